import { spawn } from "node:child_process";
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, describe, expect, test } from "vitest";
import {
  addSignatures,
  cosignCheckpoint,
  createMerkleTree,
  createSigner,
  openCheckpoint,
  parseNote,
  sha256,
  signCheckpoint,
  tilePath,
  toHex,
  TREE_HASH,
  utf8,
  verifyConsistency,
  verifyInclusion,
  type MerkleTree,
  type TileRef,
  type TileSource,
} from "../index.ts";
import { KILL_ORIGIN, leafOf } from "../testing/log-writer.ts";
import { compileWriter } from "../testing/compile.ts";
import {
  NODE_TREE_HASH,
  nodeLogFiles,
  openDurableLog,
  verifyWholeLog,
  type DurableLog,
  type DurableLogOptions,
  type LogFiles,
} from "./index.ts";

const signer = createSigner(KILL_ORIGIN, "note", sha256(utf8("kill")));
const scratch: string[] = [];
const open: DurableLog[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((log) => log.close()));
  await Promise.all(scratch.splice(0).map((folder) => rm(folder, { recursive: true, force: true })));
});

async function aPlace(): Promise<{ folder: string; stateFolder: string }> {
  const root = await mkdtemp(path.join(os.tmpdir(), "apora-log-"));
  scratch.push(root);
  return { folder: path.join(root, "log"), stateFolder: path.join(root, "state") };
}
async function openLog(options: Omit<DurableLogOptions, "signer">): Promise<DurableLog> {
  const log = await openDurableLog({ signer, ...options });
  open.push(log);
  return log;
}
const leaves = (from: number, count: number): Uint8Array[] => Array.from({ length: count }, (_, i) => leafOf(from + i));
const treeOf = (size: number): MerkleTree => createMerkleTree(leaves(0, size).map(NODE_TREE_HASH.leaf), NODE_TREE_HASH);
const rootOf = (size: number): string => toHex(treeOf(size).root());
const sourceOf =
  (folder: string): TileSource =>
  (ref: TileRef) =>
    readFile(path.join(folder, tilePath(ref)));
const published = async (folder: string): Promise<ReturnType<typeof openCheckpoint>["checkpoint"]> =>
  openCheckpoint(await readFile(path.join(folder, "checkpoint")), { logs: [signer.key] }).checkpoint;
const codeOf = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "accepted",
    (error: unknown) => (error as { code?: string }).code ?? String(error),
  );

