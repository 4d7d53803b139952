import { factsOf, valueOf } from "../../ledger/resolve.ts";
import { place } from "../../registry/catalogue-schema.ts";
import { PageHead, Section } from "../design/blocks.tsx";
import { BarList } from "../design/charts/bar-list.tsx";
import { DataTable, type Column } from "../design/data-table.tsx";
import { TimePicker } from "../design/forms.tsx";
import { Layout } from "../design/layout.tsx";
import { pageHref } from "../design/links.ts";
import { LANGUAGES, type Translator } from "../i18n.ts";
import type { Page, PageRequest } from "../page.ts";
import { compareIn, entryHref, nameOf, readCatalogue, textsFor, type Entry } from "./catalogue.ts";
import { Text } from "./facts-view.tsx";
import { countEach, figureHref } from "./figure-view.tsx";
import { dayOfPage, lineOf } from "./held-people.tsx";
import { TextPiece } from "./person/texts.tsx";
import type { Text as TextData } from "./text.ts";

type Row = {
  readonly entry: Entry;
  readonly name: TextData;
  readonly kind: string;
  readonly region: string;
  readonly held: number;
  readonly uncertain: number;
};

/** A region in words; its code where this build does not know it. */
export function regionName(tr: Translator, code: string | undefined): string {
  if (code === undefined) return tr.t("places.regionUnknown");
  const key = `region.${code}`;
  return tr.has(key) ? tr.t(key) : code;
}

/** A kind of place in words. */
export function placeKind(tr: Translator, entry: Entry): string {
  return tr.t(`placeKind.${valueOf(entry.entity, place.kind) ?? "unknown"}`);
}

async function readRows(request: PageRequest): Promise<readonly Row[]> {
  const { tr, lang } = request;
  const { entries } = await readCatalogue(request, "place");
  const compare = compareIn(lang);
  const when = dayOfPage(request);
  const counted = await countEach(request, entries, ({ id, code }) => ({ figure: lineOf("in-custody-by-place", { code, key: id }), when }));
  const rows = counted.map(([entry, { value, uncertain }]): Row => {
    const region = regionName(tr, valueOf(entry.entity, place.region));
    return { entry, name: nameOf(entry, place.name, request), kind: placeKind(tr, entry), region, held: value, uncertain };
  });
  const unknown = tr.t("places.regionUnknown");
  const last = (row: Row): number => (row.region === unknown ? 1 : 0);
  return rows.sort(
    (a, b) =>
      last(a) - last(b) ||
      compare(a.region, b.region) ||
      compare(a.kind, b.kind) ||
      compare(a.name.text, b.name.text) ||
      compare(a.entry.code, b.entry.code),
  );
}

function Town({ request, entry }: { readonly request: PageRequest; readonly entry: Entry }) {
  const [town] = textsFor(factsOf(entry.entity, place.town), request);
  return town === undefined ? <>{request.tr.t("word.unknown")}</> : <Text value={town.value} />;
}

function columnsFor(request: PageRequest): readonly Column<Row>[] {
  const { tr } = request;
  return [
    {
      label: tr.t("places.name"),
      kind: "name",
      cell: ({ entry, name }) => (
        <>
          <TextPiece piece={{ ...name, href: entryHref(request, "places", entry.code) }} />
          {valueOf(entry.entity, place.existence) === "unverified" && <span class="quiet"> {tr.t("places.existenceUnverified")}</span>}
        </>
      ),
    },
    { label: tr.t("places.kind"), cell: ({ kind }) => kind },
    { label: tr.t("places.town"), cell: ({ entry }) => <Town request={request} entry={entry} /> },
    { label: tr.t("places.region"), cell: ({ region }) => region },
    {
      label: tr.t("places.held"),
      kind: "number",
      cell: ({ held, uncertain }) => (uncertain === 0 ? tr.number(held) : `${tr.number(held)} (+\u00a0${tr.number(uncertain)})`),
    },
  ];
}

function Chart({ request, rows }: { readonly request: PageRequest; readonly rows: readonly Row[] }) {
  const { tr } = request;
  const bars = rows
    .filter((row) => row.held > 0)
    .sort((a, b) => b.held - a.held)
    .map((row) => ({ label: <TextPiece piece={row.name} />, value: row.held, href: entryHref(request, "places", row.entry.code) }));
  const sum = rows.reduce((total, row) => total + row.held, 0);
  return (
    <Section id="chart" title={tr.t("places.chartOn", { date: tr.day(request.at) })}>
      <p>
        {tr.t("places.sum", { n: sum })} <a href={figureHref(request, "in-custody-by-place")}>{tr.t("places.figure")}</a>
      </p>
      {bars.length > 0 && <BarList tr={tr} bars={bars} label={tr.t("places.chartOn", { date: tr.day(request.at) })} />}
    </Section>
  );
}

/** Places of detention by region and kind, with the people held there on the day. */
export const placesPage: Page = {
  pattern: "/places",
  render: async (request) => {
    const { tr, lang, time } = request;
    const rows = await readRows(request);
    const html = (
      <Layout
        tr={tr}
        title={tr.t("places.title")}
        description={tr.t("places.description")}
        path="/places"
        time={time}
        alternates={LANGUAGES}
        position={request.knownAt}
      >
        <PageHead
          title={tr.t("places.title")}
          asOf={tr.t("figures.asOf", { date: tr.day(request.at) })}
          lead={tr.t("places.description")}
        />
        <Chart request={request} rows={rows} />
        <Section id="list" title={tr.t("places.list")}>
          <DataTable tr={tr} caption={tr.t("articles.caption", { date: tr.day(request.at) })} columns={columnsFor(request)} rows={rows} />
        </Section>
        <p class="quiet">{tr.t("places.townLevel")}</p>
        <TimePicker tr={tr} action={pageHref(lang, "/places")} time={time} today={request.today} />
      </Layout>
    );
    return { kind: "page", html };
  },
};
