// The vocabularies of a case: custody, charges, sentences, release, recognition. See codes.ts for the rules of codes.

type Vocabulary = Readonly<Record<string, object>>;

/** The code of one entry of a vocabulary. */
export type CodeOf<V extends Vocabulary> = keyof V & string;

/** The codes of a vocabulary in the order written, for schemas and forms. */
export const codesOf = <V extends Vocabulary>(vocabulary: V): CodeOf<V>[] => Object.keys(vocabulary);

/** Tracks of deprivation of liberty; both can run on one person. HURIDOCS field 3112 (mt29). */
export const DETENTION_TRACKS = {
  administrative: { about: "Arrest for an administrative offence, counted in days; may repeat without a break." },
  criminal: { about: "Custody or restriction within a criminal case." },
} as const;
export type DetentionTrack = CodeOf<typeof DETENTION_TRACKS>;

/** How custody began. */
export const DETENTION_MANNERS = {
  detained: { about: "Taken by an authority that said so." },
  abducted: { about: "Taken by persons who did not identify themselves, or denied for a time." },
  returned_to_custody: { about: "Taken back after a release, even on the same day." },
} as const;
export type DetentionManner = CodeOf<typeof DETENTION_MANNERS>;

/**
 * States in the life of a case. `inCustody` decides the custody count: a state with false ends custody. Home restriction
 * and full service leave the count, as the monitors publish it; an open-type facility stays in it, since the
 * person is held there by order. A `procedural` state is a step of the case that can be reached in custody and at
 * large: it ends no custody and begins none, so it carries true and must never open an episode.
 */
export const STATES = {
  detained: { inCustody: true, procedural: false, about: "Taken, no track known yet." },
  admin_arrest: { inCustody: true, procedural: false, about: "Serving an administrative arrest." },
  remand: {
    inCustody: true,
    procedural: false,
    about: "In a temporary facility, remand prison or that of state security.",
  },
  // Counting rules seen do not name house arrest. The person is deprived of liberty by order before a verdict, unlike
  // home restriction, which is a penalty served at large: it stays in.
  house_arrest: { inCustody: true, procedural: false, about: "Held at home before the verdict." },
  charged: { inCustody: true, procedural: true, about: "Accused; custody is told by the state before." },
  at_large_before_trial: { inCustody: false, procedural: false, about: "Accused and not held." },
  in_hiding_or_wanted: { inCustody: false, procedural: false, about: "Sought and not held." },
  trial: { inCustody: true, procedural: true, about: "Being tried; custody is told by the state before." },
  sentenced_not_in_force: {
    inCustody: true,
    procedural: true,
    about: "Verdict given, appeal open; custody is told by the state before.",
  },
  in_force: { inCustody: true, procedural: true, about: "Verdict in force; custody is told by the state before." },
  in_transit: { inCustody: true, procedural: false, about: "Between two places; letters do not reach." },
  colony: { inCustody: true, procedural: false, about: "Serving in a colony." },
  prison_regime: {
    inCustody: true,
    procedural: false,
    about: "Serving in a closed prison, by verdict or by transfer.",
  },
  open_type: {
    inCustody: true,
    procedural: false,
    about: "Restriction with an open-type facility: must live and work there.",
  },
  home_restriction: {
    inCustody: false,
    procedural: false,
    about: "Restriction at home: hourly schedule and checks, not counted as custody.",
  },
  colony_settlement: { inCustody: true, procedural: false, about: "Serving in a colony-settlement." },
  hospital_custody: { inCustody: true, procedural: false, about: "In a hospital under guard." },
  psychiatric_compulsory: {
    inCustody: true,
    procedural: false,
    about: "Compulsory psychiatric measure (unverified in sources read).",
  },
  // Unknown to us is not free: the state took the person and has not said that it let go.
  whereabouts_unknown: { inCustody: true, procedural: false, about: "Taken or held, nobody outside knows where." },
  released: {
    inCustody: false,
    procedural: false,
    about: "Set free; the release says how. Includes a term served in full.",
  },
  returned_to_custody: { inCustody: true, procedural: false, about: "Taken back after a release." },
  // Never left open: a register seen elsewhere kept the dead imprisoned for ever.
  died: { inCustody: false, procedural: false, about: "Dead; counted apart from those at liberty." },
  exiled: { inCustody: false, procedural: false, about: "Abroad, driven out or fled." },
  convicted_in_absentia: { inCustody: false, procedural: false, about: "Repressed person, not a prisoner." },
  record_spent: { inCustody: false, procedural: false, about: "The conviction no longer has consequences in law." },
  rehabilitated: { inCustody: false, procedural: false, about: "Declared innocent by a body entitled to it." },
} as const;
export type State = CodeOf<typeof STATES>;

/** What is known of where a held person is. HURIDOCS field 3114 (mt30). */
export const WHEREABOUTS = {
  known: { about: "The place is known." },
  unknown: { about: "Nobody outside knows the place." },
  in_transit: { about: "Known to be on the way." },
} as const;
export type Whereabouts = CodeOf<typeof WHEREABOUTS>;

