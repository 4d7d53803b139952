import { parseTrust, verify, type Report } from "@apora/proof";
import { formatVerifierKey } from "@apora/tlog";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { mkdtemp, rm } from "node:fs/promises";
import path from "node:path";
import { backupRegister, restoreRegister } from "../cli/backup.ts";
import { composePublicSite } from "../cli/public-site.ts";
import { rebuildPlan } from "../cli/rebuild-plan.ts";
import { makeStaticSite } from "../cli/static-site.ts";
import { findLedgerFaults } from "../ledger/ledger-faults.ts";
import { countFigure } from "../figures/count.ts";
import { DEFINITIONS } from "../figures/definitions.ts";
import { findFigure, readWhen } from "../figures/figure.ts";
import { getHead } from "../ledger/positions.ts";
import { readFrom } from "../platform/database.ts";
import { indexNames } from "../registry/name-search-index.ts";
import { checkProjections, differs } from "../registry/rebuild.ts";
import { createTestDatabase } from "../testing/test-database.ts";
import { startProofRegister, type ProofRegister } from "../testing/proof-register.ts";
import { run } from "../testing/test-site.ts";
import { readSigner } from "./keys.ts";
import { publishFigure } from "./publish.ts";
import { sealLog } from "./seal.ts";
import { readBundle } from "./statements.ts";

const DAY = "2024-05-21";
const NAME = "Незабытная Палуга";
const OTHER = "Незабытны Пятро";
const CODE = "nezabytny-piatro";
const reason = "consent was withdrawn";

let register: ProofRegister;
let person = "";
let coded = "";
let statement = "";
beforeAll(async () => {
  register = await startProofRegister(7);
  person = register.people[3] ?? "";
  const grounds = { sources: [{ title: "A list", publisher: "Somebody" }], reliability: "B", credibility: 2 };
  const { ledger } = register.setting;
  const name = { text: NAME, lang: "be", script: "Cyrl", role: "legal" };
  await run(ledger, "ledger.add-claim", { owner: person, entity: person, property: "person.name", value: name, grounds });
  const note = { text: `Пра яе: ${NAME}`, lang: "be" };
  await run(ledger, "ledger.add-claim", { owner: person, entity: person, property: "person.note", value: note, grounds });
  const written = { sources: grounds.sources, reason: `As written: “${NAME}”` };
  const { claim } = (await run(ledger, "ledger.add-claim", {
    owner: person,
    entity: person,
    property: "person.citizenship",
    value: "BY",
    grounds: written,
  })) as { claim: number };
  await run(ledger, "ledger.prefer-claim", { owner: person, position: claim, reason: `the mother of ${NAME} says so` });
  // The key of the list is made of the name, and is published with every export.
  const file = { code: CODE, person: { name: [{ ...name, text: OTHER }] }, events: [] };
  coded = ((await run(ledger, "registry.record-people", { files: [{ ...file, grounds }] })) as { people: string[] }).people[0] ?? "";
  await indexNames(register.database.pool);
  statement = (await publishFigure(register.setting, { figure: "in-custody", at: DAY })).id;
});
afterAll(() => register.stop());

/** Tables and columns of the whole database in which a text still stands, in whatever form it was stored. */
async function whereFound(text: string): Promise<readonly string[]> {
  const { pool } = register.database;
  const { rows } = await pool.query<{ table: string }>("select quote_ident(tablename) as table from pg_tables where schemaname = 'public'");
  const found: string[] = [];
  for (const { table } of rows) {
    const { rows: hits } = await pool.query(`select 1 from ${table} t where position(lower($1) in lower(t::text)) > 0 limit 1`, [text]);
    if (hits.length > 0) found.push(table);
  }
  return found.sort();
}

/** Every figure at every position of the ledger, on one day. */
async function allFigures(): Promise<readonly string[]> {
  const reader = readFrom(register.database.pool);
  const { rows } = await register.database.pool.query<{ position: number }>(
    "select last_position as position from audit_event where event not like 'proofs.%' order by seq",
  );
  const told: string[] = [];
  for (const { position } of rows)
    for (const { id } of DEFINITIONS) {
      const figure = await findFigure(reader, id);
      const { value, uncertain } = await countFigure(reader, {
        figure,
        when: readWhen(figure.definition, figure.definition.shape === "period" ? "2021" : DAY),
        knownAt: position,
      });
      told.push(`${id}@${position}: ${value} ${uncertain}`);
    }
  return told;
}

async function check(): Promise<Report> {
  const { logKey, publisherKey } = register.setting.places;
  const [log, publisher] = [await readSigner(logKey), await readSigner(publisherKey)];
  if (log === undefined || publisher === undefined) throw new Error("no keys");
  const trust = parseTrust(`log ${formatVerifierKey(log.key)}\nquorum none\npublisher ${formatVerifierKey(publisher.key)}\n`);
  return verify((await readBundle(readFrom(register.database.pool), statement)) ?? "", trust);
}

