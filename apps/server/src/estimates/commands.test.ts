import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createLedger } from "../cli/open-register.ts";
import { findCommand } from "../ledger/command.ts";
import { perform, type Ledger } from "../ledger/ledger.ts";
import { getHead } from "../ledger/positions.ts";
import { readFrom } from "../platform/database.ts";
import { createTestDatabase, type TestDatabase } from "../testing/test-database.ts";
import type { EstimateDocument } from "./document.ts";
import { findPublished, listPublished, listStored } from "./stored-estimates.ts";
import { makeSampleDocument } from "./testing/sample-document.ts";

let database: TestDatabase;
let ledger: Ledger;
let document: EstimateDocument;

beforeAll(async () => {
  database = await createTestDatabase();
  ledger = createLedger(database.pool);
  // As it comes from a file.
  document = JSON.parse(JSON.stringify(await makeSampleDocument())) as EstimateDocument;
}, 60_000);
afterAll(() => database.drop());

async function run(name: string, input: object): Promise<unknown> {
  const command = findCommand(name);
  if (command === undefined) throw new Error(`no command ${name}`);
  return (await perform(ledger, command, { actor: { id: "tester" }, input })).result;
}
const head = async (): Promise<number> => (await getHead(readFrom(database.pool))).position;
const published = async (): Promise<readonly number[]> =>
  (await findPublished(readFrom(database.pool), "sample", await head()))?.versions.map(({ version }) => version) ?? [];

describe("an estimate", () => {
  test("is stored with its audit event and is public only when a person publishes it", async () => {
    expect(await run("estimates.save", { code: "sample", document })).toEqual({
      estimate: "sample",
      version: 1,
      verdict: document.outcome.verdict,
    });
    expect(await published()).toEqual([]);
    await run("estimates.publish", { code: "sample", reason: "reviewed by two people" });
    expect(await published()).toEqual([1]);
    const { rows } = await database.pool.query("select event from audit_event order by seq");
    expect(rows.map((row: { event: string }) => row.event)).toEqual(["estimates.saved@1", "estimates.published@1"]);
  });

  test("gets another version instead of a change, and the earlier one stays beside it", async () => {
    await run("estimates.save", { code: "sample", document: { ...document, madeOn: "2024-02-01" } });
    expect(await published()).toEqual([1]);
    await run("estimates.publish", { code: "sample", reason: "newer lists" });
    expect(await published()).toEqual([2, 1]);
    expect(await listStored(readFrom(database.pool))).toMatchObject([
      { code: "sample", published: 2, versions: [{ version: 1 }, { version: 2 }] },
    ]);
  });

  test("was not public before it was published, and once withdrawn it never was, whatever date is asked for", async () => {
    const while_ = await head();
    expect(await listPublished(readFrom(database.pool), 1)).toEqual([]);
    await run("estimates.withdraw", { code: "sample", reason: "a list was wrong" });
    expect(await published()).toEqual([]);
    expect(await findPublished(readFrom(database.pool), "sample", while_)).toBeUndefined();
    await expect(run("estimates.withdraw", { code: "sample", reason: "again" })).rejects.toMatchObject({ code: "estimate.unpublished" });
  });

  test("can be published again", async () => {
    await run("estimates.publish", { code: "sample", version: 1, reason: "the list was right" });
    expect(await published()).toEqual([1]);
    await run("estimates.withdraw", { code: "sample", reason: "end of the test" });
  });

  test("whose outcome or counts were changed by hand is refused", async () => {
    const outcome = { ...document.outcome, hi: (document.outcome.hi ?? 0) + 1 };
    await expect(run("estimates.save", { code: "forged", document: { ...document, outcome } })).rejects.toMatchObject({
      code: "estimate.altered",
    });
    const table = { ...document.report.table, patterns: { ...document.report.table.patterns, "1111": 50 } };
    const report = { ...document.report, table };
    await expect(run("estimates.save", { code: "forged", document: { ...document, report } })).rejects.toMatchObject({
      code: "estimate.altered",
    });
    await expect(run("estimates.save", { code: "forged", document: { format: "else" } })).rejects.toMatchObject({
      code: "command.invalid-input",
    });
  });

  test("cannot be slipped in as a claim", async () => {
    const { rows } = await database.pool.query("select id from entity_root where code = 'sample'");
    const id = (rows[0] as { id: string }).id;
    const claim = {
      owner: id,
      entity: id,
      property: "estimate.withdrawn",
      value: { version: 1 },
      grounds: { sources: [{ url: "https://example.org/1", title: "Report" }] },
    };
    await expect(run("ledger.add-claim", claim)).rejects.toMatchObject({ code: "claim.invalid-value" });
  });

  test("that its verdict refuses cannot be published, nor one that does not exist", async () => {
    const answers = { ...document.answers, sameDefinition: "no" };
    const outcome = {
      ...document.outcome,
      verdict: "refused",
      reasons: [...document.outcome.reasons, "answers.definition-differs"],
      estimate: null,
      lo: null,
      hi: null,
    };
    await run("estimates.save", { code: "refused", document: { ...document, answers, outcome } });
    await expect(run("estimates.publish", { code: "refused", reason: "to try" })).rejects.toMatchObject({ code: "estimate.refused" });
    await expect(run("estimates.publish", { code: "absent", reason: "to try" })).rejects.toMatchObject({ code: "estimate.unknown" });
  });
});
