import type { Task, TaskFile } from "../matching/tasks/list-tasks.ts";
import type { EntryRef, Listed, ListRef, TaskState } from "../matching/tasks/schema.ts";

/** Sentences about tasks for the terminal, in English like every other line there. */

const listedIn = ({ difference }: Task): readonly Listed[] =>
  difference.kind === "only" ? [difference.on] : [difference.first, difference.second];

/** The people of the register a task is about. */
export const peopleOf = (task: Task): readonly string[] => listedIn(task).flatMap(({ entry }) => ("person" in entry ? [entry.person] : []));

const listText = (list: ListRef): string =>
  list.source === "register" ? `the list ${list.list} (${list.at})` : `the file ${list.digest.slice(0, 12)}`;

// A name may hold signs that steer a terminal.
const plain = (text: string): string => text.replaceAll(/\p{C}/gu, "�");

function differenceText({ difference }: Task, names: ReadonlyMap<string, string>): string {
  const who = (entry: EntryRef): string =>
    "person" in entry ? `${plain(names.get(entry.person) ?? "")} ${entry.person}`.trim() : `row ${entry.row}`;
  if (difference.kind === "only")
    return `${who(difference.on.entry)} is on ${listText(difference.on.list)}, not on ${listText(difference.missing)}`;
  const { first, second } = difference;
  return `${who(first.entry)} on ${listText(first.list)} and ${who(second.entry)} on ${listText(second.list)} may be one person`;
}

const taskText = (task: Task, names: ReadonlyMap<string, string>): string =>
  `${task.id}  ${task.state}, ${task.recordedAt.toISOString()}, ${task.actor}: ${plain(task.reason)}\n  ${differenceText(task, names)}`;

export const tasksText = (
  tasks: readonly Task[],
  counts: Readonly<Record<TaskState, number>>,
  names: ReadonlyMap<string, string>,
): string =>
  [`${counts.open} open, ${counts.done} done, ${counts.dismissed} dismissed.`, ...tasks.map((task) => taskText(task, names))].join("\n");

export const taskFileText = ({ task, history }: TaskFile, names: ReadonlyMap<string, string>): string =>
  [
    `${task.id}  ${task.state}`,
    `  ${differenceText(task, names)}`,
    ...history.map(({ state, recordedAt, actor, reason }) => `  ${recordedAt.toISOString()}  ${state}  ${actor}: ${plain(reason)}`),
  ].join("\n");
