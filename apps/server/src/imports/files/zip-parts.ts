import type { Readable } from "node:stream";
import { open, type Entry, type ZipFile } from "yauzl";
import { BOUNDS, unreadable } from "./table.ts";

/** The parts of a spreadsheet file, unpacked as they are asked for. */
export interface ZipParts {
  has(name: string): boolean;
  /** The bytes of a part. @throws import.unreadable when there is none, or it is larger than a part may be */
  open(name: string): Promise<Readable>;
  close(): void;
}

function openZip(file: string): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    open(file, { lazyEntries: true, autoClose: false, validateEntrySizes: true, strictFileNames: true }, (error, zip) => {
      if (error) reject(unreadable("it is no XLSX file, or a damaged one", error));
      else resolve(zip);
    });
  });
}

function readDirectory(zip: ZipFile): Promise<Map<string, Entry>> {
  const parts = new Map<string, Entry>();
  return new Promise((resolve, reject) => {
    zip.on("entry", (entry: Entry) => {
      if (parts.size >= BOUNDS.parts) {
        reject(unreadable(`it has more than ${BOUNDS.parts} parts`));
        return;
      }
      // Names differ in case between programs; the first of two equal ones is what every program opens.
      const name = entry.fileName.toLowerCase();
      if (!parts.has(name)) parts.set(name, entry);
      zip.readEntry();
    });
    zip.on("end", () => resolve(parts));
    zip.on("error", (error: Error) => reject(unreadable("it is a damaged archive", error)));
    zip.readEntry();
  });
}

/** Sizes are declared in the directory and enforced while reading, so that a bomb is refused before it goes off. */
function refuseBomb(entry: Entry): void {
  const { uncompressedSize: size, compressedSize: packed } = entry;
  if (size > BOUNDS.partBytes) throw unreadable(`its part ${entry.fileName} unpacks to ${size} bytes`);
  if (size > BOUNDS.ratioFrom && size > packed * BOUNDS.ratio)
    throw unreadable(`its part ${entry.fileName} unpacks to ${Math.round(size / Math.max(1, packed))} times its size`);
  if (entry.isEncrypted()) throw unreadable("it is protected by a password");
}

/** Opens the archive of a spreadsheet. Only parts that are asked for are unpacked; external links never are. */
export async function openZipParts(file: string): Promise<ZipParts> {
  const zip = await openZip(file);
  try {
    const parts = await readDirectory(zip);
    return {
      has: (name) => parts.has(name.toLowerCase()),
      open(name) {
        const entry = parts.get(name.toLowerCase());
        if (entry === undefined) return Promise.reject(unreadable(`its part ${name.slice(0, 200)} is missing`));
        return new Promise((resolve, reject) => {
          refuseBomb(entry);
          zip.openReadStream(entry, (error, stream) => (error ? reject(unreadable("it is a damaged archive", error)) : resolve(stream)));
        });
      },
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}
