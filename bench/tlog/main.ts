// The log: appending durably, proving, verifying all of it.
import { mkdtemp, readFile, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { performance } from "node:perf_hooks";
import { parseArgs } from "node:util";
import { createSigner, sha256, TREE_HASH, utf8, verifyInclusion, tilePath, type TileRef } from "@apora/tlog";
import { NODE_TREE_HASH, nodeSha256, openDurableLog, verifyWholeLog, type DurableLog } from "@apora/tlog/node";
import { createChoice, isOk, printTable, say, spreadOf, spreadText, type Result } from "../measure.ts";
import { benchRoll } from "./roll.ts";

const { values } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    leaves: { type: "string" },
    batch: { type: "string", default: "4096" },
    folder: { type: "string" },
  },
});
const LEAVES = Number(values.leaves ?? (values.quick ? 100_000 : 1_000_000));
const BATCH = Number(values.batch);

/** As long as the leaf of a record, which always has this length. */
const leafOf = (i: number): Uint8Array => utf8(`{"c":"${String(i).padStart(44, "A")}","k":"rec","t":"2026-11-21T04:00:00Z","v":1}`);

async function append(log: DurableLog, results: Result[]): Promise<void> {
  const times: number[] = [];
  let spent = 0;
  for (let from = 0; from < LEAVES; from += BATCH) {
    const batch = Array.from({ length: Math.min(BATCH, LEAVES - from) }, (_, i) => leafOf(from + i));
    const began = performance.now();
    await log.append(batch);
    times.push(performance.now() - began);
    spent += performance.now() - began;
  }
  results.push({
    name: `append, durable, batches of ${BATCH}`,
    measured: (LEAVES / spent) * 1000,
    limit: 20_000,
    unit: "leaves/s",
    good: "above",
    note: `a batch ${spreadText(spreadOf(times))}`,
  });
}

async function prove(log: DurableLog, results: Result[]): Promise<void> {
  const choice = createChoice(1);
  const times: number[] = [];
  const { root, size } = log.head();
  for (let i = 0; i < 2000; i += 1) {
    const index = BigInt(choice.below(LEAVES));
    const began = performance.now();
    const proof = await log.inclusionProof(index);
    times.push(performance.now() - began);
    if (!verifyInclusion({ index, size, leafHash: TREE_HASH.leaf(leafOf(Number(index))), proof, root }))
      throw new Error(`the proof of leaf ${index} does not hold`);
  }
  const spread = spreadOf(times);
  results.push({ name: "inclusion proof (p95)", measured: spread.p95, limit: 1, unit: "ms", good: "below", note: spreadText(spread) });
}

async function verifyAll(log: DurableLog, folder: string, results: Result[]): Promise<void> {
  const source = (ref: TileRef): Promise<Uint8Array> => readFile(path.join(folder, tilePath(ref)));
  for (const [name, hash] of [
    ["node:crypto", NODE_TREE_HASH],
    ["noble", TREE_HASH],
  ] as const) {
    const began = performance.now();
    const verdict = await verifyWholeLog(log.head(), source, { hash });
    if (!verdict.good) throw new Error(`the log does not verify: ${verdict.at}`);
    results.push({
      name: `verify all of ${LEAVES.toLocaleString("en")} leaves (${name})`,
      measured: (performance.now() - began) / 1000,
      limit: 10 * (LEAVES / 1_000_000),
      unit: "s",
      good: "below",
    });
  }
}

function hashing(): void {
  const data = new Uint8Array(65).fill(7);
  for (const [name, hash] of [
    ["node:crypto", nodeSha256],
    ["noble", sha256],
  ] as const) {
    const began = performance.now();
    for (let i = 0; i < 200_000; i += 1) hash(data);
    say(`${name}: ${Math.round(200_000 / ((performance.now() - began) / 1000)).toLocaleString("en")} hashes of 65 bytes per second`);
  }
}

const root = await mkdtemp(path.join(values.folder ?? os.tmpdir(), "apora-bench-"));
const results: Result[] = [];
try {
  hashing();
  results.push(...benchRoll(values.quick ? 150 : 1500));
  const folder = path.join(root, "log");
  const log = await openDurableLog({
    folder,
    stateFolder: path.join(root, "state"),
    signer: createSigner("log.example/bench", "note", sha256(utf8("bench"))),
  });
  await append(log, results);
  await prove(log, results);
  await verifyAll(log, folder, results);
  await log.close();
} finally {
  await rm(root, { recursive: true, force: true });
}
printTable(results);
process.exitCode = results.every(isOk) ? 0 : 1;
