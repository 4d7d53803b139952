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
  let kernel = 0;
  for (let w = 0; w < counts.length; w++) {
    if (cells[w] === 0) continue;
    let eta = 0;
    for (let i = 0; i < columns.length; i++) eta += (beta[i] as number) * (columns[i]?.[w] as number);
    const mean = Math.exp(eta);
    means[w] = mean;
    const y = counts[w] as number;
    kernel += (y === 0 ? 0 : y * eta) - mean;
  }
  return { beta, means, kernel: Number.isFinite(kernel) ? kernel : Number.NEGATIVE_INFINITY };
}

/** X'WX + ridge, and X'r, with the factor in place; the ridge is only there to move along flat directions. */
function normalEquations(
  { columns, cells }: DesignRequest,
  weights: Float64Array,
  response: Float64Array,
): { factor: Float64Array; step: Float64Array } {
  const p = columns.length;
  const step = new Float64Array(p);
  const build = (ridge: number): Float64Array => {
    const matrix = new Float64Array(p * p);
    for (let i = 0; i < p; i++) {
      for (let j = 0; j <= i; j++) {
        let sum = 0;
        for (let w = 0; w < weights.length; w++) sum += (weights[w] as number) * (columns[i]?.[w] as number) * (columns[j]?.[w] as number);
        matrix[i * p + j] = sum;
      }
      matrix[i * p + i] = (matrix[i * p + i] as number) * (1 + ridge) + ridge;
    }
    return matrix;
  };
  for (let i = 0; i < p; i++)
    for (let w = 0; w < weights.length; w++)
      if (cells[w] !== 0) step[i] = (step[i] as number) + (response[w] as number) * (columns[i]?.[w] as number);
  let factor = build(0);
  for (let ridge = 1e-12; !factorise(factor, p); ridge *= 100) factor = build(ridge);
  solveWith(factor, step, p);
  return { factor, step };
}

function startCold(request: DesignRequest): Float64Array {
  const weights = Float64Array.from(request.counts, (y, w) => (request.cells[w] === 0 ? 0 : y + 0.5));
  const response = Float64Array.from(weights, (mean) => (mean === 0 ? 0 : mean * Math.log(mean) - 0.5));
  return normalEquations(request, weights, response).step;
}

/** Iteratively reweighted least squares with halved steps. Always ends; small designs only (everything is dense). */
export function fitDesign(request: DesignRequest): DesignFit {
  const { counts, columns } = request;
  const p = columns.length;
  let state = evaluate(request, request.start ?? startCold(request));
  for (let steps = 0; ; steps++) {
    const residuals = Float64Array.from(counts, (y, w) => y - (state.means[w] as number));
    const { factor, step } = normalEquations(request, state.means, residuals);
    let gain = 0;
    for (let w = 0; w < counts.length; w++) {
      if (request.cells[w] === 0) continue;
      for (let i = 0; i < p; i++) gain += (step[i] as number) * (residuals[w] as number) * (columns[i]?.[w] as number);
    }
    const { beta, kernel } = state;
    for (let share = 1; share > 1e-9; share /= 2) {
      state = evaluate(
        request,
        beta.map((b, i) => b + share * (step[i] as number)),
      );
      if (state.kernel >= kernel - 1e-12 * Math.abs(kernel)) break;
    }
    const converged = gain < 1e-13 || (gain < 1e-8 && steps > 20);
    if (!converged && steps < MOST_STEPS) continue;
    const unit = new Float64Array(p);
    unit[0] = 1;
    solveWith(factor, unit, p);
    return { converged, coefficients: state.beta, kernel: state.kernel, firstVariance: unit[0] };
  }
}
