import { formatBundle, parseBundle, parseTrust, verify, type Report, type Trust } from "@apora/proof";
import { canonicalJson, formatVerifierKey } from "@apora/tlog";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { currentDefinitions, type Definition } from "../figures/definitions.ts";
import { listRecords } from "../figures/records.ts";
import { findFigure, listParts, readWhen } from "../figures/figure.ts";
import { isoOf } from "../ledger/edtf.ts";
import { getHead } from "../ledger/positions.ts";
import { readFrom, type Reader } from "../platform/database.ts";
import { anyHistory, createWriter } from "../testing/counted-history.ts";
import { startProofRegister, type ProofRegister } from "../testing/proof-register.ts";
import { run } from "../testing/test-site.ts";
import { readSigner } from "./keys.ts";
import { readEntry } from "./open-entry.ts";
import { openGrounds, documentOf } from "./provable.ts";
import { publishFigure, type PublishRequest } from "./publish.ts";
import { bodyOf, readBundle, type StoredStatement } from "./statements.ts";
import { readSubjects } from "./subjects.ts";

let register: ProofRegister;
beforeAll(async () => {
  register = await startProofRegister(0);
});
afterAll(() => register.stop());

const SENTENCED = { provision: [{ kind: "provisions", provisions: [{ code: "UK", article: "1" }] }], in_absentia: true };

/** Seven invented people, each recognised by both bodies and released in 2023; the first five once more in 2024. */
async function record(): Promise<void> {
  for (let i = 0; i < 7; i += 1)
    await register.apply({
      do: "person",
      gender: "female",
      born: 1980,
      events: [
        { kind: "recognition", fields: { body: "one", kind: "recognised", on: "2023-03" } },
        { kind: "recognition", fields: { body: "two", kind: "recognised", on: "2023-03" } },
        { kind: "release", fields: { on: "2023-06-01", kind: "pardon" } },
        ...(i < 5 ? [{ kind: "release", fields: { on: "2023-12", kind: "full_term" } }] : []),
        // May be of either year: it is counted in neither.
        { kind: "release", fields: { on: "[2023-12-30..2024-01-02]", kind: "pardon" } },
        { kind: "sentence", fields: { on: "2022-05-05", ...SENTENCED } },
        ...(i < 6 ? [{ kind: "death", fields: { on: "2024-02", circumstances: "unknown" } }] : []),
      ],
    });
}

const publish = (request: Partial<PublishRequest> & Pick<PublishRequest, "figure">): Promise<StoredStatement> =>
  publishFigure(register.setting, { at: "2023", ...request });

async function trust(): Promise<Trust> {
  const { logKey, publisherKey } = register.setting.places;
  const [log, publisher] = [await readSigner(logKey), await readSigner(publisherKey)];
  if (log === undefined || publisher === undefined) throw new Error("no keys");
  return parseTrust(`log ${formatVerifierKey(log.key)}\nquorum none\npublisher ${formatVerifierKey(publisher.key)}\n`);
}

const bundleOf = async ({ id }: StoredStatement): Promise<string> => (await readBundle(readFrom(register.database.pool), id)) ?? "";
const failedStep = (report: Report): string | undefined => report.steps.find(({ outcome }) => outcome === "fail")?.finding;
const openEntry = async (...asked: Parameters<typeof readEntry>): Promise<string> => formatBundle((await readEntry(...asked)).bundle);

const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "accepted",
    (error: unknown) => (error as { code?: string }).code ?? String(error),
  );

