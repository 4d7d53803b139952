import path from "node:path";
import {
  decodeBundle,
  EMPTY_ROOT,
  equalBytes,
  openCheckpoint,
  openTiledTree,
  readUtf8,
  signCheckpoint,
  tileAt,
  tilePath,
  TlogError,
  utf8,
  type Checkpoint,
  type Signer,
  type TileRef,
  type TreeHash,
  type TileSource,
} from "../index.ts";
import { createTileCache } from "./tile-cache.ts";
import { EMPTY_FRONTIER, growFrontier, readFrontier, rootOfFrontier, type Frontier } from "./frontier.ts";
import { createDurableWriter, nodeLogFiles, type LogFiles } from "./log-files.ts";
import { NODE_TREE_HASH } from "./node-hash.ts";
import { fetchForward } from "./sync-forward.ts";
import { removeUnsigned } from "./remove-unsigned.ts";
import { lockFolder } from "./writer-lock.ts";

export type DurableLogOptions = {
  /** What is served under the log's address: `checkpoint` and `tile/…`. Nothing else is written there. */
  readonly folder: string;
  /** Kept apart, on another disk or machine if possible, and never restored together with `folder`: the last signed head, the lock. */
  readonly stateFolder: string;
  /** The log's key, of the kind "note"; its name is the origin. */
  readonly signer: Signer;
  /** Signed heads that witnesses or mirrors hold: nothing is signed that does not extend them. */
  readonly reportedHeads?: readonly string[];
  /**
   * The way out of log.restored-older: where the missing leaves come from. Fetched leaves are believed only if they lead
   * to the head that was signed.
   */
  readonly syncForward?: TileSource;
  /** The way out of log.head-missing: the head on which witnesses and mirrors agree, as a signed note. */
  readonly adoptHead?: string;
  readonly hash?: TreeHash;
  readonly files?: LogFiles;
};

export type SignedHead = Checkpoint & {
  /** The signed note, as it is published. */
  readonly note: string;
};

/** An append-only log in a folder of static files, written by one process at a time. */
export type DurableLog = {
  /** The last signed head; a new log begins by signing the empty tree. */
  readonly head: () => SignedHead;
  /**
   * Appends a batch and signs the new head. When the promise resolves, leaves and head are on the disk, in this order:
   * tiles, then the head kept apart, then the published checkpoint. Batches wait for each other.
   *
   * @throws log.leaf-too-large; after any other failure the log must be opened again
   */
  readonly append: (leaves: readonly Uint8Array[]) => Promise<SignedHead>;
  /** The leaf at an index. @throws tree.out-of-range, log.damaged */
  readonly leaf: (index: bigint) => Promise<Uint8Array>;
  readonly inclusionProof: (index: bigint, size?: bigint) => Promise<readonly Uint8Array[]>;
  readonly consistencyProof: (from: bigint, to?: bigint) => Promise<readonly Uint8Array[]>;
  /**
   * Publishes the head with cosignatures added. The note must be the present head's.
   *
   * @throws log.damaged if it is not
   */
  readonly publishCosigned: (note: string) => Promise<void>;
  readonly close: () => Promise<void>;
};

const HEAD = "head";
const CHECKPOINT = "checkpoint";

type Opening = DurableLogOptions & { readonly hash: TreeHash; readonly files: LogFiles };

function readHead(note: string, options: Opening): SignedHead {
  const { checkpoint } = openCheckpoint(note, { logs: [options.signer.key] });
  if (checkpoint.size > BigInt(Number.MAX_SAFE_INTEGER)) throw damaged(options, "the head is larger than any log here");
  return { ...checkpoint, note };
}

const damaged = ({ folder }: { readonly folder: string }, fault: string): TlogError => new TlogError("log.damaged", { folder, fault });

async function readStoredHead(file: string, options: Opening): Promise<SignedHead | undefined> {
  const bytes = await options.files.read(file);
  return bytes === undefined ? undefined : readHead(readUtf8(bytes), options);
}

const tileReader =
  ({ folder, files }: Opening) =>
  (ref: TileRef): Promise<Uint8Array | undefined> =>
    files.read(path.join(folder, tilePath(ref)));

