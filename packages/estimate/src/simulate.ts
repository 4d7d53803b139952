import type { CaptureTable } from "./capture-table.ts";
import { createRandom, drawNormal, drawPoisson, type Random } from "./random.ts";

/** An invented population and how lists find its people. Persons are independent of each other. */
export type Simulation = {
  /** The known truth: everybody, seen or not. */
  readonly population: number;
  /** Chance of each list to hold an average person, before anything else. */
  readonly coverage: readonly number[];
  /** Standard deviation of a person's ease to be found, on the logit scale, the same for all lists. 0: everybody alike. */
  readonly heterogeneity?: number;
  /** Groups of people with their share (adding up to 1) and what they add to the logit of each list. */
  readonly groups?: readonly { readonly share: number; readonly shift: readonly number[] }[];
  /** A person on list `from` is also put on list `to` with this chance: one list copies another. */
  readonly copies?: readonly { readonly from: number; readonly to: number; readonly chance: number }[];
  /** A person on list `from` is taken off list `to` with this chance: cases are handed over instead of shared. */
  readonly handovers?: readonly { readonly from: number; readonly to: number; readonly chance: number }[];
};

/** More persons than are drawn one by one in reasonable time. */
const MOST_PERSONS = 10_000_000;

function checkSimulation({ population, coverage, heterogeneity = 0, groups = [], copies = [], handovers = [] }: Simulation): void {
  const isList = (j: number): boolean => Number.isInteger(j) && j >= 0 && j < coverage.length;
  const isChance = (p: number): boolean => p >= 0 && p <= 1;
  const shares = groups.reduce((sum, { share }) => sum + share, 0);
  const valid =
    Number.isInteger(population) &&
    population >= 0 &&
    population <= MOST_PERSONS &&
    coverage.length >= 1 &&
    coverage.length <= 20 &&
    coverage.every((p) => p > 0 && p < 1) &&
    heterogeneity >= 0 &&
    groups.every(({ share, shift }) => isChance(share) && shift.length === coverage.length && shift.every(Number.isFinite)) &&
    (groups.length === 0 || Math.abs(shares - 1) < 1e-9) &&
    [...copies, ...handovers].every(({ from, to, chance }) => isList(from) && isList(to) && from !== to && isChance(chance));
  if (!valid) throw new RangeError("the simulation has values out of range");
}

function pickGroup(groups: NonNullable<Simulation["groups"]>, u: number): readonly number[] | undefined {
  let rest = u;
  for (const { share, shift } of groups) {
    rest -= share;
    if (rest < 0) return shift;
  }
  return groups.at(-1)?.shift;
}

function drawPattern(simulation: Simulation, random: Random): number {
  const { coverage, heterogeneity = 0, groups = [], copies = [], handovers = [] } = simulation;
  const ease = heterogeneity > 0 ? heterogeneity * drawNormal(random) : 0;
  const shift = groups.length > 0 ? pickGroup(groups, random.uniform()) : undefined;
  let pattern = 0;
  for (const [j, p] of coverage.entries()) {
    const logit = Math.log(p / (1 - p)) + ease + (shift?.[j] ?? 0);
    if (random.uniform() < 1 / (1 + Math.exp(-logit))) pattern |= 1 << j;
  }
  for (const { from, to, chance } of copies) if ((pattern >> from) & 1 && random.uniform() < chance) pattern |= 1 << to;
  for (const { from, to, chance } of handovers) if ((pattern >> from) & 1 && random.uniform() < chance) pattern &= ~(1 << to);
  return pattern;
}

/**
 * The table that lists of an invented population would show; the truth is `simulation.population`. Invented data, for studies of the methods.
 * @throws RangeError for values out of range
 */
export function simulateTable(simulation: Simulation, settings: { readonly seed: number; readonly stream?: number }): CaptureTable {
  checkSimulation(simulation);
  const random = createRandom(settings.seed, settings.stream ?? 0);
  const counts = new Float64Array(2 ** simulation.coverage.length);
  for (let i = 0; i < simulation.population; i++) {
    const pattern = drawPattern(simulation, random);
    if (pattern !== 0) counts[pattern] = (counts[pattern] as number) + 1;
  }
  const lists = simulation.coverage.map((_, j) => `L${j + 1}`);
  return { lists, counts, captured: counts.reduce((a, b) => a + b, 0) };
}

/** Kinds of populations for coverage studies. Every data set draws its own sizes and strengths within the kind. */
export const SCENARIOS = ["independent", "copying", "handover", "heterogeneous", "two-groups", "sparse", "mixed"] as const;
export type Scenario = (typeof SCENARIOS)[number];

/** A population of a kind: parameters differ from seed to seed, the same seed gives the same population. */
export function drawSimulation(scenario: Scenario, seed: number): Simulation {
  const random = createRandom(seed, SCENARIOS.indexOf(scenario) + 1);
  const between = (low: number, high: number): number => low + (high - low) * random.uniform();
  const lists = (count: number, low: number, high: number): number[] => Array.from({ length: count }, () => between(low, high));
  const population = Math.max(300, drawPoisson(random, between(500, 5000)));
  const usual = { population, coverage: lists(4, 0.08, 0.35) };
  switch (scenario) {
    case "independent":
      return usual;
    case "copying":
      return { ...usual, copies: [{ from: 0, to: 1, chance: between(0.2, 0.6) }] };
    case "handover":
      return { ...usual, handovers: [{ from: 0, to: 1, chance: between(0.3, 0.9) }] };
    case "heterogeneous":
      return { ...usual, heterogeneity: between(0.5, 1.2) };
    case "two-groups": {
      const tilt = between(0.5, 1.5);
      const share = between(0.3, 0.7);
      const shift = usual.coverage.map((_, j) => (j % 2 === 0 ? tilt : -tilt));
      return {
        ...usual,
        groups: [
          { share, shift },
          { share: 1 - share, shift: shift.map((x) => -x) },
        ],
      };
    }
    case "sparse":
      return { population, coverage: lists(5, 0.02, 0.09) };
    case "mixed":
      return {
        population,
        coverage: lists(5, 0.05, 0.3),
        heterogeneity: between(0.2, 0.8),
        copies: [{ from: 0, to: 1, chance: between(0.1, 0.5) }],
        handovers: [{ from: 2, to: 3, chance: between(0.1, 0.5) }],
      };
  }
}
