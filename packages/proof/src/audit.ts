import {
  concat,
  fromBase64,
  hmacSha256,
  readUint64,
  sha256,
  signNote,
  TlogError,
  toBase64,
  toHex,
  uint64,
  utf8,
  type Signer,
} from "@apora/tlog";
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

/** Products of many fractions are a little off: 20 of 400 unseen is one in twenty in whatever order it was reckoned. */
const isUnlikely = (unseen: number, confidence: number): boolean => unseen <= (1 - confidence) * (1 + 1e-9);

/**
 * The smallest sample that would, with the given confidence, show at least one bad entry if that share of the hidden
 * entries or more were bad.
 *
 * Of h entries D = ⌈share · h⌉ are bad; k are drawn without replacement. The chance that none of the bad ones is among
 * them is hypergeometric, C(h − D, k) / C(h, k) (W. G. Cochran, Sampling Techniques, 3rd ed. 1977, chapter 3; auditors
 * call it discovery sampling). The answer is the smallest k for which it is at most 1 − confidence; it is exact, not the
 * binomial approximation.
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
    if (isUnlikely(unseen, confidence)) return k;
    // The chance that draw k + 1 finds none of the bad ones either.
    unseen *= Math.max(0, hidden - bad - k) / (hidden - k);
  }
  return hidden;
}

/**
 * The smallest share of bad entries that a sample without any would have shown: the reverse of `sampleSize`.
 *
 * @returns above 0, at most 1; undefined where nothing was examined
 * @throws audit.impossible
 */
export function excludedShare({
  hidden,
  examined,
  confidence,
}: {
  readonly hidden: number;
  readonly examined: number;
  readonly confidence: number;
}): number | undefined {
  if (
    !Number.isSafeInteger(hidden) ||
    !Number.isSafeInteger(examined) ||
    examined < 0 ||
    examined > hidden ||
    !(confidence > 0 && confidence < 1)
  )
    throw new ProofError("audit.impossible", { fault: `${examined} of ${hidden} entries` });
  if (examined === 0) return undefined;
  let unseen = 1;
  for (let bad = 1; bad <= hidden; bad += 1) {
    // C(h − D, k) / C(h, k) from that for D − 1.
    unseen *= Math.max(0, hidden - examined - bad + 1) / (hidden - bad + 1);
    if (isUnlikely(unseen, confidence)) return bad / hidden;
  }
  return 1;
}

/** A public value that nobody could foresee, from which a sample is drawn, and when it became public. */
export type AuditBeacon = { readonly source: string; readonly value: string; readonly at: string };

/** Written in one line, as people hand it over: `drand 4911234=8f3c…@2026-11-23T00:00:00Z`. */
export const formatAuditBeacon = ({ source, value, at }: AuditBeacon): string => `${source}=${value}@${at}`;

// oxlint-disable-next-line no-control-regex -- control characters are what is refused
const BEACON_LINE = /^([^=\u0000-\u001f]{1,200})=([^\u0000-\u001f]{1,1000})@(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z)$/u;

/** Reads what formatAuditBeacon writes; undefined for anything else. */
export function parseAuditBeacon(text: string): AuditBeacon | undefined {
  const [, source, value, at] = BEACON_LINE.exec(text) ?? [];
  if (source === undefined || value === undefined || at === undefined || Number.isNaN(Date.parse(at))) return undefined;
  return { source, value, at };
}

/** What an auditor attests: drawn from this roll by this public value, examined, and so many found valid. */
export type AuditNote = {
  readonly statement: string;
  readonly rollRoot: Uint8Array;
  readonly beacon: AuditBeacon;
  readonly hidden: number;
  readonly examined: number;
  readonly valid: number;
};

const KIND = "apora-audit/v1";

/** The text that an auditor signs: kind, statement, root, beacon, seed, then three numbers. */
function auditText({ statement, rollRoot, beacon, hidden, examined, valid }: AuditNote): string {
  const seed = toHex(auditSeed(rollRoot, utf8(beacon.value)));
  return `${[KIND, statement, toBase64(rollRoot), formatAuditBeacon(beacon), seed, hidden, examined, valid].join("\n")}\n`;
}

/** The auditor's signed note, to be appended to the log. @throws audit.impossible, key.malformed */
export function signAudit(note: AuditNote, signers: readonly Signer[]): string {
  const { hidden, examined, valid } = note;
  if (valid > examined || examined > hidden || ![hidden, examined, valid].every((count) => Number.isSafeInteger(count) && count >= 0))
    throw new ProofError("audit.impossible", { fault: "more valid than examined, or more examined than hidden" });
  if (parseAuditBeacon(formatAuditBeacon(note.beacon)) === undefined)
    throw new ProofError("audit.impossible", { fault: "the beacon is not SOURCE=VALUE@INSTANT" });
  return signNote(auditText(note), signers);
}

/** Reads the text of an audit note; undefined if it is not exactly what an auditor would sign. */
export function readAudit(text: string): AuditNote | undefined {
  const [, statement = "", root = "", line = "", , ...counts] = text.split("\n");
  const [hidden = Number.NaN, examined = Number.NaN, valid = Number.NaN] = counts.map(Number);
  const beacon = parseAuditBeacon(line);
  try {
    const note = beacon === undefined ? undefined : { statement, rollRoot: fromBase64(root), beacon, hidden, examined, valid };
    // Written anew it must be the same text: the seed, too, follows from the rest.
    return note !== undefined && valid <= examined && examined <= hidden && auditText(note) === text ? note : undefined;
  } catch (error) {
    if (error instanceof TlogError) return undefined;
    throw error;
  }
}
