import { readFile, writeFile } from "node:fs/promises";
import { AporaError } from "../platform/errors.ts";

/** @throws file.unusable */
export async function readText(file: string): Promise<string> {
  return readFile(file, "utf8").catch((cause: unknown) => {
    throw new AporaError("file.unusable", { file, reason: "it cannot be read" }, { cause });
  });
}

/** Writes a file that only its owner may read, and replaces none. @throws file.unusable */
export async function writePrivate(file: string, text: string | Uint8Array): Promise<void> {
  await writeFile(file, text, { flag: "wx", mode: 0o600 }).catch((cause: unknown) => {
    throw new AporaError("file.unusable", { file, reason: "it is there already or cannot be written" }, { cause });
  });
}
