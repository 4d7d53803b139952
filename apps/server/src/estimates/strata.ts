import { LEAST_CAPTURED, LEAST_LISTS, VERDICTS, type EstimateReport, type Stratum } from "@apora/estimate";
import type { EntityId } from "../ledger/claim.ts";
import { isoOf, midpointOrder } from "../ledger/edtf.ts";
import { tableOf, type History } from "./capture.ts";
import { conclude, type Evidence, type Outcome } from "./conclude.ts";
import type { ListedPerson, ListKey } from "./list-entries.ts";

/**
 * What the persons of a table can be divided by. Each is a property of the person and of what was done to them, never of a list: who is on which list
 * may not decide in which stratum somebody is (statistics.md A2.10).
 */
export const STRATA = ["gender", "region", "year"] as const;
export type StratumProperty = (typeof STRATA)[number];

/** The stratum of everybody whose property is not known, and of all strata too small to stand alone. */
export const OTHERS = "others";

/** Regions of places; empty where strata are not regions. */
type Regions = ReadonlyMap<EntityId, string>;

/** A person's stratum: gender as published, region of the first place known, year of the first detention. Undefined where no source says. */
export function stratumOf(person: ListedPerson, by: StratumProperty, regions: Regions): string | undefined {
  if (by === "gender") return person.gender;
  if (by === "region") return person.places.map((place) => regions.get(place)).find((region) => region !== undefined);
  const [first] = person.detentions.filter((date) => date !== undefined).sort(midpointOrder);
  if (first === undefined) return undefined;
  const [from, to] = [isoOf(first.lo).slice(0, 4), isoOf(first.hi).slice(0, 4)];
  // A date that may lie in two years places nobody.
  return from === to ? from : undefined;
}

/** By the rules of the whole: fewer than thirty persons, or than three lists that hold somebody, carry no estimate. */
const isSmall = (patterns: readonly number[]): boolean => {
  const listed = patterns.reduce((all, pattern) => all | pattern, 0);
  const lists = listed.toString(2).replaceAll("0", "").length;
  return patterns.length < LEAST_CAPTURED || lists < LEAST_LISTS;
};

/**
 * Tables of the strata. Small ones are put together with everybody whose stratum is not known, and if that is still small, with the next smallest: so
 * everybody is in a stratum that carries an estimate, and neither a gap nor a name tells which groups are hardly on any list. Overlaps are not looked at.
 * @returns nothing where fewer than two strata remain
 */
export function divide(lists: readonly ListKey[], histories: readonly History[]): readonly Stratum[] {
  const groups = new Map<string, number[]>();
  for (const { stratum = OTHERS, pattern } of histories) groups.set(stratum, [...(groups.get(stratum) ?? []), pattern]);
  const others = groups.get(OTHERS) ?? [];
  groups.delete(OTHERS);
  const bySize = [...groups].sort(([a, one], [b, two]) => one.length - two.length || (a < b ? -1 : 1));
  while (bySize.length > 0 && (bySize.some(([, patterns]) => isSmall(patterns)) || (others.length > 0 && isSmall(others)))) {
    const small = bySize.findIndex(([, patterns]) => isSmall(patterns));
    const [taken] = bySize.splice(Math.max(0, small), 1);
    others.push(...(taken?.[1] ?? []));
  }
  const told = bySize.map(([name, patterns]) => ({ name, patterns })).sort((a, b) => (a.name < b.name ? -1 : 1));
  const all = others.length > 0 ? [...told, { name: OTHERS, patterns: others }] : told;
  return all.length < 2 ? [] : all.map(({ name, patterns }) => ({ name, table: tableOf(lists, patterns) }));
}

/** What may be said of one stratum. */
export type StratumOutcome = { readonly stratum: string; readonly outcome: Outcome };

/**
 * All strata together: the sums of their limits, which hold whenever the limits of each do, and the worst of their verdicts. One stratum without an
 * estimate leaves the whole without: what remains would be a number for somebody else.
 */
export function combineStrata(parts: readonly StratumOutcome[]): Outcome {
  const outcomes = parts.map(({ outcome }) => outcome);
  const verdict = VERDICTS[Math.max(...outcomes.map((one) => VERDICTS.indexOf(one.verdict)))] ?? "refused";
  const reasons = [...new Set(outcomes.flatMap((one) => one.reasons))];
  const sum = (of: (one: Outcome) => number | null): number | null =>
    outcomes.reduce<number | null>((total, one) => {
      const value = of(one);
      return total === null || value === null ? null : total + value;
    }, 0);
  const [lo, hi] = [sum((one) => one.lo), sum((one) => one.hi)];
  if (parts.length === 0 || verdict === "refused" || lo === null || hi === null)
    return { verdict: "refused", reasons, estimate: null, lo: null, hi: null };
  return { verdict, reasons, estimate: verdict === "report" ? sum((one) => one.estimate) : null, lo, hi };
}

/** An estimate divided: what may be said of each stratum, and of all together. */
export type Divided = { readonly by: StratumProperty; readonly parts: readonly StratumOutcome[]; readonly combined: Outcome | null };

/**
 * Puts table, answers and linkage of each stratum together, and the strata. Drawn linkages are of the whole: a stratum does not know of doubtful
 * pairs, so where there are some it tells a range at best. Pure; a document can be checked by concluding again.
 */
export function concludeStrata({
  by,
  report,
  linkage,
  answers,
}: Pick<Evidence, "linkage" | "answers"> & { readonly by: StratumProperty; readonly report: Pick<EstimateReport, "strata"> }): Divided {
  const parts = report.strata.map(({ stratum, ...own }) => ({
    stratum,
    outcome: conclude({ report: own, linkage: linkage === null ? null : "left-out", answers }),
  }));
  return { by, parts, combined: parts.length === 0 ? null : combineStrata(parts) };
}
