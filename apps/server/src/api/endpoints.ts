import { z } from "zod";
import { presentPerson, presentRoot, presentSource, personSchema, rootSchema, sourceSchema, standOn } from "../exports/present.ts";
import { PUBLISHED_CODES, type RootKind } from "../exports/published.ts";
import { openScope, readRoots } from "../exports/scope.ts";
import { findRoot } from "../ledger/positions.ts";
import { sql } from "../platform/database.ts";
import { AporaError } from "../platform/errors.ts";
import type { SourceRecord } from "../ledger/claim.ts";
import { membersOf } from "../registry/clusters.ts";
import { openFiles } from "../registry/open-files.ts";
import { searchPeople } from "../figures/search-people.ts";
import { pagePeople } from "../figures/people-list.ts";
import { birthYearOf, displayName, genderOf, namesOf, type PersonFile } from "../registry/person-file.ts";
import { listParams, readPage, timeParams, writeCursor, type Asked } from "./asked.ts";
import { aboutOf, one, page, type Endpoint } from "./endpoint.ts";
import { FIGURE_ENDPOINTS } from "./figure-endpoints.ts";
import { PROOF_ENDPOINTS } from "./proof-endpoints.ts";
import { peopleParams, toPeopleQuery } from "./people-query.ts";

const summarySchema = z.strictObject({
  id: z.uuid(),
  name: z.strictObject({ en: z.string(), be: z.string(), ru: z.string() }),
  gender: z.string().nullable(),
  birth_year: z.number().int().nullable(),
  in_custody: z.enum(["certain", "perhaps", "no"]),
  recognised_by: z.array(z.uuid()),
});

/** A person of a list, field by field. */
function summaryOf(file: PersonFile, day: number): z.infer<typeof summarySchema> {
  const names = namesOf(file).map((fact) => fact.value);
  return {
    id: file.id,
    name: { en: displayName(names, "en"), be: displayName(names, "be"), ru: displayName(names, "ru") },
    gender: genderOf(file) ?? null,
    birth_year: birthYearOf(file) ?? null,
    ...standOn(file, day),
  };
}

const BEFORE_ALL = "00000000-0000-0000-0000-000000000000";

async function summaries(asked: Asked, ids: readonly string[]): Promise<z.infer<typeof summarySchema>[]> {
  const files = await openFiles(asked.reader, ids, asked.knownAt);
  return files.filter((file) => namesOf(file).length > 0).map((file) => summaryOf(file, asked.day));
}

const people: Endpoint = {
  path: "/api/v1/people",
  about: "People, filtered, in the order of their ids.",
  params: {},
  query: z.strictObject({ ...listParams, ...peopleParams }),
  out: page(summarySchema),
  answer: async (given, { query }) => {
    const { asked, after, limit } = readPage(given, query, BEFORE_ALL);
    const ids = await pagePeople(asked.reader, await toPeopleQuery(asked, query), { after, limit: limit + 1 });
    const last = ids[limit - 1];
    const next = ids.length > limit && last !== undefined ? writeCursor({ knownAt: asked.knownAt, after: last }) : null;
    return { about: aboutOf(asked), data: await summaries(asked, ids.slice(0, limit)), next };
  },
};

const reasonSchema = z
  .strictObject({ code: z.string(), part: z.string().optional(), language: z.string().optional() })
  .describe("Why a person was found, the most telling reason first.");

const search: Endpoint = {
  path: "/api/v1/search",
  about: "People by a name in any script and spelling, the closest first, each with the reasons.",
  params: {},
  query: z.strictObject({ ...timeParams, q: z.string().min(1).max(100).describe("A name, or its beginning, in any spelling.") }),
  out: one(z.array(summarySchema.extend({ reasons: z.array(reasonSchema) }))),
  answer: async (asked, { query }) => {
    const text = (query["q"] ?? "").normalize("NFC");
    const wanted = { query: await toPeopleQuery(asked, { q: text }), text, isHead: query["known_at"] === undefined };
    const { people } = await searchPeople(asked.reader, wanted, { offset: 0, limit: 20 });
    const found = new Map(people.map((one) => [one.person, one.found?.reasons ?? []]));
    const data = await summaries(
      asked,
      people.map((one) => one.person),
    );
    return { about: aboutOf(asked), data: data.map((one) => ({ ...one, reasons: [...(found.get(one.id) ?? [])] })) };
  },
};

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The file of a person as known then; absent and hidden look alike. @throws not-found */
export async function readPerson({ reader, knownAt }: Pick<Asked, "reader" | "knownAt">, id: string): Promise<PersonFile> {
  const root = UUID.test(id) ? await findRoot(reader, { kind: "person", id }, knownAt) : undefined;
  const [canonical = id] = root === undefined ? [] : await membersOf(reader, id, knownAt);
  const [file] = root === undefined ? [] : await openFiles(reader, [canonical], knownAt);
  if (file === undefined || namesOf(file).length === 0) throw new AporaError("not-found", {});
  return file;
}

const person: Endpoint = {
  path: "/api/v1/people/{id}",
  about: "A person with every event. The id of a joined file answers with the file that stands for the person.",
  params: { id: "Id of the person." },
  query: z.strictObject(timeParams),
  out: one(personSchema),
  answer: async (asked, { params }) => ({
    about: aboutOf(asked),
    data: presentPerson(await readPerson(asked, params["id"] ?? ""), asked.day),
  }),
};

const catalogue = (name: string, kind: RootKind, about: string): Endpoint => ({
  path: `/api/v1/${name}`,
  about,
  params: {},
  query: z.strictObject(listParams),
  out: page(rootSchema(kind)),
  answer: async (given, { query }) => {
    const { asked, after, limit } = readPage(given, query, 0);
    const scope = openScope(asked.reader, asked);
    const data: object[] = [];
    let seen = 0;
    // Catalogues are short: they are read from their beginning, batch by batch.
    for await (const roots of readRoots(scope, kind)) {
      for (const root of roots) if (++seen > after && data.length <= limit) data.push(presentRoot(root));
      if (data.length > limit) break;
    }
    const next = data.length > limit ? writeCursor({ knownAt: asked.knownAt, after: after + limit }) : null;
    return { about: aboutOf(asked), data: data.slice(0, limit), next };
  },
});

const sources: Endpoint = {
  path: "/api/v1/sources",
  about: "Documents that published facts rest on, by their numbers.",
  params: {},
  query: z.strictObject(listParams),
  out: page(sourceSchema),
  answer: async (given, { query }) => {
    const { asked, after, limit } = readPage(given, query, 0);
    // A document that no published fact rests on yet at this position is not known then.
    const rows = await asked.reader.query<SourceRecord>(sql`
      select id, url, title, publisher, published, read_on::text as "readOn", archive, note, language from source
      join (select distinct unnest(sources) as id from claim where position <= ${asked.knownAt} and audience = 'public'
              and property = any(${[...PUBLISHED_CODES]})) used using (id)
      where id > ${after} order by id limit ${limit + 1}`);
    const last = rows[limit - 1];
    const next = rows.length > limit && last !== undefined ? writeCursor({ knownAt: asked.knownAt, after: last.id }) : null;
    return { about: aboutOf(asked), data: rows.slice(0, limit).map(presentSource), next };
  },
};

/** Every address of the API. */
export const ENDPOINTS: readonly Endpoint[] = [
  people,
  person,
  search,
  ...FIGURE_ENDPOINTS,
  catalogue("places", "place", "Places of detention."),
  catalogue("provisions", "provision", "Provisions of law."),
  catalogue("organisations", "organisation", "Organisations."),
  sources,
  ...PROOF_ENDPOINTS,
];
