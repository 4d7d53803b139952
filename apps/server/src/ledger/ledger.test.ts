import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { createLedger } from "../cli/open-register.ts";
import { fixedClock, type Clock } from "../platform/clock.ts";
import { inTransaction, readFrom, sql } from "../platform/database.ts";
import { preferClaim, withdrawClaim, addClaim } from "../registry/judge.ts";
import { recordPerson } from "../registry/record-person.ts";
import { person } from "../registry/schema.ts";
import { createTestDatabase, type TestDatabase } from "../testing/test-database.ts";
import { defineCommand } from "./command.ts";
import { findLedgerFaults } from "./ledger-faults.ts";
import { lockLedger, perform, type Ledger, type LockedLedger } from "./ledger.ts";
import { getHead, readFiles, resolveKnownAt } from "./positions.ts";
import { factOf, foldClaims } from "./resolve.ts";
import { defineKind, listProperties, sealedValue } from "./schema.ts";

const actor = { id: "tester" };
const grounds = { sources: [{ title: "an invented source" }], reliability: "B", credibility: 2 };
const name = (text: string): object => ({ text, lang: "en", script: "Latn", role: "legal" });

let database: TestDatabase;
let ledger: Ledger;
let now = "2024-01-01T10:00:00Z";
const clock: Clock = { now: () => new Date(now), today: () => now.slice(0, 10) };

beforeAll(async () => {
  database = await createTestDatabase();
  ledger = createLedger(database.pool, clock);
});
afterAll(() => database.drop());

const record = (text: string, more: object = {}): Promise<{ position: number; result: { person: string } }> =>
  perform(ledger, recordPerson, { actor, input: { person: { name: [name(text)], ...more }, grounds } });

describe("the ledger", () => {
  for (const table of ["claim", "audit_event", "source", "entity_root"]) {
    test(`refuses to change, remove or empty ${table}`, async () => {
      await record("Invented Person");
      const reader = readFrom(database.pool);
      const column = { claim: "reason", audit_event: "actor", source: "title", entity_root: "code" }[table];
      for (const statement of [`update ${table} set ${column} = 'x'`, `delete from ${table}`, `truncate ${table} cascade`]) {
        await expect(database.pool.query(statement)).rejects.toMatchObject({ code: "23001" });
      }
      const [left] = await reader.query<{ n: number }>(sql`select count(*) as n from claim`);
      expect(left?.n).toBeGreaterThan(0);
    });
  }

  test("never lets its head go back", async () => {
    await expect(database.pool.query("update ledger_head set position = position - 1")).rejects.toMatchObject({ code: "23001" });
    await expect(database.pool.query("delete from ledger_head")).rejects.toMatchObject({ code: "23001" });
  });

  test("gives positions without gaps, in the order of commits, to commands that race", async () => {
    await Promise.all(Array.from({ length: 24 }, (_, i) => record(`Racer ${i}`)));
    const reader = readFrom(database.pool);
    const [row] = await reader.query<{ n: number; last: number }>(sql`select count(*) as n, max(position) as last from claim`);
    expect(row?.n).toBe(row?.last);
    expect((await getHead(reader)).position).toBe(row?.last);
    const torn = await reader.query(sql`
      select 1 from audit_event e where last_position - first_position + 1
        <> (select count(*) from claim c where c.event_seq = e.seq and c.position between e.first_position and e.last_position)`);
    expect(torn).toEqual([]);
  });

  test("writes nothing at all when the end of a command fails", async () => {
    const before = await getHead(readFrom(database.pool));
    const failing: Ledger = { ...ledger, projections: [{ name: "broken", apply: () => Promise.reject(new Error("no")) }] };
    await expect(perform(failing, recordPerson, { actor, input: { person: { name: [name("Nobody")] }, grounds } })).rejects.toThrow("no");
    expect(await getHead(readFrom(database.pool))).toEqual(before);
  });

  test("rolls back a command that told the audit nothing", async () => {
    const silent = defineCommand({
      name: "test.silent",
      audit: "test.was-silent@1",
      about: "Writes without saying so.",
      input: z.strictObject({}),
      run: (tx) => Promise.resolve(tx.openRoot("person")),
    });
    const before = await getHead(readFrom(database.pool));
    await expect(perform(ledger, silent, { actor, input: {} })).rejects.toThrow("told the audit nothing");
    expect(await getHead(readFrom(database.pool))).toEqual(before);
  });

  test("keeps the order of time when the clock is set back", async () => {
    now = "2024-03-01T10:00:00Z";
    await record("Before the clock was set back");
    now = "2024-02-01T10:00:00Z";
    await record("After");
    const rows = await readFrom(database.pool).query(sql`
      select 1 from (select recorded_at, lag(recorded_at) over (order by seq) as earlier from audit_event) e where recorded_at < earlier`);
    expect(rows).toEqual([]);
    now = "2024-03-02T10:00:00Z";
  });

  test("opens an id or a code once", async () => {
    const input = { code: "one-of-a-kind", person: { name: [name("First")] }, grounds };
    await perform(ledger, recordPerson, { actor, input });
    await expect(perform(ledger, recordPerson, { actor, input })).rejects.toMatchObject({ code: "ledger.entity-exists" });
  });

  test("keeps one row for a source however often it is cited", async () => {
    const [row] = await readFrom(database.pool).query<{ n: number }>(
      sql`select count(*) as n from source where title = 'an invented source'`,
    );
    expect(row?.n).toBe(1);
  });
});

