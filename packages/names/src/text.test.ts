import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hostileText } from "./testing/hostile-text.ts";
import { MOST_TEXT, normalize, repairHomoglyphs } from "./text.ts";

describe("normalize", () => {
  test("is idempotent", () => {
    fc.assert(
      fc.property(hostileText, (text) => normalize(normalize(text)) === normalize(text)),
      { numRuns: 2000 },
    );
  });

  test("stress marks, case, blanks and invisible signs do not count, й and ў stay letters", () => {
    expect(normalize("  ВІТОЛЬД\u00A0 Ашура́к\u200B ")).toBe("вітольд ашурак");
    expect(normalize("Васи́лий Быкаў")).toBe("василий быкаў");
  });

  test("all signs for the apostrophe are one", () => {
    for (const sign of ["'", "’", "ʼ", "`", "´", "ʹ"]) expect(normalize(`Дар${sign}я`)).toBe("даря");
  });

  test("the Turkish dotless and dotted i do not depend on the locale of the machine", () => {
    expect(normalize("İvan")).toBe("ivan");
  });

  test("a text is read up to the bound and never cut inside a character", () => {
    expect(normalize("🙂".repeat(MOST_TEXT)).length).toBeLessThanOrEqual(MOST_TEXT);
    expect(normalize(`a${"🙂".repeat(MOST_TEXT)}`)).not.toMatch(/[\uD800-\uDBFF]$/u);
  });
});

describe("look-alike letters", () => {
  test("the majority of letters decides the script", () => {
    expect(repairHomoglyphs("лукашэнкa", undefined)).toEqual({ word: "лукашэнка", script: "Cyrl" });
    expect(repairHomoglyphs("vасili", undefined)).toEqual({ word: "vacili", script: "Latn" });
  });

  test("on a tie the neighbours decide, else Cyrillic", () => {
    expect(repairHomoglyphs("аa", "Latn").word).toBe("aa");
    expect(repairHomoglyphs("аa", undefined).word).toBe("аа");
  });

  test("a soft sign before і is a mistyped ы", () => {
    expect(repairHomoglyphs("чорньі", undefined).word).toBe("чорны");
  });
});
