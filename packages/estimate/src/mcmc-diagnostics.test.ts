import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { diagnose, findModes } from "./mcmc-diagnostics.ts";
import { createRandom, drawNormal } from "./random.ts";

/** Autoregressive chains of order 1: their effective size is known, n (1 − φ) / (1 + φ). */
function autoregressive(phi: number, { chains = 4, length = 1000, shift = 0 } = {}): Float64Array[] {
  return Array.from({ length: chains }, (_, c) => {
    const random = createRandom(11, c);
    let x = drawNormal(random);
    return Float64Array.from({ length }, () => (x = phi * x + Math.sqrt(1 - phi * phi) * drawNormal(random)) + shift * c);
  });
}

describe("convergence of chains", () => {
  test("independent draws count in full and agree", () => {
    const { rhat, bulkEss, tailEss } = diagnose(autoregressive(0));
    expect(rhat).toBeLessThan(1.005);
    expect(bulkEss).toBeGreaterThan(3300);
    expect(tailEss).toBeGreaterThan(3000);
  });

  test.each([0.5, 0.9])("autocorrelated draws (φ = %d) count as theory says", (phi) => {
    const theory = (4000 * (1 - phi)) / (1 + phi);
    const { bulkEss } = diagnose(autoregressive(phi));
    expect(bulkEss / theory).toBeGreaterThan(0.75);
    expect(bulkEss / theory).toBeLessThan(1.3);
  });

  test("chains at different places are told apart", () => {
    const { rhat, bulkEss } = diagnose(autoregressive(0, { shift: 1 }));
    expect(rhat).toBeGreaterThan(1.2);
    expect(bulkEss).toBeLessThan(50);
  });

  test("chains with one centre and different spread are told apart", () => {
    const chains = autoregressive(0).map((chain, c) => chain.map((x) => x * (c === 0 ? 6 : 1)));
    expect(diagnose(chains).rhat).toBeGreaterThan(1.05);
  });

  test("a chain that drifts disagrees with itself", () => {
    const [chain = new Float64Array()] = autoregressive(0, { chains: 1 });
    expect(diagnose([chain.map((x, i) => x + i / 300)]).rhat).toBeGreaterThan(1.1);
  });

  test("rank normalisation: no growing transformation changes anything but the limits of rounding", () => {
    const chains = autoregressive(0.3, { length: 200 });
    const plain = diagnose(chains);
    const stretched = diagnose(chains.map((chain) => chain.map((x) => Math.exp(3 * x))));
    expect(stretched.bulkEss).toBeCloseTo(plain.bulkEss, 8);
    expect(stretched.tailEss).toBeCloseTo(plain.tailEss, 8);
  });

  test("constant chains give numbers, never NaN", () => {
    const same = [new Float64Array(10).fill(3), new Float64Array(10).fill(3)];
    expect(diagnose(same)).toEqual({ rhat: 1, bulkEss: 20, tailEss: 20 });
    const apart = [new Float64Array(10).fill(3), new Float64Array(10).fill(4)];
    expect(diagnose(apart).rhat).toBe(Number.POSITIVE_INFINITY);
    expect(diagnose(apart).bulkEss).toBe(1);
  });

  test("chains of different length, or hardly any draws, are an error", () => {
    expect(() => diagnose([])).toThrow(RangeError);
    expect(() => diagnose([new Float64Array(3)])).toThrow(RangeError);
    expect(() => diagnose([new Float64Array(10), new Float64Array(11)])).toThrow(RangeError);
  });
});

describe("modes", () => {
  const normal = (n: number, mean: number, spread: number): number[] => {
    const random = createRandom(5);
    return Array.from({ length: n }, () => mean + spread * drawNormal(random));
  };
  test("one hill, also a skewed one, is one mode", () => {
    expect(findModes(Float64Array.from(normal(4000, 1000, 100)))).toHaveLength(1);
    expect(findModes(Float64Array.from(normal(4000, 7, 0.4), Math.exp))).toHaveLength(1);
  });
  test("two separate hills are two modes with their shares", () => {
    const modes = findModes(Float64Array.from([...normal(3000, 48_000, 4000), ...normal(1000, 142_000, 15_000)]));
    expect(modes.map(({ share }) => Math.round(share * 100))).toEqual([75, 25]);
    expect(modes[0]?.median).toBeCloseTo(48_000, -3);
    expect(modes[1]?.median).toBeCloseTo(142_000, -4);
  });
  test("the shares of the modes add up to one, and their limits are in order", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 1, maxLength: 300 }), (draws) => {
        const modes = findModes(Float64Array.from(draws));
        expect(modes.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
        for (const { lo, median, hi } of modes) expect(lo <= median && median <= hi).toBe(true);
      }),
    );
  });
});
