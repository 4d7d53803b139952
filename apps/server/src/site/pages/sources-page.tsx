import type { SourceRecord } from "../../ledger/claim.ts";
import { countUsedSources, listUsedSources } from "../../ledger/source-use.ts";
import { findSources } from "../../ledger/sources.ts";
import { PageHead } from "../design/blocks.tsx";
import { DataTable, Pager, type Column } from "../design/data-table.tsx";
import { TimePicker } from "../design/forms.tsx";
import { Layout } from "../design/layout.tsx";
import { pageHref } from "../design/links.ts";
import { LANGUAGES } from "../i18n.ts";
import type { Page, PageRequest } from "../page.ts";
import { readPageNumber } from "./catalogue.ts";
import { documentDate, sourceTitle } from "./facts-view.tsx";

/** Sources on one page of the list. */
const PAGE_SIZE = 50;

type Row = SourceRecord & { readonly claims: number };

/** An address short enough for a list: most documents have no title of their own, and it tells those of one publisher apart. */
function shortAddress(url: string | null): string {
  const text = (url ?? "").replace(/^https?:\/\/(?:www\.)?/u, "");
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

function columnsFor(request: PageRequest): readonly Column<Row>[] {
  const { tr, lang, time } = request;
  return [
    {
      label: tr.t("sources.name"),
      kind: "name",
      cell: (source) => (
        <a href={pageHref(lang, `/sources/${source.id}`, time)}>{source.title || shortAddress(source.url) || sourceTitle(tr, source)}</a>
      ),
    },
    { label: tr.t("sources.publisher"), cell: (source) => source.publisher ?? tr.t("word.notStated") },
    { label: tr.t("sources.date"), cell: (source) => documentDate(tr, source.published) ?? tr.t("word.notStated") },
    { label: tr.t("sources.uses"), kind: "number", cell: (source) => tr.number(source.claims) },
  ];
}

async function readRows(
  { reader, knownAt }: PageRequest,
  used: Awaited<ReturnType<typeof countUsedSources>>,
  page: number,
): Promise<Row[]> {
  const listed = await listUsedSources(reader, used, { upTo: knownAt, limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE });
  const records = new Map(
    (
      await findSources(
        reader,
        listed.map(({ source }) => source),
      )
    ).map((record) => [record.id, record]),
  );
  return listed.flatMap(({ source, claims }) => {
    const record = records.get(source);
    return record === undefined ? [] : [{ ...record, claims }];
  });
}

/** Every source some public statement rests on, most used first. */
export const sourcesPage: Page = {
  pattern: "/sources",
  render: async (request) => {
    const { tr, lang, time } = request;
    const used = await countUsedSources(request.reader, request.knownAt);
    const { total } = used;
    const pages = Math.max(1, Math.ceil(total / PAGE_SIZE));
    const page = Math.min(readPageNumber(request.query), pages);
    const rows = await readRows(request, used, page);
    const path = page === 1 ? "/sources" : `/sources?page=${page}`;
    const html = (
      <Layout
        tr={tr}
        title={tr.t("sources.title")}
        description={tr.t("sources.description")}
        path={path}
        time={time}
        alternates={LANGUAGES}
        position={request.knownAt}
      >
        <PageHead title={tr.t("sources.title")} asOf={tr.t("count.sources", { n: total })} lead={tr.t("sources.description")} />
        <DataTable tr={tr} caption={tr.t("sources.caption")} columns={columnsFor(request)} rows={rows} />
        <Pager tr={tr} page={page} pages={pages} href={(n) => pageHref(lang, `/sources?page=${n}`, time)} />
        <TimePicker tr={tr} action={pageHref(lang, "/sources")} time={time} today={request.today} />
      </Layout>
    );
    return { kind: "page", html };
  },
};
