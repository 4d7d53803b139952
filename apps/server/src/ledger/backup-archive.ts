import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";
import { AporaError, systemCode } from "../platform/errors.ts";

// The container of a backup: a tar (ustar) inside gzip, so that any machine can open it without Apora:
// `tar xzf FILE`. Entries are small enough to be held in memory; large tables come in parts. The last entry is the
// SHA-256 of all bytes of the tar before it.

const BLOCK = 512;
/** Far above any entry we write; more than this is damage. */
const MOST_BYTES = 512 * 1024 * 1024;
const CHECKSUM = "checksum.txt";

export type Entry = { readonly name: string; readonly body: Buffer };

function header(name: string, size: number): Buffer {
  const block = Buffer.alloc(BLOCK);
  const write = (text: string, at: number): void => void block.write(text, at, "ascii");
  const octal = (value: number, digits: number): string => `${value.toString(8).padStart(digits, "0")}\0`;
  write(name, 0);
  write(octal(0o600, 7), 100);
  write(octal(0, 7), 108);
  write(octal(0, 7), 116);
  write(octal(size, 11), 124);
  write(octal(0, 11), 136);
  write("        0", 148);
  write("ustar\x0000", 257);
  const sum = block.reduce((total, byte) => total + byte, 0);
  write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
  return block;
}

const padding = (size: number): Buffer => Buffer.alloc((BLOCK - (size % BLOCK)) % BLOCK);

/** The bytes of a tar with these entries, sealed by its checksum. */
export async function* writeArchive(entries: AsyncIterable<Entry>): AsyncGenerator<Buffer> {
  const hash = createHash("sha256");
  for await (const { name, body } of entries) {
    for (const bytes of [header(name, body.length), body, padding(body.length)]) {
      hash.update(bytes);
      yield bytes;
    }
  }
  const body = Buffer.from(`${hash.digest("hex")}\n`);
  yield Buffer.concat([header(CHECKSUM, body.length), body, padding(body.length), Buffer.alloc(2 * BLOCK)]);
}

const unreadable = (file: string, problem: string, cause?: unknown): AporaError =>
  new AporaError("backup.unreadable", { file, problem }, { cause });

type ByteReader = { take(size: number): Promise<Buffer>; atEnd(): Promise<boolean> };

function readBytes(chunks: AsyncIterator<Buffer>, file: string): ByteReader {
  let rest: Buffer = Buffer.alloc(0);
  const more = async (): Promise<boolean> => {
    const next = await chunks.next();
    if (next.done === true) return false;
    rest = rest.length === 0 ? next.value : Buffer.concat([rest, next.value]);
    return true;
  };
  return {
    async take(size) {
      const parts: Buffer[] = [];
      for (let missing = size; missing > 0;) {
        if (rest.length === 0 && !(await more())) throw unreadable(file, "it ends too early");
        const part = rest.subarray(0, missing);
        rest = rest.subarray(part.length);
        missing -= part.length;
        parts.push(part);
      }
      return Buffer.concat(parts);
    },
    async atEnd() {
      return rest.length === 0 && !(await more());
    },
  };
}

function readHeader(block: Buffer, file: string): { name: string; size: number } {
  const text = (from: number, length: number): string =>
    block
      .toString("latin1", from, from + length)
      .replace(/\0.*$/s, "")
      .trim();
  const sum = block.reduce((total, byte, at) => total + (at >= 148 && at < 156 ? 32 : byte), 0);
  if (text(257, 6) !== "ustar" || Number.parseInt(text(148, 8), 8) !== sum) throw unreadable(file, "it is damaged, or no archive of Apora");
  const size = Number.parseInt(text(124, 12), 8);
  if (!(size >= 0 && size <= MOST_BYTES)) throw unreadable(file, "it is damaged: an entry of impossible size");
  return { name: text(0, 100), size };
}

/**
 * The entries of an archive, in order. Whoever reads to the end knows that the archive is whole.
 * @throws backup.unreadable, file.unusable
 */
export async function* readArchive(file: string): AsyncGenerator<Entry> {
  const source = createReadStream(file);
  const gunzip = createGunzip();
  source.once("error", (error) => gunzip.destroy(error));
  try {
    yield* readTar(readBytes(source.pipe(gunzip)[Symbol.asyncIterator]() as AsyncIterator<Buffer>, file), file);
  } catch (error) {
    if (error instanceof AporaError) throw error;
    const code = systemCode(error) ?? "";
    if (code === "Z_BUF_ERROR") throw unreadable(file, "it ends too early", error);
    if (code.startsWith("Z_")) throw unreadable(file, "it is damaged, or no archive of Apora", error);
    if (/^E[A-Z]+$/.test(code))
      throw new AporaError("file.unusable", { file, reason: code === "ENOENT" ? "it does not exist" : code }, { cause: error });
    throw error;
  } finally {
    source.destroy();
    gunzip.destroy();
  }
}

async function* readTar(bytes: ByteReader, file: string): AsyncGenerator<Entry> {
  const hash = createHash("sha256");
  for (;;) {
    const block = await bytes.take(BLOCK);
    const { name, size } = readHeader(block, file);
    const body = await bytes.take(size);
    const filling = await bytes.take(padding(size).length);
    if (name === CHECKSUM) {
      if (body.toString("latin1").trim() !== hash.digest("hex")) throw unreadable(file, "its checksum is wrong");
      await bytes.take(2 * BLOCK);
      if (!(await bytes.atEnd())) throw unreadable(file, "something follows its end");
      return;
    }
    hash.update(block).update(body).update(filling);
    yield { name, body };
  }
}
