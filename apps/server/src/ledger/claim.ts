import type { Audience } from "./schema.ts";

/** A root entity, an event or a record: an opaque id. */
export type EntityId = string;
/** A claim's place in the ledger; 1 is the first. */
export type Position = number;
/** "Still so": the open end of what is known. Fits a JavaScript number, unlike the end of PostgreSQL's bigint. */
export const STILL_KNOWN = Number.MAX_SAFE_INTEGER;

/** Reliability of the source, A (completely reliable) to F (cannot be judged). */
export type Reliability = "A" | "B" | "C" | "D" | "E" | "F";
/** Credibility of the information, 1 (confirmed by others) to 6 (cannot be judged). */
export type Credibility = 1 | 2 | 3 | 4 | 5 | 6;

/** A claim as it stands in the ledger. `sources` are ids of source rows. */
export type Claim = {
  readonly position: Position;
  readonly eventSeq: number;
  readonly entity: EntityId;
  readonly owner: EntityId;
  readonly property: string;
  readonly value: unknown;
  readonly valid: string | null;
  readonly sources: readonly number[];
  readonly reliability: Reliability | null;
  readonly credibility: Credibility | null;
  readonly audience: Audience;
  readonly reason: string | null;
};

/** A document as it was read. */
export type SourceRecord = {
  readonly id: number;
  readonly url: string | null;
  readonly title: string | null;
  readonly publisher: string | null;
  readonly published: string | null;
  readonly readOn: string | null;
  readonly archive: string | null;
  readonly note: string | null;
  readonly language: string | null;
};
