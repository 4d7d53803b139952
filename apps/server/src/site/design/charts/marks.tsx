import type { Comparator } from "../../../figures/reported.ts";
import type { MarkShape } from "./chart-model.ts";

type MarkProps = { readonly shape: MarkShape; readonly x: number; readonly y: number };

/** A hollow mark: somebody else's number. Five shapes that differ in outline, not in colour alone. */
export function SaidMark({ shape, x, y }: MarkProps) {
  const className = shape === "cross" ? "chart-said chart-said-cross" : "chart-said";
  switch (shape) {
    case "circle":
      return <circle class={className} cx={x} cy={y} r={4} />;
    case "square":
      return <rect class={className} x={tenth(x - 3.5)} y={tenth(y - 3.5)} width={7} height={7} />;
    case "triangle":
      return <path class={className} d={`M${x} ${tenth(y - 4.5)}l4.5 8h-9z`} />;
    case "diamond":
      return <path class={className} d={`M${x} ${tenth(y - 5)}l5 5l-5 5l-5 -5z`} />;
    case "cross":
      return <path class={className} d={`M${tenth(x - 3.5)} ${tenth(y - 3.5)}l7 7m0 -7l-7 7`} />;
  }
}

/** What was said about the number: an arrow for more or fewer, a tilde for about, nothing for equal. */
export function ComparatorMark({ comparator, x, y }: { readonly comparator: Comparator; readonly x: number; readonly y: number }) {
  switch (comparator) {
    case "=":
      return null;
    case ">":
    case ">=":
      return <path class="chart-comparator" d={`M${x} ${tenth(y - 7)}v-7m-2.5 3l2.5 -3l2.5 3`} />;
    case "<":
    case "<=":
      return <path class="chart-comparator" d={`M${x} ${tenth(y + 7)}v7m-2.5 -3l2.5 3l2.5 -3`} />;
    case "~":
      return <path class="chart-comparator" d={`M${tenth(x - 5)} ${tenth(y - 8)}q2.5 -4 5 -1.5t5 -1.5`} />;
  }
}

/** The mark by itself, for a key in words. */
export function KeyMark({ shape }: { readonly shape: MarkShape | "own" | "uncertain" }) {
  return (
    <svg class="key-mark" viewBox="0 0 24 14" width="24" height="14" aria-hidden="true" focusable="false">
      {shape === "own" ? (
        <path class="chart-own" d="M1 10H12V4H23" />
      ) : shape === "uncertain" ? (
        <rect class="chart-band" x="1" y="2" width="22" height="10" />
      ) : (
        <SaidMark shape={shape} x={12} y={7} />
      )}
    </svg>
  );
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
