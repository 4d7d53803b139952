import { createHash } from "node:crypto";
import type { ListedPeople, Reconciliation } from "../reconcile.ts";
import type { Profile } from "../profile.ts";
import type { Difference, EntryRef, Listed, ListRef } from "./schema.ts";

// The day does not count: who is missing from a list today and tomorrow is one difference.
const listKey = (list: ListRef): string => (list.source === "register" ? `list ${list.list}` : `file ${list.digest}`);
const entryKey = (entry: EntryRef): string => ("person" in entry ? entry.person : `row ${entry.row}`);
const listedKey = ({ list, entry }: Listed): string => `${listKey(list)}\n${entryKey(entry)}`;

/**
 * What a difference is known by: the same whichever list stands on the left and whatever the day, so that the same difference
 * never becomes two tasks. Kept as the code of the task; a change would make tasks anew.
 */
export function differenceCode(difference: Difference): string {
  const key =
    difference.kind === "only"
      ? ["only", listedKey(difference.on), listKey(difference.missing)]
      : ["doubtful", ...[listedKey(difference.first), listedKey(difference.second)].sort()];
  return createHash("sha256").update(key.join("\n\n")).digest("hex").slice(0, 32);
}

/** A list as it was compared, and what it is known by. */
export type ReferredList = { readonly people: ListedPeople; readonly ref: ListRef };

const listedOf = ({ ref }: ReferredList, { id }: Profile): Listed => ({
  list: ref,
  entry: ref.source === "register" ? { person: id } : { row: Number(id) },
});

/** Which of the differences of a comparison. */
export type DifferenceKind = "doubtful" | "only-left" | "only-right";
export const DIFFERENCE_KINDS: readonly DifferenceKind[] = ["doubtful", "only-left", "only-right"];

/** The difference that an entry of one list is missing from the other. */
export const onlyOn = (there: ReferredList, missing: ReferredList, one: Profile): Difference => ({
  kind: "only",
  on: listedOf(there, one),
  missing: missing.ref,
});

type Pair = { readonly left: Profile; readonly right: Profile };
/** The difference that two entries may be one person. */
export const mayBeOne = (left: ReferredList, right: ReferredList, pair: Pair): Difference => ({
  kind: "doubtful",
  first: listedOf(left, pair.left),
  second: listedOf(right, pair.right),
});

/** Every difference of these kinds that a comparison found. */
export function differencesOf(
  [left, right]: readonly [ReferredList, ReferredList],
  found: Reconciliation,
  kinds: readonly DifferenceKind[] = DIFFERENCE_KINDS,
): readonly Difference[] {
  const of: Readonly<Record<DifferenceKind, () => readonly Difference[]>> = {
    doubtful: () => found.doubtful.map((pair) => mayBeOne(left, right, pair)),
    "only-left": () => found.onlyLeft.map((one) => onlyOn(left, right, one)),
    "only-right": () => found.onlyRight.map((one) => onlyOn(right, left, one)),
  };
  return kinds.flatMap((kind) => of[kind]());
}
