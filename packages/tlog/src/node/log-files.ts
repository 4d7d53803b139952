import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { mkdir, open, readdir, rename, rm } from "node:fs/promises";
import path from "node:path";

/** The operations on files whose order makes a log durable. A port, so that tests can stop between any two of them. */
export interface LogFiles {
  /** The content, or undefined if there is no such file. */
  readonly read: (file: string) => Promise<Uint8Array | undefined>;
  /** Creates a new file and returns when its bytes are on the disk. */
  readonly create: (file: string, bytes: Uint8Array) => Promise<void>;
  readonly rename: (from: string, to: string) => Promise<void>;
  /** Returns when the names in a folder are on the disk. */
  readonly syncFolder: (folder: string) => Promise<void>;
  /** Makes a folder with its parents. */
  readonly makeFolder: (folder: string) => Promise<void>;
  /** Names in a folder; none if it does not exist. */
  readonly list: (folder: string) => Promise<readonly string[]>;
  /** Removes a file or a folder with what is in it, if it is there. */
  readonly remove: (target: string) => Promise<void>;
}

const isMissing = (error: unknown): boolean =>
  typeof error === "object" && error !== null && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR");

async function orMissing<T>(work: Promise<T>, missing: T): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (isMissing(error)) return missing;
    throw error;
  }
}

/** A promise that has been kept when it is given. */
const readNow = (file: string): Promise<Uint8Array> =>
  new Promise((resolve) => {
    resolve(readFileSync(file));
  });

export const nodeLogFiles: LogFiles = {
  // At once: a tile has eight kilobytes, and four turns through the thread pool take far longer than reading it.
  read: (file) => orMissing<Uint8Array | undefined>(readNow(file), undefined),
  create: async (file, bytes) => {
    const handle = await open(file, "wx", 0o644);
    try {
      await handle.writeFile(bytes);
      await handle.datasync();
    } finally {
      await handle.close();
    }
  },
  rename: (from, to) => rename(from, to),
  syncFolder: async (folder) => {
    const handle = await open(folder, "r");
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  },
  makeFolder: async (folder) => {
    await mkdir(folder, { recursive: true });
  },
  list: (folder) => orMissing(readdir(folder), []),
  remove: (target) => rm(target, { recursive: true, force: true }),
};

/** Marks files that are being written. A reader never sees them, a later start removes none that matter. */
const TEMPORARY = ".writing-";

/** The folders from a file's own up to `root`, which exists. */
function foldersUpTo(root: string, file: string): readonly string[] {
  const folders: string[] = [];
  for (let at = path.dirname(file); at.length >= root.length; at = path.dirname(at)) {
    folders.push(at);
    if (at === root) break;
  }
  return folders;
}

/** Writes files below one folder so that after the returned promise each is there as a whole, whatever happens next. */
export type DurableWriter = (files: ReadonlyMap<string, Uint8Array>) => Promise<void>;

export function createDurableWriter(root: string, files: LogFiles): DurableWriter {
  const known = new Set<string>();
  return async (batch) => {
    const touched = new Set<string>();
    for (const name of batch.keys()) {
      const folders = foldersUpTo(root, path.join(root, name));
      const [own = root] = folders;
      if (known.has(own)) touched.add(own);
      else {
        await files.makeFolder(own);
        // A new folder's name stands in its parent, and so on up.
        for (const folder of folders) touched.add(folder);
      }
    }
    await Promise.all(
      [...batch].map(async ([name, bytes]) => {
        const target = path.join(root, name);
        const temporary = `${target}${TEMPORARY}${randomBytes(6).toString("hex")}`;
        await files.create(temporary, bytes);
        await files.rename(temporary, target);
      }),
    );
    await Promise.all([...touched].map((folder) => files.syncFolder(folder)));
    for (const folder of touched) known.add(folder);
  };
}
