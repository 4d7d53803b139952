import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findDefinition } from "./definitions.ts";
import { publicCounts, SMALLEST_TOLD } from "./small-cells.ts";

const byAge = findDefinition("in-custody-by-age");
const byPlace = findDefinition("in-custody-by-place");
if (byAge === undefined || byPlace === undefined) throw new Error("the definitions of this test are gone");

const count = fc.record({ value: fc.nat(12), uncertain: fc.nat(4) });

describe("small groups of a protected figure", () => {
  test("are never told exactly", () => {
    fc.assert(
      fc.property(fc.array(count, { maxLength: 8 }), (counts) => {
        for (const told of publicCounts(byAge, counts)) {
          if (typeof told === "string") continue;
          expect(told.value === 0 || told.value >= SMALLEST_TOLD).toBe(true);
          expect(told.uncertain === 0 || told.uncertain >= SMALLEST_TOLD).toBe(true);
        }
      }),
    );
  });

  test("cannot be found by subtracting the others from the whole: at least two lines are open, if there are two", () => {
    fc.assert(
      fc.property(fc.array(count, { minLength: 2, maxLength: 8 }), (counts) => {
        const hidden = publicCounts(byAge, counts).filter((told) => typeof told === "string").length;
        const inhabited = counts.filter(({ value, uncertain }) => value + uncertain > 0).length;
        if (hidden > 0 && inhabited > 1) expect(hidden).toBeGreaterThanOrEqual(2);
      }),
    );
  });

  test("nothing is hidden where nothing is small, nor in a figure without protection", () => {
    const large = [
      { value: 5, uncertain: 0 },
      { value: 0, uncertain: 0 },
      { value: 3, uncertain: 4 },
    ];
    expect(publicCounts(byAge, large)).toEqual(large);
    const small = [{ value: 1, uncertain: 1 }];
    expect(publicCounts(byPlace, small)).toEqual(small);
  });
});
