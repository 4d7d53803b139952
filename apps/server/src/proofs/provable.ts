import type { DefinitionDocument, Facts, Rule, RollIdentity } from "@apora/proof";
import { isoOf, type Day } from "../ledger/edtf.ts";
import { AporaError } from "../platform/errors.ts";
import { birthYearOf, displayName, genderOf, namesOf, type PersonFile } from "../registry/person-file.ts";
import { READER_LANGUAGES } from "../registry/reader-languages.ts";
import { either, type DaySet } from "../figures/day-set.ts";
import type { Figure } from "../figures/figure.ts";
import { EVERYBODY, measurePerson, RECOGNISED_BY_ANY, type PersonMeasures } from "../figures/measure.ts";
import { NO_DAYS } from "../figures/day-set.ts";
import { definitionText } from "../figures/texts.ts";

/** A condition of a figure: a kind of period that must cover the day, and when it held of a person. */
type Condition = { readonly what: string; readonly days: (measures: PersonMeasures) => DaySet };

/** What a figure rests on, in the words of a published definition. */
type Grounds = { readonly conditions: readonly Condition[]; readonly gender?: string };

const CUSTODY: Condition = { what: "custody", days: (m) => m.custody };
/** Definition version 1 believed an open record for ever. */
const CUSTODY_UNCONFIRMED: Condition = { what: "custody", days: (m) => m.custodyUnconfirmed };

function recognised({ definition, key, id }: Figure): readonly Condition[] {
  if (key === EVERYBODY || definition.parts !== "recogniser") return [];
  const body = id.slice(id.indexOf("/") + 1);
  const what = key === RECOGNISED_BY_ANY ? "recognised" : `recognised by ${body}`;
  return [{ what, days: (m) => m.recognised.get(key) ?? NO_DAYS }];
}

/** A condition that is a line of a figure itself, where its rule is a program rather than two periods. */
const ownLine = ({ id, definition, key }: Figure): Condition => ({
  what: id,
  days: (m) =>
    either(
      ...definition
        .measure(m)
        .filter((line) => line.key === key && line.record === m.file.id)
        .map(({ days }) => days),
    ),
});

function whyNot({ definition }: Figure): string | undefined {
  if (definition.unit !== "person") return "its records are events, not people";
  if (definition.shape === "period") return "it counts over a period, not on a day";
  if (definition.groups !== undefined) return "it is a sum of lines: publish the lines";
  if (definition.smallCells === true) return "its lines are protected, and a roll would show how small they are";
  return undefined;
}

/** @throws statement.not-provable */
function groundsOf(figure: Figure): Grounds {
  const reason = whyNot(figure);
  if (reason !== undefined) throw new AporaError("statement.not-provable", { figure: figure.id.slice(0, 80), reason });
  const { id, version } = figure.definition;
  if (id === "in-custody") return { conditions: [version === 1 ? CUSTODY_UNCONFIRMED : CUSTODY, ...recognised(figure)] };
  if (id === "in-custody-women") return { conditions: [CUSTODY, ...recognised(figure)], gender: "female" };
  return { conditions: [ownLine(figure)] };
}

function ruleOf({ conditions, gender }: Grounds): Rule {
  const parts: readonly Rule[] = [
    ...conditions.map(({ what }): Rule => ({ during: what })),
    ...(gender === undefined ? [] : [{ is: ["gender", gender] as const }]),
  ];
  const [only] = parts;
  return parts.length === 1 && only !== undefined ? only : { all: parts };
}

/** What everybody reads, and what a verifier applies. @throws statement.not-provable */
export function documentOf(figure: Figure): DefinitionDocument {
  const { definition } = figure;
  return {
    id: figure.id,
    version: String(definition.version),
    unit: definition.unit,
    text: Object.fromEntries(READER_LANGUAGES.map((lang) => [lang, definitionText(definition, lang).rule])),
    rule: ruleOf(groundsOf(figure)),
  };
}

/** The title of a figure with its value, in every language: what is claimed. */
export function claimTexts(figure: Figure, claim: { readonly value: number; readonly at: string }): Readonly<Record<string, string>> {
  const slash = figure.id.indexOf("/");
  const part = slash === -1 ? "" : ` (${figure.id.slice(slash + 1)})`;
  const text = (lang: (typeof READER_LANGUAGES)[number]): string =>
    `${definitionText(figure.definition, lang).title}${part}, ${claim.at}: ${claim.value}`;
  return Object.fromEntries(READER_LANGUAGES.map((lang) => [lang, text(lang)]));
}

/** The first day a proof can name. Before it lies everything that has no beginning. */
const FIRST_DAY = "0001-01-01";
const EARLIEST: Day = -719_162;
const LATEST: Day = 2_932_896;

/** The facts about a person that the figure needs on a day, and no others: the certain periods that cover it. */
export function factsOf(figure: Figure, file: PersonFile, day: Day): Facts {
  const { conditions, gender } = groundsOf(figure);
  const measures = measurePerson(file);
  const periods = conditions.flatMap(({ what, days }) =>
    days(measures)
      .certain.filter(({ from, to }) => from <= day && day < to)
      .map(({ from, to }) => ({ what, from: from <= EARLIEST ? FIRST_DAY : isoOf(from), to: to > LATEST ? null : isoOf(to) })),
  );
  const own = gender === undefined ? undefined : genderOf(file);
  return { periods, events: [], attributes: own === undefined ? {} : { gender: own } };
}

const LEGAL = "legal";

/**
 * What makes a person herself in a roll: the legal name as Belarusian readers see it, and the year of birth where one is
 * published. Never the register's own id, of which one person could have two.
 */
export function identityOf(file: PersonFile, n: number): RollIdentity {
  const names = namesOf(file).map(({ value }) => value);
  const legal = names.filter(({ role }) => role === LEGAL);
  const name = displayName(legal.length > 0 ? legal : names, "be");
  const plain = name.normalize("NFC").toLowerCase().replaceAll(/\s+/gu, " ").trim();
  return { name: plain === "" ? "-" : plain, patronymic: "", born: String(birthYearOf(file) ?? ""), n: String(n) };
}
