import type { EntityId } from "../ledger/claim.ts";
import type { Day, EdtfDate } from "../ledger/edtf.ts";
import { factsOf, valueOf, type Entity } from "../ledger/resolve.ts";
import { dateOf, eventsOf, latestStatus, type PersonFile } from "./person-file.ts";
import { appeal, detention, sentence, stay } from "./schema.ts";
import { plannedEnd, type PlannedEndVersion, type SentenceFact } from "./sentence-arithmetic.ts";
import type { Episode } from "./timeline.ts";
import type { PlaceKind } from "./codes.ts";

/** The kind of a place, where it is known. */
export type PlaceKindOf = (place: EntityId) => PlaceKind | undefined;

/** The versions of the planned end of one deprivation of liberty; `episode` is null for verdicts nobody serves. */
export type EndOfTerm = { readonly episode: Episode | null; readonly versions: readonly PlannedEndVersion[] };

/** Registration at an open-type facility or at home: restriction of liberty runs from there. */
function servesFrom(file: PersonFile, verdict: EdtfDate, kindOf: PlaceKindOf): EdtfDate | undefined {
  return eventsOf(file, "stay")
    .filter((entity) => {
      const [state, place] = [valueOf(entity, stay.state), valueOf(entity, stay.place)];
      return state === "open_type" || state === "home_restriction" || (place !== undefined && kindOf(place) === "open-type");
    })
    .flatMap((entity) => dateOf(entity, stay.began) ?? [])
    .filter((began) => began.lo >= verdict.lo)
    .sort((a, b) => a.lo - b.lo)[0];
}

function sentenceFact(file: PersonFile, entity: Entity, kindOf: PlaceKindOf): SentenceFact | undefined {
  const on = dateOf(entity, sentence.on);
  if (on === undefined) return undefined;
  const penalties = factsOf(entity, sentence.penalty).map((fact) => fact.value);
  const restricted = penalties.some(({ kind }) => kind === "open_type" || kind === "home_restriction");
  return {
    id: entity.id,
    on,
    penalties,
    inAbsentia: valueOf(entity, sentence.in_absentia) === true,
    addsTo: valueOf(entity, sentence.adds_to) ?? "new",
    statedTotal: valueOf(entity, sentence.stated_total),
    creditFrom: dateOf(entity, sentence.credit_from),
    creditDays: valueOf(entity, sentence.credit_days),
    servesFrom: restricted ? servesFrom(file, on, kindOf) : undefined,
    replaces: valueOf(entity, sentence.replaces),
    status: latestStatus(entity, sentence.status)?.value ?? "pronounced",
  };
}

/** The verdict an appeal was about: the one it names, else the only one before it. */
function appealed(entity: Entity, on: EdtfDate, facts: readonly SentenceFact[]): SentenceFact | undefined {
  const named = valueOf(entity, appeal.sentence);
  if (named !== undefined) return facts.find((fact) => fact.id === named);
  const before = facts.filter((fact) => fact.on.lo <= on.hi && !fact.inAbsentia);
  return before.length === 1 ? before[0] : undefined;
}

/**
 * A decision on appeal as a fact of its own. Where a later verdict says itself that it replaces the one appealed
 * against, that verdict carries the change and the appeal adds nothing.
 */
function appealFact(entity: Entity, facts: readonly SentenceFact[]): SentenceFact | undefined {
  const [on, outcome] = [dateOf(entity, appeal.on), valueOf(entity, appeal.outcome)];
  if (on === undefined || outcome === undefined) return undefined;
  const before = appealed(entity, on, facts);
  if (before === undefined || facts.some((fact) => fact.replaces === before.id)) return undefined;
  const status = outcome === "annulled" ? "annulled" : outcome === "term_changed" ? "changed" : "upheld";
  return { id: entity.id, on, penalties: [], inAbsentia: before.inAbsentia, addsTo: before.addsTo, replaces: before.id, status };
}

/** From when the term of a verdict runs. An administrative arrest before a criminal case is not known to count. */
function custodyBegan(episode: Episode, facts: readonly SentenceFact[]): EdtfDate | undefined {
  if (!episode.beginningKnown) return undefined;
  const arrests = facts.every((fact) => fact.penalties.every(({ kind }) => kind === "arrest"));
  return valueOf(episode.opener, detention.track) === "administrative" && !arrests ? undefined : episode.began;
}

/**
 * Planned ends by deprivation of liberty, the latest first. A verdict belongs to the custody in which it was passed,
 * else to the next one after it; verdicts that nobody has begun to serve stand apart.
 */
export function endsOfTerms(
  file: PersonFile,
  episodes: readonly Episode[],
  at: { readonly day: Day; readonly kindOf: PlaceKindOf },
): readonly EndOfTerm[] {
  const verdicts = eventsOf(file, "sentence").flatMap((entity) => sentenceFact(file, entity, at.kindOf) ?? []);
  const decided = eventsOf(file, "appeal").flatMap((entity) => appealFact(entity, verdicts) ?? []);
  const facts = [...verdicts, ...decided];
  const begun = episodes.filter((episode) => episode.began.lo <= at.day);
  const rootOf = (fact: SentenceFact): SentenceFact => {
    const before = facts.find((one) => one.id === fact.replaces && one.id !== fact.id);
    return before === undefined || before.replaces === fact.id ? fact : before;
  };
  const servedIn = (fact: SentenceFact): Episode | null =>
    begun.find((episode) => episode.ended === null || episode.ended.hi >= rootOf(fact).on.lo) ?? null;
  const groups = [...begun, null].map((episode): EndOfTerm => {
    const own = facts.filter((fact) => servedIn(fact) === episode);
    const versions =
      own.length === 0 ? [] : plannedEnd({ sentences: own, custodyBegan: episode === null ? undefined : custodyBegan(episode, own) });
    return { episode, versions };
  });
  return groups.filter((group) => group.versions.length > 0).reverse();
}
