import { describe, expect, test } from "vitest";
import { ClassMoves } from "./class-moves.ts";
import { LatentClasses } from "./latent-classes.ts";
import { createRandom, drawBeta, type Random } from "./random.ts";
import { regularizedBeta } from "./special.ts";

const LISTS = 3;
const CLASSES = 4;
const ALPHA = 1.7;
const REPEATS = 20_000;
/** Kolmogorov: exceeded once in ten thousand samples; the seeds are fixed. */
const BOUND = 2.23 / Math.sqrt(REPEATS);

const NOBODY = { lists: ["A", "B", "C"], counts: new Float64Array(8), captured: 0 };

/** Chances and weights drawn from the prior. */
function drawPrior(model: LatentClasses, random: Random): void {
  for (let i = 0; i < model.on.length; i++) {
    const chance = random.uniform();
    model.on[i] = chance;
    model.off[i] = 1 - chance;
  }
  let rest = 0;
  for (let k = 0; k < CLASSES; k++) {
    const stick = k === CLASSES - 1 ? 1 : drawBeta(random, 1, ALPHA);
    model.logWeights[k] = rest + Math.log(stick);
    rest += Math.log1p(-stick);
  }
  model.refresh();
}

function distance(draws: readonly number[], cdf: (x: number) => number): number {
  const sorted = Float64Array.from(draws).sort();
  return sorted.reduce((worst, x, i) => Math.max(worst, Math.abs(cdf(x) - i / draws.length), Math.abs(cdf(x) - (i + 1) / draws.length)), 0);
}

describe("moves of whole classes", () => {
  test("without data they leave the prior as it is: uniform chances, Beta(1, α) sticks", () => {
    const random = createRandom(21);
    const model = new LatentClasses(NOBODY, CLASSES);
    const moves = new ClassMoves(model, random, 100);
    const chances: number[][] = [[], [], [], []];
    const sticks: number[][] = [[], [], []];
    let changed = 0;
    for (let r = 0; r < REPEATS; r++) {
      drawPrior(model, random);
      const before = model.weights[0];
      moves.run(12, { alpha: ALPHA, learns: false });
      if (model.weights[0] !== before) changed++;
      let rest = 1;
      for (let k = 0; k < CLASSES; k++) {
        chances[k]?.push(model.on[k * LISTS + (r % LISTS)] as number);
        if (k < CLASSES - 1) sticks[k]?.push((model.weights[k] as number) / rest);
        rest -= model.weights[k] as number;
      }
    }
    // The test would also hold if nothing moved.
    expect(changed).toBeGreaterThan(0.8 * REPEATS);
    for (const draws of chances) expect(distance(draws, (x) => x)).toBeLessThan(BOUND);
    for (const draws of sticks)
      expect(distance(draws, (x) => regularizedBeta(Math.min(1, x), { a: 1, b: ALPHA }).lower)).toBeLessThan(BOUND);
  });

  test("what is kept beside the parameters stays what the parameters say", () => {
    const random = createRandom(5);
    const counts = Float64Array.of(0, 30, 20, 8, 25, 6, 5, 2);
    const model = new LatentClasses({ ...NOBODY, counts, captured: 96 }, CLASSES);
    drawPrior(model, random);
    new ClassMoves(model, random, 2000).run(500, { alpha: ALPHA, learns: true });
    const kept = { weights: model.weights.slice(), totals: model.totals.slice(), missed: model.missed.slice() };
    model.refresh();
    for (const name of ["weights", "totals", "missed"] as const)
      for (const [i, value] of kept[name].entries()) expect(value / (model[name][i] as number)).toBeCloseTo(1, 9);
    expect(model.weights.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9);
  });
});
