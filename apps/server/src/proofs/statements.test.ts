import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { formatBundle, parseBundle, parseTrust, verify, type Report, type Trust } from "@apora/proof";
import { formatVerifierKey, toBase64 } from "@apora/tlog";
import { nodeLogFiles, type LogFiles } from "@apora/tlog/node";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { rebuildPlan } from "../cli/rebuild-plan.ts";
import { readFrom } from "../platform/database.ts";
import { createSealKey } from "../platform/sealed.ts";
import { checkProjections, differs } from "../registry/rebuild.ts";
import { createWriter } from "../testing/counted-history.ts";
import { startProofRegister, type ProofRegister } from "../testing/proof-register.ts";
import { readLogStatus } from "./adopt.ts";
import { run } from "../testing/test-site.ts";
import { openClosedEntries } from "./closed-entries.ts";
import { freshProof } from "./fresh-proof.ts";
import { readSigner } from "./keys.ts";
import { readEntry } from "./open-entry.ts";
import { BATCH_MULTIPLE } from "./plan-batch.ts";
import { publishFigure, type PublishRequest } from "./publish.ts";
import { sealLog } from "./seal.ts";
import { bodyOf, getStatement, listStatements, readBundle, type StoredStatement } from "./statements.ts";

const DAY = "2024-05-21";
let register: ProofRegister;
beforeAll(async () => {
  register = await startProofRegister(12);
});
afterAll(() => register.stop());

const publish = (request: Partial<PublishRequest> = {}): Promise<StoredStatement> =>
  publishFigure(register.setting, { figure: "in-custody", at: DAY, ...request });

const openEntry = async (...asked: Parameters<typeof readEntry>): Promise<string> => formatBundle((await readEntry(...asked)).bundle);

const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "accepted",
    (error: unknown) => (error as { code?: string }).code ?? String(error),
  );

/** What a reader has from a second source: the two keys, and that no witness is wanted. */
async function trust(): Promise<Trust> {
  const { logKey, publisherKey } = register.setting.places;
  const [log, publisher] = [await readSigner(logKey), await readSigner(publisherKey)];
  if (log === undefined || publisher === undefined) throw new Error("no keys");
  return parseTrust(`log ${formatVerifierKey(log.key)}\nquorum none\npublisher ${formatVerifierKey(publisher.key)}\n`);
}

async function bundleOf(id: string): Promise<string> {
  const bundle = await readBundle(readFrom(register.database.pool), id);
  if (bundle === undefined) throw new Error(`no proof of ${id}`);
  return bundle;
}

const outcome = (report: Report, step: string): string | undefined => report.steps.find(({ id }) => id === step)?.outcome;

