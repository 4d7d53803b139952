import { getHead } from "../../../ledger/positions.ts";
import { readProfiles } from "../../../matching/profile.ts";
import type { Task } from "../../../matching/tasks/list-tasks.ts";
import type { EntryRef, Listed, ListRef } from "../../../matching/tasks/schema.ts";
import type { Reader } from "../../../platform/database.ts";
import type { Translator } from "../../../site/i18n.ts";

/** First names of people by their ids. */
export type Names = ReadonlyMap<string, string>;

const listedIn = ({ difference }: Task): readonly Listed[] =>
  difference.kind === "only" ? [difference.on] : [difference.first, difference.second];

/** The people of the register that tasks are about. */
export const peopleOfTask = (task: Task): readonly string[] =>
  listedIn(task).flatMap(({ entry }) => ("person" in entry ? [entry.person] : []));

/** Reads what the people of some tasks are called now. */
export async function namesOfTasks(reader: Reader, tasks: readonly Task[]): Promise<Names> {
  const { position } = await getHead(reader);
  const profiles = await readProfiles(reader, [...new Set(tasks.flatMap(peopleOfTask))], position);
  return new Map(profiles.map(({ id, names }) => [id, names[0] ?? id]));
}

/** What a task is about, in a sentence. */
export function taskSentence({ t, day }: Pick<Translator, "t" | "day">, { difference }: Task, names: Names): string {
  const list = (ref: ListRef): string =>
    ref.source === "register" ? t("tasks.list", { list: ref.list, at: day(ref.at) }) : t("tasks.file", { digest: ref.digest.slice(0, 12) });
  const who = (entry: EntryRef): string =>
    "person" in entry ? (names.get(entry.person) ?? entry.person) : t("tasks.row", { n: entry.row });
  if (difference.kind === "only")
    return t("tasks.only", { who: who(difference.on.entry), list: list(difference.on.list), other: list(difference.missing) });
  const { first, second } = difference;
  return t("tasks.doubtful", {
    who: who(first.entry),
    list: list(first.list),
    other: who(second.entry),
    otherList: list(second.list),
  });
}
