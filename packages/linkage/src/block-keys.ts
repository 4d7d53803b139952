import { readDate } from "./comparators/date.ts";
import { LinkageError } from "./errors.ts";
import { normaliseText } from "./normalise-text.ts";
import { combineColumns, getColumn, type RecordSet } from "./record-set.ts";

/** Makes the keys of one value under which records meet: none when there is nothing to meet by, several when it reads several ways. */
export type KeyMaker = (cells: readonly string[]) => readonly string[];

/** One part of a blocking rule: columns, and how a key is made of them. */
export type BlockPart = { readonly label: string; readonly columns: readonly string[]; readonly keys: KeyMaker };

/** All parts must agree. An empty part keeps a record out of the rule. */
export type BlockRule = { readonly label: string; readonly parts: readonly BlockPart[] };

/** More keys of one record under one rule than this are cut: no record floods a rule. */
const MOST_KEYS = 16;
/** Longer cells agree in a block when they begin alike: keys stay short, and a false meeting costs only a comparison. */
const MOST_KEY_LENGTH = 256;

const single = (key: string): readonly string[] => (key === "" ? [] : [key.slice(0, MOST_KEY_LENGTH)]);

export const valueKey: KeyMaker = ([cell = ""]) => single(normaliseText(cell));

/** The first letters; a shorter value is its own key. */
export const prefixKey =
  (length: number): KeyMaker =>
  ([cell = ""]) =>
    single(normaliseText(cell).slice(0, length));

/** The last characters, for numbers whose beginning is shared. */
export const suffixKey =
  (length: number): KeyMaker =>
  ([cell = ""]) =>
    single(normaliseText(cell).slice(-length));

export const yearKey: KeyMaker = ([cell = ""]) => single(String(readDate(cell)?.year ?? ""));

/** Month and day without the year; nothing for 1 January, which stands for an unknown day. */
export const dayOfYearKey: KeyMaker = ([cell = ""]) => {
  const date = readDate(cell);
  if (date === undefined || date.day === 0 || (date.day === 1 && date.month === 1)) return [];
  return [`${date.month}-${date.day}`];
};

/** The words of several columns in any order, so that swapped columns meet. All columns must be filled. */
export const unorderedKey: KeyMaker = (cells) => {
  const words = cells.map(normaliseText);
  return words.some((word) => word === "") ? [] : single(words.sort().join("\u0000"));
};

/**
 * Per record the numbers of its keys, ascending. Most rules give every record at most one key: then `offsets` is absent and
 * `keys` holds one number per record, 0 for none.
 */
export type RuleKeys = { readonly keys: Uint32Array; readonly offsets?: Uint32Array; readonly count: number };

type Part = { readonly codes: Uint32Array; readonly keysOf: readonly (readonly number[])[]; readonly size: number };

/** The same key is asked for by several rules: it is made once for a record set. */
const bound = new WeakMap<RecordSet, Map<KeyMaker, Map<string, Part>>>();

function bindPart(records: RecordSet, part: BlockPart, at: string): Part {
  const ofRecords = bound.get(records) ?? new Map<KeyMaker, Map<string, Part>>();
  bound.set(records, ofRecords);
  const ofKey = ofRecords.get(part.keys) ?? new Map<string, Part>();
  ofRecords.set(part.keys, ofKey);
  const name = JSON.stringify(part.columns);
  const made = ofKey.get(name) ?? makePart(records, part, at);
  ofKey.set(name, made);
  return made;
}

function makePart(records: RecordSet, part: BlockPart, at: string): Part {
  const columns = part.columns.map((name) => getColumn(records, name, at));
  const { codes, tuples } = combineColumns(records.size, columns);
  const numbers = new Map<string, number>();
  const keysOf = tuples.map((cells, i) => {
    if (i === 0) return [];
    return [...new Set(part.keys(cells))].slice(0, MOST_KEYS).map((key) => {
      const known = numbers.get(key) ?? numbers.size + 1;
      numbers.set(key, known);
      return known;
    });
  });
  return { codes, keysOf, size: numbers.size + 1 };
}

type Combinations = { readonly size: number; readonly seen: Map<number, number> };

function numberOf({ size, seen }: Combinations, a: number, b: number): number {
  const pair = a * size + b;
  let known = seen.get(pair);
  if (known === undefined) {
    known = seen.size + 1;
    seen.set(pair, known);
  }
  return known;
}

/** Numbers combinations of the parts' keys; parts are put together one at a time so that keys stay small whole numbers. */
function combineKeys(before: readonly number[], next: readonly number[], table: Combinations): readonly number[] {
  const [a, b] = [before[0], next[0]];
  if (a === undefined || b === undefined) return [];
  if (before.length === 1 && next.length === 1) return [numberOf(table, a, b)];
  const combined: number[] = [];
  for (const one of before) for (const other of next) if (combined.length < MOST_KEYS) combined.push(numberOf(table, one, other));
  return combined;
}

/** The common case: every part gives at most one key. */
function singleKeys(size: number, parts: readonly Part[]): RuleKeys {
  let keys = new Uint32Array(size).fill(1);
  let count = 1;
  for (const part of parts) {
    const table: Combinations = { size: part.size, seen: new Map() };
    const next = new Uint32Array(size);
    for (let record = 0; record < size; record++) {
      const own = part.keysOf[part.codes[record] ?? 0]?.[0];
      const before = keys[record] ?? 0;
      if (own !== undefined && before !== 0) next[record] = numberOf(table, before, own);
    }
    keys = next;
    count = table.seen.size;
  }
  return { keys, count };
}

function severalKeys(size: number, parts: readonly Part[]): RuleKeys {
  const tables = parts.map((part) => ({ size: part.size, seen: new Map<number, number>() }));
  const offsets = new Uint32Array(size + 1);
  const all: number[] = [];
  for (let record = 0; record < size; record++) {
    let keys: readonly number[] = [1];
    for (const [i, part] of parts.entries()) {
      const table = tables[i];
      if (table !== undefined) keys = combineKeys(keys, part.keysOf[part.codes[record] ?? 0] ?? [], table);
    }
    // Sorted, so that the first common key of two records is found by walking both.
    if (keys.length === 1) all.push(keys[0] ?? 0);
    else all.push(...[...new Set(keys)].sort((a, b) => a - b));
    offsets[record + 1] = all.length;
  }
  return { keys: Uint32Array.from(all), offsets, count: tables.at(-1)?.seen.size ?? 0 };
}

/** @throws LinkageError column-unknown; config-invalid for a rule without parts */
export function bindRule(records: RecordSet, rule: BlockRule): RuleKeys {
  if (rule.parts.length === 0) throw new LinkageError("config-invalid", { at: rule.label, reason: "a rule needs a column" });
  const parts = rule.parts.map((part) => bindPart(records, part, `rule ${rule.label}`));
  const hasSeveral = parts.some(({ keysOf }) => keysOf.some((keys) => keys.length > 1));
  return hasSeveral ? severalKeys(records.size, parts) : singleKeys(records.size, parts);
}
