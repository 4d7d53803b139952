import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { HOSTILE, LONG_CASE, names, openInventedRegister, plainText, type InventedRegister } from "./person/testing/invented-register.ts";

let register: InventedRegister;

beforeAll(async () => {
  register = await openInventedRegister();
  await register.person("Volha Prykladnaja", LONG_CASE, {
    ...names("Volha Prykladnaja", "Вольга Прыкладная", "Ольга Примерная"),
    gender: "female",
  });
  await register.person(
    "Anton Cikhi",
    [
      { kind: "detention", fields: { began: "2022-01-01", track: "criminal" } },
      { kind: "release", fields: { on: "2023-01-01", kind: "pardon", status: [{ value: "confirmed", valid: "2023-01-01/.." }] } },
    ],
    { ...names("Anton Cikhi", "Антон Ціхі", "Антон Тихий"), gender: "male" },
  );
  await register.person(
    "Zoja Lhotnaja",
    [{ kind: "detention", fields: { began: "2021", track: "administrative" } }],
    names("Zoja Lhotnaja", "Зоя Льготная", "Зоя Льготная"),
  );
  await register.person(HOSTILE, []);
  for (let i = 0; i < 55; i++) await register.person(`Crowd Number${String(i).padStart(2, "0")}`, []);
  await register.call(
    "registry.record-detention",
    { person: await last(), fields: { track: "criminal", began: "2024-01-01" }, grounds: { sources: [{ title: "A" }] } },
    "2026-06-01",
  );
});
afterAll(() => register.close());

async function last(): Promise<string> {
  const { rows } = await register.ledger.pool.query<{ person: string }>("select person from person_index order by sort_en desc limit 1");
  return rows[0]?.person ?? "";
}

/** Names in the rows of a list, in order. */
async function listed(url: string): Promise<string[]> {
  const html = (await register.get(url)).body.toString();
  return [...html.matchAll(/<th scope="row"[^>]*>(.*?)<\/a>/gs)].map((match) => plainText(match[1] ?? "").trim());
}

describe("the list", () => {
  test("is sorted by family name and cut into pages", async () => {
    const first = await listed("/en/people");
    expect(first).toHaveLength(50);
    expect(first[0]).toBe("Anton Cikhi");
    const second = await listed("/en/people?page=2");
    expect(second).toHaveLength(9);
    expect(new Set([...first, ...second]).size).toBe(59);
  });

  test("is sorted by the reader's alphabet", async () => {
    const names = (await listed("/be/people")).slice(0, 3);
    expect(names).toEqual(["Зоя Льготная", "Вольга Прыкладная", "Антон Ціхі"]);
  });

  test("shows state, place, articles and days of each", async () => {
    const text = await register.text("/en/people?q=prykladnaja");
    expect(text).toMatch(/Volha Prykladnaja Вольга Прыкладная in a penal colony 10 March 2021 Colony X article 342 , article 411 2,084/);
  });

  test("shows who changed last first", async () => {
    const html = (await register.get("/en/people?sort=changed")).body.toString();
    expect(plainText(html)).toContain("1 June 2026");
    expect((await listed("/en/people?sort=changed"))[1]).toBe("Crowd Number54");
  });
});

describe("filters", () => {
  test.each([
    ["q=volha", 1],
    ["q=%D0%BF%D1%80%D1%8B%D0%BA%D0%BB%20%D0%B2%D0%BE%D0%BB", 1],
    ["q=Olga+Primer", 1],
    ["q=volha+nobody", 0],
    ["q=%E4%BD%A0%E5%A5%BD", 0],
    ["state=in-custody", 1],
    ["state=perhaps", 2],
    ["state=out", 1],
    ["state=in-custody&at=2022-06-01", 2],
    ["state=ever-recognised", 1],
    ["place=X-COLONY", 1],
    ["place=X-SIZO", 0],
    ["place=X-SIZO&at=2021-06-01", 1],
    ["article=UK-BY:342", 1],
    ["article=UK-BY:342&place=X-COLONY&state=in-custody&recogniser=body-one&q=v", 1],
    ["recogniser=body-two", 0],
    ["recogniser=body-one&at=2021-03-15", 0],
  ])("%s finds %i", async (query, n) => {
    expect(await listed(`/en/people?${query}`)).toHaveLength(n);
  });

  test("ask about what was known on the day of knowledge", async () => {
    expect(await listed("/en/people?state=perhaps&known_at=2026-05-01")).toHaveLength(1);
    expect(await listed("/en/people?known_at=2025-12-31")).toHaveLength(0);
  });

  test("stay in the addresses of languages and pages", async () => {
    const html = (await register.get("/en/people?q=crowd&at=2024-05-01")).body.toString();
    expect(html).toContain('href="/be/people?q=crowd&amp;at=2024-05-01"');
    expect(html).toContain('href="/en/people?q=crowd&amp;page=2&amp;at=2024-05-01"');
    expect(html).toMatch(/<input type="hidden" name="at" value="2024-05-01"/);
  });
});

describe("bad input", () => {
  test.each([
    "page=-1",
    "page=1000000000",
    "page=999999",
    "page=abc",
    "page=1&page=2&q=a&q=b",
    `q=${"a".repeat(10_000)}`,
    "q=%01%1F%7F",
    "q=%FF%FE",
    "q=%25%27%3B--",
    "place=nowhere",
    "article=UK-BY:0",
    "article=%22%3E%3Cscript%3E",
    "recogniser=x",
  ])("%s gives a page", async (query) => {
    const answer = await register.get(`/en/people?${query}`);
    expect(answer.status).toBe(200);
    expect(answer.body.toString()).not.toContain("<script");
  });

  test.each(["state=nonsense", "state=%00", "sort=price", "state=in-custody%27", "place=%00", "q=%00a"])("%s is refused", async (query) => {
    await expect(register.get(`/en/people?${query}`)).rejects.toThrow(expect.objectContaining({ code: "bad-request" }) as Error);
  });

  test("what was asked is written back as text", async () => {
    const html = (
      await register.get(`/en/people?q=${encodeURIComponent('"><script>alert(1)</script>')}&place=${encodeURIComponent('"><b>')}`)
    ).body.toString();
    expect(html).not.toMatch(/<script|"><b>/);
    expect(html).toContain("&quot;&gt;&lt;script&gt;");
  });

  test("a name that is code is shown as a name", async () => {
    const html = (await register.get("/en/people?q=sons")).body.toString();
    expect(html).not.toContain("<script");
    expect(plainText(html)).toContain(HOSTILE);
  });
});
