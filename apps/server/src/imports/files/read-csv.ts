import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { CsvError, parse } from "csv-parse";
import { AporaError } from "../../platform/errors.ts";
import { findEncoding, type Encoding } from "./encoding.ts";
import { BOUNDS, unreadable, type TableFile, type TableRow } from "./table.ts";

export const SEPARATORS = [",", ";", "\t", "|"] as const;
export type Separator = (typeof SEPARATORS)[number];

/** What a person may say about a text file when it is not found out by itself. */
export type CsvReading = { readonly encoding?: Encoding | undefined; readonly separator?: Separator | undefined };

/** How often each separator stands outside quotes in each of the first lines. */
function countSeparators(head: string): ReadonlyMap<Separator, readonly number[]> {
  const counts = new Map<Separator, number[]>(SEPARATORS.map((separator) => [separator, [0]]));
  let quoted = false;
  let line = 0;
  for (const letter of head) {
    if (letter === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (letter === "\n") {
      line += 1;
      if (line === 20) break;
      for (const list of counts.values()) list.push(0);
    } else {
      const list = counts.get(letter as Separator);
      if (list !== undefined) list[line] = (list[line] ?? 0) + 1;
    }
  }
  return counts;
}

/** The separator that the first lines have most often and most evenly: the header decides, the rest confirms. */
export function findSeparator(head: string): Separator {
  let best: { separator: Separator; score: number } = { separator: ",", score: 0 };
  for (const [separator, lines] of countSeparators(head)) {
    const [header = 0] = lines;
    const whole = lines.length > 1 ? lines.slice(0, -1) : lines;
    const even = whole.filter((count) => count === header).length / whole.length;
    const score = header * (1 + even);
    if (score > best.score) best = { separator, score };
  }
  return best.separator;
}

async function readHead(file: string, encoding: Encoding): Promise<string> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(1 << 16), 0, 1 << 16, 0);
    return new TextDecoder(encoding).decode(buffer.subarray(0, bytesRead), { stream: true });
  } finally {
    await handle.close();
  }
}

async function* decoded(file: string, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 18 }) as AsyncIterable<Buffer>)
    yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

function tooLong(problem: unknown, row: number): AporaError {
  if (problem instanceof AporaError) return problem;
  if (problem instanceof CsvError && problem.code === "CSV_MAX_RECORD_SIZE")
    return unreadable(`row ${row} is longer than any table has; a quotation mark may be missing`, problem);
  if (problem instanceof CsvError) return unreadable(`row ${row} is no row of a table (a quotation mark stands alone)`, problem);
  if (problem instanceof TypeError) return unreadable("it is not in the encoding it was read in", problem);
  throw problem;
}

async function* readRows(
  file: string,
  reading: { readonly encoding: Encoding; readonly separator: Separator },
): AsyncGenerator<TableRow, void, undefined> {
  const { encoding, separator } = reading;
  // Quotes inside of unquoted cells are common in names of organisations: they are letters there.
  const parser = parse({ delimiter: separator, relax_column_count: true, relax_quotes: true, max_record_size: BOUNDS.record });
  const feeding = pipeline(Readable.from(decoded(file, encoding)), parser);
  feeding.catch(() => {});
  let row = 0;
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      row += 1;
      if (row > BOUNDS.rows) throw unreadable(`it has more than ${BOUNDS.rows} rows`);
      if (cells.length > BOUNDS.columns) throw unreadable(`row ${row} has more than ${BOUNDS.columns} columns`);
      yield { row, cells: cells.map((cell) => (cell === "" ? undefined : cell)) };
    }
  } catch (problem) {
    throw tooLong(problem, row + 1);
  } finally {
    parser.destroy();
  }
}

/**
 * Opens a text table. Encoding and separator are found out unless given; a row's number counts records, as a
 * spreadsheet would show them, so line breaks within cells do not shift it.
 * @throws import.unreadable
 */
export async function openCsv(file: string, given: CsvReading = {}): Promise<TableFile> {
  const encoding = given.encoding ?? (await findEncoding(file));
  const separator = given.separator ?? findSeparator(await readHead(file, encoding));
  return {
    format: "csv",
    sheets: [""],
    reading: { encoding, separator: separator === "\t" ? "tab" : separator },
    rows: () => readRows(file, { encoding, separator }),
    close: () => Promise.resolve(),
  };
}
