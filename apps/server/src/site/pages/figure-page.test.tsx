import { afterAll, beforeAll, expect, test } from "vitest";
import { createLedger } from "../../cli/open-register.ts";
import { getHead } from "../../ledger/positions.ts";
import { readFrom } from "../../platform/database.ts";
import { createTestDatabase, type TestDatabase } from "../../testing/test-database.ts";
import { run } from "../../testing/test-site.ts";
import { createRenderer } from "../render.tsx";
import { errorPage } from "./error-page.tsx";
import { figurePage } from "./figure-page.tsx";

const TODAY = "2024-06-01";
/** Invented: as many as fill more than two pages. */
const [HELD, PERHAPS] = [103, 205];

let database: TestDatabase;
let get: (path: string) => Promise<string>;

/** Names of the people of a list of records, as they stand on the page. */
function listed(html: string, list: "records" | "uncertain"): readonly string[] {
  const section = html.split(`id="${list}"`)[1]?.split("</section>")[0] ?? "";
  return [...section.matchAll(/<li>.*?>([^<>]+)<\/a>/gu)].map(([, name = ""]) => name);
}

/** Where the links to further pages of a list lead. */
function turns(html: string, list: "records" | "uncertain"): readonly string[] {
  const section = html.split(`id="${list}"`)[1]?.split("</section>")[0] ?? "";
  return [...section.matchAll(/rel="(?:prev|next)" href="([^"]+)"/gu)].map(([, href = ""]) => href.replaceAll("&amp;", "&"));
}

beforeAll(async () => {
  database = await createTestDatabase();
  const ledger = createLedger(database.pool);
  const grounds = { sources: [{ title: "A list", published: "2024-05-30" }], reliability: "B", credibility: 2 };
  const enter = async (text: string, began: string): Promise<void> => {
    const events = [{ kind: "detention", fields: { track: "criminal", began } }];
    await run(ledger, "registry.record-person", {
      person: { name: [{ text, lang: "en", script: "Latn", role: "legal" }] },
      events,
      grounds,
    });
  };
  // The last of the alphabet were recorded first.
  for (let i = HELD; i > 0; i -= 1) await enter(`Held Aa${String(i).padStart(3, "0")}`, "2024-05-02");
  for (let i = PERHAPS; i > 0; i -= 1) await enter(`Perhaps Bb${String(i).padStart(3, "0")}`, "[2024-05-20..2024-06-10]");
  const reader = readFrom(database.pool);
  const { position } = await getHead(reader);
  const render = createRenderer({ reader, headers: {}, pages: [figurePage], errorPage });
  get = async (path) => {
    const { status, body } = await render(path, { position, today: TODAY });
    expect([path, status]).toEqual([path, 200]);
    return body.toString();
  };
}, 120_000);
afterAll(() => database.drop());

const names = (first: string, from: number, to: number): readonly string[] =>
  Array.from({ length: to - from + 1 }, (_, at) => `${first}${String(from + at).padStart(3, "0")}`);

test("records stand in the order of names, those that count and those that may apart", async () => {
  const page = await get("/en/figures/in-custody");
  expect(listed(page, "records")).toEqual(names("Held Aa", 1, 100));
  expect(listed(page, "uncertain")).toEqual(names("Perhaps Bb", 1, 100));
});

test("every record can be reached: each list is turned by itself and keeps the page of the other", async () => {
  const first = await get("/en/figures/in-custody");
  expect(turns(first, "records")).toEqual(["/en/figures/in-custody?page=2#records"]);
  expect(turns(first, "uncertain")).toEqual(["/en/figures/in-custody?perhaps=2#uncertain"]);
  const third = await get("/en/figures/in-custody?page=2&perhaps=3");
  expect(listed(third, "records")).toEqual(names("Held Aa", 101, HELD));
  expect(listed(third, "uncertain")).toEqual(names("Perhaps Bb", 201, PERHAPS));
  expect(turns(third, "records")).toEqual(["/en/figures/in-custody?perhaps=3#records"]);
  expect(turns(third, "uncertain")).toEqual(["/en/figures/in-custody?page=2&perhaps=2#uncertain"]);
  // What is turned is said to those who do not see where the links stand.
  expect(third).toMatch(/<nav class="pager" aria-label="Uncertain records"/u);
});

test("a page after the last one is the last one, and one that cannot be read is refused", async () => {
  expect(listed(await get("/en/figures/in-custody?page=9&perhaps=9"), "uncertain")).toEqual(names("Perhaps Bb", 201, PERHAPS));
  for (const list of ["page", "perhaps"])
    for (const page of ["0", "-1", "1.5", "x"])
      await expect(get(`/en/figures/in-custody?${list}=${page}`), `${list}=${page}`).rejects.toMatchObject({ code: "bad-request" });
  expect(listed(await get("/en/figures/in-custody?page=&perhaps="), "records")).toEqual(names("Held Aa", 1, 100));
});
