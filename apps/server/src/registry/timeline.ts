import { FOREVER, midpointOrder, type Day, type EdtfDate } from "../ledger/edtf.ts";
import { valueOf, type Entity } from "../ledger/resolve.ts";
import { STATES } from "./codes.ts";
import { dateOf, eventsOf, latestStatus, type PersonFile } from "./person-file.ts";
import { act, death, detention, incommunicado, release, report, sentence, stay } from "./schema.ts";

/**
 * What happened to a person, in order, folded into episodes of custody. The rules are stated on the method page:
 *  - a detention opens an episode; a confirmed or reported release, a death, or a stay in a state outside custody
 *    (restriction of liberty at home) closes it;
 *  - facts that can only be true in custody (a transfer, a punishment cell, an imprisonment sentence passed in
 *    presence, a report "in custody") are evidence: they open an episode whose beginning is not known, and confirm
 *    an open one;
 *  - a new detention while an episode is open means the person was free in between, from an unknown day;
 *  - facts follow each other in the order of their first possible days, evidence after a detention it may belong to
 *    and a report "free as of" after a release it may repeat; so a partial date ends no later than the facts after it;
 *  - an abduction followed by a detention is one custody: the authorities admitted it.
 */

/** How the beginning or the end of an episode is known. */
export type Episode = {
  /** The day it began, or the day of the first evidence where the beginning is not known. */
  readonly began: EdtfDate;
  readonly beginningKnown: boolean;
  readonly opener: Entity;
  /** The last day on which it can have ended and the first; null while no end is known. */
  readonly ended: EdtfDate | null;
  readonly closer: Entity | null;
  readonly closedBy: "release" | "death" | "state" | "report" | "detained_again" | null;
  /** Until this day at least some source places the person in custody, whatever day a partial date stands for. */
  readonly lastEvidence: Day;
  readonly stays: readonly Mark[];
};

/** A dated fact that bears on custody. */
export type Mark = {
  readonly on: EdtfDate;
  readonly effect: "open" | "evidence" | "close";
  readonly entity: Entity;
  readonly closes: Episode["closedBy"];
  /** Order among marks of one day: a release precedes a return to custody on that day. */
  readonly rank: number;
  /** A release that was only reported: it may not have happened, and the custody may go on. */
  readonly doubtful?: true;
};

const RELEASED_STATUSES = new Set([
  "released_in_country",
  "released_forced_exile",
  "released_transferred_abroad",
  "released_exchange",
  "former_in_exile",
]);

function stateLeavesCustody(entity: Entity): boolean {
  const state = valueOf(entity, stay.state);
  return state !== undefined && !STATES[state].inCustody;
}

type MarkRule = (entity: Entity) => Omit<Mark, "entity"> | undefined;

const dated = (on: EdtfDate | undefined, rest: Omit<Mark, "on" | "entity">): Omit<Mark, "entity"> | undefined =>
  on === undefined ? undefined : { on, ...rest };

const evidence = (on: EdtfDate | undefined): Omit<Mark, "entity"> | undefined => dated(on, { effect: "evidence", closes: null, rank: 1 });

const detentionMark: MarkRule = (e) =>
  dated(dateOf(e, detention.began), { effect: "open", closes: null, rank: valueOf(e, detention.manner) === "returned_to_custody" ? 3 : 0 });

const stayMark: MarkRule = (e) =>
  stateLeavesCustody(e) ? dated(dateOf(e, stay.began), { effect: "close", closes: "state", rank: 2 }) : evidence(dateOf(e, stay.began));

const sentenceMark: MarkRule = (e) => {
  const imprisons = [...(e.facts.get(sentence.penalty.code) ?? [])].some((fact) =>
    ["imprisonment", "life", "death"].includes((fact.value as { kind: string }).kind),
  );
  return imprisons && valueOf(e, sentence.in_absentia) !== true && latestStatus(e, sentence.status)?.value !== "annulled"
    ? evidence(dateOf(e, sentence.on))
    : undefined;
};

const releaseMark: MarkRule = (e) => {
  const status = latestStatus(e, release.status)?.value;
  const on = dateOf(e, release.on);
  if (status === "retracted" || on === undefined) return undefined;
  return { on, effect: "close", closes: "release", rank: 2, ...(status === "reported" ? { doubtful: true } : {}) };
};

const deathMark: MarkRule = (e) => dated(dateOf(e, death.on), { effect: "close", closes: "death", rank: 4 });

const reportMark: MarkRule = (e) => {
  const status = valueOf(e, report.status);
  if (status === "in_custody") return evidence(dateOf(e, report.as_of));
  if (status !== undefined && RELEASED_STATUSES.has(status)) {
    return dated(dateOf(e, report.as_of), { effect: "close", closes: "report", rank: 5 });
  }
  if (status === "died_in_custody") return dated(dateOf(e, report.as_of), { effect: "close", closes: "death", rank: 5 });
  return undefined;
};

const CUSTODY_ACTS = new Set(["punishment_cell", "pkt", "prison_regime_transfer", "solitary_confinement"]);
const actMark: MarkRule = (e) => (CUSTODY_ACTS.has(valueOf(e, act.kind) ?? "") ? evidence(dateOf(e, act.began)) : undefined);

