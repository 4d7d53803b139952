import type { CaptureTable } from "./capture-table.ts";
import { enumerateDecomposableGraphs, MAX_GRAPH_LISTS, pairsOfLists, type DecomposableGraphs } from "./decomposable-graphs.ts";
import { blockRange, createDgaTable, type DgaTable } from "./dga-table.ts";
import { moments, summarize, type Posterior } from "./posterior.ts";
import { logGamma } from "./special.ts";
import type { Steps } from "./steps.ts";

/** Why graph averaging gives no estimate, or none to be trusted. */
export type DgaReason =
  /** Fewer than two lists, or no captured person: there is nothing to estimate from. */
  | "dga.nothing-to-estimate"
  /** More lists than decomposable graphs can be enumerated for (7). */
  | "dga.too-many-lists"
  /** More than 1 % of the posterior lies in the last 1 % of the grid: the upper limit is cut by the method. */
  | "dga.cut-by-grid"
  /** The interval spans so few grid points that its limits are those of the grid, not of the posterior. */
  | "dga.grid-too-coarse";

/** Prior of the population size N. */
export type SizePrior =
  /** p(N) ∝ 1/N. */
  | { readonly kind: "reciprocal" }
  /** N ~ Poisson(θ), θ ~ Gamma(shape a, scale b): the informative prior of Madigan & York's spina bifida example. */
  | { readonly kind: "gamma-poisson"; readonly a: number; readonly b: number };

export type DgaSettings = {
  /** Prior count per cell of the table; 2^−J unless told otherwise. 0.5 and 1 are strong and pull N towards n: for sensitivity only. */
  readonly delta?: number;
  /** Values of n0 to look at, ascending; unless told otherwise `referenceGrid(n)`, with 2000 points from six lists on. */
  readonly grid?: Float64Array;
  /** Points of the default grid, for a quicker second opinion; refined around a narrow posterior like the default itself. */
  readonly points?: number;
  readonly prior?: SizePrior;
  /** Mass inside the interval; 0.95 unless told otherwise. */
  readonly level?: number;
};

export type DgaGraph = {
  /** Joined lists, as pairs of list numbers from 0. */
  readonly edges: readonly (readonly [number, number])[];
  readonly weight: number;
};

export type DgaEstimate = {
  readonly median: number;
  readonly lo: number;
  readonly hi: number;
  readonly mean: number;
  readonly standardDeviation: number;
  readonly mode: number;
  readonly level: number;
  readonly delta: number;
  /** Number of graphs averaged over. */
  readonly graphs: number;
  /** The heaviest graphs, at most ten. */
  readonly topGraphs: readonly DgaGraph[];
  /** Points of the grid in the end, its first n0, and the largest n0 that was looked at. */
  readonly grid: { readonly points: number; readonly from: number; readonly to: number };
  /** Posterior mass on the last 1 % of the grid points. */
  readonly massInLastPercent: number;
  readonly posterior: Posterior;
  readonly reasons: readonly DgaReason[];
};

export type DgaRefusal = { readonly reasons: readonly DgaReason[] };
export const isDgaEstimate = (outcome: DgaEstimate | DgaRefusal): outcome is DgaEstimate => "median" in outcome;

/** n0 = 0 .. 30 n if that is not more than `points`, else `points` rounded, equally spaced values from 1 to 30 n. */
export function referenceGrid(captured: number, points = 20_000): Float64Array {
  const end = 30 * captured;
  if (end <= points) return Float64Array.from({ length: end + 1 }, (_, i) => i);
  return Float64Array.from({ length: points }, (_, i) => Math.round(1 + (i * (end - 1)) / (points - 1)));
}

function logPriorOf(prior: SizePrior): (total: number) => number {
  if (prior.kind === "reciprocal") return (total) => -Math.log(total);
  const { a, b } = prior;
  return (total) => total * Math.log(b / (1 + b)) + logGamma(total + a) - logGamma(total + 1);
}

