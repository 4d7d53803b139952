import type { Child } from "hono/jsx";
import { countFigure, countFigures, type Count, type FigureWhen } from "../../figures/count.ts";
import { traceFigure } from "../../figures/curve.ts";
import type { Definition } from "../../figures/definitions.ts";
import type { Figure, When } from "../../figures/figure.ts";
import { listReported, type Reported } from "../../figures/reported-list.ts";
import { definitionText } from "../../figures/texts.ts";
import { dayOf, isoOf, MAX_DAY, MIN_DAY } from "../../ledger/edtf.ts";
import type { ChartEvent, ChartModel, OwnStep, SaidSeries } from "../design/charts/chart-model.ts";
import { saidValue } from "../design/charts/chart-model.ts";
import { LineChart } from "../design/charts/line-chart.tsx";
import { DataTable } from "../design/data-table.tsx";
import { FigureNumber } from "../design/figure-number.tsx";
import { pageHref } from "../design/links.ts";
import type { Translator } from "../i18n.ts";
import type { PageRequest } from "../page.ts";
import { standingStatement, statementPath } from "./statement-parts.tsx";

/** Public indicator of others that speaks about the same thing as a definition of ours. Shown beside, never merged. */
const COMPARABLE: Readonly<Record<string, string>> = {
  "in-custody": "pp_in_custody",
  "in-custody-women": "pp_in_custody_women",
  "ever-recognised": "pp_recognised_total",
  "deaths-in-custody": "pp_deaths_total",
  "convicted-persons": "convicted_politically_total",
  "persons-convicted-in-absentia": "convicted_in_absentia_total",
  "recognised-in-period": "pp_recognised_in_period",
  "released-in-period": "released_event",
};

/** The page of a figure. */
export function figureHref(request: PageRequest, id: string): string {
  return pageHref(request.lang, `/figures/${id.split("/").map(encodeURIComponent).join("/")}`, request.time);
}

/** What others said about the same thing, up to the day of the page. */
export async function readComparable(request: PageRequest, definition: Definition): Promise<readonly Reported[]> {
  const indicator = COMPARABLE[definition.id];
  if (indicator === undefined) return [];
  const reported = await listReported(request.reader, request.knownAt);
  return reported.filter((r) => r.indicator === indicator && r.asOf.lo <= request.atDay);
}

/** The period a period figure is shown for: the one asked for, else the year of the page's day. */
export function whenOf(request: PageRequest, definition: Definition, readPeriod: (text: string) => When): When {
  if (definition.shape !== "period") return { text: request.at, from: request.atDay, to: request.atDay };
  const asked = request.query.get("period")?.trim() ?? "";
  return readPeriod(asked === "" ? request.at.slice(0, 4) : asked);
}

export type Card = {
  readonly request: PageRequest;
  readonly figure: Figure;
  readonly when: When;
  readonly count: Count;
  readonly label?: string;
  readonly size?: "main" | "small";
  readonly link?: boolean;
};

/** A value in words that are never without unit, definition and date, and with the statement that says just this. */
export async function renderCard(props: Card): Promise<Child> {
  const { request, figure, when, count } = props;
  const statement = await standingStatement(request, props);
  const { tr } = request;
  const text = definitionText(figure.definition, request.lang);
  const period = figure.definition.shape === "period" ? when.text : tr.day(when.text);
  return (
    <FigureNumber
      value={tr.number(count.value)}
      unit={tr.t(`unit.${figure.definition.unit}`, { n: count.value })}
      label={props.label ?? text.title}
      definition={text.rule}
      date={figure.definition.shape === "period" ? period : tr.t("word.asOf", { date: period })}
      uncertain={count.uncertain > 0 ? tr.t("home.uncertain", { n: count.uncertain }) : undefined}
      href={props.link === true ? figureHref(request, figure.id) : undefined}
      size={props.size ?? "small"}
      check={statement === undefined ? undefined : { href: pageHref(request.lang, statementPath(statement)), label: tr.t("proofs.check") }}
    />
  );
}

/** From when curves are drawn: the register may know older facts, the drawing shows the present wave. */
const CURVE_FROM = dayOf("2020-05-01");
/** More steps than this are thinned to the first of each month: no screen shows more. */
const MOST_STEPS = 240;

function thin(steps: readonly OwnStep[], to: number): OwnStep[] {
  if (steps.length <= MOST_STEPS) return [...steps];
  const monthly: OwnStep[] = [];
  let i = 0;
  for (let day = CURVE_FROM; day <= to; day = dayOf(`${nextMonth(isoOf(day))}-01`)) {
    while (i + 1 < steps.length && (steps[i + 1]?.day ?? Infinity) <= day) i += 1;
    const step = steps[i];
    if (step !== undefined && step.day <= day) monthly.push({ ...step, day });
  }
  return monthly;
}