describe("a figure over a period", () => {
  beforeAll(record);

  test("is published with its unit and its period, and verified by a stranger: decisions, releases, deaths, verdicts", async () => {
    for (const [figure, at, validAt, unit, value] of [
      ["recognised-in-period", "2023", "2023-01-01/2023-12-31", "decision", 14],
      ["recognised-in-period/one", "2023-03", "2023-03-01/2023-03-31", "decision", 7],
      ["recognised-in-period", "2023-03-02/2023-06-30", "2023-03-02/2023-06-30", "decision", 0],
      ["released-in-period", "2023", "2023-01-01/2023-12-31", "release", 12],
      ["released-in-period/pardon", "2023-06-01", "2023-06-01", "release", 7],
      ["released-in-period", "2023-12/2024-01", "2023-12-01/2024-01-31", "release", 12],
      ["died-in-period", "2024", "2024-01-01/2024-12-31", "person", 6],
      ["convictions-in-absentia", "2024-01-01", "2024-01-01", "conviction", 7],
      ["persons-convicted-in-absentia", "2024-01-01", "2024-01-01", "person", 7],
    ] as const) {
      const stated = await publish({ figure, at });
      const report = verify(await bundleOf(stated), await trust());
      expect([figure, at, stated.value, stated.valid_at, bodyOf(stated).unit]).toEqual([figure, at, value, validAt, unit]);
      expect([figure, failedStep(report), report.verdict, report.statement?.uncertain]).toEqual([
        figure,
        undefined,
        "verified",
        bodyOf(stated).uncertain,
      ]);
      expect(bodyOf(stated).text["en"]).toMatch(new RegExp(`: ${value}$`, "u"));
      const { openings, definition } = parseBundle(await bundleOf(stated));
      expect([openings?.length, definition?.unit]).toEqual([value, unit]);
    }
  });

  test("speaks of its period in the sentence as readers do, and has an address fit for a path", async () => {
    const [year, some] = [
      await publish({ figure: "died-in-period" }),
      await publish({ figure: "died-in-period", at: "2024-01-01/2024-06-30" }),
    ];
    expect(bodyOf(year).text["en"]).toBe("Deaths in the period, 2023: 0");
    expect(bodyOf(some).text["en"]).toBe("Deaths in the period, 2024-01-01 – 2024-06-30: 6");
    expect(some.id).toBe("died-in-period.2024-01-01_2024-06-30.1");
  });

  test("whose opened event lies outside the period, or is of another kind, is not verified", async () => {
    const bundle = await bundleOf(await publish({ figure: "released-in-period/pardon", at: "2023-06" }));
    for (const [from, to] of [
      ['"on":"2023-06-01"', '"on":"2022-06-01"'],
      ['"kind":"pardon"', '"kind":"amnesty"'],
      ["2023-06-01/2023-06-30", "2023-06-01/2023-07-31"],
    ] as const) {
      const altered = bundle.replaceAll(from, to);
      expect([from, altered === bundle, verify(altered, await trust()).verdict]).toEqual([from, false, "failed"]);
    }
  });

  test("counts an event of an uncertain day only if all its possible days lie in the period, for the verifier too", async () => {
    const stated = await publish({ figure: "recognised-in-period" });
    const [opening] = parseBundle(await bundleOf(stated)).openings ?? [];
    expect(opening?.subject.facts.events).toEqual([{ what: "recognition", on: "2023-03-01", until: "2023-03-31" }]);
    expect(opening?.subject.identity.name).toMatch(/^person \d: recognition 2023-03 (?:one|two) recognised$/u);
    expect(opening?.subject.records.length).toBeGreaterThan(0);
  });

  test("keeps closed every event of a person who is to stay closed, and is refused while those are few", async () => {
    const { people } = register;
    const hidden = new Set(people.slice(0, 5));
    const stated = await publish({ figure: "released-in-period", hidden });
    expect(bodyOf(stated).roll).toMatchObject({ size: "12", public: "2", hidden: "10" });
    const bundle = await bundleOf(stated);
    for (let i = 0; i < 7; i += 1) expect([i, bundle.includes(`person ${i}:`)]).toEqual([i, i >= 5]);
    expect(verify(bundle, await trust()).verdict).toBe("verified");
    // Eight events of four people: the events are enough, the people could be guessed.
    expect(await codeOf(publish({ figure: "released-in-period", hidden: new Set(people.slice(0, 4)) }))).toBe("statement.hidden-too-few");
  });

  test("hands out one event; of a person with several it asks which", async () => {
    const { ledger } = register.setting;
    const [first = ""] = register.people;
    const last = register.people.at(-1) ?? "";
    const stated = await publish({ figure: "released-in-period" });
    const open = (record: string): Promise<string> => openEntry(ledger, { statement: stated.id, record, actor: { id: "keeper" } });
    expect(await codeOf(open(first))).toBe("statement.several-entries");
    expect(verify(await open(last), await trust())).toMatchObject({ verdict: "verified", exitCode: 0 });
  });

  test("is not published while one event is recorded twice", async () => {
    const who = register.people.length - 1;
    await register.apply({ do: "event", who, event: { kind: "release", fields: { on: "2023-06-01", kind: "pardon" } } });
    expect(await codeOf(publish({ figure: "released-in-period" }))).toBe("statement.same-identity");
    const { rows } = await register.database.pool.query<{ owner: string; position: number }>(
      "select owner, position from claim where property = 'release.on' order by position desc limit 1",
    );
    const { owner = "", position = 0 } = rows[0] ?? {};
    await run(register.setting.ledger, "ledger.withdraw-claim", { owner, position, reason: "recorded twice" });
    expect((await publish({ figure: "released-in-period" })).value).toBe(12);
  });

  test("is corrected like any other, and names nobody who was closed", async () => {
    const [gone = ""] = register.people;
    const hidden = new Set(register.people.slice(0, 5));
    const first = await publish({ figure: "released-in-period/pardon", at: "2023-06", hidden });
    const { rows } = await register.database.pool.query<{ position: number }>(
      "select position from claim where owner = $1 and property = 'release.on' order by position limit 1",
      [gone],
    );
    await run(register.setting.ledger, "ledger.withdraw-claim", {
      owner: gone,
      position: rows[0]?.position ?? 0,
      reason: "another person",
    });
    const reason = { en: "One was another person." };
    expect(await codeOf(publish({ figure: "released-in-period/pardon", at: "2023", supersedes: first.id, reason }))).toBe(
      "statement.cannot-supersede",
    );
    const second = await publish({ figure: "released-in-period/pardon", at: "2023-06", supersedes: first.id, reason });
    expect(second.difference).toEqual([{ cause: "withdrawn", sign: -1, count: 1, records: [] }]);
    expect(verify(await bundleOf(first), await trust()).statement?.value).toBe("7");
  });
});

