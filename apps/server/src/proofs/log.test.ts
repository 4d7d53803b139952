import { cp, mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import path from "node:path";
import { opensRecord } from "@apora/proof";
import { openCheckpoint, tilePath, toBase64 } from "@apora/tlog";
import { openDurableLog, verifyWholeLog } from "@apora/tlog/node";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { backupRegister, restoreRegister } from "../cli/backup.ts";
import { createLedger } from "../cli/open-register.ts";
import { rebuildPlan } from "../cli/rebuild-plan.ts";
import { findLedgerFaults } from "../ledger/ledger-faults.ts";
import { perform } from "../ledger/ledger.ts";
import { getHead } from "../ledger/positions.ts";
import { readFrom } from "../platform/database.ts";
import { checkProjections, differs } from "../registry/rebuild.ts";
import { startProofRegister, type ProofRegister } from "../testing/proof-register.ts";
import { createTestDatabase } from "../testing/test-database.ts";
import { run } from "../testing/test-site.ts";
import { adoptLog, readLogStatus } from "./adopt.ts";
import { lastSignedBatch, readLeaves } from "./batches.ts";
import { readSigner } from "./keys.ts";
import { readLogFile } from "./log-files.ts";
import { BATCH_MULTIPLE, planCommand } from "./plan-batch.ts";
import { readPayloads } from "./record-leaves.ts";
import { LOG_ACTOR, sealLog } from "./seal.ts";
import "./forget.ts";

let register: ProofRegister;
beforeAll(async () => {
  register = await startProofRegister(12);
});
afterAll(() => register.stop());

const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "accepted",
    (error: unknown) => (error as { code?: string }).code ?? String(error),
  );

async function verifyFolder(folder: string, key: NonNullable<Awaited<ReturnType<typeof readSigner>>>): Promise<bigint> {
  const { checkpoint } = openCheckpoint(await readFile(path.join(folder, "checkpoint"), "utf8"), { logs: [key.key] });
  expect(await verifyWholeLog(checkpoint, (ref) => readFile(path.join(folder, tilePath(ref))))).toEqual({
    good: true,
    leaves: checkpoint.size,
  });
  return checkpoint.size;
}

async function signerOf({ setting }: ProofRegister): Promise<NonNullable<Awaited<ReturnType<typeof readSigner>>>> {
  const signer = await readSigner(setting.places.logKey);
  if (signer === undefined) throw new Error("no key");
  return signer;
}

/** Every file under a folder as one text. */
async function allBytes(folder: string): Promise<string> {
  const names = await readdir(folder, { recursive: true });
  const parts = await Promise.all(names.map((name) => readFile(path.join(folder, name), "latin1").catch(() => "")));
  return parts.join("\n");
}

