import { z } from "zod";
import { parseDate, tryParseDate } from "../ledger/edtf.ts";
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
  NAME_ROLES,
  PENALTY_KINDS,
  PLACE_KINDS,
  RECOGNITION_KINDS,
  REGIMES,
  RELEASE_KINDS,
  RELEASE_STATUSES,
  REPORTED_STATUSES,
  SENTENCE_STATUSES,
  STATES,
  WHEREABOUTS,
  codesOf,
} from "./codes.ts";

/** What the register knows how to say about people and about what the state does to them. */

const text = (max: number): z.ZodString => z.string().trim().min(1).max(max);
const uuid = z.uuid();

/** An uncertain date in EDTF, kept as given. */
export const edtfDate = text(60).refine((value) => tryParseDate(value) !== undefined, {
  error: (issue) => dateProblem(String(issue.input)),
});

function dateProblem(value: string): string {
  try {
    parseDate(value);
    return "not a date";
  } catch (problem) {
    return problem instanceof Error ? problem.message : "not a date";
  }
}

const language = z.string().regex(/^[a-z]{2,3}$/);
/** A text in one language: the language travels with it. */
export const localText = z.strictObject({ text: text(2000), lang: language });
export type LocalText = z.infer<typeof localText>;

/** A name as data: any script, with language and role. Comparison never uses equality of names. */
export const nameValue = z.strictObject({
  text: text(300),
  lang: language,
  script: z.string().regex(/^[A-Z][a-z]{3}$/),
  role: z.enum(codesOf(NAME_ROLES)),
});
export type NameValue = z.infer<typeof nameValue>;

const length = z.strictObject({
  years: z.number().int().min(0).max(100).optional(),
  months: z.number().int().min(0).max(1200).optional(),
  days: z.number().int().min(0).max(36_500).optional(),
});

export const penaltyValue = z.strictObject({
  kind: z.enum(codesOf(PENALTY_KINDS)),
  length: length.optional(),
  regime: z.enum(codesOf(REGIMES)).optional(),
  amount: z.number().nonnegative().optional(),
  currency: z.string().regex(/^[A-Z]{3}$/).optional(),
});
export type PenaltyValue = z.infer<typeof penaltyValue>;

const provisionReading = z.strictObject({
  code: text(40),
  article: text(20),
  part: text(10).optional(),
  point: text(10).optional(),
});
export type ProvisionReading = z.infer<typeof provisionReading>;

/** What a person is charged under: provisions, or that it is not disclosed, or a text a person has yet to read. */
export const provisionValue = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("provisions"),
    provisions: z.array(provisionReading).min(1).max(10),
    relation: z.enum(["complicity"]).optional(),
  }),
  z.strictObject({ kind: z.literal("not_disclosed") }),
  z.strictObject({ kind: z.literal("described"), text: text(300) }),
]);
export type ProvisionValue = z.infer<typeof provisionValue>;

export const person = defineKind("person", { root: true }, {
  name: { class: "C0", value: nameValue, many: true, about: "A name in one language and script, with its role." },
  gender: { class: "C0", value: z.enum(codesOf(GENDERS)), about: "Gender as published by a source." },
  birth_year: { class: "C0", value: z.number().int().min(1880).max(2100), unit: "year", about: "Year of birth where a source published it; never the day." },
  citizenship: { class: "C0", value: z.string().regex(/^[A-Z]{2}$/), many: true, about: "Citizenship, ISO 3166-1 alpha-2." },
  public_role: { class: "C0", value: localText, many: true, about: "What the person is publicly known as." },
  note: { class: "C0", value: localText, many: true, about: "A remark a reader needs, for example that two sources disagree." },
  same_as: {
    class: "C0",
    many: true,
    value: z.strictObject({ other: uuid, judgement: z.enum(["same", "different", "unsure"]) }),
    about: "A merge judgement: whether this file and another are about one person. Reversible; negative ones are kept.",
  },
  next_review: { class: "C1", value: edtfDate, about: "When the file is to be read again. Workflow, names nobody." },
});