describe("a published figure", () => {
  test("is verified by a stranger from its file and two keys alone, and every altered letter that matters fails", async () => {
    const stated = await publish();
    const bundle = await bundleOf(stated.id);
    const report = verify(bundle, await trust());
    expect(report.steps.filter((step) => step.outcome === "fail")).toEqual([]);
    expect(report).toMatchObject({ verdict: "verified", exitCode: 0, statement: { value: "12", valid_at: DAY } });
    expect(report.proved.map(({ claim }) => claim)).toEqual(
      expect.arrayContaining(["every-entry-committed", "nobody-twice", "public-part-counted"]),
    );
    expect(Object.keys(bodyOf(stated).text)).toHaveLength(7);
    for (const [from, to] of [
      ['\\"value\\":\\"12\\"', '\\"value\\":\\"13\\"'],
      ["2021-05-20", "2021-05-19"],
      ["person 3", "person 4"],
      ["2024-05-21: 12", "2024-05-21: 21"],
    ] as const) {
      const altered = bundle.replace(from, to);
      expect([from, altered === bundle, verify(altered, await trust()).verdict]).toEqual([from, false, "failed"]);
    }
    const fewer = JSON.parse(bundle) as { readonly roll: readonly string[] };
    expect(verify(JSON.stringify({ ...fewer, roll: fewer.roll.slice(1) }), await trust()).verdict).toBe("failed");
  });

  test("says what is published of it and nothing of who is hidden", async () => {
    const hidden = new Set(register.people.slice(0, 5));
    const stated = await publish({ hidden });
    const bundle = await bundleOf(stated.id);
    expect(bodyOf(stated).roll).toMatchObject({ size: "12", public: "7", hidden: "5" });
    expect(parseBundle(bundle).openings).toHaveLength(7);
    for (const [i, id] of register.people.entries()) {
      expect(bundle).not.toContain(id);
      expect([i, bundle.includes(`person ${i}"`)]).toEqual([i, i >= 5]);
    }
    expect(verify(bundle, await trust()).exitCode).toBe(0);
    expect(await codeOf(publish({ hidden: new Set(register.people.slice(0, 3)) }))).toBe("statement.hidden-too-few");
    const nobody = { ...register.setting, openingsTo: [] };
    expect(await codeOf(publishFigure(nobody, { figure: "in-custody", at: DAY, hidden }))).toBe("statement.no-seal");
  });

  test("leaves nothing in the database by which whoever takes it could tell the entry of a closed person", async () => {
    const hidden = new Set(register.people.slice(0, 6));
    const { id } = await publish({ hidden });
    const { rows } = await register.database.pool.query<{ text: string }>(
      "select openings || coalesce(bundle, '') || encode(closed, 'escape') as text from statement_proof where statement = $1",
      [id],
    );
    const kept = rows[0]?.text ?? "";
    const entries = await register.database.pool.query<{ record: string }>("select record from statement_entry where statement = $1", [id]);
    const sealed = await openClosedEntries(readFrom(register.database.pool), id, register.identity);
    expect(sealed.map(({ person }) => person).sort()).toEqual([...hidden].sort());
    expect(entries.rows.map(({ record }) => record).sort()).toEqual(register.people.slice(6).toSorted());
    for (const { opening } of sealed) {
      expect(kept).not.toContain(toBase64(opening.salt));
      expect(kept).not.toContain(toBase64(opening.proof));
      expect(kept).not.toContain(`"${opening.subject.identity.name}"`);
    }
  });

  test("keeps closed whoever was to stay closed, under whichever of her joined files she is named", async () => {
    const own = await startProofRegister(6);
    try {
      const [a = "", b = "", ...others] = [...own.people].sort();
      await run(own.setting.ledger, "registry.judge-same", { a, b, judgement: "same", reason: "one passport" });
      // Counted under the older file; hidden by the other one.
      const stated = await publishFigure(own.setting, { figure: "in-custody", at: DAY, hidden: new Set([b, ...others]) });
      expect(bodyOf(stated).roll).toMatchObject({ size: "5", public: "0", hidden: "5" });
    } finally {
      await own.stop();
    }
  });

  test("of two rolls nobody outside can tell who is in both", async () => {
    const [a, b] = [await publish(), await publish()].map(({ id }) => id);
    const [first, second] = [parseBundle(await bundleOf(a ?? "")), parseBundle(await bundleOf(b ?? ""))];
    const known = new Set(first.roll);
    expect(second.roll?.some((line) => known.has(line))).toBe(false);
    const order = (bundle: typeof first): unknown =>
      [...(bundle.openings ?? [])].sort((x, y) => Number(x.index - y.index)).map(({ subject }) => subject.identity.name);
    expect(order(first)).not.toEqual(order(second));
  });

  test("hands one person's entry to a family, and no other with it", async () => {
    const stated = await publish({ hidden: new Set(register.people.slice(0, 6)) });
    const [own = "", other = ""] = register.people;
    const asked = { statement: stated.id, record: own, actor: { id: "keeper" } };
    // Without the key this machine cannot open it, and does not say whether there is anything to open.
    expect(await codeOf(openEntry(register.setting.ledger, asked))).toBe("statement.no-entry");
    const foreign = (await createSealKey()).identity;
    expect(await codeOf(openEntry(register.setting.ledger, { ...asked, identity: foreign }))).toBe("statement.wrong-key");
    const file = await openEntry(register.setting.ledger, { ...asked, identity: register.identity });
    const report = verify(file, await trust());
    expect(report).toMatchObject({ verdict: "verified", exitCode: 0 });
    expect(report.proved.map(({ claim }) => claim)).toContain("person-counted");
    expect(file).toContain("person 0");
    expect(file).not.toContain("person 1");
    const events = await register.database.pool.query("select detail from audit_event where event = 'proofs.entry-opened@1'");
    expect(events.rows).toEqual([{ detail: { statement: stated.id, record: own } }]);
    expect(
      await codeOf(openEntry(register.setting.ledger, { statement: stated.id, record: other.replace(/.$/, "0"), actor: { id: "x" } })),
    ).toBe("statement.no-entry");
    expect(await codeOf(openEntry(register.setting.ledger, { statement: "none", record: own, actor: { id: "x" } }))).toBe(
      "statement.not-found",
    );
  });

  test("counts the same people as each line of the figure it states", async () => {
    for (const [figure, value] of [
      ["in-custody/one", 6],
      ["in-custody/recognised", 6],
      ["in-custody-women", 12],
      ["in-custody-by-place/P-1", 12],
      ["ever-recognised", 6],
      ["in-register", 12],
    ] as const) {
      const stated = await publish({ figure });
      expect([figure, stated.value, verify(await bundleOf(stated.id), await trust()).exitCode]).toEqual([figure, value, 0]);
    }
  });

  test("counts the people of a region and of all places, each in one line", async () => {
    for (const figure of ["in-custody-by-region/north", "in-custody-by-region", "in-custody-by-place"]) {
      const stated = await publish({ figure });
      expect([figure, stated.value, verify(await bundleOf(stated.id), await trust()).exitCode]).toEqual([figure, 12, 0]);
    }
  });

  test("whose lines are protected is refused, and so is what is no figure; nothing is left behind", async () => {
    const before = await listStatements(readFrom(register.database.pool), { limit: 1000 });
    expect(await codeOf(publish({ figure: "in-custody-by-gender/female" }))).toBe("statement.not-provable");
    expect(await codeOf(publish({ figure: "in-custody-by-age" }))).toBe("statement.not-provable");
    expect(await codeOf(publish({ figure: "released-in-period" }))).toBe("accepted");
    expect(await codeOf(publish({ figure: "released-in-period", at: "soon" }))).toBe("figure.wrong-time");
    expect(await codeOf(publish({ figure: "in-custody", at: "2024" }))).toBe("figure.wrong-time");
    expect(await codeOf(publish({ figure: "nothing" }))).toBe("figure.unknown");
    expect((await listStatements(readFrom(register.database.pool), { limit: 1000 })).slice(1)).toEqual(before);
  });

  test("two files with one name and year are counted only after somebody has judged them", async () => {
    const own = await startProofRegister(1);
    try {
      const step = {
        do: "person" as const,
        gender: "female",
        born: 1980,
        events: [{ kind: "detention", fields: { track: "criminal", began: "2024-05-01" } }],
      };
      await own.apply(step);
      const again = own.setting;
      // A second writer begins to number anew: "Person 0" a second time.
      const twin = createWriter(again.ledger);
      await twin.apply(step);
      const request = { figure: "in-custody", at: DAY };
      expect(await codeOf(publishFigure(again, request))).toBe("statement.same-identity");
      const [a = ""] = own.people;
      const [b = ""] = twin.people;
      await run(again.ledger, "registry.judge-same", { a, b, judgement: "different", reason: "two passports" });
      const stated = await publishFigure(again, request);
      expect(bodyOf(stated).roll).toMatchObject({ size: "3", told_apart: "1" });
    } finally {
      await own.stop();
    }
  });
});

