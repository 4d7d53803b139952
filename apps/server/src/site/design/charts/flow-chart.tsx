import type { Translator } from "../../i18n.ts";
import { countTicks, linearScale } from "./scales.ts";

/** One year: what came in above the axis; what went out below it. */
export type Flow = { readonly label: string; readonly into: number; readonly out: number; readonly ended: number };

const WIDTH = 360;
const HEIGHT = 260;
const LEFT = 34;
const [TOP, BOTTOM] = [16, 32];

/**
 * Flows by year: solid above the axis, hollow below it, and deaths hatched at the far end of the hollow bar. The three
 * differ in fill, not in colour, and each number is written at its bar.
 */
export function FlowChart(props: {
  readonly tr: Translator;
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly flows: readonly Flow[];
}) {
  const { tr, id, flows } = props;
  const up = countTicks(Math.max(1, ...flows.map((flow) => flow.into)), 3);
  const down = countTicks(Math.max(1, ...flows.map((flow) => flow.out + flow.ended)), 3);
  const [highest, lowest] = [up.at(-1) ?? 1, down.at(-1) ?? 1];
  const y = linearScale([-lowest, highest], [HEIGHT - BOTTOM, TOP]);
  const step = (WIDTH - LEFT) / Math.max(1, flows.length);
  const width = Math.round(Math.min(34, step * 0.7) * 10) / 10;
  const ticks = [...up, ...down.slice(1).map((tick) => -tick)];
  return (
    <svg class="chart chart-flow" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-labelledby={`${id}-title ${id}-desc`}>
      <title id={`${id}-title`}>{props.title}</title>
      <desc id={`${id}-desc`}>{props.description}</desc>
      <defs>
        <pattern id={`${id}-hatch`} width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path class="flow-hatch" d="M0 0V4" />
        </pattern>
      </defs>
      {ticks.map((tick) => (
        <>
          <path class={tick === 0 ? "chart-axis" : "chart-grid"} d={`M${LEFT} ${y(tick)}H${WIDTH}`} />
          <text class="chart-text" x={LEFT - 5} y={y(tick) + 4} text-anchor="end">
            {tr.number(Math.abs(tick))}
          </text>
        </>
      ))}
      {flows.map((flow, index) => {
        const middle = Math.round((LEFT + step * (index + 0.5)) * 10) / 10;
        const left = Math.round((middle - width / 2) * 10) / 10;
        const box = (from: number, to: number, look: { readonly class: string; readonly fill?: string }) =>
          from === to ? null : (
            <rect {...look} x={left} y={y(Math.max(from, to))} width={width} height={tenth(Math.abs(y(from) - y(to)))} />
          );
        const under = -(flow.out + flow.ended);
        return (
          <>
            {box(0, flow.into, { class: "flow-in" })}
            {box(0, -flow.out, { class: "flow-out" })}
            {box(-flow.out, under, { class: "flow-ended", fill: `url(#${id}-hatch)` })}
            {flow.into > 0 && <Value tr={tr} x={middle} y={y(flow.into) - 4} value={flow.into} />}
            {under < 0 && <Value tr={tr} x={middle} y={y(under) + 12} value={-under} />}
            <text class="chart-text" x={middle} y={HEIGHT - 2} text-anchor="middle">
              {flow.label}
            </text>
          </>
        );
      })}
    </svg>
  );
}

function Value({ tr, x, y, value }: { readonly tr: Translator; readonly x: number; readonly y: number; readonly value: number }) {
  return (
    <text class="chart-text chart-label-own" x={x} y={tenth(y)} text-anchor="middle">
      {tr.number(value)}
    </text>
  );
}

const tenth = (value: number): number => Math.round(value * 10) / 10;