export const detention = defineKind("detention", { root: false }, {
  began: { class: "C0", value: edtfDate, about: "When the person was taken." },
  track: { class: "C0", value: z.enum(codesOf(DETENTION_TRACKS)), about: "Administrative or criminal; both can run on one person." },
  manner: { class: "C0", value: z.enum(codesOf(DETENTION_MANNERS)), about: "Detained, abducted, or returned to custody after a release." },
  place: { class: "C0", value: uuid, refers: "place", about: "Where the person was first held." },
  note: { class: "C0", value: localText, many: true, about: "Circumstances as published." },
});

export const stay = defineKind("stay", { root: false }, {
  began: { class: "C0", value: edtfDate, about: "From when the person was held there (a transfer), or was seen there." },
  place: { class: "C0", value: uuid, refers: "place", about: "The place of detention." },
  whereabouts: { class: "C0", value: z.enum(codesOf(WHEREABOUTS)), about: "Known, unknown, or in transit." },
  state: { class: "C0", value: z.enum(codesOf(STATES)), about: "State of deprivation of liberty where the place does not tell it." },
  note: { class: "C0", value: localText, many: true, about: "Circumstances as published." },
});

export const charge = defineKind("charge", { root: false }, {
  provision: { class: "C0", value: provisionValue, about: "The provisions of law, or that they are not disclosed." },
  as_written: { class: "C0", value: text(300), about: "The notation as the source wrote it." },
  status: { class: "C0", value: z.enum(codesOf(CHARGE_STATUSES)), many: true, about: "Stage of the charge; its valid period says since when." },
  main: { class: "C0", value: z.boolean(), about: "Whether this is the main article of the case." },
  note: { class: "C0", value: localText, many: true, about: "Remark on the charge." },
});

export const hearing = defineKind("hearing", { root: false }, {
  on: { class: "C0", value: edtfDate, about: "Day of the hearing." },
  stage: { class: "C0", value: z.enum(codesOf(HEARING_STAGES)), about: "First instance, appeal, or other." },
  court: { class: "C0", value: uuid, refers: "court", about: "The court." },
  judge: { class: "C0", value: uuid, refers: "official", about: "The judge, where published." },
  closed: { class: "C0", value: z.boolean(), about: "Whether the public was kept out." },
  note: { class: "C0", value: localText, many: true, about: "What happened, as published." },
});

export const sentence = defineKind("sentence", { root: false }, {
  on: { class: "C0", value: edtfDate, about: "Day of the verdict." },
  penalty: { class: "C0", value: penaltyValue, many: true, about: "A penalty: kind, length, regime as a code, amount." },
  provision: { class: "C0", value: provisionValue, many: true, about: "Provisions the person was convicted under." },
  court: { class: "C0", value: uuid, refers: "court", about: "The court." },
  judge: { class: "C0", value: uuid, refers: "official", about: "The judge, where published." },
  in_absentia: { class: "C0", value: z.boolean(), about: "Tried in absence. Persons and convictions are counted apart." },
  closed: { class: "C0", value: z.boolean(), about: "Whether the trial was closed." },
  adds_to: { class: "C0", value: z.enum(["new", "cumulative"]), about: "Cumulative: added to the unserved part (article 411 and the like)." },
  stated_total: { class: "C0", value: length, about: "The combined term as the verdict states it; wins over own addition." },
  credit_from: { class: "C0", value: edtfDate, about: "From when custody before the verdict counts towards the term." },
  credit_days: { class: "C0", value: z.number().int().min(0).max(36_500), unit: "day", about: "Days credited where a source gives the number." },
  replaces: { class: "C0", value: uuid, refers: "event", about: "The sentence this one replaces." },
  status: { class: "C0", value: z.enum(codesOf(SENTENCE_STATUSES)), many: true, about: "Pronounced, in force, changed, annulled; dated by its valid period." },
  note: { class: "C0", value: localText, many: true, about: "Remark on the verdict." },
});

