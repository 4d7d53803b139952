import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseName } from "./parse.ts";
import { HUGE_TEXTS, hostileText } from "./testing/hostile-text.ts";
import { MOST_WORDS } from "./words.ts";

const roles = (text: string): string =>
  parseName(text)
    .parts.map(({ role, token }) => `${role}:${token.text}`)
    .join(" ");

describe("roles", () => {
  test("the patronymic shows which word is which, in either order", () => {
    expect(roles("Іван Пятровіч Сідараў")).toBe("given:іван patronymic:пятровіч surname:сідараў");
    expect(roles("Сидоров Иван Петрович")).toBe("surname:сидоров given:иван patronymic:петрович");
    expect(roles("Sidarava Hanna Piatrouna")).toBe("surname:sidarava given:hanna patronymic:piatrouna");
  });

  test("of two words one that ends in -вич is a surname, one in -аўна a patronymic", () => {
    expect(roles("Мікола Статкевіч")).toBe("given:мікола surname:статкевіч");
    expect(roles("Ганна Пятроўна")).toBe("given:ганна patronymic:пятроўна");
  });

  test("a surname in -вич beside a patronymic stays a surname", () => {
    expect(roles("Адамовіч Іван Пятровіч")).toBe("surname:адамовіч given:іван patronymic:пятровіч");
    expect(roles("Іван Пятровіч Адамовіч")).toBe("given:іван patronymic:пятровіч surname:адамовіч");
  });

  test("a comma puts the family name first", () => {
    expect(roles("Adams, Zork")).toBe("surname:adams given:zork");
  });

  test("capitals mark the family name where other words have none", () => {
    expect(roles("РОМАН Адам")).toBe("surname:роман given:адам");
  });

  test("initials stand for given name and patronymic", () => {
    expect(roles("Иванов И. И.")).toBe("surname:иванов given:и patronymic:и");
    expect(roles("И.И.Иванов")).toBe("given:и patronymic:и surname:иванов");
  });

  test("titles and ranks are set aside, brackets are another name", () => {
    const parsed = parseName("др. Ганна Сідарава (Пятрова)");
    expect(parsed.titles).toEqual(["др"]);
    expect(parsed.parts.map(({ token, aside }) => [token.text, aside])).toEqual([
      ["ганна", false],
      ["сідарава", false],
      ["пятрова", true],
    ]);
  });

  test("a title that is a surname is one where nothing else is", () => {
    expect(roles("Вольга Пан")).toBe("given:вольга surname:пан");
  });

  test("halves of a double surname are both kept", () => {
    expect(roles("Шарэнда-Панасюк Палiна")).toBe("surname:шарэнда surname:панасюк given:паліна");
  });
});

describe("bad input", () => {
  test("any text has a reading of bounded size, the same each time", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const parsed = parseName(text);
        expect(parsed.parts.length).toBeLessThanOrEqual(MOST_WORDS);
        expect(parsed.readings.length).toBeLessThanOrEqual(5);
        for (const { token } of parsed.parts) expect(token.folds.length).toBeLessThanOrEqual(16);
        expect(parseName(text)).toEqual(parsed);
      }),
      { numRuns: 400 },
    );
  });

  test("texts without a letter have no parts", () => {
    for (const text of ["", "   ", "🙂", "12 34", "---", "()", "\u202E\u200D", "’"]) expect(parseName(text).parts).toEqual([]);
  });

  test.each(HUGE_TEXTS)("ten thousand characters are read in bounded time: %s", (_what, text) => {
    const began = performance.now();
    const parsed = parseName(text);
    // Generous for a loaded machine; a quadratic reading takes minutes.
    expect(performance.now() - began).toBeLessThan(2000);
    expect(parsed.parts.length).toBeLessThanOrEqual(MOST_WORDS);
  });

  test("a text that is too long says so", () => {
    expect(parseName("Иванов ".repeat(1500)).truncated).toBe(true);
    expect(parseName("Иван Иванов").truncated).toBe(false);
  });

  test("the direction of a text cannot hide a name", () => {
    expect(roles("\u202EИван Сидоров\u202C")).toBe("given:иван surname:сидоров");
  });
});
