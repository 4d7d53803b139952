import type { JudgedPairs } from "./judgements.ts";
import type { ScoredPairs } from "./score.ts";
import { UnionFind } from "./union-find.ts";

/** Beyond this many bits (odds of 4,096 to 1) a weight says more about what the model leaves out than about the pair. */
export const MOST_BITS_OF_A_PAIR = 12;

/** Records that evidence connects, with the weights between them. Nothing outside can change how they are divided. */
export type Component = {
  /** Records judged to be the same are one node. */
  readonly nodes: readonly (readonly number[])[];
  /** Per node, the weight to other nodes: bits for being the same; −Infinity where a person or a source forbids it. */
  readonly weights: readonly ReadonlyMap<number, Weight>[];
  /** Weight of a pair of records without a known one. */
  readonly absentBits: number;
};

/** The sum of the known weights between the records of two nodes, and how many of those pairs are known. */
export type Weight = { readonly bits: number; readonly known: number };

export type ComponentInput = {
  /** How many records there are. */
  readonly size: number;
  readonly pairs: ScoredPairs;
  readonly judged: JudgedPairs;
  /** False for two records of a source that holds nobody twice. */
  readonly mayJoin: (left: number, right: number) => boolean;
  /** What is taken from every weight: the bits of the threshold. */
  readonly offset: number;
  readonly absentBits: number;
  /** Connects records; pairs below it only count inside. */
  readonly connectAbove: number;
  /** Weighs pairs of records that are not among the pairs, in small components. */
  readonly weigh?: (left: number, right: number) => number;
};

/** In larger components pairs without a known weight are not compared after the fact. */
const MOST_FILLED = 40;

const clip = (bits: number): number => Math.max(-MOST_BITS_OF_A_PAIR, Math.min(MOST_BITS_OF_A_PAIR, bits));

/** The weight of a pair of records as clustering sees it. */
function weightOf({ judged, mayJoin, offset }: ComponentInput, pair: { left: number; right: number; bits: number }): number {
  const verdict = judged.verdictOf(pair.left, pair.right);
  if (verdict === "different") return -Infinity;
  if (verdict === "unsure") return 0;
  return mayJoin(pair.left, pair.right) ? clip(pair.bits - offset) : -Infinity;
}

function connect(input: ComponentInput): UnionFind {
  const { size, pairs, judged, connectAbove } = input;
  const connected = new UnionFind(size);
  for (const { left, right, verdict } of judged.list) if (verdict === "same") connected.join(left, right);
  for (let k = 0; k < pairs.size; k++) {
    const [left, right, bits] = [pairs.left[k] ?? 0, pairs.right[k] ?? 0, pairs.bits[k] ?? 0];
    if (
      bits - input.offset > connectAbove &&
      weightOf(input, { left, right, bits }) > -Infinity &&
      judged.verdictOf(left, right) !== "unsure"
    )
      connected.join(left, right);
  }
  return connected;
}

type Edge = { readonly left: number; readonly right: number; readonly bits: number };
type Draft = { readonly records: number[]; readonly edges: Edge[] };

function draftComponents(input: ComponentInput): readonly Draft[] {
  const { size, pairs, judged } = input;
  const connected = connect(input);
  const members = new Uint32Array(size);
  for (let record = 0; record < size; record++) {
    const root = connected.find(record);
    members[root] = (members[root] ?? 0) + 1;
  }
  const drafts = new Map<number, Draft>();
  for (let record = 0; record < size; record++) {
    const root = connected.find(record);
    if ((members[root] ?? 0) < 2) continue;
    const draft = drafts.get(root) ?? { records: [], edges: [] };
    draft.records.push(record);
    drafts.set(root, draft);
  }
  const add = (left: number, right: number, bits: number): void => {
    const root = connected.find(left);
    if (root === connected.find(right)) drafts.get(root)?.edges.push({ left, right, bits: weightOf(input, { left, right, bits }) });
  };
  const seen = new Set<number>();
  for (const { left, right, verdict } of judged.list) {
    seen.add(Math.min(left, right) * size + Math.max(left, right));
    if (verdict !== "same") add(left, right, 0);
  }
  for (let k = 0; k < pairs.size; k++) {
    const [left, right] = [pairs.left[k] ?? 0, pairs.right[k] ?? 0];
    if (seen.size === 0 || !seen.has(Math.min(left, right) * size + Math.max(left, right))) add(left, right, pairs.bits[k] ?? 0);
  }
  return [...drafts.values()];
}

/** Weighs the pairs that blocking did not bring together, so that a chain of look-alikes meets the evidence against it. */
function fillIn(draft: Draft, input: ComponentInput): void {
  const { weigh, size } = input;
  if (weigh === undefined || draft.records.length < 3 || draft.records.length > MOST_FILLED) return;
  const known = new Set(draft.edges.map(({ left, right }) => Math.min(left, right) * size + Math.max(left, right)));
  for (const left of draft.records)
    for (const right of draft.records)
      if (left < right && !known.has(left * size + right) && input.judged.verdictOf(left, right) === undefined)
        draft.edges.push({ left, right, bits: weightOf(input, { left, right, bits: weigh(left, right) }) });
}

function toComponent(draft: Draft, input: ComponentInput): Component {
  fillIn(draft, input);
  const nodes: number[][] = [];
  const nodeOfRoot = new Map<number, number>();
  const nodeOf = new Map<number, number>();
  for (const record of draft.records) {
    const root = input.judged.same.find(record);
    const node = nodeOfRoot.get(root) ?? nodes.length;
    if (node === nodes.length) {
      nodes.push([]);
      nodeOfRoot.set(root, node);
    }
    nodes[node]?.push(record);
    nodeOf.set(record, node);
  }
  const weights = nodes.map(() => new Map<number, Weight>());
  const add = (from: number, to: number, bits: number): void => {
    const before = weights[from]?.get(to) ?? { bits: 0, known: 0 };
    weights[from]?.set(to, { bits: before.bits + bits, known: before.known + 1 });
  };
  for (const { left, right, bits } of draft.edges) {
    const [a, b] = [nodeOf.get(left) ?? 0, nodeOf.get(right) ?? 0];
    if (a === b) continue;
    add(a, b, bits);
    add(b, a, bits);
  }
  return { nodes, weights, absentBits: input.absentBits };
}

/** Divides the records into components of at least two records; records that nothing connects are in none. */
export const findComponents = (input: ComponentInput): readonly Component[] =>
  draftComponents(input).map((draft) => toComponent(draft, input));

/** The weight between two nodes when every pair of their records counts. */
export function weightBetween({ nodes, weights, absentBits }: Component, a: number, b: number): number {
  const { bits, known } = weights[a]?.get(b) ?? { bits: 0, known: 0 };
  return bits + ((nodes[a]?.length ?? 0) * (nodes[b]?.length ?? 0) - known) * absentBits;
}