const RULES = {
  detention: detentionMark,
  stay: stayMark,
  sentence: sentenceMark,
  release: releaseMark,
  death: deathMark,
  report: reportMark,
  act: actMark,
  incommunicado: (e: Entity) => evidence(dateOf(e, incommunicado.began)),
} as const;

/** The marks of a file in chronological order. */
export function marksOf(file: PersonFile): readonly Mark[] {
  const marks = (Object.keys(RULES) as (keyof typeof RULES)[]).flatMap((kind) =>
    eventsOf(file, kind).flatMap((entity): Mark[] => {
      const mark = RULES[kind](entity);
      return mark === undefined ? [] : [{ ...mark, entity }];
    }),
  );
  marks.sort((a, b) => midpointOrder(a.on, b.on) || a.rank - b.rank || (a.entity.id < b.entity.id ? -1 : 1));
  return vagueAfterExact(marks);
}

/**
 * "Sentenced in 2021" follows "detained on 1 March 2021": it is no sign of an earlier custody nobody recorded. In the
 * same way "free as of December" follows "released on 13 December", and does not end the custody a second time.
 */
function mayFollow(mark: Mark, next: Mark): boolean {
  // Only what is dated more exactly goes before: a detention on any day of ten years says nothing about the order.
  if (next.on.hi > mark.on.hi) return false;
  if (mark.effect === "evidence") return next.effect === "open";
  return mark.entity.kind === "report" && next.effect === "close" && next.entity.kind !== "report" && next.doubtful === undefined;
}

function vagueAfterExact(marks: readonly Mark[]): readonly Mark[] {
  const ordered = [...marks];
  for (let i = ordered.length - 2; i >= 0; i--) {
    const [mark, next] = [ordered[i], ordered[i + 1]];
    if (mark !== undefined && next !== undefined && mayFollow(mark, next)) ordered.splice(i, 2, next, mark);
  }
  return ordered;
}

type OpenEpisode = { began: EdtfDate; beginningKnown: boolean; opener: Entity; lastEvidence: Day; stays: Mark[] };

function close(open: OpenEpisode, ended: EdtfDate, by: { closer: Entity; closedBy: Episode["closedBy"] }): Episode {
  return { ...open, ended, closer: by.closer, closedBy: by.closedBy };
}

const between = (lo: Day, hi: Day): EdtfDate => ({ text: "", precision: "between", lo, hi: Math.max(lo, hi) });

function begin(mark: Mark, beginningKnown: boolean): OpenEpisode {
  const stays = mark.effect === "evidence" && mark.entity.kind === "stay" ? [mark] : [];
  return { began: mark.on, beginningKnown, opener: mark.entity, lastEvidence: mark.on.lo, stays };
}

/** The last day of each mark, no later than what follows it; and the last day of what follows, for doubtful marks. */
function bounded(marks: readonly Mark[]): readonly { readonly mark: Mark; readonly next: Day }[] {
  let next = FOREVER;
  const done = [...marks].reverse().map((mark) => {
    const limited = { mark: { ...mark, on: { ...mark.on, hi: Math.min(mark.on.hi, next) } }, next };
    if (mark.doubtful === undefined) next = limited.mark.on.hi;
    return limited;
  });
  return done.reverse();
}

/** When the closing mark says that custody ended. */
function endOf(mark: Mark, next: Day, lastEvidence: Day): EdtfDate {
  // What a report tells "as of" a day lies before that day, or on it.
  if (mark.entity.kind === "report") return between(lastEvidence, mark.on.hi);
  return mark.doubtful === true ? { ...mark.on, precision: "after", hi: next } : mark.on;
}

/** Episodes of custody in chronological order; the last may be open. Pure. */
export function custodyEpisodes(file: PersonFile): readonly Episode[] {
  const episodes: Episode[] = [];
  let open: OpenEpisode | null = null;
  for (const { mark, next } of bounded(marksOf(file))) {
    if (mark.effect === "open" && open !== null && valueOf(open.opener, detention.manner) === "abducted") {
      // Who was abducted and then reported detained was not free in between: the authorities admitted it.
      open.lastEvidence = Math.max(open.lastEvidence, mark.on.lo);
    } else if (mark.effect === "open") {
      if (open !== null) {
        // Taken again: the person must have been free in between, from a day nobody gave.
        const ended = between(open.lastEvidence, mark.on.hi);
        episodes.push(close(open, ended, { closer: mark.entity, closedBy: "detained_again" }));
      }
      open = begin(mark, true);
    } else if (mark.effect === "evidence") {
      if (open === null) open = begin(mark, false);
      else {
        open.lastEvidence = Math.max(open.lastEvidence, mark.on.lo);
        if (mark.entity.kind === "stay") open.stays.push(mark);
      }
    } else if (open !== null) {
      episodes.push(close(open, endOf(mark, next, open.lastEvidence), { closer: mark.entity, closedBy: mark.closes }));
      open = null;
    } else if (mark.closes === "release" || (mark.closes === "death" && valueOf(mark.entity, death.circumstances) === "in_custody")) {
      // Released from, or dead in, a custody whose beginning nobody recorded.
      episodes.push(close(begin(mark, false), endOf(mark, next, mark.on.lo), { closer: mark.entity, closedBy: mark.closes }));
    }
  }
  if (open !== null) episodes.push({ ...open, ended: null, closer: null, closedBy: null });
  return episodes;
}
