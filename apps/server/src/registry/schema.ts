import { z } from "zod";
import { defineKind } from "../ledger/schema.ts";
import {
  ACT_KINDS,
  APPEAL_OUTCOMES,
  CHARGE_STATUSES,
  CONTACT_CHANNELS,
  DEATH_CIRCUMSTANCES,
  DETENTION_MANNERS,
  DETENTION_TRACKS,
  GENDERS,
  HEARING_STAGES,
  LISTINGS,
  RECOGNITION_KINDS,
  RELEASE_KINDS,
  RELEASE_STATUSES,
  REPORTED_STATUSES,
  SENTENCE_STATUSES,
  STATES,
  WHEREABOUTS,
  codesOf,
} from "./codes.ts";
import { edtfDate, length, localText, nameValue, penaltyValue, provisionValue, text, uuid } from "./values.ts";

/** What the register knows how to say about people and about what the state does to them. */

export const person = defineKind(
  "person",
  { root: true },
  {
    name: { class: "C0", value: nameValue, many: true, about: "A name in one language and script, with its role." },
    gender: { class: "C0", value: z.enum(codesOf(GENDERS)), about: "Gender as published by a source." },
    birth_year: {
      class: "C0",
      value: z.number().int().min(1880).max(2100),
      unit: "year",
      about: "Year of birth where a source published it; never the day.",
    },
    citizenship: { class: "C0", value: z.string().regex(/^[A-Z]{2}$/), many: true, about: "Citizenship, ISO 3166-1 alpha-2." },
    public_role: { class: "C0", value: localText, many: true, about: "What the person is publicly known as." },
    note: { class: "C0", value: localText, many: true, about: "A remark a reader needs, for example that two sources disagree." },
    same_as: {
      class: "C0",
      many: true,
      byCommand: true,
      value: z.strictObject({ other: uuid, judgement: z.enum(["same", "different", "unsure"]) }),
      about: "A merge judgement: whether this file and another are about one person. Reversible; negative ones are kept.",
    },
    next_review: { class: "C1", value: edtfDate, about: "When the file is to be read again. Workflow, names nobody." },
  },
);

export const detention = defineKind(
  "detention",
  { root: false },
  {
    began: { class: "C0", value: edtfDate, about: "When the person was taken." },
    track: { class: "C0", value: z.enum(codesOf(DETENTION_TRACKS)), about: "Administrative or criminal; both can run on one person." },
    manner: {
      class: "C0",
      value: z.enum(codesOf(DETENTION_MANNERS)),
      about: "Detained, abducted, or returned to custody after a release.",
    },
    place: { class: "C0", value: uuid, refers: "place", about: "Where the person was first held." },
    note: { class: "C0", value: localText, many: true, about: "Circumstances as published." },
  },
);

export const stay = defineKind(
  "stay",
  { root: false },
  {
    began: { class: "C0", value: edtfDate, about: "From when the person was held there (a transfer), or was seen there." },
    place: { class: "C0", value: uuid, refers: "place", about: "The place of detention." },
    whereabouts: { class: "C0", value: z.enum(codesOf(WHEREABOUTS)), about: "Known, unknown, or in transit." },
    state: { class: "C0", value: z.enum(codesOf(STATES)), about: "State of deprivation of liberty where the place does not tell it." },
    note: { class: "C0", value: localText, many: true, about: "Circumstances as published." },
  },
);

export const charge = defineKind(
  "charge",
  { root: false },
  {
    provision: { class: "C0", value: provisionValue, about: "The provisions of law, or that they are not disclosed." },
    as_written: { class: "C0", value: text(300), about: "The notation as the source wrote it." },
    status: {
      class: "C0",
      value: z.enum(codesOf(CHARGE_STATUSES)),
      many: true,
      about: "Stage of the charge; its valid period says since when.",
    },
    main: { class: "C0", value: z.boolean(), about: "Whether this is the main article of the case." },
    note: { class: "C0", value: localText, many: true, about: "Remark on the charge." },
  },
);

export const hearing = defineKind(
  "hearing",
  { root: false },
  {
    on: { class: "C0", value: edtfDate, about: "Day of the hearing." },
    stage: { class: "C0", value: z.enum(codesOf(HEARING_STAGES)), about: "First instance, appeal, or other." },
    court: { class: "C0", value: uuid, refers: "court", about: "The court." },
    judge: { class: "C0", value: uuid, refers: "official", about: "The judge, where published." },
    closed: { class: "C0", value: z.boolean(), about: "Whether the public was kept out." },
    note: { class: "C0", value: localText, many: true, about: "What happened, as published." },
  },
);

export const sentence = defineKind(
  "sentence",
  { root: false },
  {
    on: { class: "C0", value: edtfDate, about: "Day of the verdict." },
    penalty: { class: "C0", value: penaltyValue, many: true, about: "A penalty: kind, length, regime as a code, amount." },
    provision: { class: "C0", value: provisionValue, many: true, about: "Provisions the person was convicted under." },
    court: { class: "C0", value: uuid, refers: "court", about: "The court." },
    judge: { class: "C0", value: uuid, refers: "official", about: "The judge, where published." },
    in_absentia: { class: "C0", value: z.boolean(), about: "Tried in absence. Persons and convictions are counted apart." },
    closed: { class: "C0", value: z.boolean(), about: "Whether the trial was closed." },
    adds_to: {
      class: "C0",
      value: z.enum(["new", "cumulative"]),
      about: "Cumulative: added to the unserved part (article 411 and the like).",
    },
    stated_total: { class: "C0", value: length, about: "The combined term as the verdict states it; wins over own addition." },
    credit_from: { class: "C0", value: edtfDate, about: "From when custody before the verdict counts towards the term." },
    credit_days: {
      class: "C0",
      value: z.number().int().min(0).max(36_500),
      unit: "day",
      about: "Days credited where a source gives the number.",
    },
    replaces: { class: "C0", value: uuid, refers: "event", about: "The sentence this one replaces." },
    status: {
      class: "C0",
      value: z.enum(codesOf(SENTENCE_STATUSES)),
      many: true,
      about: "Pronounced, in force, changed, annulled; dated by its valid period.",
    },
    note: { class: "C0", value: localText, many: true, about: "Remark on the verdict." },
  },
);

