import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parseName } from "./parse.ts";
import { romanise, SYSTEMS, type CyrillicLanguage } from "./romanise.ts";

const VECTORS = new URL("../../../../shared/data/names/romanisation_vectors.tsv", import.meta.url);
const LANGUAGES = ["be", "ru", "uk"] as const;

/** Own examples, worked out by hand from the rules the tables name; the words are places, common nouns and invented names. */
const OWN: readonly (readonly [language: CyrillicLanguage, system: string, source: string, expected: string])[] = [
  ["be", "national_2007", "Ціханьчук", "Cichańčuk"],
  ["be", "national_2007", "Салігорск", "Salihorsk"],
  ["be", "national_2023", "Салігорск", "Saligorsk"],
  ["be", "national_2023", "Хойнікі", "Hojniki"],
  ["be", "icao_9303_be", "Яўген Хацько", "Iauhen Khatsko"],
  ["be", "bgn_pcgn_1979", "Юрый", "Yuryy"],
  ["be", "lacinka", "Ляўковіч", "Laŭkovič"],
  ["be", "scholarly", "Жук", "Žuk"],
  ["be", "polish", "Жук", "Żuk"],
  ["ru", "icao_doc_9303", "Щукин", "Shchukin"],
  ["ru", "bgn_pcgn_alt", "Егоров", "Yegorov"],
  ["ru", "gost_779_alt", "Цыпкин", "Cy`pkin"],
  ["ru", "ala_lc", "Юрьев", "I͡urʹev"],
  ["ru", "polish", "Жуковский", "Żukowski"],
  ["ru", "polish", "Лебедев", "Lebiediew"],
  ["ru", "german", "Жуковский", "Schukowski"],
  ["ru", "french", "Жуков", "Joukov"],
  ["ru", "wikipedia", "Жуковский", "Zhukovsky"],
  ["uk", "kmu_2010", "Згурський", "Zghurskyi"],
  ["uk", "kmu_2010", "Їжак", "Yizhak"],
];

describe("romanise", () => {
  test.each(OWN)("%s %s: %s is %s", (language, system, source, expected) => {
    expect(romanise(source, language, system)).toBe(expected);
  });

  test("capitals follow the source, a word in capitals stays in capitals", () => {
    expect(romanise("ШЧУЧЫН", "be", "icao_9303_be")).toBe("SHCHUCHYN");
    expect(romanise("Шчучын", "be", "icao_9303_be")).toBe("Shchuchyn");
  });

  test("letters of other alphabets and signs pass", () => {
    expect(romanise("Anna 42, Жук!", "ru", "icao_doc_9303")).toBe("Anna 42, Zhuk!");
  });

  test("an unknown system is refused with its code", () => {
    expect(() => romanise("Жук", "be", "none")).toThrow(expect.objectContaining({ code: "names.romanise.unknown-system" }));
  });

  test("every system has a value for every letter, a title and a source of its own", () => {
    for (const language of LANGUAGES) {
      expect(new Set(SYSTEMS[language].map(({ id }) => id)).size).toBe(SYSTEMS[language].length);
      for (const { id, letters, title, source } of SYSTEMS[language]) {
        expect([id, letters.split(" ").length]).toEqual([id, language === "be" ? 34 : language === "ru" ? 33 : 34]);
        expect(title.length > 3 && source.length > 10).toBe(true);
      }
    }
  });

  test.skipIf(!existsSync(VECTORS))("every published example the tables agree with comes out letter by letter (skipped: not here)", () => {
    const rows = readFileSync(VECTORS, "utf8")
      .trim()
      .split("\n")
      .slice(1)
      .map((row) => row.split("\t"));
    const wrong = rows.flatMap(([language = "", , system = "", source = "", expected = "", agrees]) => {
      if (agrees !== "yes") return [];
      const found = romanise(source, language as CyrillicLanguage, system);
      return found === expected.normalize("NFC") ? [] : [`${language} ${system}: ${source} is ${found}, not ${expected}`];
    });
    expect(wrong).toEqual([]);
    expect(rows.length).toBeGreaterThan(1000);
  });
});

describe("the fold knows the systems", () => {
  /** Invented names that hold every letter and the difficult groups. */
  const WORDS: Readonly<Record<"be" | "ru", readonly string[]>> = {
    be: "Шчарбіцкі Ціханчук Жураўлёў Хадкевіч Ляўковіч Юхнавец Ёдчык Дзямідчык Яўсееў Гайдукевіч Цітоў Ўсеў Пашкевіч Сцяпанаў Бяляўскі".split(
      " ",
    ),
    ru: "Щербицкий Тиханчук Журавлёв Ходкевич Левкович Юхновец Ёдчик Демидчик Евсеев Гайдукевич Титов Подъездный Пашкевич Степанов Белявский".split(
      " ",
    ),
  };
  const stemsOf = (word: string): readonly string[] => parseName(word).parts.flatMap(({ token }) => token.folds.map(({ stem }) => stem));

  test.each((["be", "ru"] as const).flatMap((language) => SYSTEMS[language].map(({ id }) => [language, id] as const)))(
    "a name and its romanisation share a sound: %s %s",
    (language, system) => {
      const lost = WORDS[language].filter((word) => {
        const stems = new Set(stemsOf(word));
        return !stemsOf(romanise(word, language, system)).some((stem) => stems.has(stem));
      });
      // German writes с and з, ж and ш alike: two of the fifteen may need the whole name to tell.
      expect(lost.length, lost.join()).toBeLessThanOrEqual(system === "german" ? 2 : 0);
    },
  );
});
