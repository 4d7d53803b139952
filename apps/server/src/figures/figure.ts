import type { EntityId, Position } from "../ledger/claim.ts";
import { dayOf, parsePeriod, tryParseDate, type Day } from "../ledger/edtf.ts";
import { findRoot, listRoots } from "../ledger/positions.ts";
import { sql, type Reader } from "../platform/database.ts";
import { AporaError } from "../platform/errors.ts";
import { findDefinition, type Definition } from "./definitions.ts";
import { EVERYBODY, RECOGNISED_BY_ANY } from "./measure.ts";
import { regionsOfPlaces } from "./regions.ts";

/** A definition and one of its lines: what has a value. */
export type Figure = {
  /** As people write it: `in-custody`, `in-custody/viasna`, `in-custody-by-place/BY-IK-17`. */
  readonly id: string;
  readonly definition: Definition;
  /** The line: EVERYBODY for the whole, else what the definition's parts are keyed by. */
  readonly key: string;
};

/** The day, or the first and last day of the period, a figure is asked for. Days since 1970-01-01, inclusive. */
export type When = { readonly text: string; readonly from: Day; readonly to: Day };

const ROOT_KINDS: Partial<Record<Definition["parts"], string>> = { recogniser: "organisation", place: "place" };

async function keyOf(reader: Reader, definition: Definition, part: string): Promise<string | undefined> {
  if (part === "" || part === RECOGNISED_BY_ANY) return part;
  const kind = ROOT_KINDS[definition.parts];
  if (kind === undefined) return definition.parts === "none" ? undefined : part;
  const root = await findRoot(reader, { kind, code: part }, Number.MAX_SAFE_INTEGER);
  return root?.id;
}

/**
 * Reads a figure's id.
 *
 * @param version of the definition; the one in force unless given
 * @throws figure.unknown
 */
export async function findFigure(reader: Reader, id: string, version?: number): Promise<Figure> {
  const at = id.indexOf("/");
  const [name, part] = at === -1 ? [id, ""] : [id.slice(0, at), id.slice(at + 1)];
  const definition = findDefinition(name, version);
  const key = definition === undefined ? undefined : await keyOf(reader, definition, part);
  if (definition === undefined || key === undefined) throw new AporaError("figure.unknown", { figure: id.slice(0, 80) });
  return { id, definition, key };
}

/**
 * Reads when a figure is asked for.
 *
 * @param text a day for stocks and totals; a day, month, year or EDTF period for period figures
 * @throws time.unreadable, figure.wrong-time
 */
export function readWhen(definition: Definition, text: string): When {
  if (definition.shape !== "period") {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(text))
      throw new AporaError("figure.wrong-time", {
        figure: definition.id,
        needs: "needs one day, such as 2024-05-21",
        value: text.slice(0, 60),
      });
    const date = tryParseDate(text);
    if (date === undefined) throw new AporaError("time.unreadable", { value: text.slice(0, 60) });
    return { text, from: dayOf(text), to: dayOf(text) };
  }
  const date = tryParseDate(text);
  if (date !== undefined && !text.includes("/")) return { text, from: date.lo, to: date.hi };
  try {
    const { from, to } = parsePeriod(text);
    if (typeof to === "object") return { text, from: from.lo, to: to.hi };
  } catch {
    // Falls through to the one error a reader can act on.
  }
  throw new AporaError("figure.wrong-time", {
    figure: definition.id,
    needs: "needs a period, such as 2024, 2024-05 or 2024-01-01/2024-06-30",
    value: text.slice(0, 60),
  });
}

/** The definition that is counted for a figure, and which of its lines: all but the whole, or these. */
export type CountedLines = { readonly counted: Definition; readonly keys: readonly string[] | "all" };

/** What a figure adds up: one line, or the lines of the definition it groups. @throws figure.unknown */
export async function linesOf(reader: Reader, figure: Figure, knownAt: Position): Promise<CountedLines> {
  const [lines] = await linesOfAll(reader, [figure], knownAt);
  if (lines === undefined) throw new AporaError("figure.unknown", { figure: figure.id });
  return lines;
}