/** Every line of every figure that can be stated, at one time. */
async function statable(reader: Reader, knownAt: number): Promise<readonly { readonly id: string; readonly definition: Definition }[]> {
  const open = currentDefinitions().filter(({ smallCells }) => smallCells !== true);
  const lines = await Promise.all(
    open.map(async (definition) => [{ id: definition.id, definition }, ...(await listParts(reader, definition, knownAt))]),
  );
  return lines.flat();
}

describe("of any history", () => {
  test("the published rule counts exactly the records that the register counts", async () => {
    const own = await startProofRegister(0);
    let held = 0;
    try {
      const reader = readFrom(own.database.pool);
      const histories = fc.tuple(anyHistory, fc.integer({ min: 18_500, max: 20_500 }));
      await fc.assert(
        fc.asyncProperty(histories, async ([steps, day]) => {
          const writer = createWriter(own.setting.ledger, own.people);
          for (const step of steps) await writer.apply(step);
          const { position } = await getHead(reader);
          for (const { id, definition } of await statable(reader, position)) {
            const figure = await findFigure(reader, id);
            const at = definition.shape === "period" ? `${isoOf(day)}/${isoOf(day + 200)}` : isoOf(day);
            const query = { figure, when: readWhen(definition, at), knownAt: position };
            const grounds = await openGrounds(reader, figure, position);
            const records = await listRecords(reader, query, { certain: true });
            const counted = await readSubjects(reader, query, { grounds, document: documentOf(grounds) }).catch((error: unknown) => {
              // Random histories repeat names and events: those are refused, and nothing else is.
              if ((error as { code?: string }).code === "statement.same-identity") return undefined;
              throw error;
            });
            held += counted?.length ?? 0;
            if (counted !== undefined) expect([id, counted.map(({ record }) => record)]).toEqual([id, records.map(({ record }) => record)]);
            expect(canonicalJson(documentOf(grounds)).length).toBeLessThan(20_000);
          }
        }),
        // The first twenty are the same in every run: of histories by chance alone nobody knows how much they hold.
        { numRuns: 40, examples: fc.sample(histories, { numRuns: 20, seed: 7 }).map((history) => [history]) },
      );
    } finally {
      await own.stop();
    }
    expect(held).toBeGreaterThan(100);
  }, 120_000);
});
