import { estimateAll, type MethodResult } from "@apora/estimate";
import type { WorkerRunner } from "@apora/estimate/node";
import { readSampled, referenceTable } from "./reference-table.ts";

/** Four seeds, none chosen for what it gives. */
const SEEDS = [19_481_210, 1, 2, 3] as const;
/** What Monte Carlo may move: the tolerances of the reference results. */
const TOLERANCE = { median: 0.02, limits: 0.06 } as const;

const off = (found: number | null, wanted: number): number => (found === null ? Number.POSITIVE_INFINITY : Math.abs(found / wanted - 1));
const percent = (share: number): string => (Number.isFinite(share) ? `${(100 * share).toFixed(1)} %` : "–");
const told = (value: number | null): string => (value === null ? "–" : String(Math.round(value)));

function line(set: string, seed: number, { estimate, lo, hi, reasons }: MethodResult): string {
  const codes = reasons.map(({ code }) => code).filter((code) => code.startsWith("sampler."));
  return (
    `${set.padEnd(13)} ${String(seed).padStart(9)} ${told(estimate).padStart(7)} (${told(lo)}–${told(hi)})`.padEnd(58) + codes.join(", ")
  );
}

/**
 * Latent classes with the product's own settings and four seeds against the reference: where its chains agree, median and limits; where they do not, that
 * there is no number. @returns whether all of it holds
 */
export async function compareSampled(runner: WorkerRunner): Promise<boolean> {
  let holds = true;
  for (const { set, comparable, median, ci95 } of readSampled()) {
    process.stdout.write(
      `${set.padEnd(13)} reference ${median} (${ci95[0]}–${ci95[1]})${comparable ? "" : ", where chains disagree: no number is right"}\n`,
    );
    for (const seed of SEEDS) {
      const { methods } = await estimateAll(referenceTable(set), { methods: ["lcmcr"], seed, runner });
      const found = methods[0];
      if (found === undefined) continue;
      const [middle, limits] = [off(found.estimate, median), Math.max(off(found.lo, ci95[0]), off(found.hi, ci95[1]))];
      const fine = comparable ? middle <= TOLERANCE.median && limits <= TOLERANCE.limits : found.estimate === null;
      holds &&= fine;
      const distance = comparable ? ` off by ${percent(middle)}, limits ${percent(limits)}` : "";
      process.stdout.write(`${line(set, seed, found)}${distance}${fine ? "" : "  MISSED"}\n`);
    }
  }
  return holds;
}
