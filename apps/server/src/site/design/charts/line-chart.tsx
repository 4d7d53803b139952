import type { Child } from "hono/jsx";
import type { MessageKey, Translator } from "../../i18n.ts";
import { MOST_OTHERS, SHAPES, highest } from "./chart-model.ts";
import type { ChartModel } from "./chart-model.ts";
import { KeyMark } from "./marks.tsx";
import { Plot } from "./plot.tsx";

const DAY_MS = 86_400_000;

export type LineChartProps = {
  readonly tr: Translator;
  /** Unique on the page; begins the ids inside. */
  readonly id: string;
  readonly title: string;
  readonly model: ChartModel;
  /** The same numbers as a table: required, a drawing alone is not for everybody. */
  readonly table: Child;
  readonly csvHref?: string | undefined;
};

/** A number over time: ours as a solid step line, what others said as hollow marks, with its key, events and table. */
export function LineChart({ tr, id, title, model, table, csvHref }: LineChartProps) {
  const { t } = tr;
  const isoDay = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);
  const description = t("figures.chart.desc", {
    from: tr.day(isoDay(model.from)),
    to: tr.day(isoDay(model.to)),
    max: tr.number(highest(model)),
  });
  const events = model.events.filter((event) => event.day >= model.from && event.day <= model.to);
  return (
    <figure class="chart-figure" id={id}>
      <figcaption>{title}</figcaption>
      <Key tr={tr} model={model} />
      <Plot id={id} model={model} size="wide" tr={tr} title={title} description={description} />
      <Plot id={id} model={model} size="narrow" tr={tr} title={title} description={description} />
      <Notes tr={tr} model={model} />
      {events.length > 0 && (
        <ol class="chart-events">
          {events.map((event) => (
            <li>
              <span class="chart-event-date">{tr.day(isoDay(event.day))}</span> {event.label}
            </li>
          ))}
        </ol>
      )}
      <details class="chart-table">
        <summary>{t("data.table")}</summary>
        {table}
      </details>
      {csvHref !== undefined && (
        <p class="chart-data">
          <a href={csvHref}>{t("data.csv")}</a>
        </p>
      )}
    </figure>
  );
}

function Key({ tr, model }: { readonly tr: Translator; readonly model: ChartModel }) {
  const hasBand = model.own.steps.some((step) => (step.uncertain ?? 0) > 0);
  return (
    <ul class="chart-key">
      <li>
        <KeyMark shape="own" /> {model.own.label}
      </li>
      {hasBand && (
        <li>
          <KeyMark shape="uncertain" /> {tr.t("word.uncertain")}
        </li>
      )}
      {model.others.slice(0, MOST_OTHERS).map((series, index) => (
        <li class={`chart-speaker-${index + 1}`}>
          <KeyMark shape={SHAPES[index] ?? "circle"} /> {series.speaker}
        </li>
      ))}
    </ul>
  );
}

/** Explains only the signs that this chart uses. */
function Notes({ tr, model }: { readonly tr: Translator; readonly model: ChartModel }) {
  const points = model.others.slice(0, MOST_OTHERS).flatMap((series) => series.points);
  const uses = (...comparators: readonly string[]): boolean => points.some((point) => comparators.includes(point.comparator));
  const notes: readonly (readonly [boolean, MessageKey])[] = [
    [uses(">", ">="), "figures.chart.gt"],
    [uses("<", "<="), "figures.chart.lt"],
    [uses("~"), "figures.chart.approx"],
    [points.some((point) => point.hi > point.lo), "figures.chart.period"],
  ];
  const used = notes.filter(([isUsed]) => isUsed);
  return used.length === 0 ? null : <p class="chart-notes">{used.map(([, key]) => tr.t(key)).join(" · ")}</p>;
}
