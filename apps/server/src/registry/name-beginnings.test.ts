import { expect, test } from "vitest";
import { beginningsOf } from "./name-beginnings.ts";
import { foldName } from "./name-index.ts";

test.each([
  ["bialiat", "Bialiatski"],
  ["цих", "Цихановская"],
  ["Tsik", "Tsikhanouski"],
  ["Chap", "Chapiuk"],
  ["Р", "Рабкова"],
])("%s is a beginning of %s", (typed, name) => {
  const folded = foldName(name);
  expect(beginningsOf(foldName(typed)).some((beginning) => folded.startsWith(beginning))).toBe(true);
});

test("a beginning of one letter stays that letter", () => {
  expect(beginningsOf("t")).toEqual(["t"]);
});

test("every beginning of a name finds the name", () => {
  for (const name of [
    "Bialiatski",
    "Tsikhanouskaya",
    "Kalesnikava",
    "Sharenda-Panasiuk",
    "Rabkova",
    "Марфа Рабкова",
    "Łabkovič",
    "Wozniak",
    "Aliaksandr",
  ]) {
    const [first = ""] = name.split(/[ -]/);
    const whole = foldName(first);
    for (let length = 2; length <= first.length; length++) {
      const typed = foldName(first.slice(0, length));
      expect([first.slice(0, length), beginningsOf(typed).some((beginning) => whole.startsWith(beginning))]).toEqual([
        first.slice(0, length),
        true,
      ]);
    }
  }
});
