import { hash } from "node:crypto";
import type { EntityId } from "../ledger/claim.ts";
import type { GroundsInput } from "../registry/inputs.ts";
import type { Where } from "./findings.ts";

/** Never change it: records of a list keep their ids from one state of the list to the next because of it. */
const NAMESPACE = Buffer.from("5b0c6c2e52a75d0e9f0f3d2a1d1f6a44", "hex");

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
export const isUuid = (text: string): boolean => UUID.test(text);

/** A name-based UUID (RFC 9562, 5.5), in one call of the hash: a list of 100,000 rows asks for half a million. */
function uuidOf(name: string): EntityId {
  const digest = hash("sha1", Buffer.concat([NAMESPACE, Buffer.from(name)]), "hex");
  const variant = (8 + (Number.parseInt(digest.charAt(16), 16) & 3)).toString(16);
  const third = `5${digest.slice(13, 16)}`;
  return `${digest.slice(0, 8)}-${digest.slice(8, 12)}-${third}-${variant}${digest.slice(17, 20)}-${digest.slice(20, 32)}`;
}

/** The id of something named in a list: the same whenever a state of that list is read. An id of the register stays. */
export function idFor(list: { readonly dataset: string; readonly kind: string }, key: string): EntityId {
  const given = key.toLowerCase();
  return isUuid(given) ? given : uuidOf(`${list.dataset}\n${list.kind}\n${key}`);
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
  /** A person's whole file, even without a name: every name it had may have been withdrawn. */
  readonly whole?: true;
  readonly grounds: readonly GroundsInput[];
  readonly claims: readonly DraftClaim[];
};
