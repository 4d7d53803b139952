import { expect, test } from "vitest";
import { solveLinearProgram } from "./simplex.ts";

const program = (matrix: number[][], bounds: number[], objective: number[]): ReturnType<typeof solveLinearProgram> =>
  solveLinearProgram({
    matrix: matrix.map((row) => Float64Array.from(row)),
    bounds: Float64Array.from(bounds),
    objective: Float64Array.from(objective),
  });

test("an optimum at a corner is found", () => {
  // Maximise 3x + 2y, x + y + s = 4, x + 3y + t = 6: x = 4, y = 0.
  expect(
    program(
      [
        [1, 1, 1, 0],
        [1, 3, 0, 1],
      ],
      [4, 6],
      [3, 2, 0, 0],
    ),
  ).toEqual({ state: "optimal", value: 12 });
});

test("a program without solution is told from one without end", () => {
  expect(
    program(
      [
        [1, 1],
        [1, 1],
      ],
      [1, 2],
      [1, 0],
    ).state,
  ).toBe("infeasible");
  expect(program([[1, -1]], [1], [1, 0]).state).toBe("unbounded");
});

test("redundant equations do no harm", () =>
  expect(
    program(
      [
        [1, 1, 0],
        [2, 2, 0],
        [0, 1, 1],
      ],
      [2, 4, 1],
      [1, 1, 1],
    ),
  ).toEqual({ state: "optimal", value: 3 }));

test("a program that cycles under the largest-coefficient rule ends (Beale 1955)", () => {
  const result = program(
    [
      [0.25, -60, -0.04, 9, 1, 0, 0],
      [0.5, -90, -0.02, 3, 0, 1, 0],
      [0, 0, 1, 0, 0, 0, 1],
    ],
    [0, 0, 1],
    [0.75, -150, 0.02, -6, 0, 0, 0],
  );
  expect(result.state).toBe("optimal");
  if (result.state === "optimal") expect(result.value).toBeCloseTo(0.05, 10);
});
