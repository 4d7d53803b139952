import type { Child } from "hono/jsx";
import type { PublicEstimate } from "../../../estimates/public-document.ts";
import { Section } from "../../design/blocks.tsx";
import { HistogramPlot, RangePlot, type RangeRow } from "../../design/charts/estimate-plots.tsx";
import { DataTable, type Column } from "../../design/data-table.tsx";
import type { MessageKey, Translator } from "../../i18n.ts";
import { OTHERS } from "../../../estimates/strata.ts";
import { rangeWords, reasonWords } from "./estimate-words.ts";

/** What a plot is made from: the estimate, and its lists by name. */
export type PlotView = { readonly tr: Translator; readonly estimate: PublicEstimate; readonly names: readonly string[] };

const told = (tr: Translator, value: number | null): string => (value === null ? "–" : tr.number(value));
const range = (tr: Translator, lo: number | null, hi: number | null): string =>
  lo === null || hi === null ? "–" : rangeWords(tr, { lo, hi });

/** A drawing under its heading, with what it says and the same numbers as a table. */
function Drawn(props: {
  readonly tr: Translator;
  readonly id: string;
  readonly title: MessageKey;
  readonly text: MessageKey;
  readonly children?: Child;
}) {
  return (
    <Section id={props.id} title={props.tr.t(props.title)}>
      <p>{props.tr.t(props.text)}</p>
      <figure class="chart-figure">{props.children}</figure>
    </Section>
  );
}

function Table<Row>({
  view,
  title,
  rows,
  columns,
}: {
  readonly view: PlotView;
  readonly title: MessageKey;
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
}) {
  return <DataTable tr={view.tr} caption={view.tr.t(title)} captionHidden={true} rows={rows} columns={columns} />;
}

/** Title, description and axis of a drawing of estimated persons. */
const drawing = ({ tr }: PlotView, id: string, title: MessageKey) => ({
  tr,
  id: `${id}-drawing`,
  title: tr.t(title),
  description: tr.t("estimates.drawing"),
  axis: tr.t("estimates.axis"),
});

/** The interval of every method, with the assumption that makes it right. */
export function MethodsSection({ view }: { readonly view: PlotView }) {
  const { tr, estimate } = view;
  const { outcome, methods } = estimate;
  const rows = methods
    .filter(({ lo }) => lo !== null)
    .map(({ method, lo, hi, estimate: point }): RangeRow => ({ label: tr.t(`estimates.m.${method}` as MessageKey), lo, hi, point }));
  return (
    <Drawn tr={tr} id="methods" title="estimates.methods" text="estimates.methods.text">
      <RangePlot {...drawing(view, "methods", "estimates.methods")} rows={rows} band={outcome} />
      <Table
        view={view}
        title="estimates.methods"
        rows={methods}
        columns={[
          { label: tr.t("estimates.method"), kind: "name", cell: ({ method }) => tr.t(`estimates.m.${method}` as MessageKey) },
          { label: tr.t("estimates.estimate"), kind: "number", cell: (row) => told(tr, row.estimate) },
          { label: tr.t("estimates.interval"), kind: "number", cell: ({ lo, hi }) => range(tr, lo, hi) },
          { label: tr.t("estimates.assumption"), cell: ({ method }) => tr.t(`estimates.a.${method}` as MessageKey) },
          {
            label: tr.t("estimates.verdict"),
            cell: ({ verdict, reasons }) => [tr.t(`estimates.v.${verdict}` as MessageKey), ...reasonWords(tr, reasons)].join(" · "),
          },
        ]}
      />
    </Drawn>
  );
}

const TABLE_BINS = 10;

/** Bins put together, so that the table can be read. */
function coarse({ from, to, shares }: NonNullable<PublicEstimate["posterior"]>): readonly { lo: number; hi: number; share: number }[] {
  const size = Math.max(1, Math.ceil(shares.length / TABLE_BINS));
  const edge = (bin: number): number => Math.round(from + ((to - from) * Math.min(bin, shares.length)) / Math.max(1, shares.length));
  return Array.from({ length: Math.ceil(shares.length / size) }, (_, index) => ({
    lo: edge(index * size),
    hi: edge((index + 1) * size),
    share: shares.slice(index * size, (index + 1) * size).reduce((sum, share) => sum + share, 0),
  }));
}

export function PosteriorSection({ view }: { readonly view: PlotView }) {
  const { tr, estimate } = view;
  const { posterior } = estimate;
  if (posterior === null) return null;
  return (
    <Drawn tr={tr} id="posterior" title="estimates.posterior" text="estimates.posterior.text">
      <HistogramPlot {...drawing(view, "posterior", "estimates.posterior")} {...posterior} />
      <Table
        view={view}
        title="estimates.posterior"
        rows={coarse(posterior)}
        columns={[
          { label: tr.t("estimates.estimate"), kind: "name", cell: (row) => rangeWords(tr, row) },
          {
            label: tr.t("estimates.probability"),
            kind: "number",
            cell: ({ share }) => `${tr.number(Math.round(1000 * share) / 10)}\u00a0%`,
          },
        ]}
      />
    </Drawn>
  );
}

type Changed = { readonly label: string; readonly estimate: number | null };

