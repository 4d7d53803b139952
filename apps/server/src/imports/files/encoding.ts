import { createReadStream } from "node:fs";
import { unreadable } from "./table.ts";

export const ENCODINGS = ["utf-8", "utf-16le", "utf-16be", "windows-1251"] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** What the bytes of a file look like. */
export type ByteCensus = {
  /** Sequences of several bytes that are one letter in UTF-8. */
  readonly sequences: number;
  /** Bytes above 127 that are part of no such sequence. */
  readonly strays: number;
  /** NUL bytes at even and at odd places. */
  readonly nuls: readonly [even: number, odd: number];
  readonly firstStray: number;
};

type Counter = { add(bytes: Uint8Array): void; end(): ByteCensus };

const following = (lead: number): number => (lead >= 0xf0 && lead < 0xf5 ? 3 : lead >= 0xe0 ? 2 : lead >= 0xc2 ? 1 : 0);

/** Counts in one pass over any number of pieces. */
export function startCensus(): Counter {
  let [sequences, strays, offset, firstStray] = [0, 0, 0, -1];
  const nuls: [number, number] = [0, 0];
  let [pending, seen] = [0, 0];
  const stray = (count: number, at: number): void => {
    if (firstStray === -1) firstStray = at;
    strays += count;
  };
  return {
    add(bytes) {
      for (let i = 0; i < bytes.length; i += 1) {
        const byte = bytes[i] ?? 0;
        if (pending > 0) {
          if (byte >= 0x80 && byte < 0xc0) {
            pending -= 1;
            seen += 1;
            if (pending === 0) sequences += 1;
            continue;
          }
          stray(seen, offset + i - seen);
          pending = 0;
        }
        if (byte < 0x80) {
          if (byte === 0) nuls[(offset + i) % 2 === 0 ? 0 : 1] += 1;
          continue;
        }
        pending = byte < 0xf5 ? following(byte) : 0;
        seen = 1;
        if (pending === 0) stray(1, offset + i);
      }
      offset += bytes.length;
    },
    end() {
      if (pending > 0) stray(seen, offset - seen);
      return { sequences, strays, nuls, firstStray };
    },
  };
}

/**
 * Which encoding the bytes are in. Text in windows-1251 holds a few pairs that could be UTF-8 by chance ("Сё"), text in
 * UTF-8 no stray byte at all; what has plenty of both was put together from two files.
 *
 * @throws import.unreadable for a mixture
 */
export function judgeCensus({ sequences, strays, nuls, firstStray }: ByteCensus): Encoding {
  const [even, odd] = nuls;
  if (odd > 8 && odd > even * 4) return "utf-16le";
  if (even > 8 && even > odd * 4) return "utf-16be";
  if (strays === 0) return "utf-8";
  if (sequences * 10 <= strays) return "windows-1251";
  throw unreadable(
    `it mixes encodings: byte ${firstStray + 1} is not UTF-8 although much of the rest is. Save it again in one encoding, or name the encoding in the mapping`,
  );
}

const byMark = (bytes: Uint8Array): Encoding | undefined => {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  return bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : undefined;
};

/** The encoding of a text file: by its mark, else by all its bytes. @throws import.unreadable */
export async function findEncoding(file: string): Promise<Encoding> {
  const census = startCensus();
  let isFirst = true;
  let marked: Encoding | undefined;
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
    if (isFirst) marked = byMark(chunk);
    // A mark of UTF-16 settles it; one of UTF-8 is also set before bytes of other files.
    if (marked !== undefined && marked !== "utf-8") return marked;
    isFirst = false;
    census.add(chunk);
  }
  const found = judgeCensus(census.end());
  if (marked === "utf-8" && found !== "utf-8") throw unreadable("it begins as UTF-8 and goes on in another encoding");
  return found;
}
