import { existsSync } from "node:fs";
import path from "node:path";
import { InvalidArgumentError, type Command } from "commander";
import { perform } from "../ledger/ledger.ts";
import { getHead, resolveKnownAt } from "../ledger/positions.ts";
import { readProfiles } from "../matching/profile.ts";
import { reconcile } from "../matching/reconcile.ts";
import { changeTask, openTasks } from "../matching/tasks/commands.ts";
import { DIFFERENCE_KINDS, differencesOf, type DifferenceKind, type ReferredList } from "../matching/tasks/difference-code.ts";
import { getTask, listTasks, type Task } from "../matching/tasks/list-tasks.ts";
import { readOwnList, readTableList } from "../matching/tasks/lists.ts";
import { TASK_STATES, type TaskState } from "../matching/tasks/schema.ts";
import { readFrom, type Reader } from "../platform/database.ts";
import { readActor } from "./command.ts";
import { fail, print, withRegister } from "./run.ts";
import { peopleOf, taskFileText, tasksText } from "./tasks-text.ts";

type Json = { readonly json?: boolean };
type Acting = Json & { readonly actor: string; readonly reason: string };
export type ListOptions = { readonly at?: string; readonly knownAt?: string; readonly delimiter: string };

/** Two lists as they are asked for: each a file where there is one of that name, and a list of the register otherwise. */
export async function readLists(
  reader: Reader,
  names: readonly [string, string],
  { at, knownAt, delimiter, today }: ListOptions & { readonly today: string },
): Promise<readonly [ReferredList, ReferredList]> {
  const when = { at: at ?? today, knownAt: await resolveKnownAt(reader, knownAt ?? null) };
  const read = (list: string): Promise<ReferredList> =>
    existsSync(list) ? readTableList({ path: list, name: path.basename(list), delimiter }) : readOwnList(reader, list, when);
  return [await read(names[0]), await read(names[1])];
}

function readKinds(text: string): readonly DifferenceKind[] {
  const kinds = text.split(",").map((kind) => kind.trim());
  const unknown = kinds.find((kind) => !(DIFFERENCE_KINDS as readonly string[]).includes(kind));
  if (unknown !== undefined) throw new InvalidArgumentError(`write some of ${DIFFERENCE_KINDS.join(", ")}, with commas.`);
  return kinds as DifferenceKind[];
}

function readState(text: string): TaskState | undefined {
  if (text === "all") return undefined;
  const state = TASK_STATES.find((one) => one === text);
  if (state === undefined) throw new InvalidArgumentError(`write one of ${TASK_STATES.join(", ")}, all.`);
  return state;
}

function readWhole(text: string): number {
  if (!/^\d{1,6}$/.test(text)) throw new InvalidArgumentError("write a whole number.");
  return Number(text);
}

type Making = Acting & ListOptions & { readonly of: readonly DifferenceKind[] };

async function make(left: string, right: string, { actor, reason, of, json = false, ...options }: Making): Promise<void> {
  const id = readActor(actor, "tasks");
  await withRegister(async ({ pool, ledger }) => {
    const today = ledger.clock.now().toISOString().slice(0, 10);
    const lists = await readLists(readFrom(pool), [left, right], { ...options, today });
    const differences = differencesOf(lists, reconcile(lists[0].people, lists[1].people), of);
    if (differences.length === 0)
      return print(json, { opened: [], known: 0 }, () => "The two lists do not differ in that. No task was made.");
    const { position, result } = await perform(ledger, openTasks, { actor: { id }, input: { differences, reason } });
    print(
      json,
      { position, ...result },
      () => `${result.opened.length} tasks made, ${result.known} were there before; position ${position}.`,
    );
  });
}

async function namesOf(reader: Reader, tasks: readonly Task[]): Promise<ReadonlyMap<string, string>> {
  const { position } = await getHead(reader);
  const profiles = await readProfiles(reader, [...new Set(tasks.flatMap(peopleOf))], position);
  return new Map(profiles.map(({ id, names }) => [id, names[0] ?? id]));
}

const list = ({ state, limit, json = false }: Json & { readonly state: TaskState | undefined; readonly limit: number }): Promise<void> =>
  withRegister(async ({ pool }) => {
    const reader = readFrom(pool);
    const found = await listTasks(reader, { state, offset: 0, limit });
    const names = await namesOf(reader, found.tasks);
    print(json, found, () => tasksText(found.tasks, found.counts, names));
  });

const show = (id: string, { json = false }: Json): Promise<void> =>
  withRegister(async ({ pool }) => {
    const reader = readFrom(pool);
    const file = await getTask(reader, id);
    const names = await namesOf(reader, [file.task]);
    print(json, file, () => taskFileText(file, names));
  });

const change =
  (state: TaskState) =>
  async (task: string, { actor, reason, json = false }: Acting): Promise<void> => {
    const id = readActor(actor, "tasks");
    await withRegister(async ({ ledger }) => {
      const { position, result } = await perform(ledger, changeTask, { actor: { id }, input: { task, state, reason } });
      print(json, { position, ...result }, () => `The task ${task} is ${state}; position ${position}.`);
    });
  };

/** Every fault becomes its sentence, code and exit code. */
const told =
  <A extends unknown[]>(action: (...args: A) => Promise<void>) =>
  (...args: A): Promise<void> =>
    action(...args).catch(fail);

const acting = (command: Command): Command =>
  command
    .option("--actor <pseudonym>", "who acts, for the audit trail", "operator")
    .requiredOption("--reason <text>", "for who works here; no names of people outside the register")
    .option("--json");

/** `apora tasks …` */
export function addTasksCommands(program: Command): void {
  const tasks = program.command("tasks").description("differences between two lists that somebody should look into; never public");
  acting(tasks.command("make <list1> <list2>").description("make a task of each difference; one that is a task already stays as it is"))
    .option("--of <kinds>", `which: ${DIFFERENCE_KINDS.join(",")}`, readKinds, DIFFERENCE_KINDS)
    .option("--at <day>", "the day of the register's lists; today unless given")
    .option("--known-at <when>", "as known at a day or position")
    .option("--delimiter <sign>", "between the cells of the files", ",")
    .action(told(make));
  tasks
    .command("list")
    .description("tasks, those that wait longest first")
    .option("--state <state>", `${TASK_STATES.join(", ")} or all`, readState, "open")
    .option("--limit <n>", "at most so many", readWhole, 100)
    .option("--json")
    .action(told(list));
  tasks.command("show <task>").description("one task and what was said about it").option("--json").action(told(show));
  acting(tasks.command("done <task>").description("it was looked into")).action(told(change("done")));
  acting(tasks.command("dismiss <task>").description("nothing is to be done")).action(told(change("dismissed")));
  acting(tasks.command("reopen <task>").description("it is open again")).action(told(change("open")));
}
