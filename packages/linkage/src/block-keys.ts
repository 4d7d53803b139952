import { readDate } from "./comparators/date.ts";
import { LinkageError } from "./errors.ts";
import { normaliseText } from "./normalise-text.ts";
import { NumberTable } from "./number-table.ts";
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

/** What was made for a record set, kept as long as it is: rules share parts, and training and blocking share rules. */
type Made = {
  readonly parts: Map<KeyMaker, Map<string, Part>>;
  readonly rules: Map<string, RuleKeys>;
  readonly numbers: Map<Part, number>;
};
const made = new WeakMap<RecordSet, Made>();

function madeFor(records: RecordSet): Made {
  const known = made.get(records) ?? { parts: new Map(), rules: new Map(), numbers: new Map() };
  made.set(records, known);
  return known;
}

function bindPart(records: RecordSet, part: BlockPart, at: string): Part {
  const { parts, numbers } = madeFor(records);
  const ofKey = parts.get(part.keys) ?? new Map<string, Part>();
  parts.set(part.keys, ofKey);
  const name = JSON.stringify(part.columns);
  const bound = ofKey.get(name) ?? makePart(records, part, at);
  ofKey.set(name, bound);
  if (!numbers.has(bound)) numbers.set(bound, numbers.size);
  return bound;
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

/** The common case: every part gives at most one key. The keys of the first part are numbered already. */
function singleKeys(size: number, parts: readonly Part[]): RuleKeys {
  let keys = new Uint32Array(size);
  let count = 0;
  for (const [p, part] of parts.entries()) {
    const table = new NumberTable();
    const next = new Uint32Array(size);
    for (let record = 0; record < size; record++) {
      const own = part.keysOf[part.codes[record] ?? 0]?.[0];
      const before = keys[record] ?? 0;
      if (own === undefined) continue;
      if (p === 0) next[record] = own;
      else if (before !== 0) next[record] = table.numberOf(before * part.size + own);
    }
    keys = next;
    count = p === 0 ? part.size - 1 : table.size;
  }
  return { keys, count };
}

/** A list that grows, outside the heap. */
class KeyList {
  private list = new Uint32Array(1024);
  size = 0;

  push(key: number): void {
    if (this.size === this.list.length) {
      const wider = new Uint32Array(this.size * 2);
      wider.set(this.list);
      this.list = wider;
    }
    this.list[this.size++] = key;
  }

  /** Sorts what was added from a place on and drops doubles, so that the first common key of two records is found by walking both. */
  settle(from: number): void {
    if (this.size - from < 2) return;
    const added = this.list.subarray(from, this.size).sort();
    let kept = from + 1;
    for (let i = 1; i < added.length; i++) if (added[i] !== added[i - 1]) this.list[kept++] = added[i] ?? 0;
    this.size = kept;
  }

  result(): Uint32Array {
    return this.list.slice(0, this.size);
  }
}

type Keyed = { readonly keys: Uint32Array; readonly offsets: Uint32Array; readonly count: number };

function firstKeys(size: number, part: Part): Keyed {
  const all = new KeyList();
  const offsets = new Uint32Array(size + 1);
  for (let record = 0; record < size; record++) {
    const from = all.size;
    for (const key of part.keysOf[part.codes[record] ?? 0] ?? NO_KEYS) all.push(key);
    all.settle(from);
    offsets[record + 1] = all.size;
  }
  return { keys: all.result(), offsets, count: part.size - 1 };
}

/** Numbers combinations of the keys so far with those of one more part, so that numbers stay small. */
function crossKeys(size: number, { keys, offsets }: Keyed, part: Part): Keyed {
  const table = new NumberTable();
  const all = new KeyList();
  const ends = new Uint32Array(size + 1);
  for (let record = 0; record < size; record++) {
    const own = part.keysOf[part.codes[record] ?? 0] ?? NO_KEYS;
    const end = offsets[record + 1] ?? 0;
    const from = all.size;
    for (let i = offsets[record] ?? 0; i < end; i++)
      for (let j = 0; j < own.length && all.size - from < MOST_KEYS; j++)
        all.push(table.numberOf((keys[i] ?? 0) * part.size + (own[j] ?? 0)));
    all.settle(from);
    ends[record + 1] = all.size;
  }
  return { keys: all.result(), offsets: ends, count: table.size };
}

const NO_KEYS: readonly number[] = [];

function severalKeys(size: number, parts: readonly Part[]): RuleKeys {
  const [first, ...others] = parts;
  if (first === undefined) return { keys: new Uint32Array(size), count: 0 };
  return others.reduce((keyed, part) => crossKeys(size, keyed, part), firstKeys(size, first));
}

/** @throws LinkageError column-unknown; config-invalid for a rule without parts */
export function bindRule(records: RecordSet, rule: BlockRule): RuleKeys {
  if (rule.parts.length === 0) throw new LinkageError("config-invalid", { at: rule.label, reason: "a rule needs a column" });
  const parts = rule.parts.map((part) => bindPart(records, part, `rule ${rule.label}`));
  const { rules, numbers } = madeFor(records);
  const name = parts.map((part) => numbers.get(part)).join("+");
  const hasSeveral = parts.some(({ keysOf }) => keysOf.some((keys) => keys.length > 1));
  const keys = rules.get(name) ?? (hasSeveral ? severalKeys(records.size, parts) : singleKeys(records.size, parts));
  rules.set(name, keys);
  return keys;
}
