import { expect, test } from "vitest";
import { labelLines } from "./estimate-plots.tsx";

test("a long label stands in lines that fit, with every word of it", () => {
  const label = "Праваабарончы цэнтр «Вясна» + спіс МУС: асобы, «датычныя да экстрэмісцкай дзейнасці»";
  const lines = labelLines(label);
  expect(lines.length).toBe(2);
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(44);
  expect(lines.join(" ")).toBe(label);
  expect(labelLines("Viasna")).toEqual(["Viasna"]);
});