describe("a durable log", () => {
  test("holds what was appended, in any cut of batches, and proves it", async () => {
    const place = await aPlace();
    const log = await openLog(place);
    let size = 0;
    for (const count of [1, 254, 1, 1, 300, 0, 512, 7, 66_000]) {
      const head = await log.append(leaves(size, count));
      size += count;
      expect(head.size).toBe(BigInt(size));
    }
    const tree = treeOf(size);
    expect(toHex(log.head().root)).toBe(toHex(tree.root()));
    expect(await verifyWholeLog(log.head(), sourceOf(place.folder))).toEqual({ good: true, leaves: BigInt(size) });
    for (const index of [0n, 255n, 256n, 1075n, 65_536n, BigInt(size - 1)]) {
      const leafHash = TREE_HASH.leaf(leafOf(Number(index)));
      const proof = await log.inclusionProof(index);
      expect(verifyInclusion({ index, size: BigInt(size), leafHash, proof, root: log.head().root })).toBe(true);
      expect(await log.leaf(index)).toEqual(Buffer.from(leafOf(Number(index))));
    }
    // Trees of sizes at which no head was ever signed are proved too.
    for (const at of [3n, 500n, 60_000n]) {
      const leafHash = TREE_HASH.leaf(leafOf(2));
      expect(verifyInclusion({ index: 2n, size: at, leafHash, proof: await log.inclusionProof(2n, at), root: tree.root(at) })).toBe(true);
    }
    for (const from of [1n, 255n, 256n, 557n, 1076n, 60_000n]) {
      const proof = await log.consistencyProof(from);
      expect(verifyConsistency({ from, to: BigInt(size), fromRoot: tree.root(from), toRoot: log.head().root, proof })).toBe(true);
    }
    expect(await codeOf(log.leaf(BigInt(size)))).toBe("tree.out-of-range");
  }, 60_000);

  test("opened again it goes on where it stood, and nothing in its folder is temporary", async () => {
    const place = await aPlace();
    const first = await openLog(place);
    await first.append(leaves(0, 300));
    await first.close();
    const second = await openLog(place);
    await second.append(leaves(300, 300));
    expect(toHex((await published(place.folder)).root)).toBe(rootOf(600));
    expect((await readdir(place.folder, { recursive: true })).filter((name) => name.includes("writing"))).toEqual([]);
    expect((await readdir(path.join(place.folder, "tile/0"))).sort()).toEqual(["000", "001", "002.p"]);
  });

  test("has one writer", async () => {
    const place = await aPlace();
    await openLog(place);
    expect(await codeOf(openDurableLog({ signer, ...place }))).toBe("log.locked");
  });

  test("a leaf too large for a bundle is refused before anything is written, and the log goes on", async () => {
    const log = await openLog(await aPlace());
    expect(await codeOf(log.append([utf8("a"), new Uint8Array(65_536)]))).toBe("log.leaf-too-large");
    expect((await log.append([new Uint8Array(65_535)])).size).toBe(1n);
  });

  test("publishes cosignatures only for the present head", async () => {
    const place = await aPlace();
    const log = await openLog(place);
    const { note } = await log.append(leaves(0, 3));
    const line = cosignCheckpoint(parseNote(note).text, 1n, createSigner("w.example", "cosignature", sha256(utf8("w"))));
    const cosigned = addSignatures(note, [line]);
    await log.publishCosigned(cosigned);
    expect(await readFile(path.join(place.folder, "checkpoint"), "utf8")).toBe(cosigned);
    await log.append(leaves(3, 3));
    expect(await codeOf(log.publishCosigned(note))).toBe("log.damaged");
  });

  test("verification of the whole names the file in which a bit flipped", async () => {
    const place = await aPlace();
    const log = await openLog(place);
    await log.append(leaves(0, 600));
    for (const name of ["tile/0/001", "tile/entries/000", "tile/1/000.p/2", "tile/entries/002.p/88"]) {
      const file = path.join(place.folder, name);
      const good = await readFile(file);
      const bad = Buffer.from(good);
      bad[40] = (bad[40] ?? 0) ^ 4;
      await writeFile(file, bad);
      expect((await verifyWholeLog(log.head(), sourceOf(place.folder))).good).toBe(false);
      await writeFile(file, good);
    }
    expect((await verifyWholeLog({ ...log.head(), root: sha256(utf8("")) }, sourceOf(place.folder))).good).toBe(false);
  });
});