/**
 * Natural logarithms below the largest weight from where on a block of the grid is left out. All that is left out weighs less than 1e-13 for
 * up to six lists (18,154 graphs × 2000 points × e^−50), less than 1e-6 for seven.
 */
const negligibleFor = (lists: number): number => (lists < MAX_GRAPH_LISTS ? 50 : 36);
const BATCH = 512;

/** Evaluates graphs on the blocks of the grid where they can matter. */
class Sweep {
  readonly #table: DgaTable;
  readonly #graphs: DecomposableGraphs;
  readonly #first: Float64Array;
  readonly #last: Float64Array;
  readonly #row = new Float64Array(64);
  readonly #negligible: number;
  /** The largest ln weight seen so far. */
  max = Number.NEGATIVE_INFINITY;

  constructor(table: DgaTable, graphs: DecomposableGraphs) {
    this.#table = table;
    this.#graphs = graphs;
    this.#negligible = negligibleFor(graphs.lists);
    this.#first = new Float64Array(table.blocks);
    this.#last = new Float64Array(table.blocks);
  }

  /** ln weight of the graph in the middle of a few blocks: raises `max` close to its final value. */
  probe(graph: number): void {
    const { points, blocks } = this.#table;
    for (let block = 0; block < blocks; block += Math.max(1, blocks >> 3)) {
      const { from, to } = blockRange(block, points);
      const middle = (from + to) >> 1;
      const row = this.#evaluate(graph, middle, middle + 1);
      if ((row[0] as number) > this.max) this.max = row[0] as number;
    }
  }

