import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";

/** Where the page that checks proof files from a disk can be had. */
export const VERIFIER_PATH = "/verify.html";

const FILE = new URL("../../../verifier/dist/verify.html", import.meta.url);

/** Whether the page has been built beside this program. */
export const hasVerifier = (): boolean => existsSync(FILE);

/** The page as it was built, so that its SHA-256 is the published one; undefined where it was not built. */
export const readVerifier = (): Promise<Buffer | undefined> => readFile(FILE).catch(() => undefined);
