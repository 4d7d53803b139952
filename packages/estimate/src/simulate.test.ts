import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { drawSimulation, SCENARIOS, simulateTable, type Simulation } from "./simulate.ts";

/** Share of the population with every list of the set. */
function shareOn(simulation: Simulation, set: number): number {
  const { counts } = simulateTable(simulation, { seed: 9 });
  return counts.reduce((sum, count, w) => sum + ((w & set) === set ? count : 0), 0) / simulation.population;
}
const PLAIN: Simulation = { population: 200_000, coverage: [0.3, 0.2, 0.1] };

describe("invented populations", () => {
  test("lists find the share they are told to, independently of each other", () => {
    // Standard error of a share here: at most 0.001.
    expect(shareOn(PLAIN, 0b001)).toBeCloseTo(0.3, 2);
    expect(shareOn(PLAIN, 0b011)).toBeCloseTo(0.06, 2.3);
    expect(shareOn(PLAIN, 0b111)).toBeCloseTo(0.006, 2.6);
  });
  test("copying raises the overlap of a pair, handing over lowers it, and neither touches the other pairs", () => {
    const copied = { ...PLAIN, copies: [{ from: 0, to: 1, chance: 0.5 }] };
    expect(shareOn(copied, 0b011)).toBeCloseTo(0.06 + 0.3 * 0.8 * 0.5, 2);
    expect(shareOn(copied, 0b101)).toBeCloseTo(0.03, 2.3);
    const handed = { ...PLAIN, handovers: [{ from: 0, to: 1, chance: 0.5 }] };
    expect(shareOn(handed, 0b011)).toBeCloseTo(0.03, 2.3);
  });
  test("heterogeneity makes more triple catches than independence would", () => {
    const uneven = { ...PLAIN, heterogeneity: 1.5 };
    const product = shareOn(uneven, 0b001) * shareOn(uneven, 0b010) * shareOn(uneven, 0b100);
    expect(shareOn(uneven, 0b111)).toBeGreaterThan(2 * product);
  });
  test("groups keep their shares", () => {
    const groups = [
      { share: 0.25, shift: [20, 0, 0] },
      { share: 0.75, shift: [-20, 0, 0] },
    ];
    expect(shareOn({ ...PLAIN, groups }, 0b001)).toBeCloseTo(0.25, 2);
  });
  test("the same seed gives the same table, another stream another one, and nobody appears twice", () => {
    fc.assert(
      fc.property(fc.constantFrom(...SCENARIOS), fc.nat(10_000), (scenario, seed) => {
        const simulation = drawSimulation(scenario, seed);
        expect(drawSimulation(scenario, seed)).toEqual(simulation);
        const table = simulateTable(simulation, { seed });
        expect(simulateTable(simulation, { seed }).counts).toEqual(table.counts);
        expect(simulateTable(simulation, { seed, stream: 1 }).counts).not.toEqual(table.counts);
        expect(table.captured).toBeLessThanOrEqual(simulation.population);
        expect(table.counts[0]).toBe(0);
      }),
      { numRuns: 40 },
    );
  });
  test("values out of range are errors", () => {
    for (const wrong of [
      { ...PLAIN, population: -1 },
      { ...PLAIN, population: 1e9 },
      { ...PLAIN, coverage: [0.5, 1.5] },
      { ...PLAIN, coverage: [] },
      { ...PLAIN, groups: [{ share: 0.5, shift: [0, 0, 0] }] },
      { ...PLAIN, copies: [{ from: 0, to: 3, chance: 0.5 }] },
    ])
      expect(() => simulateTable(wrong, { seed: 1 })).toThrow(RangeError);
  });
});
