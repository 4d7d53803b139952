/** Maximise c x subject to A x = b, x >= 0, with b >= 0. Rows of A are arrays of equal length. */
export type LinearProgram = {
  readonly matrix: readonly Float64Array[];
  readonly bounds: Float64Array;
  readonly objective: Float64Array;
};

export type Optimum = { readonly state: "optimal"; readonly value: number } | { readonly state: "infeasible" | "unbounded" };

/** Values below this are rounding: the programs here have coefficients of order one. */
const ZERO = 1e-9;

type Tableau = { readonly rows: Float64Array[]; readonly basis: Int32Array; readonly width: number };

function pivot({ rows, basis, width }: Tableau, at: { readonly row: number; readonly column: number }): void {
  const chosen = rows[at.row] as Float64Array;
  const scale = chosen[at.column] as number;
  for (let k = 0; k <= width; k++) chosen[k] = (chosen[k] as number) / scale;
  for (let i = 0; i < rows.length; i++) {
    if (i === at.row) continue;
    const row = rows[i] as Float64Array;
    const factor = row[at.column] as number;
    if (factor === 0) continue;
    for (let k = 0; k <= width; k++) row[k] = (row[k] as number) - factor * (chosen[k] as number);
    row[at.column] = 0;
  }
  basis[at.row] = at.column;
}

/** The row that limits an entering column; ties go to the smallest basic variable (Bland), so that no basis repeats. */
function findLeaving({ rows, basis, width }: Tableau, column: number): number {
  let leaving = -1;
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < basis.length; i++) {
    const row = rows[i] as Float64Array;
    const a = row[column] as number;
    if (a <= ZERO) continue;
    const ratio = (row[width] as number) / a;
    const isTie = Math.abs(ratio - least) <= 1e-12 && (basis[i] as number) < (basis[leaving] ?? Number.POSITIVE_INFINITY);
    if (ratio < least - 1e-12 || isTie) {
      least = ratio;
      leaving = i;
    }
  }
  return leaving;
}

/** Runs the simplex on the last row, reduced costs, over the first `columns` columns. Bland's rule after a while: it cannot cycle. */
function run(tableau: Tableau, columns: number): "optimal" | "unbounded" {
  const costs = tableau.rows[tableau.rows.length - 1] as Float64Array;
  for (let steps = 0; ; steps++) {
    let column = -1;
    let best = ZERO;
    for (let k = 0; k < columns; k++) {
      const cost = costs[k] as number;
      if (cost <= best) continue;
      column = k;
      if (steps > 4 * tableau.width) break;
      best = cost;
    }
    if (column < 0) return "optimal";
    const row = findLeaving(tableau, column);
    if (row < 0) return "unbounded";
    pivot(tableau, { row, column });
  }
}

function createTableau({ matrix, bounds }: LinearProgram): Tableau {
  const count = matrix.length;
  const variables = matrix[0]?.length ?? 0;
  const width = variables + count;
  const rows = matrix.map((coefficients, i) => {
    const row = new Float64Array(width + 1);
    row.set(coefficients);
    row[variables + i] = 1;
    row[width] = bounds[i] as number;
    return row;
  });
  // Phase one: maximise minus the sum of the artificial variables.
  const costs = new Float64Array(width + 1);
  for (const row of rows) for (let k = 0; k <= width; k++) costs[k] = (costs[k] as number) + (row[k] as number);
  for (let i = 0; i < count; i++) costs[variables + i] = 0;
  return { rows: [...rows, costs], basis: Int32Array.from(rows, (_, i) => variables + i), width };
}

/** Artificial variables that stay in the basis at zero leave it, or their row is redundant and becomes empty. */
function expelArtificial(tableau: Tableau, variables: number): void {
  for (let i = 0; i < tableau.basis.length; i++) {
    if ((tableau.basis[i] as number) < variables) continue;
    const row = tableau.rows[i] as Float64Array;
    let column = -1;
    for (let k = 0; k < variables && column < 0; k++) if (Math.abs(row[k] as number) > ZERO) column = k;
    if (column >= 0) pivot(tableau, { row: i, column });
    else row.fill(0);
  }
}

/** The two-phase simplex on a dense tableau (Dantzig), for programs of a few dozen rows. */
export function solveLinearProgram(program: LinearProgram): Optimum {
  const variables = program.objective.length;
  const tableau = createTableau(program);
  const { rows, basis, width } = tableau;
  run(tableau, variables);
  const costs = rows[rows.length - 1] as Float64Array;
  if ((costs[width] as number) > 1e-7) return { state: "infeasible" };
  expelArtificial(tableau, variables);
  costs.fill(0);
  costs.set(program.objective);
  for (let i = 0; i < basis.length; i++) {
    const factor = costs[basis[i] as number] as number;
    if (factor === 0) continue;
    const row = rows[i] as Float64Array;
    for (let k = 0; k <= width; k++) costs[k] = (costs[k] as number) - factor * (row[k] as number);
  }
  return run(tableau, variables) === "optimal" ? { state: "optimal", value: -(costs[width] as number) } : { state: "unbounded" };
}
