import { traceFigure } from "../figures/curve.ts";
import { countFigure } from "../figures/count.ts";
import { currentDefinitions, type Definition } from "../figures/definitions.ts";
import { readWhen, type Figure } from "../figures/figure.ts";
import { listPublicParts } from "../figures/small-cells.ts";
import { EVERYBODY } from "../figures/measure.ts";
import { definitionText } from "../figures/texts.ts";
import type { SourceRecord } from "../ledger/claim.ts";
import { dayOf, isoOf } from "../ledger/edtf.ts";
import { sql } from "../platform/database.ts";
import { column, type Cell, type Table } from "./cells.ts";
import { PUBLISHED_CODES } from "./published.ts";
import { goOn, type Scope } from "./scope.ts";

// Tables of sources, figures and claims: what everything else rests on.

const plain = (name: string, type: string, ...meaning: readonly [string, string, string]): Table["columns"][number] =>
  column(name, type, meaning);

export const SOURCE_TABLE: Table = {
  name: "sources",
  columns: [
    plain("id", "number", "Number of the source.", "Нумар крыніцы.", "Номер источника."),
    plain("url", "address", "Address of the document.", "Адрас дакумента.", "Адрес документа."),
    plain("title", "text", "Title.", "Назва.", "Название."),
    plain("publisher", "text", "Who published it.", "Хто апублікаваў.", "Кто опубликовал."),
    plain("published", "EDTF date", "Date of the document.", "Дата дакумента.", "Дата документа."),
    plain("read_on", "ISO date", "When it was read.", "Калі яго прачыталі.", "Когда его прочли."),
    plain("archive", "address", "Address of an archived copy.", "Адрас архіўнай копіі.", "Адрес архивной копии."),
    plain("language", "ISO 639", "Language.", "Мова.", "Язык."),
    plain("note", "text", "Remark.", "Заўвага.", "Замечание."),
    plain(
      "licence",
      "text",
      "Terms of use, as far as known.",
      "Умовы выкарыстання, наколькі вядома.",
      "Условия использования, насколько известно.",
    ),
  ],
};

/** What may be done with what a source says. The register states facts in its own words; the document is its author's. */
export const SOURCE_TERMS =
  "Facts with attribution: name the source. The document itself belongs to its author; ask the publisher before copying more than facts.";

export const sourceRow = (source: SourceRecord): Cell[] => [
  source.id,
  source.url,
  source.title,
  source.publisher,
  source.published,
  source.readOn,
  source.archive,
  source.language,
  source.note,
  SOURCE_TERMS,
];

const BATCH = 500;

/** Sources that some published claim rests on at the position, in the order of their numbers. */
export async function* readSources(scope: Scope): AsyncGenerator<readonly SourceRecord[]> {
  const { reader, knownAt } = scope;
  const used = await reader.query<{ id: number }>(sql`
    select distinct unnest(sources) as id from claim
    where position <= ${knownAt} and audience = 'public' and property = any(${[...PUBLISHED_CODES]}) order by 1`);
  for (let from = 0; from < used.length; from += BATCH) {
    goOn(scope);
    const ids = used.slice(from, from + BATCH).map((row) => row.id);
    yield await reader.query<SourceRecord>(sql`
      select id, url, title, publisher, published, read_on::text as "readOn", archive, note, language
      from source where id = any(${ids}) order by id`);
  }
}

export const FIGURE_TABLE: Table = {
  name: "figures",
  columns: [
    plain("figure", "code", "The figure, as the site names it.", "Лічба, як яе называе сайт.", "Число, как его называет сайт."),
    plain("definition", "code", "Definition with its version.", "Азначэнне з версіяй.", "Определение с версией."),
    plain("unit", "code", "What one is.", "Што лічыцца за адзінку.", "Что считается единицей."),
    plain("when", "ISO date or period", "Day or period of the value.", "Дзень або перыяд значэння.", "День или период значения."),
    plain("value", "number", "Records that count for certain.", "Запісы, якія лічацца пэўна.", "Записи, которые учитываются точно."),
    plain(
      "uncertain",
      "number",
      "How many more may count; never added.",
      "Колькі яшчэ можа лічыцца; не дадаецца.",
      "Сколько ещё может учитываться; не прибавляется.",
    ),
    plain("title", "text", "The definition in words.", "Азначэнне словамі.", "Определение словами."),
    plain("rule", "text", "What is counted, and how.", "Што і як лічыцца.", "Что и как считается."),
  ],
};

export const FIGURE_DAY_TABLE: Table = {
  name: "figure_days",
  columns: [
    plain("figure", "code", "The figure.", "Лічба.", "Число."),
    plain(
      "day",
      "ISO date",
      "From this day until the next row the value holds.",
      "З гэтага дня да наступнага радка.",
      "С этого дня до следующей строки.",
    ),
    plain("value", "number", "Records that count for certain.", "Запісы, якія лічацца пэўна.", "Записи, которые учитываются точно."),
    plain("uncertain", "number", "How many more may count.", "Колькі яшчэ можа лічыцца.", "Сколько ещё может учитываться."),
  ],
};

/** The first year of the curves: the register begins with the events of 2020. */
const FIRST_YEAR = 2020;

/** All figures in force: the whole of each definition and its lines. */
export async function listFigures(scope: Pick<Scope, "reader" | "knownAt">): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const definition of currentDefinitions())
    figures.push({ id: definition.id, definition, key: EVERYBODY }, ...(await listPublicParts(scope.reader, definition, scope.knownAt)));
  return figures;
}