export const appeal = defineKind(
  "appeal",
  { root: false },
  {
    on: { class: "C0", value: edtfDate, about: "Day of the decision on appeal." },
    outcome: { class: "C0", value: z.enum(codesOf(APPEAL_OUTCOMES)), about: "Upheld, wording changed, term changed, annulled." },
    sentence: { class: "C0", value: uuid, refers: "event", about: "The sentence appealed against." },
    court: { class: "C0", value: uuid, refers: "court", about: "The court." },
    note: { class: "C0", value: localText, many: true, about: "Remark on the appeal." },
  },
);

export const recognition = defineKind(
  "recognition",
  { root: false },
  {
    body: { class: "C0", value: uuid, refers: "organisation", about: "Who decided." },
    kind: { class: "C0", value: z.enum(codesOf(RECOGNITION_KINDS)), about: "Recognised, withdrawn, rehabilitation demanded, declined…" },
    on: { class: "C0", value: edtfDate, about: "Day of the decision." },
    statement: { class: "C0", value: text(500), about: "Title or address of the statement." },
    criteria: { class: "C0", value: text(200), about: "The criteria applied, with their version." },
    ground: { class: "C0", value: localText, many: true, about: "Reasoning as published." },
  },
);

export const act = defineKind(
  "act",
  { root: false },
  {
    kind: { class: "C0", value: z.enum(codesOf(ACT_KINDS)), about: "What was done to the person (HURIDOCS-compatible code)." },
    began: { class: "C0", value: edtfDate, about: "When it began." },
    ended: { class: "C0", value: edtfDate, about: "When it ended." },
    place: { class: "C0", value: uuid, refers: "place", about: "Where." },
    note: { class: "C0", value: localText, many: true, about: "As published; no medical detail." },
  },
);

export const contact = defineKind(
  "contact",
  { root: false },
  {
    on: { class: "C0", value: edtfDate, about: "Day of the sign of life." },
    channel: { class: "C0", value: z.enum(codesOf(CONTACT_CHANNELS)), about: "Letter, call, lawyer, visit, sighting, official notice." },
    note: { class: "C0", value: localText, many: true, about: "As published." },
  },
);

export const incommunicado = defineKind(
  "incommunicado",
  { root: false },
  {
    began: { class: "C0", value: edtfDate, about: "Since when nobody outside has had contact." },
    ended: { class: "C0", value: edtfDate, about: "When contact came back." },
    note: { class: "C0", value: localText, many: true, about: "As published." },
  },
);

export const release = defineKind(
  "release",
  { root: false },
  {
    on: { class: "C0", value: edtfDate, about: "Day of the release." },
    kind: { class: "C0", value: z.enum(codesOf(RELEASE_KINDS)), about: "How: full term, pardon, exchange, forced removal…" },
    status: {
      class: "C0",
      value: z.enum(codesOf(RELEASE_STATUSES)),
      many: true,
      about: "Reported, confirmed, retracted; dated by its valid period.",
    },
    destination: { class: "C0", value: z.string().regex(/^[A-Z]{2}$/), about: "Country the person was taken to, ISO 3166-1 alpha-2." },
    with_others: {
      class: "C0",
      value: z.number().int().min(0).max(100_000),
      unit: "person",
      about: "How many others were released with the person, as published.",
    },
    note: { class: "C0", value: localText, many: true, about: "As published." },
  },
);

export const death = defineKind(
  "death",
  { root: false },
  {
    on: { class: "C0", value: edtfDate, about: "Day of the death." },
    circumstances: {
      class: "C0",
      value: z.enum(codesOf(DEATH_CIRCUMSTANCES)),
      about: "In custody, shortly after release, during protest.",
    },
    place: { class: "C0", value: uuid, refers: "place", about: "Where." },
    note: { class: "C0", value: localText, many: true, about: "As published; no medical detail." },
  },
);

export const listing = defineKind(
  "listing",
  { root: false },
  {
    list: { class: "C0", value: z.enum(codesOf(LISTINGS)), about: "The official list." },
    listed_on: { class: "C0", value: edtfDate, about: "When entered." },
    removed_on: { class: "C0", value: edtfDate, about: "When removed." },
    note: { class: "C0", value: localText, many: true, about: "Remark." },
  },
);

export const report = defineKind(
  "report",
  { root: false },
  {
    status: { class: "C0", value: z.enum(codesOf(REPORTED_STATUSES)), about: "What a source says the person's situation was." },
    as_of: { class: "C0", value: edtfDate, about: "The day the source speaks of." },
    note: { class: "C0", value: localText, many: true, about: "As published." },
  },
);

/** Kinds of events inside a person's file. */
export const PERSON_EVENTS = {
  detention,
  stay,
  charge,
  hearing,
  sentence,
  appeal,
  recognition,
  act,
  contact,
  incommunicado,
  release,
  death,
  listing,
  report,
} as const;
export type PersonEventKind = keyof typeof PERSON_EVENTS;
