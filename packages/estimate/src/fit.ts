import { sumOverSubsets, sumOverSupersets } from "./subset-sums.ts";

/**
 * A log-linear model ln mu_w = sum of beta_s over the terms s that are subsets of w, with Poisson counts.
 * Arrays have length 2^J and are indexed by set of lists.
 */
export type FitRequest = {
  /** Counts; whole or real numbers ≥ 0. */
  readonly counts: Float64Array;
  /** 1 for a cell that belongs to the model, 0 for one left out (never observable: the zero cell; or impossible under the model). */
  readonly cells: Uint8Array;
  /** Terms as sets of lists; the intercept 0 comes last. */
  readonly terms: readonly number[];
  /** Coefficients to start from; without them the usual start of iteratively reweighted least squares, mu = y + 1/2. */
  readonly start?: Float64Array | undefined;
  /** Newton steps at most (default 100). */
  readonly mostSteps?: number;
};

export type Fit = {
  readonly state: "converged" | "singular" | "wandering";
  /** Sum of y ln mu − mu over the cells: the log-likelihood without its constant. */
  readonly kernel: number;
  /** Largest difference between an observed and a fitted sufficient statistic. */
  readonly residual: number;
  /** Smallest fitted mean of a cell. */
  readonly leastMean: number;
  /** Variance of the intercept. */
  readonly interceptVariance: number;
};

export type Fitter = {
  /** Fits by Newton's method, which for this link is iteratively reweighted least squares. Never throws, always ends. */
  readonly fit: (request: FitRequest) => Fit;
  /** Coefficients of the last fit, by term; overwritten by the next one. */
  readonly coefficients: Float64Array;
  /** Means of the last fit, by cell; overwritten by the next one. */
  readonly means: Float64Array;
};

/** The gain of log-likelihood that a step promises; below it the estimate is exact to the last printed digits. */
const ENOUGH = 1e-15;
/** A pivot this small against its diagonal means that the columns are linearly dependent as far as doubles can tell. */
const LEAST_PIVOT = 1e-11;

/** Cholesky of the lower triangle of a p × p matrix stored by rows, in place; false if it is not positive definite. */
export function factorise(matrix: Float64Array, p: number): boolean {
  for (let j = 0; j < p; j++) {
    const row = j * p;
    const diagonal = matrix[row + j] as number;
    let pivot = diagonal;
    for (let k = 0; k < j; k++) pivot -= (matrix[row + k] as number) * (matrix[row + k] as number);
    if (!(pivot > diagonal * LEAST_PIVOT)) return false;
    const root = Math.sqrt(pivot);
    matrix[row + j] = root;
    for (let i = j + 1; i < p; i++) {
      const other = i * p;
      let sum = matrix[other + j] as number;
      for (let k = 0; k < j; k++) sum -= (matrix[other + k] as number) * (matrix[row + k] as number);
      matrix[other + j] = sum / root;
    }
  }
  return true;
}

/** Solves L L' x = b with the factor of {@link factorise}; `b` becomes x. */
export function solveWith(factor: Float64Array, b: Float64Array, p: number): void {
  for (let i = 0; i < p; i++) {
    let sum = b[i] as number;
    for (let k = 0; k < i; k++) sum -= (factor[i * p + k] as number) * (b[k] as number);
    b[i] = sum / (factor[i * p + i] as number);
  }
  for (let i = p - 1; i >= 0; i--) {
    let sum = b[i] as number;
    for (let k = i + 1; k < p; k++) sum -= (factor[k * p + i] as number) * (b[k] as number);
    b[i] = sum / (factor[i * p + i] as number);
  }
}

type Room = {
  readonly size: number;
  readonly beta: Float64Array;
  readonly tried: Float64Array;
  readonly eta: Float64Array;
  readonly means: Float64Array;
  readonly margins: Float64Array;
  readonly wanted: Float64Array;
  readonly information: Float64Array;
  readonly step: Float64Array;
};

/** Means and kernel at the coefficients `beta`; −Infinity where a mean overflows. */
function evaluate(room: Room, { counts, cells }: FitRequest, beta: Float64Array): number {
  const { size, eta, means } = room;
  eta.set(beta);
  sumOverSubsets(eta);
  let kernel = 0;
  for (let w = 0; w < size; w++) {
    if (cells[w] === 0) {
      means[w] = 0;
      continue;
    }
    const mean = Math.exp(eta[w] as number);
    means[w] = mean;
    const y = counts[w] as number;
    kernel += (y === 0 ? 0 : y * (eta[w] as number)) - mean;
  }
  return Number.isNaN(kernel) ? Number.NEGATIVE_INFINITY : kernel;
}

/** Fills the information matrix from the margins of the weights and factorises it. */
function factoriseInformation({ margins, information }: Room, terms: readonly number[]): boolean {
  const p = terms.length;
  for (let i = 0; i < p; i++) {
    const s = terms[i] as number;
    for (let j = 0; j <= i; j++) information[i * p + j] = margins[s | (terms[j] as number)] as number;
  }
  return factorise(information, p);
}

