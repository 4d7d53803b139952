import { seal, unseal } from "../platform/sealed.ts";

/** Every report has this size before it is sealed, in bytes: its length tells nothing. */
const SIZE = 4096;
/** Longest text of a report, in bytes of UTF-8; what is left is padding and the frame. */
export const LONGEST_REPORT = 3800;

/** What a reader says: which page, what is wrong, where it can be checked. */
export type Report = { readonly page: string; readonly text: string; readonly source: string };

/**
 * Seals a report for those who may read it. Nothing unsealed leaves this function's memory.
 *
 * @param recipients age recipients, `age1…`
 */
export async function sealReport(report: Report, recipients: readonly string[]): Promise<Uint8Array> {
  const plain = new TextEncoder().encode(JSON.stringify(report));
  if (plain.length > SIZE) throw new RangeError("a report is cut before it is sealed");
  const padded = new Uint8Array(SIZE).fill(0x20);
  padded.set(plain);
  return seal(padded, recipients);
}

/** Opens a report with an identity, `AGE-SECRET-KEY-1…`. Only ever called where its reader sits. @throws for a foreign key */
export async function openReport(sealed: Uint8Array, identity: string): Promise<Report> {
  return JSON.parse(new TextDecoder().decode(await unseal(sealed, identity)).trimEnd()) as Report;
}
