import { STILL_KNOWN, type EntityId, type Position } from "../ledger/claim.ts";
import { sql, type Reader } from "../platform/database.ts";
import { nameTokens } from "../registry/name-index.ts";

/** Somebody a file names, as far as it tells people apart. */
export type SoughtPerson = { readonly names: readonly string[]; readonly birthYear?: number | undefined };
/** Somebody of the register who may be the same. */
export type LikelyPerson = {
  readonly id: EntityId;
  readonly name: string;
  /** What speaks for it, in short. */
  readonly because?: string | undefined;
};

/** Finds people of the register whom a file may already mean. It suggests; a person decides. */
export interface LikelyPeople {
  /** For each person sought, in the order asked, whoever may be the same, a few at most. */
  findLikelyPeople(sought: readonly SoughtPerson[]): Promise<readonly (readonly LikelyPerson[])[]>;
  /** Nothing more is asked. */
  close?(): Promise<void>;
}

const MOST = 3;

type Wanted = { readonly place: number; readonly family: string; readonly others: readonly string[] };

/** A name with its family name last, as folded words; nothing where one word is all there is. */
function wantedOf(person: SoughtPerson, place: number): Wanted[] {
  return person.names.flatMap((name) => {
    const words = nameTokens(name);
    const family = words.at(-1);
    return family === undefined || words.length < 2 ? [] : [{ place, family, others: words.slice(0, -1) }];
  });
}

/**
 * Over the register's index of folded name words: likely is who shares the family name and one more word of a name. It
 * finds other spellings as far as the folding does, and people with the same name who are not the same.
 *
 * @param upTo only people known at this position, so that a file is not compared with itself while it is written
 */
export function likelyByNameWords(reader: Reader, upTo: Position): LikelyPeople {
  return {
    async findLikelyPeople(sought) {
      const wanted = sought.flatMap(wantedOf);
      const found = sought.map((): LikelyPerson[] => []);
      if (wanted.length === 0) return found;
      const rows = await reader.query<{ place: number; person: string; name: string | null }>(sql`
        with wanted as (
          select * from unnest(${wanted.map((one) => one.place)}::int[], ${wanted.map((one) => one.family)}::text[],
                               ${wanted.map((one) => one.others.join(" "))}::text[]) as w(place, family, others))
        select distinct w.place, likely.person, (
          select c.value->>'text' from claim c where c.owner = likely.person and c.property = 'person.name' and c.value <> 'null' order by c.position limit 1) as name
        from wanted w cross join lateral (
          select f.person from name_token f
          where f.token = w.family and f.known_to = ${STILL_KNOWN} and f.known_from <= ${upTo}
            and exists (select from name_token o where o.token = any(string_to_array(w.others, ' ')) and o.person = f.person
                        and o.known_to = ${STILL_KNOWN} and o.known_from <= ${upTo})
          limit ${MOST}) as likely
        order by w.place, likely.person`);
      for (const row of rows) {
        const list = found[row.place];
        if (list !== undefined && list.length < MOST) list.push({ id: row.person, name: row.name ?? "" });
      }
      return found;
    },
  };
}