/** The first step of iteratively reweighted least squares, from mu = y + 1/2. */
function startCold(room: Room, { counts, cells, terms }: FitRequest): boolean {
  const { size, margins, eta, beta, step } = room;
  for (let w = 0; w < size; w++) {
    const mean = cells[w] === 0 ? 0 : (counts[w] as number) + 0.5;
    margins[w] = mean;
    // Working response times weight: mu (eta + (y − mu)/mu).
    eta[w] = mean === 0 ? 0 : mean * Math.log(mean) - 0.5;
  }
  sumOverSupersets(margins);
  sumOverSupersets(eta);
  if (!factoriseInformation(room, terms)) return false;
  for (let i = 0; i < terms.length; i++) step[i] = eta[terms[i] as number] as number;
  solveWith(room.information, step, terms.length);
  beta.fill(0);
  for (let i = 0; i < terms.length; i++) beta[terms[i] as number] = step[i] as number;
  return true;
}

/** Prepares one step: information and promised gain; NaN if the information is singular. Sets `step`. */
function promise(room: Room, terms: readonly number[]): number {
  const { margins, means, wanted, step } = room;
  margins.set(means);
  sumOverSupersets(margins);
  if (!factoriseInformation(room, terms)) return Number.NaN;
  const p = terms.length;
  for (let i = 0; i < p; i++) step[i] = (wanted[terms[i] as number] as number) - (margins[terms[i] as number] as number);
  solveWith(room.information, step, p);
  let gain = 0;
  for (let i = 0; i < p; i++) {
    const t = terms[i] as number;
    gain += (step[i] as number) * ((wanted[t] as number) - (margins[t] as number));
  }
  return gain;
}

/** Takes the step, halved until the likelihood does not fall; the new kernel. */
function take(room: Room, request: FitRequest, kernel: number): number {
  const { beta, tried, step } = room;
  const { terms } = request;
  let reached = Number.NEGATIVE_INFINITY;
  for (let share = 1; share > 1e-9; share /= 2) {
    for (let i = 0; i < terms.length; i++) tried[terms[i] as number] = (beta[terms[i] as number] as number) + share * (step[i] as number);
    reached = evaluate(room, request, tried);
    if (reached >= kernel - 1e-12 * Math.abs(kernel)) break;
  }
  for (const t of terms) beta[t] = tried[t] as number;
  return reached;
}

function summarise(room: Room, { terms, cells }: FitRequest, end: Pick<Fit, "state" | "kernel">): Fit {
  const p = terms.length;
  let residual = 0;
  room.margins.set(room.means);
  sumOverSupersets(room.margins);
  for (const t of terms) residual = Math.max(residual, Math.abs((room.wanted[t] as number) - (room.margins[t] as number)));
  let leastMean = Number.POSITIVE_INFINITY;
  for (let w = 0; w < room.size; w++) if (cells[w] !== 0) leastMean = Math.min(leastMean, room.means[w] as number);
  // The intercept is the last term, so its variance is the inverse square of the last pivot.
  const last = room.information[p * p - 1] as number;
  return { ...end, residual, leastMean, interceptVariance: 1 / (last * last) };
}

const SINGULAR: Fit = { state: "singular", kernel: Number.NaN, residual: Number.NaN, leastMean: 0, interceptVariance: Number.NaN };

/** Room for fits of models over `lists` lists. One fitter serves one thread; each result replaces the one before. */
export function createFitter(lists: number): Fitter {
  const size = 1 << lists;
  const array = (length = size): Float64Array => new Float64Array(length);
  let room: Room = {
    size,
    beta: array(),
    tried: array(),
    eta: array(),
    means: array(),
    margins: array(),
    wanted: array(),
    information: array(0),
    step: array(),
  };

  function fit(request: FitRequest): Fit {
    const { terms, counts, cells, start, mostSteps = 100 } = request;
    if (room.information.length < terms.length ** 2) room = { ...room, information: array(terms.length ** 2) };
    for (let w = 0; w < size; w++) room.wanted[w] = cells[w] === 0 ? 0 : (counts[w] as number);
    sumOverSupersets(room.wanted);
    room.tried.fill(0);
    if (start === undefined) {
      if (!startCold(room, request)) return SINGULAR;
    } else {
      room.beta.fill(0);
      for (const t of terms) room.beta[t] = start[t] as number;
    }
    let kernel = evaluate(room, request, room.beta);
    let before = Number.POSITIVE_INFINITY;
    for (let steps = 0; steps < mostSteps; steps++) {
      const gain = promise(room, terms);
      if (Number.isNaN(gain)) return SINGULAR;
      // Rounding sets a floor on the gain; there it no longer shrinks.
      const done = gain <= ENOUGH || (gain < 1e-9 && gain > before / 2);
      before = gain;
      kernel = take(room, request, kernel);
      if (done) return summarise(room, request, { state: "converged", kernel });
    }
    return summarise(room, request, { state: "wandering", kernel });
  }
  return { fit, coefficients: room.beta, means: room.means };
}
