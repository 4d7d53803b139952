import type { EntityId } from "../../ledger/claim.ts";
import { boundsOf, parsePeriod, type Day } from "../../ledger/edtf.ts";
import { listRoots, readFiles } from "../../ledger/positions.ts";
import { factsOf, foldClaims, type Entity, type Fact } from "../../ledger/resolve.ts";
import type { Property } from "../../ledger/schema.ts";
import type { Reader } from "../../platform/database.ts";
import { AporaError } from "../../platform/errors.ts";
import type { CatalogueKind } from "../../registry/catalogue-schema.ts";
import { chooseName, readable } from "../../registry/reader-languages.ts";
import type { LocalText, NameValue } from "../../registry/values.ts";
import { pageHref } from "../design/links.ts";
import type { Language } from "../i18n.ts";
import type { PageRequest } from "../page.ts";
import { textIn, type Text } from "./text.ts";

/** A place, article, organisation, court or official of whom something is publicly known at a position. */
export type Entry = { readonly id: EntityId; readonly code: string; readonly entity: Entity };

/** All entries of a kind at a position, in the order in which they were recorded. */
export type Catalogue = {
  readonly entries: readonly Entry[];
  readonly byCode: ReadonlyMap<string, Entry>;
  readonly byId: ReadonlyMap<EntityId, Entry>;
};

/** Folded catalogues kept per database. What a position holds never changes, so they cannot go stale. */
const KEPT = 16;
const memory = new WeakMap<Reader, Map<string, Promise<Catalogue>>>();

async function foldCatalogue(reader: Reader, kind: CatalogueKind, knownAt: number): Promise<Catalogue> {
  const roots = await listRoots(reader, kind, knownAt);
  const folded = foldClaims(
    await readFiles(
      reader,
      roots.map((root) => root.id),
      knownAt,
    ),
  );
  const entities = new Map(folded.entities.filter((entity) => entity.kind === kind).map((entity) => [entity.id, entity]));
  const entries = roots.flatMap(({ id, code }): Entry[] => {
    const entity = entities.get(id);
    return entity === undefined ? [] : [{ id, code: code ?? id, entity }];
  });
  return {
    entries,
    byCode: new Map(entries.map((entry) => [entry.code, entry])),
    byId: new Map(entries.map((entry) => [entry.id, entry])),
  };
}

/** The entries of a kind as known at the position of the page. */
export function readCatalogue({ reader, knownAt }: Pick<PageRequest, "reader" | "knownAt">, kind: CatalogueKind): Promise<Catalogue> {
  const kept = memory.get(reader) ?? new Map<string, Promise<Catalogue>>();
  memory.set(reader, kept);
  const key = `${kind} ${knownAt}`;
  const known = kept.get(key);
  if (known !== undefined) return known;
  const reading = foldCatalogue(reader, kind, knownAt);
  kept.set(key, reading);
  reading.catch(() => kept.delete(key));
  const [oldest] = kept.keys();
  if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
  return reading;
}

export type CatalogueSection = "places" | "articles" | "organisations";

/**
 * Path of an entry's page. The code is data, so it is escaped; a colon may stand in a path and stays readable. A slash is
 * escaped twice, because addresses are decoded before they are taken apart.
 */
export function entryPath(section: CatalogueSection, code: string): string {
  const segment = code.replaceAll("%", "%25").replaceAll("/", "%2F");
  return `/${section}/${encodeURIComponent(segment).replaceAll("%3A", ":")}`;
}

/** The entry that a segment of an address names, as `entryPath` writes it. */
export function findEntry({ byCode }: Catalogue, segment = ""): Entry | undefined {
  return byCode.get(segment.replaceAll("%2F", "/").replaceAll("%25", "%"));
}

/** Address of an entry's page, in the language and at the time of the present one. */
export function entryHref(request: Pick<PageRequest, "lang" | "time">, section: CatalogueSection, code: string): string {
  return pageHref(request.lang, entryPath(section, code), request.time);
}

type Validity = "now" | "past" | "future";

/** Whether a dated value holds on a day. A value without a period holds always. */
export function validityOn(valid: string | null, day: Day): Validity {
  if (valid === null) return "now";
  const period = parsePeriod(valid);
  const { start, end } = boundsOf(period);
  // "Ended, nobody says when": over as soon as it has certainly begun, for what still holds is written as open.
  if (end.hi < day || (period.to === "unknown" && start.hi < day)) return "past";
  return start.lo > day ? "future" : "now";
}

/** Values that hold on a day; all of them where none does, because a name of yesterday is better than no name. */
function holding<T>(facts: readonly Fact<T>[], day: Day): readonly Fact<T>[] {
  const now = facts.filter((fact) => validityOn(fact.claim.valid, day) === "now");
  return now.length > 0 ? now : facts;
}

type Asked = Pick<PageRequest, "lang" | "atDay">;

const OFFICIAL_FIRST: readonly NameValue["role"][] = ["legal", "pen", "short", "envelope", "as_in_source"];

/**
 * What a place or a body is called, for a reader of a language. Unlike a person it goes by its full official name; short
 * forms ("IAPB") tell a stranger nothing.
 */
export const officialName = (names: readonly NameValue[], lang: string): NameValue | undefined => chooseName(names, lang, OFFICIAL_FIRST);

/** The name of an entry for the reader, as it was on the day of the page; its code where no name is known. */
export function nameOf(entry: Entry, property: Property<NameValue>, { lang, atDay }: Asked): Text {
  const names = holding(factsOf(entry.entity, property), atDay).map((fact) => fact.value);
  const name = officialName(names, lang);
  return name === undefined ? { text: entry.code } : textIn(lang, name);
}

/** Texts that hold on the day of the page, in the language that the reader reads best. */
export function textsFor(facts: readonly Fact<LocalText>[], { lang, atDay }: Asked): readonly Fact<LocalText>[] {
  return readable(holding(facts, atDay), lang, (fact) => fact.value.lang);
}

const collators = new Map<Language, Intl.Collator>();

/** Orders by the alphabet of the reader, with numbers by their value: No. 2 before No. 11. */
export function compareIn(lang: Language): (a: string, b: string) => number {
  const collator = collators.get(lang) ?? new Intl.Collator(lang, { numeric: true });
  collators.set(lang, collator);
  return (a, b) => collator.compare(a, b);
}

/** The page of a list that is asked for, from 1; a page after the last one is the last one. @throws bad-request */
export function readPageNumber(query: URLSearchParams, parameter = "page"): number {
  const text = query.get(parameter);
  if (text === null || text === "") return 1;
  if (!/^[1-9]\d{0,8}$/u.test(text)) throw new AporaError("bad-request", {});
  return Number(text);
}

/** One page of a list. */
export function pageOf<T>(
  rows: readonly T[],
  page: number,
  size: number,
): { readonly rows: readonly T[]; readonly page: number; readonly pages: number } {
  const pages = Math.max(1, Math.ceil(rows.length / size));
  const at = Math.min(page, pages);
  return { rows: rows.slice((at - 1) * size, at * size), page: at, pages };
}
