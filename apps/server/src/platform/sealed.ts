import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from "age-encryption";

/**
 * Seals bytes for those who may read them (age, X25519). Nobody without one of their identities can open them, this
 * machine included.
 *
 * @param recipients age recipients, `age1…`, at least one
 */
export async function seal(plain: Uint8Array, recipients: readonly string[]): Promise<Uint8Array> {
  if (recipients.length === 0) throw new RangeError("sealed for nobody");
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  return encrypter.encrypt(plain);
}

/** Opens what was sealed, with an identity `AGE-SECRET-KEY-1…`. Only ever called where its reader sits. @throws for a foreign key */
export async function unseal(sealed: Uint8Array, identity: string): Promise<Uint8Array> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  return decrypter.decrypt(sealed);
}

/** A new pair: the identity is for the one who will read, the recipient for the server's settings. */
export async function createSealKey(): Promise<{ readonly identity: string; readonly recipient: string }> {
  const identity = await generateX25519Identity();
  return { identity, recipient: await identityToRecipient(identity) };
}
