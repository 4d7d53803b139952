import { writeFile } from "node:fs/promises";
import { InvalidArgumentError, type Command } from "commander";
import { todayFrom } from "../matching/today.ts";
import { perform } from "../ledger/ledger.ts";
import { getHead, resolveKnownAt } from "../ledger/positions.ts";
import { decidePairs, listDecisions, undoDecision } from "../matching/decide.ts";
import { findPairs, type SearchProgress } from "../matching/find-pairs.ts";
import { likelyByNames } from "../matching/likely-people.ts";
import { readProfiles } from "../matching/profile.ts";
import { listSuspected } from "../matching/queue.ts";
import { reconcile } from "../matching/reconcile.ts";
import { reconciliationCsv } from "../matching/reconciliation-csv.ts";
import { differencesWithTasks, readTasksBeside } from "../matching/tasks/lists.ts";
import { readFrom } from "../platform/database.ts";
import { AporaError } from "../platform/errors.ts";
import { createTranslator, isLanguage, LANGUAGES, type Language } from "../site/i18n.ts";
import { PSEUDONYM } from "./command.ts";
import { untilInterrupted } from "./until-interrupted.ts";
import { decisionsText, likelyText, queueText, reconciliationText, searchText } from "./matches-text.ts";
import { readTable } from "../platform/read-table.ts";
import { readLists, type ListOptions } from "./tasks.ts";
import { fail, print, progress, progressDone, withRegister } from "./run.ts";

type Json = { readonly json?: boolean };
type Spoken = Json & { readonly lang: Language };
type Acting = Json & { readonly actor: string; readonly reason: string };

function readLanguage(text: string): Language {
  if (!isLanguage(text)) throw new InvalidArgumentError(`write one of ${LANGUAGES.join(", ")}.`);
  return text;
}

function readWhole(text: string): number {
  if (!/^\d{1,6}$/.test(text)) throw new InvalidArgumentError("write a whole number.");
  return Number(text);
}

function requirePseudonym(actor: string): void {
  if (!PSEUDONYM.test(actor))
    throw new AporaError("command.invalid-input", {
      command: "matches",
      problems: "--actor: a pseudonym of small letters, digits, dots and dashes; never a person's name",
    });
}

const find = ({ json = false }: Json): Promise<void> =>
  withRegister(async ({ ledger }) => {
    const today = todayFrom(ledger.clock);
    const onProgress = ({ phase, people }: SearchProgress): void =>
      progress(
        phase === "reading" ? `${people} people read` : phase === "comparing" ? `${people} people being compared` : "keeping the pairs",
      );
    const report = await untilInterrupted((signal) => findPairs(ledger, { today, onProgress, signal }));
    progressDone(`${report.people} people read`);
    print(json, report, () => searchText(report));
  });

const list = ({ json = false, lang, limit }: Spoken & { readonly limit: number }): Promise<void> =>
  withRegister(async ({ pool }) => {
    const reader = readFrom(pool);
    const { pairs, open } = await listSuspected(reader, { offset: 0, limit });
    const { position } = await getHead(reader);
    const people = await readProfiles(reader, [...new Set(pairs.flatMap(({ a, b }) => [a, b]))], position);
    const profiles = new Map(people.map((profile) => [profile.id, profile]));
    const tr = createTranslator(lang);
    print(json, { open, pairs }, () => [tr.t("matching.open", { n: open }), queueText(tr, pairs, profiles)].join("\n\n").trim());
  });

async function performDecisions(decisions: readonly object[], { actor, json = false }: Omit<Acting, "reason">): Promise<void> {
  requirePseudonym(actor);
  await withRegister(async ({ ledger }) => {
    const { position, result } = await perform(ledger, decidePairs, { actor: { id: actor }, input: { decisions } });
    print(
      json,
      { position, ...result },
      () => `${result.pairs} decided, position ${position}. Taken back by: apora matches undo ${result.decision}`,
    );
  });
}

const decide = (...[a, b, judgement, { reason, ...rest }]: [string, string, string, Acting]): Promise<void> =>
  performDecisions([{ a, b, judgement, reason }], rest);

/** Many decisions from a table with the columns a, b, judgement and reason: one unit. */
async function decideAll(file: string, options: Omit<Acting, "reason">): Promise<void> {
  const { columns, rows } = await readTable(file, ",");
  const at = (["a", "b", "judgement", "reason"] as const).map((name) => [name, columns.indexOf(name)] as const);
  const missing = at.filter(([, index]) => index < 0).map(([name]) => name);
  if (missing.length > 0) throw new AporaError("file.unusable", { file, reason: `it has no column ${missing.join(", ")}` });
  await performDecisions(
    rows.map((row) => Object.fromEntries(at.map(([name, index]) => [name, row[index] ?? ""]))),
    options,
  );
}

