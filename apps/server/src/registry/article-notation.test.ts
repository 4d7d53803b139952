import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MAX_NOTATION, formatProvision, parseArticles, type KnownProvisions, type Provision } from "./article-notation.ts";

const criminal = [
  "16",
  "130",
  "130-1",
  "130-2",
  "191",
  "193-1",
  "293",
  "328",
  "339",
  "342",
  "342-2",
  "357",
  "361",
  "361-1",
  "361-2",
  "361-3",
  "411",
];
const known: KnownProvisions = {
  provisions: [
    ...criminal.map((number) => ({ code: "UK-BY", number })),
    { code: "KoAP-BY-2021", number: "24.23", formerly: "23.34" },
    { code: "KoAP-BY-2021", number: "24.3", formerly: "23.4" },
    { code: "KoAP-BY-2021", number: "19.1", formerly: "17.1" },
    { code: "KoAP-BY-2021", number: "19.11", formerly: "17.11" },
    { code: "KoAP-BY-2021", number: "24.15", formerly: "" },
  ],
};

const brief = ({ code, article, part, point }: Provision): string => {
  const numbers = [article, part && `p${part}`, point && `pt${point}`].filter((piece) => piece !== undefined);
  return `${code === "UK-BY" ? "" : `${code} `}${numbers.join(" ")}`;
};

/** "342 p1; 361" — or "either …; or …", with "?" on a reading that is not in the list. */
const read = (text: string, list = known): string => {
  const reading = parseArticles(text, list);
  switch (reading.kind) {
    case "provisions":
      return `${reading.provisions.map(brief).join("; ")}${reading.relation === undefined ? "" : ` (${reading.relation})`}`;
    case "ambiguous":
      return `either ${reading.readings.map((one) => one.provisions.map(brief).join("; ") + (one.exists ? "" : "?")).join(" or ")}`;
    default:
      return reading.kind;
  }
};

describe("the examples of the country pack", () => {
  test.each([
    ["ч. 1 ст. 342", "342 p1"],
    ["ч.3 ст.130 УК", "130 p3"],
    ["ст. 361¹", "361-1"],
    ["ст. 361-1 / 361¹", "361-1"],
    ["ч.6 ст.16 и ч.1 ст.357", "16 p6; 357 p1 (complicity)"],
    ["арт. 342 КК", "342"],
    ["Part 2 of Art. 293", "293 p2"],
    ["293 p.2 and 342 p.1", "293 p2; 342 p1"],
    ["Art. 361-3", "either 361-3 or 361 p3"],
    ["357-1", "either 357 p1 or 357-1?"],
    ["23.34 (2020)", "KoAP-BY-2003 23.34"],
    ["article not disclosed", "not_disclosed"],
  ])("%s", (text, expected) => expect(read(text)).toBe(expected));

  test("a number of the former code names its successor", () => {
    expect(parseArticles("23.34 (2020)", known)).toEqual({
      kind: "provisions",
      provisions: [{ code: "KoAP-BY-2003", article: "23.34", successor: "KoAP-BY-2021 24.23" }],
    });
  });
});

