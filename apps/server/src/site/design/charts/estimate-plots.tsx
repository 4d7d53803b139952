import type { Translator } from "../../i18n.ts";
import { countTicks, linearScale } from "./scales.ts";

/** One line of a plot of intervals: a label, its range, and a point where there may be one. */
export type RangeRow = { readonly label: string; readonly lo: number | null; readonly hi: number | null; readonly point?: number | null };

type Drawing = {
  readonly tr: Translator;
  /** Unique on the page; begins the ids inside. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** What the axis counts; says that it is an estimate. */
  readonly axis: string;
};

const WIDTH = 360;
const [LEFT, RIGHT] = [6, 6];
const ROW = 34;
const FOOT = 40;
/** A further line of a label. */
const LINE = 14;
/** Letters that fit into the width, the widest alphabet in bold counted. */
const LETTERS = 44;

/** A label in lines that fit: names of lists are long, two of them longer. A word that is too long stands alone. */
export function labelLines(label: string): readonly string[] {
  const lines: string[] = [];
  for (const word of label.split(" ")) {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + word.length > LETTERS) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}

/** Where each row begins, and where the last one ends. */
const tops = (rows: readonly (readonly string[])[]): readonly number[] =>
  rows.reduce<readonly number[]>((ends, lines) => [...ends, (ends.at(-1) ?? 0) + ROW + LINE * (lines.length - 1)], [0]);

/** Marks along the lower edge, with their name below. */
function Axis(props: {
  readonly drawing: Drawing;
  readonly ticks: readonly number[];
  readonly bottom: number;
  readonly percent?: boolean;
}) {
  const { drawing, ticks, bottom, percent = false } = props;
  const x = linearScale([0, ticks.at(-1) ?? 1], [LEFT, WIDTH - RIGHT]);
  const anchor = (index: number): "start" | "middle" | "end" => (index === 0 ? "start" : index === ticks.length - 1 ? "end" : "middle");
  return (
    <>
      {ticks.map((tick, index) => (
        <>
          <path class={tick === 0 ? "chart-axis" : "chart-grid"} d={`M${x(tick)} 0V${bottom}`} />
          <text class="chart-text" x={x(tick)} y={bottom + 14} text-anchor={anchor(index)}>
            {drawing.tr.number(tick)}
            {percent && "\u00a0%"}
          </text>
        </>
      ))}
      <text class="chart-text" x={WIDTH - RIGHT} y={bottom + 32} text-anchor="end">
        {drawing.axis}
      </text>
    </>
  );
}

/**
 * Intervals below each other, from zero. Dashed with hollow points, so that nobody takes them for the solid line of a documented count; the
 * numbers are in the table beside it. `band` shades the interval of the whole.
 */
export function RangePlot(
  props: Drawing & {
    readonly rows: readonly RangeRow[];
    readonly band?: { readonly lo: number; readonly hi: number } | undefined;
    readonly percent?: boolean;
  },
) {
  const { id, rows, band, percent = false } = props;
  const most = percent ? 100 : Math.max(1, band?.hi ?? 0, ...rows.flatMap(({ lo, hi, point }) => [lo ?? 0, hi ?? 0, point ?? 0]));
  const ticks = percent ? [0, 25, 50, 75, 100] : countTicks(most, 4);
  const x = linearScale([0, ticks.at(-1) ?? 1], [LEFT, WIDTH - RIGHT]);
  const labels = rows.map(({ label }) => labelLines(label));
  const starts = tops(labels);
  const bottom = starts.at(-1) ?? 0;
  return (
    <svg class="chart chart-estimate" viewBox={`0 0 ${WIDTH} ${bottom + FOOT}`} role="img" aria-labelledby={`${id}-title ${id}-desc`}>
      <title id={`${id}-title`}>{props.title}</title>
      <desc id={`${id}-desc`}>{props.description}</desc>
      {band !== undefined && (
        <rect class="estimate-band" x={x(band.lo)} y="0" width={Math.max(1, x(band.hi) - x(band.lo))} height={bottom} />
      )}
      <Axis drawing={props} ticks={ticks} bottom={bottom} percent={percent} />
      {rows.map(({ lo, hi, point }, index) => {
        const lines = labels[index] ?? [];
        const y = (starts[index + 1] ?? bottom) - ROW + 24;
        return (
          <>
            {lines.map((line, nth) => (
              <text class="chart-text chart-label-own" x={LEFT + 2} y={y - 9 - LINE * (lines.length - 1 - nth)}>
                {line}
              </text>
            ))}
            {lo !== null && hi !== null && <path class="estimate-range" d={`M${x(lo)} ${y}H${Math.max(x(hi), x(lo) + 1)}`} />}
            {point !== null && point !== undefined && <circle class="estimate-point" cx={x(point)} cy={y} r="4" />}
          </>
        );
      })}
    </svg>
  );
}

const HEIGHT = 150;

/** The distribution of an estimate in bins of equal width. */
export function HistogramPlot(props: Drawing & { readonly from: number; readonly to: number; readonly shares: readonly number[] }) {
  const { id, from, to, shares } = props;
  const ticks = countTicks(Math.max(1, to), 4);
  const x = linearScale([0, ticks.at(-1) ?? 1], [LEFT, WIDTH - RIGHT]);
  const most = Math.max(...shares, Number.MIN_VALUE);
  const y = linearScale([0, most], [HEIGHT, 8]);
  const edge = (bin: number): number => x(from + ((to - from) * bin) / Math.max(1, shares.length));
  return (
    <svg class="chart chart-estimate" viewBox={`0 0 ${WIDTH} ${HEIGHT + FOOT}`} role="img" aria-labelledby={`${id}-title ${id}-desc`}>
      <title id={`${id}-title`}>{props.title}</title>
      <desc id={`${id}-desc`}>{props.description}</desc>
      <Axis drawing={props} ticks={ticks} bottom={HEIGHT} />
      {shares.map((share, bin) =>
        share <= 0 ? null : (
          <path class="estimate-bin" d={`M${edge(bin)} ${HEIGHT}V${y(share)}H${Math.max(edge(bin + 1), edge(bin) + 0.5)}V${HEIGHT}Z`} />
        ),
      )}
    </svg>
  );
}
