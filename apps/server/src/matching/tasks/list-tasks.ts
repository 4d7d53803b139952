import { z } from "zod";
import type { EntityId } from "../../ledger/claim.ts";
import { sql, type Reader } from "../../platform/database.ts";
import { AporaError } from "../../platform/errors.ts";
import { task, type Difference, type TaskState } from "./schema.ts";

/** Something that was said about a task: by whom, when and why. */
export type TaskEntry = { readonly state: TaskState; readonly reason: string; readonly actor: string; readonly recordedAt: Date };

/** A task with what was last said about it. */
export type Task = TaskEntry & { readonly id: EntityId; readonly code: string; readonly openedAt: Date; readonly difference: Difference };

/** A task with everything that was said about it, oldest first. */
export type TaskFile = { readonly task: Task; readonly history: readonly TaskEntry[] };

type Wanted = { readonly ids?: readonly EntityId[]; readonly codes?: readonly string[]; readonly state?: TaskState | undefined };

const listed = (list: readonly string[] | undefined): string[] | null => (list === undefined ? null : [...list]);

type Page = { readonly offset: number; readonly limit: number };

/** Tasks by id, by code or by state, those that wait longest first. */
function readTasks(reader: Reader, { ids, codes, state }: Wanted, page: Page): Promise<Task[]> {
  return reader.query<Task>(sql`
    select r.id, r.code, o.recorded_at as "openedAt", d.value as difference, l.value ->> 'state' as state, coalesce(l.reason, '') as reason,
           e.actor, e.recorded_at as "recordedAt"
    from entity_root r
    join claim d on d.owner = r.id and d.property = ${task.difference.code}
    join audit_event o on o.seq = d.event_seq
    join lateral (select * from claim s where s.owner = r.id and s.property = ${task.state.code} order by s.position desc limit 1) l on true
    join audit_event e on e.seq = l.event_seq
    where r.kind = 'task'
      and (${listed(ids)}::uuid[] is null or r.id = any(${listed(ids)}::uuid[]))
      and (${listed(codes)}::text[] is null or r.code = any(${listed(codes)}::text[]))
      and (${state ?? null}::text is null or l.value ->> 'state' = ${state ?? null})
    order by r.position limit ${page.limit} offset ${page.offset}`);
}

/** A page of the tasks in a state, or of all, and how many there are in each. */
export async function listTasks(
  reader: Reader,
  { state, ...page }: Page & { readonly state?: TaskState | undefined },
): Promise<{ readonly tasks: readonly Task[]; readonly counts: Readonly<Record<TaskState, number>> }> {
  const tasks = await readTasks(reader, { state }, page);
  const rows = await reader.query<{ state: TaskState; n: number }>(sql`
    select l.state, count(*)::int as n from entity_root r
    join lateral (
      select s.value ->> 'state' as state from claim s
      where s.owner = r.id and s.property = ${task.state.code} order by s.position desc limit 1) l on true
    where r.kind = 'task' group by l.state`);
  const of = (wanted: TaskState): number => rows.find((row) => row.state === wanted)?.n ?? 0;
  return { tasks, counts: { open: of("open"), done: of("done"), dismissed: of("dismissed") } };
}

/** The tasks that differences are, by their codes. */
export async function tasksByCode(reader: Reader, codes: readonly string[]): Promise<ReadonlyMap<string, Task>> {
  if (codes.length === 0) return new Map();
  const found = await readTasks(reader, { codes }, { offset: 0, limit: codes.length });
  return new Map(found.map((each) => [each.code, each]));
}

/** One task and its history. @throws AporaError matching.task-unknown */
export async function getTask(reader: Reader, id: string): Promise<TaskFile> {
  const [found] = z.uuid().safeParse(id).success ? await readTasks(reader, { ids: [id] }, { offset: 0, limit: 1 }) : [];
  if (found === undefined) throw new AporaError("matching.task-unknown", { id: id.slice(0, 60) });
  const history = await reader.query<TaskEntry>(sql`
    select s.value ->> 'state' as state, coalesce(s.reason, '') as reason, e.actor, e.recorded_at as "recordedAt"
    from claim s join audit_event e on e.seq = s.event_seq
    where s.owner = ${id}::uuid and s.property = ${task.state.code} order by s.position`);
  return { task: found, history };
}