describe("as people write it", () => {
  test.each([
    ["p.1 357, p.3 361, p.1 361-1", "357 p1; 361 p3; 361-1 p1"],
    ["357 p.1, 361 p.3, 361-1 p.1", "357 p1; 361 p3; 361-1 p1"],
    ["342 ч.1", "342 p1"],
    ["342ч.1", "342 p1"],
    ["ст.342ч.1", "342 p1"],
    ["ст.ст. 342, 361-1 УК", "342; 361-1"],
    ["статьи 342 и 361² УК РБ", "342; 361-2"],
    ["статья 342 Уголовного кодекса Республики Беларусь", "342"],
    ["арт. 342, 361-1 і 130 КК", "342; 361-1; 130"],
    ["ч. 1 арт. 342 Крымінальнага кодэкса", "342 p1"],
    ["артыкулы 342 й 293", "342; 293"],
    ["130 p.3", "130 p3"],
    ["191 p.2", "191 p2"],
    ["411 p.1", "411 p1"],
    ["art. 342 cz. 1", "342 p1"],
    ["art. 342 § 1 k.k.", "342 p1"],
    ["z art. 293 ust. 2 oraz art. 342 ust. 1", "293 p2; 342 p1"],
    ["342 and 293 p.2", "342; 293 p2"],
    ["342 & 328", "342; 328"],
    ["Article 342, part 1", "342 p1"],
    ["Articles 342 and 293 of the Criminal Code of Belarus", "342; 293"],
    ["under Part 1 of Article 342 of the Criminal Code", "342 p1"],
    ["Artikel 342 Teil 1 und Artikel 293 Abs. 2", "342 p1; 293 p2"],
    ["ч. 1, 2 ст. 342", "342 p1; 342 p2"],
    ["ч.ч. 1 и 2 ст. 342, ст. 293", "342 p1; 342 p2; 293"],
    ["ч. 1 и ч. 2 ст. 342", "342 p1; 342 p2"],
    ["ч. 1 ст. 357, ч. 1 и ч. 2 ст. 342", "357 p1; 342 p1; 342 p2"],
    ["342 ч. 1, ч. 2", "342 p1; 342 p2"],
    ["ч. 1 ст. 342 ч. 2 ст. 293", "342 p1; 293 p2"],
    ["ст. 342 ч. 1 ст. 293 ч. 2", "342 p1; 293 p2"],
    ["ст. 342, ч. 2 ст. 293", "342; 293 p2"],
    ["п. 3 ч. 2 ст. 139", "139 p2 pt3"],
    ["139 ч.2 п. 1, 6", "139 p2 pt1; 139 p2 pt6"],
    ["point 3 of part 2 of article 139", "139 p2 pt3"],
    ["ст. 342 (ч. 1) УК", "342 p1"],
    ["УК РБ: ст. 342; ст. 293", "342; 293"],
    ["ч. 1 ст. 361-1", "361-1 p1"],
    ["p.1 361‑1", "361-1 p1"],
    ["361^1", "361-1"],
    ["Art. 361³", "361-3"],
    ["ст. 203-1", "203-1"],
    ["ст. 342, 342", "342"],
    ["ч. 1 ст. 342 – ч. 2 ст. 293", "342 p1; 293 p2"],
    ["СТ. 342 УК", "342"],
    ["  ч.\u00a01\u00a0ст.\u00a0342.  ", "342 p1"],
    ["ст.16 ч.6, ст.357 ч.1", "16 p6; 357 p1 (complicity)"],
    ["357, 16", "357; 16"],
    ["24.23 КоАП", "KoAP-BY-2021 24.23"],
    ["ст. 24.23 КаАП, ст. 342 КК", "KoAP-BY-2021 24.23; 342"],
    ["ч. 2 ст. 19.11 КоАП РБ", "KoAP-BY-2021 19.11 p2"],
    ["19.1 and 24.3", "KoAP-BY-2021 19.1; KoAP-BY-2021 24.3"],
    ["17.1", "KoAP-BY-2003 17.1"],
    ["23.4 (2021)", "KoAP-BY-2003 23.4"],
    ["Article 24.23 of the Code of Administrative Offences", "KoAP-BY-2021 24.23"],
    ["22.9 (2019)", "KoAP-BY-2003 22.9"],
    ["24.23 (2020)", "either KoAP-BY-2003 24.23? or KoAP-BY-2021 24.23"],
    ["Статья не раскрывается.", "not_disclosed"],
    ["артыкул не раскрыты", "not_disclosed"],
    ["Undisclosed", "not_disclosed"],
  ])("%s", (text, expected) => expect(read(text)).toBe(expected));
});

describe("a hyphen is asked about, never guessed", () => {
  test.each([
    ["130-1", "either 130-1 or 130 p1"],
    ["art. 361-1 kk", "either 361-1 or 361 p1"],
    ["342 and 361-1", "either 342; 361-1 or 342; 361 p1"],
    ["361-3, 357-1", "either 361-3; 357 p1 or 361-3; 357-1? or 361 p3; 357 p1 or 361 p3; 357-1?"],
    ["361-1 УК", "either 361-1 or 361 p1"],
    ["Art. 361.1", "either 361-1 or 361 p1"],
    ["ст. 357-1", "either 357 p1 or 357-1?"],
    ["Art. 361-12", "361-12"],
  ])("%s", (text, expected) => expect(read(text)).toBe(expected));

  test("a number of two administrative codes needs its year", () => {
    const codes = { criminal: "UK-BY", administrative: "new", former: { code: "old", untilYear: 2021 } };
    const provisions = [
      { code: "new", number: "19.1", formerly: "17.1" },
      { code: "new", number: "21.1", formerly: "19.1" },
    ];
    expect(read("19.1", { codes, provisions })).toBe("either new 19.1 or old 19.1");
    expect(read("19.1 (2020)", { codes, provisions })).toBe("old 19.1");
    expect(read("19.1 (2021)", { codes, provisions })).toBe("either new 19.1 or old 19.1");
    expect(read("19.1 (2022)", { codes, provisions })).toBe("new 19.1");
  });
});

