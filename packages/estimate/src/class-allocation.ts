import { drawBinomial, type Random } from "./random.ts";

/** Classes with less than this share of a cell get nobody there. */
const NEGLIGIBLE = 1e-12;
/** Up to this many persons of a cell are assigned one by one, more by binomials. */
const ONE_BY_ONE = 3;

/** Persons of one cell and their chances, not normalised, to belong to each class; `total` is the sum of the chances, above 0. */
type Cell = { readonly count: number; readonly chances: Float64Array; readonly total: number };

/** Multinomial draw: distributes the persons of a cell over the classes, into `shares`. The fast path of the latent class sampler. */
export function allocate(random: Random, { count, chances, total }: Cell, shares: Float64Array): void {
  shares.fill(0);
  const floor = total * NEGLIGIBLE;
  let last = 0;
  let mass = 0;
  for (let k = 0; k < chances.length; k++) {
    if ((chances[k] as number) < floor) continue;
    last = k;
    mass += chances[k] as number;
  }
  let left = count;
  if (count <= ONE_BY_ONE)
    for (; left > 0; left--) {
      const k = pick(chances, { u: random.uniform() * mass, floor, last });
      shares[k] = (shares[k] as number) + 1;
    }
  for (let k = 0; k < last && left > 0; k++) {
    const chance = chances[k] as number;
    if (chance < floor) continue;
    const taken = drawBinomial(random, left, chance / mass);
    shares[k] = taken;
    left -= taken;
    mass -= chance;
  }
  shares[last] = (shares[last] as number) + left;
}

/** The class in whose stretch u falls. */
function pick(chances: Float64Array, { u, floor, last }: { readonly u: number; readonly floor: number; readonly last: number }): number {
  let rest = u;
  for (let k = 0; k < last; k++) {
    const chance = chances[k] as number;
    if (chance < floor) continue;
    rest -= chance;
    if (rest < 0) return k;
  }
  return last;
}
