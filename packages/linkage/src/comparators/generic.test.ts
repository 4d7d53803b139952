import { describe, expect, test } from "vitest";
import { exactComparator } from "./exact.ts";
import { jaroWinklerComparator } from "./jaro-winkler.ts";
import { numberComparator } from "./number.ts";
import { withSwappedColumns } from "./swapped.ts";

describe("exact", () => {
  test("case, width, spaces and invisible signs do not matter", () => {
    const comparator = exactComparator();
    expect(comparator.prepare([" Мінск\u200B  Горад "])).toBe(comparator.prepare(["мінск горад"]));
  });
});

describe("numbers", () => {
  const comparator = numberComparator([1, 5]);
  const level = (a: string, b: string): string | undefined => {
    const [left, right] = [comparator.prepare([a]), comparator.prepare([b])];
    return left === undefined || right === undefined ? "nothing" : comparator.levels[comparator.compare(left, right)]?.name;
  };

  test("agree within each tolerance", () => {
    expect(level("34", "34.0")).toBe("exact");
    expect(level("34", "35")).toBe("± 1");
    expect(level("30", "34,5")).toBe("± 5");
    expect(level("30", "40")).toBe("else");
    expect(level("-0", "0")).toBe("exact");
  });

  test.each(["", "many", "1e9", "Infinity", "NaN", "0x10", "9".repeat(400)])("%j is no evidence", (text) => {
    expect(level(text, "1")).toBe("nothing");
  });
});

describe("swapped columns", () => {
  const comparator = withSwappedColumns(jaroWinklerComparator([0.9]));
  const level = (a: readonly string[], b: readonly string[]): string | undefined => {
    const [left, right] = [comparator.prepare(a), comparator.prepare(b)];
    return left === undefined || right === undefined ? "nothing" : comparator.levels[comparator.compare(left, right)]?.name;
  };

  test("are known by both cells, not by one", () => {
    expect(level(["Painter", "Courtney"], ["courtney", "PAINTER"])).toBe("columns swapped");
    expect(level(["Painter", "Courtney"], ["courtney", "green"])).toBe("else");
    expect(level(["Painter", "Courtney"], ["painter", "green"])).toBe("exact");
    expect(level(["Painter", ""], ["", "painter"])).toBe("nothing");
  });

  test("an equal pair of equal cells is exact, not swapped", () => {
    expect(level(["Alex", "Alex"], ["Alex", "Alex"])).toBe("exact");
  });

  test("rarity counts the own cell only", () => {
    const [one, other] = [comparator.prepare(["Green", "Anna"]), comparator.prepare(["green", "Olga"])];
    if (one === undefined || other === undefined) throw new Error("both have a value");
    expect(comparator.term?.(one)).toBe(comparator.term?.(other));
    expect(comparator.identity(one)).not.toBe(comparator.identity(other));
  });
});
