import { z } from "zod";
import type { EntityId } from "../../ledger/claim.ts";
import { defineCommand, type CommandTx } from "../../ledger/command.ts";
import { sql } from "../../platform/database.ts";
import { AporaError } from "../../platform/errors.ts";
import { differenceCode } from "./difference-code.ts";
import { difference, task, TASK_STATES, type Difference, type TaskState } from "./schema.ts";

const reason = z.string().trim().min(3, "say why").max(2000);

/** Tasks made as one unit, at most. */
export const MOST_TASKS = 5000;

const peopleIn = (one: Difference): readonly EntityId[] =>
  (one.kind === "only" ? [one.on] : [one.first, one.second]).flatMap(({ entry }) => ("person" in entry ? [entry.person] : []));

/** @throws registry.not-found */
async function requirePeople(tx: CommandTx, differences: readonly Difference[]): Promise<void> {
  const ids = [...new Set(differences.flatMap(peopleIn))];
  const [row] = await tx.query<{ known: number }>(
    sql`select count(*)::int as known from entity_root where kind = 'person' and id = any(${ids}::uuid[])`,
  );
  if (row?.known !== ids.length) throw new AporaError("registry.not-found", { kind: "person" });
}

function say(tx: CommandTx, owner: EntityId, { state, reason: why }: { readonly state: TaskState; readonly reason: string }): void {
  tx.append({ owner, entity: owner, property: task.state, value: { state }, grounds: { sources: [], reason: why } });
}

/** Makes tasks of differences between two lists. A difference that is a task already stays the task it is, whatever its state. */
export const openTasks = defineCommand({
  name: "matching.open-tasks",
  audit: "matching.tasks-opened@1",
  about: "Makes a task of each difference between two lists, with a reason. A difference that is a task already is left as it is.",
  input: z.strictObject({ differences: z.array(difference).min(1).max(MOST_TASKS), reason }),
  run: async (tx, { differences, reason: why }) => {
    await requirePeople(tx, differences);
    const byCode = new Map(differences.map((one) => [differenceCode(one), one]));
    const known = await tx.query<{ code: string }>(
      sql`select code from entity_root where kind = 'task' and code = any(${[...byCode.keys()]}::text[])`,
    );
    for (const { code } of known) byCode.delete(code);
    const opened = [...byCode].map(([code, one]) => {
      const id = tx.openRoot("task", { code });
      tx.append({ owner: id, entity: id, property: task.difference, value: one, grounds: { sources: [] } });
      say(tx, id, { state: "open", reason: why });
      return id;
    });
    tx.audit({ opened: opened.length, known: known.length });
    return { opened, known: known.length };
  },
});

/** Says that a task is done, dismissed or open again. */
export const changeTask = defineCommand({
  name: "matching.change-task",
  audit: "matching.task-changed@1",
  about: "Says that a task is done, dismissed or open again, with a reason. What was said before stays.",
  input: z.strictObject({ task: z.uuid(), state: z.enum(TASK_STATES), reason }),
  run: async (tx, input) => {
    const [found] = await tx.query<{ state: TaskState }>(sql`
      select value ->> 'state' as state from claim
      where owner = ${input.task}::uuid and property = ${task.state.code} order by position desc limit 1`);
    if (found === undefined) throw new AporaError("matching.task-unknown", { id: input.task });
    if (found.state === input.state) throw new AporaError("matching.task-unchanged", { id: input.task, state: input.state });
    say(tx, input.task, input);
    tx.audit({ task: input.task, state: input.state });
    return { task: input.task, state: input.state };
  },
});
