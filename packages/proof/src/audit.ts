import { concat, hmacSha256, readUint64, sha256, signNote, toBase64, toHex, uint64, utf8, type Signer } from "@apora/tlog";
import { ProofError } from "./errors.ts";

/**
 * The seed of a sample. The root fixes what there is to draw from; the beacon, a public value that did not exist when
 * the root was cosigned, fixes the draw. Nobody can choose both.
 */
export function auditSeed(rollRoot: Uint8Array, beacon: Uint8Array): Uint8Array {
  return sha256(concat(utf8("apora-audit-v1"), Uint8Array.of(0), rollRoot, beacon));
}

/**
 * Draws hidden entries without replacement. Anybody can repeat the draw.
 *
 * @param hidden how many entries nobody else has opened, numbered from 0 in the order of the roll
 * @returns numbers of hidden entries, in the order drawn
 * @throws audit.impossible
 */
export function drawSample(seed: Uint8Array, { hidden, count }: { readonly hidden: number; readonly count: number }): readonly number[] {
  if (!Number.isSafeInteger(hidden) || !Number.isSafeInteger(count) || count < 0 || count > hidden)
    throw new ProofError("audit.impossible", { fault: `${count} of ${hidden} entries` });
  const drawn = new Set<number>();
  const among = BigInt(hidden);
  for (let j = 0n; drawn.size < count; j += 1n) {
    const u = readUint64(hmacSha256(seed, uint64(j)));
    // Values above the last multiple would make small numbers likelier.
    if (u < ((1n << 64n) / among) * among) drawn.add(Number(u % among));
  }
  return [...drawn];
}

/**
 * The smallest sample that would, with the given confidence, show at least one bad entry if that share of the hidden
 * entries or more were bad (exact hypergeometric distribution).
 *
 * @param share above 0, at most 1
 * @param confidence such as 0.95
 * @throws audit.impossible
 */
export function sampleSize({
  hidden,
  share,
  confidence,
}: {
  readonly hidden: number;
  readonly share: number;
  readonly confidence: number;
}): number {
  if (!Number.isSafeInteger(hidden) || hidden < 0 || !(share > 0 && share <= 1) || !(confidence > 0 && confidence < 1))
    throw new ProofError("audit.impossible", { fault: "the share or the confidence is not between 0 and 1" });
  // 0.05 · 100 is a little above 5 in binary; the bound is meant for the number as written.
  const bad = Math.ceil(Number((share * hidden).toPrecision(12)));
  let unseen = 1;
  for (let k = 0; k < hidden; k += 1) {
    if (unseen <= 1 - confidence) return k;
    // The chance that draw k + 1 finds none of the bad ones either.
    unseen *= Math.max(0, hidden - bad - k) / (hidden - k);
  }
  return hidden;
}

/** What an auditor attests: examined and found valid, drawn with this seed from this roll. */
export type AuditNote = {
  readonly statement: string;
  readonly rollRoot: Uint8Array;
  readonly seed: Uint8Array;
  readonly hidden: number;
  readonly examined: number;
  readonly valid: number;
};

/** The auditor's signed note, to be appended to the log. @throws audit.impossible, key.malformed */
export function signAudit({ statement, rollRoot, seed, hidden, examined, valid }: AuditNote, signers: readonly Signer[]): string {
  if (valid > examined || examined > hidden)
    throw new ProofError("audit.impossible", { fault: "more valid than examined, or more examined than hidden" });
  return signNote(`apora-audit/v1\n${statement}\n${toBase64(rollRoot)}\n${toHex(seed)}\n${hidden}\n${examined}\n${valid}\n`, signers);
}
