import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { evaluate } from "./evaluate.ts";
import { hardNegatives } from "./hard-negatives.ts";
import { measurePairs } from "./measures.ts";
import { readPersons } from "./read-persons.ts";

const DEVELOPMENT = new URL("../../../../../shared/data/names/eu-belarus-dev.json", import.meta.url);

const person = (id: string, ...texts: readonly string[]): unknown => ({ person: id, names: texts.map((text) => ({ text, lang: "und" })) });
const INVENTED = {
  persons: [
    person("A", "Іван Пятровіч Сідараў", "Иван Петрович Сидоров", "Ivan Sidarau"),
    person("B", "Пётр Іванавіч Сідараў", "Пётр Иванович Сидоров", "Petr Sidorov"),
    person("C", "Вольга Жураўская", "Ольга Журавская", "Olga Schurawskaja"),
  ],
};

describe("measures", () => {
  test("agree with figures worked out by hand", () => {
    const pairs = [
      { score: 0.9, isMatch: true },
      { score: 0.8, isMatch: false },
      { score: 0.7, isMatch: true },
      { score: 0.2, isMatch: true },
      { score: 0.1, isMatch: false },
    ];
    const found = measurePairs(pairs, 0.5);
    expect(found.precision).toBeCloseTo(2 / 3, 12);
    expect(found.recall).toBeCloseTo(2 / 3, 12);
    expect(found.f1).toBeCloseTo(2 / 3, 12);
    expect(found.averagePrecision).toBeCloseTo((1 + 2 / 3 + 3 / 4) / 3, 12);
    expect(found.recallAtPrecision99).toBeCloseTo(1 / 3, 12);
  });

  test("of nothing are 0, never NaN", () => {
    expect(Object.values(measurePairs([], 0.5))).toEqual([0, 0, 0, 0, 0]);
  });
});

describe("hard negatives", () => {
  test("are the nearest names of other people, each pair once", () => {
    const names = [
      { text: "Ivan Sidarau", person: "A" },
      { text: "Иван Сидоров", person: "A" },
      { text: "Ivan Sidarenka", person: "B" },
      { text: "Olga Kruk", person: "C" },
    ];
    const pairs = hardNegatives(names, 1);
    expect(pairs).toContainEqual([0, 2]);
    expect(pairs).not.toContainEqual([0, 1]);
    expect(new Set(pairs.map((pair) => pair.join())).size).toBe(pairs.length);
  });
});

describe("evaluation", () => {
  test("people who are told apart have full marks", () => {
    const found = evaluate(readPersons(INVENTED), () => 0);
    expect(found).toMatchObject({
      persons: 3,
      names: 9,
      positivePairs: 9,
      queries: 9,
      precision: 1,
      recall: 1,
      f1: 1,
      recallAt1: 1,
      recallAt10: 1,
    });
    expect(found.worst).toHaveLength(10);
  });

  test("a list without people is measured as nothing", () => {
    expect(evaluate(readPersons({ persons: [] }), () => 0)).toMatchObject({ f1: 0, queries: 0, recallAt1: 0, worst: [] });
  });

  test.each([
    [null],
    [{}],
    [{ persons: [1] }],
    [{ persons: [{ person: "A" }] }],
    [{ persons: [{ person: "A", names: [{}] }] }],
    [{ persons: [person("A"), person("A")] }],
  ])("another shape is refused with its place: %j", (value) => {
    expect(() => readPersons(value)).toThrow(expect.objectContaining({ code: "names.eval.shape" }));
  });

  test.skipIf(!existsSync(DEVELOPMENT))("the goals hold on the development list (skipped: not here)", () => {
    const found = evaluate(readPersons(JSON.parse(readFileSync(DEVELOPMENT, "utf8"))), () => performance.now());
    expect(found.recallAt10).toBeGreaterThanOrEqual(0.99);
    expect(found.recallAt1).toBeGreaterThanOrEqual(0.97);
    expect(found.f1).toBeGreaterThanOrEqual(0.97);
  });
});