  /** Visits the blocks of the grid on which the graph may have weight, with its ln weights from the point `from` on. */
  visit(graph: number, see: (row: Float64Array, from: number, to: number) => void): boolean {
    this.#bound(graph);
    let seen = false;
    for (let block = 0; block < this.#table.blocks; block++) {
      const bound = Math.max(this.#first[block] as number, this.#last[block] as number) + (this.#table.blockPrior[block] as number);
      if (bound < this.max - this.#negligible) continue;
      const { from, to } = blockRange(block, this.#table.points);
      see(this.#evaluate(graph, from, to), from, to);
      seen = true;
    }
    return seen;
  }

  /** Upper bounds per block: chords where the power is positive, tangents where it is negative; the largest value is at an end. */
  #bound(graph: number): void {
    const { blocks, first, last, tangentFirst, tangentLast } = this.#table;
    const { starts, sets, powers } = this.#graphs;
    const [boundFirst, boundLast] = [this.#first, this.#last];
    for (let b = 0; b < blocks; b++) {
      boundFirst[b] = -(tangentFirst[b] as number);
      boundLast[b] = -(tangentLast[b] as number);
    }
    const end = starts[graph + 1] as number;
    for (let t = starts[graph] as number; t < end; t++) {
      const power = powers[t] as number;
      const at = (sets[t] as number) * blocks;
      const atFirst = power > 0 ? first : tangentFirst;
      const atLast = power > 0 ? last : tangentLast;
      for (let b = 0; b < blocks; b++) {
        boundFirst[b] = (boundFirst[b] as number) + power * (atFirst[at + b] as number);
        boundLast[b] = (boundLast[b] as number) + power * (atLast[at + b] as number);
      }
    }
  }

  #evaluate(graph: number, from: number, to: number): Float64Array {
    const { points, values, logPrior } = this.#table;
    const { starts, sets, powers } = this.#graphs;
    const row = this.#row;
    for (let i = from; i < to; i++) row[i - from] = (logPrior[i] as number) - (values[i] as number);
    for (let t = starts[graph] as number; t < (starts[graph + 1] as number); t++) {
      const power = powers[t] as number;
      const at = (sets[t] as number) * points;
      for (let i = from; i < to; i++) row[i - from] = (row[i - from] as number) + power * (values[at + i] as number);
    }
    return row;
  }
}

/** Posterior mass over the grid and over the graphs, both adding up to 1. */
function* average(table: DgaTable, graphs: DecomposableGraphs): Steps<{ readonly grid: Float64Array; readonly graphs: Float64Array }> {
  const sweep = new Sweep(table, graphs);
  for (let g = 0; g < graphs.count; g++) {
    if (g % BATCH === BATCH - 1) yield (0.2 * g) / graphs.count;
    sweep.probe(g);
  }
  const matters = new Uint8Array(graphs.count);
  for (let g = 0; g < graphs.count; g++) {
    if (g % BATCH === BATCH - 1) yield 0.2 + (0.4 * g) / graphs.count;
    const seen = sweep.visit(g, (row, from, to) => {
      for (let i = 0; i < to - from; i++) if ((row[i] as number) > sweep.max) sweep.max = row[i] as number;
    });
    if (seen) matters[g] = 1;
  }
  const mass = new Float64Array(table.points);
  const weights = new Float64Array(graphs.count);
  for (let g = 0; g < graphs.count; g++) {
    if (g % BATCH === BATCH - 1) yield 0.6 + (0.4 * g) / graphs.count;
    if (matters[g] === 0) continue;
    let sum = 0;
    sweep.visit(g, (row, from, to) => {
      for (let i = from; i < to; i++) {
        const weight = Math.exp((row[i - from] as number) - sweep.max);
        mass[i] = (mass[i] as number) + weight;
        sum += weight;
      }
    });
    weights[g] = sum;
  }
  const total = mass.reduce((a, b) => a + b, 0);
  return { grid: mass.map((weight) => weight / total), graphs: weights.map((weight) => weight / total) };
}

function heaviest(graphs: DecomposableGraphs, weights: Float64Array, count: number): readonly DgaGraph[] {
  const pairs = pairsOfLists(graphs.lists);
  const order = Array.from(weights.keys()).filter((g) => (weights[g] as number) > 1e-12);
  order.sort((a, b) => (weights[b] as number) - (weights[a] as number) || a - b);
  return order.slice(0, count).map((g) => ({
    edges: pairs.filter((_, e) => ((graphs.edges[g] as number) >> e) & 1),
    weight: weights[g] as number,
  }));
}

/** An interval narrower than this many grid steps is drawn by the grid. */
const COARSE = 20;
/** From here on the grid of six and seven lists is that of the reference: 2000 points. */
const MANY_LISTS = 6;
const defaultPoints = ({ lists }: CaptureTable): number => (lists.length < MANY_LISTS ? 20_000 : 2000);

/** The stretch of the grid that holds the interval, one point more on either side. */
function stretchOf(grid: Float64Array, mass: Float64Array, level: number): { readonly from: number; readonly to: number } {
  const tail = (1 - level) / 2;
  let [sum, from, to] = [0, -1, grid.length - 1];
  for (let i = 0; i < grid.length; i++) {
    sum += mass[i] as number;
    if (from < 0 && sum > tail) from = i;
    if (sum <= 1 - tail) continue;
    to = i;
    break;
  }
  return { from: Math.max(0, from - 1), to: Math.min(grid.length - 1, to + 1) };
}

function isCoarse(grid: Float64Array, mass: Float64Array, level: number): boolean {
  const { from, to } = stretchOf(grid, mass, level);
  return to - from - 1 < COARSE && (grid[to] as number) - (grid[from] as number) > to - from;
}

/** All whole numbers around the interval, or as many as the grid has points. */
function refine(grid: Float64Array, mass: Float64Array): Float64Array {
  const { from, to } = stretchOf(grid, mass, 1 - 1e-6);
  const [start, end] = [grid[from] as number, grid[to] as number];
  const points = Math.min(grid.length, end - start + 1);
  return Float64Array.from({ length: points }, (_, i) => Math.round(start + (i * (end - start)) / Math.max(1, points - 1)));
}

type Checked = Required<Omit<DgaSettings, "points">> & { readonly mayRefine: boolean };

function checkSettings(table: CaptureTable, settings: DgaSettings): Checked {
  const { delta = 2 ** -table.lists.length, points = defaultPoints(table), prior = { kind: "reciprocal" }, level = 0.95 } = settings;
  if (!Number.isSafeInteger(points) || points < 100 || points > 1e6)
    throw new RangeError(`a grid has 100 to 1,000,000 points, not ${points}`);
  const { grid = referenceGrid(table.captured, points) } = settings;
  if (!(delta > 0 && delta < 1e6)) throw new RangeError(`delta must be above 0, not ${delta}`);
  if (!(level > 0 && level < 1)) throw new RangeError(`the level must lie between 0 and 1, not ${level}`);
  if (prior.kind === "gamma-poisson" && !(prior.a > 0 && prior.b > 0)) throw new RangeError("shape and scale of the prior must be above 0");
  if (grid.length === 0 || !grid.every((n0, i) => n0 >= 0 && n0 < 1e13 && (i === 0 || n0 > (grid[i - 1] as number))))
    throw new RangeError("the grid of n0 must ascend from 0 or above");
  return { delta, grid, prior, level, mayRefine: settings.grid === undefined };
}

/** How often a grid may be refined: each time it becomes at least a hundred times finer. */
const REFINEMENTS = 5;

/**
 * Bayesian averaging over all decomposable graphs of dependence between the lists (Madigan & York 1997): hyper-Dirichlet prior with `delta`
 * per cell, all graphs alike, p(N) ∝ 1/N. Identifying assumption: given the graph, there is no dependence beyond it, and N lies on the grid.
 * Where the default grid is too coarse for a narrow posterior, it is drawn again around it.
 * @throws RangeError for settings that mean nothing (delta or level out of range, an empty or unordered grid)
 */
export function* dgaSteps(table: CaptureTable, settings: DgaSettings = {}): Steps<DgaEstimate | DgaRefusal> {
  const lists = table.lists.length;
  if (lists > MAX_GRAPH_LISTS) return { reasons: ["dga.too-many-lists"] };
  if (lists < 2 || table.captured === 0) return { reasons: ["dga.nothing-to-estimate"] };
  const { delta, grid: wide, prior, level, mayRefine } = checkSettings(table, settings);
  const graphs = yield* enumerateDecomposableGraphs(lists);
  const logPrior = logPriorOf(prior);
  let grid = wide;
  let mass = yield* average(createDgaTable(table, { grid, delta, logPrior }), graphs);
  const last = Math.max(1, Math.round(grid.length / 100));
  const massInLastPercent = mass.grid.subarray(-last).reduce((a, b) => a + b, 0);
  for (let left = mayRefine ? REFINEMENTS : 0; left > 0 && isCoarse(grid, mass.grid, level); left--) {
    grid = refine(grid, mass.grid);
    mass = yield* average(createDgaTable(table, { grid, delta, logPrior }), graphs);
  }
  const posterior = { values: grid.map((n0) => table.captured + n0), weights: mass.grid };
  const { mean, variance } = moments(posterior);
  return {
    ...summarize(posterior, level),
    mean,
    standardDeviation: Math.sqrt(variance),
    mode: posterior.values[mass.grid.indexOf(mass.grid.reduce((a, b) => Math.max(a, b), 0))] as number,
    level,
    delta,
    graphs: graphs.count,
    topGraphs: heaviest(graphs, mass.graphs, 10),
    grid: { points: grid.length, from: grid[0] as number, to: wide[wide.length - 1] as number },
    massInLastPercent,
    posterior,
    reasons: [
      ...(massInLastPercent > 0.01 ? ["dga.cut-by-grid" as const] : []),
      ...(isCoarse(grid, mass.grid, level) ? ["dga.grid-too-coarse" as const] : []),
    ],
  };
}
