import { readFile } from "node:fs/promises";
import { AporaError } from "../platform/errors.ts";

/** The secret key in a file, `AGE-SECRET-KEY-1…`; other lines are remarks. @throws file.unusable */
export async function readIdentity(file: string): Promise<string> {
  const text = await readFile(file, "utf8").catch((cause: unknown) => {
    throw new AporaError("file.unusable", { file, reason: "it cannot be read" }, { cause });
  });
  const line = text.split("\n").find((one) => one.startsWith("AGE-SECRET-KEY-"));
  if (line === undefined) throw new AporaError("file.unusable", { file, reason: "it holds no line that begins with AGE-SECRET-KEY-" });
  return line.trim();
}
