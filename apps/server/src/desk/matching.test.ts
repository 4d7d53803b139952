import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createLedger } from "../cli/open-register.ts";
import { findCommand } from "../ledger/command.ts";
import { perform, type Ledger } from "../ledger/ledger.ts";
import { findPairs } from "../matching/find-pairs.ts";
import { listSuspected } from "../matching/queue.ts";
import { todayFrom } from "../matching/today.ts";
import { readFrom } from "../platform/database.ts";
import { createLog } from "../platform/log.ts";
import { LANGUAGES } from "../site/i18n.ts";
import { markupFaults, parseHtml } from "../testing/html.ts";
import { createTestDatabase, type TestDatabase } from "../testing/test-database.ts";
import { listenAnywhere } from "../testing/test-site.ts";
import { createDeskPages } from "./pages/index.ts";
import { createDesk, type Desk } from "./server.ts";

// Everybody here is invented.

const folder = mkdtempSync(path.join(os.tmpdir(), "apora-desk-matching-"));
const actor = { id: "tester" };
const grounds = { sources: [{ title: "An invented list" }] };
let database: TestDatabase;
let ledger: Ledger;
let desk: Desk;
let origin = "";
let cookie = "";

const named = (text: string, lang: string): object => ({ name: [{ text, lang, script: lang === "en" ? "Latn" : "Cyrl", role: "legal" }] });

const file = (text: string, lang: string): object => ({
  person: { ...named(text, lang), birth_year: 1980 },
  events: [
    { kind: "detention", fields: { began: "2026-05-03", track: "criminal" } },
    { kind: "recognition", fields: { body: "one", kind: "recognised", on: "2026-06-01" } },
  ],
  grounds,
});

async function call(name: string, input: unknown): Promise<void> {
  const command = findCommand(name);
  if (command === undefined) throw new Error(`no command ${name}`);
  await perform(ledger, command, { actor, input });
}

beforeAll(async () => {
  database = await createTestDatabase();
  ledger = createLedger(database.pool);
  await call("registry.record-organisations", { items: [{ code: "one", fields: named("one", "en"), grounds }] });
  await call("registry.record-people", {
    files: [file("Віктар <i>Вараманік</i>", "be"), file("Viktar Varamanik", "en"), file("=Алег Зарэмскі", "be")],
  });
  desk = createDesk({ ledger, actor, pages: createDeskPages(), folder, log: createLog({ write: () => undefined, plain: false }) });
  origin = await listenAnywhere(desk.server);
  const entered = await fetch(`${origin}/?token=${desk.session.token}`, { redirect: "manual" });
  cookie = entered.headers.get("set-cookie")?.split(";")[0] ?? "";
});
afterAll(async () => {
  desk.server.closeAllConnections();
  desk.server.close();
  await database.drop();
  rmSync(folder, { recursive: true });
});

const get = (target: string): Promise<Response> => fetch(`${origin}${target}`, { headers: { cookie } });
const post = (target: string, fields: Readonly<Record<string, string>>): Promise<Response> =>
  fetch(`${origin}${target}`, {
    method: "POST",
    redirect: "manual",
    headers: { cookie, origin, "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ "form-token": desk.session.formToken, ...fields }).toString(),
  });

describe("suspected pairs at the desk", () => {
  test.each([...LANGUAGES])("before anybody has searched the queue says so (%s)", async (lang) => {
    const text = await (await get(`/${lang}/matches`)).text();
    expect(text).toContain("apora matches find");
    expect(markupFaults(parseHtml(text))).toEqual([]);
  });

  test("a pair is shown with both records and its reasons, decided, and taken back", async () => {
    await findPairs(ledger, { today: todayFrom(ledger.clock) });
    const [pair] = (await listSuspected(readFrom(database.pool), { offset: 0, limit: 1 })).pairs;
    const target = `/be/matches/${pair?.a ?? ""}/${pair?.b ?? ""}`;
    expect(await (await get("/be/matches")).text()).toContain(target);
    const shown = await (await get(target)).text();
    expect(markupFaults(parseHtml(shown))).toEqual([]);
    expect(shown).toContain("прозвішча");
    expect(shown).not.toContain("<i>");
    expect((await post(target, { judgement: "same", reason: "" })).status).toBe(400);
    expect((await post(target, { judgement: "same", reason: "for the test" })).status).toBe(303);
    expect((await get(target)).status).toBe(404);
    const decided = await (await get("/en/matches")).text();
    const decision = /name="decision" value="([^"]+)"/.exec(decided)?.[1] ?? "";
    expect((await post("/en/matches", { decision, reason: "for the test" })).status).toBe(303);
    expect((await get(target)).status).toBe(200);
  });

  test("an address that is no pair is not found", async () => {
    expect((await get("/en/matches/a/b")).status).toBe(404);
    expect((await get("/en/matches/018f0000-0000-7000-8000-000000000000/018f0000-0000-7000-8000-000000000001")).status).toBe(404);
  });
});

describe("two lists at the desk", () => {
  const at = "2026-07-01";

  async function upload(fields: Readonly<Record<string, string>>, table: string): Promise<Response> {
    const body = new FormData();
    for (const [name, value] of Object.entries({ "form-token": desk.session.formToken, ...fields })) body.set(name, value);
    body.set("file", new Blob([table], { type: "text/csv" }), "list.csv");
    return fetch(`${origin}/en/lists`, { method: "POST", headers: { cookie, origin }, body });
  }

  test("a table against a body's list: in both, only here, only there", async () => {
    const answer = await upload({ left: "one", right: "", at, as: "page" }, "name,born\nOleg Zaremskij,1980\nAndrei Dubanos,1999\n");
    const text = await answer.text();
    expect(answer.status).toBe(200);
    expect(markupFaults(parseHtml(text))).toEqual([]);
    expect(text).toContain("Only in list.csv: 1");
    expect(text).toContain("In both: 1");
  });

  test("the same as a table, with no cell that a spreadsheet would run", async () => {
    const answer = await upload({ left: "one", right: "", at, as: "csv" }, "name,born\nOleg Zaremskij,1980\n");
    const text = await answer.text();
    expect(answer.headers.get("content-disposition")).toContain("lists.csv");
    expect(text).toContain(",'=Алег Зарэмскі,");
    expect(text).not.toMatch(/(^|,)[=+@]/m);
  });

  test("a list that is nowhere, and a table without names, are refused by name", async () => {
    const unknown = await post("/en/lists", { left: "nobody", right: "one", at });
    expect([unknown.status, unknown.headers.get("apora-error")]).toEqual([404, "matching.list-unknown"]);
    const nameless = await upload({ left: "one", right: "", at }, "a,b\n1,2\n");
    expect(nameless.headers.get("apora-error")).toBe("file.unusable");
  });
});