describe("restored older database", () => {
  /** A log of 700 leaves whose folder is then put back to what it was at 400. */
  async function restored(): Promise<{ folder: string; stateFolder: string; mirror: string; newest: string }> {
    const place = await aPlace();
    const log = await openLog(place);
    await log.append(leaves(0, 400));
    const backup = `${place.folder}-backup`;
    await cp(place.folder, backup, { recursive: true });
    const { note } = await log.append(leaves(400, 300));
    await log.close();
    const mirror = `${place.folder}-mirror`;
    await cp(place.folder, mirror, { recursive: true });
    await rm(place.folder, { recursive: true });
    await cp(backup, place.folder, { recursive: true });
    return { ...place, mirror, newest: note };
  }

  test("refuses to sign, says what to do, and changes nothing", async () => {
    const { mirror: _, newest: __, ...place } = await restored();
    const problem: unknown = await openDurableLog({ signer, ...place }).catch((error: unknown) => error);
    expect(problem).toMatchObject({ code: "log.restored-older", details: { stored: 400n, signed: 700n } });
    expect(String(problem)).toContain("syncForward");
    expect((await published(place.folder)).size).toBe(400n);
    expect(await codeOf(openDurableLog({ signer, ...place }))).toBe("log.restored-older");
  });
  test("the way out: the missing leaves come back from a mirror, and the log goes on as if nothing had happened", async () => {
    const { mirror, newest: _, ...place } = await restored();
    const log = await openLog({ ...place, syncForward: sourceOf(mirror) });
    expect(log.head().size).toBe(700n);
    await log.append(leaves(700, 50));
    expect(toHex((await published(place.folder)).root)).toBe(rootOf(750));
    expect((await verifyWholeLog(log.head(), sourceOf(place.folder))).good).toBe(true);
  });
  test("a mirror with other leaves is not believed", async () => {
    const { mirror, newest: _, ...place } = await restored();
    const file = path.join(mirror, "tile/entries/002.p/188");
    const bytes = await readFile(file);
    bytes[5] = (bytes[5] ?? 0) ^ 1;
    await writeFile(file, bytes);
    expect(await codeOf(openDurableLog({ signer, ...place, syncForward: sourceOf(mirror) }))).toBe("log.mirror-differs");
    expect((await published(place.folder)).size).toBe(400n);
  });
  test("when the record kept apart was restored too, the head a witness reports stops it", async () => {
    const { mirror: _, newest, ...place } = await restored();
    await writeFile(path.join(place.stateFolder, "head"), await readFile(path.join(place.folder, "checkpoint")));
    expect(await codeOf(openDurableLog({ signer, ...place, reportedHeads: [newest] }))).toBe("log.restored-older");
  });
  test("heads reported from long ago are recognised, though their partial tiles are gone", async () => {
    const place = await aPlace();
    const log = await openLog(place);
    const first = await log.append(leaves(0, 100));
    const second = await log.append(leaves(100, 200));
    await log.append(leaves(300, 90));
    await log.close();
    expect((await openLog({ ...place, reportedHeads: [first.note, second.note] })).head().size).toBe(390n);
  });
  test("when the record kept apart is gone, nothing is signed until somebody says which head was the last", async () => {
    const place = await aPlace();
    const log = await openLog(place);
    const { note } = await log.append(leaves(0, 10));
    await log.close();
    await rm(path.join(place.stateFolder, "head"));
    expect(await codeOf(openDurableLog({ signer, ...place }))).toBe("log.head-missing");
    await rm(path.join(place.folder, "checkpoint"));
    expect(await codeOf(openDurableLog({ signer, ...place }))).toBe("log.head-missing");
    expect((await openLog({ ...place, adoptHead: note })).head().size).toBe(10n);
  });
  test("a stored tree that differs from the signed head is refused", async () => {
    const place = await aPlace();
    const log = await openLog(place);
    await log.append(leaves(0, 10));
    await log.close();
    const other = await aPlace();
    const twin = await openLog(other);
    await twin.append(leaves(5, 10));
    await twin.close();
    await rm(path.join(place.folder, "tile"), { recursive: true });
    await cp(path.join(other.folder, "tile"), path.join(place.folder, "tile"), { recursive: true });
    expect(await codeOf(openDurableLog({ signer, ...place }))).toBe("log.restored-older");
  });
  test("two heads of one size: a reported head that contradicts ours stops everything", async () => {
    const place = await aPlace();
    const log = await openLog(place);
    await log.append(leaves(0, 10));
    await log.close();
    const forged = signCheckpoint({ origin: KILL_ORIGIN, size: 10n, root: sha256(utf8("another history")) }, signer);
    expect(await codeOf(openDurableLog({ signer, ...place, reportedHeads: [forged] }))).toBe("log.restored-older");
  });
});

class Killed extends Error {}

