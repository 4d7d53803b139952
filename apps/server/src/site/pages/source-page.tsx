import type { Child } from "hono/jsx";
import { Breadcrumb, DefinitionList, PageHead, Section, type Definition } from "../design/blocks.tsx";
import { DataTable, Pager, type Column } from "../design/data-table.tsx";
import { TimePicker } from "../design/forms.tsx";
import { Layout } from "../design/layout.tsx";
import { pageHref } from "../design/links.ts";
import { OutsideLink } from "../design/sources.tsx";
import { LANGUAGES, type MessageKey } from "../i18n.ts";
import { NOT_FOUND, type Page, type PageRequest } from "../page.ts";
import { entryHref, readPageNumber, type CatalogueSection } from "./catalogue.ts";
import { propertyWords, valueWords } from "./claim-words.ts";
import { documentDate, languageName, periodText, sourceTitle } from "./facts-view.tsx";
import { TextPiece } from "./person/texts.tsx";
import { readSourceFacts, type Owner, type Resting, type SourceFacts } from "./source-facts.ts";

const SECTIONS: Readonly<Record<string, CatalogueSection>> = { place: "places", provision: "articles", organisation: "organisations" };

/** What a statement is about, with a link where it has a page. */
function About({ request, owner }: { readonly request: PageRequest; readonly owner: Owner }) {
  const { lang, time } = request;
  const section = SECTIONS[owner.kind];
  if (section !== undefined) return <TextPiece piece={{ ...owner.name, href: entryHref(request, section, owner.code ?? owner.id) }} />;
  if (owner.kind === "person") return <TextPiece piece={{ ...owner.name, href: pageHref(lang, `/people/${owner.id}`, time) }} />;
  return <TextPiece piece={owner.name} />;
}

function Said({ request, resting }: { readonly request: PageRequest; readonly resting: Resting }) {
  const { tr } = request;
  const { text, lang } = resting.reference ?? valueWords(tr, resting.claim);
  const period = periodText(tr, resting.claim.valid);
  const shown = text.length > 240 ? `${text.slice(0, 240)}…` : text;
  return (
    <>
      {resting.withdrawn ? <s lang={lang}>{shown}</s> : <span lang={lang}>{shown}</span>}
      {period !== "" && <span class="quiet"> ({period})</span>}
      {resting.withdrawn && <strong> {tr.t("sources.withdrawn")}</strong>}
    </>
  );
}

function columnsFor(request: PageRequest): readonly Column<Resting>[] {
  const { tr } = request;
  const grade = ({ claim }: Resting): string => [claim.reliability, claim.credibility].filter((mark) => mark !== null).join("\u00a0");
  return [
    { label: tr.t("sources.about"), kind: "name", cell: ({ owner }) => <About request={request} owner={owner} /> },
    { label: tr.t("sources.property"), cell: ({ claim }) => propertyWords(tr, claim.property) },
    { label: tr.t("sources.statement"), cell: (resting) => <Said request={request} resting={resting} /> },
    { label: tr.t("sources.grade"), cell: grade },
  ];
}

function Particulars({ request, facts }: { readonly request: PageRequest; readonly facts: SourceFacts }) {
  const { tr } = request;
  const { source } = facts;
  const optional = (key: MessageKey, value: Child | undefined): Definition[] =>
    value === undefined || value === null || value === "" ? [] : [{ term: tr.t(key), value }];
  const items: Definition[] = [
    ...optional("sources.publisher", source.publisher),
    { term: tr.t("sources.date"), value: documentDate(tr, source.published) ?? tr.t("word.notStated") },
    ...optional("sources.read", documentDate(tr, source.readOn)),
    { term: tr.t("sources.address"), value: <OutsideLink url={source.url} fallback={tr.t("evidence.noLink")} /> },
    ...(source.archive === null || source.archive === ""
      ? []
      : [{ term: tr.t("evidence.archive"), value: <OutsideLink url={source.archive} fallback="" /> }]),
    ...optional("sources.language", source.language === null ? undefined : languageName(tr, source.language)),
    ...optional("places.note", source.note),
  ];
  return <DefinitionList items={items} />;
}

function SourceView({ request, facts }: { readonly request: PageRequest; readonly facts: SourceFacts }) {
  const { tr, lang, time } = request;
  const title = sourceTitle(tr, facts.source);
  const path = `/sources/${facts.source.id}`;
  return (
    <Layout
      tr={tr}
      title={title}
      description={tr.t("sources.descriptionOf", { title })}
      path={facts.page === 1 ? path : `${path}?page=${facts.page}`}
      time={time}
      alternates={LANGUAGES}
      position={request.knownAt}
    >
      <Breadcrumb tr={tr} items={[{ label: tr.t("sources.title"), href: pageHref(lang, "/sources", time) }]} />
      <PageHead title={title} asOf={tr.t("sources.claims", { n: facts.total })} />
      <Section id="document" title={tr.t("sources.document")}>
        <Particulars request={request} facts={facts} />
        <p class="quiet">{tr.t("sources.note")}</p>
      </Section>
      <Section id="statements" title={tr.t("sources.rests")}>
        <p>
          {tr.t("sources.restsText")} <a href={`${pageHref(lang, "/method", time)}#sources`}>{tr.t("sources.gradeLink")}</a>
        </p>
        <DataTable tr={tr} caption={tr.t("sources.rests")} captionHidden={true} columns={columnsFor(request)} rows={facts.rows} />
        <Pager tr={tr} page={facts.page} pages={facts.pages} href={(n) => pageHref(lang, `${path}?page=${n}`, time)} />
      </Section>
      <TimePicker tr={tr} action={pageHref(lang, path)} time={time} today={request.today} />
    </Layout>
  );
}

/** One source: everything known about the document, and the statements that rest on it. */
export const sourcePage: Page = {
  pattern: "/sources/:id",
  render: async (request, params) => {
    const id = params["id"] ?? "";
    if (!/^[1-9]\d{0,14}$/u.test(id)) return NOT_FOUND;
    const facts = await readSourceFacts(request, Number(id), readPageNumber(request.query));
    return facts === undefined ? NOT_FOUND : { kind: "page", html: <SourceView request={request} facts={facts} /> };
  },
};
