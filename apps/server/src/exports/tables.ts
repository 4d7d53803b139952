import { parseDate, isoOf, MAX_DAY, MIN_DAY } from "../ledger/edtf.ts";
import type { EntityId } from "../ledger/claim.ts";
import type { Entity, Fact } from "../ledger/resolve.ts";
import { displayName, eventsOf, namesOf, type PersonFile } from "../registry/person-file.ts";
import type { PersonEventKind } from "../registry/schema.ts";
import { column, type Cell, type Column, type Table } from "./cells.ts";
import { MEANINGS } from "./meanings.ts";
import { disputedIn, sourcesOf, standOn } from "./present.ts";
import { EVENT_FIELDS, EVENT_KINDS, PERSON_FIELDS, ROOT_FIELDS, ROOT_KINDS, type Field, type RootKind } from "./published.ts";
import type { Root } from "./scope.ts";

// Tables of people, events and catalogues. One row is one record; a field that may have several values has them in one
// cell, separated by " | ", with the period they held in round brackets. The table `claims` holds everything exactly.

export type Codes = ReadonlyMap<EntityId, string>;
/** What a row is made with. */
export type Rowing = { readonly codes: Codes; readonly day: number };

const SEVERAL = " | ";

function columnsOf({ name, type, property }: Field): Column[] {
  const inLanguage = (lang: keyof typeof MEANINGS): string => MEANINGS[lang][property.code] ?? "";
  const [be, ru, uk] = [inLanguage("be"), inLanguage("ru"), inLanguage("uk")];
  const meaning = { en: property.about, be, ru, uk, pl: inLanguage("pl"), lt: inLanguage("lt"), de: inLanguage("de") };
  const told = { meaning, property: property.code, ...(property.unit === null ? {} : { unit: property.unit }) };
  if (type === "date")
    return [
      { name, type: "EDTF date", ...told },
      { name: `${name}_from`, type: "ISO date: first possible day", ...told },
      { name: `${name}_to`, type: "ISO date: last possible day", ...told },
    ];
  if (type === "entity" && property.refers !== "event")
    return [
      { name, type: `id of ${property.refers ?? "entity"}`, ...told },
      { name: `${name}_code`, type: `code of ${property.refers ?? "entity"}`, ...told },
    ];
  if (type === "coordinates")
    return [
      { name: "lat", type: "number", ...told },
      { name: "lon", type: "number", ...told },
    ];
  return [{ name, type: property.many ? `${type}, several` : type, ...told }];
}

type LengthValue = { readonly years?: number; readonly months?: number; readonly days?: number };

const lengthText = ({ years, months, days }: LengthValue): string =>
  `P${years === undefined ? "" : `${years}Y`}${months === undefined ? "" : `${months}M`}${days === undefined ? "" : `${days}D`}`;

function penaltyText(value: { kind: string; length?: LengthValue; regime?: string; amount?: number; currency?: string }): string {
  const length = value.length === undefined ? undefined : lengthText(value.length);
  const amount = value.amount === undefined ? undefined : `${value.amount}${value.currency === undefined ? "" : ` ${value.currency}`}`;
  return [value.kind, length, value.regime, amount].filter((part) => part !== undefined).join(" ");
}

type ProvisionsValue = {
  readonly kind: string;
  readonly text?: string;
  readonly relation?: string;
  readonly provisions?: readonly { readonly code: string; readonly article: string; readonly part?: string; readonly point?: string }[];
};

/** `UK-BY:342/1` is part 1 of article 342; a point follows after another stroke. */
const provisionsText = ({ kind, text, relation, provisions = [] }: ProvisionsValue): string =>
  kind === "provisions"
    ? `${relation === undefined ? "" : `${relation} `}${provisions
        .map(({ code, article, part, point }) => [`${code}:${article}`, part, point].filter((one) => one !== undefined).join("/"))
        .join(", ")}`
    : kind === "described"
      ? `described: ${text ?? ""}`
      : kind;

