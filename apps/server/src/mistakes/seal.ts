import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from "age-encryption";

/** Every report has this size before it is sealed, in bytes: its length tells nothing. */
const SIZE = 4096;
/** Longest text of a report, in bytes of UTF-8; what is left is padding and the frame. */
export const LONGEST_REPORT = 3800;

/** What a reader says: which page, what is wrong, where it can be checked. */
export type Report = { readonly page: string; readonly text: string; readonly source: string };

/**
 * Seals a report for those who may read it (age, X25519). Nothing unsealed leaves this function's memory.
 *
 * @param recipients age recipients, `age1…`
 */
export async function sealReport(report: Report, recipients: readonly string[]): Promise<Uint8Array> {
  const plain = new TextEncoder().encode(JSON.stringify(report));
  if (plain.length > SIZE) throw new RangeError("a report is cut before it is sealed");
  const padded = new Uint8Array(SIZE).fill(0x20);
  padded.set(plain);
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  return encrypter.encrypt(padded);
}

/** Opens a report with an identity, `AGE-SECRET-KEY-1…`. Only ever called where its reader sits. @throws for a foreign key */
export async function openReport(sealed: Uint8Array, identity: string): Promise<Report> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  return JSON.parse(new TextDecoder().decode(await decrypter.decrypt(sealed)).trimEnd()) as Report;
}

/** A new pair: the identity is for the one who will read, the recipient for the server's settings. */
export async function createReportKey(): Promise<{ readonly identity: string; readonly recipient: string }> {
  const identity = await generateX25519Identity();
  return { identity, recipient: await identityToRecipient(identity) };
}
