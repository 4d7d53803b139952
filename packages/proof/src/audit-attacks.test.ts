// Attacks on audits, and on the sample an auditor is given: each must fail loudly at its own step.
import { createSigner, sha256, signNote, utf8 } from "@apora/tlog";
import { describe, expect, test } from "vitest";
import { closedEntries, formatBundle, parseBundle, readAudit, sampleBundle, signAudit, verify, type Bundle, type Report } from "./index.ts";
import { AUDITOR, publish, TRUST } from "./testing/published.ts";

const honest = publish();
const report = (bundle: Bundle): Report => verify(formatBundle(bundle), TRUST);
const failed = ({ steps }: Report): string[] => steps.filter(({ outcome }) => outcome === "fail").map(({ finding }) => finding);
const finding = ({ steps }: Report, id: string): string => steps.find((step) => step.id === id)?.finding ?? "no such step";

describe("audits", () => {
  const { statement, roll } = { statement: honest.statement.statement, roll: honest.built.roll };
  const beacon = { source: "drand 4911234", value: "8f3c", at: "2026-11-22T00:00:00Z" };
  const note = { statement: statement.id, rollRoot: roll.root, beacon, hidden: 5, examined: 5, valid: 5 };
  const audited = (changed: Partial<typeof note>, signer = AUDITOR): Report =>
    report({ ...honest.bundle, audits: [signAudit({ ...note, ...changed }, [signer])] });
  test("are told as the word of a known auditor on this roll, and of nobody else", () => {
    expect(finding(audited({}), "audits")).toBe("audits.signed");
    const impostor = createSigner("auditor.example", "note", sha256(utf8("impostor")));
    expect(failed(audited({}, impostor))).toEqual(["audits.false"]);
    for (const other of [{ rollRoot: sha256(utf8("")) }, { statement: "other" }, { hidden: 6 }])
      expect(failed(audited(other))).toEqual(["audits.false"]);
  });
  test("that found an entry bad say so loudly", () => {
    expect(failed(audited({ valid: 4 }))).toEqual(["audits.bad"]);
  });
  test("drawn by a value that was known before the roll was fixed prove nothing: it could have been chosen for it", () => {
    expect(failed(audited({ beacon: { ...beacon, at: "2026-11-21T04:05:00Z" } }))).toEqual(["audits.early"]);
  });
  test("whose seed is not that of their roll and their value are refused, whoever signed them", () => {
    const [text = ""] = signAudit(note, [AUDITOR]).split("\n\n");
    const lines = `${text}\n`.split("\n");
    expect(readAudit(lines.join("\n"))).toEqual(note);
    for (const [at, other] of [
      [4, "00".repeat(32)],
      [3, "drand=8f3d@2026-11-22T00:00:00Z"],
      [3, "drand"],
      [6, "+5"],
      [6, "5 "],
      [7, "6"],
      [0, "apora-audit/v2"],
    ] as const) {
      const changed = lines.with(at, other).join("\n");
      expect([other, readAudit(changed)]).toEqual([other, undefined]);
      expect(failed(report({ ...honest.bundle, audits: [signNote(changed, [AUDITOR])] }))).toEqual(["audits.false"]);
    }
  });
});

