import { STILL_KNOWN, type EntityId } from "../ledger/claim.ts";
import { sql, type Reader } from "../platform/database.ts";

/** What the last letter of an unfinished word folds to when the next one joins it: "bialiat" goes on as "bialiac". */
const JOINED: Readonly<Record<string, string>> = { t: "c", k: "h", c: "h", p: "f", r: "z" };

/** Folded beginnings that a half-typed word may have. */
export function beginningsOf(token: string): readonly string[] {
  const joined = token.length > 1 ? JOINED[token.at(-1) ?? ""] : undefined;
  return joined === undefined ? [token] : [token, `${token.slice(0, -1)}${joined}`];
}

/** People whose names begin as asked, in the order of the word that fewest share; `more` when not all were looked at. */
export type Begun = { readonly people: readonly EntityId[]; readonly more: boolean };

/** Ranges of folded words that a half-typed word stands for; two at most. */
type Ranges = { readonly low: readonly string[]; readonly high: readonly string[] };

const rangesOf = (token: string): Ranges => {
  const low = beginningsOf(token);
  return { low, high: low.map((beginning) => `${beginning}~`) };
};

/** How many rows of words begin with each token, counted no further than `most`: reading on would tell nothing more. */
async function countWords(reader: Reader, tokens: readonly Ranges[], most: number): Promise<readonly number[]> {
  const rows = await reader.query<{ n: number }>(
    sql`
    select (select count(*) from unnest(t.low, t.high) r(low, high) cross join lateral (
        select 1 from name_token n where n.token >= r.low and n.token < r.high and n.known_to = ${STILL_KNOWN} order by n.token, n.person limit ${most}) w)::integer as n
    from (select array(select jsonb_array_elements_text(a->0)) as low, array(select jsonb_array_elements_text(a->1)) as high, nr
          from jsonb_array_elements(${JSON.stringify(tokens.map(({ low, high }) => [low, high]))}::jsonb) with ordinality as e(a, nr)) t
    order by t.nr`,
    "words that begin so",
  );
  return rows.map(({ n }) => n);
}

/**
 * People each of whose words asked begins some word of their names, as of the head of the ledger. The words of the rarest
 * beginning are walked in their order, `most` of them and no more, so that a beginning half the register shares costs as
 * little as a rare one.
 *
 * @param tokens folded words, as by `nameTokens`; at least one
 * @param most words looked at
 */
export async function findBegun(reader: Reader, tokens: readonly string[], most: number): Promise<Begun> {
  const asked = tokens.map(rangesOf);
  const counts = asked.length > 1 ? await countWords(reader, asked, most + 1) : [];
  const rarest = counts.indexOf(Math.min(...counts));
  const [walked = { low: [], high: [] }] = asked.splice(Math.max(rarest, 0), 1);
  const others = JSON.stringify(asked.map(({ low, high }) => [low, high]));
  const rows = await reader.query<{ person: EntityId; fits: boolean }>(
    sql`
    select w.person, not exists (
        select from jsonb_array_elements(${others}::jsonb) o where not exists (
          select from name_token n where n.person = w.person and n.known_to = ${STILL_KNOWN}
            and (n.token >= o->0->>0 and n.token < o->1->>0 or n.token >= o->0->>1 and n.token < o->1->>1))) as fits
    from unnest(${[...walked.low]}::text[], ${[...walked.high]}::text[]) r(low, high) cross join lateral (
      select n.token, n.person from name_token n
      where n.token >= r.low and n.token < r.high and n.known_to = ${STILL_KNOWN} order by n.token, n.person limit ${most + 1}) w`,
    "people whose names begin so",
  );
  const people = new Set(rows.slice(0, most).flatMap(({ person, fits }) => (fits ? [person] : [])));
  return { people: [...people], more: rows.length > most };
}