describe("a correction", () => {
  test("is a new statement with a reason and the difference record by record; the old one stays and says it is superseded", async () => {
    const first = await publish({ figure: "in-custody/one" });
    const added = await register.addPerson();
    expect(await codeOf(publish({ figure: "in-custody/one", supersedes: first.id }))).toBe("statement.cannot-supersede");
    expect(await codeOf(publish({ supersedes: first.id, reason: { en: "x" } }))).toBe("statement.cannot-supersede");
    const second = await publish({ figure: "in-custody/one", supersedes: first.id, reason: { en: "One more record was found." } });
    expect(second.value).toBe(first.value + 1);
    expect(second.difference).toEqual([{ cause: "found late", sign: 1, count: 1, records: [added] }]);
    const reader = readFrom(register.database.pool);
    expect((await getStatement(reader, first.id)).supersededBy).toBe(second.id);
    const old = verify(await bundleOf(first.id), await trust());
    expect([outcome(old, "current"), outcome(old, "inclusion")]).toEqual([expect.stringMatching(/info|pass/), "pass"]);
    expect(old.verdict).not.toBe("failed");
    const shown = verify((await bundleOf(first.id)).replace('"status":"superseded"', '"status":"current"'), await trust());
    expect(outcome(shown, "current")).toBe("fail");
    expect(verify(await bundleOf(second.id), await trust()).exitCode).toBe(0);
    expect(await codeOf(publish({ figure: "in-custody/one", supersedes: first.id, reason: { en: "again" } }))).toBe(
      "statement.cannot-supersede",
    );
    await expect(register.database.pool.query("update statement set value = 1")).rejects.toThrow(/never changed/);
  });
});

