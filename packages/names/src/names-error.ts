/** Everything this library refuses. A name itself is never refused: any text has a defined reading. */
export type NamesErrorCode =
  /** A file of names for evaluation has another shape; the message says where. */
  | "names.eval.shape"
  /** No system of romanisation has this id for the language. */
  | "names.romanise.unknown-system";

/** A refusal with a code of the closed list. */
export class NamesError extends Error {
  readonly code: NamesErrorCode;
  constructor(code: NamesErrorCode, detail: string) {
    super(detail);
    this.name = "NamesError";
    this.code = code;
  }
}
