import { midpointOrder, type EdtfDate } from "../../../ledger/edtf.ts";
import type { EntityId } from "../../../ledger/claim.ts";
import { factsOf, valueOf, type Entity } from "../../../ledger/resolve.ts";
import { dateOf, latestStatus, type PersonEvent, type PersonFile } from "../../../registry/person-file.ts";
import { act, appeal, charge, contact, death, detention, hearing, incommunicado, listing, recognition, release, report, sentence, stay } from "../../../registry/schema.ts";
import { STATES } from "../../../registry/codes.ts";
import type { PersonEventKind } from "../../../registry/schema.ts";
import type { Episode } from "../../../registry/timeline.ts";
import type { LifeShape } from "../../design/life-line.tsx";
import type { MessageKey } from "../../i18n.ts";
import { validFrom } from "./as-of.ts";
import type { SourceBook } from "./source-book.ts";
import { capital, countryName, notesOf, penaltyText, plain, provisionTexts, referenceName, referenceText, trackOf, valuesOf, type Text, type Words } from "./wording.ts";

/** One line of a life, in words. */
export type LifeItem = {
  readonly date: EdtfDate | undefined;
  readonly shape: LifeShape;
  readonly title: string;
  /** Administrative or criminal, where both tracks may run on one person. */
  readonly track?: string | undefined;
  readonly details: readonly Text[];
  readonly notes: readonly Text[];
  readonly uncertain?: string | undefined;
  readonly marks: readonly number[];
  /** Order among events of one day. */
  readonly rank: number;
};

type Told = Omit<LifeItem, "marks" | "details" | "notes" | "rank"> & { readonly details?: readonly Text[]; readonly notes?: readonly Text[] };
type Teller = (words: Words, entity: Entity) => readonly Told[];

const RANK: readonly PersonEventKind[] = [
  "report", "listing", "recognition", "contact", "incommunicado", "act", "stay", "detention", "charge", "hearing", "sentence", "appeal", "release", "death",
];

/** Words of an event of life; `place` stands after a colon where the language has it. */
function lifeText({ tr, gender }: Words, code: string, place = ""): string {
  return tr.t(`life.${code}` as MessageKey, { gender, place });
}

const placeName = (words: Words, id: EntityId | undefined): string => referenceName(words, id);
const present = (items: readonly (Text | undefined | false)[]): readonly Text[] => items.filter((item): item is Text => typeof item === "object");
const labelled = (label: string, text: Text | undefined): Text | undefined => (text === undefined ? undefined : { ...text, text: `${label}: ${text.text}` });

function detentionLine(words: Words, entity: Entity): readonly Told[] {
  const [manner, track] = [valueOf(entity, detention.manner), valueOf(entity, detention.track)];
  const place = placeName(words, valueOf(entity, detention.place));
  const title = manner === "returned_to_custody" ? lifeText(words, "returned_to_custody", place) : lifeText(words, "detained", place);
  return [
    {
      date: dateOf(entity, detention.began),
      shape: "held",
      title,
      track: track === undefined ? undefined : words.tr.t(`track.${track}`),
      details: present([manner === "abducted" && plain(capital(words.tr.t("manner.abducted")))]),
      notes: notesOf(words, entity, detention.note),
    },
  ];
}

function stayLine(words: Words, entity: Entity): readonly Told[] {
  const { tr } = words;
  const [state, whereabouts] = [valueOf(entity, stay.state), valueOf(entity, stay.whereabouts)];
  const place = placeName(words, valueOf(entity, stay.place));
  const lost = place === "" && whereabouts === "unknown";
  const code = state ?? (whereabouts === "in_transit" ? "in_transit" : lost ? "whereabouts_unknown" : undefined);
  const key = `life.${code ?? ""}`;
  const title = code !== undefined && tr.has(key) ? lifeText(words, code, place) : lifeText(words, "heldAt", place || tr.t("whereabouts.unknown"));
  const free = state !== undefined && !STATES[state].inCustody;
  const shape = lost ? "gap" : free ? "free" : "mark";
  return [{ date: dateOf(entity, stay.began), shape, title, notes: notesOf(words, entity, stay.note) }];
}

function chargeLines(words: Words, entity: Entity): readonly Told[] {
  const { tr, gender } = words;
  const provision = valueOf(entity, charge.provision);
  const texts = provision === undefined || provision.kind === "not_disclosed" ? [] : provisionTexts(words, provision);
  const track = provision === undefined ? undefined : trackOf([provision]);
  const written = valueOf(entity, charge.as_written);
  const stages = factsOf(entity, charge.status);
  const lines = stages.length === 0 ? [{ date: undefined, stage: "unknown" as const }] : stages.map((fact) => ({ date: validFrom(fact), stage: fact.value }));
  return lines.map(({ date, stage }, index) => ({
    date,
    shape: "mark",
    title: stage === "charged" ? lifeText(words, "charged") : `${tr.t("event.charge")}: ${tr.t(`charge.${stage}`, { gender })}`,
    track: track === undefined ? undefined : tr.t(`track.${track}`),
    details: [...texts, ...present([written !== undefined && plain(tr.t("evidence.statement", { text: written }))])],
    notes: index === 0 ? notesOf(words, entity, charge.note) : [],
  }));
}

