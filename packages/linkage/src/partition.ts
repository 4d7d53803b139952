import { weightBetween, type Component } from "./components.ts";

type Candidate = { readonly gain: number; readonly a: number; readonly b: number; readonly stamp: number };

/** A binary heap, largest gain first; among equals the one that was put in first, so that results do not depend on luck. */
class CandidateHeap {
  private readonly items: Candidate[] = [];

  push(item: Candidate): void {
    const { items } = this;
    let at = items.push(item) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = items[parent];
      if (above === undefined || !before(item, above)) break;
      items[at] = above;
      at = parent;
    }
    items[at] = item;
  }

  pop(): Candidate | undefined {
    const { items } = this;
    const top = items[0];
    const last = items.pop();
    if (last === undefined || items.length === 0) return top;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      const [left, right] = [items[child], items[child + 1]];
      if (left === undefined) break;
      if (right !== undefined && before(right, left)) child++;
      const best = items[child];
      if (best === undefined || !before(best, last)) break;
      items[at] = best;
      at = child;
    }
    items[at] = last;
    return top;
  }
}

const before = (x: Candidate, y: Candidate): boolean => x.gain > y.gain || (x.gain === y.gain && x.stamp < y.stamp);

/** Nodes that must not be together for a reason that no weight shows: two of one source that holds nobody twice. */
export type Conflict = (a: number, b: number) => boolean;

type Group = { readonly members: number[]; size: number; readonly sums: Map<number, { bits: number; known: number }>; stamp: number };

/** Joins the best pair of groups again and again while the sum of all weights between them is above 0. */
class Contraction {
  private readonly groups: (Group | undefined)[];
  private readonly heap = new CandidateHeap();
  private stamps = 0;
  private readonly component: Component;
  private readonly conflict: Conflict;

  constructor(component: Component, conflict: Conflict) {
    this.component = component;
    this.conflict = conflict;
    this.groups = component.nodes.map((records, node) => ({
      members: [node],
      size: records.length,
      sums: new Map([...(component.weights[node] ?? [])].map(([to, weight]) => [to, { ...weight }])),
      stamp: 0,
    }));
    for (const [a, group] of this.groups.entries()) for (const b of group?.sums.keys() ?? []) if (a < b) this.offer(a, b);
  }

  private offer(a: number, b: number): void {
    const [one, other] = [this.groups[a], this.groups[b]];
    const sum = one?.sums.get(b);
    if (one === undefined || other === undefined || sum === undefined) return;
    const gain = sum.bits + (one.size * other.size - sum.known) * this.component.absentBits;
    // What was offered before either group grew is out of date: its stamp is older than theirs.
    if (gain > 0) this.heap.push({ gain, a, b, stamp: ++this.stamps });
  }

  run(): number[][] {
    for (let next = this.heap.pop(); next !== undefined; next = this.heap.pop()) {
      const [one, other] = [this.groups[next.a], this.groups[next.b]];
      if (one === undefined || other === undefined || next.stamp < one.stamp || next.stamp < other.stamp) continue;
      if (one.members.some((x) => other.members.some((y) => this.conflict(x, y)))) continue;
      this.join(next.a, next.b);
    }
    return this.groups.flatMap((group) => (group === undefined ? [] : [group.members]));
  }

  private join(a: number, b: number): void {
    const [one, other] = [this.groups[a], this.groups[b]];
    if (one === undefined || other === undefined) return;
    // The smaller group's neighbours are carried over to the larger.
    const [keep, drop, into, from] = one.sums.size >= other.sums.size ? [a, b, one, other] : [b, a, other, one];
    into.members.push(...from.members);
    into.size += from.size;
    into.stamp = ++this.stamps;
    into.sums.delete(drop);
    this.groups[drop] = undefined;
    for (const [to, weight] of from.sums) {
      const neighbour = this.groups[to];
      neighbour?.sums.delete(drop);
      if (to === keep || neighbour === undefined) continue;
      const sum = into.sums.get(to) ?? { bits: 0, known: 0 };
      sum.bits += weight.bits;
      sum.known += weight.known;
      into.sums.set(to, sum);
      neighbour.sums.set(keep, sum);
    }
    for (const to of into.sums.keys()) this.offer(keep, to);
  }
}

/** Above this the division is left as contraction found it: improving looks at every pair of nodes. */
const MOST_IMPROVED = 200;
const MOST_PASSES = 20;

/** Moves single nodes to where they fit best, while that raises the sum of weights within groups. */
function improve(component: Component, groups: number[][], conflict: Conflict): number[][] {
  const { nodes } = component;
  if (nodes.length < 3 || nodes.length > MOST_IMPROVED) return groups;
  const labels = nodes.map(() => 0);
  for (const [label, members] of groups.entries()) for (const node of members) labels[node] = label;
  let fresh = groups.length;
  for (let pass = 0, moved = true; moved && pass < MOST_PASSES; pass++) {
    moved = false;
    for (let node = 0; node < nodes.length; node++) {
      const sums = new Map<number, number>([[fresh, 0]]);
      for (let other = 0; other < nodes.length; other++) {
        if (other === node) continue;
        const label = labels[other] ?? 0;
        const weight = conflict(node, other) ? -Infinity : weightBetween(component, node, other);
        sums.set(label, (sums.get(label) ?? 0) + weight);
      }
      const own = labels[node] ?? 0;
      let [best, gain] = [own, sums.get(own) ?? 0];
      for (const [label, sum] of sums) if (sum > gain + 1e-9) [best, gain] = [label, sum];
      if (best === own) continue;
      labels[node] = best;
      if (best === fresh) fresh++;
      moved = true;
    }
  }
  const improved = new Map<number, number[]>();
  for (const [node, label] of labels.entries()) improved.set(label, [...(improved.get(label) ?? []), node]);
  return [...improved.values()];
}

/**
 * Divides a component so that the sum of weights within groups is large: correlation clustering by greedy additive edge
 * contraction (Keuper and others 2015) and local moves. Two look-alikes do not join two groups of which the rest disagrees,
 * as they would in connected components.
 * @returns groups of nodes
 */
export function partition(component: Component, conflict: Conflict): number[][] {
  if (component.nodes.length === 1) return [[0]];
  return improve(component, new Contraction(component, conflict).run(), conflict);
}
