import { createSigner, formatVerifierKey, fromBase64, sha256, utf8 } from "@apora/tlog";
import { parseBundle, parseTrust, sampleSize, signAudit, verify, type AuditNote, type Trust } from "@apora/proof";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readFrom } from "../platform/database.ts";
import { startProofRegister, type ProofRegister } from "../testing/proof-register.ts";
import { openSample } from "./open-sample.ts";
import { publishFigure } from "./publish.ts";
import { readSigner } from "./keys.ts";
import { recordAudit } from "./record-audit.ts";
import { bodyOf, readBundle, type StoredStatement } from "./statements.ts";

const AUDITOR = createSigner("auditor.example", "note", sha256(utf8("auditor")));
const BEACON = { source: "drand 4911234", value: "8f3c1d", at: "2024-05-22T00:00:00Z" };
const KEEPER = { id: "keeper" };

let register: ProofRegister;
let stated: StoredStatement;
beforeAll(async () => {
  register = await startProofRegister(30);
  stated = await publishFigure(register.setting, { figure: "in-custody", at: "2024-05-21", hidden: new Set(register.people.slice(0, 20)) });
});
afterAll(() => register.stop());

async function trust(): Promise<Trust> {
  const [log, publisher] = await Promise.all([register.setting.places.logKey, register.setting.places.publisherKey].map(readSigner));
  if (log === undefined || publisher === undefined) throw new Error("no keys");
  const auditor = formatVerifierKey(AUDITOR.key);
  return parseTrust(`log ${formatVerifierKey(log.key)}\nquorum none\npublisher ${formatVerifierKey(publisher.key)}\nauditor ${auditor}\n`);
}

const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "accepted",
    (error: unknown) => (error as { code?: string }).code ?? String(error),
  );

const open = (changed: object = {}): ReturnType<typeof openSample> =>
  openSample(register.setting.ledger, {
    statement: stated.id,
    beacon: BEACON,
    countOf: (hidden) => sampleSize({ hidden, share: 0.1, confidence: 0.95 }),
    identity: register.identity,
    actor: KEEPER,
    ...changed,
  });

const noteOf = (changed: Partial<AuditNote> = {}): string =>
  signAudit(
    {
      statement: stated.id,
      rollRoot: fromBase64(bodyOf(stated).roll.root),
      beacon: BEACON,
      hidden: 20,
      examined: 16,
      valid: 16,
      ...changed,
    },
    [AUDITOR],
  );

const record = (note: string, auditor = formatVerifierKey(AUDITOR.key)): Promise<number> =>
  recordAudit(register.setting, { statement: stated.id, note, auditor, actor: KEEPER });

describe("an auditor's sample", () => {
  test("is as large as the confidence asks for, drawn by the public value, and verified by the auditor", async () => {
    const { file, count, witnessed } = await open();
    expect([count, witnessed]).toEqual([sampleSize({ hidden: 20, share: 0.1, confidence: 0.95 }), false]);
    const report = verify(file, await trust());
    expect([report.verdict, report.steps.find(({ id }) => id === "public-part")?.finding]).toEqual(["verified", "public-part.sample"]);
    expect(parseBundle(file).openings).toHaveLength(10 + count);
    const events = await register.database.pool.query("select detail from audit_event where event = 'proofs.sample-opened@1'");
    expect(events.rows).toEqual([{ detail: { statement: stated.id, entries: count, beacon: BEACON.source } }]);
  });

  test("is not made by a value that was known before the roll was fixed, nor without the key, nor larger than what is closed", async () => {
    expect(await codeOf(open({ beacon: { ...BEACON, at: "2024-05-21T04:00:00Z" } }))).toBe("audit.refused");
    expect(await codeOf(open({ identity: undefined }))).toBe("audit.refused");
    expect(await codeOf(open({ countOf: () => 21 }))).toBe("audit.refused");
    expect(await codeOf(open({ statement: "none" }))).toBe("statement.not-found");
  });
});

describe("an auditor's note", () => {
  test("about another roll, by another key, with an early value or altered is refused, and nothing is logged", async () => {
    const leaves = async (): Promise<unknown> => (await register.database.pool.query("select count(*) from statement_audit")).rows;
    const before = await leaves();
    const other = createSigner("auditor.example", "note", sha256(utf8("other")));
    for (const [what, note, key] of [
      ["another roll", noteOf({ rollRoot: sha256(utf8("")) }), AUDITOR],
      ["another count", noteOf({ hidden: 21 }), AUDITOR],
      ["early", noteOf({ beacon: { ...BEACON, at: "2024-05-20T00:00:00Z" } }), AUDITOR],
      ["another key", noteOf(), other],
      ["altered", noteOf({ valid: 15 }).replace("\n15\n", "\n16\n"), AUDITOR],
      ["nonsense", "nonsense", AUDITOR],
    ] as const)
      expect([what, await codeOf(record(note, formatVerifierKey(key.key)))]).toEqual([what, "audit.refused"]);
    expect(await codeOf(record(noteOf(), "nonsense"))).toBe("audit.refused");
    expect(await leaves()).toEqual(before);
  });

  test("is appended to the log and to the proof file, once, and the verifier tells it as that auditor's word", async () => {
    expect(await record(noteOf())).toBe(1);
    expect(await codeOf(record(noteOf()))).toBe("audit.refused");
    const bundle = (await readBundle(readFrom(register.database.pool), stated.id)) ?? "";
    expect(parseBundle(bundle).audits).toEqual([noteOf()]);
    const report = verify(bundle, await trust());
    expect([report.verdict, report.steps.find(({ id }) => id === "audits")?.finding]).toEqual(["verified", "audits.signed"]);
    const { rows } = await register.database.pool.query<{ leaf: string }>(
      "select convert_from(l.leaf, 'UTF8') as leaf from statement_audit a join log_leaf l on l.idx = a.idx",
    );
    expect(rows.map(({ leaf }) => (JSON.parse(leaf) as { k: string; n: string }).n)).toEqual([noteOf()]);
    await expect(register.database.pool.query("update statement_audit set note = ''")).rejects.toThrow(/never changed/);
    await expect(register.database.pool.query("delete from statement_audit")).rejects.toThrow(/never changed/);
  });

  test("that found an entry bad is taken too, and the number fails its check from then on", async () => {
    expect(await record(noteOf({ valid: 15 }))).toBe(2);
    const report = verify((await readBundle(readFrom(register.database.pool), stated.id)) ?? "", await trust());
    expect(report.steps.filter(({ outcome }) => outcome === "fail").map(({ finding }) => finding)).toEqual(["audits.bad"]);
  });
});
