/** Everything this package refuses, as a closed list; {names} are filled from the details, which never name a person. */
export const PROOF_ERRORS = {
  /** A statement, roll, opening, definition, leaf or bundle cannot be read. */
  "proof.malformed": "{what} cannot be read: {fault}.",
  /** The numbers of a statement do not belong together. Nothing was composed. */
  "statement.does-not-add-up": "The statement does not add up: {fault}.",
  /** Few hidden records could be guessed. Publish the sum of several lines, or wait. */
  "statement.hidden-too-few":
    "Only {hidden} of the records are hidden; fewer than {least} could be guessed. Publish a larger sum, or none.",
  /** Two subjects have the same identity: one person would count twice. Merge them, or tell them apart after a review (n). */
  "roll.duplicate-person": "Entries {first} and {second} of the roll have the same identity: one person would be counted twice.",
  /** A sample cannot be drawn or sized with these numbers. */
  "audit.impossible": "The sample cannot be drawn: {fault}.",
} as const satisfies Readonly<Record<string, string>>;

export type ProofErrorCode = keyof typeof PROOF_ERRORS;
export type ProofErrorDetails = Readonly<Record<string, string | number>>;

/** The only error this package throws on purpose; verification reports instead of throwing. */
export class ProofError extends Error {
  override readonly name: string = "ProofError";
  readonly code: ProofErrorCode;
  readonly details: ProofErrorDetails;

  constructor(code: ProofErrorCode, details: ProofErrorDetails = {}, options?: ErrorOptions) {
    super(
      PROOF_ERRORS[code].replaceAll(/\{([a-z]+)\}/g, (hole, name: string) => String(details[name] ?? hole)),
      options,
    );
    this.code = code;
    this.details = details;
  }
}
