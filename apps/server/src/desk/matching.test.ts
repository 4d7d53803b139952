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

describe("a search at the desk", () => {
  const until = async (done: (text: string) => boolean): Promise<string> => {
    for (let tries = 0; tries < 400; tries += 1) {
      const text = await (await get("/en/matches")).text();
      if (done(text)) return text;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    throw new Error("the search did not end");
  };
  const isWorking = (text: string): boolean => text.includes('http-equiv="refresh"');

  test("is started, shows how far it is, and fills the queue", async () => {
    await database.pool.query("delete from suspected_pair");
    await database.pool.query("delete from pair_search");
    expect((await post("/en/matches", { search: "start" })).status).toBe(303);
    const working = await (await get("/lt/matches")).text();
    // The one thing a desk page has that no public page may have: it asks for itself again while something is at work.
    expect([working.includes('value="stop"'), markupFaults(parseHtml(working))]).toEqual([true, ["<meta http-equiv>"]]);
    const text = await until((page) => !isWorking(page));
    expect(text).toContain("1 pair waits");
    expect(markupFaults(parseHtml(text))).toEqual([]);
  });

  test("is stopped, says so, and leaves the queue as it was", async () => {
    const before = await database.pool.query("select recorded_at from pair_search");
    await post("/en/matches", { search: "start" });
    await post("/en/matches", { search: "stop" });
    expect(await until((page) => !isWorking(page))).toContain("The search was stopped");
    expect((await database.pool.query("select recorded_at from pair_search")).rows).toEqual(before.rows);
    expect((await listSuspected(readFrom(database.pool), { offset: 0, limit: 9 })).open).toBe(1);
  });

  test("what is ticked is decided as one unit, and taken back as one", async () => {
    const text = await (await get("/en/matches")).text();
    const [name = ""] = /pair-[0-9a-f-]{36}_[0-9a-f-]{36}/u.exec(text) ?? [];
    expect((await post("/en/matches", { judgement: "different", reason: "for the test" })).status).toBe(400);
    expect((await post("/en/matches", { [name]: "1", judgement: "different", reason: "" })).status).toBe(400);
    expect((await post("/en/matches", { "pair-x_y": "1", judgement: "different", reason: "for the test" })).status).toBe(400);
    expect((await post("/en/matches", { [name]: "1", judgement: "different", reason: "for the test" })).status).toBe(303);
    const decided = await (await get("/en/matches")).text();
    expect(decided).toContain("No pair waits");
    const decision = /name="decision" value="([^"]+)"/.exec(decided)?.[1] ?? "";
    expect((await post("/en/matches", { decision, reason: "for the test" })).status).toBe(303);
    expect(await (await get("/en/matches")).text()).toContain("1 pair waits");
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

describe("tasks at the desk", () => {
  const at = "2026-07-01";
  const table = "name,born\nAndrei Dubanos,1999\n";

  async function compare(lang: string): Promise<string> {
    const body = new FormData();
    for (const [name, value] of Object.entries({ "form-token": desk.session.formToken, left: "one", right: "", at, as: "page" }))
      body.set(name, value);
    body.set("file", new Blob([table], { type: "text/csv" }), "list.csv");
    return (await fetch(`${origin}/${lang}/lists`, { method: "POST", headers: { cookie, origin }, body })).text();
  }

  /** The hidden fields of a page that carry differences. */
  const differencesIn = (html: string): Readonly<Record<string, string>> =>
    Object.fromEntries(
      [...html.matchAll(/name="(difference-[0-9a-f]+)" value="([^"]*)"/gu)].map(([, name = "", value = ""]) => [
        name,
        value.replaceAll("&quot;", '"'),
      ]),
    );

  test.each([...LANGUAGES])("the list of tasks is a whole page, empty or not (%s)", async (lang) => {
    for (const state of ["open", "done", "dismissed", "nonsense"]) {
      const answer = await get(`/${lang}/tasks?state=${state}`);
      expect([answer.status, markupFaults(parseHtml(await answer.text()))]).toEqual([200, []]);
    }
  });

  test("what is ticked becomes a task, stands beside its difference, and is changed with a reason", async () => {
    const before = await compare("en");
    const fields = differencesIn(before);
    const [first = "", ...others] = Object.keys(fields);
    expect(others.length).toBeGreaterThan(1);
    expect(Object.values(fields).join(" ")).not.toMatch(/Dubanos|Вараманік|list\.csv/u);
    const ticked = { ...fields, [first.replace("difference-", "tick-")]: "1", which: "ticked" };
    expect((await post("/en/tasks", { ...ticked, reason: "" })).status).toBe(400);
    expect((await post("/en/tasks", { ...ticked, reason: "for the test" })).status).toBe(303);
    const listed = await (await get("/be/tasks")).text();
    const id = /\/tasks\/([0-9a-f-]{36})/u.exec(listed)?.[1] ?? "";
    expect([...listed.matchAll(/\/be\/tasks\/[0-9a-f-]{36}/gu)]).toHaveLength(1);
    expect(listed).not.toContain("<i>");
    const after = await compare("en");
    expect(markupFaults(parseHtml(after))).toEqual([]);
    expect(after).toContain(`/en/tasks/${id}`);
    expect(Object.keys(differencesIn(after))).toEqual(others);
    const shown = await (await get(`/ru/tasks/${id}`)).text();
    expect(markupFaults(parseHtml(shown))).toEqual([]);
    expect(shown).toContain("for the test");
    expect((await post(`/en/tasks/${id}`, { state: "done", reason: "looked into" })).status).toBe(303);
    const again = await post(`/en/tasks/${id}`, { state: "done", reason: "looked into" });
    expect([again.status, again.headers.get("apora-error")]).toEqual([409, "matching.task-unchanged"]);
    expect(await (await get("/en/tasks?state=done")).text()).toContain(id);
  });

  test("all that are shown become tasks at once, and sent again they are the same", async () => {
    const fields = { ...differencesIn(await compare("en")), which: "all", reason: "for the test" };
    const count = async (): Promise<number> => [...(await (await get("/en/tasks")).text()).matchAll(/\/en\/tasks\/[0-9a-f-]{36}/gu)].length;
    await post("/en/tasks", fields);
    const made = await count();
    expect(made).toBeGreaterThan(1);
    await post("/en/tasks", fields);
    expect(await count()).toBe(made);
  });

  test("nothing ticked, a difference that is none and a task that is none are refused", async () => {
    expect((await post("/en/tasks", { which: "all", reason: "for the test" })).status).toBe(400);
    expect((await post("/en/tasks", { "difference-x": "{", which: "all", reason: "for the test" })).status).toBe(400);
    const odd = JSON.stringify({ kind: "only", on: {}, missing: {} });
    expect((await post("/en/tasks", { "difference-x": odd, which: "all", reason: "for the test" })).status).toBe(400);
    expect((await get("/en/tasks/nothing")).status).toBe(404);
    const unknown = await get("/en/tasks/018f0000-0000-7000-8000-000000000000");
    expect([unknown.status, unknown.headers.get("apora-error")]).toEqual([404, "matching.task-unknown"]);
  });
});

describe("entering a person at the desk", () => {
  const entry = { name: "Віктор Вороманік", lang: "be", born: "1980", source: "An invented list", url: "" };
  const people = async (): Promise<number> =>
    (await database.pool.query<{ n: number }>("select count(*)::int as n from entity_root where kind = 'person'")).rows[0]?.n ?? 0;
  const seenIn = (html: string): string => /name="seen" value="([^"]*)"/u.exec(html)?.[1] ?? "";

  test.each([...LANGUAGES])("the form is a whole page (%s)", async (lang) => {
    expect(markupFaults(parseHtml(await (await get(`/${lang}/enter`)).text()))).toEqual([]);
  });

  test("who is like this is shown with what speaks for it, and nothing is written", async () => {
    const before = await people();
    const text = await (await post("/en/enter", { ...entry, do: "look" })).text();
    expect(markupFaults(parseHtml(text))).toEqual([]);
    expect(text).toContain("Viktar Varamanik");
    expect(text).toContain("surname: ");
    expect(seenIn(text).split(" ").length).toBe(2);
    expect(await people()).toBe(before);
  });

  test("a file is opened only by who has seen them; who has not is shown them, and nothing is written", async () => {
    const before = await people();
    const unseen = await post("/en/enter", { ...entry, do: "create", seen: "" });
    const text = await unseen.text();
    expect(unseen.status).toBe(200);
    expect(text).toContain("Look again");
    expect(await people()).toBe(before);
    const created = await post("/en/enter", { ...entry, do: "create", seen: seenIn(text) });
    expect(created.status).toBe(303);
    expect(await (await get(created.headers.get("location") ?? "")).text()).toContain("The file was opened");
    expect(await people()).toBe(before + 1);
  });

  test("without a source, without a name or with a year that is none, nothing is opened", async () => {
    const before = await people();
    const stranger = { ...entry, name: "Зянон Шчасны", seen: "" };
    for (const wrong of [{ source: "" }, { name: " " }, { born: "80" }, { url: "x".repeat(3000) }])
      expect((await post("/en/enter", { ...stranger, ...wrong, do: "create" })).status).toBe(400);
    expect(await people()).toBe(before);
  });
});