/** A value as one piece of text. */
export function valueText(type: Field["type"], value: unknown): string {
  if (type === "local-text" || type === "name") return (value as { text: string }).text;
  if (type === "length") return lengthText(value as LengthValue);
  if (type === "penalty") return penaltyText(value as Parameters<typeof penaltyText>[0]);
  if (type === "provisions") return provisionsText(value as ProvisionsValue);
  return typeof value === "string" ? value : JSON.stringify(value);
}

function pieceText(type: Field["type"], { value, claim }: Fact<unknown>): string {
  const lang = type === "local-text" || type === "name" ? `${(value as { lang: string }).lang}: ` : "";
  return `${lang}${valueText(type, value)}${claim.valid === null ? "" : ` (${claim.valid})`}`;
}

const dayText = (day: number): string | null => (day < MIN_DAY || day > MAX_DAY ? null : isoOf(day));

function dateCells(value: unknown): Cell[] {
  if (typeof value !== "string") return [null, null, null];
  const { lo, hi } = parseDate(value);
  return [value, dayText(lo), dayText(hi)];
}

function cellsOf({ type, property }: Field, entity: Entity, codes: Codes): Cell[] {
  const facts = entity.facts.get(property.code) ?? [];
  const value = facts[0]?.value;
  if (property.many) return [facts.length === 0 ? null : facts.map((fact) => pieceText(type, fact)).join(SEVERAL)];
  if (type === "date") return dateCells(value);
  if (type === "entity" && property.refers !== "event") return typeof value === "string" ? [value, codes.get(value) ?? null] : [null, null];
  if (type === "coordinates") {
    const { lat, lon } = (value ?? {}) as { lat?: number; lon?: number };
    return [lat ?? null, lon ?? null];
  }
  if (value === undefined) return [null];
  return [typeof value === "number" || typeof value === "boolean" ? value : valueText(type, value)];
}

const ID = column("id", "UUID", ["Stable id of the record.", "Пастаянны ідэнтыфікатар запісу.", "Постоянный идентификатор записи."]);
const CODE = column("code", "code", ["Stable short code.", "Пастаянны кароткі код.", "Постоянный короткий код."]);
const PERSON = column("person", "UUID", [
  "The person, as in the table people.",
  "Чалавек, як у табліцы people.",
  "Человек, как в таблице people.",
]);
const DISPUTED = column("disputed", "field names, several", [
  "Fields on which sources disagree; all values are in the table claims.",
  "Палі, у якіх крыніцы не згодныя; усе значэнні — у табліцы claims.",
  "Поля, в которых источники расходятся; все значения — в таблице claims.",
]);
const SOURCES = column("sources", "ids of sources, several", [
  "Sources it rests on, as in the table sources.",
  "Крыніцы, на якіх гэта заснавана, як у табліцы sources.",
  "Источники, на которых это основано, как в таблице sources.",
]);

const rests = (entity: Entity, fields: readonly Field[]): Cell[] => [
  disputedIn(entity, fields).join(SEVERAL),
  sourcesOf(entity, fields).join(SEVERAL),
];

const NAME_LANGUAGES = ["en", "be", "ru"] as const;
const PERSON_CELLS = PERSON_FIELDS.filter(({ name }) => name !== "name");

export const PEOPLE: Table = {
  name: "people",
  columns: [
    ID,
    column("files", "UUID, several", [
      "All files judged to be about this person.",
      "Усе запісы, прызнаныя запісамі пра гэтага чалавека.",
      "Все записи, признанные записями об этом человеке.",
    ]),
    ...NAME_LANGUAGES.map((lang) =>
      column(`name_${lang}`, "name", [
        "Name to show readers of this language; all spellings are in the table spellings.",
        "Імя для чытачоў гэтай мовы; усе напісанні — у табліцы spellings.",
        "Имя для читателей этого языка; все написания — в таблице spellings.",
      ]),
    ),
    ...PERSON_CELLS.flatMap(columnsOf),
    column("in_custody", "certain, perhaps or no", [
      "Whether in custody on the day of the export, by the definition in-custody.",
      "Ці быў чалавек у зняволенні ў дзень выгрузкі, паводле азначэння in-custody.",
      "Был ли человек в заключении в день выгрузки, по определению in-custody.",
    ]),
    column("recognised_by", "codes, several", [
      "Organisations whose recognition stood on the day of the export.",
      "Арганізацыі, чыё прызнанне дзейнічала ў дзень выгрузкі.",
      "Организации, чьё признание действовало в день выгрузки.",
    ]),
    DISPUTED,
    SOURCES,
  ],
};