test.each([
  "",
  " ",
  "ст.",
  "УК",
  "ч. 1",
  "часть первая статьи 342",
  "342 people under p.3",
  "treason, 361-1, 342",
  "1",
  "342 1",
  "342, 7",
  "ст. 342 и 2 ст. 361",
  "342, ч. 1 и ч. 2 ст. 361",
  "ч. 1 ст. 342, ч. 2",
  "ч. 1-3 ст. 342",
  "342-361",
  "130-1-2",
  "21.05.2021",
  "2021-05-21",
  "1342",
  "0342",
  "24-23 КоАП",
  "23.34 УК",
  "342 (1)",
  "361(1)",
  "342 😀",
  "３４２",
  "342 p.1 361",
  "п. 1 ч. 1, 2 ст. 139",
  "ст. ст",
  "(2020)",
  "361¹²³",
  "ст. 342 УК «Грубое нарушение»",
  "130-1, ".repeat(5),
  "342, ".repeat(5000),
  "9".repeat(MAX_NOTATION + 1),
])("is unreadable: %s", (text) => expect(read(text)).toBe("unreadable"));

describe("laws", () => {
  test("no text makes it throw", () => {
    const tokens = "ч. ст. p. Art. 342 361-1 361¹ 1 , и УК КоАП 23.34 (2020) п. 😀 \ud800 constructor".split(" ");
    const words = fc.constantFrom(...tokens);
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: "binary" }),
          fc.array(words, { maxLength: 30 }).map((all) => all.join(" ")),
        ),
        (text) => {
          expect(["provisions", "ambiguous", "not_disclosed", "unreadable"]).toContain(parseArticles(text, known).kind);
        },
      ),
      { numRuns: 2000 },
    );
  });

  test("the longest texts are read in time that grows with their length", () => {
    const pieces = "1|ч|ч. |ч1,| |¹|1-|1.1|(|ст. 342, |й\u0306|😀|p.1, |(2020".split("|");
    for (const piece of pieces) {
      const began = performance.now();
      parseArticles(piece.repeat(MAX_NOTATION).slice(0, MAX_NOTATION), known);
      expect(performance.now() - began).toBeLessThan(1000);
    }
  });

  test("a provision printed with its words before its numbers is read back, alone and in a list", () => {
    const part = fc.option(fc.integer({ min: 1, max: 9 }).map(String), { nil: undefined });
    const number = fc.integer({ min: 10, max: 999 });
    const article = fc.oneof(
      number.map(String),
      fc.tuple(number, fc.integer({ min: 1, max: 19 })).map(([base, raised]) => `${base}-${raised}`),
    );
    const provision = fc.record({ article, part, point: part }).map((one): Provision => ({
      code: "UK-BY",
      article: one.article,
      ...(one.part && { part: one.part }),
      ...(one.point && { point: one.point }),
    }));
    fc.assert(
      fc.property(provision, provision, fc.constantFrom("be", "ru", "uk", "pl", "de", "en"), (one, other, language) => {
        expect(parseArticles(formatProvision(one, language), known)).toMatchObject({
          kind: "provisions",
          provisions: [one],
        });
        const both = parseArticles(`${formatProvision(one, language)}; ${formatProvision(other, language)}`, known);
        expect(both.kind === "provisions" && both.provisions[0]).toEqual(one);
        expect(both.kind === "provisions" && both.provisions.at(-1)).toEqual(other);
      }),
    );
  });
});

test("provisions are printed with no-break spaces and a raised second number", () => {
  const provision = { code: "UK-BY", article: "361-1", part: "3" };
  expect(formatProvision(provision, "be")).toBe("ч.\u00a03 арт.\u00a0361¹");
  expect(formatProvision(provision, "ru")).toBe("ч.\u00a03 ст.\u00a0361¹");
  expect(formatProvision(provision, "uk")).toBe("ч.\u00a03 ст.\u00a0361¹");
  expect(formatProvision(provision, "pl")).toBe("art.\u00a0361¹ cz.\u00a03");
  expect(formatProvision(provision, "lt")).toBe("361¹\u00a0str. 3\u00a0d.");
  expect(formatProvision(provision, "de")).toBe("Art.\u00a0361¹, Teil\u00a03");
  expect(formatProvision(provision, "en")).toBe("article\u00a0361¹, part\u00a03");
});
