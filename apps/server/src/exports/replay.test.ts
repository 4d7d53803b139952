import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createLedger } from "../cli/open-register.ts";
import { countFigure } from "../figures/count.ts";
import { DEFINITIONS } from "../figures/definitions.ts";
import { listParts, readWhen, type Figure } from "../figures/figure.ts";
import { EVERYBODY } from "../figures/measure.ts";
import { plainMapping } from "../imports/mapping/mapping.ts";
import { openImport } from "../imports/open-import.ts";
import { commit, dryRun, type Outcome } from "../imports/run-import.ts";
import { findCommand } from "../ledger/command.ts";
import { isoOf } from "../ledger/edtf.ts";
import { perform, type Ledger } from "../ledger/ledger.ts";
import { getHead } from "../ledger/positions.ts";
import { readFrom } from "../platform/database.ts";
import { anyDay, anyHistory, createWriter, recordCatalogue, type Step } from "../testing/counted-history.ts";
import { createTestDatabase } from "../testing/test-database.ts";
import { replayLines, type ReplayLine } from "./replay-lines.ts";
import { openScope } from "./scope.ts";

const RUNS = { numRuns: Number(process.env["APORA_PROPERTY_RUNS"] ?? 16) };

async function withRegister<T>(work: (ledger: Ledger) => Promise<T>): Promise<T> {
  const database = await createTestDatabase();
  try {
    return await work(createLedger(database.pool));
  } finally {
    await database.drop();
  }
}

async function linesOf(ledger: Ledger): Promise<ReplayLine[]> {
  const reader = readFrom(ledger.pool);
  const { position } = await getHead(reader);
  const lines: ReplayLine[] = [];
  for await (const line of replayLines(openScope(reader, { at: "2026-11-22", knownAt: position }))) lines.push(line);
  // What is read back is what was written: JSON and nothing else.
  return JSON.parse(JSON.stringify(lines)) as ReplayLine[];
}

async function replay(ledger: Ledger, lines: readonly ReplayLine[]): Promise<void> {
  for (const { command: name, input } of lines) {
    const command = findCommand(name);
    if (command === undefined) throw new Error(`no command ${name}`);
    await perform(ledger, command, { actor: { id: "a-reader" }, input });
  }
}

