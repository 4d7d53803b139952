import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createLedger } from "../../cli/open-register.ts";
import { findCommand } from "../../ledger/command.ts";
import { perform, type Ledger } from "../../ledger/ledger.ts";
import { listProperties } from "../../ledger/schema.ts";
import { AporaError } from "../../platform/errors.ts";
import { readFrom } from "../../platform/database.ts";
import { createTestDatabase, type TestDatabase } from "../../testing/test-database.ts";
import { createTranslator, LANGUAGES, type Language } from "../i18n.ts";
import type { Page } from "../page.ts";
import { createRenderer } from "../render.tsx";
import { articlePage } from "./article-page.tsx";
import { articlesPage } from "./articles-page.tsx";
import { errorPage } from "./error-page.tsx";
import { methodPage } from "./method-page.tsx";
import { organisationPage } from "./organisation-page.tsx";
import { organisationsPage } from "./organisations-page.tsx";
import { placePage } from "./place-page.tsx";
import { placesPage } from "./places-page.tsx";
import { sourcePage } from "./source-page.tsx";
import { sourcesPage } from "./sources-page.tsx";

const PAGES: readonly Page[] = [
  placesPage,
  placePage,
  articlesPage,
  articlePage,
  organisationsPage,
  organisationPage,
  sourcesPage,
  sourcePage,
  methodPage,
];
const HOSTILE = `<script>alert(1)</script>"'><img src=x onerror=alert(1)>{n}`;
const TODAY = "2024-06-01";

let database: TestDatabase;
let ledger: Ledger;
let get: (path: string, position?: number) => Promise<string>;
let head = 0;
const at: Record<string, number> = {};

const source = (title: string): object => ({
  title,
  url: `https://example.org/${encodeURIComponent(title)}`,
  publisher: "Example",
  published: "2024-05",
});
const grounds = (title: string): object => ({ sources: [source(title)], reliability: "B", credibility: 2 });
const name = (text: string, lang = "en", role = "legal"): object => ({ text, lang, script: "Latn", role });

async function call(command: string, input: unknown): Promise<unknown> {
  const found = findCommand(command);
  if (found === undefined) throw new Error(`no command ${command}`);
  const done = await perform(ledger, found, { actor: { id: "tester" }, input });
  head = done.position;
  return done.result;
}

async function recordPlaces(): Promise<void> {
  const old = { value: { text: "Old street 1", lang: "ru" }, valid: "../2023-04-29" };
  const present = { value: { text: "New street 2", lang: "ru" }, valid: "2023-04-29/.." };
  await call("registry.record-places", {
    items: [
      {
        code: "P-NEW",
        fields: {
          name: [name("New colony")],
          kind: "colony",
          region: "BY-MI",
          address: [old, present],
          existence: "verified",
          address_state: "verified",
        },
        grounds: grounds("about places"),
      },
      {
        code: "P-NONE",
        fields: {
          name: [name("Hearsay prison"), name("Турма з чутак", "be")],
          kind: "prison",
          existence: "unverified",
          address_state: "unverified",
        },
        grounds: grounds("about places"),
      },
      {
        code: "P <&>/?#%",
        fields: { name: [name(HOSTILE)], note: [{ text: HOSTILE, lang: "en" }], region: HOSTILE.slice(0, 80) },
        grounds: grounds(HOSTILE),
      },
    ],
  });
  await call("registry.record-places", {
    items: [{ code: "P-OLD", fields: { name: [name("Old colony")], successor: "P-NEW" }, grounds: grounds("about places") }],
  });
}

