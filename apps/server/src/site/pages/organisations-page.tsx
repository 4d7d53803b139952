import type { Count } from "../../figures/count.ts";
import { findDefinition } from "../../figures/definitions.ts";
import { listParts } from "../../figures/figure.ts";
import { factsOf, valueOf } from "../../ledger/resolve.ts";
import { organisation } from "../../registry/catalogue-schema.ts";
import { Notice, PageHead } from "../design/blocks.tsx";
import { DataTable, type Column } from "../design/data-table.tsx";
import { TimePicker } from "../design/forms.tsx";
import { Layout } from "../design/layout.tsx";
import { pageHref } from "../design/links.ts";
import { LANGUAGES, type Translator } from "../i18n.ts";
import type { Page, PageRequest } from "../page.ts";
import { compareIn, entryHref, nameOf, readCatalogue, type Entry } from "./catalogue.ts";
import { countEach } from "./figure-view.tsx";
import { dayOfPage, lineOf } from "./held-people.tsx";
import { TextPiece } from "./person/texts.tsx";
import type { Text } from "./text.ts";

/** What kind of organisation it is, in words; the recorded word where this build does not know it. */
export function organisationKinds(tr: Translator, entry: Entry): string {
  const kinds = factsOf(entry.entity, organisation.kind).map((fact) => {
    const key = `organisationKind.${fact.value}`;
    return tr.has(key) ? tr.t(key) : fact.value;
  });
  return kinds.length === 0 ? tr.t("word.unknown") : tr.list(kinds);
}

/** Ids of the organisations with at least one recorded decision to recognise at the position of the page. */
export async function recognisers({ reader, knownAt }: PageRequest): Promise<ReadonlySet<string>> {
  const definition = findDefinition("ever-recognised");
  const parts = definition === undefined ? [] : await listParts(reader, definition, knownAt);
  return new Set(parts.map((part) => part.key));
}

type Row = { readonly entry: Entry; readonly name: Text; readonly kinds: string; readonly recognised: Count | undefined };

async function readRows(request: PageRequest): Promise<readonly Row[]> {
  const { lang, tr } = request;
  const { entries } = await readCatalogue(request, "organisation");
  const recognising = await recognisers(request);
  const compare = compareIn(lang);
  const when = dayOfPage(request);
  const counted = await countEach(request, entries, ({ id, code }) => ({ figure: lineOf("ever-recognised", { code, key: id }), when }));
  const rows = counted.map(([entry, count]): Row => {
    const recognised = recognising.has(entry.id) ? count : undefined;
    return { entry, name: nameOf(entry, organisation.name, request), kinds: organisationKinds(tr, entry), recognised };
  });
  return rows.sort((a, b) => compare(a.name.text, b.name.text) || compare(a.entry.code, b.entry.code));
}

function columnsFor(request: PageRequest): readonly Column<Row>[] {
  const { tr } = request;
  return [
    {
      label: tr.t("organisations.name"),
      kind: "name",
      cell: ({ entry, name }) => (
        <>
          <TextPiece piece={{ ...name, href: entryHref(request, "organisations", entry.code) }} />
          {valueOf(entry.entity, organisation.state) !== "verified" && <span class="quiet"> {tr.t("verification.unverified")}</span>}
        </>
      ),
    },
    { label: tr.t("organisations.kind"), cell: ({ kinds }) => kinds },
    {
      label: tr.t("organisations.recognisedPeople"),
      kind: "number",
      cell: ({ recognised }) => (recognised === undefined ? "" : tr.number(recognised.value)),
    },
  ];
}

/** Organisations this register refers to: what they do, and how many people each recognised. */
export const organisationsPage: Page = {
  pattern: "/organisations",
  render: async (request) => {
    const { tr, lang, time } = request;
    const html = (
      <Layout
        tr={tr}
        title={tr.t("organisations.title")}
        description={tr.t("organisations.description")}
        path="/organisations"
        time={time}
        alternates={LANGUAGES}
        position={request.knownAt}
      >
        <PageHead
          title={tr.t("organisations.title")}
          asOf={tr.t("figures.asOf", { date: tr.day(request.at) })}
          lead={tr.t("organisations.description")}
        />
        <Notice tone="danger">
          <p>{tr.t("organisations.danger")}</p>
        </Notice>
        <p>{tr.t("organisations.notAdded")}</p>
        <DataTable
          tr={tr}
          caption={tr.t("organisations.title")}
          captionHidden={true}
          columns={columnsFor(request)}
          rows={await readRows(request)}
        />
        <TimePicker tr={tr} action={pageHref(lang, "/organisations")} time={time} today={request.today} />
      </Layout>
    );
    return { kind: "page", html };
  },
};
