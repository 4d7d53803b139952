import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createLedger } from "../../cli/open-register.ts";
import { getHead } from "../../ledger/positions.ts";
import { findPack, HOME_PACK, loadPack } from "../../packs/load-pack.ts";
import { readFrom } from "../../platform/database.ts";
import { createTestDatabase, type TestDatabase } from "../../testing/test-database.ts";
import { LANGUAGES } from "../i18n.ts";
import { errorPage } from "../pages/error-page.tsx";
import { cardPage, sheetPage } from "../pages/person/paper-pages.ts";
import { personPage } from "../pages/person/person-page.tsx";
import { createRenderer } from "../render.tsx";
import { drawPng, printPdf } from "./press.ts";

let database: TestDatabase;
let people: readonly string[] = [];
let get: (path: string) => Promise<{ status: number; headers: Readonly<Record<string, string>>; body: Buffer }>;

beforeAll(async () => {
  database = await createTestDatabase();
  await loadPack(createLedger(database.pool), findPack(HOME_PACK), { actor: { id: "country-pack" } });
  const { position } = await getHead(readFrom(database.pool));
  const { rows } = await database.pool.query<{ id: string }>("select id from entity_root where kind = 'person' order by id");
  people = rows.map(({ id }) => id);
  const pages = [personPage, sheetPage, cardPage];
  const render = createRenderer({ reader: readFrom(database.pool), pages, headers: {}, publicOrigin: "https://example.org", errorPage });
  get = async (path) => {
    const { status, headers, body } = await render(path, { position, today: "2026-11-22" });
    return { status, headers: Object.fromEntries(Object.entries(headers)), body: Buffer.from(body) };
  };
});
afterAll(() => database.drop());

const pagesOf = (pdf: Buffer): number => (pdf.toString("latin1").match(/\/Type\s*\/Page[^s]/gu) ?? []).length;

/** A sheet with so much on it that it cannot fit in any size of letters. */
function crowded(words: string): object {
  const cited = Array.from({ length: 60 }, (_, i) => ({ text: `${words} ${i}`, marks: [i] }));
  return {
    lang: "be",
    name: words,
    asOf: words,
    otherNames: words,
    lead: words,
    days: { label: words, value: "1", unit: words },
    facts: Array.from({ length: 10 }, () => ({ term: words, value: words, marks: [1] })),
    life: Array.from({ length: 200 }, () => ({ date: words, title: words, detail: words, marks: [1, 2] })),
    charges: cited.slice(0, 5),
    sentences: cited.slice(0, 5),
    recognitions: cited.slice(0, 5),
    disagreements: cited.slice(0, 3),
    unknowns: [words],
    sources: Array.from({ length: 90 }, (_, i) => ({ number: i + 1, text: words })),
    words: {
      life: words,
      charges: words,
      sentences: words,
      recognitions: words,
      disagreements: words,
      unknowns: words,
      sources: words,
      allSources: words,
      more: Array.from({ length: 200 }, (_, i) => `${i + 1} more`),
    },
    footer: words,
  };
}

describe("a person on one sheet", () => {
  test("is one page for everybody in the record, in every language", async () => {
    for (const [index, id] of people.entries()) {
      const lang = LANGUAGES[index % LANGUAGES.length] ?? "en";
      const { status, body } = await get(`/${lang}/people/${id}/sheet.pdf`);
      expect({ id, lang, status, pages: pagesOf(body), head: body.toString("latin1", 0, 5) }).toEqual({
        id,
        lang,
        status: 200,
        pages: 1,
        head: "%PDF-",
      });
    }
    expect(people.length).toBeGreaterThan(40);
  });

  test("stays one page when there is too much for it", () => {
    expect(pagesOf(printPdf("sheet", crowded("Звычайныя словы пра чалавека"), 0))).toBe(1);
  });

  test("is the same to the byte for the same day and position", async () => {
    const path = `/en/people/${people[0] ?? ""}/sheet.pdf?at=2024-05-01`;
    expect((await get(path)).body.equals((await get(path)).body)).toBe(true);
  });

  test("says nothing of a person in the name of the file", async () => {
    const { headers } = await get(`/en/people/${people[0] ?? ""}/sheet.pdf`);
    expect(headers["content-disposition"]).toBe(`inline; filename="apora-${people[0] ?? ""}-2026-11-22.pdf"`);
    expect(headers["content-type"]).toBe("application/pdf");
  });

  test.each([
    '#panic("read as code")',
    '#include "/etc/passwd" $x^2$ *bold* _it_ `raw` @ref <label> \\ // comment /* */ [ ] { }',
    "\u202eright to left\u202c \u0000 \ud83d\ude00 \u0301\u0301",
  ])("reads no text as markup: %j", (text) => {
    expect(pagesOf(printPdf("sheet", crowded(text), 0))).toBe(1);
    expect(drawPng("card", { lang: "en", name: text, lead: text, asOf: text, days: null }).subarray(1, 4).toString()).toBe("PNG");
  });
});

describe("the picture beside a shared link", () => {
  test("has the size that those who show it ask for, and its page names it by a whole address", async () => {
    const { headers, body } = await get(`/be/people/${people[0] ?? ""}/card.png`);
    expect(headers["content-type"]).toBe("image/png");
    expect([body.readUInt32BE(16), body.readUInt32BE(20)]).toEqual([1200, 630]);
    const page = (await get(`/be/people/${people[0] ?? ""}`)).body.toString();
    expect(page).toContain(`<meta property="og:image" content="https://example.org/be/people/${people[0] ?? ""}/card.png"`);
  });

  test("a stranger's id has none: absent and forbidden look alike", async () => {
    for (const id of ["00000000-0000-7000-8000-000000000000", "x", "%2e%2e"])
      for (const rest of ["sheet.pdf", "card.png"])
        await expect(get(`/en/people/${id}/${rest}`)).rejects.toMatchObject({ code: "not-found" });
  });
});