/** How a deprivation of liberty ended. `death` is here because it ends custody; it is never counted as a release. */
export const RELEASE_KINDS = {
  full_term: { about: "The term was served in full." },
  time_served: { about: "The verdict's term was covered by remand." },
  change_of_measure: { about: "Let out before the verdict under another measure." },
  home_restriction_after_verdict: { about: "Let out of remand to restriction at home." },
  parole: { about: "Conditional early release; rare." },
  replacement_of_penalty: { about: "The rest of the term was replaced by a milder penalty." },
  amnesty: { about: "Under an act of amnesty." },
  pardon: { about: "Pardoned individually." },
  illness: { about: "On grounds of health." },
  forced_removal: { about: "Negotiated pardon with forced removal abroad." },
  exchange: { about: "Exchanged between states." },
  expulsion: { about: "Expelled with a ban on entry." },
  death: { about: "Died in custody." },
  unknown: { about: "Free; no source says how." },
} as const;
export type ReleaseKind = CodeOf<typeof RELEASE_KINDS>;

/** First lists of names are wrong: a release stays reported until two independent confirmations. */
export const RELEASE_STATUSES = {
  reported: { about: "Somebody said so." },
  confirmed: { about: "Two independent confirmations." },
  retracted: { about: "The report was wrong; it is kept." },
} as const;
export type ReleaseStatus = CodeOf<typeof RELEASE_STATUSES>;

/** Decisions of a recogniser about a person, apart from custody. No entry: none. "Former" is derived, not decided. */
export const RECOGNITION_KINDS = {
  requested: { about: "Somebody asked for recognition." },
  under_review: { about: "The recogniser is looking at it." },
  recognised: { about: "Recognised as a political prisoner." },
  prisoner_of_conscience: { about: "Recognised as a prisoner of conscience." },
  rehabilitation_demanded: { about: "Met the criteria while held, known only after release; counted apart." },
  declined: { about: "Not recognised, with a reason." },
  withdrawn: { about: "An earlier recognition was taken back." },
  disputed: { about: "The recogniser records a dispute about it." },
} as const;
export type RecognitionKind = CodeOf<typeof RECOGNITION_KINDS>;

/** Stages of a charge. A figure counts the latest stage, never every update. */
export const CHARGE_STATUSES = {
  suspected: { about: "Suspected." },
  charged: { about: "Formally charged." },
  requalified: { about: "The charge now names another provision." },
  dropped: { about: "No longer pursued." },
  convicted: { about: "Convicted under it." },
  acquitted: { about: "Acquitted of it." },
  changed_on_appeal: { about: "Changed by a higher court." },
  added_in_custody: { about: "Brought while the person was already serving." },
  not_disclosed: { about: "The authority does not say what is imputed; a value, not a gap." },
} as const;
export type ChargeStatus = CodeOf<typeof CHARGE_STATUSES>;

/** Instance of a hearing. HURIDOCS field 3116 (mt32) names the court. */
export const HEARING_STAGES = {
  first_instance: { about: "The trial." },
  appeal: { about: "Before a higher court." },
  other: { about: "Any other hearing, such as a change of regime." },
} as const;
export type HearingStage = CodeOf<typeof HEARING_STAGES>;

/** Where a sentence stands. */
export const SENTENCE_STATUSES = {
  pronounced: { about: "Given, not in force." },
  in_force: { about: "In force." },
  upheld: { about: "Left as it was on appeal." },
  changed: { about: "Changed by a higher court." },
  annulled: { about: "Set aside." },
} as const;
export type SentenceStatus = CodeOf<typeof SENTENCE_STATUSES>;

/** Outcomes of an appeal: the wording may change and the term not. */
export const APPEAL_OUTCOMES = {
  upheld: { about: "Nothing changed." },
  wording_changed: { about: "Reasoning or provisions changed, the term did not." },
  term_changed: { about: "The term or the penalty changed." },
  annulled: { about: "The verdict was set aside." },
} as const;
export type AppealOutcome = CodeOf<typeof APPEAL_OUTCOMES>;

/** Penalties seen. `deprives` = liberty is taken or restricted, so it can move a planned end. */
export const PENALTY_KINDS = {
  imprisonment: { deprives: true, about: "Deprivation of liberty; the regime is stored beside it." },
  open_type: { deprives: true, about: "Restriction of liberty with an open-type facility." },
  home_restriction: { deprives: true, about: "Restriction of liberty at home." },
  arrest: { deprives: true, about: "Arrest as a penalty, administrative or criminal." },
  fine: { deprives: false, about: "Fine; amount and currency." },
  compensation: { deprives: false, about: 'Payment to named or unnamed "victims".' },
  ban: { deprives: false, about: "Ban on posts or activities." },
  confiscation: { deprives: false, about: "Confiscation of property." },
  death: { deprives: true, about: "Death penalty: no planned end." },
  life: { deprives: true, about: "Imprisonment for life: no planned end." },
} as const;
export type PenaltyKind = CodeOf<typeof PENALTY_KINDS>;

/** Regimes of imprisonment. A code, since translations of one regime contradict each other. */
export const REGIMES = {
  general: { about: "General regime." },
  enhanced: { about: 'Enhanced regime; seen as "medium" and as "maximum".' },
  strict: { about: "Strict regime." },
  special: { about: "Special regime." },
  prison: { about: "Closed prison." },
  settlement: { about: "Colony-settlement." },
} as const;
export type Regime = CodeOf<typeof REGIMES>;