function hearingLine(words: Words, entity: Entity): readonly Told[] {
  const { tr } = words;
  const stage = valueOf(entity, hearing.stage) ?? "other";
  const court = referenceText(words, valueOf(entity, hearing.court));
  return [
    {
      date: dateOf(entity, hearing.on),
      shape: "mark",
      title: capital(tr.t(`hearing.${stage}`)),
      details: present([
        court,
        labelled(tr.t("field.judge"), referenceText(words, valueOf(entity, hearing.judge))),
        valueOf(entity, hearing.closed) === true && plain(capital(tr.t("person.sentence.closed"))),
      ]),
      notes: notesOf(words, entity, hearing.note),
    },
  ];
}

function sentenceLines(words: Words, entity: Entity): readonly Told[] {
  const { tr } = words;
  const absent = valueOf(entity, sentence.in_absentia) === true;
  const code = absent ? "convicted_in_absentia" : "sentenced_not_in_force";
  const provisions = valuesOf(factsOf(entity, sentence.provision));
  const track = trackOf(provisions);
  const verdict: Told = {
    date: dateOf(entity, sentence.on),
    shape: "mark",
    title: valueOf(entity, sentence.adds_to) === "cumulative" ? lifeText(words, "term_added") : lifeText(words, code, referenceName(words, valueOf(entity, sentence.court))),
    track: track === undefined ? undefined : tr.t(`track.${track}`),
    details: [
      ...valuesOf(factsOf(entity, sentence.penalty)).map((penalty) => plain(capital(penaltyText(tr, penalty)))),
      ...provisions.flatMap((value) => provisionTexts(words, value)),
    ],
    notes: notesOf(words, entity, sentence.note),
  };
  const later = factsOf(entity, sentence.status).filter((fact) => fact.value !== "pronounced" && fact.claim.valid !== null);
  return [
    verdict,
    ...later.map((fact): Told => ({ date: validFrom(fact), shape: "mark", title: `${tr.t("event.sentence")}: ${tr.t(`sentenceStatus.${fact.value}`)}` })),
  ];
}

function appealLine(words: Words, entity: Entity): readonly Told[] {
  const outcome = valueOf(entity, appeal.outcome);
  return [
    {
      date: dateOf(entity, appeal.on),
      shape: "mark",
      title: lifeText(words, "appeal", referenceName(words, valueOf(entity, appeal.court))),
      details: present([outcome !== undefined && plain(capital(words.tr.t(`appeal.${outcome}`)))]),
      notes: notesOf(words, entity, appeal.note),
    },
  ];
}

function recognitionLine(words: Words, entity: Entity): readonly Told[] {
  const { tr, gender } = words;
  const kind = valueOf(entity, recognition.kind);
  const by = referenceName(words, valueOf(entity, recognition.body)) || tr.t("word.unknown");
  const own = { recognised: "life.recognised", withdrawn: "life.recognition_withdrawn", rehabilitation_demanded: "life.rehabilitation_demanded" } as const;
  const key = kind === undefined ? undefined : own[kind as keyof typeof own];
  const title = key !== undefined ? tr.t(key, { gender, by }) : `${capital(tr.t(`recognition.${kind ?? "none"}`, { gender }))}: ${by}`;
  return [{ date: dateOf(entity, recognition.on), shape: "mark", title, notes: notesOf(words, entity, recognition.ground) }];
}

function actLine(words: Words, entity: Entity): readonly Told[] {
  const { tr } = words;
  const kind = valueOf(entity, act.kind);
  if (kind === undefined) return [];
  const title = tr.t("life.act", { act: capital(tr.t(`act.${kind}`)), place: referenceName(words, valueOf(entity, act.place)) });
  const ended = dateOf(entity, act.ended);
  return [{ date: dateOf(entity, act.began), shape: "mark", title, details: present([ended !== undefined && plain(tr.t("life.until", { date: tr.edtf(ended) }))]), notes: notesOf(words, entity, act.note) }];
}

function releaseLine(words: Words, entity: Entity): readonly Told[] {
  const { tr, gender } = words;
  const status = latestStatus(entity, release.status)?.value ?? "reported";
  const [kind, country, others] = [valueOf(entity, release.kind), valueOf(entity, release.destination), valueOf(entity, release.with_others)];
  return [
    {
      date: dateOf(entity, release.on),
      shape: status === "confirmed" ? "free" : "mark",
      title: lifeText(words, "released"),
      uncertain: status === "confirmed" ? undefined : tr.t(`releaseStatus.${status}`),
      details: present([
        kind !== undefined && plain(capital(tr.t(`release.${kind}`, { gender }))),
        country !== undefined && plain(`${tr.t("field.destination")}: ${countryName(tr, country)}`),
        others !== undefined && plain(`${tr.t("field.with_others")}: ${tr.number(others)}`),
      ]),
      notes: notesOf(words, entity, release.note),
    },
  ];
}

