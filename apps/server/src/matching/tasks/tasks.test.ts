import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createLedger } from "../../cli/open-register.ts";
import { rebuildPlan } from "../../cli/rebuild-plan.ts";
import { findCommand } from "../../ledger/command.ts";
import { perform, type Ledger } from "../../ledger/ledger.ts";
import { getHead } from "../../ledger/positions.ts";
import { PUBLISHED_CODES } from "../../exports/published.ts";
import { readFrom } from "../../platform/database.ts";
import { checkProjections, differs } from "../../registry/rebuild.ts";
import { createTestDatabase, type TestDatabase } from "../../testing/test-database.ts";
import { reconcile } from "../reconcile.ts";
import { changeTask, openTasks } from "./commands.ts";
import { differenceCode, differencesOf, type ReferredList } from "./difference-code.ts";
import { getTask, listTasks } from "./list-tasks.ts";
import { readOwnList, readTasksBeside } from "./lists.ts";
import { task, type Difference } from "./schema.ts";

// Everybody here is invented.

const actor = { id: "tester" };
const grounds = { sources: [{ title: "An invented list" }] };
const AT = "2026-07-01";
let database: TestDatabase;
let ledger: Ledger;
let people: readonly string[] = [];

const call = async (name: string, input: unknown): Promise<unknown> => {
  const command = findCommand(name);
  if (command === undefined) throw new Error(`no command ${name}`);
  return (await perform(ledger, command, { actor, input })).result;
};

const named = (text: string): object => ({ name: [{ text, lang: "be", script: "Cyrl", role: "legal" }] });
const file = (text: string, bodies: readonly string[]): object => ({
  person: named(text),
  events: [
    { kind: "detention", fields: { began: "2026-05-03", track: "criminal" } },
    ...bodies.map((body) => ({ kind: "recognition", fields: { body, kind: "recognised", on: "2026-06-01" } })),
  ],
  grounds,
});

beforeAll(async () => {
  database = await createTestDatabase();
  ledger = createLedger(database.pool);
  await call("registry.record-organisations", { items: ["one", "two"].map((code) => ({ code, fields: named(code), grounds })) });
  ({ people } = (await call("registry.record-people", {
    files: [file("Віктар Вараманік", ["one"]), file("Алег Зарэмскі", ["one", "two"]), file("Ганна Сярэбнік", ["two"])],
  })) as { people: string[] });
});
afterAll(() => database.drop());

const reader = (): ReturnType<typeof readFrom> => readFrom(database.pool);
const listsOn = async (at: string, codes: readonly [string, string] = ["one", "two"]): Promise<readonly [ReferredList, ReferredList]> => {
  const { position: knownAt } = await getHead(reader());
  return [await readOwnList(reader(), codes[0], { at, knownAt }), await readOwnList(reader(), codes[1], { at, knownAt })];
};
const differencesOn = async (at: string, codes?: readonly [string, string]): Promise<readonly Difference[]> => {
  const lists = await listsOn(at, codes);
  return differencesOf(lists, reconcile(lists[0].people, lists[1].people));
};
const open = async (differences: readonly Difference[]): Promise<{ opened: readonly string[]; known: number }> =>
  (await perform(ledger, openTasks, { actor, input: { differences: [...differences], reason: "for the test" } })).result;
const change = async (id: string, state: "open" | "done" | "dismissed", by = actor): Promise<unknown> =>
  perform(ledger, changeTask, { actor: by, input: { task: id, state, reason: `now ${state}` } });

