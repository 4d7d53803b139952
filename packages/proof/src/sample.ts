import { fromBase64, utf8 } from "@apora/tlog";
import { auditSeed, drawSample, type AuditBeacon } from "./audit.ts";
import { readFigureLeaf, type Bundle, type BundleOpening } from "./bundle.ts";
import { ProofError } from "./errors.ts";

/** Entries of a roll that nobody can open who holds only what is public, in the order of the roll. Erased ones were public: no lot falls on them. */
export function closedEntries(bundle: Pick<Bundle, "roll" | "openings" | "erased">): readonly bigint[] {
  const known = new Set([...(bundle.openings ?? []).map(({ index }) => index), ...(bundle.erased ?? [])]);
  return (bundle.roll ?? []).map((_, i) => BigInt(i)).filter((index) => !known.has(index));
}

/**
 * The closed entries on which the lot falls, in the order of the roll. Anybody can repeat it: the seed is made of the
 * root that was signed and of the public value.
 *
 * @param rollRoot base64, from the statement
 * @throws audit.impossible
 */
export function fallOnEntries(
  closed: readonly bigint[],
  { rollRoot, beacon, count }: { readonly rollRoot: string; readonly beacon: AuditBeacon; readonly count: number },
): readonly bigint[] {
  const seed = auditSeed(fromBase64(rollRoot), utf8(beacon.value));
  const drawn = drawSample(seed, { hidden: closed.length, count }).flatMap((at) => closed[at] ?? []);
  return drawn.sort((a, b) => (a < b ? -1 : 1));
}

/**
 * The file for an auditor: the published one with the drawn entries open.
 *
 * @param published the file everybody has
 * @param openings all that the publisher keeps
 * @throws audit.impossible
 */
export function sampleBundle(
  published: Bundle,
  openings: readonly BundleOpening[],
  { beacon, count }: { readonly beacon: AuditBeacon; readonly count: number },
): Bundle {
  const { roll } = readFigureLeaf(published.leaf).statement.statement;
  const closed = closedEntries(published);
  if (closed.length !== Number(roll.hidden))
    throw new ProofError("audit.impossible", { fault: "not all public entries are open in this file" });
  const entries = fallOnEntries(closed, { rollRoot: roll.root, beacon, count });
  const drawn = entries.map((index) => openings.find((opening) => opening.index === index));
  const missing = drawn.findIndex((opening) => opening === undefined);
  if (missing !== -1)
    throw new ProofError("audit.impossible", { fault: `entry ${String((entries[missing] ?? 0n) + 1n)} cannot be opened` });
  const opened = [...(published.openings ?? []), ...drawn.flatMap((opening) => opening ?? [])];
  return { ...published, scope: "sample", openings: opened, sample: { beacon, entries } };
}
