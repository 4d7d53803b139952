import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createLedger } from "../cli/open-register.ts";
import { countFigure } from "../figures/count.ts";
import { findFigure, readWhen } from "../figures/figure.ts";
import { findCommand } from "../ledger/command.ts";
import { perform, type Ledger } from "../ledger/ledger.ts";
import { getHead } from "../ledger/positions.ts";
import { readFrom } from "../platform/database.ts";
import { readClusters } from "../registry/clusters.ts";
import { createTestDatabase, type TestDatabase } from "../testing/test-database.ts";
import { decidePairs, listDecisions, undoDecision } from "./decide.ts";
import { findPairs } from "./find-pairs.ts";
import { likelyByNamesApart } from "./likely-apart.ts";
import { likelyByNames } from "./likely-people.ts";
import { lastSearch, listSuspected } from "./queue.ts";
import { readRegisterList } from "./register-list.ts";
import { todayFrom } from "./today.ts";

// Everybody here is invented.

const actor = { id: "tester" };
const grounds = { sources: [{ title: "An invented list" }] };

let database: TestDatabase;
let ledger: Ledger;
let files: string[] = [];

const call = async (name: string, input: unknown): Promise<unknown> => {
  const command = findCommand(name);
  if (command === undefined) throw new Error(`no command ${name}`);
  return (await perform(ledger, command, { actor, input })).result;
};

const file = (text: string, lang: string, born: number | undefined, began: string): object => ({
  person: {
    name: [{ text, lang, script: lang === "en" ? "Latn" : "Cyrl", role: "legal" }],
    ...(born === undefined ? {} : { birth_year: born }),
  },
  events: [
    { kind: "detention", fields: { began, track: "criminal" } },
    { kind: "recognition", fields: { body: "one", kind: "recognised", on: "2024-01-01" } },
  ],
  grounds,
});

const STRANGERS = ["Алег Зарэмскі", "Іван Талалонак", "Пётр Бурамскі", "Андрэй Дубанос", "Багдан Карпанюк", "Арсеній Сярэбнік"];

beforeAll(async () => {
  database = await createTestDatabase();
  ledger = createLedger(database.pool);
  await call("registry.record-organisations", {
    items: ["one", "two"].map((code) => ({ code, fields: { name: [{ text: code, lang: "en", script: "Latn", role: "legal" }] }, grounds })),
  });
  const { people } = (await call("registry.record-people", {
    files: [
      file("Віктар Вараманік", "be", 1980, "2026-05-03"),
      file("Viktar Varamanik", "en", 1980, "2026-05-03"),
      file("Виктор Вороманик", "ru", undefined, "2026-05-03"),
      file("Алег Вараманік", "be", 2004, "2026-05-03"),
      ...STRANGERS.map((name, i) => file(name, "be", 1960 + i * 5, i === 5 ? "[..2026-06-11]" : `2026-0${1 + i}-11`)),
    ],
  })) as { people: string[] };
  files = people;
});
afterAll(() => database.drop());

const id = (at: number): string => files[at] ?? "";
const search = (): ReturnType<typeof findPairs> => findPairs(ledger, { today: todayFrom(ledger.clock) });
const queue = async (): Promise<string[]> => {
  const { pairs } = await listSuspected(readFrom(database.pool), { offset: 0, limit: 100 });
  return pairs.map(({ a, b }) => [files.indexOf(a), files.indexOf(b)].sort((x, y) => x - y).join("-")).sort();
};
const decide = async (a: number, b: number, judgement: string): Promise<string> =>
  (await perform(ledger, decidePairs, { actor, input: { decisions: [{ a: id(a), b: id(b), judgement, reason: "for the test" }] } })).result
    .decision;
const undo = (decision: string): Promise<unknown> => perform(ledger, undoDecision, { actor, input: { decision, reason: "for the test" } });
const areOne = async (a: number, b: number): Promise<boolean> => {
  const rows = await readClusters(readFrom(database.pool), [id(a)]);
  return rows.some(({ person, canonical }) => person === id(b) || canonical === id(b));
};