const decisions = ({ json = false, limit }: Json & { readonly limit: number }): Promise<void> =>
  withRegister(async ({ pool }) => {
    const found = await listDecisions(readFrom(pool), limit);
    print(json, { decisions: found }, () => decisionsText(found));
  });

async function undo(decision: string, { actor, reason, json = false }: Acting): Promise<void> {
  requirePseudonym(actor);
  await withRegister(async ({ ledger }) => {
    const { position, result } = await perform(ledger, undoDecision, { actor: { id: actor }, input: { decision, reason } });
    print(json, { position, ...result }, () => `${result.withdrawn} judgements withdrawn, position ${position}.`);
  });
}

const like = (
  name: string,
  { born, lang, limit, json = false }: Spoken & { readonly born?: number; readonly limit: number },
): Promise<void> =>
  withRegister(async ({ pool }) => {
    const reader = readFrom(pool);
    const { position } = await getHead(reader);
    const [likely = []] = await likelyByNames(reader, position, limit).findLikelyPeople([{ names: [name], birthYear: born }]);
    print(json, { likely }, () => likelyText(createTranslator(lang), likely));
  });

type Reconciling = Json & ListOptions & { readonly csv?: string };

const reconcileLists = (first: string, second: string, { csv, json = false, ...options }: Reconciling): Promise<void> =>
  withRegister(async ({ pool, ledger }) => {
    const reader = readFrom(pool);
    const today = ledger.clock.now().toISOString().slice(0, 10);
    const [left, right] = await readLists(reader, [first, second], { ...options, today });
    const found = reconcile(left.people, right.people);
    const beside = await readTasksBeside(reader, [left, right], found);
    const lists = { left: left.people, right: right.people };
    if (csv !== undefined) await writeFile(csv, reconciliationCsv(lists, found, beside), { mode: 0o600 });
    const names = { left: left.people.name, right: right.people.name };
    const when = { at: options.at ?? today, knownAt: await resolveKnownAt(reader, options.knownAt ?? null) };
    const tasks = differencesWithTasks(found, beside);
    print(json, { ...names, ...when, ...found, tasks }, () => reconciliationText(found, names, beside));
  });

/** Every fault becomes its sentence, code and exit code. */
const told =
  <A extends unknown[]>(action: (...args: A) => Promise<void>) =>
  (...args: A): Promise<void> =>
    action(...args).catch(fail);

const acting = (command: Command): Command =>
  command.option("--actor <pseudonym>", "who acts, for the audit trail", "operator").option("--json");
const spoken = (command: Command, limit: number): Command =>
  command
    .option("--lang <language>", "of the explanations", readLanguage, "en")
    .option("--limit <n>", "at most so many", readWhole, limit)
    .option("--json");

function addQueueCommands(matches: Command): void {
  matches
    .command("find")
    .description("search the whole register for people who may be one; joins nobody")
    .option("--json")
    .action(told(find));
  spoken(matches.command("list").description("suspected pairs, what matters most first"), 20).action(told(list));
  acting(matches.command("decide <a> <b> <judgement>").description("same, different or unsure: a merge judgement, with a reason"))
    .requiredOption("--reason <text>", "public, like every judgement")
    .action(told(decide));
  acting(
    matches.command("decide-all <file>").description("many decisions as one unit: a table with the columns a, b, judgement, reason"),
  ).action(told(decideAll));
  matches
    .command("decisions")
    .description("what was decided")
    .option("--limit <n>", "at most so many", readWhole, 50)
    .option("--json")
    .action(told(decisions));
  acting(matches.command("undo <decision>").description("take a decision back as a whole"))
    .requiredOption("--reason <text>", "public, like every judgement")
    .action(told(undo));
}

/** `apora matches …` */
export function addMatchesCommands(program: Command): void {
  const matches = program
    .command("matches")
    .description("people who may be one, and lists side by side; nothing is joined without a decision");
  addQueueCommands(matches);
  spoken(matches.command("like <name>").description("people of the register with a name like this, before another file is opened"), 10)
    .option("--born <year>", "year of birth", readWhole)
    .action(told(like));
  matches
    .command("reconcile <list1> <list2>")
    .description("two lists side by side: each a CSV file, the code of an organisation, or a figure that counts people")
    .option("--at <day>", "the day of the register's lists; today unless given")
    .option("--known-at <when>", "as known at a day or position")
    .option("--csv <file>", "write all of it as a table, cells neutralised")
    .option("--delimiter <sign>", "between the cells of the files", ",")
    .option("--json")
    .action(told(reconcileLists));
}
