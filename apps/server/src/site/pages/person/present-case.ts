import type { EdtfDate } from "../../../ledger/edtf.ts";
import { factsOf, valueOf, type Entity } from "../../../ledger/resolve.ts";
import { dateOf, eventsOf, latestStatus } from "../../../registry/person-file.ts";
import { endsOfTerms } from "../../../registry/planned-end.ts";
import { charge, death, detention, release, report, sentence, stay } from "../../../registry/schema.ts";
import type { ExplanationPart, PlannedEnd, PlannedEndVersion } from "../../../registry/sentence-arithmetic.ts";
import type { Episode } from "../../../registry/timeline.ts";
import { validFrom } from "./as-of.ts";
import { heldDays } from "./days.ts";
import type { Telling } from "./telling.ts";
import { lengthText, notesOf, penaltyText, plain, provisionTexts, referenceText, trackOf, valuesOf, type Text } from "./wording.ts";

export type TrackRow = {
  readonly track: string;
  readonly from: string;
  readonly to: string;
  readonly how: string;
  readonly days: string;
  readonly marks: readonly number[];
};
export type ChargeRow = {
  readonly articles: readonly Text[];
  readonly written: string | undefined;
  readonly track: string;
  readonly stage: string;
  readonly since: string;
  readonly history: readonly string[];
  readonly notes: readonly Text[];
  readonly marks: readonly number[];
};
export type SentenceRow = {
  readonly date: string;
  readonly penalties: readonly Text[];
  readonly articles: readonly Text[];
  readonly court: readonly Text[];
  readonly status: readonly string[];
  readonly marks: readonly number[];
};
export type EndRow = { readonly since: string; readonly end: string; readonly why: string; readonly how: readonly string[] };
export type EndView = {
  readonly current: string;
  readonly unknown: string | null;
  readonly releasedEarlier: boolean;
  readonly versions: readonly EndRow[];
};

export type CaseView = {
  readonly tracks: readonly TrackRow[];
  readonly charges: readonly ChargeRow[];
  readonly sentences: readonly SentenceRow[];
  readonly ends: readonly EndView[];
};

function howEnded({ words }: Telling, episode: Episode): string {
  const { tr, gender } = words;
  const { closer, closedBy } = episode;
  if (closedBy === "detained_again") return tr.t("person.tracks.detained_again");
  if (closer === null) return "";
  if (closedBy === "release") {
    const kind = valueOf(closer, release.kind);
    return kind === undefined ? tr.t("state.released", { gender }) : tr.t(`release.${kind}`, { gender });
  }
  if (closedBy === "death") {
    const told = valueOf(closer, death.circumstances);
    return [tr.t("state.died", { gender }), told === undefined ? undefined : tr.t(`death.${told}`)]
      .filter((part) => part !== undefined)
      .join(", ");
  }
  if (closedBy === "report") return tr.t(`reported.${valueOf(closer, report.status) ?? "unverified"}`);
  return tr.t(`state.${valueOf(closer, stay.state) ?? "unknown"}`, { gender });
}

function trackRow(telling: Telling, episode: Episode): TrackRow {
  const { words, book, day } = telling;
  const { tr } = words;
  const ended = episode.ended !== null && episode.ended.lo <= day ? episode.ended : null;
  const track = valueOf(episode.opener, detention.track);
  const { days, atLeast } = heldDays([episode], day);
  const unclear = ended === null && episode.ended === null && telling.state.standing === "perhaps_held";
  return {
    track: track === undefined ? tr.t("word.unknown") : tr.t(`track.${track}`),
    from: episode.beginningKnown ? tr.edtf(episode.began) : tr.t("person.tracks.beginUnknown", { date: tr.edtf(episode.began) }),
    to: ended !== null ? tr.edtf(ended) : tr.t(unclear ? "word.unknown" : "person.tracks.ongoing"),
    how: ended === null ? "" : howEnded(telling, episode),
    days: days === 0 ? tr.t("word.unknown") : atLeast ? tr.t("comparator.gte", { value: tr.number(days) }) : tr.number(days),
    marks: book.citeEntity(episode.opener),
  };
}

const byDate =
  (dateFor: (entity: Entity) => EdtfDate | undefined) =>
  (a: Entity, b: Entity): number =>
    (dateFor(a)?.lo ?? 0) - (dateFor(b)?.lo ?? 0);

function chargeRow({ words, book }: Telling, entity: Entity): ChargeRow {
  const { tr, gender } = words;
  const provision = valueOf(entity, charge.provision);
  const written = valueOf(entity, charge.as_written);
  const track = provision === undefined ? undefined : trackOf([provision]);
  const latest = latestStatus(entity, charge.status);
  const earlier = factsOf(entity, charge.status).filter((fact) => fact !== latest);
  const told = (fact: (typeof earlier)[number]): string => {
    const from = validFrom(fact);
    const stage = tr.t(`charge.${fact.value}`, { gender });
    return from === undefined ? stage : `${stage}, ${tr.edtf(from)}`;
  };
  const since = latest === undefined ? undefined : validFrom(latest);
  const articles = provision === undefined ? [] : provisionTexts(words, provision);
  return {
    articles,
    written: written === undefined ? undefined : tr.t("evidence.statement", { text: written }),
    track: track === undefined ? "" : tr.t(`track.${track}`),
    stage: tr.t(`charge.${latest?.value ?? "unknown"}`, { gender }),
    since: since === undefined ? tr.t("date.unknown") : tr.edtf(since),
    history: earlier.map(told),
    notes: notesOf(words, entity, charge.note),
    marks: book.citeEntity(entity),
  };
}

