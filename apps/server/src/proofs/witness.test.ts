import { copyFile, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import path from "node:path";
import { parseTrust, verify } from "@apora/proof";
import { createSigner, formatAddCheckpoint, formatVerifierKey, monitoringPath, sha256, signCheckpoint, utf8 } from "@apora/tlog";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readFrom } from "../platform/database.ts";
import { startProofRegister, type ProofRegister } from "../testing/proof-register.ts";
import { listenAnywhere } from "../testing/test-site.ts";
import { openKeys } from "./open-keys.ts";
import { publishFigure } from "./publish.ts";
import { sealLog } from "./seal.ts";
import { readBundle } from "./statements.ts";
import { createWitness } from "./witness-server.ts";

// The statement of a test is dated by the register's fixed clock; so is the witness's.
const NOW = BigInt(Date.parse("2024-05-21T04:00:09Z") / 1000);
let register: ProofRegister;
let witness: Server;
let origin: string;
let policy: string;
const witnessKey = createSigner("witness.example/w", "cosignature", sha256(utf8("witness")));

const start = async (): Promise<void> => {
  const { log } = await openKeys(register.setting);
  witness = createWitness({ folder: path.join(register.dataFolder, "witness"), signer: witnessKey, logs: [log.key], now: () => NOW });
  origin = await listenAnywhere(witness);
  const line = `log ${formatVerifierKey(log.key)}\nwitness w ${formatVerifierKey(witnessKey.key)}`;
  policy = `${line}\nquorum w\n`;
  await writeFile(register.setting.places.policy, `${line} ${origin}\nquorum w\n`);
};
const stop = (): Promise<void> => new Promise((resolve) => witness.close(() => resolve()));

beforeAll(async () => {
  register = await startProofRegister(6);
  await start();
});
afterAll(async () => {
  await stop();
  await register.stop();
});

describe("a witness", () => {
  test("cosigns each head, and a figure is verified under a policy that wants it", async () => {
    const stated = await publishFigure(register.setting, { figure: "in-custody", at: "2024-05-21" });
    const bundle = (await readBundle(readFrom(register.database.pool), stated.id)) ?? "";
    const { publisher } = await openKeys(register.setting);
    const report = verify(bundle, parseTrust(`${policy}publisher ${formatVerifierKey(publisher.key)}\n`));
    expect(report.steps.filter(({ id }) => id === "witnesses")).toMatchObject([{ outcome: "pass" }]);
    expect(report.exitCode).toBe(0);
    expect(await readFile(path.join(register.setting.places.folder, "checkpoint"), "utf8")).toContain("witness.example/w");
  });

  test("shows monitors the last head it has cosigned, and goes on with it after a restart", async () => {
    const { log } = await openKeys(register.setting);
    const shown = await (await fetch(`${origin}/${monitoringPath(log.key.name)}`)).text();
    expect(shown).toBe(await readFile(path.join(register.setting.places.folder, "checkpoint"), "utf8"));
    await stop();
    await start();
    await register.addPerson();
    expect((await sealLog(register.setting)).note).toContain("witness.example/w");
  });

  test("cosigns no second history: another head of the same log is refused, before and after a restart", async () => {
    const { log } = await openKeys(register.setting);
    const size = BigInt((await readFile(path.join(register.setting.places.folder, "checkpoint"), "utf8")).split("\n")[1] ?? "0");
    const forged = signCheckpoint({ origin: log.key.name, size, root: sha256(utf8("another history")) }, log);
    for (const _ of ["before", "after"]) {
      const body = formatAddCheckpoint({ oldSize: size, proof: [], checkpoint: forged });
      expect((await fetch(`${origin}/add-checkpoint`, { method: "POST", body })).status).toBe(422);
      await stop();
      await start();
    }
    expect((await fetch(`${origin}/add-checkpoint`, { method: "POST", body: "x".repeat(100_000) })).status).toBe(400);
    expect((await fetch(`${origin}/else`)).status).toBe(404);
  });

  test("remembers what a restore of database, folder and state together has forgotten: nothing is signed over it", async () => {
    // A register of the same log that stands where this one stood earlier.
    const restored = await startProofRegister(1);
    try {
      await copyFile(register.setting.places.logKey, restored.setting.places.logKey);
      const older = await sealLog(restored.setting);
      expect(BigInt(older.size)).toBeLessThan(BigInt((await sealLog(register.setting)).size));
      await copyFile(register.setting.places.policy, restored.setting.places.policy);
      await restored.addPerson();
      await expect(sealLog(restored.setting)).rejects.toMatchObject({ code: "log.restored-older" });
      expect(await readFile(path.join(restored.setting.places.folder, "checkpoint"), "utf8")).toBe(older.note);
      // Without the witness nobody could have known.
      await rm(restored.setting.places.policy);
      expect((await sealLog(restored.setting)).batches).toBe(1);
    } finally {
      await restored.stop();
    }
  });

  test("whose memory is nonsense, or of another log, stops nothing either", async () => {
    const { log } = await openKeys(register.setting);
    const other = createSigner("other.example/log", "note", sha256(utf8("other")));
    for (const body of ["nonsense", signCheckpoint({ origin: other.key.name, size: 10_000n, root: sha256(utf8("x")) }, other)]) {
      const liar = createServer((_, response) => response.end(body));
      const at = await listenAnywhere(liar);
      await writeFile(
        register.setting.places.policy,
        `log ${formatVerifierKey(log.key)}\nwitness w ${formatVerifierKey(witnessKey.key)} ${at}\nquorum w\n`,
      );
      await register.addPerson();
      expect((await sealLog(register.setting)).batches).toBe(1);
      await new Promise((resolve) => liar.close(resolve));
    }
    await stop();
    await start();
  });

  test("that is silent stops nothing: the head is signed without it", async () => {
    await stop();
    await register.addPerson();
    const sealed = await sealLog(register.setting);
    expect(sealed.batches).toBe(1);
    expect(sealed.note).not.toContain("witness.example/w");
    await rm(register.setting.places.policy);
    await register.addPerson();
    expect((await sealLog(register.setting)).batches).toBe(1);
    await start();
  });
});
