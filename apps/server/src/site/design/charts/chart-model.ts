import type { Comparator } from "../../../figures/reported.ts";
import type { MessageKey, Translator } from "../../i18n.ts";

/** Our own figure from this day on, until the next step. `null`: nothing is known, and the line stops. */
export type OwnStep = {
  /** Days since 1970-01-01. */
  readonly day: number;
  readonly value: number | null;
  /** Records that may belong to the number and are not added; drawn as a band above the line. */
  readonly uncertain?: number;
};

/** One number that somebody published. `lo` and `hi` are the first and last possible day it speaks of. */
export type SaidPoint = {
  readonly lo: number;
  readonly hi: number;
  readonly value: number;
  readonly comparator: Comparator;
};
export type SaidSeries = { readonly speaker: string; readonly points: readonly SaidPoint[] };
export type ChartEvent = { readonly day: number; readonly label: string };

export type ChartModel = {
  readonly own: { readonly label: string; readonly steps: readonly OwnStep[] };
  readonly others: readonly SaidSeries[];
  readonly events: readonly ChartEvent[];
  readonly from: number;
  readonly to: number;
};

/** What cannot be told apart is not drawn: at most this many others, in the order given; the table has them all. */
export const MOST_OTHERS = 5;

export const SHAPES = ["circle", "square", "triangle", "diamond", "cross"] as const;
export type MarkShape = (typeof SHAPES)[number];

const COMPARATOR_KEYS: Readonly<Record<Comparator, MessageKey>> = {
  "=": "comparator.eq",
  ">": "comparator.gt",
  ">=": "comparator.gte",
  "~": "comparator.approx",
  "<": "comparator.lt",
  "<=": "comparator.lte",
};

/** A number with the words of whoever said it: "more than 1,000". */
export function saidValue(tr: Translator, value: number, comparator: Comparator): string {
  return tr.t(COMPARATOR_KEYS[comparator], { value: tr.number(value) });
}

/** The highest value drawn. */
export function highest({ own, others }: ChartModel): number {
  const ownValues = own.steps.map((step) => (step.value ?? 0) + (step.uncertain ?? 0));
  return Math.max(0, ...ownValues, ...others.slice(0, MOST_OTHERS).flatMap((series) => series.points.map((point) => point.value)));
}
