import { findComponents, type Component, type ComponentInput } from "./components.ts";
import type { JudgedPairs } from "./judgements.ts";
import { partition } from "./partition.ts";
import { bitsOf, type ScoredPairs } from "./score.ts";

/** Records proposed to be one person. */
export type Cluster = {
  /** Ascending. */
  readonly members: readonly number[];
  /** Share of the member pairs that are proposed by themselves or were judged the same: 1 where everybody agrees with everybody. */
  readonly density: number;
  /** Proposed pairs without which the cluster falls in two, in clusters of three and more: look at these first. */
  readonly bridges: readonly (readonly [number, number])[];
};

/** A proposed pair that clustering did not follow, and why. */
export type CutPair = {
  readonly left: number;
  readonly right: number;
  readonly bits: number;
  /** unique-source: one of them has a better partner in a source without doubles; different, unsure: judged so; strangers: their other pairs disagree. */
  readonly reason: "unique-source" | "different" | "unsure" | "strangers";
};

export type Clustering = {
  /** Per record the smallest record of its cluster; records alone are their own. */
  readonly labels: Uint32Array;
  /** Clusters of two and more, by their smallest record. */
  readonly clusters: readonly Cluster[];
  readonly cut: readonly CutPair[];
};

export type ClusterInput = {
  readonly size: number;
  readonly pairs: ScoredPairs;
  readonly judged: JudgedPairs;
  readonly mayJoin: (left: number, right: number) => boolean;
  readonly threshold: number;
  /** The probability below which pairs were not kept: an unknown pair is taken to have it. */
  readonly keepAbove: number;
  readonly weigh?: (left: number, right: number) => number;
};

/** What `findComponents` needs to know for a threshold. */
export function componentInput(input: ClusterInput): ComponentInput {
  const offset = bitsOf(input.threshold);
  const { size, pairs, judged, mayJoin, weigh } = input;
  const absentBits = Math.max(-12, Math.min(-1, bitsOf(Math.max(input.keepAbove, 1e-6)) - offset));
  return { size, pairs, judged, mayJoin, offset, absentBits, connectAbove: 0, ...(weigh === undefined ? {} : { weigh }) };
}

/** Two nodes that hold records of one source without doubles. Records judged to be the same are one node, whatever the source says. */
export const conflictIn =
  ({ nodes }: Component, mayJoin: (left: number, right: number) => boolean) =>
  (a: number, b: number): boolean =>
    (nodes[a] ?? []).some((left) => (nodes[b] ?? []).some((right) => !mayJoin(left, right)));

type Edges = ReadonlyMap<number, readonly number[]>;

/** Accepted pairs inside clusters, as neighbours. */
function acceptedEdges({ pairs, judged, threshold }: ClusterInput, labels: Uint32Array): Edges {
  const edges = new Map<number, number[]>();
  const link = (from: number, to: number): void => {
    const list = edges.get(from);
    if (list === undefined) edges.set(from, [to]);
    else list.push(to);
  };
  const add = (left: number, right: number): void => {
    if (labels[left] !== labels[right]) return;
    link(left, right);
    link(right, left);
  };
  const fewest = bitsOf(threshold);
  for (let k = 0; k < pairs.size; k++) {
    const [left, right] = [pairs.left[k] ?? 0, pairs.right[k] ?? 0];
    if ((pairs.bits[k] ?? 0) >= fewest && judged.verdictOf(left, right) === undefined) add(left, right);
  }
  for (const { left, right, verdict } of judged.list) if (verdict === "same" && left !== right) add(left, right);
  return edges;
}

/** Edges whose removal divides the graph (Tarjan 1974), without recursion: a cluster may be long. */
export function findBridges(members: readonly number[], edges: Edges): (readonly [number, number])[] {
  const bridges: (readonly [number, number])[] = [];
  const entered = new Map<number, number>();
  const lowest = new Map<number, number>();
  for (const start of members) {
    if (entered.has(start)) continue;
    const path = [{ node: start, parent: -1, next: 0 }];
    entered.set(start, entered.size);
    lowest.set(start, entered.get(start) ?? 0);
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const { node, parent } = top;
      const to = edges.get(node)?.[top.next++];
      if (to === undefined) {
        path.pop();
        if (parent < 0) continue;
        lowest.set(parent, Math.min(lowest.get(parent) ?? 0, lowest.get(node) ?? 0));
        if ((lowest.get(node) ?? 0) > (entered.get(parent) ?? 0)) bridges.push(node < parent ? [node, parent] : [parent, node]);
      } else if (to !== parent) {
        if (entered.has(to)) lowest.set(node, Math.min(lowest.get(node) ?? 0, entered.get(to) ?? 0));
        else {
          entered.set(to, entered.size);
          lowest.set(to, entered.get(to) ?? 0);
          path.push({ node: to, parent: node, next: 0 });
        }
      }
    }
  }
  return bridges;
}

function describe(members: readonly number[], edges: Edges): Cluster {
  const accepted = members.reduce((sum, member) => sum + (edges.get(member)?.length ?? 0), 0) / 2;
  const density = accepted / ((members.length * (members.length - 1)) / 2);
  return { members, density, bridges: members.length < 3 ? [] : findBridges(members, edges) };
}

/** Why a proposed pair is apart: one of the two groups holds a record that the other's source rules out. */
function reasonOf(
  input: ClusterInput,
  pair: { left: number; right: number },
  membersOf: (record: number) => readonly number[],
): CutPair["reason"] {
  const verdict = input.judged.verdictOf(pair.left, pair.right);
  if (verdict === "different" || verdict === "unsure") return verdict;
  const others = membersOf(pair.right);
  return membersOf(pair.left).some((a) => others.some((b) => !input.mayJoin(a, b))) ? "unique-source" : "strangers";
}

function findCut(input: ClusterInput, labels: Uint32Array, clusters: readonly Cluster[]): readonly CutPair[] {
  const { pairs } = input;
  const byLabel = new Map(clusters.map(({ members }) => [members[0] ?? 0, members]));
  const membersOf = (record: number): readonly number[] => byLabel.get(labels[record] ?? record) ?? [record];
  const fewest = bitsOf(input.threshold);
  const cut: CutPair[] = [];
  for (let k = 0; k < pairs.size; k++) {
    const [left, right, bits] = [pairs.left[k] ?? 0, pairs.right[k] ?? 0, pairs.bits[k] ?? 0];
    if (bits < fewest || labels[left] === labels[right]) continue;
    cut.push({ left, right, bits, reason: reasonOf(input, { left, right }, membersOf) });
  }
  return cut;
}

/** Proposes clusters. Nothing is merged: a person decides. */
export function cluster(input: ClusterInput): Clustering {
  const labels = Uint32Array.from({ length: input.size }, (_, record) => record);
  const groups: number[][] = [];
  for (const component of findComponents(componentInput(input)))
    for (const nodes of partition(component, conflictIn(component, input.mayJoin))) {
      const members = nodes.flatMap((node) => component.nodes[node] ?? []).sort((a, b) => a - b);
      for (const member of members) labels[member] = members[0] ?? member;
      if (members.length > 1) groups.push(members);
    }
  const edges = acceptedEdges(input, labels);
  const clusters = groups.sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0)).map((members) => describe(members, edges));
  return { labels, clusters, cut: findCut(input, labels, clusters) };
}
