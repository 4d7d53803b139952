import { describe, expect, test } from "vitest";
import { calibrate, thresholdFor, wilsonInterval, type ReviewedPair } from "./calibration.ts";

const pairs = (probability: number, same: number, other: number): ReviewedPair[] => [
  ...Array.from({ length: same }, () => ({ probability, same: true })),
  ...Array.from({ length: other }, () => ({ probability, same: false })),
];

describe("calibration", () => {
  test("probabilities that come true have no error and a known Brier score", () => {
    const { bins, brier, expectedError } = calibrate([...pairs(0.25, 25, 75), ...pairs(0.75, 75, 25)]);
    expect(bins.map(({ from, pairs, predicted, observed }) => [from, pairs, predicted, observed])).toEqual([
      [0.2, 100, 0.25, 0.25],
      [0.7, 100, 0.75, 0.75],
    ]);
    expect(expectedError).toBeCloseTo(0);
    expect(brier).toBeCloseTo(0.1875);
  });

  test("overconfidence shows", () => {
    expect(calibrate(pairs(0.99, 50, 50)).expectedError).toBeCloseTo(0.49);
  });

  test("certainty belongs to the last bin", () => {
    expect(calibrate(pairs(1, 1, 0)).bins).toMatchObject([{ from: 0.9, to: 1, pairs: 1 }]);
  });

  test("Wilson's interval is the published one", () => {
    // 10 of 100: .0552 to .1744 (Newcombe 1998, method 3).
    const [low, high] = wilsonInterval(10, 100);
    expect(low).toBeCloseTo(0.0552, 4);
    expect(high).toBeCloseTo(0.1744, 4);
    expect(wilsonInterval(0, 0)).toEqual([0, 1]);
  });

  test("a threshold is chosen where enough reviewed pairs above it were right, never between equal probabilities", () => {
    const reviewed = [...pairs(0.9, 200, 0), ...pairs(0.5, 50, 50)];
    expect(thresholdFor(reviewed, 0.95)).toBe(0.9);
    expect(thresholdFor(reviewed, 0.6)).toBe(0.5);
    expect(thresholdFor(pairs(0.9, 3, 0), 0.95)).toBeUndefined();
  });

  test("nothing reviewed, or no probability, is refused", () => {
    expect(() => calibrate([])).toThrow(expect.objectContaining({ code: "value-out-of-range" }));
    expect(() => calibrate([{ probability: Number.NaN, same: true }])).toThrow(expect.objectContaining({ code: "value-out-of-range" }));
  });
});