describe("erasure on withdrawn consent", () => {
  test("what figures count is refused, and nothing is changed", async () => {
    const { rows } = await register.database.pool.query<{ position: number }>(
      "select position from claim where owner = $1 and property = 'detention.began'",
      [person],
    );
    const before = await whereFound(NAME);
    await expect(
      run(register.setting.ledger, "registry.erase-claims", { person, positions: rows.map(({ position }) => position), reason }),
    ).rejects.toMatchObject({ code: "erasure.counted" });
    expect(before).toEqual(expect.arrayContaining(["claim", "name_search", "statement_proof"]));
    expect(await whereFound(NAME)).toEqual(before);
  });

  test("destroys a name in every table, at every position, and no figure changes at any of them", async () => {
    const figures = await allFigures();
    expect((await check()).verdict).toBe("verified");
    await run(register.setting.ledger, "registry.erase-claims", { person, reason });
    expect(await whereFound(NAME)).toEqual([]);
    expect(await whereFound("person 3")).toEqual([]);
    expect(await allFigures()).toEqual(expect.arrayContaining([...figures]));
    expect(differs(await checkProjections(register.database.pool, rebuildPlan()))).toBe(false);
    expect(await findLedgerFaults(readFrom(register.database.pool))).toMatchObject({ gaps: 0, torn: 0, dangling: 0 });
    const { rows } = await register.database.pool.query(
      "select count(*)::int as n from log_record r join claim c using (position) where c.value = 'null' and r.salt is not null",
    );
    expect(rows).toEqual([{ n: 0 }]);
  });

  test("the log goes on, and a figure that was published says what can no longer be opened", async () => {
    const { batches } = await sealLog(register.setting);
    expect(batches).toBe(1);
    const report = await check();
    expect(report.steps.filter(({ outcome }) => outcome === "fail")).toEqual([]);
    const step = report.steps.find(({ id }) => id === "public-part");
    expect(step).toMatchObject({ finding: "public-part.erased", outcome: "absent", details: { count: "6", stated: "7", erased: "1" } });
    expect(report.proved.map(({ claim }) => claim)).toEqual(expect.arrayContaining(["every-entry-committed", "nobody-twice"]));
    expect(report.proved.map(({ claim }) => claim)).not.toContain("public-part-counted");
    // Another statement of the same people can be made.
    await publishFigure(register.setting, { figure: "in-custody", at: DAY });
  });

  test("whoever said nothing but a name is counted as before, and the code of the file goes with the name it was made of", async () => {
    const { ledger } = register.setting;
    const figures = await allFigures();
    expect(await whereFound(CODE)).toEqual(["entity_root"]);
    await expect(register.database.pool.query("update entity_root set code = null where id = $1", [coded])).rejects.toThrow(
      /never removed/,
    );
    await run(ledger, "registry.erase-claims", { person: coded, reason });
    expect(await whereFound(CODE)).toEqual([]);
    expect(await whereFound(OTHER)).toEqual([]);
    expect(await allFigures()).toEqual(expect.arrayContaining([...figures]));
    expect(differs(await checkProjections(register.database.pool, rebuildPlan()))).toBe(false);
    await expect(register.database.pool.query("update entity_root set code = 'x' where id = $1", [coded])).rejects.toThrow(/never removed/);
    await expect(register.database.pool.query("update entity_root set code = null where code is not null")).rejects.toThrow(
      /never removed/,
    );
  });

  test("nobody is led to a page that an entry without a name does not have: not by the static copy, not by the sitemap", async () => {
    const folder = await mkdtemp("/tmp/apora-nameless-");
    try {
      const { missing } = await makeStaticSite(register.database, {}, { folder, at: DAY, threads: 0 });
      expect(missing).toEqual([]);
    } finally {
      await rm(folder, { recursive: true });
    }
    const reader = readFrom(register.database.pool);
    const site = composePublicSite(reader, { publicOrigin: "https://register.example" });
    const { position } = await getHead(reader);
    const listed = String((await site.render("/sitemap-1.xml", { position, today: DAY })).body);
    expect(listed).toContain(`/en/people/${register.people[0]}`);
    for (const gone of [person, coded]) expect(listed).not.toContain(gone);
  });

  test("nothing brings it back, and there is nothing left to erase", async () => {
    const { pool } = register.database;
    const { rows } = await pool.query<{ position: number }>(
      "select position from claim where owner = $1 and value = 'null' order by position",
      [person],
    );
    const [first] = rows;
    await expect(run(register.setting.ledger, "registry.erase-claims", { person, reason })).rejects.toMatchObject({
      code: "erasure.nothing-left",
    });
    await expect(
      run(register.setting.ledger, "ledger.prefer-claim", { owner: person, position: first?.position, reason }),
    ).rejects.toMatchObject({ code: "claim.unknown" });
  });

  test("the database lets nobody empty a claim that no judgement calls erased, nor write anything else into one", async () => {
    const { pool } = register.database;
    const { position } = await getHead(readFrom(pool));
    await expect(pool.query("update claim set value = 'null' where position = (select min(position) from claim)")).rejects.toThrow(
      /never edited/,
    );
    await expect(pool.query("update claim set value = '1' where owner = $1 and value = 'null'", [person])).rejects.toThrow(/never edited/);
    await expect(pool.query("update claim set valid = '2020' where owner = $1 and value = 'null'", [person])).rejects.toThrow(
      /never edited/,
    );
    await expect(pool.query("delete from claim where owner = $1 and value = 'null'", [person])).rejects.toThrow(/never edited/);
    // Where only the reason was erased, the value is as safe as any.
    await expect(
      pool.query("update claim set value = 'null' where owner = $1 and property = 'person.citizenship'", [person]),
    ).rejects.toThrow(/never edited/);
    expect((await getHead(readFrom(pool))).position).toBe(position);
  });

  test("a register restored from a backup made afterwards is the same, and does not hold it", async () => {
    const folder = await mkdtemp("/tmp/apora-erased-");
    const other = await createTestDatabase();
    try {
      const file = path.join(folder, "register.apora");
      await backupRegister(register.database, { file });
      await restoreRegister(other, { file });
      expect(differs(await checkProjections(other.pool, rebuildPlan()))).toBe(false);
      const { rows } = await other.pool.query("select count(*)::int as erased from claim where value = 'null'");
      expect(rows).toEqual([{ erased: 4 }]);
    } finally {
      await other.drop();
      await rm(folder, { recursive: true });
    }
  });
});
