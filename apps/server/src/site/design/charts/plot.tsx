import type { Translator } from "../../i18n.ts";
import { MOST_OTHERS, SHAPES, highest } from "./chart-model.ts";
import type { ChartModel, OwnStep, SaidPoint } from "./chart-model.ts";
import { ComparatorMark, SaidMark } from "./marks.tsx";
import { countTicks, dayTicks, linearScale, spread } from "./scales.ts";
import type { Scale } from "./scales.ts";

/** One drawing of a chart. Two are served, so that letters keep their size on a phone; the stylesheet shows one. */
export type PlotSize = "wide" | "narrow";
const SIZES = {
  wide: { width: 760, height: 380, left: 46, right: 150, top: 26, bottom: 30, xTicks: 9 },
  narrow: { width: 340, height: 280, left: 38, right: 10, top: 26, bottom: 28, xTicks: 7 },
} as const;
const LABEL_GAP = 15;

type Frame = {
  readonly size: (typeof SIZES)[PlotSize];
  readonly x: Scale;
  readonly y: Scale;
  readonly yTicks: readonly number[];
  readonly model: ChartModel;
  readonly tr: Translator;
};

type PlotProps = {
  readonly id: string;
  readonly model: ChartModel;
  readonly size: PlotSize;
  readonly tr: Translator;
  readonly title: string;
  readonly description: string;
};

/** The drawing itself: axis from zero, nothing interpolated, nothing coloured in the markup. */
export function Plot({ id, model, size: name, tr, title, description }: PlotProps) {
  const size = SIZES[name];
  const yTicks = countTicks(highest(model), 5);
  const frame: Frame = {
    size,
    model,
    tr,
    yTicks,
    x: linearScale([model.from, model.to], [size.left, size.width - size.right]),
    y: linearScale([0, yTicks.at(-1) ?? 1], [size.height - size.bottom, size.top]),
  };
  const [titleId, descId] = [`${id}-${name}-title`, `${id}-${name}-desc`];
  return (
    <svg class={`chart chart-${name}`} viewBox={`0 0 ${size.width} ${size.height}`} role="img" aria-labelledby={`${titleId} ${descId}`}>
      <title id={titleId}>{title}</title>
      <desc id={descId}>{description}</desc>
      <Axes {...frame} />
      <Events {...frame} />
      <OwnLine {...frame} />
      <Others {...frame} />
      {name === "wide" && <Labels {...frame} />}
    </svg>
  );
}

function Axes({ size, x, y, yTicks, model, tr }: Frame) {
  const right = size.width - size.right;
  const bottom = size.height - size.bottom;
  return (
    <g>
      {yTicks.map((tick) => (
        <>
          <path class={tick === 0 ? "chart-axis" : "chart-grid"} d={`M${size.left} ${y(tick)}H${right}`} />
          <text class="chart-text" x={size.left - 6} y={y(tick) + 4} text-anchor="end">
            {tr.number(tick)}
          </text>
        </>
      ))}
      {dayTicks(model.from, model.to, size.xTicks).map((tick) => (
        <>
          <path class="chart-axis" d={`M${x(tick.day)} ${bottom}v5`} />
          <text class="chart-text" x={x(tick.day)} y={bottom + 18} text-anchor="middle">
            {tick.text}
          </text>
        </>
      ))}
    </g>
  );
}

function Events({ size, x, model }: Frame) {
  const shown = model.events.filter((event) => event.day >= model.from && event.day <= model.to);
  return (
    <g>
      {shown.map((event, index) => (
        <>
          <path class="chart-event" d={`M${x(event.day)} ${size.top - 6}V${size.height - size.bottom}`} />
          <text class="chart-text" x={x(event.day)} y={size.top - 11} text-anchor="middle">
            {index + 1}
          </text>
        </>
      ))}
    </g>
  );
}

