import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fixedClock } from "../platform/clock.ts";
import { logPlaces } from "../proofs/places.ts";
import { publishFigure } from "../proofs/publish.ts";
import { ask, run, startTestSite, type Reply, type TestSite } from "../testing/test-site.ts";
import { matchPath } from "./public-file.ts";
import { ENDPOINTS } from "./endpoints.ts";
import { errorSchema, type openApi } from "./open-api.ts";

const HOSTILE = `<script>alert("x")</script> Q'Nil & Sons; DTSTART:1, =1+1`;
const TODAY = "2026-11-22";
let site: TestSite;
let folder: string;
let statement: string;
let ids: string[] = [];
const get = (path: string, headers: Record<string, string> = {}): Promise<Reply> => ask(site.origin, path, { headers });
const data = async (path: string): Promise<{ about: { position: number }; data: never; next?: string | null }> =>
  JSON.parse((await get(path)).body) as never;

beforeAll(async () => {
  site = await startTestSite(fixedClock(`${TODAY}T12:00:00Z`));
  const grounds = { sources: [{ title: HOSTILE, url: "https://example.org/a" }], reliability: "B", credibility: 2 };
  const name = (text: string): object[] => [{ text, lang: "en", script: "Latn", role: "legal" }];
  await run(site.ledger, "registry.record-places", { items: [{ code: "X:1", fields: { name: name(HOSTILE), kind: "colony" }, grounds }] });
  await run(site.ledger, "registry.record-organisations", { items: [{ code: "one", fields: { name: name("One") }, grounds }] });
  await run(site.ledger, "registry.record-provisions", { items: [{ code: "UK:342", fields: { code: "UK", number: "342" }, grounds }] });
  for (let i = 0; i < 7; i += 1) {
    const { person } = await run(site.ledger, "registry.record-person", {
      person: { name: name(i === 0 ? HOSTILE : `Invented Person ${i}`), birth_year: 1980 + i, gender: i % 2 === 0 ? "female" : "male" },
      events: [
        { kind: "detention", fields: { began: "2026-05-01", track: "criminal", place: "X:1" } },
        { kind: "recognition", fields: { body: "one", kind: "recognised", on: "2026-05-09" } },
        { kind: "hearing", fields: { on: "2026-06-09" } },
        { kind: "sentence", fields: { on: "2026-07-01", penalty: [{ kind: "imprisonment", length: { years: 2 } }] } },
        ...(i === 6 ? [{ kind: "release", fields: { on: "2026-08-01", status: [{ value: "confirmed" }] } }] : []),
        ...(i === 5 ? [{ kind: "death", fields: { on: "2026-08-02", circumstances: "in_custody" } }] : []),
      ],
      grounds,
    });
    ids.push(String(person));
  }
  const { rows } = await site.database.pool.query<{ position: number }>(
    "select position from claim where owner = $1 and property = 'person.birth_year'",
    [ids[0]],
  );
  await run(site.ledger, "ledger.withdraw-claim", { owner: ids[0], position: rows[0]?.position, reason: HOSTILE });
  ids = ids.toSorted();
  folder = await mkdtemp(path.join(os.tmpdir(), "apora-api-"));
  const setting = { ledger: site.ledger, places: logPlaces(folder), host: "register.example" };
  statement = (await publishFigure(setting, { figure: "in-custody", at: "2026-07-01" })).id;
}, 60_000);
afterAll(async () => {
  await site.stop();
  await rm(folder, { recursive: true, force: true });
});

