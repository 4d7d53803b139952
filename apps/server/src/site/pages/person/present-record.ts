import { FOREVER, tryParseDate, type EdtfDate } from "../../../ledger/edtf.ts";
import type { Claim, EntityId } from "../../../ledger/claim.ts";
import { valueOf, type Entity, type Fact } from "../../../ledger/resolve.ts";
import { birthYearOf, dateOf, eventsOf, genderOf, latestStatus } from "../../../registry/person-file.ts";
import { contact, incommunicado, listing, recognition, release } from "../../../registry/schema.ts";
import { beginningOf } from "./as-of.ts";
import type { CaseView } from "./present-case.ts";
import { exactly } from "./present-head.ts";
import type { Telling } from "./telling.ts";
import { topicText, valueText } from "./value-words.ts";
import { capital, notesOf, plain, referenceText, type Text } from "./wording.ts";

export type DecisionLine = {
  readonly kind: string;
  readonly date: string;
  readonly statement: string | undefined;
  readonly criteria: string | undefined;
  readonly grounds: readonly Text[];
  readonly marks: readonly number[];
};
export type BodyView = { readonly body: Text; readonly decisions: readonly DecisionLine[] };
export type ContactView = {
  readonly channels: readonly { readonly channel: string; readonly date: string; readonly marks: readonly number[] }[];
  readonly incommunicado: string | undefined;
  readonly daysWithout: number | undefined;
  readonly marks: readonly number[];
};
export type ListingRow = { readonly list: string; readonly entered: string; readonly removed: string; readonly marks: readonly number[] };
export type VersionView = { readonly value: Text; readonly voice: string; readonly marks: readonly number[] };
export type DisagreementView = {
  readonly topic: string;
  readonly shown: VersionView;
  readonly others: readonly VersionView[];
  readonly reason: Text;
};
export type WithdrawnView = {
  readonly topic: string;
  readonly value: Text;
  readonly reason: string | undefined;
  readonly marks: readonly number[];
};

export type RecordView = {
  readonly recognitions: readonly BodyView[];
  readonly contact: ContactView;
  readonly listings: readonly ListingRow[];
  readonly disagreements: readonly DisagreementView[];
  readonly withdrawn: readonly WithdrawnView[];
  readonly unknowns: readonly string[];
};

const latestFirst = (a: EdtfDate | undefined, b: EdtfDate | undefined): number =>
  (b?.lo ?? 0) - (a?.lo ?? 0) || (b?.hi ?? 0) - (a?.hi ?? 0);

function decisionLine({ words, book }: Telling, entity: Entity): DecisionLine {
  const { tr, gender } = words;
  const on = dateOf(entity, recognition.on);
  return {
    kind: capital(tr.t(`recognition.${valueOf(entity, recognition.kind) ?? "none"}`, { gender })),
    date: on === undefined ? tr.t("date.unknown") : tr.edtf(on),
    statement: valueOf(entity, recognition.statement),
    criteria: valueOf(entity, recognition.criteria),
    grounds: notesOf(words, entity, recognition.ground),
    marks: book.citeEntity(entity),
  };
}

/** Decisions by body, side by side: one body's decision says nothing about another's. */
function recognitions(telling: Telling): readonly BodyView[] {
  const bodies = new Map<EntityId, Entity[]>();
  for (const entity of eventsOf(telling.told, "recognition")) {
    const body = valueOf(entity, recognition.body) ?? "";
    bodies.set(body, [...(bodies.get(body) ?? []), entity]);
  }
  return [...bodies].map(([body, entities]): BodyView => {
    entities.sort((a, b) => latestFirst(dateOf(a, recognition.on), dateOf(b, recognition.on)));
    return {
      body: referenceText(telling.words, body) ?? plain(telling.words.tr.t("word.unknown")),
      decisions: entities.map((entity) => decisionLine(telling, entity)),
    };
  });
}

function contactView(telling: Telling): ContactView {
  const { words, book, told, day, state } = telling;
  const { tr } = words;
  const dated = eventsOf(told, "contact").flatMap((entity) => {
    const [on, channel] = [dateOf(entity, contact.on), valueOf(entity, contact.channel)];
    return on === undefined || channel === undefined ? [] : [{ entity, on, channel }];
  });
  dated.sort((a, b) => latestFirst(a.on, b.on));
  const latest = dated.filter((one, index) => dated.findIndex((other) => other.channel === one.channel) === index);
  const held = state.standing === "held" || state.standing === "perhaps_held";
  const cut = eventsOf(told, "incommunicado").find((entity) => dateOf(entity, incommunicado.ended) === undefined);
  const cutSince = cut === undefined || !held ? undefined : dateOf(cut, incommunicado.began);
  const silentSince = [dated[0]?.on.hi, cutSince?.hi].filter((one) => one !== undefined && one <= day).sort((a = 0, b = 0) => b - a)[0];
  return {
    channels: latest.map(({ entity, on, channel }) => ({
      channel: tr.t(`channel.${channel}`),
      date: tr.edtf(on),
      marks: book.citeEntity(entity),
    })),
    incommunicado: cutSince === undefined ? undefined : tr.t("person.contact.incommunicado", { since: tr.since(cutSince) }),
    daysWithout: held && silentSince !== undefined ? day - silentSince : undefined,
    marks: cut === undefined || !held ? [] : book.citeEntity(cut),
  };
}

function listings({ words, book, told }: Telling): readonly ListingRow[] {
  const { tr } = words;
  return eventsOf(told, "listing").map((entity): ListingRow => {
    const [list, entered, removed] = [valueOf(entity, listing.list), dateOf(entity, listing.listed_on), dateOf(entity, listing.removed_on)];
    return {
      list: list === undefined ? tr.t("word.unknown") : capital(tr.t(`listing.${list}`)),
      entered: entered === undefined ? tr.t("date.unknown") : tr.edtf(entered),
      removed: removed === undefined ? "" : tr.edtf(removed),
      marks: book.citeEntity(entity),
    };
  });
}