async function recordLawAndBodies(): Promise<void> {
  const law = (number: string, label: string, state: string): object => ({
    code: `UK-BY:${number}`,
    fields: { code: "UK-BY", number, label: [{ text: label, lang: "en" }], label_state: state },
    grounds: grounds("the law"),
  });
  await call("registry.record-provisions", {
    items: [
      law("361", "Calls", "verified-in-source"),
      law("361-3", "Armed formation", "general-knowledge-unverified"),
      law("342", "Actions", "verified-in-source"),
    ],
  });
  await call("registry.record-organisations", {
    items: [
      {
        code: "body",
        fields: { name: [name("The Body"), name("TB", "en", "short")], kind: ["recognition"], state: "verified" },
        grounds: grounds("bodies"),
      },
      { code: "silent", fields: { name: [name("Silent Aid")], kind: ["something new"] }, grounds: grounds("bodies") },
    ],
  });
  const said = (code: string, value: number, day: string): object => ({
    code,
    fields: { indicator: "pp_in_custody", comparator: ">=", value, unit: "persons", as_of: day, said_by: "The Body", organisation: "body" },
    grounds: grounds("figures"),
  });
  await call("figures.record-reported", {
    items: [said("f1", 1111, "2023-05-21"), said("f2", 1222, "2024-05-21"), said("f3", 1333, "2025-05-21")],
  });
}

async function recordPerson(who: string, began: string, place: string): Promise<void> {
  await call("registry.record-person", {
    person: { name: [name(who)], gender: "female" },
    events: [
      { kind: "detention", fields: { track: "criminal", began, place } },
      {
        kind: "charge",
        fields: {
          provision: { kind: "provisions", provisions: [{ code: "UK-BY", article: "361", part: "3" }] },
          status: [{ value: "charged", valid: `${began}/..` }],
        },
      },
      { kind: "recognition", fields: { body: "body", kind: "recognised", on: "2024-03-01" } },
    ],
    grounds: { ...grounds("about people"), sources: [{ ...source("about people"), published: "2024-05-20" }] },
  });
}

beforeAll(async () => {
  database = await createTestDatabase();
  ledger = createLedger(database.pool);
  await recordPlaces();
  at["places"] = head;
  await recordLawAndBodies();
  at["law"] = head;
  await recordPerson("Alena Adna", "2024-02-03", "P-NEW");
  at["one"] = head;
  await recordPerson("Maryna Dva", "2024-04", "P-NEW");
  await recordPerson(HOSTILE, "2024-05", "P-NEW");
  const reader = readFrom(database.pool);
  const render = createRenderer({ reader, pages: PAGES, headers: {}, errorPage });
  get = async (path, position = head) =>
    (await render(path, { position, today: TODAY })).body.toString("utf8").replaceAll(/[\u00a0\u202f]/gu, " ");
}, 60_000);

afterAll(() => database.drop());