/** A real address for every endpoint. */
const examples = (): Readonly<Record<string, string>> => ({
  "/api/v1/people": "/api/v1/people?limit=3&state=in-custody",
  "/api/v1/people/{id}": `/api/v1/people/${ids[0]}`,
  "/api/v1/search": "/api/v1/search?q=inv",
  "/api/v1/figures": "/api/v1/figures?at=2026-07-01",
  "/api/v1/figures/{id}": "/api/v1/figures/in-custody?limit=2",
  "/api/v1/figures/{id}/{part}": "/api/v1/figures/in-custody/one",
  "/api/v1/differences": "/api/v1/differences?figure=in-custody&from=2026-04-01&to=2026-08-03",
  "/api/v1/places": "/api/v1/places",
  "/api/v1/provisions": "/api/v1/provisions",
  "/api/v1/organisations": "/api/v1/organisations",
  "/api/v1/sources": "/api/v1/sources",
  "/api/v1/heads": "/api/v1/heads",
  "/api/v1/statements": "/api/v1/statements?limit=1",
  "/api/v1/statements/{id}": `/api/v1/statements/${statement}`,
});

describe("the contract", () => {
  test.each(ENDPOINTS.map((endpoint) => [endpoint.path, endpoint] as const))("%s answers what it says", async (address, endpoint) => {
    const reply = await get(examples()[address] ?? "");
    expect(reply.status).toBe(200);
    const body = JSON.parse(reply.body) as { about: object; data: unknown };
    endpoint.out.parse(body);
    expect(body.about).toMatchObject({ position: expect.any(Number) as number, terms: expect.stringContaining("attribution") as string });
    expect(Array.isArray(body.data) ? body.data.length : 1).toBeGreaterThan(0);
    expect(reply.headers).toMatchObject({ "access-control-allow-origin": "*", "cross-origin-resource-policy": "cross-origin" });
    expect(reply.headers["set-cookie"]).toBeUndefined();
    expect((await get(examples()[address] ?? "", { "if-none-match": reply.headers.etag ?? "" })).status).toBe(304);
  });

  test("is the OpenAPI document: every address with every parameter, every reference found", async () => {
    const document = JSON.parse((await get("/api/v1/openapi.json")).body) as ReturnType<typeof openApi> & {
      paths: Record<string, { get: { parameters: { name: string; in: string; schema: object }[]; responses: object } }>;
    };
    expect(document).toMatchObject({ openapi: "3.1.0", info: { title: expect.any(String) as string, version: "1" } });
    expect(Object.keys(document.paths)).toEqual(ENDPOINTS.map((endpoint) => endpoint.path));
    for (const endpoint of ENDPOINTS) {
      const operation = document.paths[endpoint.path]?.get;
      expect(operation?.parameters.map((one) => one.name)).toEqual([...Object.keys(endpoint.params), ...Object.keys(endpoint.query.shape)]);
      for (const name of endpoint.path.matchAll(/\{(\w+)\}/g))
        expect(operation?.parameters).toContainEqual(expect.objectContaining({ name: name[1], in: "path", required: true }));
      expect(operation?.responses).toHaveProperty("200");
    }
    for (const [, reference = ""] of JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)) {
      const found = reference
        .slice(2)
        .split("/")
        .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], document);
      expect(found, reference).toBeDefined();
    }
    expect((await get("/api")).body).toContain("GET /api/v1/people/{id}");
  });

  test.each([
    ["/api/v1/people?gender=female", 400, "api.unknown-parameter"],
    ["/api/v1/people?limit=0", 400, "api.bad-parameter"],
    ["/api/v1/people?limit=5&limit=6", 400, "api.bad-parameter"],
    ["/api/v1/people?cursor=x", 400, "api.bad-parameter"],
    ["/api/v1/people?place=nowhere", 400, "api.bad-parameter"],
    ["/api/v1/people?at=2026-02-30", 400, "api.bad-parameter"],
    ["/api/v1/search", 400, "api.bad-parameter"],
    ["/api/v1/people/00000000-0000-4000-8000-000000000000", 404, "not-found"],
    ["/api/v1/figures/nothing", 404, "figure.unknown"],
    ["/api/v1/figures/in-custody-by-gender/female", 404, "figure.unknown"],
    ["/api/v2/people", 404, "not-found"],
    ["/api/v1/people%00", 400, "bad-request"],
  ])("%s is refused with its code", async (path, status, code) => {
    const reply = await get(path);
    expect(reply.status).toBe(status);
    expect(errorSchema.parse(JSON.parse(reply.body)).error.code).toBe(code);
    expect(reply.headers["apora-error"]).toBe(code);
  });

  test("nothing is written through it", async () => {
    const reply = await ask(site.origin, "/api/v1/people", { method: "POST" });
    expect([reply.status, errorSchema.parse(JSON.parse(reply.body)).error.code]).toEqual([405, "method-not-allowed"]);
  });
});

