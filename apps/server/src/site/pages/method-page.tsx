import type { Child } from "hono/jsx";
import { currentDefinitions, type Definition } from "../../figures/definitions.ts";
import { CONFIRMATION_DAYS } from "../../figures/measure.ts";
import { definitionText, unitText } from "../../figures/texts.ts";
import { INFORMATION_CREDIBILITY, SOURCE_RELIABILITY, codesOf } from "../../registry/codes.ts";
import { DefinitionList, Notice, PageHead, Section } from "../design/blocks.tsx";
import { DataTable } from "../design/data-table.tsx";
import { TimePicker } from "../design/forms.tsx";
import { Layout } from "../design/layout.tsx";
import { pageHref } from "../design/links.ts";
import { LANGUAGES, type MessageKey } from "../i18n.ts";
import type { Page, PageRequest } from "../page.ts";
import { figureHref } from "./figure-view.tsx";
import { WhatIsProved } from "./statement-parts.tsx";
import { readUnknowns, type Unknowns } from "./unknowns.ts";

type Asked = { readonly request: PageRequest };

/** Paragraphs of a part: `method.dates.1`, `method.dates.2`… */
function Prose({ request, keys }: Asked & { readonly keys: readonly MessageKey[] }) {
  return (
    <>
      {keys.map((key) => (
        <p>{request.tr.t(key)}</p>
      ))}
    </>
  );
}

const WORDS = ["detained", "prosecuted", "convicted", "custody", "recognised", "released"] as const;

function Words({ request }: Asked) {
  const { t } = request.tr;
  return <DefinitionList items={WORDS.map((word) => ({ term: t(`method.words.${word}`), value: t(`method.words.${word}Text`) }))} />;
}

/** Three records and how each counts on four days: the rule for partial dates, worked through. */
function Example({ request }: Asked) {
  const { tr } = request;
  const mark = { yes: tr.t("method.example.counted"), perhaps: tr.t("method.example.uncertain"), no: tr.t("method.example.not") };
  const rows = [
    { record: tr.t("method.example.may"), cells: [mark.perhaps, mark.yes, mark.yes, mark.yes] },
    { record: tr.t("method.example.released"), cells: [mark.yes, mark.yes, mark.yes, mark.perhaps] },
    { record: tr.t("method.example.year"), cells: [mark.perhaps, mark.perhaps, mark.yes, mark.yes] },
    { record: tr.t("method.example.sum"), cells: ["1 (+\u00a02)", "2 (+\u00a01)", "3", "2 (+\u00a01)"] },
  ];
  const days = ["2021-05-15", "2021-05-31", "2022-05-01", "2024-03-10"];
  return (
    <DataTable
      tr={tr}
      caption={tr.t("method.example.caption")}
      rows={rows}
      columns={[
        { label: tr.t("method.example.record"), kind: "name", cell: (row) => row.record },
        ...days.map((day, i) => ({ label: tr.day(day), cell: (row: (typeof rows)[number]) => row.cells[i] ?? "" })),
      ]}
    />
  );
}

function Definitions({ request }: Asked) {
  const { tr, lang } = request;
  const about = (definition: Definition): Child => (
    <>
      <p>{definitionText(definition, lang).rule}</p>
      <p class="quiet">
        {tr.t("method.definitions.about", { id: definition.id, version: definition.version, unit: unitText(definition.unit, lang) })}{" "}
        {tr.t(`method.shape.${definition.shape}`)}
      </p>
    </>
  );
  const items = currentDefinitions().map((definition) => ({
    term: <a href={figureHref(request, definition.id)}>{definitionText(definition, lang).title}</a>,
    value: about(definition),
  }));
  return <DefinitionList items={items} />;
}

function Scales({ request }: Asked) {
  const { t } = request.tr;
  return (
    <>
      <h3>{t("method.sources.letters")}</h3>
      <ul>
        {codesOf(SOURCE_RELIABILITY).map((code) => (
          <li>{t(`reliability.${code}`)}</li>
        ))}
      </ul>
      <h3>{t("method.sources.digits")}</h3>
      <ul>
        {codesOf(INFORMATION_CREDIBILITY).map((code) => (
          <li>{t(`credibility.${code}`)}</li>
        ))}
      </ul>
    </>
  );
}

function Missing({ request, unknowns }: Asked & { readonly unknowns: Unknowns }) {
  const { t, day } = request.tr;
  const lines: readonly [MessageKey, number, number][] = [
    ["method.missing.uncertain", unknowns.inCustody.uncertain, unknowns.inCustody.value],
    ["method.missing.place", unknowns.heldNowhereKnown, unknowns.inCustody.value],
    ["method.missing.article", unknowns.heldUnderNoKnownArticle, unknowns.inCustody.value],
    ["method.missing.gender", unknowns.noGender, unknowns.people],
    ["method.missing.birth", unknowns.noBirthYear, unknowns.people],
    ["method.missing.places", unknowns.placesUnverified, unknowns.places],
    ["method.missing.addresses", unknowns.placesWithoutAddress, unknowns.places],
    ["method.missing.articles", unknowns.articlesUnverified, unknowns.articles],
  ];
  return (
    <Notice tone="unknown" title={t("method.missing.title", { date: day(request.at) })}>
      <ul>
        {lines.map(([key, n, all]) => (
          <li>{t(key, { n, all })}</li>
        ))}
      </ul>
    </Notice>
  );
}

