import http from "node:http";
import net from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import { createLedger } from "../cli/open-register.ts";
import { openSite } from "../cli/serve.ts";
import { countFigure } from "../figures/count.ts";
import { findFigure, readWhen } from "../figures/figure.ts";
import { perform } from "../ledger/ledger.ts";
import { resolveKnownAt } from "../ledger/positions.ts";
import { createAnswer } from "../platform/answer-cache.ts";
import type { Clock } from "../platform/clock.ts";
import { getHead } from "../ledger/positions.ts";
import { createPool, readFrom } from "../platform/database.ts";
import type { AporaError } from "../platform/errors.ts";
import { createLog, silentLog } from "../platform/log.ts";
import { migrate } from "../platform/migrate.ts";
import { startDatabase } from "../platform/postgres/start-database.ts";
import { person } from "../registry/schema.ts";
import { scratchFolder } from "../testing/scratch-folder.ts";
import { ask, listenAnywhere, run, startTestSite, type Reply, type TestSite } from "../testing/test-site.ts";
import { baseHeaders, createSite } from "./server.ts";

const grounds = { sources: [{ url: "https://example.org/report", title: "Report" }], credibility: 2 };
const named = (text: string): object => ({ name: [{ text, lang: "be", script: "Cyrl", role: "legal" }] });
const EMPTY = { name: "Каваль", places: "BY-TEST-1" };

async function fill({ ledger }: TestSite): Promise<string> {
  await run(ledger, "registry.record-places", {
    items: [{ code: EMPTY.places, fields: { ...named("Калонія"), kind: "colony" }, grounds }],
  });
  await run(ledger, "registry.record-organisations", { items: [{ code: "viasna", fields: named("Вясна"), grounds }] });
  const events = [
    { kind: "detention", fields: { began: "2025-03-01", track: "criminal", place: EMPTY.places } },
    { kind: "recognition", fields: { body: "viasna", kind: "recognised", on: "2025-04-01" } },
  ];
  const { person: id } = await run(ledger, "registry.record-person", { person: named(`Янка ${EMPTY.name}`), events, grounds });
  return String(id);
}

/** Sends bytes as they are and gives back what came until the other side hung up. */
function sendRaw(origin: string, bytes: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = net.connect(Number(new URL(origin).port), "127.0.0.1", () => socket.write(bytes, "latin1"));
    let answer = "";
    socket.setEncoding("latin1").on("data", (part: string) => (answer += part));
    socket.on("error", () => {}).on("close", () => resolve(answer));
    socket.setTimeout(20_000, () => socket.destroy());
  });
}

const codeOf = ({ status, headers }: Reply): string => `${status} ${String(headers["apora-error"])}`;

