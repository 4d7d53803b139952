/** Maps values to places on a drawing; the arithmetic is pure and rounds to a tenth, which keeps pages small. */
export type Scale = (value: number) => number;

/** A straight scale. A domain of no extent maps to the beginning of the range. */
export function linearScale(domain: readonly [number, number], range: readonly [number, number]): Scale {
  const extent = domain[1] - domain[0];
  const factor = extent === 0 ? 0 : (range[1] - range[0]) / extent;
  return (value) => Math.round((range[0] + (value - domain[0]) * factor) * 10) / 10;
}

/** Round marks from zero to at least `max`, about `wanted` of them, in steps of 1, 2 or 5. */
export function countTicks(max: number, wanted: number): readonly number[] {
  const rough = Math.max(max, 1) / wanted;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power);
  const count = Math.ceil(Math.max(max, 1) / step);
  return Array.from({ length: count + 1 }, (_, index) => index * step);
}

const DAY_MS = 86_400_000;

export type DayTick = {
  readonly day: number;
  readonly precision: "year" | "month";
  readonly text: string;
};

/** First days of years, or of quarters when the span is short; no more of them than `most`. */
export function dayTicks(from: number, to: number, most: number): readonly DayTick[] {
  const monthsApart = [1, 3, 6, 12, 24, 60, 120].find((months) => (to - from) / (months * 30.4) <= most) ?? 240;
  const start = new Date(from * DAY_MS);
  const ticks: DayTick[] = [];
  const phase = monthsApart >= 12 ? 12 : monthsApart;
  const firstMonth = Math.ceil((start.getUTCFullYear() * 12 + start.getUTCMonth() + (start.getUTCDate() > 1 ? 1 : 0)) / phase) * phase;
  for (let month = firstMonth; ; month += monthsApart) {
    const day = Math.round(Date.UTC(Math.floor(month / 12), month % 12, 1) / DAY_MS);
    if (day > to) return ticks;
    const year = String(Math.floor(month / 12));
    const isYear = monthsApart >= 12;
    ticks.push({
      day,
      precision: isYear ? "year" : "month",
      text: isYear ? year : `${String((month % 12) + 1).padStart(2, "0")}.${year}`,
    });
  }
}

/** Pushes labels apart so that none is nearer than `gap`, keeping their order and staying above `floor`. */
export function spread(wanted: readonly number[], gap: number, floor: number): readonly number[] {
  const order = wanted.map((_, index) => index).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0));
  const placed = [...wanted];
  let previous = Number.NEGATIVE_INFINITY;
  for (const index of order) {
    placed[index] = Math.max(wanted[index] ?? 0, previous + gap);
    previous = placed[index] ?? 0;
  }
  let next = floor + gap;
  for (const index of order.reverse()) {
    placed[index] = Math.min(placed[index] ?? 0, next - gap);
    next = placed[index] ?? 0;
  }
  return placed;
}
