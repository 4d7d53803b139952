import { valueOf, type Entity } from "../../../ledger/resolve.ts";
import { STATES } from "../../../registry/codes.ts";
import { dateOf, latestStatus } from "../../../registry/person-file.ts";
import { act, contact, death, detention, incommunicado, listing, recognition, release, report, stay } from "../../../registry/schema.ts";
import type { PersonEventKind } from "../../../registry/schema.ts";
import { appealLine, chargeLines, hearingLine, sentenceLines } from "./life-law.ts";
import { lifeText, placeName, present, type Teller, type Told } from "./life-words.ts";
import { capital, countryName, notesOf, plain, referenceName, type Words } from "./wording.ts";

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
  const title =
    code !== undefined && tr.has(key) ? lifeText(words, code, place) : lifeText(words, "heldAt", place || tr.t("whereabouts.unknown"));
  const free = state !== undefined && !STATES[state].inCustody;
  const shape = lost ? "gap" : free ? "free" : "mark";
  return [{ date: dateOf(entity, stay.began), shape, title, notes: notesOf(words, entity, stay.note) }];
}

function recognitionLine(words: Words, entity: Entity): readonly Told[] {
  const { tr, gender } = words;
  const kind = valueOf(entity, recognition.kind);
  const by = referenceName(words, valueOf(entity, recognition.body)) || tr.t("word.unknown");
  const own = {
    recognised: "life.recognised",
    withdrawn: "life.recognition_withdrawn",
    rehabilitation_demanded: "life.rehabilitation_demanded",
  } as const;
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
  return [
    {
      date: dateOf(entity, act.began),
      shape: "mark",
      title,
      details: present([ended !== undefined && plain(tr.t("life.until", { date: tr.edtf(ended) }))]),
      notes: notesOf(words, entity, act.note),
    },
  ];
}

function releaseLine(words: Words, entity: Entity): readonly Told[] {
  const { tr, gender } = words;
  const status = latestStatus(entity, release.status)?.value ?? "reported";
  const [kind, country, others] = [
    valueOf(entity, release.kind),
    valueOf(entity, release.destination),
    valueOf(entity, release.with_others),
  ];
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
      details: present([
        told !== undefined && plain(capital(tr.t(`death.${told}`))),
        told === "in_custody" && plain(tr.t("death.presumption")),
      ]),
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
  const entered: Told = {
    date: dateOf(entity, listing.listed_on),
    shape: "mark",
    title: tr.t("life.listed", params),
    notes: notesOf(words, entity, listing.note),
  };
  return removed === undefined ? [entered] : [entered, { date: removed, shape: "mark", title: tr.t("life.delisted", params) }];
}

/** How each kind of event is told. */
export const TELLERS: Readonly<Record<PersonEventKind, Teller>> = {
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
    return [
      {
        date: dateOf(entity, contact.on),
        shape: "mark",
        title: words.tr.t("life.contact", { channel: words.tr.t(`channel.${channel}`) }),
        notes: notesOf(words, entity, contact.note),
      },
    ];
  },
  incommunicado: (words, entity) => {
    const ended = dateOf(entity, incommunicado.ended);
    const until = ended === undefined ? [] : [plain(words.tr.t("life.until", { date: words.tr.edtf(ended) }))];
    return [
      {
        date: dateOf(entity, incommunicado.began),
        shape: "gap",
        title: capital(words.tr.t("overlay.incommunicado")),
        details: until,
        notes: notesOf(words, entity, incommunicado.note),
      },
    ];
  },
  release: releaseLine,
  death: deathLine,
  listing: listingLines,
  report: (words, entity) => {
    const status = valueOf(entity, report.status);
    if (status === undefined) return [];
    return [
      {
        date: dateOf(entity, report.as_of),
        shape: "mark",
        title: words.tr.t("life.report", { status: words.tr.t(`reported.${status}`) }),
        notes: notesOf(words, entity, report.note),
      },
    ];
  },
};