/** Every page that a reader can reach from the lists. */
const everyPath = async (lang: Language): Promise<readonly string[]> => {
  const lists = ["/places", "/articles", "/organisations", "/sources", "/method"].map((path) => `/${lang}${path}`);
  const found = new Set(lists);
  for (const list of lists)
    for (const [, href = ""] of (await get(list)).matchAll(/href="(\/[a-z]{2}\/(?:places|articles|organisations|sources)\/[^"#]+)"/gu))
      found.add(href.replaceAll("&amp;", "&"));
  return [...found];
};

const failure = async (path: string, position?: number): Promise<string> => {
  try {
    await get(path, position);
    return "answered";
  } catch (problem) {
    return problem instanceof AporaError ? problem.code : `5xx: ${String(problem)}`;
  }
};

describe("every page of the catalogue", () => {
  test.each(LANGUAGES)("%s: all links lead to pages, without script, inline style or a hole in a sentence", async (lang) => {
    const paths = await everyPath(lang);
    expect(paths.length).toBeGreaterThan(15);
    for (const path of paths) {
      const page = await get(path);
      expect(page.startsWith(`<!doctype html><html lang="${lang}"`)).toBe(true);
      expect(page).not.toMatch(/<(?:script|style|iframe|img)\b/u);
      expect(page.replaceAll(/"[^"]*"/gu, '""')).not.toMatch(/<[^>]*\s(?:style|on\w+)=/u);
      expect(page).not.toMatch(/undefined|\[object|NaN/u);
      expect(page.match(/<h1[ >]/gu)).toHaveLength(1);
      const ids = [...page.matchAll(/\sid="([^"]+)"/gu)].map((match) => match[1] ?? "");
      expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
    }
  });

  test("hostile names stay text wherever they appear", async () => {
    const [places, place] = [await get("/en/places"), await get("/en/places/P-NEW")];
    expect(places).toContain("&lt;script&gt;");
    expect(place).toContain("&lt;script&gt;");
    expect(await get("/en/places/P%20%3C%26%3E%252F%3F%23%2525")).toContain("&lt;script&gt;");
  });
});

describe("places", () => {
  test("people held on the day are counted, listed by name, and apart from those who may be held", async () => {
    const page = await get("/en/places/P-NEW?at=2024-04-15");
    expect(page).toMatch(/figure-number">1</u);
    const [certain = "", uncertain = ""] = page.split("Uncertain records");
    expect(certain).toContain("Alena Adna");
    expect(certain).not.toContain("Maryna Dva");
    expect(uncertain).toContain("Maryna Dva");
    expect(page).toMatch(/href="\/en\/people\/[0-9a-f-]{36}\?at=2024-04-15"/u);
    expect(page).toContain("/en/figures/in-custody-by-place/P-NEW?at=2024-04-15");
  });

  test("a page at an earlier position knows only what was known then", async () => {
    expect(await get("/en/places/P-NEW", at["one"])).not.toContain("Maryna Dva");
    expect(await get("/en/places/P-NEW", at["places"])).toMatch(/figure-number">0</u);
    expect(await failure("/en/places/P-NEW", 0)).toBe("not-found");
    expect(await failure("/en/articles/UK-BY:361", at["places"])).toBe("not-found");
  });

  test("a dead address is marked, an unverified one is not offered, and writers are warned", async () => {
    const page = await get("/en/places/P-NEW");
    expect(page).toMatch(/do not use: <\/strong><s><span lang="ru">Old street 1/u);
    expect(page).not.toMatch(/<s><span lang="ru">New street 2/u);
    const before = await get("/en/places/P-NEW?at=2022-01-01");
    expect(before).not.toContain("do not use");
    const none = await get("/be/places/P-NONE");
    expect(none).toContain("Не адгадвайце");
    expect(none).toContain("notice-danger");
    expect(none).toContain("<h1>Турма з чутак</h1>");
  });

  test("the place before and the place after lead to each other", async () => {
    expect(await get("/en/places/P-OLD")).toMatch(/After<\/dt><dd><a href="\/en\/places\/P-NEW">/u);
    expect(await get("/en/places/P-NEW")).toMatch(/Before<\/dt><dd><a href="\/en\/places\/P-OLD">/u);
  });
});

describe("articles", () => {
  test("the second number is raised and the trap of the hyphen is explained on both articles", async () => {
    const page = await get("/en/articles/UK-BY:361-3");
    expect(page).toContain("<h1>Article 361³ of the Criminal Code</h1>");
    expect(page).toContain("“361-3” in the press");
    expect(page).toContain('href="/en/articles/UK-BY:361"');
    expect(await get("/en/articles/UK-BY%3A361")).toContain('href="/en/articles/UK-BY:361-3"');
    expect(await get("/en/articles/UK-BY:342")).not.toContain("in the press");
  });

  test("people charged under part 3 of 361 are under 361, not under 361³", async () => {
    expect(await get("/en/articles/UK-BY:361?at=2024-03-01")).toContain("Alena Adna");
    expect(await get("/en/articles/UK-BY:361-3?at=2024-03-01")).not.toContain("Alena Adna");
  });
});

describe("organisations", () => {
  test("a recogniser has its figures, others have none, and nothing is added up", async () => {
    const page = await get("/en/organisations/body");
    expect(page).toContain("<h1>The Body</h1>");
    expect(page).toContain("/en/figures/ever-recognised/body");
    expect(await get("/en/organisations/silent")).toContain("no decisions on recognition recorded");
    expect(await get("/en/organisations/body", at["law"])).toContain("no decisions on recognition recorded");
  });

  test("figures it published stand newest first, with their comparator, and none from after the day", async () => {
    const page = await get("/ru/organisations/body");
    expect(page.indexOf("не меньше 1 222")).toBeGreaterThan(0);
    expect(page.indexOf("1 222")).toBeLessThan(page.indexOf("1 111"));
    expect(page).not.toContain("1 333");
  });
});

describe("sources", () => {
  test("a source shows what rests on it, and forgets nothing that was withdrawn", async () => {
    const { rows } = await database.pool.query<{ id: number }>("select id from source where title = 'about people'");
    const path = `/en/sources/${rows[0]?.id}`;
    const page = await get(path);
    expect(page).toContain("Alena Adna");
    expect(page).toContain("detention: when it began");
    expect(page).toContain("3 February 2024");
    expect(page).toContain("part 3");
    expect(page).toContain("The Body");
    expect(await get(path, at["one"])).not.toContain("Maryna Dva");
    expect(await failure(path, at["law"])).toBe("not-found");
    const claims = await database.pool.query<{ owner: string; position: number }>(
      "select owner, position from claim where property = 'person.gender' order by position limit 1",
    );
    await call("ledger.withdraw-claim", { ...claims.rows[0], reason: "shown wrong" });
    expect(await get(path)).toContain("withdrawn later");
    expect(await get(path, head - 1)).not.toContain("withdrawn later");
  });

  test.each([
    "/en/sources/0",
    "/en/sources/-1",
    "/en/sources/1e9",
    "/en/sources/999999999999999",
    "/en/sources/99999999999999999999",
    "/en/articles/%F0%9F%98%80",
    "/en/organisations/__proto__",
    "/en/places/constructor",
  ])("%s is not there", async (path) => expect(await failure(path)).toBe("not-found"));

  test.each(["/en/sources/%00", "/en/places/%00", "/en/articles/%0a%1b"])("%s: control characters are never our fault", async (path) => {
    expect(await failure(path)).toMatch(/^(?:not-found|bad-request)$/u);
  });

  test.each(["page=-1", "page=0", "page=1e9", "page=%00", "page=1.5", "page=%3Cscript%3E", `page=${"9".repeat(40)}`])(
    "?%s is refused in words",
    async (query) => {
      expect(await failure(`/en/sources?${query}`)).toBe("bad-request");
      expect(await failure(`/en/organisations/body?${query}`)).toBe("bad-request");
      expect(await failure(`/en/places/P-NEW?${query}`)).toBe("bad-request");
    },
  );

  test("a page after the last one is the last one", async () => {
    expect(await get("/en/sources?page=99999")).toContain("about places");
    expect(await failure("/en/sources/1?page=500")).toBe("answered");
  });
});

describe("method", () => {
  test("names every definition in force, and a command that gives the number of the page", async () => {
    const page = await get("/en/method?at=2024-05-15");
    expect(page).toContain("in-custody, version 2");
    expect(page).toContain(`npx apora figure show in-custody --at 2024-05-15 --known-at ${head} --json`);
    expect(page).toContain("2 certain, 1 uncertain");
  });

  test("what is missing is counted from the record, withdrawn facts not among what is known", async () => {
    expect(await get("/en/method")).toContain("People without a published gender: 1 of 3");
    expect(await get("/en/method", at["one"])).toContain("People without a published gender: 0 of 1");
    expect(await get("/en/method", 0)).toContain("People without a published year of birth: 0 of 0");
  });
});

test("every property and kind that a source can speak of has words in every language", () => {
  const tr = createTranslator("en");
  const missing = listProperties()
    .filter((property) => property.kind !== "judgement")
    .flatMap((property) => [`kind.${property.kind}`, `property.${property.code.slice(property.kind.length + 1)}`])
    .filter((key) => !tr.has(key));
  expect([...new Set(missing)]).toEqual([]);
});