describe("the proof file of today", () => {
  test("shows that nothing supersedes a statement as of the last head, and after a correction that something does", async () => {
    const reader = readFrom(register.database.pool);
    const stated = await publish({ figure: "in-custody-women" });
    await register.addPerson();
    await sealLog(register.setting);
    const current = async (file: string): Promise<string | undefined> =>
      verify(file, await trust()).steps.find(({ id }) => id === "current")?.finding;
    const fresh = await freshProof(reader, stated.id);
    expect([await current(await bundleOf(stated.id)), await current(fresh)]).toEqual(["current.not-checked", "current.latest"]);
    expect(verify(fresh, await trust()).proved.map(({ claim }) => claim)).toContain("not-superseded");
    await publish({ figure: "in-custody-women", supersedes: stated.id, reason: { en: "One more." } });
    expect(await current(await freshProof(reader, stated.id))).toBe("current.superseded");
    // Left out of an otherwise fresh file, the correction is missed at once: the leaves no longer lead to the head.
    const cut = parseBundle(await freshProof(reader, stated.id));
    const { successor: _, ...without } = cut;
    const leaves = (cut.later?.leaves ?? []).filter((leaf) => !leaf.includes('"figure"'));
    const hidden = formatBundle({ ...without, status: "current", later: { proof: "", range: [], ...cut.later, leaves } });
    expect(await current(hidden)).toBe("current.false");
    expect(await codeOf(freshProof(reader, "none"))).toBe("statement.not-found");
  });
});

describe("a correction of a statement with closed entries", () => {
  test("names nobody who was closed, neither in the old statement nor in the new one", async () => {
    const own = await startProofRegister(6);
    try {
      const [gone = "", ...others] = own.people;
      const first = await publishFigure(own.setting, { figure: "in-custody", at: DAY, hidden: new Set([gone, ...others.slice(0, 4)]) });
      const { rows } = await own.database.pool.query<{ position: number }>(
        "select position from claim where owner = $1 and (property like 'detention.%' or property like 'report.%')",
        [gone],
      );
      for (const { position } of rows)
        await run(own.setting.ledger, "ledger.withdraw-claim", { owner: gone, position, reason: "another person" });
      const second = await publishFigure(own.setting, {
        figure: "in-custody",
        at: DAY,
        supersedes: first.id,
        reason: { en: "One was another person." },
      });
      expect(second.value).toBe(first.value - 1);
      expect(second.difference?.map(({ sign, count, records }) => ({ sign, count, records }))).toEqual([
        { sign: -1, count: 1, records: [] },
      ]);
      expect(JSON.stringify(second.difference)).not.toContain(gone);
    } finally {
      await own.stop();
    }
  });
});

describe("publishing that was stopped", () => {
  test("is ended by the next sealing: a statement whose leaf was never written gets its place and its proof", async () => {
    const { setting } = register;
    await sealLog(setting);
    const size = (await readLogStatus(setting)).signed + BATCH_MULTIPLE;
    // The disk fails after the plan was committed: no tile can be written.
    const create: LogFiles["create"] = (file, bytes) =>
      file.includes("tile") ? Promise.reject(new Error("no space")) : nodeLogFiles.create(file, bytes);
    const broken = { ...setting, files: { ...nodeLogFiles, create } };
    await expect(publishFigure(broken, { figure: "in-custody", at: DAY })).rejects.toThrow("no space");
    const [stated] = await listStatements(readFrom(setting.ledger.pool), { limit: 1 });
    expect(await readBundle(readFrom(setting.ledger.pool), stated?.id ?? "")).toBeUndefined();
    expect(await readLogStatus(setting)).toMatchObject({ waiting: true });
    expect(await sealLog(setting)).toMatchObject({ batches: 0, size });
    expect(verify(await bundleOf(stated?.id ?? ""), await trust()).exitCode).toBe(0);
  });

  test("leaves the register and its projections whole, and no name in the log", async () => {
    expect(differs(await checkProjections(register.database.pool, rebuildPlan()))).toBe(false);
    const { folder } = register.setting.places;
    const names = await readdir(folder, { recursive: true });
    const bytes = (await Promise.all(names.map((name) => readFile(path.join(folder, name), "latin1").catch(() => "")))).join("");
    expect(bytes).toContain('"k":"figure"');
    for (const id of register.people) expect(bytes).not.toContain(id);
    expect(bytes).not.toMatch(/person \d/i);
  });
});