describe("as known at", () => {
  test("a position inside a command means the state before it, a date the end of that day in UTC", async () => {
    const quiet = await createTestDatabase();
    const days = ["2024-05-01T23:59:59Z", "2024-05-02T00:00:00Z"];
    const ends: number[] = [];
    for (const day of days) {
      const own = createLedger(quiet.pool, fixedClock(day));
      ends.push((await perform(own, recordPerson, { actor, input: { person: { name: [name("A"), name("B")] }, grounds } })).position);
    }
    const reader = readFrom(quiet.pool);
    expect(ends).toEqual([2, 4]);
    expect(await resolveKnownAt(reader, 3)).toBe(2);
    expect(await resolveKnownAt(reader, 1)).toBe(0);
    expect(await resolveKnownAt(reader, "2024-05-01")).toBe(2);
    expect(await resolveKnownAt(reader, "2024-05-02")).toBe(4);
    expect(await resolveKnownAt(reader, "2024-04-30")).toBe(0);
    expect(await resolveKnownAt(reader, null)).toBe(4);
    for (const text of ["yesterday", "2024-13-01", "2024-02-30", "-1", "1e3"]) {
      await expect(resolveKnownAt(reader, text)).rejects.toMatchObject({ code: "time.unreadable" });
    }
    await quiet.drop();
  });
});

describe("claims that disagree", () => {
  test("stand side by side; a preference has a reason and can be taken back by a withdrawal", async () => {
    const { result } = await record("Two Sources", { birth_year: 1970 });
    const owner = result.person;
    const claim = { owner, entity: owner, property: "person.birth_year", value: 1971, grounds: { ...grounds, credibility: 3 } };
    const { result: added } = await perform(ledger, addClaim, { actor, input: claim });
    const reader = readFrom(database.pool);
    const born = async (): Promise<[unknown, unknown[], string | null] | undefined> => {
      const [entity] = foldClaims(await readFiles(reader, [owner], (await getHead(reader)).position)).entities;
      const fact = entity === undefined ? undefined : factOf(entity, person.birth_year);
      return fact && [fact.value, fact.disagreeing.map((c) => c.value), fact.preferredFor];
    };
    expect(await born()).toEqual([1970, [1971], null]);
    const position = added.claim;
    await perform(ledger, preferClaim, { actor, input: { owner, position, reason: "seen in the verdict" } });
    expect(await born()).toEqual([1971, [1970], "seen in the verdict"]);
    await perform(ledger, withdrawClaim, { actor, input: { owner, position, reason: "the verdict was of a namesake" } });
    expect(await born()).toEqual([1970, [], null]);
  });

  test("a judgement names a claim of that file, or is refused", async () => {
    const { result } = await record("Somebody");
    const input = { owner: result.person, position: 1, reason: "a claim of another file" };
    await expect(perform(ledger, withdrawClaim, { actor, input })).rejects.toMatchObject({ code: "claim.unknown" });
  });
});

