import { randomBytes } from "node:crypto";
import { mkdir, open, readFile } from "node:fs/promises";
import path from "node:path";
import { formatSecretKey, parseSecretKey, TlogError, toHex, type KeyKind, type Signer } from "@apora/tlog";
import { AporaError, systemCode } from "../platform/errors.ts";

/** The signer in a file; undefined where there is no file. @throws log.damaged when it holds no key */
export async function readSigner(file: string): Promise<Signer | undefined> {
  try {
    return parseSecretKey((await readFile(file, "utf8")).trim());
  } catch (cause) {
    if (systemCode(cause) === "ENOENT") return undefined;
    const reason = cause instanceof TlogError ? cause.message : "it cannot be read.";
    throw new AporaError("log.damaged", { reason: `the key ${file}: ${reason}` }, { cause });
  }
}

/**
 * The signer in a file, made at the first use. Only its owner may read the file. The name is kept in it, so that a site
 * that moves keeps its log; random letters in the name keep two installations on one host apart.
 *
 * @throws log.damaged
 */
export async function openSigner(file: string, wanted: { readonly name: string; readonly kind: KeyKind }): Promise<Signer> {
  const found = await readSigner(file);
  if (found !== undefined) return found;
  const text = formatSecretKey(`${wanted.name}-${toHex(randomBytes(4))}`, wanted.kind, randomBytes(32));
  await mkdir(path.dirname(file), { recursive: true });
  try {
    const handle = await open(file, "wx", 0o600);
    try {
      await handle.writeFile(`${text}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (cause) {
    // Somebody else was quicker: theirs is the key.
    if (systemCode(cause) !== "EEXIST") throw cause;
  }
  const made = await readSigner(file);
  if (made === undefined) throw new AporaError("log.damaged", { reason: `the key ${file} could not be written.` });
  return made;
}
