import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cluster, findBridges, type ClusterInput, type Clustering } from "./cluster.ts";
import { readJudgements, type Judgement } from "./judgements.ts";
import type { ScoredPairs } from "./score.ts";

type Pair = readonly [left: number, right: number, bits: number];

const scored = (pairs: readonly Pair[]): ScoredPairs => ({
  size: pairs.length,
  left: Uint32Array.from(pairs, ([left]) => left),
  right: Uint32Array.from(pairs, ([, right]) => right),
  bits: Float64Array.from(pairs, ([, , bits]) => bits),
  rules: new Uint8Array(pairs.length).fill(1),
});

type Given = { readonly judgements?: readonly Judgement[]; readonly sourceOf?: readonly number[]; readonly weigh?: ClusterInput["weigh"] };

function clusterPairs(size: number, pairs: readonly Pair[], { judgements = [], sourceOf, weigh }: Given = {}): Clustering {
  const mayJoin = (a: number, b: number): boolean => sourceOf === undefined || sourceOf[a] !== sourceOf[b];
  const judged = readJudgements(size, judgements);
  return cluster({
    size,
    pairs: scored(pairs),
    judged,
    mayJoin,
    threshold: 0.5,
    keepAbove: 0.01,
    ...(weigh === undefined ? {} : { weigh }),
  });
}

const membersOf = ({ clusters }: Clustering): (readonly number[])[] => clusters.map(({ members }) => members);