function nextMonth(iso: string): string {
  const [year, month] = [Number(iso.slice(0, 4)), Number(iso.slice(5, 7))];
  return month === 12 ? `${year + 1}-01` : `${year}-${String(month + 1).padStart(2, "0")}`;
}

function seriesOfOthers(reported: readonly Reported[], from: number): SaidSeries[] {
  const speakers = new Map<string, SaidSeries["points"][number][]>();
  const known = new Set(reported.filter((r) => r.organisation !== null).map((r) => r.saidBy));
  for (const r of reported) {
    if (r.value === null || r.asOf.hi < from) continue;
    const points = speakers.get(r.saidBy) ?? [];
    points.push({ lo: Math.max(r.asOf.lo, MIN_DAY), hi: Math.min(r.asOf.hi, MAX_DAY), value: r.value, comparator: r.comparator });
    speakers.set(r.saidBy, points);
  }
  // A drawing holds five speakers: organisations of the register first, then whoever said most. The table has all.
  return [...speakers]
    .map(([speaker, points]) => ({ speaker, points }))
    .sort((a, b) => Number(known.has(b.speaker)) - Number(known.has(a.speaker)) || b.points.length - a.points.length);
}

const eventsOf = (tr: Translator): readonly ChartEvent[] => [
  { day: dayOf("2020-08-09"), label: tr.t("figures.event.election") },
  { day: dayOf("2025-09-11"), label: tr.t("figures.event.release") },
  { day: dayOf("2025-12-13"), label: tr.t("figures.event.release") },
];

type Row = { readonly date: string; readonly speaker: string; readonly value: string; readonly order: number; readonly own: boolean };

function tableRows(tr: Translator, model: ChartModel, reported: readonly Reported[]): Row[] {
  const own = model.own.steps.map((step): Row => ({
    date: tr.day(isoOf(step.day)),
    speaker: tr.t("figures.ours"),
    value:
      step.value === null
        ? ""
        : tr.number(step.value) + (step.uncertain ? ` (+ ${tr.number(step.uncertain)} ${tr.t("word.uncertain")})` : ""),
    order: step.day,
    own: true,
  }));
  const others = reported.map((r): Row => ({
    date: tr.edtf(r.asOf),
    speaker: r.saidBy,
    value: r.value === null ? tr.t("word.notStated") : saidValue(tr, r.value, r.comparator),
    order: r.asOf.hi,
    own: false,
  }));
  return [...own, ...others].sort((a, b) => b.order - a.order || Number(b.own) - Number(a.own));
}

/** How a figure went over time, with what others said as marked points and everything as a table. */
export async function renderCurve(request: PageRequest, figure: Figure): Promise<Child> {
  const { tr, reader, knownAt, atDay } = request;
  const steps = await traceFigure(reader, figure, { from: CURVE_FROM, to: atDay, knownAt });
  const reported = figure.key === "" || figure.key === "recognised" ? await readComparable(request, figure.definition) : [];
  const model: ChartModel = {
    own: { label: tr.t("figures.ours"), steps: thin(steps, atDay) },
    others: seriesOfOthers(reported, CURVE_FROM),
    events: eventsOf(tr).filter((event) => event.day <= atDay),
    from: CURVE_FROM,
    to: Math.max(atDay, CURVE_FROM + 31),
  };
  const title = definitionText(figure.definition, request.lang).title;
  const table = (
    <DataTable
      tr={tr}
      caption={title}
      captionHidden={true}
      rows={tableRows(tr, model, reported)}
      columns={[
        { label: tr.t("figures.date"), cell: (row) => row.date, kind: "name" },
        { label: tr.t("figures.speaker"), cell: (row) => row.speaker },
        { label: tr.t("figures.value"), cell: (row) => row.value, kind: "number" },
      ]}
    />
  );
  return <LineChart tr={tr} id="curve" title={title} model={model} table={table} />;
}

/** The value of a figure at the time of the page. */
export function countAt(request: PageRequest, figure: Figure, when: When): Promise<Count> {
  return countFigure(request.reader, { figure, when, knownAt: request.knownAt });
}

/** The same for many figures at once, under the keys of a table or list. */
export async function countEach<K>(
  request: PageRequest,
  rows: readonly K[],
  askedFor: (row: K) => FigureWhen,
): Promise<readonly (readonly [K, Count])[]> {
  const counts = await countFigures(request.reader, rows.map(askedFor), request.knownAt);
  return rows.map((row, at) => [row, counts[at] ?? { value: 0, uncertain: 0 }]);
}
