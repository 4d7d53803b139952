import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open, stat } from "node:fs/promises";
import { AporaError, systemCode } from "../platform/errors.ts";
import { readJsonLines } from "./files/read-lines.ts";
import { openCsv, type CsvReading } from "./files/read-csv.ts";
import { openXlsx } from "./files/read-xlsx.ts";
import { BOUNDS, unreadable, type TableFile } from "./files/table.ts";

export const FORMATS = ["xlsx", "csv", "uwazi", "ftm", "apora"] as const;
export type Format = (typeof FORMATS)[number];

/** A file with what it is: told by its content, unless somebody says so. */
export type ImportFile = { readonly path: string; readonly format: Format; readonly bytes: number };

async function readHead(path: string): Promise<Buffer> {
  const handle = await open(path);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(8192), 0, 8192, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

const isUwaziHeader = (line: string): boolean => /(?:^|[,;])"?title"?(?:[,;]|$)/iu.test(line) && /__[a-z]{2}\b|\|/u.test(line);

function formatOf(head: Buffer): Format {
  if (head[0] === 0x50 && head[1] === 0x4b) return "xlsx";
  const text = head
    .toString("utf8")
    .replace(/^\uFEFF/u, "")
    .trimStart();
  if (!text.startsWith("{")) return isUwaziHeader(text.split(/\r?\n/u)[0] ?? "") ? "uwazi" : "csv";
  return /^\{\s*"(?:command|format)"\s*:/u.test(text) ? "apora" : /"schema"\s*:/u.test(text) ? "ftm" : "apora";
}

/** Looks at a file before it is read. @throws file.unusable, import.unreadable */
export async function openImport(path: string, format?: Format): Promise<ImportFile> {
  try {
    const stats = await stat(path);
    const { size } = stats;
    if (!stats.isFile()) throw new AporaError("file.unusable", { file: path, reason: "it is no file" });
    if (size === 0) throw unreadable("it is empty");
    const found = format ?? formatOf(await readHead(path));
    const most = found === "xlsx" ? BOUNDS.xlsxBytes : BOUNDS.fileBytes;
    if (size > most) throw unreadable(`it is larger than ${most / 1024 / 1024} MiB; give it in parts`);
    return { path, format: found, bytes: size };
  } catch (error) {
    if (error instanceof AporaError) throw error;
    const reasons: Readonly<Record<string, string>> = {
      ENOENT: "it does not exist",
      EISDIR: "it is a folder",
      EACCES: "permission denied",
    };
    const code = systemCode(error) ?? "unreadable";
    throw new AporaError("file.unusable", { file: path, reason: reasons[code] ?? code }, { cause: error });
  }
}

/** The rows of a table file. */
export function openTables(file: ImportFile, reading: CsvReading = {}): Promise<TableFile> {
  return file.format === "xlsx" ? openXlsx(file.path) : openCsv(file.path, reading);
}

/** The lines of a JSON file. */
export const openLines = (file: ImportFile): ReturnType<typeof readJsonLines> => readJsonLines(file.path);

/** SHA-256 of a file's bytes. */
export async function digestFile(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) hash.update(chunk);
  return hash.digest("hex");
}