/** How the answer moves when something is changed: one point a line, against the interval of the whole. */
function ChangeSection(props: {
  readonly view: PlotView;
  readonly id: string;
  readonly title: MessageKey;
  readonly text: MessageKey;
  readonly rows: readonly Changed[];
}) {
  const { view, id, title, text, rows } = props;
  const { tr, estimate } = view;
  if (rows.length === 0) return null;
  return (
    <Drawn tr={tr} id={id} title={title} text={text}>
      <RangePlot
        {...drawing(view, id, title)}
        rows={rows.map((row) => ({ label: row.label, lo: null, hi: null, point: row.estimate }))}
        band={estimate.outcome}
      />
      <Table
        view={view}
        title={title}
        rows={rows}
        columns={[
          { label: tr.t("estimates.change"), kind: "name", cell: ({ label }) => label },
          { label: tr.t("estimates.estimate"), kind: "number", cell: (row) => told(tr, row.estimate) },
        ]}
      />
    </Drawn>
  );
}

/** Leave one list out, merge two, use a part of the people. */
export function StabilitySections({ view }: { readonly view: PlotView }) {
  const { tr, estimate, names } = view;
  const name = (index: number | undefined): string => names[index ?? -1] ?? "?";
  const without = estimate.leaveOneOut.map((row) => ({
    label: tr.t("estimates.without", { list: name(row.list) }),
    estimate: row.estimate,
  }));
  const merged = estimate.merges.map(({ lists: [a, b], estimate: value }) => ({
    label: tr.t("estimates.merged", { a: name(a), b: name(b) }),
    estimate: value,
  }));
  const parts = estimate.subsamples.map(({ share, estimate: value }) => ({
    label: tr.t("estimates.part", { share: Math.round(100 * share) }),
    estimate: value,
  }));
  return (
    <>
      <ChangeSection view={view} id="leave-one-out" title="estimates.leaveOut" text="estimates.leaveOut.text" rows={without} />
      <ChangeSection view={view} id="merges" title="estimates.merges" text="estimates.merges.text" rows={merged} />
      <ChangeSection view={view} id="subsamples" title="estimates.subsamples" text="estimates.subsamples.text" rows={parts} />
    </>
  );
}

/** The word for a stratum: a gender or a region by its name, a year as it is. */
function stratumWords(tr: Translator, by: string, stratum: string): string {
  if (stratum === OTHERS) return tr.t("estimates.strata.others");
  const key = `${by}.${stratum}`;
  return tr.has(key) ? tr.t(key) : stratum;
}

/** Every group for itself, and all of them together. */
export function StrataSection({ view }: { readonly view: PlotView }) {
  const { tr, estimate } = view;
  const { strata } = estimate;
  if (strata === undefined) return null;
  const rows = [
    ...strata.parts.map((part) => ({ ...part, label: stratumWords(tr, strata.by, part.stratum) })),
    { ...strata.combined, label: tr.t("estimates.strata.all") },
  ];
  // What limits the whole is told above; here only what limits a group besides.
  const own = (reasons: readonly string[]): readonly string[] => reasons.filter((code) => !estimate.outcome.reasons.includes(code));
  const drawn = rows.filter(({ lo }) => lo !== null).map(({ label, lo, hi, estimate: point }): RangeRow => ({ label, lo, hi, point }));
  return (
    <Drawn tr={tr} id="strata" title={`estimates.strata.${strata.by}`} text="estimates.strata.text">
      {drawn.length > 0 && <RangePlot {...drawing(view, "strata", `estimates.strata.${strata.by}`)} rows={drawn} />}
      <Table
        view={view}
        title={`estimates.strata.${strata.by}`}
        rows={rows}
        columns={[
          { label: tr.t("estimates.strata.group"), kind: "name", cell: ({ label }) => label },
          { label: tr.t("estimates.estimate"), kind: "number", cell: (row) => told(tr, row.estimate) },
          { label: tr.t("estimates.interval"), kind: "number", cell: ({ lo, hi }) => range(tr, lo, hi) },
          {
            label: tr.t("estimates.verdict"),
            cell: ({ verdict, reasons }) => [tr.t(`estimates.v.${verdict}` as MessageKey), ...reasonWords(tr, own(reasons))].join(" · "),
          },
        ]}
      />
    </Drawn>
  );
}

/** How much of the estimated people each list holds. */
export function CoverageSection({ view }: { readonly view: PlotView }) {
  const { tr, estimate, names } = view;
  const rows = estimate.lists.map(({ size, coverage }, index) => ({
    label: names[index] ?? "",
    size,
    lo: Math.round(100 * coverage.lo),
    hi: Math.round(100 * coverage.hi),
  }));
  return (
    <Drawn tr={tr} id="coverage" title="estimates.coverage" text="estimates.coverage.text">
      <RangePlot {...drawing(view, "coverage", "estimates.coverage")} axis={tr.t("estimates.shareOfEstimate")} rows={rows} percent={true} />
      <Table
        view={view}
        title="estimates.coverage"
        rows={rows}
        columns={[
          { label: tr.t("estimates.list"), kind: "name", cell: ({ label }) => label },
          { label: tr.t("estimates.people"), kind: "number", cell: ({ size }) => rangeWords(tr, size) },
          { label: tr.t("estimates.shareOfEstimate"), kind: "number", cell: (row) => `${rangeWords(tr, row)}\u00a0%` },
        ]}
      />
    </Drawn>
  );
}