/** The stretches of the line: it ends where nothing is known and begins anew after. */
function stretches(
  steps: readonly OwnStep[],
  to: number,
): readonly {
  readonly steps: readonly (OwnStep & { readonly value: number })[];
  readonly end: number;
}[] {
  const found: { steps: (OwnStep & { readonly value: number })[]; end: number }[] = [];
  let current: (OwnStep & { readonly value: number })[] = [];
  const finish = (end: number): void => {
    if (current.length > 0) found.push({ steps: current, end });
    current = [];
  };
  for (const step of steps) {
    if (step.value === null) finish(step.day);
    else current.push({ ...step, value: step.value });
  }
  finish(to);
  return found;
}

function OwnLine({ x, y, model }: Frame) {
  return (
    <g>
      {stretches(model.own.steps, model.to).map(({ steps, end }) => {
        const outline = (top: (step: { readonly value: number; readonly uncertain?: number }) => number): string =>
          steps.map((step, index) => (index === 0 ? `M${x(step.day)} ${y(top(step))}` : `H${x(step.day)}V${y(top(step))}`)).join("") +
          `H${x(end)}`;
        const hasBand = steps.some((step) => (step.uncertain ?? 0) > 0);
        return (
          <>
            {hasBand && (
              <path class="chart-band" d={`${outline((step) => step.value + (step.uncertain ?? 0))}${backwards(steps, end, { x, y })}Z`} />
            )}
            <path class="chart-own" d={outline((step) => step.value)} />
          </>
        );
      })}
    </g>
  );
}

function backwards(
  steps: readonly (OwnStep & { readonly value: number })[],
  end: number,
  { x, y }: { readonly x: Scale; readonly y: Scale },
): string {
  const reversed = [...steps].reverse();
  return (
    `L${x(end)} ${y(reversed[0]?.value ?? 0)}` +
    reversed.map((step, index) => `${index === 0 ? "" : `V${y(step.value)}`}H${x(step.day)}`).join("")
  );
}

const middle = (point: SaidPoint): number => (point.lo + point.hi) / 2;

function Others({ x, y, model }: Frame) {
  const inside = (day: number): number => Math.min(Math.max(day, model.from), model.to);
  return (
    <g>
      {model.others.slice(0, MOST_OTHERS).map((series, index) => (
        <g class={`chart-speaker-${index + 1}`}>
          {series.points
            .filter((point) => point.hi >= model.from && point.lo <= model.to)
            .map((point) => {
              const [px, py] = [x(inside(middle(point))), y(point.value)];
              return (
                <>
                  {point.hi > point.lo && <path class="chart-period" d={`M${x(inside(point.lo))} ${py}H${x(inside(point.hi))}`} />}
                  <SaidMark shape={SHAPES[index] ?? "circle"} x={px} y={py} />
                  <ComparatorMark comparator={point.comparator} x={px} y={py} />
                </>
              );
            })}
        </g>
      ))}
    </g>
  );
}

type Label = {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly own: boolean;
};

function Labels({ size, x, y, model }: Frame) {
  const lastOwn = model.own.steps.at(-1);
  const labels: Label[] = lastOwn === undefined ? [] : [{ text: model.own.label, x: x(model.to), y: y(lastOwn.value ?? 0), own: true }];
  for (const series of model.others.slice(0, MOST_OTHERS)) {
    const last = [...series.points].sort((a, b) => middle(a) - middle(b)).at(-1);
    if (last !== undefined)
      labels.push({
        text: series.speaker,
        x: x(Math.min(last.hi, model.to)),
        y: y(last.value),
        own: false,
      });
  }
  const places = spread(
    labels.map((label) => label.y),
    LABEL_GAP,
    size.height - size.bottom,
  );
  const column = size.width - size.right + 12;
  return (
    <g>
      {labels.map((label, index) => {
        const at = Math.round((places[index] ?? label.y) * 10) / 10;
        return (
          <>
            <path class="chart-leader" d={`M${label.x + (label.own ? 0 : 7)} ${label.y}L${column - 3} ${at}`} />
            <text class={label.own ? "chart-text chart-label-own" : "chart-text"} x={column} y={at + 4}>
              {clip(label.text)}
            </text>
          </>
        );
      })}
    </g>
  );
}

/** The margin holds about this many letters; the whole name stands in the key and in the table. */
function clip(text: string): string {
  return text.length <= 21 ? text : `${text.slice(0, 20)}…`;
}
