import type { Steps } from "./steps.ts";

/**
 * All decomposable (chordal) graphs over J lists, each as the product of its cliques over its separators. Graph g has the terms
 * `sets[starts[g] .. starts[g + 1])`: sets of lists as bit masks, with the number of times each clique is counted (above 0) or each
 * separator divided by (below 0).
 */
export type DecomposableGraphs = {
  readonly lists: number;
  readonly count: number;
  /** Bit e is set if the e-th pair of lists, in the order 12, 13, …, 23, …, is joined. */
  readonly edges: Uint32Array;
  readonly starts: Uint32Array;
  readonly sets: Uint8Array;
  readonly powers: Int8Array;
};

/** Number of labelled chordal graphs on 0 to 7 vertices (OEIS A058862): with eight lists there are 30,888,596. */
const COUNTS = [1, 1, 2, 8, 61, 822, 18_154, 617_675] as const;
export const MAX_GRAPH_LISTS = 7;

/** The pairs of lists in the order of the bits of `edges`. */
export function pairsOfLists(lists: number): readonly (readonly [number, number])[] {
  const pairs: [number, number][] = [];
  for (let i = 0; i < lists; i++) for (let j = i + 1; j < lists; j++) pairs.push([i, j]);
  return pairs;
}

/** The unnumbered vertex with most numbered neighbours; the first of equals. */
function nextVertex(neighbours: Uint8Array, numbered: number): number {
  let best = -1;
  let most = -1;
  for (let v = 0; v < neighbours.length; v++) {
    if ((numbered >> v) & 1) continue;
    let common = (neighbours[v] as number) & numbered;
    let size = 0;
    for (; common !== 0; common &= common - 1) size++;
    if (size > most) [best, most] = [v, size];
  }
  return best;
}

function isClique(set: number, neighbours: Uint8Array): boolean {
  for (let v = 0; v < neighbours.length; v++) if ((set >> v) & 1 && (set & ~(1 << v) & ~(neighbours[v] as number)) !== 0) return false;
  return true;
}

/**
 * Maximum-cardinality search (Tarjan & Yannakakis 1984): a graph is chordal if and only if the already numbered neighbours of every vertex
 * form a clique. Then its likelihood is the product over the vertices of (vertex with those neighbours) over (those neighbours).
 * @returns whether the graph is chordal; `powers` then holds the number of times each set counts
 */
function factorize(neighbours: Uint8Array, powers: Int8Array): boolean {
  powers.fill(0);
  let numbered = 0;
  for (let step = 0; step < neighbours.length; step++) {
    const vertex = nextVertex(neighbours, numbered);
    const earlier = (neighbours[vertex] as number) & numbered;
    if (!isClique(earlier, neighbours)) return false;
    const clique = earlier | (1 << vertex);
    powers[clique] = (powers[clique] as number) + 1;
    if (earlier !== 0) powers[earlier] = (powers[earlier] as number) - 1;
    numbered |= 1 << vertex;
  }
  return true;
}

const known = new Map<number, DecomposableGraphs>();

/** Enumerates the decomposable graphs over 1 to 7 lists; what was enumerated once is kept (18,154 graphs for six lists, 617,675 for seven). */
export function* enumerateDecomposableGraphs(lists: number): Steps<DecomposableGraphs> {
  const count = COUNTS[lists];
  if (count === undefined || lists < 1) throw new RangeError(`decomposable graphs are enumerated for 1 to ${MAX_GRAPH_LISTS} lists`);
  const found = known.get(lists);
  if (found !== undefined) return found;
  const pairs = pairsOfLists(lists);
  const edges = new Uint32Array(count);
  const starts = new Uint32Array(count + 1);
  const sets = new Uint8Array(count * (2 * lists - 1));
  const powersOfSets = new Int8Array(sets.length);
  const neighbours = new Uint8Array(lists);
  const powers = new Int8Array(2 ** lists);
  let [graph, term] = [0, 0];
  for (let mask = 0; mask < 2 ** pairs.length; mask++) {
    if (mask % 4096 === 4095) yield mask / 2 ** pairs.length;
    neighbours.fill(0);
    for (const [e, [i, j]] of pairs.entries()) {
      if (((mask >> e) & 1) === 0) continue;
      neighbours[i] = (neighbours[i] as number) | (1 << j);
      neighbours[j] = (neighbours[j] as number) | (1 << i);
    }
    if (!factorize(neighbours, powers)) continue;
    edges[graph++] = mask;
    for (let set = 1; set < powers.length; set++) {
      if (powers[set] === 0) continue;
      sets[term] = set;
      powersOfSets[term++] = powers[set] as number;
    }
    starts[graph] = term;
  }
  const graphs = { lists, count: graph, edges, starts, sets: sets.slice(0, term), powers: powersOfSets.slice(0, term) };
  known.set(lists, graphs);
  return graphs;
}
