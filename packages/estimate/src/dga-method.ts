import type { CaptureTable } from "./capture-table.ts";
import { isDgaEstimate, type DgaEstimate, type DgaReason, type DgaSettings } from "./dga.ts";
import { MAX_GRAPH_LISTS } from "./decomposable-graphs.ts";
import { sensitivityCurve } from "./highest-order.ts";
import { histogramOf } from "./histogram.ts";
import type { JobInput, JobOutput } from "./jobs.ts";
import type { Outcome } from "./method-result.ts";
import type { Posterior } from "./posterior.ts";
import { reason, type Reason, type ReasonCode } from "./reasons.ts";
import type { JsonObject } from "./result.ts";

/** Strong priors, as a sensitivity and never as a headline. */
const OTHER_DELTAS = [0.5, 1] as const;
/** With seven lists there are 617,675 graphs; once is enough. */
const MOST_LISTS_COMPARED = 6;
/** The grid where the whole one would cost too much for a second opinion; small tables keep theirs, in which every n0 has its point. */
const coarseGrid = (captured: number): DgaSettings => (30 * captured <= 20_000 ? {} : { points: 2000 });

export type DgaOutcome = { readonly outcome: Outcome; readonly posterior: Posterior | undefined };

const CODES: Readonly<Record<DgaReason, ReasonCode>> = {
  "dga.nothing-to-estimate": "method.does-not-exist",
  "dga.too-many-lists": "method.too-many-lists",
  "dga.cut-by-grid": "sampler.cut",
  "dga.grid-too-coarse": "sampler.grid-too-coarse",
};

const reasonOf = (code: DgaReason, lists: number): Reason =>
  reason(CODES[code], code === "dga.too-many-lists" ? { lists, most: MAX_GRAPH_LISTS } : {});

const graphName = (edges: readonly (readonly [number, number])[]): string =>
  edges.length === 0 ? "none" : edges.map(([i, j]) => `${i + 1}${j + 1}`).join(",");

function describe(found: DgaEstimate, captured: number, sensitivity: readonly JsonObject[]): JsonObject {
  return {
    settings: { delta: found.delta, graphs: found.graphs, grid: found.grid, prior: "1/N, all graphs alike" },
    mean: found.mean,
    standardDeviation: found.standardDeviation,
    mode: found.mode,
    interval: "equal tails",
    massInLastPercent: found.massInLastPercent,
    topGraphs: found.topGraphs.map(({ edges, weight }) => ({ edges: graphName(edges), weight })),
    priorSensitivity: sensitivity,
    posterior: histogramOf(found.posterior),
    sensitivity: sensitivityCurve(captured, found.median),
  };
}

/** The jobs of graph averaging: the estimate itself, and two stronger priors beside it. Outputs go to {@link dgaMethod}. */
export function dgaJobs(table: CaptureTable, { quick }: { readonly quick: boolean }): readonly JobInput<"dga">[] {
  if (table.lists.length < 3 || table.lists.length > MAX_GRAPH_LISTS) return [];
  const coarse = coarseGrid(table.captured);
  const others = table.lists.length <= MOST_LISTS_COMPARED ? OTHER_DELTAS : [];
  return [{ table, settings: quick ? coarse : {} }, ...others.map((delta) => ({ table, settings: { delta, ...coarse } }))];
}

/** Averaging over decomposable graphs, from the outputs of its jobs. */
export function dgaMethod(table: CaptureTable, outputs: readonly JobOutput<"dga">[]): DgaOutcome {
  const lists = table.lists.length;
  const [found, ...others] = outputs;
  if (found === undefined) {
    const why = lists < 3 ? reason("method.needs-three-lists") : reason("method.too-many-lists", { lists, most: MAX_GRAPH_LISTS });
    return { outcome: { method: "dga", reasons: [why] }, posterior: undefined };
  }
  const reasons = found.reasons.map((code) => reasonOf(code, lists));
  if (!isDgaEstimate(found)) return { outcome: { method: "dga", reasons }, posterior: undefined };
  const sensitivity = others
    .filter(isDgaEstimate)
    .map(({ delta, median, lo, hi, grid }) => ({ delta, median, lo, hi, gridPoints: grid.points }));
  const { median, lo, hi } = found;
  return {
    posterior: found.posterior,
    outcome: { method: "dga", numbers: { estimate: median, lo, hi }, reasons, diagnostics: describe(found, table.captured, sensitivity) },
  };
}
