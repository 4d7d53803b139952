import { factorise, solveWith } from "./fit.ts";

/** Poisson regression with log link on any design; a column per coefficient, indexed by cell. */
export type DesignRequest = {
  readonly counts: Float64Array;
  readonly cells: Uint8Array;
  readonly columns: readonly Float64Array[];
  readonly start?: Float64Array;
};

export type DesignFit = {
  /** False where the likelihood keeps rising towards infinity. */
  readonly converged: boolean;
  readonly coefficients: Float64Array;
  /** Sum of y ln mu − mu. */
  readonly kernel: number;
  /** Variance of the first coefficient. */
  readonly firstVariance: number;
};

type State = { readonly beta: Float64Array; readonly means: Float64Array; readonly kernel: number };

const MOST_STEPS = 60;

function evaluate({ counts, cells, columns }: DesignRequest, beta: Float64Array): State {
  const means = new Float64Array(counts.length);
  const etas = new Float64Array(counts.length);
  for (const [i, column] of columns.entries()) {
    const slope = beta[i] as number;
    for (let w = 0; w < etas.length; w++) etas[w] = (etas[w] as number) + slope * (column[w] as number);
  }
  let kernel = 0;
  for (let w = 0; w < counts.length; w++) {
    if (cells[w] === 0) continue;
    const eta = etas[w] as number;
    const mean = Math.exp(eta);
    means[w] = mean;
    const y = counts[w] as number;
    kernel += (y === 0 ? 0 : y * eta) - mean;
  }
  return { beta, means, kernel: Number.isFinite(kernel) ? kernel : Number.NEGATIVE_INFINITY };
}

/** Sum of the products of two columns. */
function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let w = 0; w < a.length; w++) sum += (a[w] as number) * (b[w] as number);
  return sum;
}

/** X'WX over the cells with weight, as rows of a lower triangle. */
function informationOf(columns: readonly Float64Array[], weights: Float64Array): Float64Array {
  const p = columns.length;
  const matrix = new Float64Array(p * p);
  for (const [i, column] of columns.entries()) {
    const weighted = column.map((x, w) => x * (weights[w] as number));
    for (let j = 0; j <= i; j++) matrix[i * p + j] = dot(weighted, columns[j] as Float64Array);
  }
  return matrix;
}

/** A ridge beyond this means that the numbers themselves have overflowed; then there is no step. */
const LARGEST_RIDGE = 1e6;

/**
 * Solves (X'WX + ridge) step = X'r. The ridge is only there to move along flat directions.
 * @param response r, 0 outside the cells
 */
function normalEquations(
  columns: readonly Float64Array[],
  weights: Float64Array,
  response: Float64Array,
): { readonly factor: Float64Array; readonly step: Float64Array } {
  const p = columns.length;
  const information = informationOf(columns, weights);
  const step = Float64Array.from(columns, (column) => dot(column, response));
  const factor = Float64Array.from(information);
  let ridge = 0;
  while (!factorise(factor, p)) {
    ridge = ridge === 0 ? 1e-12 : ridge * 100;
    if (ridge > LARGEST_RIDGE) return { factor: factor.fill(Number.NaN), step: step.fill(0) };
    factor.set(information);
    for (let i = 0; i < p; i++) factor[i * p + i] = (factor[i * p + i] as number) * (1 + ridge) + ridge;
  }
  solveWith(factor, step, p);
  return { factor, step };
}

function startCold(request: DesignRequest): Float64Array {
  const weights = Float64Array.from(request.counts, (y, w) => (request.cells[w] === 0 ? 0 : y + 0.5));
  const response = Float64Array.from(weights, (mean) => (mean === 0 ? 0 : mean * Math.log(mean) - 0.5));
  return normalEquations(request.columns, weights, response).step;
}

/** Iteratively reweighted least squares with halved steps. Always ends; small designs only (everything is dense). */
export function fitDesign(request: DesignRequest): DesignFit {
  const { counts, columns } = request;
  const p = columns.length;
  let state = evaluate(request, request.start ?? startCold(request));
  for (let steps = 0; ; steps++) {
    const residuals = Float64Array.from(counts, (y, w) => (request.cells[w] === 0 ? 0 : y - (state.means[w] as number)));
    const { factor, step } = normalEquations(columns, state.means, residuals);
    let gain = 0;
    for (let i = 0; i < p; i++) gain += (step[i] as number) * dot(columns[i] as Float64Array, residuals);
    const { beta, kernel } = state;
    for (let share = 1; share > 1e-9; share /= 2) {
      state = evaluate(
        request,
        beta.map((b, i) => b + share * (step[i] as number)),
      );
      if (state.kernel >= kernel - 1e-12 * Math.abs(kernel)) break;
    }
    const hasOverflowed = Number.isNaN(factor[0]);
    const converged = !hasOverflowed && (gain < 1e-13 || (gain < 1e-8 && steps > 20));
    if (!converged && !hasOverflowed && steps < MOST_STEPS) continue;
    const unit = new Float64Array(p);
    unit[0] = 1;
    solveWith(factor, unit, p);
    return { converged, coefficients: state.beta, kernel: state.kernel, firstVariance: unit[0] };
  }
}
