import { describe, expect, test } from "vitest";
import { BUILT_IN, compileComparison, compileRule } from "./compile.ts";
import { readConfig } from "./config.ts";
import { createModel, readModel } from "./model.ts";

const good = {
  comparisons: [{ columns: ["surname"], comparator: { kind: "jaro-winkler" } }],
  blocking: [["surname"]],
  training: [["surname", { columns: ["born"], key: "year" }]],
  deterministic: { rules: [["surname", "born"]], recall: 0.5 },
  threshold: 0.9,
};

describe("configuration", () => {
  test("what is right is read as it is", () => {
    expect(readConfig(JSON.parse(JSON.stringify(good)))).toEqual(good);
  });

  test.each([
    [null, "an object"],
    [{ ...good, treshold: 1 }, "treshold"],
    [{ ...good, threshold: 2 }, "threshold"],
    [{ ...good, threshold: Number.NaN }, "threshold"],
    [{ ...good, comparisons: [] }, "comparisons"],
    [{ ...good, comparisons: [...good.comparisons, ...good.comparisons] }, "two are called surname"],
    [{ ...good, comparisons: [{ columns: ["x"], comparator: {} }] }, "comparisons[0].comparator.kind"],
    [{ ...good, blocking: [[]] }, "blocking[0]"],
    [{ ...good, blocking: [[{ columns: ["x"] }]] }, "blocking[0][0].key"],
    [{ ...good, deterministic: { rules: [["x"]], recall: 0 } }, "deterministic.recall"],
    [{ ...good, seed: 1.5 }, "seed"],
  ])("fault %# is named with its place", (config, place) => {
    expect(() => readConfig(config)).toThrow(
      expect.objectContaining({ code: "config-invalid", message: expect.stringContaining(place) as unknown }),
    );
  });

  test("unknown kinds and keys are told with those that exist, and never looked up in the prototype", () => {
    const spec = (kind: string): Parameters<typeof compileComparison>[0] => ({ columns: ["x"], comparator: { kind } });
    for (const kind of ["soundex", "constructor", "__proto__"]) {
      expect(() => compileComparison(spec(kind), BUILT_IN)).toThrow("there are exact, jaro-winkler");
      expect(() => compileRule([{ columns: ["x"], key: kind }], BUILT_IN)).toThrow("there are value, prefix");
    }
    expect(() => compileRule([{ columns: ["x"], key: "prefix:zero" }], BUILT_IN)).toThrow("is no length");
    expect(() => compileComparison({ columns: ["x", "y"], comparator: { kind: "date" } }, BUILT_IN)).toThrow("takes 1 columns");
    expect(() => compileComparison({ columns: ["x"], comparator: { kind: "jaro-winkler", steps: "0.9" } }, BUILT_IN)).toThrow("steps");
  });
});

describe("the model file", () => {
  const model = createModel({
    config: good,
    lambda: 0.001,
    comparisons: [{ name: "surname", levels: ["exact", "else"].map((name) => ({ name, m: 0.5, u: 0.5 })) }],
    training: { records: 10, pairs: 45, deterministicPairs: 1, rules: [] },
  });

  test("is read back as it was written", () => {
    expect(readModel(JSON.parse(JSON.stringify(model)))).toEqual(model);
  });

  test.each([
    [null, "no object"],
    [{}, "no model of this library"],
    [{ ...model, version: 2 }, "version 2"],
    [{ ...model, lambda: 1 }, "lambda"],
    [{ ...model, comparisons: [] }, "no comparison surname"],
    [
      {
        ...model,
        comparisons: [
          {
            name: "surname",
            levels: [
              { name: "exact", m: 0, u: 1 },
              { name: "else", m: 1, u: 1 },
            ],
          },
        ],
      },
      "probabilities",
    ],
  ])("fault %# is refused", (file, reason) => {
    expect(() => readModel(file)).toThrow(
      expect.objectContaining({ code: "model-unreadable", message: expect.stringContaining(reason) as unknown }),
    );
  });
});