type Found = { readonly kept: SignedHead | undefined; readonly published: SignedHead | undefined };

function signHead(frontier: Frontier, { signer, hash }: Opening): SignedHead {
  const checkpoint = { origin: signer.key.name, size: BigInt(frontier.size), root: rootOfFrontier(frontier, hash) };
  return { ...checkpoint, note: signCheckpoint(checkpoint, signer) };
}

/**
 * The largest head known to be signed. What is kept apart decides; what is published or reported can only be later. Only
 * an empty folder is a new log: tiles without a record of what was signed over them are not.
 */
async function lastSigned(found: Found, options: Opening): Promise<SignedHead> {
  const given = [...(options.reportedHeads ?? []), ...(options.adoptHead === undefined ? [] : [options.adoptHead])];
  if (found.kept === undefined && options.adoptHead === undefined) {
    const hasTiles = (await options.files.list(path.join(options.folder, "tile"))).length > 0;
    const stored = found.published?.size ?? (hasTiles || given.length > 0 ? "some" : undefined);
    if (stored !== undefined) throw new TlogError("log.head-missing", { folder: options.folder, state: options.stateFolder, stored });
  }
  const heads = [found.kept, found.published, ...given.map((note) => readHead(note, options))].filter((head) => head !== undefined);
  return heads.reduce((last, head) => (head.size > last.size ? head : last), heads[0] ?? signHead(EMPTY_FRONTIER, options));
}

async function frontierAt(head: SignedHead, options: Opening): Promise<Frontier | "missing" | "other"> {
  const frontier = await readFrontier(Number(head.size), tileReader(options));
  if (frontier === undefined) return "missing";
  if (!equalBytes(rootOfFrontier(frontier, options.hash), head.root)) return "other";
  // The partial bundle must hold the leaves whose hashes the tiles hold.
  return frontier.leaves.every((leaf, i) => equalBytes(options.hash.leaf(leaf), frontier.levels[0]?.[i] ?? EMPTY_ROOT))
    ? frontier
    : "other";
}

/** Every other signed head that is known must be a beginning of the tree, or two histories were signed. */
async function areBeginnings(heads: readonly SignedHead[], last: SignedHead, options: Opening): Promise<boolean> {
  const tiles = createTileCache(tileReader(options), { folder: options.folder, size: () => last.size });
  const tree = openTiledTree(tiles.read, options.hash);
  for (const head of heads) if (!equalBytes(await tree.root(head.size), head.root)) return false;
  return true;
}

async function establish(options: Opening): Promise<{ readonly head: SignedHead; readonly frontier: Frontier }> {
  const kept = await readStoredHead(path.join(options.stateFolder, HEAD), options);
  const published = await readStoredHead(path.join(options.folder, CHECKPOINT), options);
  const head = await lastSigned({ kept, published }, options);
  const refuse = (reason: string): TlogError =>
    new TlogError("log.restored-older", { folder: options.folder, stored: published?.size ?? 0n, signed: head.size, reason });
  if (options.syncForward !== undefined && (await frontierAt(head, options)) === "missing")
    await fetchForward({ head, from: published, source: options.syncForward, read: tileReader(options) }, options);
  const frontier = await frontierAt(head, options);
  if (frontier === "missing") throw refuse("leaves are missing");
  if (frontier === "other") throw refuse("the stored tree is another one");
  const reported = (options.reportedHeads ?? []).map((note) => readHead(note, options));
  const others = [kept, published, ...reported].filter((other) => other !== undefined);
  if (!(await areBeginnings(others, head, options))) throw refuse("two signed heads contradict each other");
  return { head, frontier };
}

/** Makes what is kept apart and what is published agree with the last signed head, in this order. */
async function settle(head: SignedHead, options: Opening): Promise<void> {
  const kept = await readStoredHead(path.join(options.stateFolder, HEAD), options);
  const published = await readStoredHead(path.join(options.folder, CHECKPOINT), options);
  if (kept?.note !== head.note) await createDurableWriter(options.stateFolder, options.files)(new Map([[HEAD, utf8(head.note)]]));
  if (published?.note !== head.note) await createDurableWriter(options.folder, options.files)(new Map([[CHECKPOINT, utf8(head.note)]]));
}

