/** Sets that only ever grow together, named by their smallest member. */
export class UnionFind {
  private readonly parents: Uint32Array;

  constructor(size: number) {
    this.parents = Uint32Array.from({ length: size }, (_, i) => i);
  }

  find(item: number): number {
    let root = item;
    for (let parent = this.parents[root] ?? root; parent !== root; parent = this.parents[root] ?? root) {
      // Every second step is shortened (path halving), so that chains stay short.
      this.parents[root] = this.parents[parent] ?? parent;
      root = parent;
    }
    return root;
  }

  join(one: number, other: number): void {
    const [a, b] = [this.find(one), this.find(other)];
    if (a < b) this.parents[b] = a;
    else if (b < a) this.parents[a] = b;
  }
}