export function personRow(file: PersonFile, entity: Entity, { codes, day }: Rowing): Cell[] {
  const names = namesOf(file).map((fact) => fact.value);
  const { in_custody, recognised_by } = standOn(file, day);
  return [
    file.id,
    file.members.join(SEVERAL),
    ...NAME_LANGUAGES.map((lang) => displayName(names, lang)),
    ...PERSON_CELLS.flatMap((field) => cellsOf(field, entity, codes)),
    in_custody,
    recognised_by.map((id) => codes.get(id) ?? id).join(SEVERAL),
    ...rests(entity, PERSON_FIELDS),
  ];
}

const textColumn = (name: string, ...meaning: readonly [en: string, be: string, ru: string]): Column => column(name, "text", meaning);

export const SPELLINGS: Table = {
  name: "spellings",
  columns: [
    PERSON,
    textColumn("text", "The name as it is spelt.", "Імя, як яно напісана.", "Имя, как оно написано."),
    textColumn("lang", "Language, ISO 639.", "Мова, ISO 639.", "Язык, ISO 639."),
    textColumn("script", "Script, ISO 15924.", "Пісьмо, ISO 15924.", "Письменность, ISO 15924."),
    textColumn(
      "role",
      "Legal name, pen name, short form…",
      "Пашпартнае імя, псеўданім, кароткая форма…",
      "Паспортное имя, псевдоним, краткая форма…",
    ),
    SOURCES,
  ],
};

export const spellingRows = (file: PersonFile): Cell[][] =>
  namesOf(file).map(({ value, claim, agreeing }) => [
    file.id,
    value.text,
    value.lang,
    value.script,
    value.role,
    [...new Set([claim, ...agreeing].flatMap((one) => one.sources))].join(SEVERAL),
  ]);

const PLURALS: Partial<Record<string, string>> = { stay: "stays", incommunicado: "incommunicado" };

/** Table of a kind of event: detentions, charges, … */
export const eventTable = (kind: PersonEventKind): Table => ({
  name: PLURALS[kind] ?? `${kind}s`,
  columns: [ID, PERSON, ...EVENT_FIELDS[kind].flatMap(columnsOf), DISPUTED, SOURCES],
});

export const eventRows = (file: PersonFile, kind: PersonEventKind, codes: Codes): Cell[][] =>
  eventsOf(file, kind).map((entity) => [
    entity.id,
    file.id,
    ...EVENT_FIELDS[kind].flatMap((field) => cellsOf(field, entity, codes)),
    ...rests(entity, EVENT_FIELDS[kind]),
  ]);

export const rootTable = (kind: RootKind): Table => ({
  name: `${kind}s`,
  columns: [ID, CODE, ...ROOT_FIELDS[kind].flatMap(columnsOf), DISPUTED, SOURCES],
});

export const rootRow = ({ id, code, kind, entity }: Root, codes: Codes): Cell[] => [
  id,
  code,
  ...ROOT_FIELDS[kind].flatMap((field) => cellsOf(field, entity, codes)),
  ...rests(entity, ROOT_FIELDS[kind]),
];

export const PERSON_TABLES: readonly Table[] = [PEOPLE, SPELLINGS, ...EVENT_KINDS.map(eventTable)];
export const ROOT_TABLES: readonly Table[] = ROOT_KINDS.map(rootTable);