/**
 * Opens or creates a log.
 *
 * @throws log.locked; log.restored-older when the stored tree is behind or beside a head that was signed;
 *   log.head-missing when the record of the last signed head is gone; log.damaged; log.mirror-differs
 */
export async function openDurableLog(options: DurableLogOptions): Promise<DurableLog> {
  const opening: Opening = {
    ...options,
    folder: path.resolve(options.folder),
    stateFolder: path.resolve(options.stateFolder),
    hash: options.hash ?? NODE_TREE_HASH,
    files: options.files ?? nodeLogFiles,
  };
  await opening.files.makeFolder(opening.folder);
  await opening.files.makeFolder(opening.stateFolder);
  const release = await lockFolder(opening.stateFolder);
  try {
    const { head, frontier } = await establish(opening);
    await settle(head, opening);
    await removeUnsigned(frontier.size, opening);
    return createLog({ head, frontier, release }, opening);
  } catch (error) {
    await release();
    throw error;
  }
}

type Standing = { head: SignedHead; frontier: Frontier; readonly release: () => Promise<void> };

function createLog(standing: Standing, options: Opening): DurableLog {
  const { folder, stateFolder, hash, files } = options;
  const [writeTiles, writeHead] = [createDurableWriter(folder, files), createDurableWriter(stateFolder, files)];
  const cache = createTileCache(tileReader(options), { folder, size: () => standing.head.size });
  const tree = openTiledTree(cache.read, hash);
  let queue: Promise<unknown> = Promise.resolve();
  let failed = false;
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = queue.then(work);
    queue = turn.catch(() => undefined);
    return turn;
  };

  const appendNow = async (leaves: readonly Uint8Array[]): Promise<SignedHead> => {
    if (failed) throw damaged(options, "an earlier batch failed: open the log again");
    const growth = growFrontier(standing.frontier, leaves, hash);
    failed = true;
    await writeTiles(growth.writes);
    const head = signHead(growth.frontier, options);
    // Kept before it is shown: a head that somebody saw is never forgotten here.
    await writeHead(new Map([[HEAD, utf8(head.note)]]));
    await writeTiles(new Map([[CHECKPOINT, utf8(head.note)]]));
    Object.assign(standing, { head, frontier: growth.frontier });
    for (const outgrown of growth.outgrown) await files.remove(path.join(folder, outgrown));
    failed = false;
    return head;
  };

  const sizeNow = (): bigint => standing.head.size;
  return {
    head: () => standing.head,
    append: (leaves) => inTurn(() => appendNow(leaves)),
    leaf: async (index) => {
      const ref = index < 0n ? undefined : tileAt(0, index / 256n, sizeNow());
      const found = index >= sizeNow() || ref === undefined ? undefined : ref;
      if (found === undefined) throw new TlogError("tree.out-of-range", { what: `leaf ${index}`, size: sizeNow() });
      const bundle: TileRef = { ...found, level: "entries" };
      return decodeBundle(bundle, await cache.read(bundle))[Number(index % 256n)] ?? new Uint8Array();
    },
    inclusionProof: (index, size = sizeNow()) => tree.inclusionProof(index, checkSize(size, sizeNow())),
    consistencyProof: (from, to = sizeNow()) => tree.consistencyProof(from, checkSize(to, sizeNow())),
    publishCosigned: (note) =>
      inTurn(async () => {
        const given = readHead(note, options);
        if (given.size !== standing.head.size || !equalBytes(given.root, standing.head.root))
          throw damaged(options, "the cosigned note is not that of the present head");
        await writeHead(new Map([[HEAD, utf8(note)]]));
        await writeTiles(new Map([[CHECKPOINT, utf8(note)]]));
        standing.head = given;
      }),
    close: () => inTurn(standing.release),
  };
}

function checkSize(size: bigint, present: bigint): bigint {
  if (size < 0n || size > present) throw new TlogError("tree.out-of-range", { what: `tree of ${size} leaves`, size: present });
  return size;
}
