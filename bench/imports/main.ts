import { mkdtemp, rm, stat } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import type * as FirstRecordModule from "../../apps/server/src/cli/first-record.ts";
import type * as MappingModule from "../../apps/server/src/imports/mapping/mapping.ts";
import type * as OpenImportModule from "../../apps/server/src/imports/open-import.ts";
import type * as RunImportModule from "../../apps/server/src/imports/run-import.ts";
import type * as LikelyModule from "../../apps/server/src/matching/likely-apart.ts";
import type * as UndoModule from "../../apps/server/src/imports/undo-import.ts";
import { isOk, printTable, say, type Result } from "../measure.ts";
import { loadModule, openRegisterModule, type Register } from "../register/built.ts";
import { writeCsv, writeXlsx } from "./files.ts";

const ROOT = fileURLToPath(new URL("../../../../", import.meta.url));
const built = async <T>(module: string): Promise<T> => (await import(new URL(`apps/server/dist/${module}.js`, `file://${ROOT}`).href)) as T;

const { values } = parseArgs({
  options: {
    rows: { type: "string", default: "100000" },
    quick: { type: "boolean", default: false },
    people: { type: "string", default: "0" },
  },
});

/** As a person would have mapped the invented list: fourteen facts a row. */
const MAPPING = {
  version: 1,
  dataset: "bench",
  language: "ru",
  likely: "new",
  source: { url: { column: "Ссылка" }, reliability: "C", credibility: 3 },
  dates: { order: "dmy", january: "day" },
  sheets: [
    {
      key: "ID",
      fields: [
        { to: "person.name", column: "ФИО", familyFirst: true },
        { to: "person.gender", column: "Пол" },
        { to: "person.birth_year", column: "Год рождения" },
        { to: "person.note", column: "Примечание" },
        { to: "detention.began", column: "Дата задержания" },
        { to: "detention.track", value: "criminal" },
        { to: "charge.provision", column: "Статья" },
        { to: "detention.place", column: "Место" },
        { to: "sentence.on", column: "Приговор" },
        { to: "sentence.penalty", part: "kind", value: "imprisonment" },
        { to: "sentence.penalty", part: "years", column: "Годы" },
        { to: "sentence.penalty", part: "regime", column: "Режим" },
        { to: "release.on", column: "Вышел" },
        { to: "release.status", value: "reported" },
      ],
    },
  ],
};

/** The most memory the program held while it worked, in bytes. */
function watchMemory(): () => number {
  let most = 0;
  const timer = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 50);
  return () => {
    clearInterval(timer);
    return most;
  };
}

type Timed<T> = { readonly result: T; readonly seconds: number; readonly memory: number; readonly cpu: number };

async function timed<T>(work: () => Promise<T>): Promise<Timed<T>> {
  const memory = watchMemory();
  const [began, spent] = [performance.now(), process.cpuUsage()];
  const result = await work();
  const { user, system } = process.cpuUsage(spent);
  return { result, seconds: (performance.now() - began) / 1000, memory: memory(), cpu: (user + system) / 1e6 };
}

const MIB = 1024 * 1024;