describe("tasks made of the differences between two lists", () => {
  test("one for each, once: made again, on another day or with the lists changed about, they are the same", async () => {
    const differences = await differencesOn(AT);
    expect(differences.map((one) => one.kind)).toEqual(["only", "only"]);
    const { opened, known } = await open([...differences, ...differences]);
    expect([opened.length, known]).toEqual([2, 0]);
    expect(await open(differences)).toEqual({ opened: [], known: 2 });
    expect(await open(await differencesOn("2026-07-02"))).toEqual({ opened: [], known: 2 });
    expect(await open(await differencesOn(AT, ["two", "one"]))).toEqual({ opened: [], known: 2 });
    expect((await listTasks(reader(), { offset: 0, limit: 9 })).counts).toEqual({ open: 2, done: 0, dismissed: 0 });
  });

  test("each stands beside its difference, whatever its state", async () => {
    const [one, two] = await listsOn(AT);
    const found = reconcile(one.people, two.people);
    const before = await readTasksBeside(reader(), [one, two], found);
    const [left] = found.onlyLeft;
    if (left === undefined) throw new Error("the lists do not differ");
    const beside = before.left(left);
    expect(beside.task?.state).toBe("open");
    await change(beside.task?.id ?? "", "dismissed");
    expect((await readTasksBeside(reader(), [one, two], found)).left(left).task?.state).toBe("dismissed");
    expect(await open(await differencesOn(AT))).toEqual({ opened: [], known: 2 });
  });

  test("what was said stays: every state with its reason, who said it and when", async () => {
    const { tasks } = await listTasks(reader(), { offset: 0, limit: 9, state: "open" });
    const id = tasks[0]?.id ?? "";
    await change(id, "done", { id: "somebody" });
    await change(id, "open");
    const { task: now, history } = await getTask(reader(), id);
    expect(now.state).toBe("open");
    expect(history.map(({ state, actor: who, reason }) => `${state} ${who}: ${reason}`)).toEqual([
      "open tester: for the test",
      "done somebody: now done",
      "open tester: now open",
    ]);
    expect(history.every(({ recordedAt }) => recordedAt instanceof Date)).toBe(true);
  });

  test("a state it is in already, a task that is none and a person who is none are refused, and nothing is written", async () => {
    const { tasks } = await listTasks(reader(), { offset: 0, limit: 9, state: "open" });
    const { position } = await getHead(reader());
    const nobody = "018f0000-0000-7000-8000-000000000000";
    await expect(change(tasks[0]?.id ?? "", "open")).rejects.toMatchObject({ code: "matching.task-unchanged" });
    await expect(change(nobody, "done")).rejects.toMatchObject({ code: "matching.task-unknown" });
    await expect(change(people[0] ?? "", "done")).rejects.toMatchObject({ code: "matching.task-unknown" });
    await expect(getTask(reader(), "no id")).rejects.toMatchObject({ code: "matching.task-unknown" });
    const on = { list: { source: "register", list: "one", at: AT } as const, entry: { person: nobody } };
    const missing = { source: "register", list: "two", at: AT } as const;
    await expect(open([{ kind: "only", on, missing }])).rejects.toMatchObject({ code: "registry.not-found" });
    expect((await getHead(reader())).position).toBe(position);
  });

  test("of a file no name is kept: the digest of its bytes and the number of a row", () => {
    const digest = "a".repeat(64);
    const profile = { id: "7", names: ["Невядомы Чалавек"], born: 1980, days: [], places: [], articles: [] };
    const left: ReferredList = { people: { name: "secret list.csv", source: "file", people: [profile] }, ref: { source: "file", digest } };
    const right: ReferredList = {
      people: { name: "one", source: "register", people: [] },
      ref: { source: "register", list: "one", at: AT },
    };
    const found = { both: [], doubtful: [], onlyLeft: [profile], onlyRight: [], model: { kind: "fixed", because: "few" } } as const;
    const differences = differencesOf([left, right], found);
    expect(differences).toEqual([{ kind: "only", on: { list: { source: "file", digest }, entry: { row: 7 } }, missing: right.ref }]);
    expect(JSON.stringify(differences)).not.toMatch(/Невядомы|secret|1980/u);
  });

  test("two entries that may be one person are one difference, whichever stands first", () => {
    const of = (list: string, id: string) => ({ list: { source: "register" as const, list, at: AT }, entry: { person: id } });
    const [x, y] = [of("one", people[0] ?? ""), of("two", people[2] ?? "")];
    const code = differenceCode({ kind: "doubtful", first: x, second: y });
    expect(differenceCode({ kind: "doubtful", first: y, second: x })).toBe(code);
    expect(differenceCode({ kind: "doubtful", first: x, second: of("two", people[1] ?? "") })).not.toBe(code);
  });

  test("nothing of a task may leave, and projections know none", async () => {
    expect(Object.values(task).map(({ class: one }) => one)).toEqual(["C1", "C1"]);
    for (const { code } of Object.values(task)) expect(PUBLISHED_CODES).not.toContain(code);
    expect(differs(await checkProjections(database.pool, rebuildPlan()))).toBe(false);
  });
});