function sentenceRow({ words, book }: Telling, entity: Entity): SentenceRow {
  const { tr } = words;
  const on = dateOf(entity, sentence.on);
  const judge = referenceText(words, valueOf(entity, sentence.judge));
  const court = referenceText(words, valueOf(entity, sentence.court));
  const status = latestStatus(entity, sentence.status)?.value;
  const total = valueOf(entity, sentence.stated_total);
  const flags = [
    status === undefined ? undefined : tr.t(`sentenceStatus.${status}`),
    valueOf(entity, sentence.in_absentia) === true ? tr.t("person.sentence.absentia") : undefined,
    valueOf(entity, sentence.closed) === true ? tr.t("person.sentence.closed") : undefined,
    valueOf(entity, sentence.adds_to) === "cumulative" ? tr.t("person.sentence.cumulative") : undefined,
  ];
  return {
    date: on === undefined ? tr.t("date.unknown") : tr.edtf(on),
    penalties: [
      ...valuesOf(factsOf(entity, sentence.penalty)).map((penalty) => plain(penaltyText(tr, penalty))),
      ...(total === undefined ? [] : [plain(tr.t("person.end.part.stated", { length: lengthText(tr, total) }))]),
    ],
    articles: valuesOf(factsOf(entity, sentence.provision)).flatMap((value) => provisionTexts(words, value)),
    court: [
      ...(court === undefined ? [] : [court]),
      ...(judge === undefined ? [] : [{ ...judge, text: `${tr.t("field.judge")}: ${judge.text}` }]),
    ],
    status: flags.filter((flag) => flag !== undefined),
    marks: book.citeEntity(entity),
  };
}

const END_WORDS = { never: "person.end.never", unknown: "person.end.unknownShort", none: "person.end.noTerm" } as const;
const REASONS = {
  sentence: "person.end.reason.sentence",
  appeal: "person.end.reason.appeal",
  "added-in-custody": "person.end.reason.added",
  credit: "person.end.reason.credit",
  annulled: "person.end.reason.annulled",
  replaced: "person.end.reason.replaced",
} as const;

function endText({ words }: Telling, end: PlannedEnd): string {
  return typeof end === "string" ? words.tr.t(END_WORDS[end]) : words.tr.edtf(end);
}

function partText(telling: Telling, part: ExplanationPart): string {
  const { tr } = telling.words;
  switch (part.kind) {
    case "start":
      return tr.t(`person.end.part.start.${part.basis}`, { date: tr.edtf(part.on) });
    case "length":
      return tr.t(part.stated ? "person.end.part.stated" : "person.end.part.length", { length: lengthText(tr, part.length) });
    case "credit":
      return tr.t("person.end.part.credit", { days: part.days });
    case "added-to":
      return tr.t("person.end.part.added-to", { date: endText(telling, part.end) });
    case "combination-not-stated":
      return tr.t("person.end.part.combination-not-stated");
    case "no-end":
      return tr.t(`penalty.${part.penalty}`);
    case "missing":
      return tr.t(`person.end.missing.${part.what}`);
  }
}

function sameEnd(a: PlannedEnd, b: PlannedEnd): boolean {
  return typeof a === "string" || typeof b === "string" ? a === b : a.lo === b.lo && a.hi === b.hi;
}

function endRow(telling: Telling, version: PlannedEndVersion): EndRow {
  const { tr } = telling.words;
  const { previousEnd, parts } = version.explanation;
  const moved =
    previousEnd === undefined
      ? undefined
      : sameEnd(previousEnd, version.end)
        ? tr.t("person.end.same")
        : tr.t("person.end.moved", { from: endText(telling, previousEnd), to: endText(telling, version.end) });
  return {
    since: tr.edtf(version.asOf),
    end: endText(telling, version.end),
    why: [tr.t(REASONS[version.reason]), moved].filter((part) => part !== undefined).join("; "),
    how: parts.map((part) => partText(telling, part)),
  };
}

function endViews(telling: Telling): readonly EndView[] {
  const { told, measures, day, kindOf } = telling;
  return endsOfTerms(told, measures.episodes, { day, kindOf }).map(({ episode, versions }): EndView => {
    const last = versions.at(-1);
    const missing = last?.explanation.parts.filter((part) => part.kind === "missing") ?? [];
    const end = last?.end ?? "unknown";
    const ended = episode?.ended ?? null;
    return {
      current: endText(telling, end),
      unknown: end === "unknown" ? missing.map((part) => partText(telling, part)).join("; ") : null,
      releasedEarlier: typeof end !== "string" && episode?.closedBy === "release" && ended !== null && ended.hi <= day && ended.hi < end.lo,
      versions: versions.map((version) => endRow(telling, version)),
    };
  });
}

/** What the authorities did in law: custody, charges, verdicts, and when the term is planned to end. */
export function presentCase(telling: Telling): CaseView {
  const { told, measures, day } = telling;
  const charges = [...eventsOf(told, "charge")].sort(
    byDate((entity) => factsOf(entity, charge.status).flatMap((fact) => validFrom(fact) ?? [])[0]),
  );
  const sentences = [...eventsOf(told, "sentence")].sort(byDate((entity) => dateOf(entity, sentence.on)));
  return {
    tracks: measures.episodes.filter((episode) => episode.began.lo <= day).map((episode) => trackRow(telling, episode)),
    charges: charges.map((entity) => chargeRow(telling, entity)),
    sentences: sentences.map((entity) => sentenceRow(telling, entity)),
    ends: endViews(telling),
  };
}