export const appeal = defineKind("appeal", { root: false }, {
  on: { class: "C0", value: edtfDate, about: "Day of the decision on appeal." },
  outcome: { class: "C0", value: z.enum(codesOf(APPEAL_OUTCOMES)), about: "Upheld, wording changed, term changed, annulled." },
  sentence: { class: "C0", value: uuid, refers: "event", about: "The sentence appealed against." },
  court: { class: "C0", value: uuid, refers: "court", about: "The court." },
  note: { class: "C0", value: localText, many: true, about: "Remark on the appeal." },
});

export const recognition = defineKind("recognition", { root: false }, {
  body: { class: "C0", value: uuid, refers: "organisation", about: "Who decided." },
  kind: { class: "C0", value: z.enum(codesOf(RECOGNITION_KINDS)), about: "Recognised, withdrawn, rehabilitation demanded, declined…" },
  on: { class: "C0", value: edtfDate, about: "Day of the decision." },
  statement: { class: "C0", value: text(500), about: "Title or address of the statement." },
  criteria: { class: "C0", value: text(200), about: "The criteria applied, with their version." },
  ground: { class: "C0", value: localText, many: true, about: "Reasoning as published." },
});

export const act = defineKind("act", { root: false }, {
  kind: { class: "C0", value: z.enum(codesOf(ACT_KINDS)), about: "What was done to the person (HURIDOCS-compatible code)." },
  began: { class: "C0", value: edtfDate, about: "When it began." },
  ended: { class: "C0", value: edtfDate, about: "When it ended." },
  place: { class: "C0", value: uuid, refers: "place", about: "Where." },
  note: { class: "C0", value: localText, many: true, about: "As published; no medical detail." },
});

export const contact = defineKind("contact", { root: false }, {
  on: { class: "C0", value: edtfDate, about: "Day of the sign of life." },
  channel: { class: "C0", value: z.enum(codesOf(CONTACT_CHANNELS)), about: "Letter, call, lawyer, visit, sighting, official notice." },
  note: { class: "C0", value: localText, many: true, about: "As published." },
});

export const incommunicado = defineKind("incommunicado", { root: false }, {
  began: { class: "C0", value: edtfDate, about: "Since when nobody outside has had contact." },
  ended: { class: "C0", value: edtfDate, about: "When contact came back." },
  note: { class: "C0", value: localText, many: true, about: "As published." },
});

export const release = defineKind("release", { root: false }, {
  on: { class: "C0", value: edtfDate, about: "Day of the release." },
  kind: { class: "C0", value: z.enum(codesOf(RELEASE_KINDS)), about: "How: full term, pardon, exchange, forced removal…" },
  status: { class: "C0", value: z.enum(codesOf(RELEASE_STATUSES)), many: true, about: "Reported, confirmed, retracted; dated by its valid period." },
  destination: { class: "C0", value: z.string().regex(/^[A-Z]{2}$/), about: "Country the person was taken to, ISO 3166-1 alpha-2." },
  with_others: { class: "C0", value: z.number().int().min(0).max(100_000), unit: "person", about: "How many others were released with the person, as published." },
  note: { class: "C0", value: localText, many: true, about: "As published." },
});

export const death = defineKind("death", { root: false }, {
  on: { class: "C0", value: edtfDate, about: "Day of the death." },
  circumstances: { class: "C0", value: z.enum(codesOf(DEATH_CIRCUMSTANCES)), about: "In custody, shortly after release, during protest." },
  place: { class: "C0", value: uuid, refers: "place", about: "Where." },
  note: { class: "C0", value: localText, many: true, about: "As published; no medical detail." },
});