const FIGURES = ["in-register", "in-custody", "in-custody/one", "ever-recognised", "ever-recognised/one"];
async function figures(): Promise<object[]> {
  const reader = readFrom(database.pool);
  const { position } = await getHead(reader);
  return Promise.all(
    FIGURES.map(async (name) => {
      const figure = await findFigure(reader, name);
      return countFigure(reader, { figure, when: readWhen(figure.definition, "2026-08-01"), knownAt: position });
    }),
  );
}

describe("suspected pairs of the register", () => {
  test("a search finds one man's three files, and not his son", async () => {
    const report = await search();
    expect(await queue()).toEqual(["0-1", "0-2", "1-2"]);
    expect(await lastSearch(readFrom(database.pool))).toMatchObject({ position: report.position, found: 3, people: 10 });
  });

  test("a pair that was judged leaves the queue at once, and is not found again while the judgement stands", async () => {
    const decision = await decide(0, 1, "different");
    expect(await queue()).toEqual(["0-2", "1-2"]);
    await search();
    expect(await queue()).toEqual(["0-2", "1-2"]);
    await undo(decision);
    await search();
    expect(await queue()).toEqual(["0-1", "0-2", "1-2"]);
  });

  test("figures follow a decision in its own transaction, and come back with it", async () => {
    const before = await figures();
    const decision = await decide(0, 1, "same");
    const after = await figures();
    expect(after).not.toEqual(before);
    await undo(decision);
    expect(await figures()).toEqual(before);
    await expect(undo(decision)).rejects.toMatchObject({ code: "matching.undone" });
    await expect(undo("018f0000-0000-7000-8000-000000000000")).rejects.toMatchObject({ code: "matching.unknown" });
  });

  test("a judgement that two are different keeps them apart, through others too, until it is withdrawn", async () => {
    const apart = await decide(0, 1, "different");
    const joined = await decide(0, 2, "same");
    await expect(decide(1, 2, "same")).rejects.toMatchObject({ code: "registry.judgements-contradict" });
    await expect(call("registry.judge-same", { a: id(1), b: id(2), judgement: "same", reason: "for the test" })).rejects.toMatchObject({
      code: "registry.judgements-contradict",
    });
    expect(await areOne(0, 1)).toBe(false);
    await undo(apart);
    const chained = await decide(1, 2, "same");
    expect(await areOne(0, 1)).toBe(true);
    for (const decision of [chained, joined]) await undo(decision);
  });
});

describe("decisions", () => {
  const decision = fc.record({
    a: fc.integer({ min: 0, max: 9 }),
    b: fc.integer({ min: 0, max: 9 }),
    judgement: fc.constantFrom("same", "same", "different", "unsure"),
  });

  test("taking a bulk decision back brings every figure to the value before, whatever was in it", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(decision, { minLength: 1, maxLength: 12 }), async (drawn) => {
        const before = await figures();
        const decisions = drawn
          .filter(({ a, b }) => a !== b)
          .map(({ a, b, judgement }) => ({ a: id(a), b: id(b), judgement, reason: "for the test" }));
        fc.pre(decisions.length > 0);
        const done = await perform(ledger, decidePairs, { actor, input: { decisions } }).catch((error: unknown) => {
          expect(error).toMatchObject({ code: "registry.judgements-contradict" });
          return undefined;
        });
        if (done !== undefined) await undo(done.result.decision);
        expect(await figures()).toEqual(before);
      }),
      { numRuns: 20 },
    );
  }, 60_000);

  test("two namesakes judged different never become one while nobody takes that back, whatever else is decided", async () => {
    const apart = await decide(0, 1, "different");
    const isThisPair = (a: number, b: number): boolean => Math.min(a, b) === 0 && Math.max(a, b) === 1;
    const made: string[] = [];
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(decision, fc.nat(20)), { minLength: 2, maxLength: 10 }), async (steps) => {
        for (const step of steps) {
          const work =
            typeof step === "number"
              ? made[step] === undefined
                ? undefined
                : undo(made[step])
              : step.a === step.b || isThisPair(step.a, step.b)
                ? undefined
                : decide(step.a, step.b, step.judgement).then((one) => made.push(one));
          await work?.catch((error: unknown) =>
            expect(["registry.judgements-contradict", "matching.undone"]).toContain((error as { code?: string }).code),
          );
          expect(await areOne(0, 1)).toBe(false);
        }
      }),
      { numRuns: 15 },
    );
    for (const one of made.reverse()) await undo(one).catch(() => undefined);
    await undo(apart);
  }, 60_000);

  test("a decision is listed with who made it and what of it stands", async () => {
    const made = await decide(3, 4, "unsure");
    const [latest] = await listDecisions(readFrom(database.pool), 1);
    expect(latest).toMatchObject({ id: made, actor: "tester", pairs: 1, standing: 1 });
    await undo(made);
    expect((await listDecisions(readFrom(database.pool), 1))[0]).toMatchObject({ id: made, standing: 0 });
  });

  test("a bulk decision with one fault writes nothing", async () => {
    const { position } = await getHead(readFrom(database.pool));
    const decisions = [
      { a: id(0), b: id(1), judgement: "same", reason: "for the test" },
      { a: id(0), b: "018f0000-0000-7000-8000-000000000000", judgement: "same", reason: "for the test" },
    ];
    await expect(perform(ledger, decidePairs, { actor, input: { decisions } })).rejects.toMatchObject({ code: "registry.not-found" });
    expect((await getHead(readFrom(database.pool))).position).toBe(position);
  });
});