function deathLine(words: Words, entity: Entity): readonly Told[] {
  const { tr } = words;
  const told = valueOf(entity, death.circumstances);
  return [
    {
      date: dateOf(entity, death.on),
      shape: "mark",
      title: lifeText(words, "died", referenceName(words, valueOf(entity, death.place))),
      details: present([told !== undefined && plain(capital(tr.t(`death.${told}`))), told === "in_custody" && plain(tr.t("death.presumption"))]),
      notes: notesOf(words, entity, death.note),
    },
  ];
}

function listingLines(words: Words, entity: Entity): readonly Told[] {
  const { tr } = words;
  const list = valueOf(entity, listing.list);
  if (list === undefined) return [];
  const removed = dateOf(entity, listing.removed_on);
  const params = { list: tr.t(`listing.${list}`) };
  const entered: Told = { date: dateOf(entity, listing.listed_on), shape: "mark", title: tr.t("life.listed", params), notes: notesOf(words, entity, listing.note) };
  return removed === undefined ? [entered] : [entered, { date: removed, shape: "mark", title: tr.t("life.delisted", params) }];
}

const TELLERS: Readonly<Record<PersonEventKind, Teller>> = {
  detention: detentionLine,
  stay: stayLine,
  charge: chargeLines,
  hearing: hearingLine,
  sentence: sentenceLines,
  appeal: appealLine,
  recognition: recognitionLine,
  act: actLine,
  contact: (words, entity) => {
    const channel = valueOf(entity, contact.channel);
    if (channel === undefined) return [];
    return [{ date: dateOf(entity, contact.on), shape: "mark", title: words.tr.t("life.contact", { channel: words.tr.t(`channel.${channel}`) }), notes: notesOf(words, entity, contact.note) }];
  },
  incommunicado: (words, entity) => {
    const ended = dateOf(entity, incommunicado.ended);
    const until = ended === undefined ? [] : [plain(words.tr.t("life.until", { date: words.tr.edtf(ended) }))];
    return [{ date: dateOf(entity, incommunicado.began), shape: "gap", title: capital(words.tr.t("overlay.incommunicado")), details: until, notes: notesOf(words, entity, incommunicado.note) }];
  },
  release: releaseLine,
  death: deathLine,
  listing: listingLines,
  report: (words, entity) => {
    const status = valueOf(entity, report.status);
    if (status === undefined) return [];
    return [{ date: dateOf(entity, report.as_of), shape: "mark", title: words.tr.t("life.report", { status: words.tr.t(`reported.${status}`) }), notes: notesOf(words, entity, report.note) }];
  },
};

function linesOf(words: Words, book: SourceBook, event: PersonEvent): readonly LifeItem[] {
  const rank = RANK.indexOf(event.kind);
  return TELLERS[event.kind](words, event.entity).map((told): LifeItem => ({ details: [], notes: [], ...told, rank, marks: book.citeEntity(event.entity) }));
}

/** Between two detentions without a release somebody was free, and no source says from when. */
function gaps({ tr }: Words, episodes: readonly Episode[], day: number): readonly LifeItem[] {
  return episodes
    .filter((episode) => episode.closedBy === "detained_again" && episode.ended !== null && episode.ended.hi <= day)
    .map((episode): LifeItem => ({ date: episode.ended ?? undefined, shape: "gap", title: tr.t("life.freeBetween"), details: [], notes: [], marks: [], rank: RANK.length }));
}

const newestFirst = (a: LifeItem, b: LifeItem): number => {
  if (a.date === undefined || b.date === undefined) return Number(a.date === undefined) - Number(b.date === undefined);
  return midpointOrder(b.date, a.date) || b.rank - a.rank;
};

/**
 * The life of a person in words, newest first; undated events last.
 *
 * @param file as it could be told on the day
 */
export function lifeOf(words: Words, book: SourceBook, told: { readonly file: PersonFile; readonly episodes: readonly Episode[]; readonly day: number }): readonly LifeItem[] {
  // Sources are numbered in the order in which the page shows them, so events are put in order before they are cited.
  const dated = told.file.events.flatMap((event) => TELLERS[event.kind](words, event.entity).slice(0, 1).map((line) => ({ event, line })));
  dated.sort((a, b) => newestFirst({ ...a.line, details: [], notes: [], marks: [], rank: RANK.indexOf(a.event.kind) }, { ...b.line, details: [], notes: [], marks: [], rank: RANK.indexOf(b.event.kind) }));
  const lines = dated.flatMap(({ event }) => linesOf(words, book, event));
  return [...lines, ...gaps(words, told.episodes, told.day)].sort(newestFirst);
}