describe("what the site refuses", () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await startTestSite();
    await fill(site);
  });
  afterAll(() => site.stop());

  test.each([
    ["/en/nothing", "404 not-found"],
    ["/xx", "404 not-found"],
    ["/xx/people", "404 not-found"],
    ["/EN", "404 not-found"],
    ["/en/figures/nothing", "404 not-found"],
    ["/en/figures/in-custody-by-place/BY-NOTHING", "404 not-found"],
    ["/en/places/BY-NOTHING", "404 not-found"],
    ["/en/people/00000000-0000-4000-8000-000000000000", "404 not-found"],
    ["/en/people/%27%20or%201=1--", "404 not-found"],
    ["/en/sources/999999999999999999999999", "404 not-found"],
    ["/en/sources/1e3", "404 not-found"],
    ["/en/../../etc/passwd", "404 not-found"],
    ["/assets/../../package.json", "404 not-found"],
    ["/assets/..%2f..%2fpackage.json", "404 not-found"],
    ["/..%5c..%5cetc", "404 not-found"],
    ["//example.org/en", "404 not-found"],
    ["/en//people", "404 not-found"],
    ["/.git/config", "404 not-found"],
    ["/en%00", "400 bad-request"],
    ["/en/places/a%00b", "400 bad-request"],
    ["/en/people?q=%00", "400 bad-request"],
    ["/en/%", "400 bad-request"],
    ["/en/%zz", "400 bad-request"],
    ["/en/%c3%28", "400 bad-request"],
    ["/en/%ed%a0%80", "400 bad-request"],
    ["/en?at=never", "400 time.unreadable"],
    ["/en?at=2024-02-30", "400 time.unreadable"],
    ["/en?known_at=12", "400 time.unreadable"],
    ["/en?at=0000-00-00", "400 time.unreadable"],
  ])("%s: %s", async (path, expected) => {
    expect(codeOf(await ask(site.origin, path))).toBe(expected);
  });

  test("an address of 2,049 characters: 414; one of 2,048 is read", async () => {
    const address = (length: number): string => `/en?q=${"a".repeat(length - 6)}`;
    expect(codeOf(await ask(site.origin, address(2049)))).toBe("414 uri-too-long");
    expect((await ask(site.origin, address(2048))).status).toBe(200);
    expect(codeOf(await ask(site.origin, `/en?${Array.from({ length: 1000 }, (_, i) => `p${i}=${i}`).join("&")}`))).toBe(
      "414 uri-too-long",
    );
  });

  test("as many and as often repeated parameters as an address holds are no fault of ours", async () => {
    for (const path of ["/en", "/en/figures/in-custody", "/en/people", "/en/places", "/en/sources"]) {
      expect((await ask(site.origin, `${path}?${"a&".repeat(1000)}`)).status, path).toBeLessThan(405);
      expect(
        (await ask(site.origin, `${path}?at=2025-05-05&at=never&q=a&q=b&page=1&page=x&known_at=&known_at=2026-01-01`)).status,
        path,
      ).toBeLessThan(405);
      expect((await ask(site.origin, `${path}?__proto__=1&constructor=2&toString=3&at[]=1&at%5B%24gt%5D=`)).status, path).toBeLessThan(405);
    }
  });

  test.each(["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND"])(
    "%s: 405, with the methods that are allowed",
    async (method) => {
      const reply = await ask(site.origin, "/en", { method });
      expect([codeOf(reply), reply.headers.allow]).toEqual(["405 method-not-allowed", "GET, HEAD"]);
    },
  );

  test("a body is not read, whatever it claims to be", async () => {
    const raw = await sendRaw(
      site.origin,
      `POST /en HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 5\r\nContent-Type: application/json\r\n\r\n{"a":`,
    );
    expect(raw).toMatch(/^HTTP\/1\.1 405 /u);
    const chunked = await sendRaw(
      site.origin,
      "POST /en HTTP/1.1\r\nHost: x\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n",
    );
    expect(chunked).toMatch(/^HTTP\/1\.1 405 /u);
    // A body with a read is ignored, and must not be taken for a second request.
    const smuggled = await sendRaw(
      site.origin,
      "GET /en/nothing HTTP/1.1\r\nHost: x\r\nContent-Length: 32\r\nConnection: close\r\n\r\nGET /en HTTP/1.1\r\nHost: smuggled\r\n",
    );
    expect(smuggled.match(/HTTP\/1\.1 \d+/gu)).toEqual(["HTTP/1.1 404"]);
  });

  test.each([
    ["no HTTP at all", "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\r\n\r\n"],
    ["an unknown version", "GET /en HTTP/9.9\r\nHost: x\r\n\r\n"],
    ["no host", "GET /en HTTP/1.1\r\n\r\n"],
    ["a header without a name", "GET /en HTTP/1.1\r\nHost: x\r\n: y\r\n\r\n"],
    ["a NUL in a header", "GET /en HTTP/1.1\r\nHost: x\r\nA: b\0c\r\n\r\n"],
    ["a space before the colon", "GET /en HTTP/1.1\r\nHost : x\r\n\r\n"],
    ["two lengths", "POST /en HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab"],
    ["a length and chunks", "POST /en HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"],
    ["a length that is no number", "POST /en HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n"],
    ["a folded header", "GET /en HTTP/1.1\r\nHost: x\r\nA: b\r\n c\r\nConnection: close\r\n\r\n"],
    ["a bare line end", "GET /en HTTP/1.1\nHost: x\n\n"],
  ])("malformed, %s: answered shortly with 400 and cut off", async (name, bytes) => {
    const answer = await sendRaw(site.origin, bytes);
    // Some of these a lenient parser may read; none may hang, crash, or tell what the parser thinks.
    if (name === "a folded header" || name === "a bare line end") expect(answer).toMatch(/^(?:HTTP\/1\.1 (?:200|400) |$)/u);
    else expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/u);
    expect(answer).not.toMatch(/HPE_|Parse Error|node/iu);
    expect((await ask(site.origin, "/health")).status).toBe(200);
  });

  test("headers of more than 16 kB: 431, with the agreed headers", async () => {
    const answer = await sendRaw(site.origin, `GET /en HTTP/1.1\r\nHost: x\r\nCookie: ${"a".repeat(20_000)}\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 431 /u);
    expect(answer).toContain("content-security-policy: default-src 'none'");
  });

  test("CONNECT, an upgrade and an expectation get no further than a plain request", async () => {
    expect(await sendRaw(site.origin, "CONNECT example.org:443 HTTP/1.1\r\nHost: example.org\r\n\r\n")).not.toMatch(/ 200 /u);
    expect(
      await sendRaw(site.origin, "GET /health HTTP/1.1\r\nHost: x\r\nConnection: Upgrade, close\r\nUpgrade: websocket\r\n\r\n"),
    ).not.toMatch(/ 101 /u);
    expect(await sendRaw(site.origin, "GET /health HTTP/1.1\r\nHost: x\r\nExpect: miracle\r\nConnection: close\r\n\r\n")).toMatch(
      /^HTTP\/1\.1 200 /u,
    );
  });

  test("who sends one byte a second is cut off within 12 seconds, and so is who never ends a body", async () => {
    const began = Date.now();
    const slow = new Promise<number>((resolve) => {
      const socket = net.connect(Number(new URL(site.origin).port), "127.0.0.1");
      const drip = setInterval(() => socket.write("X"), 1_000);
      socket.write("GET /en HTTP/1.1\r\nHost: x\r\nSlow: ");
      socket
        .on("error", () => {})
        .on("close", () => {
          clearInterval(drip);
          resolve(Date.now() - began);
        });
    });
    const silent = sendRaw(site.origin, "GET /en HT").then(() => Date.now() - began);
    const body = sendRaw(site.origin, "POST /en HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\n").then(() => Date.now() - began);
    const [slowAfter, silentAfter, bodyAfter] = await Promise.all([slow, silent, body]);
    expect(slowAfter).toBeLessThan(12_000);
    expect(silentAfter).toBeLessThan(12_000);
    expect(bodyAfter).toBeLessThan(18_000);
  });

  test("nothing about a reader is logged: no address asked for, no program, no origin", async () => {
    const secret = "pjatrovich-secret-7";
    const headers = {
      "user-agent": `agent-${secret}`,
      referer: `https://x.org/${secret}`,
      cookie: `c=${secret}`,
      "x-forwarded-for": "203.0.113.77",
    };
    for (const path of [
      `/en/people?q=${secret}`,
      `/en/${secret}`,
      `/en?at=${secret}`,
      `/en/figures/${secret}`,
      `/en/people/${secret}`,
      `/en/%00${secret}`,
      `/en/places/${secret}`,
      `/en/sources/${secret}`,
    ]) {
      for (const method of ["GET", "POST"]) await ask(site.origin, path, { headers, method });
    }
    await sendRaw(site.origin, `GET /${secret} HTTP/1.1\r\nbad header ${secret}\r\n\r\n`);
    for (const found of [secret, "203.0.113.77", "127.0.0.1"]) expect(site.logged()).not.toContain(found);
    // Nothing above was a fault of ours, so nothing was worth a line.
    expect(site.logged()).toBe("");
  });
});

