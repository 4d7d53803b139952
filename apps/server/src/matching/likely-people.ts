import { buildNameIndex, type NameComparison, type NameIndex } from "@apora/names";
import type { EntityId, Position } from "../ledger/claim.ts";
import { sql, type Reader } from "../platform/database.ts";
import { openFilesFor } from "../registry/open-files.ts";
import { birthYearOf, namesOf } from "../registry/person-file.ts";
import { person } from "../registry/schema.ts";
import type { Step } from "./link-people.ts";
import { bornBits } from "./person-model.ts";

/** Somebody about to be entered, as far as it is known who. */
export type Sought = { readonly names: readonly string[]; readonly birthYear?: number | undefined };

/** Somebody of the register who may be the same, with the reasons. */
export type Likely = {
  readonly id: EntityId;
  /** The name by which she was found. */
  readonly name: string;
  readonly probability: number;
  readonly explanation: readonly Step[];
  /** The same in short, in codes. */
  readonly because: string;
};

/** Finds people of the register by any spelling of their names. It suggests; a person decides. */
export interface LikelyPeople {
  /** For each person sought, in the order asked, whoever may be the same, likeliest first, a few at most. */
  findLikelyPeople(sought: readonly Sought[]): Promise<readonly (readonly Likely[])[]>;
}

/** Below this nobody is shown: a name and another year of birth are many people. */
const LEAST_PROBABILITY = 0.02;
const LEAST_BITS = 6;
/** Looked at for each name, because the best by name may have another year of birth. */
const CANDIDATES = 20;
const MOST_NAMES = 8;
/** People sought whose files are opened together. */
const TOGETHER = 100;
/** What is asked of whoever was found by name. */
const TOLD = [person.name.code, person.birth_year.code];

type Book = { readonly index: NameIndex; readonly people: readonly EntityId[] };

/** Every name in the register up to a position; names that were withdrawn stay findable, because somebody once wrote them. */
async function readBook(reader: Reader, upTo: Position): Promise<Book> {
  const rows = await reader.query<{ person: EntityId; name: string }>(sql`
    select distinct coalesce(c.canonical, n.owner) as person, n.value ->> 'text' as name
    from claim n left join person_cluster c on c.person = n.owner and c.known_from <= ${upTo} and c.known_to > ${upTo}
    where n.property = ${person.name.code} and n.position <= ${upTo} and n.value <> 'null'`);
  const numberOf = new Map<EntityId, number>();
  const names = rows.map(({ person: owner, name }) => {
    const id = numberOf.get(owner) ?? numberOf.size;
    numberOf.set(owner, id);
    return { id, text: name };
  });
  return { index: buildNameIndex(names), people: [...numberOf.keys()] };
}

type Found = { readonly id: EntityId; readonly comparison: NameComparison };

function findByName({ index, people }: Book, names: readonly string[]): readonly Found[] {
  const best = new Map<EntityId, Found>();
  for (const name of names.slice(0, MOST_NAMES))
    for (const { id: number, comparison } of index.search(name, { limit: CANDIDATES, leastBits: LEAST_BITS })) {
      const id = people[number];
      if (id !== undefined && comparison.bits > (best.get(id)?.comparison.bits ?? Number.NEGATIVE_INFINITY))
        best.set(id, { id, comparison });
    }
  return [...best.values()];
}

const round = (bits: number): number => Math.round(bits * 10) / 10;

function weigh(
  { id, comparison }: Found,
  years: { readonly sought?: number | undefined; readonly known?: number | undefined },
  people: number,
): Likely {
  const steps: Step[] = comparison.explanation.parts.map(({ part, rule, bits }) => ({ fact: part, level: rule, bits: round(bits) }));
  if (comparison.explanation.swapped) steps.push({ fact: "order", level: "swapped", bits: -1 });
  const born = years.sought === undefined || years.known === undefined ? undefined : bornBits(years.sought, years.known);
  if (born !== undefined) steps.push({ fact: "born", ...born, bits: round(born.bits) });
  // One of the people of the register, if any: the prior is one in so many.
  const prior = -Math.log2(Math.max(people, 2));
  const bits = prior + comparison.bits + (born?.bits ?? 0);
  const probability = 1 / (1 + 2 ** -bits);
  const because = `p = ${probability.toFixed(2)}: ${steps.map(({ fact, level }) => `${fact} ${level}`).join(", ")}`;
  return { id, name: "", probability, because, explanation: [{ fact: "prior", level: "prior", bits: round(prior) }, ...steps] };
}

/**
 * Over all names of the register as known at a position, held in memory: read once, asked often. Names are compared as
 * @apora/names does, years of birth as the search for suspected pairs does.
 *
 * @param upTo only people known at this position, so that a file is not compared with itself while it is written
 * @param most people for each one sought
 */
export function likelyByNames(reader: Reader, upTo: Position, most = 3): LikelyPeople {
  let reading: Promise<Book> | undefined;
  const findThese = async (sought: readonly Sought[]): Promise<readonly (readonly Likely[])[]> => {
    const book = await (reading ??= readBook(reader, upTo));
    const found = sought.map(({ names }) => findByName(book, names));
    const ids = [...new Set(found.flat().map(({ id }) => id))];
    const files = new Map((await openFilesFor(reader, ids, { properties: TOLD, knownAt: upTo })).map((file) => [file.id, file]));
    return found.map((hits, i) =>
      hits
        .map((hit): Likely => {
          const file = files.get(hit.id);
          const known = file === undefined ? undefined : birthYearOf(file);
          const likely = weigh(hit, { sought: sought[i]?.birthYear, known }, book.people.length);
          return { ...likely, name: (file === undefined ? undefined : namesOf(file)[0]?.value.text) ?? "" };
        })
        .filter(({ probability }) => probability >= LEAST_PROBABILITY)
        .sort((a, b) => b.probability - a.probability || (a.id < b.id ? -1 : 1))
        .slice(0, most),
    );
  };
  return {
    async findLikelyPeople(sought) {
      const found: (readonly Likely[])[] = [];
      // Of each one sought twenty are compared: held for a whole batch they would grow old before they are dropped.
      for (let from = 0; from < sought.length; from += TOGETHER) found.push(...(await findThese(sought.slice(from, from + TOGETHER))));
      return found;
    },
  };
}