describe("likely people", () => {
  test("a name in any spelling shows who may be meant, with the reasons, likeliest first", async () => {
    const reader = readFrom(database.pool);
    const { position } = await getHead(reader);
    const [found = [], nobody] = await likelyByNames(reader, position).findLikelyPeople([
      { names: ["Wiktar Varamanyk"], birthYear: 1980 },
      { names: ["Ядвіга Нікамуненалежная"] },
    ]);
    expect(found.map(({ id: one }) => files.indexOf(one)).sort((x, y) => x - y)).toEqual([0, 1, 2]);
    expect(found[0]?.probability).toBeGreaterThan(0.5);
    expect(found[0]?.explanation.map(({ fact }) => fact)).toEqual(expect.arrayContaining(["surname", "given", "born"]));
    expect(nobody).toEqual([]);
  });

  test("asked apart, a thread finds the same, question after question, and ends when it is closed", async () => {
    const reader = readFrom(database.pool);
    const { position } = await getHead(reader);
    const here = likelyByNames(reader, position);
    const apart = likelyByNamesApart(database, position);
    const questions = [
      [{ names: ["Wiktar Varamanyk"], birthYear: 1980 }, { names: ["Ядвіга Нікамуненалежная"] }],
      [{ names: ["Зарэмскі Алег"] }],
    ];
    const answers = await Promise.all(questions.map((sought) => apart.findLikelyPeople(sought)));
    expect(answers).toEqual(await Promise.all(questions.map((sought) => here.findLikelyPeople(sought))));
    expect(answers[1]?.[0]?.length).toBeGreaterThan(0);
    const last = apart.findLikelyPeople([{ names: ["Зарэмскі Алег"] }]);
    last.catch(() => undefined);
    await apart.close();
    await expect(apart.findLikelyPeople([{ names: ["Зарэмскі Алег"] }])).rejects.toThrow(/ended/);
  });

  test("whoever was recorded after the position asked about is not found", async () => {
    const [found] = await likelyByNames(readFrom(database.pool), 1).findLikelyPeople([{ names: ["Віктар Вараманік"] }]);
    expect(found).toEqual([]);
  });
});

describe("lists of the register", () => {
  test("a body's list is who counts in its line of the figure on that day", async () => {
    const reader = readFrom(database.pool);
    const { position } = await getHead(reader);
    const list = await readRegisterList(reader, "one", { at: "2026-08-01", knownAt: position });
    expect(list.people.map((one) => one.id).sort()).toEqual([...files].sort());
    expect((await readRegisterList(reader, "two", { at: "2026-08-01", knownAt: position })).people).toEqual([]);
    await expect(readRegisterList(reader, "nobody", { at: "2026-08-01", knownAt: position })).rejects.toMatchObject({
      code: "matching.list-unknown",
    });
  });
});