/** Days and periods a figure is given for: the day of the export, or every year up to it. */
function whensOf(definition: Definition, at: string): readonly string[] {
  if (definition.shape !== "period") return [at];
  const last = Number(at.slice(0, 4));
  return Array.from({ length: Math.max(0, last - FIRST_YEAR + 1) }, (_, i) => String(FIRST_YEAR + i));
}

export async function* figureRows(scope: Scope): AsyncGenerator<Cell[]> {
  for (const figure of await listFigures(scope)) {
    goOn(scope);
    const { definition } = figure;
    const { title, rule } = definitionText(definition, "en");
    for (const text of whensOf(definition, scope.at)) {
      const when = readWhen(definition, text);
      const { value, uncertain } = await countFigure(scope.reader, { figure, when, knownAt: scope.knownAt });
      yield [figure.id, `${definition.id}@${definition.version}`, definition.unit, text, value, uncertain, title, rule];
    }
  }
}

/** The curves of all stocks and totals up to the day of the export. */
export async function* figureDayRows(scope: Scope): AsyncGenerator<Cell[]> {
  for (const figure of await listFigures(scope)) {
    goOn(scope);
    if (figure.definition.shape === "period") continue;
    const steps = await traceFigure(scope.reader, figure, { from: dayOf(`${FIRST_YEAR}-01-01`), to: scope.day, knownAt: scope.knownAt });
    for (const { day, value, uncertain } of steps) yield [figure.id, isoOf(day), value, uncertain];
  }
}

export const CLAIM_TABLE: Table = {
  name: "claims",
  columns: [
    plain(
      "position",
      "number",
      "Place in the ledger, in the order in which it became known.",
      "Месца ў рэестры, у парадку паступлення.",
      "Место в реестре, в порядке поступления.",
    ),
    plain(
      "recorded_on",
      "ISO date",
      "Day (UTC) on which it became known here.",
      "Дзень (UTC), калі гэта стала вядома тут.",
      "День (UTC), когда это стало известно здесь.",
    ),
    plain("owner", "UUID", "The file it belongs to.", "Запіс, да якога належыць.", "Запись, к которой относится."),
    plain("entity", "UUID", "The person, event or entry it is about.", "Чалавек, падзея або аб’ект.", "Человек, событие или объект."),
    plain(
      "property",
      "code",
      "What is claimed, as in the data dictionary.",
      "Што сцвярджаецца, як у слоўніку.",
      "Что утверждается, как в словаре.",
    ),
    plain("value", "JSON", "The value, exactly.", "Значэнне, дакладна.", "Значение, точно."),
    plain("valid", "EDTF period", "When it held, where known.", "Калі гэта было так, калі вядома.", "Когда это было так, если известно."),
    plain("reliability", "A–F", "Reliability of the source.", "Надзейнасць крыніцы.", "Надёжность источника."),
    plain("credibility", "1–6", "Credibility of the information.", "Верагоднасць звестак.", "Достоверность сведений."),
    plain("reason", "text", "Why, where a person judged.", "Чаму, калі меркаваў чалавек.", "Почему, если судил человек."),
    plain(
      "sources",
      "ids of sources, several",
      "Sources, as in the table sources.",
      "Крыніцы, як у табліцы sources.",
      "Источники, как в таблице sources.",
    ),
  ],
};

type ClaimRow = {
  readonly position: number;
  readonly recorded_on: string;
  readonly owner: string;
  readonly entity: string;
  readonly property: string;
  readonly value: unknown;
  readonly valid: string | null;
  readonly reliability: string | null;
  readonly credibility: number | null;
  readonly reason: string | null;
  readonly sources: readonly number[];
};

const CLAIMS_AT_ONCE = 2000;

/** Every published claim up to the position, withdrawn ones and judgements too, in ledger order. */
export async function* claimRows(scope: Scope): AsyncGenerator<Cell[]> {
  for (let after = 0; after < scope.knownAt; after += CLAIMS_AT_ONCE) {
    goOn(scope);
    const rows = await scope.reader.query<ClaimRow>(sql`
      select c.position, (e.recorded_at at time zone 'UTC')::date::text as recorded_on, c.owner, c.entity, c.property, c.value, c.valid,
             c.reliability, c.credibility, c.reason, c.sources
      from claim c join audit_event e on e.seq = c.event_seq
      where c.position > ${after} and c.position <= ${Math.min(after + CLAIMS_AT_ONCE, scope.knownAt)} and c.audience = 'public' and c.value <> 'null'
        and c.property = any(${[...PUBLISHED_CODES]}) order by c.position`);
    for (const row of rows)
      yield [
        row.position,
        row.recorded_on,
        row.owner,
        row.entity,
        row.property,
        JSON.stringify(row.value),
        row.valid,
        row.reliability,
        row.credibility,
        row.reason,
        row.sources.join(" | "),
      ];
  }
}

/** In the order of the columns: languages are only ever added at the end. */
export const DICTIONARY_LANGUAGES = ["en", "be", "ru", "uk", "pl", "lt", "de"] as const;

export const DICTIONARY_TABLE: Table = {
  name: "dictionary",
  columns: ["table", "column", "property", "class", "type", "unit", ...DICTIONARY_LANGUAGES.map((lang) => `meaning_${lang}`)].map((name) =>
    plain(name, "text", "Part of this dictionary.", "Частка гэтага слоўніка.", "Часть этого словаря."),
  ),
};
