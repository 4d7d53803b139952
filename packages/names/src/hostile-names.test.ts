import { describe, expect, test } from "vitest";
import { compareNames } from "./compare.ts";
import { nameKeys } from "./keys.ts";
import { romanise } from "./romanise.ts";
import { buildNameIndex } from "./search/name-index.ts";
import { HUGE_TEXTS } from "./testing/hostile-text.ts";

/** Generous for a loaded machine; anything quadratic in ten thousand letters takes minutes. */
const BOUND = 2000;

function timed<T>(work: () => T): { readonly value: T; readonly milliseconds: number } {
  const began = performance.now();
  const value = work();
  return { value, milliseconds: performance.now() - began };
}

describe("ten thousand characters in place of a name", () => {
  test.each(HUGE_TEXTS)("are compared, keyed, written in Latin letters, held and asked for in bounded time: %s", (_what, text) => {
    const other = `${text.slice(1)}Иван`;
    const compared = timed(() => compareNames(text, other));
    expect(compared.milliseconds).toBeLessThan(BOUND);
    expect(compared.value.probability).toBeGreaterThanOrEqual(0);
    expect(compared.value.probability).toBeLessThanOrEqual(1);
    const keyed = timed(() => nameKeys(text));
    expect(keyed.milliseconds).toBeLessThan(BOUND);
    expect(keyed.value.index.length).toBeLessThan(20_000);
    expect(timed(() => romanise(text, "be", "national_2007")).milliseconds).toBeLessThan(BOUND);
    const held = timed(() =>
      buildNameIndex([
        { id: 1, text },
        { id: 2, text: "Вітольд Ашурак" },
      ]),
    );
    expect(held.milliseconds).toBeLessThan(BOUND);
    for (const unfinished of [false, true]) {
      expect(timed(() => held.value.search(text, { unfinished })).milliseconds).toBeLessThan(BOUND);
      expect(held.value.search("Витольд Ашурок", { unfinished })[0]?.id).toBe(2);
    }
  });

  test("cost no more when they are a hundred thousand: what is read is bounded", () => {
    const grown = (times: number): number => timed(() => compareNames("chsczh".repeat(times), "schtsch".repeat(times))).milliseconds;
    grown(1700);
    expect(grown(17_000)).toBeLessThan(BOUND);
  });
});

describe("a name of one word", () => {
  test("is no match where it is a given name, nor with a whole name", () => {
    for (const word of ["Сідараў", "Іван", "Ашурак"]) expect(compareNames(word, `${word} Пятро`).probability).toBeLessThan(0.5);
    expect(compareNames("Іван", "Іван").probability).toBeLessThan(0.5);
  });

  test("is compared with every part of the other, and finds it", () => {
    expect(compareNames("Ашурак", "Vitold Ashurok").bits).toBeGreaterThan(compareNames("Ашурак", "Іван Сідараў").bits);
    const index = buildNameIndex([
      { id: 1, text: "Вітольд Ашурак" },
      { id: 2, text: "Іван Сідараў" },
    ]);
    expect(index.search("Ashurok").map(({ id }) => id)).toEqual([1]);
    expect(index.search("Витольд").map(({ id }) => id)).toEqual([1]);
  });
});

describe("an empty name", () => {
  test("is like nobody, has no keys and finds nobody", () => {
    for (const nothing of ["", " ", "\u202E", "🙂", "’"]) {
      expect(compareNames(nothing, "Вітольд Ашурак").probability).toBeLessThan(0.5);
      expect(compareNames(nothing, nothing).probability).toBeLessThan(0.5);
      expect(nameKeys(nothing)).toEqual({ index: [], probes: [] });
      expect(
        buildNameIndex([
          { id: 1, text: nothing },
          { id: 2, text: "Вітольд Ашурак" },
        ]).search(nothing),
      ).toEqual([]);
    }
  });
});
