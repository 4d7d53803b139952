import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sha256, utf8 } from "@apora/tlog";
import { auditSeed, drawSample, excludedShare, sampleSize } from "./index.ts";

describe("the size of a sample", () => {
  // The table of the design: smallest sample that excludes a share of bad entries at 95 %, exact hypergeometric.
  test.each([
    [50, [48, 48, 31, 22]],
    [100, [95, 78, 45, 25]],
    [300, [189, 117, 54, 28]],
    [1000, [258, 138, 57, 29]],
  ])("of %i hidden entries", (hidden, sizes) => {
    expect([0.01, 0.02, 0.05, 0.1].map((share) => sampleSize({ hidden, share, confidence: 0.95 }))).toEqual(sizes);
  });
  test("of 300 at 5 % and 99 % is 78", () => {
    expect(sampleSize({ hidden: 300, share: 0.05, confidence: 0.99 })).toBe(78);
  });
  test("never exceeds what there is, and never falls when more confidence is wanted", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 500 }), fc.double({ min: 0.01, max: 1, noNaN: true }), (hidden, share) => {
        const [less, more] = [0.9, 0.99].map((confidence) => sampleSize({ hidden, share, confidence }));
        return (less ?? 0) <= (more ?? 0) && (more ?? 0) <= hidden;
      }),
    );
    for (const wrong of [
      { hidden: 10, share: 0, confidence: 0.9 },
      { hidden: 10, share: 0.1, confidence: 1 },
      { hidden: Number.NaN, share: 0.1, confidence: 0.9 },
    ])
      expect(() => sampleSize(wrong)).toThrow(/cannot be drawn/u);
  });
});

describe("the share that a sample excludes", () => {
  test("is the one its size was made for, or a smaller one, and never one that a smaller sample would do for", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 1, max: 100 }), (hidden, percent) => {
        const share = percent / 100;
        const examined = sampleSize({ hidden, share, confidence: 0.95 });
        const bad = Math.ceil(Number((share * hidden).toPrecision(12)));
        expect((excludedShare({ hidden, examined, confidence: 0.95 }) ?? 2) * hidden).toBeLessThanOrEqual(bad + 1e-9);
        if (examined > 1)
          expect((excludedShare({ hidden, examined: examined - 1, confidence: 0.95 }) ?? 2) * hidden).toBeGreaterThan(bad - 1e-9);
      }),
    );
    expect(excludedShare({ hidden: 300, examined: 54, confidence: 0.95 })).toBeCloseTo(0.05, 10);
    expect(excludedShare({ hidden: 300, examined: 300, confidence: 0.95 })).toBe(1 / 300);
    // Just one in twenty is left unseen, reckoned as a product of 380 fractions.
    expect(excludedShare({ hidden: 400, examined: 1, confidence: 0.95 })).toBe(0.95);
    expect(excludedShare({ hidden: 300, examined: 0, confidence: 0.95 })).toBeUndefined();
    expect(() => excludedShare({ hidden: 3, examined: 4, confidence: 0.95 })).toThrow(/cannot be drawn/u);
  });
});

describe("the draw", () => {
  const seed = auditSeed(sha256(utf8("root")), utf8("beacon"));
  test("can be repeated, takes nobody twice and everybody if asked", () => {
    const drawn = drawSample(seed, { hidden: 300, count: 54 });
    expect(drawSample(seed, { hidden: 300, count: 54 })).toEqual(drawn);
    expect(new Set(drawn).size).toBe(54);
    expect([...drawSample(seed, { hidden: 9, count: 9 })].sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
    expect(drawSample(auditSeed(sha256(utf8("root")), utf8("other")), { hidden: 300, count: 54 })).not.toEqual(drawn);
  });
  test("favours nobody", () => {
    const hits = Array.from({ length: 10 }, () => 0);
    for (let i = 0; i < 2000; i += 1)
      for (const at of drawSample(sha256(utf8(`seed ${i}`)), { hidden: 10, count: 3 })) hits[at] = (hits[at] ?? 0) + 1;
    // 600 expected each, standard deviation about 20.5: six of them.
    for (const hit of hits) expect(Math.abs(hit - 600)).toBeLessThan(123);
  });
  test("of more than there is is refused", () => {
    expect(() => drawSample(seed, { hidden: 3, count: 4 })).toThrow(/cannot be drawn/u);
  });
});