/** Files that stop working at operation `at`, as when the machine goes away: a file being written keeps half its bytes. */
function mortalFiles(at: number): LogFiles & { readonly operations: () => number; readonly settled: () => Promise<unknown> } {
  let operations = 0;
  const running = new Set<Promise<unknown>>();
  const guard = <T>(work: () => Promise<T>, partly?: () => Promise<unknown>): Promise<T> => {
    operations += 1;
    const begun =
      operations < at ? work() : Promise.resolve(operations === at ? partly?.() : undefined).then(() => Promise.reject(new Killed()));
    running.add(begun.catch(() => undefined));
    return begun;
  };
  return {
    read: nodeLogFiles.read,
    list: nodeLogFiles.list,
    create: (file, bytes) =>
      guard(
        () => nodeLogFiles.create(file, bytes),
        () => nodeLogFiles.create(file, bytes.subarray(0, bytes.length / 2)),
      ),
    rename: (from, to) => guard(() => nodeLogFiles.rename(from, to)),
    syncFolder: (folder) => guard(() => nodeLogFiles.syncFolder(folder)),
    makeFolder: (folder) => guard(() => nodeLogFiles.makeFolder(folder)),
    remove: (target) => guard(() => nodeLogFiles.remove(target)),
    operations: () => operations,
    settled: () => Promise.all(running),
  };
}

describe("killed at any point", () => {
  test("between any two operations on files: the last head told is kept, and the log goes on", async () => {
    const counting = mortalFiles(Number.MAX_SAFE_INTEGER);
    const place = await aPlace();
    const whole = await openLog({ ...place, files: counting });
    await whole.append(leaves(0, 250));
    await whole.append(leaves(250, 300));
    const operations = counting.operations();
    expect(operations).toBeGreaterThan(30);
    for (let at = 1; at <= operations; at += 1) {
      const { folder, stateFolder } = await aPlace();
      const files = mortalFiles(at);
      let told = 0;
      const dying = openDurableLog({ signer, folder, stateFolder, files });
      try {
        const log = await dying;
        told = Number((await log.append(leaves(0, 250))).size);
        told = Number((await log.append(leaves(250, 300))).size);
      } catch (error) {
        if (!(error instanceof Killed)) throw error;
      }
      await files.settled();
      await dying.then((log) => log.close()).catch(() => undefined);
      const log = await openLog({ folder, stateFolder });
      const size = Number(log.head().size);
      expect([at, size >= told, [0, 250, 550].includes(size), toHex(log.head().root)]).toEqual([at, true, true, rootOf(size)]);
      // Other leaves may follow than those of the batch that was stopped.
      await log.append([utf8("another")]);
      expect((await verifyWholeLog(log.head(), sourceOf(folder))).good).toBe(true);
      expect((await published(folder)).size).toBe(BigInt(size + 1));
      await log.close();
    }
  }, 60_000);

  test("by SIGKILL, again and again: every head told is there, and one history leads through all of them", async () => {
    const place = await aPlace();
    const { folder, file: script } = await compileWriter();
    scratch.push(folder);
    const code = `const { writeForever } = await import(${JSON.stringify(pathToFileURL(script).href)}); await writeForever(process.argv[1], process.argv[2], Number(process.argv[3]));`;
    let last = 0;
    for (const delay of [40, 5, 90, 15, 60, 30]) {
      const child = spawn(process.execPath, ["--input-type=module", "-e", code, place.folder, place.stateFolder, String(delay)], {
        stdio: ["ignore", "pipe", "inherit"],
      });
      let output = "";
      child.stdout.on("data", (chunk: Buffer) => {
        if (output === "") setTimeout(() => child.kill("SIGKILL"), delay);
        output += chunk.toString("utf8");
      });
      await new Promise((resolve) => child.on("close", resolve));
      const told = output
        .split("\n")
        .slice(0, -1)
        .map((line) => Number(line.split(" ")[1]));
      expect(told[0]).toBeGreaterThanOrEqual(last);
      last = told.at(-1) ?? last;
    }
    const log = await openLog(place);
    expect(Number(log.head().size)).toBeGreaterThanOrEqual(last);
    expect(last).toBeGreaterThan(0);
    expect(toHex(log.head().root)).toBe(rootOf(Number(log.head().size)));
    expect((await verifyWholeLog(log.head(), sourceOf(place.folder))).good).toBe(true);
  }, 60_000);
});
