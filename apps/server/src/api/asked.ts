import { z } from "zod";
import type { EntityId, Position } from "../ledger/claim.ts";
import { dayOf, tryParseDate, type Day } from "../ledger/edtf.ts";
import { resolveKnown } from "../proofs/heads.ts";
import type { Reader } from "../platform/database.ts";
import { AporaError } from "../platform/errors.ts";
import { openFiles } from "../registry/open-files.ts";
import type { PersonFile } from "../registry/person-file.ts";

/** What every answer is made from: the register, the day asked about, what was known. */
export type Asked = { readonly reader: Reader; readonly at: string; readonly day: Day; readonly knownAt: Position; readonly today: string };
export type Version = { readonly position: Position; readonly today: string };

export const bad = (name: string, problem: string): AporaError => new AporaError("api.bad-parameter", { name, problem });

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, "needs a day such as 2024-05-21");
/** Parameters that every address takes. */
export const timeParams = {
  at: day.optional().describe("The day the answer speaks of; today unless given."),
  known_at: z
    .string()
    .regex(/^(?:\d{1,15}|\d{4}-\d{2}-\d{2}|log-[1-9]\d{0,14})$/, "needs a signed head such as log-1280, a position or a day")
    .optional()
    .describe("As known at a signed head of the log (log-1280, see /api/v1/heads), a position of the ledger, or the end of a day (UTC)."),
};

/** Reads a query against its schema: a name it does not know is refused, for a filter overlooked gives a wrong answer. */
export function readQuery<T extends z.ZodObject>(schema: T, query: URLSearchParams): z.output<T> {
  const given: Record<string, string> = {};
  for (const [name, value] of query) {
    if (!Object.hasOwn(schema.shape, name))
      throw new AporaError("api.unknown-parameter", { name: name.slice(0, 60), known: Object.keys(schema.shape).join(", ") });
    if (Object.hasOwn(given, name)) throw bad(name, "it is given twice");
    given[name] = value;
  }
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw bad(String(issue?.path[0] ?? ""), issue?.message ?? "not accepted");
}

/** Resolves the times of a query. A day to come is today: the register makes no forecasts. */
export async function readTime(
  reader: Reader,
  query: { readonly at?: string | undefined; readonly known_at?: string | undefined },
  version: Version,
): Promise<Asked> {
  for (const [name, text] of [["at", query.at] as const, ["known_at", query.known_at] as const])
    if (text !== undefined && /^\d+-/.test(text) && tryParseDate(text) === undefined) throw bad(name, "there is no such day");
  const at = query.at === undefined || query.at > version.today ? version.today : query.at;
  const known = query.known_at === undefined ? version.position : (await resolveKnown(reader, query.known_at)).position;
  return { reader, at, day: dayOf(at), knownAt: Math.min(known, version.position), today: version.today };
}

const cursorSchema = z.tuple([z.number().int().nonnegative(), z.union([z.uuid(), z.number().int().nonnegative()])]);

/** Where to go on: the position the list was begun at, so that all its pages are of one state, and the last id or number. */
export type Cursor = { readonly knownAt: Position; readonly after: EntityId | number };

export const writeCursor = ({ knownAt, after }: Cursor): string => Buffer.from(JSON.stringify([knownAt, after])).toString("base64url");

/** @throws api.bad-parameter */
export function readCursor(text: string): Cursor {
  try {
    const [knownAt, after] = cursorSchema.parse(JSON.parse(Buffer.from(text, "base64url").toString("utf8")));
    return { knownAt, after };
  } catch {
    throw bad("cursor", "it is not one that was given here");
  }
}

export const listParams = {
  ...timeParams,
  limit: z
    .string()
    .regex(/^(?:[1-9]\d?|1\d\d|200)$/, "needs a whole number from 1 to 200")
    .optional()
    .describe("Items on a page, 1 to 200; 50 unless given."),
  cursor: z.string().max(200).optional().describe("`next` of the page before. It holds the position, so all pages are of one state."),
};

/** The page asked for, with the position of the first page where there was one. */
export function readPage<T extends EntityId | number>(
  asked: Asked,
  query: { readonly limit?: string | undefined; readonly cursor?: string | undefined },
  start: T,
): { readonly asked: Asked; readonly after: T; readonly limit: number } {
  const limit = Number(query.limit ?? "50");
  if (query.cursor === undefined) return { asked, after: start, limit };
  const cursor = readCursor(query.cursor);
  if (typeof cursor.after !== typeof start) throw bad("cursor", "it belongs to another list");
  return { asked: { ...asked, knownAt: Math.min(cursor.knownAt, asked.knownAt) }, after: cursor.after as T, limit };
}

/** Files folded between two questions to the database: others are answered meanwhile. */
const BATCH = 100;

/** The files of many people, in the order asked for. */
export async function openInBatches(
  { reader, knownAt }: Pick<Asked, "reader" | "knownAt">,
  ids: readonly EntityId[],
): Promise<readonly PersonFile[]> {
  const files: PersonFile[] = [];
  for (let from = 0; from < ids.length; from += BATCH) files.push(...(await openFiles(reader, ids.slice(from, from + BATCH), knownAt)));
  return files;
}
