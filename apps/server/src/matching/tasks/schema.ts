import { z } from "zod";
import { defineKind } from "../../ledger/schema.ts";

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const digest = z.string().regex(/^[0-9a-f]{64}$/);

/** Which list: one the register has, or a file by the digest of its bytes. A file's name is left out: it may be a person's. */
export const listRef = z.discriminatedUnion("source", [
  z.strictObject({ source: z.literal("register"), list: z.string().min(1).max(80), at: day }),
  z.strictObject({ source: z.literal("file"), digest }),
]);
export type ListRef = z.infer<typeof listRef>;

/** Who on it: a record of the register, or the number of a row. Never a name: a list from outside names people nobody published. */
export const entryRef = z.union([z.strictObject({ person: z.uuid() }), z.strictObject({ row: z.number().int().min(2).max(10_000_000) })]);
export type EntryRef = z.infer<typeof entryRef>;

/** An entry on a list. */
const listed = z.strictObject({ list: listRef, entry: entryRef });
export type Listed = z.infer<typeof listed>;

/** Somebody on one list and not on the other, or two entries that may be one person. */
export const difference = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("only"), on: listed, missing: listRef }),
  z.strictObject({ kind: z.literal("doubtful"), first: listed, second: listed }),
]);
export type Difference = z.infer<typeof difference>;

export const TASK_STATES = ["open", "done", "dismissed"] as const;
export type TaskState = (typeof TASK_STATES)[number];

/** A difference between two lists that somebody should look into. An entity of its own: nothing is said about the people (ADR 16). */
export const task = defineKind(
  "task",
  { root: true },
  {
    difference: {
      class: "C1",
      byCommand: true,
      value: difference,
      about: "The difference between two lists the task is about: ids and numbers of rows, no names. For inside.",
    },
    state: {
      class: "C1",
      many: true,
      byCommand: true,
      value: z.strictObject({ state: z.enum(TASK_STATES) }),
      about: "Open, done or dismissed, each time with the reason; the latest holds. For inside.",
    },
  },
);
