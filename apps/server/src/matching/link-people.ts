import {
  createRecordSet,
  LinkageError,
  link,
  probabilityOf,
  type LinkageConfig,
  type LinkResult,
  type Model,
  type RecordSet,
} from "@apora/linkage";
import { AporaError } from "../platform/errors.ts";
import { cellOf, createNameVeto, personKinds } from "./person-kinds.ts";
import { COLUMNS, fixedModel, PERSON_CONFIG } from "./person-model.ts";
import type { Profile } from "./profile.ts";

/** What one comparison adds to the weight of a pair: codes and bits, no value of any record. */
export type Step = { readonly fact: string; readonly level: string; readonly bits: number };

/** Two people who may be one. `left` and `right` are their places among the profiles given. */
export type ScoredPair = {
  readonly left: number;
  readonly right: number;
  readonly probability: number;
  readonly explanation: readonly Step[];
};

/** By which model was searched, and why not by one learned here. */
export type ModelUsed = { readonly kind: "learned" } | { readonly kind: "fixed"; readonly because: string };

export type LinkedPeople = {
  /** Likeliest first. */
  readonly pairs: readonly ScoredPair[];
  readonly model: ModelUsed;
  readonly compared: number;
  /** Pairs left out because their given names or patronymics are not one: relatives share a surname, a day and a place. */
  readonly otherNames: number;
  /** Blocks left out for their size. */
  readonly skippedBlocks: number;
};

/** A list of people; `unique` when it is known to hold nobody twice. */
export type PeopleList = { readonly name: string; readonly unique: boolean; readonly people: readonly Profile[] };

/** Fewer people than this teach nothing: second files are rare. */
const FEWEST_TO_LEARN = 2000;
const MOST_LISTS = 8;

const rowOf = ({ id, names, born, days, places, articles }: Profile): readonly string[] => {
  const name = cellOf(names);
  return [id, name, name, name, born === undefined ? "" : String(born), cellOf(days), cellOf(places), cellOf(articles)];
};

function* rowsOf(people: readonly Profile[]): Generator<readonly string[], void, undefined> {
  for (const profile of people) yield rowOf(profile);
}

const toRecords = (lists: readonly PeopleList[]): RecordSet =>
  createRecordSet(lists.map(({ name, unique, people }) => ({ name, unique, columns: COLUMNS, rows: rowsOf(people), id: "id" })));

function admissible(lists: readonly PeopleList[]): number {
  const all = lists.reduce((n, { people }) => n + people.length, 0);
  const within = lists.reduce((n, { unique, people }) => n + (unique ? (people.length * (people.length - 1)) / 2 : 0), 0);
  return (all * (all - 1)) / 2 - within;
}

/** Expected of a register that nobody has gone through: one file in so many is a second one. */
const ONE_SECOND_FILE_IN = 100;

/** How many pairs are one person before anything is compared: few within a list, half of the shorter of two that hold nobody twice. */
function expected(lists: readonly PeopleList[]): number {
  const sizes = lists.map(({ people }) => people.length);
  const between = lists.length > 1 ? Math.min(...sizes) / 2 : 0;
  const within = lists.filter(({ unique }) => !unique).reduce((n, { people }) => n + people.length / ONE_SECOND_FILE_IN, 0);
  return between + within;
}

type Linked = { readonly result: LinkResult; readonly model: ModelUsed };

/** Where the rules give too many pairs, smaller blocks are left out until they do not: the search is bounded, and says so. */
function linkWithin(records: RecordSet, config: LinkageConfig, model: Model | undefined): LinkResult {
  const kinds = personKinds();
  for (let most = config.mostRecordsPerBlock ?? 2; ; most = Math.floor(most / 2)) {
    const bounded = { ...config, mostRecordsPerBlock: Math.max(2, most) };
    try {
      return link(records, bounded, { kinds, ...(model === undefined ? {} : { model: { ...model, config: bounded } }) });
    } catch (error) {
      if (!(error instanceof LinkageError) || error.code !== "too-many-pairs" || most <= 2) throw error;
    }
  }
}

/** Without these nothing else means anything. */
const NEEDED: ReadonlySet<string> = new Set(["surname", "given"]);

/** Learns where there is enough to learn from; whatever the lists cannot teach, the fixed model says. */
function linkLists(lists: readonly PeopleList[]): Linked {
  const records = toRecords(lists);
  const fixed = (because: string): Linked => ({
    result: linkWithin(records, PERSON_CONFIG, fixedModel(expected(lists), admissible(lists))),
    model: { kind: "fixed", because },
  });
  if (records.size < FEWEST_TO_LEARN) return fixed("too-few-people");
  // What this register does not teach, because hardly any file says it or chance agrees as often, is left out; the rest is learned.
  for (let { comparisons } = PERSON_CONFIG; ;) {
    try {
      return { result: linkWithin(records, { ...PERSON_CONFIG, comparisons }, undefined), model: { kind: "learned" } };
    } catch (error) {
      if (!(error instanceof LinkageError)) throw error;
      const about = error.details["comparison"];
      const rest = comparisons.filter(({ columns: [column = ""] }) => column !== about || NEEDED.has(column));
      if (rest.length === comparisons.length) return fixed(error.code);
      comparisons = rest;
    }
  }
}

function explain(result: LinkResult, left: number, right: number): readonly Step[] {
  const { priorBits, steps } = result.explain(left, right);
  const told = steps.flatMap(({ comparison, level, bits, rarityBits }): Step[] =>
    level === undefined ? [] : [{ fact: comparison, level, bits: round(bits + rarityBits) }],
  );
  return [{ fact: "prior", level: "prior", bits: round(priorBits) }, ...told];
}

const round = (bits: number): number => Math.round(bits * 10) / 10;

/**
 * Finds people who may be one, within a list or between lists. Proposes only.
 *
 * @param most pairs at most, the likeliest
 * @throws AporaError internal when the library refuses what this program made itself
 */
export function linkPeople(lists: readonly PeopleList[], most: number): LinkedPeople {
  if (lists.length > MOST_LISTS) throw new AporaError("internal", { problem: "too many lists" });
  const people = lists.reduce((n, list) => n + list.people.length, 0);
  const nothing = { pairs: [], compared: 0, otherNames: 0, skippedBlocks: 0 };
  if (people < 2 || admissible(lists) === 0) return { ...nothing, model: { kind: "fixed", because: "too-few-people" } };
  const { result, model } = linkLists(lists);
  const everybody = lists.flatMap((list) => list.people);
  const isOtherName = createNameVeto();
  const { left, right, bits, size } = result.pairs;
  const order = Array.from({ length: size }, (_, k) => k).sort((a, b) => (bits[b] ?? 0) - (bits[a] ?? 0));
  const pairs: ScoredPair[] = [];
  let otherNames = 0;
  for (const k of order) {
    if (pairs.length === most) break;
    const [a, b] = [left[k] ?? 0, right[k] ?? 0];
    if (isOtherName(everybody[a]?.names ?? [], everybody[b]?.names ?? [])) otherNames += 1;
    else pairs.push({ left: a, right: b, probability: probabilityOf(bits[k] ?? 0), explanation: explain(result, a, b) });
  }
  const skippedBlocks = result.blocking.rules.reduce((n, rule) => n + rule.skippedBlocks, 0);
  return { pairs, model, compared: result.blocking.compared, otherNames, skippedBlocks };
}
