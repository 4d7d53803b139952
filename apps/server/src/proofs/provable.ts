import type { DefinitionDocument, Facts, Rule } from "@apora/proof";
import type { EntityId, Position } from "../ledger/claim.ts";
import { isoOf, type Day } from "../ledger/edtf.ts";
import { listRoots } from "../ledger/positions.ts";
import type { Reader } from "../platform/database.ts";
import { AporaError } from "../platform/errors.ts";
import { eventsOf, genderOf, type PersonFile } from "../registry/person-file.ts";
import { READER_LANGUAGES } from "../registry/reader-languages.ts";
import { either, NO_DAYS, type DaySet } from "../figures/day-set.ts";
import { linesOf, type CountedLines, type Figure, type When } from "../figures/figure.ts";
import { EVERYBODY, measurePerson, RECOGNISED_BY_ANY, type PersonMeasures } from "../figures/measure.ts";
import { definitionText } from "../figures/texts.ts";
import { COUNTED_EVENTS, type Codes, type CountedEvent } from "./event-facts.ts";

/** When something held of a record, or since when it has happened. */
type Days = (measures: PersonMeasures, record: EntityId) => DaySet;

/** A condition of a figure: a kind of period that must cover the day, and when it held. */
type Condition = { readonly what: string; readonly days: Days };

/** What a figure rests on, in the words of a published definition. */
export type Grounds = {
  readonly figure: Figure;
  /** Periods that must cover the day. */
  readonly conditions: readonly Condition[];
  /** Something that happened: within the period, or by the day. */
  readonly happened?: { readonly what: string; readonly days: Days };
  /** Attributes that the record must have. */
  readonly is: Readonly<Record<string, string>>;
  /** Where the records are events. */
  readonly event: CountedEvent | undefined;
  readonly codes: Codes;
};

const CUSTODY: Condition = { what: "custody", days: (m) => m.custody };
/** Definition version 1 believed an open record for ever. */
const CUSTODY_UNCONFIRMED: Condition = { what: "custody", days: (m) => m.custodyUnconfirmed };

const partOf = ({ id }: Figure): string => (id.includes("/") ? id.slice(id.indexOf("/") + 1) : "");

function recognised(figure: Figure): readonly Condition[] {
  const { definition, key } = figure;
  if (key === EVERYBODY || definition.parts !== "recogniser") return [];
  const what = key === RECOGNISED_BY_ANY ? "recognised" : `recognised by ${partOf(figure)}`;
  return [{ what, days: (m) => m.recognised.get(key) ?? NO_DAYS }];
}

/** The days of a record in the lines that the figure adds up: where its rule is a program rather than two periods. */
const ownDays =
  ({ counted, keys }: CountedLines): Days =>
  (m, record) =>
    either(
      ...counted
        .measure(m)
        .filter((line) => line.record === record && (keys === "all" ? line.key !== EVERYBODY : keys.includes(line.key)))
        .map(({ days }) => days),
    );

/** Figures that count people over a period. */
const HAPPENED_TO: Readonly<Record<string, string>> = { "died-in-period": "death" };

/** @throws statement.not-provable */
function conditionsOf(figure: Figure, lines: CountedLines): Pick<Grounds, "conditions" | "happened" | "is"> {
  const { id, version, shape } = figure.definition;
  const event = COUNTED_EVENTS[id];
  if (event !== undefined) {
    const is = event.line === undefined || figure.key === EVERYBODY ? {} : { [event.line]: partOf(figure) };
    return { conditions: [], happened: { what: event.what, days: ownDays(lines) }, is };
  }
  if (shape === "period") return { conditions: [], happened: { what: HAPPENED_TO[id] ?? id, days: ownDays(lines) }, is: {} };
  if (id === "in-custody") return { conditions: [version === 1 ? CUSTODY_UNCONFIRMED : CUSTODY, ...recognised(figure)], is: {} };
  if (id === "in-custody-women") return { conditions: [CUSTODY, ...recognised(figure)], is: { gender: "female" } };
  return { conditions: [{ what: figure.id, days: ownDays(lines) }], is: {} };
}

/** What a figure rests on, as known at a position. @throws statement.not-provable, figure.unknown */
export async function openGrounds(reader: Reader, figure: Figure, knownAt: Position): Promise<Grounds> {
  const refuse = (reason: string): AporaError => new AporaError("statement.not-provable", { figure: figure.id.slice(0, 80), reason });
  const { smallCells, unit, id } = figure.definition;
  if (smallCells === true) throw refuse("its lines are protected, and a roll would show how small they are");
  const event = COUNTED_EVENTS[id];
  if (unit !== "person" && event === undefined) throw refuse("nobody has said yet what is published about one of its records");
  const bodies = await listRoots(reader, "organisation", knownAt);
  return {
    figure,
    ...conditionsOf(figure, await linesOf(reader, figure, knownAt)),
    event,
    codes: new Map(bodies.map((root) => [root.id, root.code ?? root.id])),
  };
}