describe("a list", () => {
  test("turned by its cursors shows everybody once, and those of the first page's state", async () => {
    const seen: string[] = [];
    let next: string | null = "";
    while (next !== null) {
      const page = (await data(`/api/v1/people?limit=2${next === "" ? "" : `&cursor=${next}`}`)) as unknown as {
        data: { id: string }[];
        next: string | null;
      };
      seen.push(...page.data.map((one) => one.id));
      if (next === "")
        await run(site.ledger, "registry.record-organisations", {
          items: [{ code: "later", fields: {}, grounds: { sources: [{ title: "x" }] } }],
        });
      next = page.next;
    }
    expect(seen).toEqual(ids);
  });

  test("is narrowed as the page is, and the figure behind it is the number of records", async () => {
    const figure = (await data("/api/v1/figures/in-custody")) as unknown as { data: { value: number; records: object[] } };
    const held = (await data("/api/v1/people?state=in-custody")) as unknown as { data: object[] };
    expect(figure.data.value).toBe(5);
    expect([figure.data.records.length, held.data.length]).toEqual([5, 5]);
    expect(((await data("/api/v1/people?place=X:1&q=invented")) as unknown as { data: object[] }).data).toHaveLength(4);
  });
});

describe("a feed", () => {
  const entries = (xml: string): string[] => xml.split("<entry>").slice(1);
  test.each(["recognitions", "releases", "deaths", "corrections"])("of %s is Atom with stable ids", async (kind) => {
    for (const lang of ["en", "be", "ru"]) {
      const reply = await get(`/feeds/${lang}/${kind}.atom`);
      expect(reply.headers["content-type"]).toContain("application/atom+xml");
      expectAtom(reply.body);
      expect(entries(reply.body)).toHaveLength(kind === "recognitions" ? 7 : 1);
      expect(reply.body).not.toContain("<script>");
      expect((await get(`/feeds/${lang}/${kind}.atom`)).body).toBe(reply.body);
    }
  });

  test("of a person tells what is known about that person", async () => {
    const { body } = await get(`/feeds/en/people/${ids[0]}.atom`);
    expectAtom(body);
    expect((await get("/feeds/en/people/x.atom")).status).toBe(404);
    expect((await get(`/feeds/xx/recognitions.atom`)).status).toBe(404);
  });
});

