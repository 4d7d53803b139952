import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../../../../shared/conformance", import.meta.url));

/** A suite of inputs with known verdicts by others. They lie beside the repository and are not part of it. */
export type Suite = {
  readonly isHere: boolean;
  /** To put behind the name of a test: why it is skipped, or nothing. */
  readonly note: string;
  readonly read: (file: string) => Buffer;
  readonly text: (file: string) => string;
  readonly json: (file: string) => unknown;
  readonly list: (folder: string) => readonly string[];
};

export function openSuite(name: string): Suite {
  const folder = path.join(ROOT, name);
  const isHere = existsSync(folder);
  const read = (file: string): Buffer => readFileSync(path.join(folder, file));
  return {
    isHere,
    note: isHere ? "" : ` (skipped: not here: ../shared/conformance/${name})`,
    read,
    text: (file) => read(file).toString("utf8"),
    json: (file) => JSON.parse(read(file).toString("utf8")) as unknown,
    list: (inside) =>
      readdirSync(path.join(folder, inside), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
        .sort(),
  };
}
