import { factsOf, valueOf, type Entity } from "../../../ledger/resolve.ts";
import { dateOf } from "../../../registry/person-file.ts";
import { appeal, charge, hearing, sentence } from "../../../registry/schema.ts";
import { validFrom } from "./as-of.ts";
import { labelled, lifeText, present, type Told } from "./life-words.ts";
import {
  capital,
  notesOf,
  penaltyText,
  plain,
  provisionTexts,
  referenceName,
  referenceText,
  trackOf,
  valuesOf,
  type Words,
} from "./wording.ts";

export function chargeLines(words: Words, entity: Entity): readonly Told[] {
  const { tr, gender } = words;
  const provision = valueOf(entity, charge.provision);
  const texts = provision === undefined || provision.kind === "not_disclosed" ? [] : provisionTexts(words, provision);
  const track = provision === undefined ? undefined : trackOf([provision]);
  const written = valueOf(entity, charge.as_written);
  const stages = factsOf(entity, charge.status);
  const lines =
    stages.length === 0
      ? [{ date: undefined, stage: "unknown" as const }]
      : stages.map((fact) => ({ date: validFrom(fact), stage: fact.value }));
  return lines.map(({ date, stage }, index) => ({
    date,
    shape: "mark",
    title: stage === "charged" ? lifeText(words, "charged") : `${tr.t("event.charge")}: ${tr.t(`charge.${stage}`, { gender })}`,
    track: track === undefined ? undefined : tr.t(`track.${track}`),
    details: [...texts, ...present([written !== undefined && plain(tr.t("evidence.statement", { text: written }))])],
    notes: index === 0 ? notesOf(words, entity, charge.note) : [],
  }));
}

export function hearingLine(words: Words, entity: Entity): readonly Told[] {
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

export function sentenceLines(words: Words, entity: Entity): readonly Told[] {
  const { tr } = words;
  const absent = valueOf(entity, sentence.in_absentia) === true;
  const code = absent ? "convicted_in_absentia" : "sentenced_not_in_force";
  const provisions = valuesOf(factsOf(entity, sentence.provision));
  const track = trackOf(provisions);
  const verdict: Told = {
    date: dateOf(entity, sentence.on),
    shape: "mark",
    title:
      valueOf(entity, sentence.adds_to) === "cumulative"
        ? lifeText(words, "term_added")
        : lifeText(words, code, referenceName(words, valueOf(entity, sentence.court))),
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
    ...later.map((fact): Told => ({
      date: validFrom(fact),
      shape: "mark",
      title: `${tr.t("event.sentence")}: ${tr.t(`sentenceStatus.${fact.value}`)}`,
    })),
  ];
}

export function appealLine(words: Words, entity: Entity): readonly Told[] {
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