/** RFC 4287: what a feed and an entry must have (4.1.1, 4.1.2), once each; ids are IRIs, dates RFC 3339. */
function expectAtom(xml: string): void {
  expect(xml).toMatch(/^<\?xml version="1\.0" encoding="utf-8"\?>\n<feed xmlns="http:\/\/www\.w3\.org\/2005\/Atom"/);
  const [head = "", ...rest] = xml.split("<entry>");
  for (const part of [head, ...rest]) {
    for (const name of ["id", "title", "updated"]) expect(part.match(new RegExp(`<${name}>[^<]+</${name}>`, "g"))).toHaveLength(1);
    expect(part).toMatch(/<id>urn:uuid:[0-9a-f-]{36}<\/id>/);
    expect(part).toMatch(/<updated>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z<\/updated>/);
    expect(part.replaceAll(/&(?:amp|lt|gt|quot|apos|#13);/g, "")).not.toContain("&");
  }
  expect(head).toContain("<author><name>");
  expect(head).toMatch(/<link rel="self" [^>]*\/>/);
  expect(new Set([...xml.matchAll(/<id>([^<]+)/g)].map((found) => found[1])).size).toBe(rest.length + 1);
}

describe("a calendar", () => {
  test("is folded, escaped, with one id per day of a record, and nothing smuggled in", async () => {
    for (const path of ["/calendar/be/all.ics", `/calendar/ru/people/${ids[0]}.ics`]) {
      const { body, headers } = await get(path);
      expect(headers["content-type"]).toContain("text/calendar");
      expect(body.startsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n") && body.endsWith("END:VCALENDAR\r\n")).toBe(true);
      for (const line of body.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      expect(body.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
      const lines = body.replaceAll("\r\n ", "").split("\r\n").slice(0, -1);
      for (const line of lines) expect(line).toMatch(/^[A-Z-]+(?:;[A-Z]+=[A-Z]+)*:/);
      const uids = lines.filter((line) => line.startsWith("UID:"));
      expect(new Set(uids).size).toBe(uids.length);
      expect(uids.length).toBeGreaterThanOrEqual(3);
      for (const line of lines.filter((one) => one.startsWith("SUMMARY:"))) expect(line.replaceAll(/\\[\\;,n]/g, "")).not.toMatch(/[;,]/);
    }
    const one = (await get(`/calendar/en/people/${ids[0]}.ics`)).body;
    expect(one).toContain("DTSTART;VALUE=DATE:20260609");
    expect(one).toContain("RRULE:FREQ=YEARLY");
  });
});

describe("files", () => {
  test("a figure is a picture without a script that says what it counts", async () => {
    const { body, headers } = await get("/embed/figures/in-custody.svg?lang=be");
    expect(headers["content-type"]).toContain("image/svg+xml");
    expect(headers["content-security-policy"]).toContain("style-src 'sha256-");
    expect(body).toContain("in-custody@2");
    expect(body).toContain("prefers-color-scheme:dark");
    expect(body).not.toMatch(/<script|on\w+=|href/i);
    expect((await get("/embed/en/figures/in-custody.svg")).body).toBe((await get("/embed/figures/in-custody.svg")).body);
    expect(JSON.parse((await get("/embed/figures/in-custody.json")).body)).toMatchObject({
      value: 5,
      unit: "person",
      definition: "in-custody@2",
    });
  });

  test("downloads follow the filters of the page, and the page links to them", async () => {
    const lines = (await get("/data/people.csv?state=in-custody")).body.trimEnd().split("\r\n");
    expect(lines).toHaveLength(6);
    expect((await get("/en/people?state=in-custody")).body).toContain("/data/people.csv?state=in-custody");
    for (const path of [
      "/data/people.json",
      "/data/places.csv",
      "/data/provisions.json",
      "/data/dictionary.csv",
      "/data/figures/in-custody.csv",
      "/data/figures/in-custody/one.json",
    ])
      expect([path, (await get(path)).status]).toEqual([path, 200]);
    expect((await get("/data/people.csv?x=1")).headers["apora-error"]).toBe("api.unknown-parameter");
  });

  test("every address on the page of open data answers, in every language", async () => {
    for (const lang of ["en", "be", "ru"]) {
      const { body } = await get(`/${lang}/open-data`);
      const links = [...body.matchAll(/(?:href|src)="(\/[^"#]*)"/g)].map((found) => found[1]?.replaceAll("&amp;", "&") ?? "");
      for (const link of new Set(links)) expect([link, (await get(link)).status]).toEqual([link, 200]);
    }
  });

  test("without the site's own address there is no sitemap, and robots are told no wrong one", async () => {
    expect((await get("/robots.txt")).body).not.toContain("Sitemap");
    expect((await get("/sitemap.xml")).status).toBe(404);
  });

  test("a pattern takes whole parts only", () => {
    expect(matchPath("/a/{b}.csv", "/a/x.csv")).toEqual({ b: "x" });
    expect(matchPath("/a/{b}.csv", "/a/.csv")).toBeUndefined();
    expect(matchPath("/a/{b}.csv", "/a/x/y.csv")).toBeUndefined();
  });
});