async function measure(register: Register, file: string, scale: number): Promise<readonly Result[]> {
  const { openImport } = await built<typeof OpenImportModule>("imports/open-import");
  const { commit, dryRun } = await built<typeof RunImportModule>("imports/run-import");
  const { readMapping } = await built<typeof MappingModule>("imports/mapping/mapping");
  const { undoImport } = await built<typeof UndoModule>("imports/undo-import");
  const opened = await openImport(file);
  const sheet = opened.format === "xlsx" ? "Люди" : "";
  const base = readMapping({ ...MAPPING, dataset: `bench ${opened.format}`, sheets: MAPPING.sheets.map((one) => ({ ...one, sheet })) });
  const size = `${((await stat(file)).size / MIB).toFixed(1)} MiB`;
  const results: Result[] = [];
  const say1 = (name: string, run: { seconds: number; memory: number; cpu: number }, limit: number, note: string): void => (
    say(`  ${name}: ${run.seconds.toFixed(1)} s, ${run.cpu.toFixed(1)} s of it own processor time`),
    void results.push({
      name: `${opened.format}: ${name}`,
      measured: run.seconds,
      limit: limit * scale,
      unit: "s",
      good: "below",
      note: `${note}, ${run.cpu.toFixed(1)} s of own processor time, peak ${Math.round(run.memory / MIB)} MiB`,
    })
  );
  // Likely people are sought as the command line seeks them.
  const { likelyByNamesApart } = await built<typeof LikelyModule>("matching/likely-apart");
  const likelyPeople = (_reader: unknown, upTo: number): ReturnType<typeof likelyByNamesApart> =>
    likelyByNamesApart(register.database, upTo);
  const asked = await timed(() => dryRun(register.ledger, { file: opened, mapping: { ...base, likely: "ask" }, likelyPeople }));
  say1(
    "dry run with duplicates",
    asked,
    20,
    `${size}, ${asked.result.report.claims.added} facts, ${asked.result.report.questions.length + asked.result.report.furtherQuestions} questions`,
  );
  const done = await timed(() => commit(register.ledger, { file: opened, mapping: base, actor: { id: "bench" } }));
  if (done.result.committed === undefined) throw new Error(JSON.stringify(done.result.report.faults.slice(0, 3)));
  say1("commit", done, 60, `position ${done.result.committed.position}`);
  const again = await timed(() => dryRun(register.ledger, { file: opened, mapping: base }));
  if (again.result.report.claims.added !== 0) throw new Error("the second reading found something new");
  say1("dry run, all known", again, 60, `${again.result.report.claims.already} facts already there`);
  // Another list of the very same people: each of them is sought among all the others.
  const elsewhere = readMapping({ ...base, dataset: `bench ${opened.format} another list`, likely: "ask" });
  const met = await timed(() => dryRun(register.ledger, { file: opened, mapping: elsewhere, likelyPeople }));
  say(`  dry run with duplicates, everybody in the register: ${met.seconds.toFixed(1)} s (told, not judged: no limit speaks of it)`);
  const { id } = done.result.committed;
  const undone = await timed(() => undoImport(register.ledger, { id, actor: { id: "bench" } }));
  say1("undo", undone, 180, `${undone.result.withdrawn} facts withdrawn`);
  return results;
}

async function main(): Promise<void> {
  const rows = values.quick ? 10_000 : Number(values.rows);
  const folder = await mkdtemp(path.join(os.tmpdir(), "apora-bench-"));
  const results: Result[] = [];
  try {
    say(`Writing ${rows} invented rows …`);
    const [csv, xlsx] = [path.join(folder, "list.csv"), path.join(folder, "list.xlsx")];
    await writeCsv(csv, rows);
    await writeXlsx(xlsx, rows);
    const { openRegister } = await openRegisterModule();
    for (const file of [csv, xlsx]) {
      // Each into a register of its own: a limit speaks of one file.
      const settings = { dataFolder: path.join(folder, path.extname(file)), databaseUrl: undefined, pgBin: process.env["APORA_PG_BIN"] };
      const register = await openRegister(settings as Parameters<typeof openRegister>[0], { ifRunning: "refuse" });
      try {
        const people = Number(values.people);
        if (people > 0) {
          say(`Loading ${people} invented people …`);
          await (await loadModule()).loadSynthetic(register.ledger, { people, seed: 1 });
        }
        await (await built<typeof FirstRecordModule>("cli/first-record")).loadFirstRecord(register.ledger, () => {});
        say(`Importing ${path.basename(file)} …`);
        results.push(...(await measure(register, file, rows / 100_000)));
      } finally {
        await register.close();
      }
      await rm(settings.dataFolder, { recursive: true, force: true });
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  printTable(results);
  if (!results.every(isOk)) process.exitCode = 1;
}

await main();