/** Brings the lines in as `apora import FILE --commit` does: all at once, compared with what is there. */
async function bringIn(ledger: Ledger, lines: readonly ReplayLine[]): Promise<{ readonly committed: Outcome; readonly again: Outcome }> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "apora-replay-"));
  try {
    const name = path.join(folder, "register.jsonl");
    writeFileSync(name, [{ format: "apora-lines", version: 1 }, ...lines].map((line) => `${JSON.stringify(line)}\n`).join(""));
    const [file, mapping] = [await openImport(name), plainMapping("carried over")];
    const committed = await commit(ledger, { file, mapping, actor: { id: "a-reader" } });
    return { committed, again: await dryRun(ledger, { file, mapping }) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Judgements on files, as they stand. */
const judgementsIn = (lines: readonly ReplayLine[]): unknown[] =>
  lines.flatMap(({ command, input }) => (command === "registry.judge-same" ? [JSON.stringify(input)] : [])).sort();

/** Every line of every definition, earlier versions too, on some days. */
async function figuresOf(ledger: Ledger, days: readonly number[]): Promise<Record<string, unknown>> {
  const reader = readFrom(ledger.pool);
  const { position } = await getHead(reader);
  const values: Record<string, unknown> = {};
  for (const definition of DEFINITIONS) {
    const whole: Figure = { id: definition.id, definition, key: EVERYBODY };
    for (const figure of [whole, ...(await listParts(reader, definition, position))]) {
      for (const day of days) {
        const when = readWhen(definition, definition.shape === "period" ? isoOf(day).slice(0, day % 2 === 0 ? 7 : 4) : isoOf(day));
        const count = await countFigure(reader, { figure, when, knownAt: position });
        // A line that nobody was ever counted in need not exist: it says 0 either way.
        if (count.value !== 0 || count.uncertain !== 0) values[`${figure.id}@${definition.version} ${when.text}`] = count;
      }
    }
  }
  return values;
}

/** A file whose only name was withdrawn, and people of whom somebody judged that they are two: chance does not always bring them. */
const WITH_JUDGEMENT: Step[] = [
  { do: "person", gender: "female", born: 1940, events: [] },
  { do: "withdraw", which: 0 },
  { do: "person", gender: undefined, born: undefined, events: [] },
  { do: "person", gender: undefined, born: undefined, events: [] },
  { do: "judge", who: 1, other: 2, judgement: "different" },
];

/** A judgement on two files that somebody preferred: it is told once, as the judgement it is. */
const WITH_PREFERENCE: Step[] = [
  { do: "person", gender: undefined, born: undefined, events: [] },
  { do: "person", gender: undefined, born: undefined, events: [] },
  { do: "judge", who: 0, other: 1, judgement: "same" },
  { do: "prefer", which: 2 },
];

/** These come first, so that what every run compares does not rest on chance alone. */
const EXAMPLES = [WITH_JUDGEMENT, WITH_PREFERENCE, ...fc.sample(anyHistory, { numRuns: 8, seed: 7 })].map((history): [Step[], number[]] => [
  history,
  [18_262, 18_993],
]);

describe("our own JSON lines", () => {
  test("carried out in an empty register give equal figures for every definition, whatever the history", async () => {
    let compared = 0;
    const days = fc.array(anyDay, { minLength: 2, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(anyHistory, days, async (history: readonly Step[], asked) => {
        await withRegister(async (ledger) => {
          await recordCatalogue(ledger);
          const writer = createWriter(ledger);
          for (const step of history) await writer.apply(step);
          const lines = await linesOf(ledger);
          const before = await figuresOf(ledger, asked);
          await withRegister(async (copy) => {
            await replay(copy, lines);
            expect(await figuresOf(copy, asked)).toEqual(before);
            // And what the copy says is what was said: its own lines are the same lines.
            expect(await linesOf(copy)).toEqual(lines);
          });
          compared += Object.keys(before).length;
        });
      }),
      { ...RUNS, examples: EXAMPLES },
    );
    expect(compared).toBeGreaterThan(50);
  }, 240_000);

  test("brought in by the importer give equal figures and the same judgements on files, whatever the history", async () => {
    let [compared, judged] = [0, 0];
    const days = fc.array(anyDay, { minLength: 2, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(anyHistory, days, async (history: readonly Step[], asked) => {
        await withRegister(async (ledger) => {
          await recordCatalogue(ledger);
          const writer = createWriter(ledger);
          for (const step of history) await writer.apply(step);
          const lines = await linesOf(ledger);
          const before = await figuresOf(ledger, asked);
          await withRegister(async (copy) => {
            const { committed, again } = await bringIn(copy, lines);
            expect(committed.report.faults).toEqual([]);
            expect(await figuresOf(copy, asked)).toEqual(before);
            expect(judgementsIn(await linesOf(copy))).toEqual(judgementsIn(lines));
            expect(again.report.claims.added).toBe(0);
          });
          compared += Object.keys(before).length;
          judged += judgementsIn(lines).length;
        });
      }),
      { ...RUNS, examples: EXAMPLES },
    );
    expect(compared).toBeGreaterThan(50);
    expect(judged).toBeGreaterThan(0);
  }, 240_000);

  test("two files judged one person come in as one, and two judged different stay two", async () => {
    await withRegister(async (ledger) => {
      await recordCatalogue(ledger);
      const writer = createWriter(ledger);
      const detained = { kind: "detention", fields: { track: "criminal", began: "2021-05-01" } } as const;
      for (let n = 0; n < 4; n += 1) await writer.apply({ do: "person", gender: "female", born: 1980, events: [detained] });
      await writer.apply({ do: "judge", who: 0, other: 1, judgement: "same" });
      await writer.apply({ do: "judge", who: 2, other: 3, judgement: "different" });
      const day = [18_993];
      const [lines, before] = [await linesOf(ledger), await figuresOf(ledger, day)];
      expect(before["in-custody@2 2022-01-01"] ?? before["in-custody@1 2022-01-01"]).toMatchObject({ value: 3 });
      await withRegister(async (copy) => {
        await bringIn(copy, lines);
        expect(await figuresOf(copy, day)).toEqual(before);
        const verdicts = judgementsIn(await linesOf(copy)).map((line) => (JSON.parse(String(line)) as { judgement: string }).judgement);
        expect(verdicts.toSorted()).toEqual(["different", "same"]);
      });
    });
  });

  test("a file carried over twice is refused, and so are two events of one id", async () => {
    await withRegister(async (ledger) => {
      await recordCatalogue(ledger);
      await createWriter(ledger).apply({
        do: "person",
        gender: "female",
        born: 1980,
        events: [{ kind: "detention", fields: { track: "criminal", began: "2021" } }],
      });
      const lines = await linesOf(ledger);
      const line = lines.find((one) => one.command === "registry.record-person");
      await expect(replay(ledger, line === undefined ? [] : [line])).rejects.toMatchObject({ code: "ledger.entity-exists" });
      const twice = line?.input as { id: string; events: object[] };
      const doubled = { ...twice, id: undefined, events: [...twice.events, ...twice.events] };
      await expect(replay(ledger, [{ command: "registry.record-person", input: doubled }])).rejects.toMatchObject({
        code: "command.invalid-input",
      });
    });
  });
});