describe("under load and in need", () => {
  const watch = { version: () => ({ position: 1, today: "2026-01-01", text: "1 2026-01-01" }), stop: () => Promise.resolve() };
  const renderError = (_: string, error: AporaError) =>
    createAnswer(error.definition.status, { ...baseHeaders(), "apora-error": error.code }, error.code);
  const frontDoor = () => createAnswer(302, { ...baseHeaders(), location: "/en" }, "");
  const everyone = new http.Agent({ maxSockets: 1_000, keepAlive: false });

  test("with 8 pages being made and 256 waiting, the next reader is asked to come back, and the waiting are served", async () => {
    const held: (() => void)[] = [];
    const render = async () => {
      await new Promise<void>((resolve) => held.push(resolve));
      return createAnswer(200, baseHeaders(), "made");
    };
    const server = createSite({ watch, render, frontDoor, renderError, log: silentLog });
    onTestFinished(() => void server.close());
    const origin = await listenAnywhere(server);
    const waiting = Array.from({ length: 264 }, (_, i) => ask(origin, `/en?n=${i}`, { agent: everyone }));
    await expect
      .poll(async () => codeOf(await ask(origin, "/en?n=next", { agent: everyone })), { timeout: 10_000, interval: 50 })
      .toBe("429 too-many");
    expect(held).toHaveLength(8);
    const settled = Promise.all(waiting);
    const release = setInterval(() => held.splice(0).forEach((free) => free()), 1);
    const statuses = (await settled).map((reply) => reply.status);
    clearInterval(release);
    // One of the polls may have taken a waiting place before the line was full.
    expect(statuses.filter((status) => status === 200).length).toBeGreaterThanOrEqual(262);
  });

  test("at no moment are more pages made than there are places", async () => {
    let [making, most] = [0, 0];
    const render = async () => {
      making += 1;
      most = Math.max(most, making);
      await sleep(Math.random() * 3);
      making -= 1;
      return createAnswer(200, baseHeaders(), "made");
    };
    const server = createSite({ watch, render, frontDoor, renderError, log: silentLog });
    onTestFinished(() => void server.close());
    const origin = await listenAnywhere(server);
    await Promise.all(
      Array.from({ length: 250 }, async (_, i) => {
        await sleep(i % 20);
        await ask(origin, `/en?n=${i}`, { agent: everyone });
      }),
    );
    expect(most).toBeLessThanOrEqual(8);
  });

  test("a fault of ours: 500, its place in the log, and not a word of what it was about", async () => {
    let lines = "";
    const render = () => Promise.reject(new TypeError("cannot read Мельнікава of undefined"));
    const server = createSite({
      watch,
      render,
      frontDoor,
      renderError,
      log: createLog({ write: (line) => void (lines += line), plain: false }),
    });
    onTestFinished(() => void server.close());
    const reply = await ask(await listenAnywhere(server), "/en/people?q=Melnikava", { headers: { "user-agent": "Tor Browser" } });
    expect(codeOf(reply)).toBe("500 internal");
    expect(reply.body).not.toContain("Мельнікава");
    expect(JSON.parse(lines)).toMatchObject({ level: "error", event: "site.failed", error: "internal" });
    for (const found of ["Мельнікава", "Melnikava", "Tor Browser", "/en/people"]) expect(lines).not.toContain(found);
  });

  test("a database that is gone: 503 and when to come back; what was made before is still served; then all is well", async () => {
    const folder = await scratchFolder();
    const start = () =>
      startDatabase({ dataFolder: folder, databaseUrl: undefined, pgBin: undefined }, { dieWithParent: true, unsafeFast: true });
    let database = await start();
    onTestFinished(() => database.stop());
    const pool = createPool(database);
    await migrate(pool);
    let lines = "";
    const log = createLog({ write: (line) => void (lines += line), plain: false });
    const site = await openSite({ database, pool, ledger: createLedger(pool), close: () => Promise.resolve() }, { onion: undefined }, log);
    onTestFinished(async () => {
      await site.stop();
      await pool.end();
    });
    const origin = await listenAnywhere(site.server);
    expect((await ask(origin, "/en")).status).toBe(200);

    await database.stop();
    const [one, two] = [await ask(origin, "/be/figures?q=pjatrovich"), await ask(origin, "/ru/places")];
    expect([codeOf(one), codeOf(two)]).toEqual(["503 unavailable", "503 unavailable"]);
    expect([one.headers["retry-after"], one.headers["content-security-policy"]?.slice(0, 18)]).toEqual(["10", "default-src 'none'"]);
    expect((await ask(origin, "/en")).status).toBe(200);
    expect(lines).toContain("site.failed");
    expect(lines).not.toContain("pjatrovich");

    database = await start();
    await expect.poll(async () => (await ask(origin, "/be/figures?q=pjatrovich")).status, { timeout: 10_000 }).toBe(200);
    // The watch has to hear of commits again, not only the readers to be answered.
    const before = await ask(origin, "/en/places");
    await run(createLedger(pool), "registry.record-places", {
      items: [{ code: "BY-NEW", fields: { ...named("Новая"), kind: "colony" }, grounds }],
    });
    await expect.poll(async () => (await ask(origin, "/en/places")).headers.etag, { timeout: 8_000 }).not.toBe(before.headers.etag);
  }, 60_000);
});

