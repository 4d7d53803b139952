import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { drawLinkages, type DrawInput } from "./draws.ts";
import type { Judgement } from "./judgements.ts";
import { bitsOf, type ScoredPairs } from "./score.ts";

type Pair = readonly [left: number, right: number, probability: number];

const scored = (pairs: readonly Pair[]): ScoredPairs => ({
  size: pairs.length,
  left: Uint32Array.from(pairs, ([left]) => left),
  right: Uint32Array.from(pairs, ([, right]) => right),
  bits: Float64Array.from(pairs, ([, , probability]) => bitsOf(probability)),
  rules: new Uint8Array(pairs.length).fill(1),
});

const input = (size: number, pairs: readonly Pair[], rest: Partial<DrawInput> = {}): DrawInput => ({
  size,
  pairs: scored(pairs),
  draws: 4000,
  seed: 7,
  ...rest,
});

describe("draws of linkages", () => {
  test("a pair that nothing else touches is joined as often as its probability says", () => {
    const { pairs } = drawLinkages(
      input(4, [
        [0, 1, 0.3],
        [2, 3, 0.9],
      ]),
    );
    expect(pairs[0]?.share).toBeGreaterThan(0.27);
    expect(pairs[0]?.share).toBeLessThan(0.33);
    expect(pairs[1]?.share).toBeGreaterThan(0.88);
    expect(pairs[1]?.share).toBeLessThan(0.92);
    expect(pairs[0]?.entropy).toBeGreaterThan(pairs[1]?.entropy ?? 1);
  });

  test("with one-to-one, two candidates for one record share its probability as the odds tell", () => {
    const sourceOf = [0, 1, 1];
    const { pairs } = drawLinkages(
      input(
        3,
        [
          [0, 1, 0.5],
          [0, 2, 0.5],
        ],
        { mayJoin: (a, b) => sourceOf[a] !== sourceOf[b] },
      ),
    );
    // Odds 1 : 1 : 1 for nobody, the first, the second.
    for (const { share } of pairs) expect(Math.abs(share - 1 / 3)).toBeLessThan(0.03);
  });

  test("three records are drawn in proportion to the products of the odds of what is joined", () => {
    const draws = drawLinkages(
      input(
        3,
        [
          [0, 1, 0.8],
          [1, 2, 0.6],
          [0, 2, 0.4],
        ],
        { draws: 8000 },
      ),
    );
    const [ab, bc, ac] = [0.8 / 0.2, 0.6 / 0.4, 0.4 / 0.6];
    const total = 1 + ab + bc + ac + ab * bc * ac;
    const wanted = [(ab + ab * bc * ac) / total, (bc + ab * bc * ac) / total, (ac + ab * bc * ac) / total];
    for (const [k, share] of wanted.entries()) expect(Math.abs((draws.pairs[k]?.share ?? 0) - share)).toBeLessThan(0.025);
  });

  test("a large component is drawn like a small one", () => {
    // Nine records that only the middle pair is doubtful about: too many to list every division.
    const pairs: Pair[] = [];
    for (const group of [
      [0, 1, 2, 3],
      [4, 5, 6, 7, 8],
    ])
      for (const a of group) for (const b of group) if (a < b) pairs.push([a, b, 0.999]);
    pairs.push([3, 4, 0.2]);
    const { pairs: drawn } = drawLinkages(input(9, pairs, { draws: 200 }));
    expect(drawn[0]?.share).toBeGreaterThan(0.95);
    expect(drawn.at(-1)?.share).toBeLessThan(0.05);
  });

  test("every draw is transitive and respects sources and judgements", () => {
    const pair = fc.tuple(
      fc.integer({ min: 0, max: 11 }),
      fc.integer({ min: 0, max: 11 }),
      fc.double({ min: 0.01, max: 0.99, noNaN: true }),
    );
    const pairs = fc.uniqueArray(
      pair.filter(([a, b]) => a < b),
      { selector: ([a, b]) => a * 12 + b, maxLength: 30 },
    );
    fc.assert(
      fc.property(
        pairs,
        fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 12, maxLength: 12 }),
        fc.integer(),
        (list, sourceOf, seed) => {
          const judgements: Judgement[] = [
            { left: 0, right: 1, verdict: "different" },
            { left: 2, right: 3, verdict: "same" },
          ];
          const mayJoin = (a: number, b: number): boolean => sourceOf[a] !== sourceOf[b];
          const draws = drawLinkages(input(12, list, { draws: 5, seed, mayJoin, judgements }));
          for (let draw = 0; draw < 5; draw++) {
            const labels = draws.labels(draw);
            expect(labels[0]).not.toBe(labels[1]);
            expect(labels[2]).toBe(labels[3]);
            for (let a = 0; a < 12; a++) {
              expect(labels[labels[a] ?? 0]).toBe(labels[a]);
              expect(labels[a]).toBeLessThanOrEqual(a);
              for (let b = a + 1; b < 12; b++) {
                expect(draws.isJoined(draw, a, b)).toBe(labels[a] === labels[b]);
                if (!mayJoin(a, b) && !(a === 2 && b === 3) && labels[a] === labels[b]) expect(labels[a]).toBe(labels[2]);
              }
            }
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  test("the same seed gives the same draws, another seed others", () => {
    const list: Pair[] = Array.from({ length: 20 }, (_, i) => [2 * i, 2 * i + 1, 0.5]);
    const labels = (seed: number): Uint32Array => drawLinkages(input(40, list, { draws: 1, seed })).labels(0);
    expect(labels(3)).toEqual(labels(3));
    expect(labels(3)).not.toEqual(labels(4));
  });

  test.each([0, -1, 1.5, Number.NaN, 1e9])("%j draws are refused", (draws) => {
    expect(() => drawLinkages(input(2, [], { draws }))).toThrow(expect.objectContaining({ code: "value-out-of-range" }));
  });
});
