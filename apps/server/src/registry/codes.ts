// Closed vocabularies of the register. Codes are stored in claims and published in exports: add, never rename or
// reuse. Words for people live in the message files; `about` says what a code means to whoever assigns it.
//
// Compatible with the HURIDOCS Events Standard Formats where the domain reference names a field; `huridocs` on an act
// is its code in microthesaurus 4 and stays null until somebody has read it there. None is filled from memory.

import type { Precision } from "../ledger/edtf.ts";
import type { CodeOf } from "./case-codes.ts";

export * from "./case-codes.ts";

const huridocs = null;

/**
 * What was done to a person: the type of a violation act. HURIDOCS field 2109 (mt4). `extension` marks types that
 * standard lacks. The smallest unit is an act: perpetrator, victim and type inside an event.
 */
export const ACT_KINDS = {
  punishment_cell: { huridocs, extension: true, about: "Punishment isolator (SHIZO)." },
  pkt: { huridocs, extension: false, about: "Cell-type room (PKT), up to about half a year." },
  prison_regime_transfer: { huridocs, extension: false, about: "Moved by a court from a colony to prison regime." },
  solitary_confinement: { huridocs, extension: true, about: "Held alone." },
  incommunicado: { huridocs, extension: false, about: "Cut off from everybody outside." },
  transfer: { huridocs, extension: true, about: "Moved to another place as pressure." },
  denial_of_care: { huridocs, extension: false, about: "Medical care refused." },
  denial_of_visit: { huridocs, extension: false, about: "Visit refused or cancelled." },
  denial_of_letter: { huridocs, extension: false, about: "Letters withheld." },
  denial_of_call: { huridocs, extension: false, about: "Calls refused." },
  denial_of_lawyer: { huridocs, extension: false, about: "Lawyer kept away." },
  denial_of_parcel: { huridocs, extension: false, about: "Parcels refused." },
  communication_ban: { huridocs, extension: true, about: "Forbidden to speak or write to named people or at all." },
  extremist_tag: { huridocs, extension: false, about: 'Put on the register "prone to extremism" (yellow tag).' },
  torture: { huridocs, extension: false, about: "Torture." },
  ill_treatment: { huridocs, extension: false, about: "Cruel, inhuman or degrading treatment." },
  forced_confession_video: { huridocs, extension: true, about: "Made to confess on camera." },
  forced_labour: { huridocs, extension: false, about: "Made to work as punishment or in harm's way." },
  extremist_list_entry: {
    huridocs,
    extension: true,
    about: "Entered on an official list of extremists or terrorists.",
  },
  citizenship_deprivation: { huridocs, extension: true, about: "Citizenship taken away." },
  passport_refusal: { huridocs, extension: true, about: "Passport refused, taken or torn." },
  forced_expulsion: { huridocs, extension: true, about: "Removed from the country against the will." },
  trial_in_absentia: { huridocs, extension: true, about: "Tried without being present." },
  property_seizure: { huridocs, extension: false, about: "Property taken or frozen." },
  preventive_supervision: { huridocs, extension: false, about: "Supervised after release." },
} as const;
export type ActKind = CodeOf<typeof ACT_KINDS>;

/** By which way a sign of life came. */
export const CONTACT_CHANNELS = {
  letter: { about: "A letter from the person." },
  call: { about: "A call." },
  lawyer: { about: "A lawyer saw the person." },
  visit: { about: "A visit by a relative." },
  sighting: { about: "Another person, often released, saw them." },
  official: { about: "Shown or named by an authority." },
} as const;
export type ContactChannel = CodeOf<typeof CONTACT_CHANNELS>;

/** Classes of deaths, counted apart. HURIDOCS fields 3212 and 3213 hold autopsy and certificate. */
export const DEATH_CIRCUMSTANCES = {
  in_custody: { about: "Died in custody, hospital under guard included." },
  shortly_after_release: { about: "Died soon after release; the source makes the link." },
  during_protest: { about: "Died during a protest or its dispersal." },
  unknown: { about: "No source states the circumstances." },
} as const;
export type DeathCircumstance = CodeOf<typeof DEATH_CIRCUMSTANCES>;