export const listing = defineKind("listing", { root: false }, {
  list: { class: "C0", value: z.enum(codesOf(LISTINGS)), about: "The official list." },
  listed_on: { class: "C0", value: edtfDate, about: "When entered." },
  removed_on: { class: "C0", value: edtfDate, about: "When removed." },
  note: { class: "C0", value: localText, many: true, about: "Remark." },
});

export const report = defineKind("report", { root: false }, {
  status: { class: "C0", value: z.enum(codesOf(REPORTED_STATUSES)), about: "What a source says the person's situation was." },
  as_of: { class: "C0", value: edtfDate, about: "The day the source speaks of." },
  note: { class: "C0", value: localText, many: true, about: "As published." },
});

/** Kinds of events inside a person's file. */
export const PERSON_EVENTS = {
  detention, stay, charge, hearing, sentence, appeal, recognition, act, contact, incommunicado, release, death, listing, report,
} as const;
export type PersonEventKind = keyof typeof PERSON_EVENTS;

export const place = defineKind("place", { root: true }, {
  name: { class: "C0", value: nameValue, many: true, about: "A name of the place in one language." },
  kind: { class: "C0", value: z.enum(codesOf(PLACE_KINDS)), about: "Remand prison, colony, open-type facility…" },
  town: { class: "C0", value: localText, many: true, about: "Town, in one language." },
  region: { class: "C0", value: text(80), about: "Region, by its code in the country pack." },
  coordinates: { class: "C0", value: z.strictObject({ lat: z.number().min(-90).max(90), lon: z.number().min(-180).max(180) }), unit: "degree", about: "Of the town, never of the building." },
  regime: { class: "C0", value: localText, many: true, about: "Regime or group held there, as published." },
  address: { class: "C0", value: localText, many: true, about: "Postal address as published for letters; dated by its valid period." },
  note: { class: "C0", value: localText, many: true, about: "Remark." },
  successor: { class: "C0", value: uuid, refers: "place", about: "The place that took over." },
  existence: { class: "C0", value: z.enum(["verified", "unverified"]), about: "Whether its existence was seen in a source." },
  address_state: { class: "C0", value: z.enum(["verified", "unverified"]), about: "Whether a postal address was seen in a source." },
});

export const organisation = defineKind("organisation", { root: true }, {
  name: { class: "C0", value: nameValue, many: true, about: "A name of the organisation." },
  kind: { class: "C0", value: text(80), many: true, about: "What kind of organisation or mechanism." },
  does: { class: "C0", value: localText, many: true, about: "What it does." },
  intake: { class: "C0", value: localText, many: true, about: "Publicly described intake or fields." },
  note: { class: "C0", value: localText, many: true, about: "Remark, for example a danger for people inside the country." },
  state: { class: "C0", value: z.enum(["verified", "unverified"]), about: "Whether the description was seen in a source." },
});

export const provision = defineKind("provision", { root: true }, {
  code: { class: "C0", value: text(40), about: "The code of law, for example UK-BY." },
  number: { class: "C0", value: text(20), about: "Number of the article." },
  label: { class: "C0", value: localText, many: true, about: "Title, in one language; dated where it changed." },
  label_state: { class: "C0", value: z.enum(["verified-in-source", "general-knowledge-unverified", "number-unverified"]), about: "How far the title and number were checked." },
  formerly: { class: "C0", value: text(40), about: "Number in the earlier code." },
  group: { class: "C0", value: text(40), about: "Subject group, for reading only." },
  note: { class: "C0", value: localText, many: true, about: "Remark." },
});

export const court = defineKind("court", { root: true }, {
  name: { class: "C0", value: nameValue, many: true, about: "Name of the court." },
});

export const official = defineKind("official", { root: true }, {
  name: { class: "C0", value: nameValue, many: true, about: "Name of a judge or official, as published." },
  role: { class: "C0", value: localText, many: true, about: "Public role." },
});

/** Root kinds other than people: what the country pack brings. */
export const CATALOGUE_KINDS = { place, organisation, provision, court, official } as const;
export type CatalogueKind = keyof typeof CATALOGUE_KINDS;
