import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import type { Position } from "../../ledger/claim.ts";
import type { Reader } from "../../platform/database.ts";
import { AporaError } from "../../platform/errors.ts";
import { readTable } from "../../platform/read-table.ts";
import { peopleOfTable } from "../list-table.ts";
import { readRegisterList } from "../register-list.ts";
import type { Match, Reconciliation } from "../reconcile.ts";
import type { Profile } from "../profile.ts";
import { differenceCode, differencesOf, mayBeOne, onlyOn, type ReferredList } from "./difference-code.ts";
import { tasksByCode, type Task } from "./list-tasks.ts";
import type { Difference } from "./schema.ts";

/** A body's list as the register has it on a day. @throws matching.list-unknown, time.unreadable */
export async function readOwnList(reader: Reader, list: string, when: { at: string; knownAt: Position }): Promise<ReferredList> {
  const people = await readRegisterList(reader, list, when);
  return { people, ref: { source: "register", list: people.name, at: when.at } };
}

type TableFile = { readonly path: string; readonly name: string; readonly delimiter: string };

/** A table of people, known by the digest of its bytes. @throws file.unusable */
export async function readTableList({ path, name, delimiter }: TableFile): Promise<ReferredList> {
  const people = peopleOfTable(name, await readTable(path, delimiter));
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash).catch((cause: unknown) => {
    throw new AporaError("file.unusable", { file: name, reason: "it cannot be read" }, { cause });
  });
  return { people: { name, source: "file", people }, ref: { source: "file", digest: hash.digest("hex") } };
}

type Lists = readonly [ReferredList, ReferredList];

/** A difference with the task it is, if somebody made it one. */
export type Beside = { readonly difference: Difference; readonly code: string; readonly task: Task | undefined };

/** What stands beside each difference of a comparison. */
export type TasksBeside = {
  readonly pair: (match: Match) => Beside;
  readonly left: (one: Profile) => Beside;
  readonly right: (one: Profile) => Beside;
};

/** The tasks that differences of a comparison are already. */
export async function readTasksBeside(reader: Reader, [left, right]: Lists, found: Reconciliation): Promise<TasksBeside> {
  const tasks = await tasksByCode(reader, differencesOf([left, right], found).map(differenceCode));
  const beside = (difference: Difference): Beside => {
    const code = differenceCode(difference);
    return { difference, code, task: tasks.get(code) };
  };
  return {
    pair: (match) => beside(mayBeOne(left, right, match)),
    left: (one) => beside(onlyOn(left, right, one)),
    right: (one) => beside(onlyOn(right, left, one)),
  };
}

/** The differences of a comparison that are tasks, for who reads them by program. */
export const differencesWithTasks = (found: Reconciliation, beside: TasksBeside): readonly Task[] =>
  [...found.doubtful.map(beside.pair), ...found.onlyLeft.map(beside.left), ...found.onlyRight.map(beside.right)].flatMap(({ task }) =>
    task === undefined ? [] : [task],
  );
