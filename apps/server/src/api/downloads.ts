import { z } from "zod";
import { BYTE_ORDER_MARK, csvLine } from "../exports/csv.ts";
import type { Cell, Table } from "../exports/cells.ts";
import { dictionaryRows } from "../exports/dictionary.ts";
import { personEntity, presentPerson, presentRoot } from "../exports/present.ts";
import { ROOT_KINDS, type RootKind } from "../exports/published.ts";
import { DICTIONARY_TABLE, FIGURE_DAY_TABLE } from "../exports/record-tables.ts";
import { openScope, readCodes, readRoots } from "../exports/scope.ts";
import { PEOPLE, personRow, rootRow, rootTable } from "../exports/tables.ts";
import { findPublicFigure } from "../figures/small-cells.ts";
import { pagePeople } from "../figures/people-list.ts";
import { namesOf, type PersonFile } from "../registry/person-file.ts";
import { bad, openInBatches, timeParams, type Asked } from "./asked.ts";
import { aboutOf } from "./endpoint.ts";
import { curveOf, presentFigure } from "./figure-endpoints.ts";
import { peopleParams, toPeopleQuery } from "./people-query.ts";
import { CSV, JSON_TYPE, TIMES, type Asking, type PublicFile } from "./public-file.ts";

/** People in one download. More are read page by page from the API, or all at once by `apora export`. */
const MOST_PEOPLE = 5000;
const BEFORE_ALL = "00000000-0000-0000-0000-000000000000";

const csv = (table: Table, rows: readonly (readonly Cell[])[]): string =>
  BYTE_ORDER_MARK + [table.columns.map((column) => column.name), ...rows].map(csvLine).join("");

async function peopleAsked({ asked, query }: Asking): Promise<readonly PersonFile[]> {
  const ids = await pagePeople(asked.reader, await toPeopleQuery(asked, query), { after: BEFORE_ALL, limit: MOST_PEOPLE + 1 });
  if (ids.length > MOST_PEOPLE)
    throw bad("limit", `more than ${MOST_PEOPLE} people: narrow the list, turn pages at /api/v1/people, or use the whole export`);
  return (await openInBatches(asked, ids)).filter((file) => namesOf(file).length > 0);
}

const PEOPLE_QUERY = z.strictObject({ ...timeParams, ...peopleParams });
const attachment = (name: string): Readonly<Record<string, string>> => ({ "content-disposition": `attachment; filename="${name}"` });

const peopleCsv: PublicFile = {
  path: "/data/people.csv",
  type: CSV,
  query: PEOPLE_QUERY,
  headers: attachment("people.csv"),
  body: async (asking) => {
    const rowing = { codes: await readCodes(asking.asked), day: asking.asked.day };
    return csv(
      PEOPLE,
      (await peopleAsked(asking)).map((file) => personRow(file, personEntity(file), rowing)),
    );
  },
};

const json = (asked: Asked, data: unknown): string => `${JSON.stringify({ about: aboutOf(asked), data })}\n`;

const peopleJson: PublicFile = {
  path: "/data/people.json",
  type: JSON_TYPE,
  query: PEOPLE_QUERY,
  body: async (asking) =>
    json(
      asking.asked,
      (await peopleAsked(asking)).map((file) => presentPerson(file, asking.asked.day)),
    ),
};

const figureId = ({ id = "", part }: Readonly<Record<string, string>>): string => (part === undefined ? id : `${id}/${part}`);

async function figureCsv({ asked, params }: Asking): Promise<string> {
  const figure = await findPublicFigure(asked.reader, figureId(params));
  const steps = await curveOf(asked, figure);
  return csv(
    FIGURE_DAY_TABLE,
    steps.map(({ day, value, uncertain }) => [figure.id, day, value, uncertain]),
  );
}

async function figureJson({ asked, params }: Asking): Promise<string> {
  const figure = await findPublicFigure(asked.reader, figureId(params));
  return json(asked, { ...(await presentFigure(asked, figure)), curve: await curveOf(asked, figure) });
}

const figureFiles = ["/data/figures/{id}", "/data/figures/{id}/{part}"].flatMap((path): PublicFile[] => [
  { path: `${path}.csv`, type: CSV, query: TIMES, headers: attachment("figure.csv"), body: figureCsv },
  { path: `${path}.json`, type: JSON_TYPE, query: TIMES, body: figureJson },
]);

async function rootsOf(asked: Asked, kind: RootKind): Promise<Parameters<typeof presentRoot>[0][]> {
  const all = [];
  for await (const roots of readRoots(openScope(asked.reader, asked), kind)) all.push(...roots);
  return all;
}

const rootFiles = ROOT_KINDS.flatMap((kind): PublicFile[] => [
  {
    path: `/data/${kind}s.csv`,
    type: CSV,
    query: TIMES,
    headers: attachment(`${kind}s.csv`),
    body: async ({ asked }) => {
      const codes = await readCodes(asked);
      return csv(
        rootTable(kind),
        (await rootsOf(asked, kind)).map((root) => rootRow(root, codes)),
      );
    },
  },
  {
    path: `/data/${kind}s.json`,
    type: JSON_TYPE,
    query: TIMES,
    body: async ({ asked }) => json(asked, (await rootsOf(asked, kind)).map(presentRoot)),
  },
]);

const dictionary: PublicFile = {
  path: "/data/dictionary.csv",
  type: CSV,
  query: TIMES,
  headers: attachment("dictionary.csv"),
  body: async () => csv(DICTIONARY_TABLE, dictionaryRows()),
};

export const DOWNLOADS: readonly PublicFile[] = [peopleCsv, peopleJson, ...figureFiles, ...rootFiles, dictionary];
