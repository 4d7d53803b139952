import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { enumerateDecomposableGraphs, pairsOfLists, type DecomposableGraphs } from "./decomposable-graphs.ts";
import { finish } from "./steps.ts";

const graphsOf = (lists: number): DecomposableGraphs => finish(enumerateDecomposableGraphs(lists));
const termsOf = (graphs: DecomposableGraphs, g: number): (readonly [number, number])[] => {
  const terms: [number, number][] = [];
  for (let t = graphs.starts[g] ?? 0; t < (graphs.starts[g + 1] ?? 0); t++) terms.push([graphs.sets[t] ?? 0, graphs.powers[t] ?? 0]);
  return terms;
};

describe("decomposable graphs", () => {
  test.each([
    [2, 2],
    [3, 8],
    [4, 61],
    [5, 822],
    [6, 18_154],
  ])("over %d lists there are %d", (lists, count) => {
    const graphs = graphsOf(lists);
    expect(graphs.count).toBe(count);
    expect(new Set(graphs.edges).size).toBe(count);
  });

  test("the two-by-two square is not among them, the square with a diagonal is, as two triangles over the diagonal", () => {
    const graphs = graphsOf(4);
    const mask = (...wanted: string[]): number =>
      pairsOfLists(4).reduce((sum, [i, j], e) => (wanted.includes(`${i + 1}${j + 1}`) ? sum | (1 << e) : sum), 0);
    expect(graphs.edges.indexOf(mask("12", "23", "34", "14"))).toBe(-1);
    const g = graphs.edges.indexOf(mask("12", "23", "34", "14", "13"));
    expect(termsOf(graphs, g)).toEqual([
      [0b0101, -1],
      [0b0111, 1],
      [0b1101, 1],
    ]);
  });

  test("every list counts exactly once: cliques less separators", () => {
    const graphs = graphsOf(6);
    fc.assert(
      fc.property(fc.nat(graphs.count - 1), fc.nat(5), (g, list) => {
        const times = termsOf(graphs, g).reduce((sum, [set, power]) => sum + ((set >> list) & 1) * power, 0);
        expect(times).toBe(1);
      }),
    );
  });

  test("more than seven lists are refused", () => {
    expect(() => graphsOf(8)).toThrow(RangeError);
    expect(() => graphsOf(0)).toThrow(RangeError);
  });
});