function Reproduce({ request, unknowns }: Asked & { readonly unknowns: Unknowns }) {
  const { tr } = request;
  const { value, uncertain } = unknowns.inCustody;
  return (
    <>
      <Prose request={request} keys={["method.position.1", "method.position.2"]} />
      <p>
        <code>{`npx apora figure show in-custody --at ${request.at} --known-at ${request.knownAt} --json`}</code>
      </p>
      <p>{tr.t("method.position.answer", { value, uncertain, position: tr.number(request.knownAt) })}</p>
    </>
  );
}

const PARTS = ["data", "people", "places", "articles", "documents", "software"] as const;

function Licences({ request }: Asked) {
  const { t } = request.tr;
  return <DefinitionList items={PARTS.map((part) => ({ term: t(`method.licence.${part}`), value: t(`method.licence.${part}Text`) }))} />;
}

function Parts({ request, unknowns }: Asked & { readonly unknowns: Unknowns }) {
  const { t } = request.tr;
  return (
    <>
      <Section id="who" title={t("method.who.title")}>
        <Prose request={request} keys={["method.who.1", "method.who.2", "method.who.3"]} />
      </Section>
      <Section id="words" title={t("method.words.title")}>
        <Words request={request} />
      </Section>
      <Section id="dates" title={t("method.dates.title")}>
        <Prose request={request} keys={["method.dates.1", "method.dates.2", "method.dates.3"]} />
        <Example request={request} />
      </Section>
      <Section id="confirmation" title={t("method.confirm.title")}>
        <Prose request={request} keys={["method.confirm.1", "method.confirm.2"]} />
        <p class="quiet">{t("method.confirm.days", { n: CONFIRMATION_DAYS })}</p>
      </Section>
      <Section id="definitions" title={t("method.definitions.title")}>
        <p>{t("method.definitions.1")}</p>
        <Definitions request={request} />
      </Section>
      <Section id="sources" title={t("method.sources.title")}>
        <p>{t("method.sources.1")}</p>
        <Scales request={request} />
      </Section>
      <Section id="conflict" title={t("method.conflict.title")}>
        <p>{t("method.conflict.1")}</p>
      </Section>
      <Section id="merges" title={t("method.merge.title")}>
        <Prose request={request} keys={["method.merge.1", "method.merge.2", "method.merge.3"]} />
      </Section>
      <Section id="time" title={t("method.time.title")}>
        <Prose request={request} keys={["method.time.1", "method.time.2"]} />
      </Section>
      <Section id="position" title={t("method.position.title")}>
        <Reproduce request={request} unknowns={unknowns} />
      </Section>
      <Section id="unknown" title={t("method.unknown.title")}>
        <Prose request={request} keys={["method.unknown.1", "method.unknown.2", "method.unknown.3"]} />
        <Missing request={request} unknowns={unknowns} />
      </Section>
    </>
  );
}

/** What is counted, by which rules, what is not known, and how anybody can check it. */
export const methodPage: Page = {
  pattern: "/method",
  render: async (request) => {
    const { tr, lang, time } = request;
    const { t } = tr;
    const unknowns = await readUnknowns(request);
    const html = (
      <Layout
        tr={tr}
        title={t("method.title")}
        description={t("method.description")}
        path="/method"
        time={time}
        alternates={LANGUAGES}
        position={request.knownAt}
      >
        <PageHead title={t("method.title")} asOf={t("figures.asOf", { date: tr.day(request.at) })} lead={t("method.lead")} />
        <Notice tone="danger" title={t("method.danger.title")}>
          <p>{t("method.danger.1")}</p>
        </Notice>
        <Parts request={request} unknowns={unknowns} />
        <Section id="proofs" title={t("proofs.method")}>
          <Prose request={request} keys={["proofs.method.1", "proofs.method.2"]} />
          <WhatIsProved request={request} />
          <p>
            <a href={pageHref(lang, "/statements")}>{t("proofs.title")}</a> · <a href={pageHref(lang, "/log")}>{t("proofs.log")}</a>
          </p>
        </Section>
        <Section id="readers" title={t("method.readers.title")}>
          <Prose request={request} keys={["method.readers.1", "method.readers.2"]} />
        </Section>
        <Section id="wrong" title={t("method.wrong.title")}>
          <p>{t("method.wrong.1")}</p>
        </Section>
        <Section id="licence" title={t("method.licence.title")}>
          <Licences request={request} />
        </Section>
        <TimePicker tr={tr} action={pageHref(lang, "/method")} time={time} today={request.today} />
      </Layout>
    );
    return { kind: "page", html };
  },
};