describe("the log of a register", () => {
  test("covers exactly the positions up to one, in whole batches, and verifies from its files alone", async () => {
    const reader = readFrom(register.database.pool);
    const { position } = await getHead(reader);
    const sealed = await sealLog(register.setting);
    expect(sealed).toMatchObject({ batches: 1, position });
    expect(sealed.size % BATCH_MULTIPLE).toBe(0);
    expect(await verifyFolder(register.setting.places.folder, await signerOf(register))).toBe(BigInt(sealed.size));
    const { rows } = await register.database.pool.query(
      "select count(*) as n, min(position) as first, max(position) as last from log_record",
    );
    expect(rows[0]).toEqual({ n: position, first: 1, last: position });
    expect((await stat(register.setting.places.logKey)).mode & 0o777).toBe(0o600);
    // Nothing waits: nothing is signed.
    expect(await sealLog(register.setting)).toMatchObject({ batches: 0, size: sealed.size });
  });

  test("holds commitments that open with the kept salt and with no other claim", async () => {
    const reader = readFrom(register.database.pool);
    const payloads = await readPayloads(reader, { from: 0, to: 20 });
    const { rows } = await register.database.pool.query<{ position: number; idx: number; salt: Buffer }>(
      "select position, idx, salt from log_record where position <= 20 order by position",
    );
    for (const [i, { idx, salt }] of rows.entries()) {
      const [leaf = new Uint8Array()] = await readLeaves(reader, idx, idx + 1);
      const opening = { salt: toBase64(salt), payload: payloads[i]?.payload ?? null };
      expect(opensRecord(leaf, opening)).toBe(true);
      expect(opensRecord(leaf, { ...opening, payload: payloads[(i + 1) % 20]?.payload ?? null })).toBe(false);
    }
    expect(rows).toHaveLength(20);
  });

  test("has no name and no id of anybody in any of its files, and all its records look alike", async () => {
    const bytes = await allBytes(register.setting.places.folder);
    expect(bytes.length).toBeGreaterThan(5_000);
    for (const id of register.people) expect(bytes).not.toContain(id);
    expect(bytes).not.toMatch(/Person \d/);
    const leaves = await readLeaves(readFrom(register.database.pool), 0, 10_000);
    expect(new Set(leaves.map(({ length }) => length)).size).toBe(1);
  });

  test("tells nothing of the order of arrival by its places", async () => {
    const { rows } = await register.database.pool.query<{ idx: number }>("select idx from log_record order by position");
    const places = rows.map(({ idx }) => idx);
    expect(places).not.toEqual([...places].sort((a, b) => a - b));
  });

  test("goes on after being stopped between the database and the tiles, and between the tiles and the note", async () => {
    const { setting } = register;
    await register.addPerson();
    await perform(setting.ledger, planCommand({}), { actor: LOG_ACTOR, input: {} });
    const planned = await readLogStatus(setting);
    expect(planned).toMatchObject({ waiting: true, fault: undefined });
    const sealed = await sealLog(setting);
    expect(sealed.batches).toBe(0);
    expect(sealed.size).toBe(planned.signed + BATCH_MULTIPLE);
    // Once more, stopped later: tiles and head are there, the database does not know.
    await register.addPerson();
    const { result } = await perform(setting.ledger, planCommand({}), { actor: LOG_ACTOR, input: {} });
    const signer = await signerOf(register);
    const log = await openDurableLog({ folder: setting.places.folder, stateFolder: setting.places.stateFolder, signer });
    const head = await log.append(await readLeaves(readFrom(setting.ledger.pool), sealed.size, sealed.size + BATCH_MULTIPLE));
    await log.close();
    expect(await sealLog(setting)).toMatchObject({ batches: 0, size: Number(head.size), note: head.note });
    expect((await lastSignedBatch(readFrom(setting.ledger.pool)))?.number).toBe(result.number);
    await verifyFolder(setting.places.folder, signer);
  });

  test("a beacon stands before everything in its batch", async () => {
    const before = (await readLogStatus(register.setting)).signed;
    const beacon = { source: "a test", value: "00ff", at: "2024-05-21T03:50:00Z" };
    await sealLog(register.setting, { beacon });
    const [leaf = new Uint8Array()] = await readLeaves(readFrom(register.database.pool), before, before + 1);
    expect(Buffer.from(leaf).toString()).toContain('"k":"beacon"');
  });

  test("a salt that is forgotten leaves a log that verifies and a record nobody can open", async () => {
    await run(register.setting.ledger, "proofs.forget-salts", { positions: [3], reason: "consent was withdrawn" });
    const { rows } = await register.database.pool.query("select salt from log_record where position = 3");
    expect(rows).toEqual([{ salt: null }]);
    await verifyFolder(register.setting.places.folder, await signerOf(register));
    await expect(register.database.pool.query("update log_record set idx = 1 where position = 4")).rejects.toThrow(/nothing else/);
    await expect(register.database.pool.query("delete from log_leaf where idx = 1")).rejects.toThrow(/never changed/);
    await expect(register.database.pool.query("delete from log_batch where number = 1")).rejects.toThrow(/never changed/);
  });

  test("leaves ledger and projections as they must be", async () => {
    expect(await findLedgerFaults(readFrom(register.database.pool))).toMatchObject({ gaps: 0, torn: 0, dangling: 0 });
    expect(differs(await checkProjections(register.database.pool, rebuildPlan()))).toBe(false);
  });

  test("serves its checkpoint and its tiles and nothing else of the folder", async () => {
    const { folder } = register.setting.places;
    expect(await readLogFile(folder, "checkpoint")).toMatchObject({ cache: "no-cache" });
    const names = (await readdir(path.join(folder, "tile"), { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
    expect(names.length).toBeGreaterThan(1);
    for (const entry of names) {
      const name = path.relative(folder, path.join(entry.parentPath, entry.name));
      expect((await readLogFile(folder, name))?.cache).toContain("immutable");
    }
    for (const name of ["../log-key", "lock", "tile", "tile/0/../../../log-key", "tile/0/000/../000", "", "head"])
      expect([name, await readLogFile(folder, name)]).toEqual([name, undefined]);
  });
});

describe("a register restored from an older copy", () => {
  test("signs nothing, says why, and goes on after what was signed once it has been adopted", async () => {
    const own = await startProofRegister(6);
    const { setting } = own;
    const older = await createTestDatabase();
    try {
      await sealLog(setting);
      const file = path.join(await mkdtemp("/tmp/apora-older-"), "register.apora");
      await backupRegister(own.database, { file });
      await own.addPerson();
      const signed = await sealLog(setting);
      await restoreRegister(older, { file });
      await rm(path.dirname(file), { recursive: true });
      const restored = { ...setting, ledger: createLedger(older.pool, setting.ledger.clock) };
      expect(await codeOf(sealLog(restored))).toBe("log.restored-older");
      expect((await readLogStatus(restored)).fault?.code).toBe("log.restored-older");
      expect(await readFile(path.join(setting.places.folder, "checkpoint"), "utf8")).toBe(signed.note);
      expect(await adoptLog(restored)).toMatchObject({ leaves: BATCH_MULTIPLE, lostStatements: [] });
      expect((await readLogStatus(restored)).fault).toBeUndefined();
      await run(restored.ledger, "registry.record-person", {
        person: { name: [{ text: "Somebody", lang: "en", script: "Latn", role: "legal" }] },
        events: [],
        grounds: { sources: [{ title: "A source" }], reliability: "B", credibility: 2 },
      });
      const next = await sealLog(restored);
      expect(next.size).toBe(signed.size + BATCH_MULTIPLE);
      await verifyFolder(setting.places.folder, await signerOf(own));
    } finally {
      await older.drop();
      await own.stop();
    }
  });

  test("a folder that is lost or older is made again from the database, with the same heads", async () => {
    const own = await startProofRegister(6);
    const { setting } = own;
    const { folder, stateFolder, logKey } = setting.places;
    try {
      await sealLog(setting);
      await cp(folder, `${folder}-older`, { recursive: true });
      await own.addPerson();
      const { note } = await sealLog(setting);
      await rm(folder, { recursive: true });
      await cp(`${folder}-older`, folder, { recursive: true });
      expect(await codeOf(sealLog(setting))).toBe("log.restored-older");
      await rm(stateFolder, { recursive: true });
      expect(await codeOf(sealLog(setting))).toBe("log.head-missing");
      await rm(folder, { recursive: true });
      expect(await codeOf(sealLog(setting))).toBe("log.head-missing");
      expect(await adoptLog(setting)).toMatchObject({ leaves: 0 });
      expect(await readFile(path.join(folder, "checkpoint"), "utf8")).toBe(note);
      await verifyFolder(folder, await signerOf(own));
      await rm(logKey);
      expect(await codeOf(sealLog(setting))).toBe("log.key-missing");
    } finally {
      await own.stop();
    }
  });
});
