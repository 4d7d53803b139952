import { performance } from "node:perf_hooks";

/** One line of the table: what was measured, against which limit or peer. */
export type Result = {
  readonly name: string;
  readonly measured: number;
  readonly limit: number;
  readonly unit: string;
  /** Which side of the limit is good. */
  readonly good: "below" | "above";
  readonly note?: string;
};

export const isOk = (r: Result): boolean => (r.good === "below" ? r.measured < r.limit : r.measured >= r.limit);

const short = (n: number): string => (Math.abs(n) >= 1000 ? Math.round(n).toLocaleString("en") : n.toPrecision(3));

/** The table: measured, limit, their ratio (above 1 is better than asked), and whether that is enough. */
export function printTable(results: readonly Result[]): void {
  const rows = results.map((r) => [
    r.name,
    `${short(r.measured)} ${r.unit}`,
    `${r.good === "below" ? "<" : "≥"} ${short(r.limit)} ${r.unit}`,
    `${(r.good === "below" ? r.limit / r.measured : r.measured / r.limit).toFixed(2)} ×`,
    isOk(r) ? "ok" : "OVER",
    r.note ?? "",
  ]);
  const all = [["what", "measured", "limit", "better by", "", ""], ...rows];
  const widths = all[0]?.map((_, i) => Math.max(...all.map((row) => row[i]?.length ?? 0))) ?? [];
  for (const row of all)
    process.stdout.write(
      `${row
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join("  ")
        .trimEnd()}\n`,
    );
}

export type Spread = { readonly p50: number; readonly p95: number; readonly max: number };

/** Milliseconds of each call, one after another. */
export async function timeEach<T>(
  items: readonly T[],
  call: (item: T) => Promise<unknown>,
): Promise<{ readonly spread: Spread; readonly times: readonly number[] }> {
  const times: number[] = [];
  for (const item of items) {
    const began = performance.now();
    await call(item);
    times.push(performance.now() - began);
  }
  return { spread: spreadOf(times), times };
}

export function spreadOf(times: readonly number[]): Spread {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
  return { p50: at(0.5), p95: at(0.95), max: at(1) };
}

export const spreadText = ({ p50, p95, max }: Spread): string => `p50 ${p50.toFixed(1)}, p95 ${p95.toFixed(1)}, max ${max.toFixed(1)} ms`;

/** The same choices in every run. */
export function createChoice(seed: number): { below(n: number): number; pick<T>(list: readonly T[]): T } {
  let state = seed >>> 0;
  const below = (n: number): number => {
    // mulberry32, from its published description.
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 0x1_0000_0000) * n);
  };
  return {
    below,
    pick: (list) => {
      const found = list[below(list.length)];
      if (found === undefined) throw new Error("nothing to choose from");
      return found;
    },
  };
}

export const say = (line: string): void => {
  process.stderr.write(`${line}\n`);
};