/** Kinds of places of detention. HURIDOCS field 2153 (mt17). Country packs give the local name. */
export const PLACE_KINDS = {
  temporary: { about: "Temporary facility (IVS) or for administrative arrest." },
  pretrial: { about: "Remand prison (SIZO)." },
  prison: { about: "Closed prison." },
  colony: { about: "Correctional colony." },
  "open-type": { about: "Open-type facility." },
  home: { about: "Own home, under restriction." },
  "house-arrest": { about: "Own home, before the verdict." },
  hospital: { about: "Hospital." },
  juvenile: { about: "Educational colony for minors." },
  ltp: { about: "Medical and labour centre." },
} as const;
export type PlaceKind = CodeOf<typeof PLACE_KINDS>;

/** Official lists on which persons are entered. Membership has a day in and a day out; duplicates happen. */
export const LISTINGS = {
  mia_extremist: { about: "Interior ministry's list of persons called extremist." },
  mia_formation: { about: 'Named as a member of an "extremist formation".' },
  kgb_terrorist: { about: "State security's list of persons called terrorist." },
  wanted: { about: "Wanted at home." },
  wanted_abroad: { about: "On the wanted list of another state." },
  special_proceedings: { about: "Register of people summoned for trial in absentia." },
} as const;
export type Listing = CodeOf<typeof LISTINGS>;

/** What a form of a name is for. */
export const NAME_ROLES = {
  legal: { about: "Name in documents." },
  pen: { about: "Pen name or name in public life." },
  envelope: { about: "Form that must stand on a letter." },
  as_in_source: { about: "Spelled as a source has it, mistakes included." },
  short: { about: "Short first name." },
} as const;
export type NameRole = CodeOf<typeof NAME_ROLES>;

/** Gender as a source published it; statuses are worded by it and women are counted. */
export const GENDERS = {
  female: { about: "A woman." },
  male: { about: "A man." },
  other: { about: "Neither, by the person's own word." },
} as const;
export type Gender = CodeOf<typeof GENDERS>;

/** What a source says a person's situation was on a day: a report, kept apart from what the register derives. */
export const REPORTED_STATUSES = {
  in_custody: { about: "Held." },
  released_in_country: { about: "Free, at home." },
  released_forced_exile: { about: "Free, driven out." },
  released_transferred_abroad: { about: "Free, handed over abroad." },
  released_exchange: { about: "Free by an exchange between states." },
  died_in_custody: { about: "Died while held." },
  former_in_exile: { about: "Held once, now abroad." },
  convicted_in_absentia: { about: "Convicted in absence." },
  unverified: { about: "Nobody has checked." },
} as const;
export type ReportedStatus = CodeOf<typeof REPORTED_STATUSES>;

/** How reliable a source is: letters of the Admiralty scale. Judged apart from what it says. HURIDOCS field 0953. */
export const SOURCE_RELIABILITY = {
  A: { about: "Completely reliable" },
  B: { about: "Usually reliable" },
  C: { about: "Fairly reliable" },
  D: { about: "Not usually reliable" },
  E: { about: "Unreliable" },
  F: { about: "Reliability cannot be judged" },
} as const;
export type SourceReliability = CodeOf<typeof SOURCE_RELIABILITY>;

/** How credible a piece of information is: numbers of the Admiralty scale. HURIDOCS field 2553 (mt42) differs. */
export const INFORMATION_CREDIBILITY = {
  "1": { about: "Confirmed by other sources" },
  "2": { about: "Probably true" },
  "3": { about: "Possibly true" },
  "4": { about: "Doubtful" },
  "5": { about: "Improbable" },
  "6": { about: "Truth cannot be judged" },
} as const;
export type InformationCredibility = CodeOf<typeof INFORMATION_CREDIBILITY>;

/** Precisions of a date; the meaning of their bounds is in the ledger. */
export const PRECISIONS = {
  day: { about: "An exact day." },
  week: { about: "A week from Monday to Sunday." },
  month: { about: "A month." },
  season: { about: "A season, by whole months." },
  year: { about: "A year." },
  before: { about: "On a day or before it." },
  after: { about: "On a day or after it." },
  between: { about: "One day of a longer span." },
  about: { about: "Around it, with a stated margin." },
  unknown: { about: "Not known." },
} as const satisfies Record<Precision, object>;