describe("what an answer depends on", () => {
  /** A clock that a test sets. */
  let now = new Date("2026-01-10T12:00:00Z");
  const clock: Clock = { now: () => now, today: () => now.toISOString().slice(0, 10) };
  let site: TestSite;
  let known: string;
  let hidden: string;
  let later: string;

  beforeAll(async () => {
    site = await startTestSite(clock);
    known = await fill(site);
    await run(site.ledger, "ledger.add-claim", {
      owner: known,
      entity: known,
      property: "person.next_review",
      value: "2031-07-07",
      grounds: { sources: [{ title: "Review plan 8844" }] },
    });
    const openHidden = {
      name: "test.open-hidden",
      audit: "test.hidden-opened@1",
      about: "",
      input: z.strictObject({}),
      run: async (tx: Parameters<typeof recordHidden>[0]) => recordHidden(tx),
    };
    hidden = (await perform(site.ledger, openHidden, { actor: { id: "tester" }, input: {} })).result;
  });
  afterAll(() => site.stop());

  /** A file with nothing in it that a stranger may know. */
  async function recordHidden(tx: Parameters<Parameters<typeof perform>[1]["run"]>[0]): Promise<string> {
    const id = tx.openRoot("person");
    tx.append({
      owner: id,
      entity: id,
      property: person.next_review,
      value: "2032-08-08",
      grounds: { sources: [{ title: "Review plan 9955" }] },
    });
    tx.audit({ person: id });
    return Promise.resolve(id);
  }

  const EVERYWHERE = [
    "",
    "/people",
    "/places",
    `/places/${EMPTY.places}`,
    "/articles",
    "/organisations",
    "/organisations/viasna",
    "/sources",
    "/sources/1",
    "/method",
    "/figures",
    "/figures/in-custody",
    "/figures/in-register",
    "/figures/in-custody-by-place",
    `/figures/in-custody-by-place/${EMPTY.places}`,
    "/figures/in-custody/viasna",
  ];

  test("asked twice, the same bytes; after a command, within 2.5 seconds, the new ones", async () => {
    // What was recorded above is heard of a moment later; between two answers it would rightly make them differ.
    const { position } = await getHead(readFrom(site.database.pool));
    await expect.poll(async () => (await ask(site.origin, "/en")).body, { timeout: 10_000 }).toContain(`entry ${position}.`);
    for (const path of ["/en", "/be/figures/in-custody"]) {
      const [one, two] = [await ask(site.origin, path), await ask(site.origin, path)];
      expect([one.body, one.headers.etag]).toEqual([two.body, two.headers.etag]);
    }
    const before = await ask(site.origin, "/en/places");
    now = new Date("2026-01-11T12:00:00Z");
    await run(site.ledger, "registry.record-places", {
      items: [{ code: "BY-TEST-2", fields: { ...named("Другая"), kind: "colony" }, grounds }],
    });
    await expect.poll(async () => (await ask(site.origin, "/en/places")).body, { timeout: 2_500, interval: 20 }).toContain("BY-TEST-2");
    expect((await ask(site.origin, "/en/places")).headers.etag).not.toBe(before.headers.etag);
  });

  test("also when the connection that would have told was lost", async () => {
    await site.database.pool.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query like 'listen%'",
    );
    await run(site.ledger, "registry.record-places", {
      items: [{ code: "BY-TEST-3", fields: { ...named("Трэцяя"), kind: "colony" }, grounds }],
    });
    await expect.poll(async () => (await ask(site.origin, "/en/places")).body, { timeout: 4_500, interval: 50 }).toContain("BY-TEST-3");
  });

  test("a page as known at an earlier day never changes, whatever is recorded later", async () => {
    const asked = (path: string): string => `/en${path}?at=2025-12-31&known_at=2026-01-10`;
    const paths = [...EVERYWHERE, `/people/${known}`].map(asked);
    now = new Date("2026-01-20T12:00:00Z");
    const before = await Promise.all(paths.map((path) => ask(site.origin, path)));

    now = new Date("2026-02-20T12:00:00Z");
    const { person: id } = await run(site.ledger, "registry.record-person", {
      person: named("Аўдоцця Новік"),
      grounds: { sources: [{ url: "https://example.org/other", title: "Other" }] },
      events: [
        { kind: "detention", fields: { began: "2025-02-02", track: "criminal", place: EMPTY.places } },
        { kind: "recognition", fields: { body: "viasna", kind: "recognised", on: "2025-03-03" } },
      ],
    });
    later = String(id);
    await run(site.ledger, "registry.record-release", { person: known, fields: { on: "2025-12-01", kind: "pardon" }, grounds });
    await run(site.ledger, "ledger.add-claim", {
      owner: known,
      entity: known,
      property: "person.name",
      value: { text: "Ян Каваль", lang: "pl", script: "Latn", role: "as_in_source" },
      grounds,
    });
    await run(site.ledger, "registry.record-places", {
      items: [{ code: "BY-LATER", fields: { ...named("Пазнейшая"), kind: "colony" }, grounds }],
    });
    await run(site.ledger, "registry.record-organisations", { items: [{ code: "later-body", fields: named("Пазнейшае"), grounds }] });
    await expect.poll(async () => (await ask(site.origin, "/en/places")).body, { timeout: 2_500 }).toContain("BY-LATER");

    const changed: string[] = [];
    for (const [i, path] of paths.entries()) {
      const after = await ask(site.origin, path);
      // A form offers no day after today; today is not part of what was known.
      const bare = (text = ""): string => text.replaceAll(/ max="[^"]*"/gu, "");
      if (before[i]?.status !== after.status || bare(before[i]?.body) !== bare(after.body))
        changed.push(`${path}: ${before[i]?.status} → ${after.status}`);
    }
    expect(changed).toEqual([]);
  });

  test("absent, forbidden and not yet known look alike to the byte", async () => {
    const absent = await ask(site.origin, "/en/people/0190a1b2-0000-7000-8000-00000000abcd");
    expect(codeOf(absent)).toBe("404 not-found");
    const alike = [
      `/en/people/${hidden}`,
      `/en/people/${hidden}?at=2025-12-31`,
      `/en/people/${later}?known_at=2026-01-15`,
      `/en/people/${known}?known_at=2026-01-01`,
      "/en/people/nobody",
      `/en/people/${known}x`,
      "/en/places/BY-LATER?known_at=2026-01-15",
      "/en/organisations/later-body?known_at=2026-01-15",
      "/en/figures/in-custody-by-place/BY-LATER?known_at=2026-01-15",
      "/en/nothing-here",
    ];
    for (const path of alike) {
      const reply = await ask(site.origin, path);
      expect([path, reply.body]).toEqual([path, absent.body]);
      expect([path, { ...reply.headers, date: "" }]).toEqual([path, { ...absent.headers, date: "" }]);
    }
  });

  test("what is not public is on no page, and no page counts it", async () => {
    const { rows } = await site.database.pool.query<{ id: string }>("select id from source where title like 'Review plan%'");
    expect(rows).toHaveLength(2);
    for (const { id } of rows) expect(codeOf(await ask(site.origin, `/en/sources/${id}`))).toBe("404 not-found");
    for (const path of [...EVERYWHERE, `/people/${known}`, "/people?q=Review", "/sources?page=1"]) {
      const { body } = await ask(site.origin, `/en${path}`);
      expect([path, body.includes(hidden)]).toEqual([path, false]);
      // Four figures of a year are in every hundredth random identifier too.
      const said = body.replaceAll(/[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|[0-9a-f]{16,}/gu, "");
      for (const secret of ["2031", "2032", "Review plan", "next_review"])
        expect([path, secret, said.includes(secret)]).toEqual([path, secret, false]);
    }
    const reader = readFrom(site.database.pool);
    const figure = await findFigure(reader, "in-register");
    const { value, uncertain } = await countFigure(reader, {
      figure,
      when: readWhen(figure.definition, "2026-02-20"),
      knownAt: await resolveKnownAt(reader, null),
    });
    expect([value, uncertain]).toEqual([2, 0]);
  });
});
