/**
 * Everything this package refuses, as a closed list. The sentence says what was wrong and, where a person has to act,
 * what to do; {names} are filled from the details, which hold sizes, names of keys and paths, never leaf contents.
 */
export const TLOG_ERRORS = {
  /** Bytes that are not UTF-8, or text that is not base64 or hex in its one canonical form. */
  "text.malformed": "{what} is not {form}.",
  /** A verifier or signer key cannot be read, or its id does not belong to it. */
  "key.malformed": "The key cannot be read: {fault}.",
  /** A signed note breaks a rule of C2SP signed-note. */
  "note.malformed": "The note is malformed: {fault}.",
  /** The note is well-formed but no known key signed it. */
  "note.unverified": "None of the signatures on the note is by a known key.",
  /** A known key is named and its signature is false: the note is refused as a whole. */
  "note.bad-signature": "The signature by {name} on the note is false.",
  /** The text of a note is not a checkpoint. */
  "checkpoint.malformed": "The checkpoint is malformed: {fault}.",
  /** An index or a size lies outside the tree. */
  "tree.out-of-range": "There is no {what} in a tree of {size} leaves.",
  /** A proof file cannot be read. */
  "proof.malformed": "The proof is malformed: {fault}.",
  /** A tile or entry bundle has the wrong length, or a path is not one of a tile. */
  "tile.malformed": "The tile {path} is malformed: {fault}.",
  /** A policy file breaks a rule of C2SP tlog-policy. */
  "policy.malformed": "Line {line} of the policy cannot be read: {fault}.",
  /** A request to or an answer of a witness cannot be read. */
  "witness.malformed": "The message of the witness protocol is malformed: {fault}.",
  /** JSON that is not acceptable where bytes are signed: see parseStrictJson. */
  "json.unreadable": "The JSON cannot be accepted at character {at}: {fault}.",
  /** A value that has no canonical JSON form. */
  "json.unrepresentable": "The value has no canonical JSON form: {fault}.",
  /** Salts are exactly 32 bytes: HMAC would let other lengths open one commitment twice. */
  "commitment.bad-salt": "A salt has exactly {needed} bytes, this one has {found}.",
  /** A VRF key, proof or point is not acceptable. */
  "vrf.malformed": "The VRF {what} is not acceptable.",
  /** A leaf is larger than an entry bundle can hold. */
  "log.leaf-too-large": "Leaf {at} of the batch has {found} bytes; a leaf holds at most {limit}.",
  /** Another process writes to this log. */
  "log.locked": "Another process ({pid}) writes to the log in {folder}: stop it first.",
  /** The stored tree is older than, or differs from, the last head that was signed. Signing would show two histories to the world. */
  "log.restored-older":
    "The log in {folder} holds {stored} leaves, but a head over {signed} leaves was signed already ({reason}). It was probably restored from an older copy. Nothing will be signed until the missing leaves are back: fetch them from a mirror or a newer copy (syncForward), or bring back the newer folder.",
  /** Tiles exist but the record of the last signed head is gone. */
  "log.head-missing":
    "The log in {folder} has been signed up to {stored} leaves, but the record of the last signed head in {state} is missing. Compare with witnesses and mirrors, then say which head is the last one (adoptHead).",
  /** Files of the log are missing or do not belong together. */
  "log.damaged": "The log in {folder} is damaged: {fault}.",
  /** The mirror does not hold the leaves that are missing here, or others. */
  "log.mirror-differs": "The mirror cannot complete the log: {fault}. Nothing was changed.",
} as const satisfies Readonly<Record<string, string>>;

export type TlogErrorCode = keyof typeof TLOG_ERRORS;
export type TlogErrorDetails = Readonly<Record<string, string | number | bigint>>;

/** The only error this package throws on purpose. */
export class TlogError extends Error {
  override readonly name: string = "TlogError";
  readonly code: TlogErrorCode;
  readonly details: TlogErrorDetails;

  constructor(code: TlogErrorCode, details: TlogErrorDetails = {}, options?: ErrorOptions) {
    super(
      TLOG_ERRORS[code].replaceAll(/\{([a-z]+)\}/g, (hole, name: string) => String(details[name] ?? hole)),
      options,
    );
    this.code = code;
    this.details = details;
  }
}
