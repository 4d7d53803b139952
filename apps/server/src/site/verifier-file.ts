import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";

/** Where the page that checks proof files from a disk can be had, and its SHA-256 as `sha256sum -c` takes it. */
export const VERIFIER_PATH = "/verify.html";
export const VERIFIER_HASH_PATH = "/verify.html.sha256";

const FOLDER = new URL("../../../verifier/dist/", import.meta.url);

export type Verifier = { readonly body: Buffer; readonly sha256: string };

/**
 * The page as it was built. One that is not what its build wrote down beside it was exchanged or cut short, and is not
 * handed out; who can change both is found out by the hash that is published elsewhere.
 *
 * @param folder for tests
 * @returns undefined where it was not built, or is not what was built
 */
export async function readVerifier(folder: URL = FOLDER): Promise<Verifier | undefined> {
  try {
    const [body, noted] = [await readFile(new URL("verify.html", folder)), await readFile(new URL("verify.html.sha256", folder), "utf8")];
    const sha256 = createHash("sha256").update(body).digest("hex");
    return noted.startsWith(`${sha256} `) ? { body, sha256 } : undefined;
  } catch {
    return undefined;
  }
}
