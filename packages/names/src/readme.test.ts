import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import * as library from "./index.ts";

/** Every line `expression; // value` of the code in README.md. */
const EXAMPLES = [...readFileSync(new URL("../README.md", import.meta.url), "utf8").matchAll(/```ts\n([\s\S]*?)```/gu)].flatMap(
  ([, code = ""]) => [...code.matchAll(/^(.+); \/\/ (.+)$/gmu)].map(([, expression = "", value = ""]) => [expression, value] as const),
);

const evaluate = (expression: string): unknown =>
  // The examples are our own text, and running them is the point.
  // oxlint-disable-next-line typescript/no-implied-eval
  new Function(...Object.keys(library), `return (${expression});`)(...Object.values(library)) as unknown;

describe("the examples of the README hold", () => {
  test("there are some", () => {
    expect(EXAMPLES.length).toBeGreaterThan(8);
  });
  test.each(EXAMPLES)("%s is %s", (expression, value) => {
    expect(evaluate(expression)).toEqual(evaluate(value));
  });
});