function ruleOf({ figure, conditions, happened, is }: Grounds): Rule {
  const parts: readonly Rule[] = [
    ...conditions.map(({ what }): Rule => ({ during: what })),
    ...(happened === undefined ? [] : [figure.definition.shape === "period" ? { within: happened.what } : { by: happened.what }]),
    ...Object.entries(is).map(([name, value]): Rule => ({ is: [name, value] })),
  ];
  const [only] = parts;
  return parts.length === 1 && only !== undefined ? only : { all: parts };
}

/** What everybody reads, and what a verifier applies. */
export function documentOf(grounds: Grounds): DefinitionDocument {
  const { id, definition } = grounds.figure;
  return {
    id,
    version: String(definition.version),
    unit: definition.unit,
    text: Object.fromEntries(READER_LANGUAGES.map((lang) => [lang, definitionText(definition, lang).rule])),
    rule: ruleOf(grounds),
  };
}

/** The days of a statement: one, or the first and the last with a slash between. */
export const validAtOf = ({ from, to }: When): string => (from === to ? isoOf(from) : `${isoOf(from)}/${isoOf(to)}`);

/** The same for a sentence: `2024`, `2024-05`, `2024-05-21`, `2024-01-01 – 2024-06-30`. */
function spokenTime({ from, to }: When): string {
  const [first, last, after] = [isoOf(from), isoOf(to), isoOf(to + 1)];
  if (from === to) return first;
  if (first.endsWith("-01-01") && last === `${first.slice(0, 4)}-12-31`) return first.slice(0, 4);
  if (first.endsWith("-01") && last.startsWith(first.slice(0, 7)) && after.endsWith("-01")) return first.slice(0, 7);
  return `${first} – ${last}`;
}

/** The title of a figure with its value, in every language: what is claimed. */
export function claimTexts(figure: Figure, claim: { readonly value: number; readonly when: When }): Readonly<Record<string, string>> {
  const part = partOf(figure) === "" ? "" : ` (${partOf(figure)})`;
  const text = (lang: (typeof READER_LANGUAGES)[number]): string =>
    `${definitionText(figure.definition, lang).title}${part}, ${spokenTime(claim.when)}: ${claim.value}`;
  return Object.fromEntries(READER_LANGUAGES.map((lang) => [lang, text(lang)]));
}

/** The first day a proof can name. Before it lies everything that has no beginning. */
const FIRST_DAY = "0001-01-01";
const EARLIEST: Day = -719_162;
const LATEST: Day = 2_932_896;

const dayText = (day: Day): string => (day <= EARLIEST ? FIRST_DAY : isoOf(day));

/** First and last possible day of what is counted from a day on: what happened between them stays counted. */
function happenedOn(days: DaySet): { readonly on: string; readonly until?: string } | undefined {
  const [first, certain] = [days.possible[0]?.from, days.certain[0]?.from];
  if (first === undefined || certain === undefined) return undefined;
  return first < certain ? { on: dayText(first), until: dayText(certain) } : { on: dayText(certain) };
}

type CountedOne = { readonly file: PersonFile; readonly record: EntityId };

/** The event behind a record; undefined where people are counted. */
export const eventOf = ({ event }: Grounds, { file, record }: CountedOne): ReturnType<typeof eventsOf>[number] | undefined =>
  event === undefined ? undefined : eventsOf(file, event.kind).find(({ id }) => id === record);

/** The facts about a record that the figure needs, and no others: the certain periods that cover the day, or when it happened. */
export function factsOf(grounds: Grounds, counted: CountedOne, day: Day): Facts {
  const { conditions, happened, is, event, codes } = grounds;
  const measures = measurePerson(counted.file);
  const periods = conditions.flatMap(({ what, days }) =>
    days(measures, counted.record)
      .certain.filter(({ from, to }) => from <= day && day < to)
      .map(({ from, to }) => ({ what, from: dayText(from), to: to > LATEST ? null : isoOf(to) })),
  );
  const on = happened === undefined ? undefined : happenedOn(happened.days(measures, counted.record));
  const entity = eventOf(grounds, counted);
  const gender = genderOf(counted.file);
  const told = { ...(gender === undefined ? {} : { gender }), ...(entity === undefined ? {} : event?.attributes(entity, codes)) };
  return {
    periods,
    events: happened === undefined || on === undefined ? [] : [{ what: happened.what, ...on }],
    attributes: Object.fromEntries(Object.entries(told).filter(([name]) => name in is)),
  };
}
