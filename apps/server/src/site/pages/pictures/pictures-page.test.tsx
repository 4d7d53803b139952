import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createLedger } from "../../../cli/open-register.ts";
import { countFigure } from "../../../figures/count.ts";
import { countLengths } from "../../../figures/flows.ts";
import { findFigure } from "../../../figures/figure.ts";
import { dayOf } from "../../../ledger/edtf.ts";
import { getHead } from "../../../ledger/positions.ts";
import { findPack, HOME_PACK, loadPack } from "../../../packs/load-pack.ts";
import { readFrom } from "../../../platform/database.ts";
import { createTestDatabase, type TestDatabase } from "../../../testing/test-database.ts";
import { LANGUAGES } from "../../i18n.ts";
import { createRenderer } from "../../render.tsx";
import { errorPage } from "../error-page.tsx";
import { figurePage, figurePartPage } from "../figure-page.tsx";
import { picturesPage } from "./pictures-page.tsx";

const TODAY = "2024-05-01";
let database: TestDatabase;
let position = 0;
let get: (path: string) => Promise<{ status: number; text: string }>;

beforeAll(async () => {
  database = await createTestDatabase();
  await loadPack(createLedger(database.pool), findPack(HOME_PACK), { actor: { id: "country-pack" } });
  position = (await getHead(readFrom(database.pool))).position;
  const render = createRenderer({
    reader: readFrom(database.pool),
    pages: [picturesPage, figurePage, figurePartPage],
    headers: {},
    errorPage,
  });
  get = async (path) => {
    const answer = await render(path, { position, today: TODAY });
    return { status: answer.status, text: answer.body.toString() };
  };
});
afterAll(() => database.drop());

describe("the figures in pictures", () => {
  test.each(LANGUAGES)("%s: every drawing has a title, a description, its numbers in words and its definitions", async (lang) => {
    const { text } = await get(`/${lang}/pictures`);
    for (const id of ["over-time", "flows", "map", "articles", "gender", "age", "releases", "contact"])
      expect(text).toContain(`<section id="${id}"`);
    const drawings = text.match(/<svg class="chart [^"]*"[^>]*>/gu) ?? [];
    expect(drawings.length).toBeGreaterThanOrEqual(4);
    for (const drawing of drawings) expect(drawing).toMatch(/role="img" aria-labelledby="\S+ \S+"/u);
    expect(text.match(/<\/title> <desc /gu)?.length).toBe(drawings.length);
    expect(text).toContain(`/${lang}/figures/in-custody-by-age`);
    expect(text).not.toMatch(/undefined|NaN|style=/u);
  });

  test("a town on the map is as large as the people who may be there, and the list says how many are certain", async () => {
    const { text } = await get("/en/pictures");
    expect(text).toContain('class="map-town"');
    expect(text).toContain('class="map-perhaps"');
    expect(text).toMatch(/Hrodna<\/a><\/span> <span class="num">0 \(\+.1\)/u);
  });

  test("the lengths without contact add up to the figure", async () => {
    const reader = readFrom(database.pool);
    const figure = await findFigure(reader, "incommunicado");
    const day = dayOf(TODAY);
    const lengths = await countLengths(reader, figure, { day, knownAt: position });
    const { value } = await countFigure(reader, { figure, when: { text: TODAY, from: day, to: day }, knownAt: position });
    expect(value).toBeGreaterThan(0);
    expect(lengths.reduce((sum, { people }) => sum + people, 0)).toBe(value);
  });
});

describe("a figure whose lines could point at a person", () => {
  test("does not tell a small line exactly, on no page", async () => {
    const { rows } = await database.pool.query("select key from series where definition = 'in-custody-by-gender' order by key");
    expect(rows.map((row: { key: string }) => row.key)).toContain("female");
    const whole = await get("/en/figures/in-custody-by-gender");
    expect(whole.text).toContain("fewer than 3");
    const line = await get("/en/figures/in-custody-by-gender/female");
    expect(line.status).toBe(200);
    expect(line.text).toContain("woman: fewer than 3");
    expect(line.text).not.toMatch(/class="figure-value"|figures.drill/u);
  });

  test("lists nobody", async () => {
    for (const path of ["in-custody-by-gender", "in-custody-by-gender/female", "in-custody-by-age", "in-custody-by-age/unknown"]) {
      const { text } = await get(`/en/figures/${path}`);
      expect(text).toContain("nobody is listed");
      expect(text).not.toContain('href="/en/people/');
    }
  });
});