describe("data classes", () => {
  test("every property has one, and a sentence that explains it", () => {
    for (const property of listProperties()) {
      expect([property.code, property.class]).toEqual([property.code, expect.stringMatching(/^C[0-4]$/)]);
      expect(property.about.length).toBeGreaterThan(3);
    }
    expect(listProperties().length).toBeGreaterThan(80);
  });

  test("a property without a class, or a confidential one in the clear, does not compile", () => {
    // @ts-expect-error a class is missing
    defineKind("test-without-class", { root: true }, { text: { value: z.string(), about: "No class." } });
    // @ts-expect-error a confidential class holds nothing but ciphertext
    defineKind("test-in-the-clear", { root: true }, { text: { class: "C3", value: z.string(), about: "Clear text." } });
    defineKind("test-sealed", { root: true }, { text: { class: "C3", value: sealedValue, about: "Ciphertext." } });
  });

  test("a public property cannot be told to fewer people in the clear, nor a workflow one to more", async () => {
    const whisper = defineCommand({
      name: "test.whisper",
      audit: "test.whispered@1",
      about: "Appends a claim for a chosen audience.",
      input: z.strictObject({ property: z.enum(["name", "next_review"]), audience: z.enum(["public", "team"]) }),
      run: (tx, input) => {
        const owner = tx.openRoot("person");
        const target = { owner, entity: owner, grounds: { sources: [] }, audience: input.audience };
        if (input.property === "name")
          tx.append({ ...target, property: person.name, value: { text: "A", lang: "en", script: "Latn", role: "legal" } });
        else tx.append({ ...target, property: person.next_review, value: "2024" });
        tx.audit({ owner });
        return Promise.resolve(owner);
      },
    });
    const attempt = (property: string, audience: string): Promise<unknown> =>
      perform(ledger, whisper, { actor, input: { property, audience } });
    await expect(attempt("name", "team")).rejects.toMatchObject({ code: "claim.needs-sealing" });
    await expect(attempt("next_review", "public")).rejects.toMatchObject({ code: "claim.audience-too-wide" });
    const { result: owner } = (await attempt("next_review", "team")) as { result: string };
    const reader = readFrom(database.pool);
    const claims = await readFiles(reader, [owner], (await getHead(reader)).position);
    expect(claims).toHaveLength(1);
    expect(foldClaims(claims).entities).toEqual([]);
  });
});

describe("a locked ledger", () => {
  const locked = <T>(work: (ledger: LockedLedger) => Promise<T>): Promise<T> =>
    inTransaction(database.pool, {}, async (tx) => work(await lockLedger(ledger, tx)));
  const input = (text: string): object => ({ person: { name: [name(text)] }, grounds });

  test("takes the next command before the last is stored, in their order and without gaps", async () => {
    const { position: before } = await getHead(readFrom(database.pool));
    const done = await locked((ahead) =>
      Promise.all(Array.from({ length: 12 }, (_, i) => ahead.perform(recordPerson, { actor, input: input(`Ahead ${i}`) }))),
    );
    expect(done.map(({ position }) => position)).toEqual(Array.from({ length: 12 }, (_, i) => before + i + 1));
    const reader = readFrom(database.pool);
    expect((await getHead(reader)).position).toBe(before + 12);
    const files = await readFiles(
      reader,
      done.map(({ result }) => result.person),
      before + 12,
    );
    expect(files.map(({ value }) => (value as { text: string }).text)).toEqual(Array.from({ length: 12 }, (_, i) => `Ahead ${i}`));
    expect(await findLedgerFaults(reader)).toMatchObject({ gaps: 0, torn: 0, dangling: 0 });
  });

  test("keeps nothing where one of them fails, also of those that were taken before", async () => {
    const { position: before } = await getHead(readFrom(database.pool));
    const refused = locked(async (ahead) => {
      const first = ahead.perform(recordPerson, { actor, input: input("Ahead of a fault") });
      const wrong = ahead.perform(recordPerson, { actor, input: { nonsense: true } });
      const last = ahead.perform(recordPerson, { actor, input: input("After a fault") });
      const ended = await Promise.allSettled([first, wrong, last]);
      expect(ended.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "rejected"]);
      await last;
    });
    await expect(refused).rejects.toMatchObject({ code: "command.invalid-input" });
    expect((await getHead(readFrom(database.pool))).position).toBe(before);
    await record("After all");
  });
});
