import { v5 as uuidv5 } from "uuid";
import type { EntityId } from "../ledger/claim.ts";
import type { GroundsInput } from "../registry/inputs.ts";
import type { Where } from "./findings.ts";

/** Never change it: records of a list keep their ids from one state of the list to the next because of it. */
const NAMESPACE = "5b0c6c2e-52a7-5d0e-9f0f-3d2a1d1f6a44";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
export const isUuid = (text: string): boolean => UUID.test(text);

/** The id of something named in a list: the same whenever a state of that list is read. An id of the register stays. */
export function idFor(list: { readonly dataset: string; readonly kind: string }, key: string): EntityId {
  const given = key.toLowerCase();
  return isUuid(given) ? given : uuidv5(`${list.dataset}\n${list.kind}\n${key}`, NAMESPACE);
}

/** A value that a file states. Short names: hundreds of thousands of them are staged as JSON. */
export type DraftClaim = {
  /** "" for the record itself; "=<uuid>" for an event with an id; else a name for the event within the row. */
  readonly slot: string;
  readonly property: string;
  readonly value: unknown;
  readonly valid?: string | undefined;
  /** Which of the fragment's grounds. */
  readonly grounds: number;
  /** What the file says where the value says it otherwise. */
  readonly written?: string | undefined;
  /** A judgement that comes with the value: preferred to others that disagree, or no longer counting. */
  readonly judged?: { readonly judgement: "preferred" | "withdrawn"; readonly reason: string } | undefined;
};

/** What one row, line or entity of a file says about one record. Several fragments may be about the same record. */
export type Fragment = {
  readonly kind: string;
  readonly id: EntityId;
  /** What identifies the record in the file, as a person reads it there. */
  readonly key: string;
  readonly code?: string | undefined;
  readonly where: Where;
  readonly grounds: readonly GroundsInput[];
  readonly claims: readonly DraftClaim[];
};