describe("clusters", () => {
  test("one look-alike pair does not join two groups of which the rest disagrees", () => {
    const groups: Pair[] = [
      [0, 1, 9],
      [0, 2, 9],
      [1, 2, 9],
      [3, 4, 9],
      [3, 5, 9],
      [4, 5, 9],
      [2, 3, 11],
    ];
    const found = clusterPairs(6, groups);
    expect(membersOf(found)).toEqual([
      [0, 1, 2],
      [3, 4, 5],
    ]);
    expect(found.cut).toEqual([{ left: 2, right: 3, bits: 11, reason: "strangers" }]);
  });

  test("a chain of look-alikes is not one person when its ends are strangers", () => {
    const chain: Pair[] = Array.from({ length: 9 }, (_, i) => [i, i + 1, 2]);
    for (const { members } of clusterPairs(10, chain).clusters) expect(members.length).toBeLessThanOrEqual(2);
  });

  test("copies of one person stay together when one pair of them was not compared", () => {
    const pairs: Pair[] = [
      [0, 1, 10],
      [1, 2, 10],
      [0, 3, 10],
      [1, 3, 10],
      [2, 3, 10],
    ];
    const { clusters } = clusterPairs(4, pairs);
    expect(clusters).toEqual([{ members: [0, 1, 2, 3], density: 5 / 6, bridges: [] }]);
  });

  test("pairs that were not compared are compared before records are chained", () => {
    const chain: Pair[] = [
      [0, 1, 8],
      [1, 2, 8],
    ];
    expect(membersOf(clusterPairs(3, chain, { weigh: () => 5 }))).toEqual([[0, 1, 2]]);
    expect(membersOf(clusterPairs(3, chain, { weigh: () => -12 }))).toEqual([[0, 1]]);
  });

  test("a source that holds nobody twice gives at most one record to a cluster, the best fitting one", () => {
    const found = clusterPairs(
      3,
      [
        [0, 1, 3],
        [0, 2, 6],
      ],
      { sourceOf: [0, 1, 1] },
    );
    expect(membersOf(found)).toEqual([[0, 2]]);
    expect(found.cut).toEqual([{ left: 0, right: 1, bits: 3, reason: "unique-source" }]);
  });

  test("the greedy choice is put right when moving one record fits better", () => {
    // 1 fits 2 best, but then 0 and 3 are left alone: 0-1 and 2-3 together weigh more.
    const found = clusterPairs(
      4,
      [
        [0, 2, 5],
        [1, 2, 6],
        [1, 3, 5],
      ],
      { sourceOf: [0, 0, 1, 1] },
    );
    const total = found.clusters.length;
    expect(total).toBeGreaterThanOrEqual(1);
    for (const { members } of found.clusters) expect(members).toHaveLength(2);
  });

  test("judgements hold whatever the weights say", () => {
    const pairs: Pair[] = [
      [0, 1, 12],
      [2, 3, -6],
    ];
    const judged = clusterPairs(4, pairs, {
      judgements: [
        { left: 0, right: 1, verdict: "different" },
        { left: 3, right: 2, verdict: "same" },
      ],
    });
    expect(membersOf(judged)).toEqual([[2, 3]]);
    expect(judged.cut).toEqual([{ left: 0, right: 1, bits: 12, reason: "different" }]);
  });

  test("an unsure pair is not joined by itself", () => {
    const found = clusterPairs(2, [[0, 1, 12]], { judgements: [{ left: 0, right: 1, verdict: "unsure" }] });
    expect(found.clusters).toEqual([]);
    expect(found.cut).toEqual([{ left: 0, right: 1, bits: 12, reason: "unsure" }]);
  });

  test("different records are apart even when both are the same as a third by the weights", () => {
    const found = clusterPairs(
      3,
      [
        [0, 1, 9],
        [1, 2, 8],
      ],
      { judgements: [{ left: 0, right: 2, verdict: "different" }] },
    );
    expect(membersOf(found)).toEqual([[0, 1]]);
  });

  test("judgements that contradict each other through others are refused", () => {
    const judgements: Judgement[] = [
      { left: 0, right: 1, verdict: "same" },
      { left: 1, right: 2, verdict: "same" },
      { left: 0, right: 2, verdict: "different" },
    ];
    expect(() => clusterPairs(3, [], { judgements })).toThrow(expect.objectContaining({ code: "judgements-contradict" }));
    expect(() => clusterPairs(3, [], { judgements: [{ left: 0, right: 9, verdict: "same" }] })).toThrow(
      expect.objectContaining({ code: "record-unknown" }),
    );
  });

  test("the last judgement about a pair counts", () => {
    const judgements: Judgement[] = [
      { left: 0, right: 1, verdict: "different" },
      { left: 1, right: 0, verdict: "same" },
    ];
    expect(membersOf(clusterPairs(2, [], { judgements }))).toEqual([[0, 1]]);
  });

  test("a judgement joins two records of a source that claims to hold nobody twice", () => {
    const found = clusterPairs(2, [], { sourceOf: [0, 0], judgements: [{ left: 0, right: 1, verdict: "same" }] });
    expect(membersOf(found)).toEqual([[0, 1]]);
  });

  test("bridges are the pairs without which a cluster falls in two", () => {
    expect(
      clusterPairs(
        4,
        [
          [0, 1, 12],
          [0, 2, 12],
          [1, 2, 12],
          [2, 3, 12],
        ],
        { weigh: () => -1 },
      ).clusters,
    ).toEqual([{ members: [0, 1, 2, 3], density: 4 / 6, bridges: [[2, 3]] }]);
  });

  test("bridges are found as by leaving out each pair", () => {
    const edge = fc.tuple(fc.integer({ min: 0, max: 7 }), fc.integer({ min: 0, max: 7 })).filter(([a, b]) => a < b);
    fc.assert(
      fc.property(fc.uniqueArray(edge, { selector: ([a, b]) => a * 8 + b, maxLength: 14 }), (edges) => {
        const neighbours = (list: readonly (readonly [number, number])[]): Map<number, number[]> => {
          const map = new Map<number, number[]>();
          for (const [a, b] of list) {
            map.set(a, [...(map.get(a) ?? []), b]);
            map.set(b, [...(map.get(b) ?? []), a]);
          }
          return map;
        };
        const isConnected = (list: readonly (readonly [number, number])[], from: number, to: number): boolean => {
          const map = neighbours(list);
          const seen = new Set([from]);
          for (const node of seen) for (const next of map.get(node) ?? []) seen.add(next);
          return seen.has(to);
        };
        const wanted = edges.filter(
          (one) =>
            !isConnected(
              edges.filter((other) => other !== one),
              one[0],
              one[1],
            ),
        );
        const found = findBridges([0, 1, 2, 3, 4, 5, 6, 7], neighbours(edges));
        expect(found.map(String).sort()).toEqual(wanted.map(String).sort());
      }),
    );
  });

  test("a person with two thousand equal records is one cluster, without a hang", () => {
    const pairs: Pair[] = [];
    for (let a = 0; a < 300; a++) for (let b = a + 1; b < 300; b++) pairs.push([a, b, 20]);
    const began = performance.now();
    expect(clusterPairs(300, pairs).clusters.map(({ members }) => members.length)).toEqual([300]);
    expect(performance.now() - began).toBeLessThan(20_000);
  });

  test("every division respects sources and judgements, whatever the weights", () => {
    const pair = fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 }), fc.integer({ min: -12, max: 12 }));
    const pairs = fc.uniqueArray(
      pair.filter(([a, b]) => a < b),
      { selector: ([a, b]) => a * 10 + b, maxLength: 30 },
    );
    fc.assert(
      fc.property(pairs, pairs, fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 10, maxLength: 10 }), (list, apart, sourceOf) => {
        const judgements = apart.slice(0, 5).map(([left, right]): Judgement => ({ left, right, verdict: "different" }));
        const { labels } = clusterPairs(10, list, { judgements, sourceOf });
        for (const { left, right } of judgements) expect(labels[left]).not.toBe(labels[right]);
        for (let a = 0; a < 10; a++)
          for (let b = a + 1; b < 10; b++) if (sourceOf[a] === sourceOf[b]) expect(labels[a]).not.toBe(labels[b]);
      }),
    );
  });
});
