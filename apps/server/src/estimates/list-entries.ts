import type { EntityId, Position } from "../ledger/claim.ts";
import type { EdtfDate } from "../ledger/edtf.ts";
import { listRoots, readFiles } from "../ledger/positions.ts";
import { valueOf } from "../ledger/resolve.ts";
import { decisionsOf, RECOGNISES } from "../figures/measure.ts";
import type { Reader } from "../platform/database.ts";
import { groupFiles, latestJudgements } from "../registry/clusters.ts";
import { claimsByOwner, openFiles } from "../registry/people-projection.ts";
import { dateOf, eventsOf, genderOf, type PersonFile } from "../registry/person-file.ts";
import { listUnits } from "../registry/rebuild-units.ts";
import { detention, listing, stay } from "../registry/schema.ts";

/** On which list somebody is: `recognised:<code of the organisation>` or `official:<code of the list>`. */
export type ListKey = string;

const recognitionList = (organisation: string): ListKey => `recognised:${organisation}`;
const officialList = (code: string): ListKey => `official:${code}`;

/** One person, after merge judgements, with everything a capture history is made from. No name, no fact beyond that and what strata are made of. */
export type ListedPerson = {
  readonly id: EntityId;
  /** All files judged to be this person, this one first. */
  readonly members: readonly EntityId[];
  /** The lists with the day of entry; undefined where no day is claimed. A list entered twice stands twice. */
  readonly entries: readonly { readonly list: ListKey; readonly on: EdtfDate | undefined }[];
  readonly detentions: readonly (EdtfDate | undefined)[];
  /** Places in which the person was held. */
  readonly places: readonly EntityId[];
  /** As published; undefined where no source says, or sources disagree. */
  readonly gender: string | undefined;
};

/** Two files of which somebody judged that they may be one person. */
export type DoubtfulPair = { readonly a: EntityId; readonly b: EntityId };

export type Memberships = {
  /** Everybody who is on some list. */
  readonly people: readonly ListedPerson[];
  /** Pairs judged "unsure". */
  readonly unsure: readonly DoubtfulPair[];
  /** Pairs judged "different": no draw may join them. */
  readonly different: readonly DoubtfulPair[];
};

/** Codes of organisations by their id. */
type Codes = ReadonlyMap<EntityId, string>;

function entriesOf(file: PersonFile, codes: Codes): ListedPerson["entries"] {
  const decided = decisionsOf(file)
    .filter(({ kind }) => RECOGNISES.has(kind))
    .map(({ body, on }) => ({ list: recognitionList(codes.get(body) ?? body), on }));
  const listed = eventsOf(file, "listing").flatMap((entity) => {
    const code = valueOf(entity, listing.list);
    return code === undefined ? [] : [{ list: officialList(code), on: dateOf(entity, listing.listed_on) }];
  });
  return [...decided, ...listed];
}

function describe(file: PersonFile, codes: Codes): ListedPerson {
  const detentions = eventsOf(file, "detention");
  const held = [
    ...detentions.map((entity) => valueOf(entity, detention.place)),
    ...eventsOf(file, "stay").map((entity) => valueOf(entity, stay.place)),
  ];
  return {
    id: file.id,
    members: file.members,
    entries: entriesOf(file, codes),
    detentions: detentions.map((entity) => dateOf(entity, detention.began)),
    gender: genderOf(file),
    places: [...new Set(held.filter((place) => place !== undefined))],
  };
}

/**
 * Reads who is on which list, as known at a position: public claims only, files judged to be one person as one.
 * Reads in batches, so a large register never stands in memory as a whole.
 */
export async function readMemberships(reader: Reader, knownAt: Position): Promise<Memberships> {
  const [people, unsure, different]: [ListedPerson[], DoubtfulPair[], DoubtfulPair[]] = [[], [], []];
  const codes: Codes = new Map((await listRoots(reader, "organisation", knownAt)).map(({ id, code }) => [id, code ?? id]));
  for await (const units of listUnits(reader)) {
    const claims = await readFiles(reader, units.flat(), knownAt);
    const known = new Set(claims.map(({ owner }) => owner));
    const ids = units.flat().filter((id) => known.has(id));
    for (const file of openFiles(groupFiles(ids, claims), claimsByOwner(claims))) {
      const person = describe(file, codes);
      if (person.entries.length > 0) people.push(person);
    }
    for (const { a, b, judgement } of latestJudgements(claims).values()) {
      if (judgement === "unsure") unsure.push({ a, b });
      else if (judgement === "different") different.push({ a, b });
    }
  }
  return { people, unsure, different };
}

/** Every list somebody is on, with its persons, the longest first. */
export function countLists({ people }: Memberships): readonly { readonly list: ListKey; readonly persons: number }[] {
  const persons = new Map<ListKey, number>();
  for (const { entries } of people)
    for (const list of new Set(entries.map((entry) => entry.list))) persons.set(list, (persons.get(list) ?? 0) + 1);
  return [...persons]
    .map(([list, count]) => ({ list, persons: count }))
    .sort((a, b) => b.persons - a.persons || (a.list < b.list ? -1 : 1));
}