async function linesOfAll(reader: Reader, figures: readonly Figure[], knownAt: Position): Promise<readonly CountedLines[]> {
  const isGrouped = figures.some(({ definition, key }) => definition.groups !== undefined && key !== EVERYBODY);
  const regions = isGrouped ? [...(await regionsOfPlaces(reader, knownAt))] : [];
  return figures.map(({ id, definition, key }) => {
    const counted = definition.groups === undefined ? definition : findDefinition(definition.groups);
    if (counted === undefined) throw new AporaError("figure.unknown", { figure: id });
    if (counted !== definition && key !== EVERYBODY)
      return { counted, keys: regions.flatMap(([place, region]) => (region === key ? place : [])) };
    return { counted, keys: definition.whole || key !== EVERYBODY ? [key] : "all" };
  });
}

/** Ids of the series behind a figure at a position: one line, or the lines that add up to it. */
export async function seriesOf(reader: Reader, figure: Figure, knownAt: Position): Promise<readonly number[]> {
  const [series] = await seriesOfAll(reader, [figure], knownAt);
  return series ?? [];
}

/** The same for many figures with one question to the database. */
export async function seriesOfAll(reader: Reader, figures: readonly Figure[], knownAt: Position): Promise<readonly (readonly number[])[]> {
  const lines = await linesOfAll(reader, figures, knownAt);
  const named = lines.flatMap(({ counted, keys }) => (keys === "all" ? [] : keys.map((key) => ({ counted, key }))));
  const whole = lines.flatMap(({ counted, keys }) => (keys === "all" ? [counted] : []));
  const rows = await reader.query<{ id: number; definition: string; version: number; key: string }>(
    sql`
    select s.id, s.definition, s.version, s.key from series s
    join (select distinct * from unnest(${named.map((n) => n.counted.id)}::text[], ${named.map((n) => n.counted.version)}::smallint[], ${named.map((n) => n.key)}::text[])) as u(definition, version, key)
      on s.definition = u.definition and s.version = u.version and s.key = u.key
    union
    select s.id, s.definition, s.version, s.key from series s
    join unnest(${whole.map(({ id }) => id)}::text[], ${whole.map(({ version }) => version)}::smallint[]) as w(definition, version)
      on s.definition = w.definition and s.version = w.version and s.key <> ${EVERYBODY}`,
    "series of figures",
  );
  const ids = new Map<string, number[]>();
  for (const { id, definition, version, key } of rows) {
    const name = `${definition}@${version}`;
    ids.set(name, [...(ids.get(name) ?? []), ...(key === EVERYBODY ? [] : [id])]);
    ids.set(`${name}/${key}`, [id]);
  }
  return lines.map(({ counted, keys }) => {
    const name = `${counted.id}@${counted.version}`;
    return keys === "all" ? (ids.get(name) ?? []) : keys.flatMap((key) => ids.get(`${name}/${key}`) ?? []);
  });
}

/** The lines a definition has at a position, other than the whole, with the ids people use for them. */
export async function listParts(reader: Reader, definition: Definition, knownAt: Position): Promise<readonly Figure[]> {
  if (definition.parts === "none") return [];
  if (definition.parts === "region") {
    const regions = new Set((await regionsOfPlaces(reader, knownAt)).values());
    return [...regions].sort().map((region) => ({ id: `${definition.id}/${region}`, definition, key: region }));
  }
  const rows = await reader.query<{ key: string }>(
    sql`
    select key from series s where definition = ${definition.id} and version = ${definition.version} and key <> ${EVERYBODY}
      and exists (select 1 from span where span.series = s.id and known_from <= ${knownAt}::bigint) order by key`,
    "lines of a definition",
  );
  const kind = ROOT_KINDS[definition.parts];
  const codes = kind === undefined ? new Map<EntityId, string>() : await codesById(reader, kind, knownAt);
  return rows.map(({ key }) => ({ id: `${definition.id}/${codes.get(key) ?? key}`, definition, key }));
}

async function codesById(reader: Reader, kind: string, knownAt: Position): Promise<Map<EntityId, string>> {
  const roots = await listRoots(reader, kind, knownAt);
  return new Map(roots.map((root) => [root.id, root.code ?? root.id]));
}