describe("an auditor's sample", () => {
  const beacon = { source: "drand 4911234", value: "8f3c", at: "2026-11-22T00:00:00Z" };
  const own = sampleBundle(honest.bundle, honest.built.openings, { beacon, count: 3 });
  const closed = closedEntries(honest.bundle);
  test("opens the entries on which the lot falls and shows that it opens no others", () => {
    const verdict = report(own);
    expect([verdict.verdict, failed(verdict), finding(verdict, "public-part")]).toEqual(["verified", [], "public-part.sample"]);
    expect(verdict.proved.map(({ claim }) => claim)).toContain("sample-shown");
    expect(closed).toHaveLength(5);
    expect(own.sample?.entries.every((index) => closed.includes(index))).toBe(true);
    expect(parseBundle(formatBundle(own))).toEqual(own);
  });
  test("with convenient entries in place of those that were drawn is refused", () => {
    const drawn = new Set(own.sample?.entries);
    const convenient = closed.find((index) => !drawn.has(index)) ?? 0n;
    const [first = 0n, ...rest] = drawn;
    const openings = [
      ...(own.openings ?? []).filter(({ index }) => index !== first),
      ...honest.built.openings.filter(({ index }) => index === convenient),
    ];
    expect(failed(report({ ...own, openings, sample: { beacon, entries: [convenient, ...rest] } }))).toEqual(["public-part.not-drawn"]);
    // Three of five: one other value in ten falls on the same three by chance.
    const others = Array.from({ length: 20 }, (_, i) => ({ ...beacon, value: `other ${i}` }));
    const accepted = others.filter((other) => failed(report({ ...own, sample: { beacon: other, entries: [...drawn] } })).length === 0);
    expect(accepted.length).toBeLessThan(10);
  });
  test("that leaves out one of them, or the lot itself, is refused", () => {
    const [first = 0n] = own.sample?.entries ?? [];
    const openings = (own.openings ?? []).filter(({ index }) => index !== first);
    expect(failed(report({ ...own, openings }))).toEqual(["public-part.not-drawn"]);
    // Fewer may be drawn, but then the first ones: only what was drawn last can be left out.
    const accepted = (own.sample?.entries ?? []).filter((left) => {
      const entries = (own.sample?.entries ?? []).filter((index) => index !== left);
      const fewer = (own.openings ?? []).filter(({ index }) => index !== left);
      return failed(report({ ...own, openings: fewer, sample: { beacon, entries } })).length === 0;
    });
    expect(accepted).toHaveLength(1);
    const { sample: _, ...without } = own;
    expect(failed(report(without))).toEqual(["public-part.differs"]);
  });
  test("cannot be made from a file in which public entries are closed, nor larger than what is closed", () => {
    const { openings: all = [] } = honest.bundle;
    expect(() => sampleBundle({ ...honest.bundle, openings: all.slice(1) }, honest.built.openings, { beacon, count: 1 })).toThrow(
      /cannot be drawn/u,
    );
    expect(() => sampleBundle(honest.bundle, honest.built.openings, { beacon, count: 6 })).toThrow(/cannot be drawn/u);
    expect(() => sampleBundle(honest.bundle, [], { beacon, count: 1 })).toThrow(/cannot be opened/u);
  });
});

describe("entries that were erased", () => {
  const { openings: all = [] } = honest.bundle;
  const [first, second] = all.map(({ index }) => index);
  const without = (...gone: readonly (bigint | undefined)[]): Bundle["openings"] => all.filter(({ index }) => !gone.includes(index));
  const beacon = { source: "drand 4911234", value: "8f3c", at: "2026-11-22T00:00:00Z" };
  test("leave a figure that does not fail, and is not said to have been counted again", () => {
    const bundle = { ...honest.bundle, openings: without(first), erased: [first ?? 0n] };
    const verdict = report(bundle);
    expect([failed(verdict), finding(verdict, "public-part")]).toEqual([[], "public-part.erased"]);
    expect(verdict.verdict).not.toBe("verified");
    expect(verdict.proved.map(({ claim }) => claim)).not.toContain("public-part-counted");
    expect(parseBundle(formatBundle(bundle))).toEqual(bundle);
  });
  test("are the ones that are missing, each once, and no others", () => {
    const lies: readonly Partial<Bundle>[] = [
      { openings: all, erased: [first ?? 0n] },
      { openings: without(first), erased: [second ?? 0n] },
      { openings: without(first, second), erased: [first ?? 0n, first ?? 0n] },
      { openings: without(first, second), erased: [first ?? 0n] },
      { openings: without(first), erased: [999n] },
      { openings: without(first), erased: [] },
      { openings: all, erased: closedEntries(honest.bundle) },
    ];
    for (const lie of lies)
      expect([lie.erased, failed(report({ ...honest.bundle, ...lie }))]).toEqual([lie.erased, ["public-part.differs"]]);
  });
  test("change no lot: it falls on closed entries as before", () => {
    const erased = { ...honest.bundle, openings: without(first), erased: [first ?? 0n] };
    expect(closedEntries(erased)).toEqual(closedEntries(honest.bundle));
    const sample = sampleBundle(erased, honest.built.openings, { beacon, count: 3 });
    expect([failed(report(sample)), finding(report(sample), "public-part")]).toEqual([[], "public-part.erased"]);
    const { erased: _, ...silent } = sample;
    expect(failed(report(silent))).toEqual(["public-part.differs"]);
  });
});