/** Who says it, and how far the source and the statement are trusted. */
function voiceText({ words, book }: Telling, claim: Claim): string {
  const { tr } = words;
  const speakers = book.voiceOf(claim);
  const parts = [
    speakers.length === 0 ? undefined : tr.t("evidence.says", { speaker: tr.list(speakers) }),
    claim.reliability === null ? undefined : tr.t(`reliability.${claim.reliability}`),
    claim.credibility === null ? undefined : tr.t(`credibility.${claim.credibility}`),
  ];
  return parts.filter((part) => part !== undefined).join(" · ");
}

function disagreement(telling: Telling, code: string, fact: Fact<unknown>): DisagreementView {
  const { words, book } = telling;
  const version = (claim: Claim, claims: readonly Claim[]): VersionView => ({
    value: valueText(words, code, claim.value),
    voice: voiceText(telling, claim),
    marks: book.citeClaims(claims),
  });
  return {
    topic: topicText(words, code),
    shown: version(fact.claim, [fact.claim, ...fact.agreeing]),
    others: fact.disagreeing.map((claim) => version(claim, [claim])),
    reason: plain(fact.preferredFor ?? words.tr.t("person.disagree.rule")),
  };
}

function disagreements(telling: Telling): readonly DisagreementView[] {
  const entities = [...telling.told.people, ...telling.told.events.map((event) => event.entity)];
  return entities.flatMap((entity) =>
    [...entity.facts].flatMap(([code, facts]) =>
      facts.filter((fact) => fact.disagreeing.length > 0).map((fact) => disagreement(telling, code, fact)),
    ),
  );
}

/** Withdrawn claims, except those about events after the day of the page. */
function withdrawn(telling: Telling): readonly WithdrawnView[] {
  const { file, day, words, book } = telling;
  const later = new Set(file.events.filter((event) => (beginningOf(event)?.lo ?? day) > day).map((event) => event.entity.id));
  const isLater = ({ entity, value, property }: Claim): boolean =>
    later.has(entity) ||
    (typeof value === "string" && /\.(?:began|on|as_of|listed_on)$/u.test(property) && (tryParseDate(value)?.lo ?? day) > day);
  const gone = new Set(file.withdrawn.filter(({ claim }) => isLater(claim)).map(({ claim }) => claim.entity));
  const standing = new Set(file.events.map((event) => event.entity.id));
  return file.withdrawn
    .filter(({ claim }) => !isLater(claim) && !(gone.has(claim.entity) && !standing.has(claim.entity)))
    .map(({ claim, reason }): WithdrawnView => ({
      topic: topicText(words, claim.property),
      value: valueText(words, claim.property, claim.value),
      reason: reason ?? undefined,
      marks: book.citeClaims([claim]),
    }));
}

/** What a reader would ask and no source answers. */
function unknowns(telling: Telling, known: { readonly law: CaseView; readonly contact: ContactView }): readonly string[] {
  const { words, told, state, measures, day } = telling;
  const { tr } = words;
  const held = state.standing === "held" || state.standing === "perhaps_held";
  const episode = state.episode ?? measures.episodes.filter((one) => one.began.lo <= day).at(-1) ?? null;
  const began = episode?.began;
  const inexact = episode !== null && (!episode.beginningKnown || began === undefined || began.lo !== began.hi);
  const charged = known.law.charges.length > 0 || known.law.sentences.some((row) => row.articles.length > 0);
  const out = state.basis?.kind === "release" ? state.basis : undefined;
  const since =
    state.placeSince === null || state.code !== "whereabouts_unknown"
      ? ""
      : `, ${tr.t("person.unknowns.since", { since: tr.since(state.placeSince) })}`;
  const last = episode?.lastEvidence ?? 0;
  const asked: readonly (readonly [boolean, string])[] = [
    [state.standing === "unknown", tr.t("person.unknowns.state")],
    [
      state.standing === "perhaps_held" && last <= day && last < FOREVER,
      tr.t("person.unknowns.confirmed", { date: tr.edtf(exactly(last)) }),
    ],
    [held && state.place === null, `${tr.t("person.unknowns.place")}${since}`],
    [inexact, tr.t("person.unknowns.detained")],
    [episode !== null && !charged, tr.t("person.unknowns.charge")],
    [held && known.law.sentences.length === 0, tr.t("person.unknowns.sentence")],
    [held && (known.law.ends[0] === undefined || known.law.ends[0].unknown !== null), tr.t("person.unknowns.end")],
    [held && known.contact.channels.length === 0, tr.t("person.unknowns.contact")],
    [
      out !== undefined &&
        (valueOf(out, release.kind) ?? "unknown") === "unknown" &&
        latestStatus(out, release.status)?.value !== "retracted",
      tr.t("person.unknowns.release"),
    ],
    [birthYearOf(told) === undefined, tr.t("person.unknowns.birth")],
    [genderOf(told) === undefined, tr.t("person.unknowns.gender")],
  ];
  return asked.filter(([missing]) => missing).map(([, text]) => capital(text));
}

/** What bodies decided, how the person was last heard of, where sources differ, and what nobody knows. */
export function presentRecord(telling: Telling, law: CaseView): RecordView {
  const decided = recognitions(telling);
  const heard = contactView(telling);
  return {
    recognitions: decided,
    contact: heard,
    listings: listings(telling),
    disagreements: disagreements(telling),
    withdrawn: withdrawn(telling),
    unknowns: unknowns(telling, { law, contact: heard }),
  };
}
