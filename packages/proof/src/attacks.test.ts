// Each attack must fail loudly at its own step, and the honest figure beside it must pass.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addSignatures,
  cosignCheckpoint,
  createMerkleTree,
  createSigner,
  createVrfKey,
  equalBytes,
  formatProofFile,
  formatVerifierKey,
  parseNote,
  parseProofFile,
  sha256,
  signCheckpoint,
  toBase64,
  toHex,
  TREE_HASH,
  utf8,
} from "@apora/tlog";
import {
  assembleRoll,
  buildRoll,
  canonicalStatement,
  composeStatement,
  figureLeaf,
  formatBundle,
  formatEntryCode,
  formatRollLeaf,
  joinEntryCode,
  paddingLeaf,
  parseBundle,
  parseRollLeaf,
  parseTrust,
  personBundle,
  ProofError,
  signStatement,
  verify,
  type Bundle,
  type Report,
  type Trust,
} from "./index.ts";
import {
  AUDITOR,
  aSubject,
  createTestRandom,
  DEFINITION,
  LOG,
  POLICY_TEXT,
  PUBLISHER,
  publish,
  STATED_AT,
  TRUST,
  WITNESSES,
  withLater,
  type Published,
} from "./testing/published.ts";

const honest = publish();
const report = (bundle: Bundle, trust: Trust = TRUST): Report => verify(formatBundle(bundle), trust);
const failed = ({ steps }: Report): string[] => steps.filter(({ outcome }) => outcome === "fail").map(({ finding }) => finding);
const finding = ({ steps }: Report, id: string): string => steps.find((step) => step.id === id)?.finding ?? "no such step";

/** The same figure with another statement in its leaf, logged anew: what somebody with the log's key could do. */
function republish(change: (statement: Published["statement"]["statement"]) => object, from: Published = honest): Bundle {
  const statement = { ...from.statement.statement, ...change(from.statement.statement) } as typeof from.statement.statement;
  const leaf = from.bundle.leaf.replace(from.statement.text, canonicalStatement(statement).text);
  const leaves = from.log.leaves.map((each, i) => (BigInt(i) === from.index ? leaf : each));
  const tree = createMerkleTree(leaves.map((each) => TREE_HASH.leaf(utf8(each))));
  const note = signCheckpoint({ origin: LOG.key.name, size: tree.size(), root: tree.root() }, LOG);
  return { ...from.bundle, leaf, proof: formatProofFile({ index: from.index, proof: tree.inclusionProof(from.index), checkpoint: note }) };
}

describe("the honest figure", () => {
  test("is verified with the reader's own keys, and says what is proved and what is not", () => {
    const verdict = report(honest.bundle);
    expect(failed(verdict)).toEqual([]);
    expect([verdict.verdict, verdict.exitCode]).toEqual(["verified", 0]);
    expect(verdict.proved.map(({ claim }) => claim)).toEqual([
      "published-by",
      "fixed-by",
      "not-changed",
      "log-prefix",
      "every-entry-committed",
      "nobody-twice",
      "public-part-counted",
    ]);
    expect(verdict.notProved.map(({ claim }) => claim)).toEqual([
      "hidden-true",
      "nobody-missing",
      "facts-true",
      "identity-honest",
      "may-be-superseded",
    ]);
  });
  test("without keys is intact but proves neither who said it nor when", () => {
    const verdict = report(honest.bundle, {});
    expect([verdict.verdict, verdict.exitCode]).toEqual(["intact", 3]);
    expect(verdict.notProved.map(({ claim }) => claim)).toContain("publisher-unknown");
    expect(verdict.proved.map(({ claim }) => claim)).not.toContain("not-changed");
  });
  test("with too few witnesses is intact, and says who is missing", () => {
    const checkpoint = honest.log.head("2026-11-21T04:05:00Z", undefined, WITNESSES.slice(0, 1));
    const verdict = report({ ...honest.bundle, proof: honest.log.proof(honest.index, checkpoint) });
    expect([verdict.verdict, finding(verdict, "witnesses")]).toEqual(["intact", "witnesses.short"]);
  });
  test("is the same file after being written and read", () => {
    const text = formatBundle(honest.bundle);
    expect(formatBundle(parseBundle(text))).toBe(text);
  });
  test("whose hidden part is nobody is verified too; with nobody public as well", () => {
    for (const open of [12, 0]) expect([open, report(publish({ open }).bundle).verdict]).toEqual([open, "verified"]);
  });
  test("with an empty roll is verified: nobody is a number too", () => {
    expect(report(publish({ people: 0, open: 0 }).bundle).verdict).toBe("verified");
  });
});

describe("attacks on signatures and the log", () => {
  test("bit flip: whatever character of the file changes, it is not verified", () => {
    const text = formatBundle(honest.bundle);
    for (let at = 3; at < text.length; at += 211) {
      const changed = `${text.slice(0, at)}${text[at] === "7" ? "8" : "7"}${text.slice(at + 1)}`;
      expect([at, verify(changed, TRUST).verdict]).not.toEqual([at, "verified"]);
    }
  });
  test("edited statement: a new value in the leaf is not what the publisher signed, nor what is in the log", () => {
    const bundle = { ...honest.bundle, leaf: honest.bundle.leaf.replace("12 people were held", "99 people were held") };
    expect(failed(report(bundle))).toEqual(["publisher.other-statement", "inclusion.not-included"]);
  });
  test("edited statement, logged anew with the log's key: the publisher did not sign it", () => {
    expect(failed(report(republish(() => ({ text: { en: "99 people were held" } }))))).toContain("publisher.other-statement");
  });
  test("wrong key: a statement signed by somebody else under the publisher's name", () => {
    const impostor = createSigner("publisher.example", "note", sha256(utf8("impostor")));
    expect(failed(report(publish({ signer: impostor }).bundle))).toEqual(["publisher.unknown-key"]);
  });
  test("wrong key: a head signed by somebody else under the log's name", () => {
    const impostor = createSigner(LOG.key.name, "note", sha256(utf8("impostor")));
    const note = signCheckpoint({ origin: LOG.key.name, size: honest.log.tree().size(), root: honest.log.tree().root() }, impostor);
    expect(failed(report({ ...honest.bundle, proof: honest.log.proof(honest.index, note) }))).toEqual(["log.unknown-key"]);
  });
  test("wrong key: a false cosignature under a known witness's key refuses the cosignatures", () => {
    const [first] = WITNESSES;
    if (first === undefined) throw new Error("no witness");
    const note = honest.log.head("2026-11-21T04:05:00Z", undefined, []);
    const line = cosignCheckpoint(parseNote(note).text, 5n, first);
    const checkpoint = addSignatures(note, [{ ...line, signature: line.signature.map((byte, i) => (i === 70 ? byte ^ 1 : byte)) }]);
    expect(failed(report({ ...honest.bundle, proof: honest.log.proof(honest.index, checkpoint) }))).toEqual(["witnesses.false"]);
  });
  test("removed leaf with rebuilt tree: the new head is not one the statement rests on", () => {
    const { log, index, bundle } = publish({ seed: "rebuilt" });
    log.leaves.splice(3, 1);
    const checkpoint = log.head("2026-11-21T04:05:00Z");
    const known = log.tree().consistencyProof(29n);
    const rebuilt = {
      ...bundle,
      proof: log.proof(index - 1n, checkpoint),
      consistency: [{ from: 30n, to: log.tree().size(), proof: known }],
    };
    expect(failed(report({ ...rebuilt, beacon: undefined }))).toEqual(["known-at.inconsistent"]);
  });
  test("removed leaf with rebuilt tree: the head a reader kept contradicts the new one", () => {
    const { log, index, bundle, checkpoint } = publish({ seed: "kept" });
    const kept = checkpoint;
    log.leaves.splice(33, 1, log.leaves[0] ?? "");
    const verdict = report({ ...bundle, proof: log.proof(index, log.head("2026-11-21T04:05:00Z")) }, { ...TRUST, keptHead: kept });
    expect(failed(verdict)).toContain("kept-head.contradicts");
  });
  test("two heads of one size: the reader's kept head shows it", () => {
    const other = publish({ seed: "other" });
    expect(other.log.tree().size()).toBe(honest.log.tree().size());
    expect(failed(report(honest.bundle, { ...TRUST, keptHead: other.checkpoint }))).toEqual(["kept-head.contradicts"]);
    expect(finding(report(honest.bundle, { ...TRUST, keptHead: honest.checkpoint }), "kept-head")).toBe("kept-head.consistent");
  });
  test("a kept head of another size needs a proof; nonsense for a kept head is refused", () => {
    const kept = honest.log.head("2026-11-20T04:05:00Z", 30n);
    expect(finding(report(honest.bundle, { ...TRUST, keptHead: kept }), "kept-head")).toBe("kept-head.consistent");
    const between = honest.log.head("2026-11-20T04:05:00Z", 31n);
    expect(finding(report(honest.bundle, { ...TRUST, keptHead: between }), "kept-head")).toBe("kept-head.no-proof");
    expect(failed(report(honest.bundle, { ...TRUST, keptHead: "anything" }))).toEqual(["kept-head.unusable"]);
  });
  test("backdating: a statement dated 2021 that witnesses first saw in 2026", () => {
    const { bundle } = publish({ draft: { stated_at: "2021-05-21T04:00:00Z" } });
    expect(failed(report({ ...bundle, beacon: undefined }))).toEqual(["time.backdated"]);
  });
  test("backdating: a statement dated before a public value that stands above it, even without witnesses", () => {
    const { bundle } = publish({ draft: { stated_at: "2021-05-21T04:00:00Z" } });
    expect(failed(report(bundle, {}))).toEqual(["time.beacon-later"]);
  });
  test("a statement dated after the witnesses saw it, and a beacon that is not in the log", () => {
    expect(failed(report(publish({ draft: { stated_at: "2026-12-21T04:00:00Z" } }).bundle))).toEqual(["time.from-the-future"]);
    const foreign = { leaf: honest.bundle.beacon?.leaf.replace("00ff", "00fe") ?? "", proof: honest.bundle.beacon?.proof ?? "" };
    expect(failed(report({ ...honest.bundle, beacon: foreign }))).toEqual(["time.beacon-false"]);
  });
  test("a statement that rests on leaves after itself", () => {
    const size = honest.log.tree().size();
    const bundle = republish(() => ({ known_at: { size: String(size), root: toBase64(honest.log.tree().root()) } }));
    expect(failed(report(bundle))).toContain("known-at.inconsistent");
  });
  test("hostile encodings of the proof inside the file are refused", () => {
    for (const proof of [
      honest.bundle.proof.replace("\nindex ", "\nindex 0"),
      honest.bundle.proof.replaceAll("\n", "\r\n"),
      honest.bundle.proof.replace("\n\n", "\n\n\n"),
    ])
      expect(report({ ...honest.bundle, proof }).verdict).not.toBe("verified");
  });
});

describe("attacks on the roll", () => {
  const lines = honest.built.roll.lines;
  const swap = (a: number, b: number): string[] => lines.map((line, i) => (i === a ? (lines[b] ?? "") : i === b ? (lines[a] ?? "") : line));
  /** A figure whose publisher himself cheats: statement, roll and log agree, and are signed. */
  function cheat(roll: readonly string[], change: { value?: string } = {}): Bundle {
    const root = createMerkleTree(roll.map((line) => TREE_HASH.leaf(utf8(line)))).root();
    const size = change.value ?? String(roll.length);
    const { statement } = honest.statement;
    const forged = {
      ...statement,
      value: size,
      roll: { ...statement.roll, root: toBase64(root), size, hidden: String(BigInt(size) - 7n) },
    };
    const composed = composeStatement({
      ...forged,
      known_at: { size: BigInt(forged.known_at.size), root: honest.log.tree(30n).root() },
      roll: {
        size: BigInt(size),
        root,
        publicKey: Uint8Array.from(Buffer.from(statement.roll.vrf_pk, "base64")),
        public: 7n,
        toldApart: 0n,
      },
    });
    const { log } = publish({ seed: "cheat" });
    log.leaves.splice(0, 30, ...honest.log.leaves.slice(0, 30));
    const leaf = figureLeaf({
      statement: composed,
      signature: signStatement(composed, [createSigner("publisher.example", "note", sha256(utf8("publisher.example")))]),
      time: STATED_AT,
    });
    const index = log.append(leaf);
    const checkpoint = log.head("2026-11-21T04:05:00Z");
    const { openings: _, beacon: __, ...rest } = honest.bundle;
    const consistency = [{ from: 30n, to: log.tree().size(), proof: log.tree().consistencyProof(30n) }];
    return { ...rest, leaf: log.leaves[Number(index)] ?? "", proof: log.proof(index, checkpoint), consistency, roll };
  }
  test("duplicate tag: one person twice, with two commitments", () => {
    const [first, second] = [parseRollLeaf(lines[0] ?? ""), parseRollLeaf(lines[1] ?? "")];
    const twice = [lines[0] ?? "", formatRollLeaf({ ...second, tag: first.tag }), ...lines.slice(2)];
    expect(failed(report(cheat(twice)))).toEqual(["roll-tags.duplicate"]);
  });
  test("unsorted tags: a person could hide twice far apart", () => {
    expect(failed(report(cheat(swap(2, 9))))).toEqual(["roll-tags.unsorted"]);
  });
  test("size ≠ value: more is claimed than there are entries", () => {
    expect(failed(report(cheat(lines, { value: "13" })))).toEqual(["roll-size.differs"]);
    expect(failed(report({ ...honest.bundle, roll: [...lines, lines[0] ?? ""] }))).toContain("roll-size.differs");
  });
  test("another roll than the one whose root is signed", () => {
    expect(failed(report({ ...honest.bundle, roll: publish({ seed: "x" }).built.roll.lines }))).toEqual([
      "roll-root.differs",
      "openings.commitment",
    ]);
  });
  test("a line that is no leaf, and one spelled otherwise", () => {
    expect(failed(report(cheat([...lines.slice(0, 11), "{}"])))).toEqual(["roll-tags.malformed"]);
    expect(failed(report(cheat([`${lines[0] ?? ""} `, ...lines.slice(1)])))).toEqual(["roll-tags.malformed"]);
  });
  const spoil = (change: (opening: NonNullable<Bundle["openings"]>[number]) => object): string[] =>
    failed(
      report({
        ...honest.bundle,
        openings: (honest.bundle.openings ?? []).map((each, i) => (i === 2 ? { ...each, ...change(each) } : each)),
      }),
    );
  test("opening with a wrong salt", () => {
    expect(spoil(({ salt }) => ({ salt: salt.map((byte, i) => (i === 0 ? byte ^ 1 : byte)) }))).toEqual(["openings.commitment"]);
  });
  test("opening with a salt of 33 bytes", () => {
    const text = formatBundle(honest.bundle).replace(/"salt":"[^"]+"/u, `"salt":"${toBase64(new Uint8Array(33))}"`);
    expect(verify(text, TRUST)).toMatchObject({ verdict: "unreadable", exitCode: 2 });
  });
  test("opening with another name: the public part is not about somebody else", () => {
    expect(spoil(({ subject }) => ({ subject: { ...subject, identity: { ...subject.identity, name: "somebody else" } } }))).toEqual([
      "openings.commitment",
    ]);
  });
  test("VRF proof under another key, and one of another entry", () => {
    const foreign = createVrfKey(new Uint8Array(32).fill(5)).prove(utf8("x")).proof;
    expect(spoil(() => ({ proof: foreign }))).toEqual(["openings.tag"]);
    expect(spoil(() => ({ proof: honest.bundle.openings?.[0]?.proof }))).toEqual(["openings.tag"]);
  });
  test("one entry opened twice to reach the public count", () => {
    const openings = honest.bundle.openings ?? [];
    const [first] = openings;
    if (first === undefined) throw new Error("nothing is open");
    expect(failed(report({ ...honest.bundle, openings: [...openings.slice(1), openings[1] ?? first] }))).toEqual(["openings.twice"]);
  });
  test("an entry told apart from an equal one without saying so, and one that rests on a later record", () => {
    expect(spoil(({ subject }) => ({ subject: { ...subject, identity: { ...subject.identity, n: "1" } } }))).toEqual([
      "openings.told-apart",
    ]);
    expect(spoil(({ subject }) => ({ subject: { ...subject, records: ["30"] } }))).toEqual(["openings.later-record"]);
  });
  test("fewer openings than the public part that is claimed", () => {
    expect(failed(report({ ...honest.bundle, openings: (honest.bundle.openings ?? []).slice(1) }))).toEqual(["public-part.differs"]);
  });
  test("person outside valid_at: somebody freed in 2024 is counted for a day in 2025", () => {
    expect(failed(report(publish({ draft: { valid_at: "2025-05-21" } }).bundle))).toEqual(["public-part.unsatisfied"]);
  });
  test("another definition than the one whose hash is signed", () => {
    expect(failed(report({ ...honest.bundle, definition: { ...DEFINITION, rule: { not: { is: ["a", "b"] } } } }))).toEqual([
      "definition.differs",
    ]);
  });
  test("duplicate person: a roll with one identity twice cannot even be built", () => {
    const make = (): unknown => buildRoll([aSubject(1), aSubject(2), aSubject(1)], createVrfKey(new Uint8Array(32)), createTestRandom("d"));
    expect(make).toThrow(expect.objectContaining({ code: "roll.duplicate-person", details: { first: 0, second: 2 } }));
    const apart = { ...aSubject(1), identity: { ...aSubject(1).identity, n: "1" } };
    expect(buildRoll([aSubject(1), apart], createVrfKey(new Uint8Array(32)), createTestRandom("d")).toldApart).toBe(1n);
  });
  test("roll linkage between two publications: no tag, commitment, salt or order in common", () => {
    const people = Array.from({ length: 60 }, (_, i) => aSubject(i));
    const rolls = ["first", "second"].map((seed) => {
      const random = createTestRandom(seed);
      return buildRoll(people, createVrfKey(random(32)), random);
    });
    const parts = rolls.map(({ roll }) => roll.lines.map(parseRollLeaf).flatMap(({ tag, commitment }) => [toHex(tag), toHex(commitment)]));
    expect(new Set(parts.flat()).size).toBe(240);
    const [first, second] = rolls.map(({ openings }) => openings.map(({ index }) => Number(index)));
    if (first === undefined || second === undefined) throw new Error("two rolls are wanted");
    // Rank correlation of the two orders: 0.25 is above two standard errors for sixty.
    const mean = 59 / 2;
    const covariance = first.reduce((sum, at, i) => sum + (at - mean) * ((second[i] ?? 0) - mean), 0);
    expect(Math.abs(covariance / first.reduce((sum, at) => sum + (at - mean) ** 2, 0))).toBeLessThan(0.3);
  });
  test("a public record's leaf looks like any other: nothing but lengths that are always the same", () => {
    for (const line of lines) expect(line).toMatch(/^\{"c":"[A-Za-z0-9+/=]{44}","tag":"[A-Za-z0-9+/=]{24}"\}$/u);
    const random = createTestRandom("shape");
    expect(new Set([paddingLeaf(STATED_AT, random).length, paddingLeaf(STATED_AT, random).length]).size).toBe(1);
  });
  test("few hidden people are not published: they could be guessed", () => {
    expect(() => publish({ open: 9 })).toThrow(expect.objectContaining({ code: "statement.hidden-too-few" }));
    expect(() => publish({ open: 9 })).toThrow(ProofError);
  });
});

describe("superseded or not", () => {
  const old = publish({ seed: "old" });
  const asOld = withLater(old, "2026-11-22T04:05:00Z");
  const next = publish({
    seed: "next",
    log: old.log,
    draft: {
      supersedes: { id: old.statement.statement.id, sha256: old.statement.sha256 },
      reason: { en: "two people were counted who had been freed" },
    },
  });
  const after = withLater(old, "2026-11-23T04:05:00Z");

  test("all that followed shows that nothing supersedes it, as of the later head", () => {
    const verdict = report(asOld);
    expect([verdict.verdict, finding(verdict, "current")]).toEqual(["verified", "current.latest"]);
    expect(verdict.proved.map(({ claim }) => claim)).toContain("not-superseded");
  });
  test("superseded shown as current", () => {
    expect(failed(report(after))).toEqual(["current.shown-as-current"]);
    expect(finding(report({ ...after, status: "superseded" }), "current")).toBe("current.superseded");
  });
  test("superseded shown as current, with the correction left out or replaced: the later head does not follow", () => {
    const { later } = after;
    if (later === undefined) throw new Error("nothing later");
    const at = Number(next.index - old.index) - 1;
    expect(failed(report({ ...after, later: { ...later, leaves: later.leaves.toSpliced(at, 1) } }))).toEqual(["current.false"]);
    expect(failed(report({ ...after, later: { ...later, leaves: later.leaves.with(at, later.leaves[0] ?? "") } }))).toEqual([
      "current.false",
    ]);
    expect(failed(report({ ...after, later: { ...later, leaves: later.leaves.slice(0, -1) } }))).toEqual(["current.false"]);
  });
  test("a successor that is named must be in the log and name this statement", () => {
    const successor = { leaf: next.bundle.leaf, proof: next.bundle.proof };
    expect(finding(report({ ...old.bundle, status: "superseded", successor }), "current")).toBe("current.superseded");
    expect(failed(report({ ...old.bundle, successor }))).toEqual(["current.shown-as-current"]);
    expect(failed(report({ ...honest.bundle, status: "superseded", successor }))).toEqual(["current.false"]);
    expect(failed(report({ ...old.bundle, successor: { ...successor, proof: old.bundle.proof } }))).toEqual(["current.false"]);
  });
  test("a correction without a reason is refused, and so is a reason without a correction", () => {
    expect(() => publish({ draft: { reason: { en: "because" } } })).toThrow(/reason/u);
    expect(() => publish({ draft: { supersedes: { id: "x", sha256: "0".repeat(64) } } })).toThrow(/reason/u);
  });
});

describe("one person's proof", () => {
  const hidden = honest.built.openings.at(-1);
  if (hidden === undefined) throw new Error("nobody is hidden");
  const own = personBundle(honest.bundle, hidden);
  test("shows a family that this entry is counted, without the other entries", () => {
    const verdict = report(own);
    expect([verdict.verdict, failed(verdict)]).toEqual(["verified", []]);
    expect(verdict.proved.map(({ claim }) => claim)).toContain("person-counted");
    expect(formatBundle(own).length).toBeLessThan(8000);
  });
  test("fits a printed code, which is checked together with the figure", () => {
    const [opening] = own.openings ?? [];
    if (opening === undefined) throw new Error("nothing opened");
    const code = formatEntryCode(honest.statement.sha256, opening);
    // A QR code of version 40 with error correction M holds 2,331 bytes.
    expect(Buffer.byteLength(code)).toBeLessThan(2331);
    expect(report(joinEntryCode(honest.bundle, code)).verdict).toBe("verified");
    expect(() => joinEntryCode(publish({ seed: "x" }).bundle, code)).toThrow(/another figure/u);
    const { path: _, ...short } = opening;
    expect(report(joinEntryCode(honest.bundle, formatEntryCode(honest.statement.sha256, short))).verdict).toBe("verified");
  });
  test("with another way to the root, or at another place, is refused", () => {
    const [opening] = own.openings ?? [];
    const path = opening?.path;
    if (opening === undefined || path === undefined) throw new Error("no path");
    const flipped = path.proof.map((hash, i) => (i === 1 ? hash.map((byte) => byte ^ 255) : hash));
    expect(failed(report({ ...own, openings: [{ ...opening, path: { ...path, proof: flipped } }] }))).toEqual(["roll-root.differs"]);
    expect(failed(report({ ...own, openings: [{ ...opening, index: (opening.index + 1n) % 12n }] }))).toContain("roll-root.differs");
  });
});

describe("whom a reader trusts", () => {
  const text = `# from a leaflet\n${POLICY_TEXT}publisher ${formatVerifierKey(PUBLISHER.key)}\nauditor ${formatVerifierKey(AUDITOR.key)}\n`;
  test("is read from one file", () => {
    expect(parseTrust(text)).toEqual(TRUST);
    expect(parseTrust(`publisher ${formatVerifierKey(PUBLISHER.key)}\n`)).toEqual({ publishers: [PUBLISHER.key], auditors: [] });
    expect(parseTrust("")).toEqual({ publishers: [], auditors: [] });
  });
  test("a line that is none is refused, with its number", () => {
    expect(() => parseTrust(`${text}friend somebody\n`)).toThrow(/Line 10/u);
    expect(() => parseTrust("publisher nonsense\n")).toThrow(/cannot be read/u);
    expect(() => parseTrust(`publisher ${formatVerifierKey((WITNESSES[0] ?? LOG).key)}\n`)).toThrow(/publisher/u);
  });
});

describe("whatever comes", () => {
  test("nonsense is unreadable, never an exception", () => {
    for (const text of ["", "{}", "[]", "null", "{", '{"format":"apora-proof/v1"}', "x".repeat(10_000), "[".repeat(5000)])
      expect([text.slice(0, 20), verify(text, TRUST).exitCode]).toEqual([text.slice(0, 20), 2]);
  });
  test("a file with any part exchanged for any other value gets a report, at once", () => {
    // A figure of few: the property is about shapes.
    const whole = JSON.parse(formatBundle(withLater(publish({ people: 2, open: 2, seed: "few" }), "2026-11-22T04:05:00Z"))) as object;
    const places: (readonly (string | number)[])[] = [];
    const walk = (value: unknown, way: readonly (string | number)[]): void => {
      places.push(way);
      if (typeof value === "object" && value !== null)
        for (const [name, each] of Object.entries(value)) walk(each, [...way, Array.isArray(value) ? Number(name) : name]);
    };
    walk(whole, []);
    const other = fc.oneof(
      fc.constantFrom<unknown>(null, "", "0", "-1", "18446744073709551615", [], {}, 0, true, "AAAA", "2023-02-30"),
      fc.jsonValue({ maxDepth: 2 }),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.nat(places.length - 1), other, (at, value) => {
        const copy = structuredClone(whole);
        const way = places[at] ?? [];
        let inside: Record<string | number, unknown> = { whole: copy };
        const full = ["whole", ...way];
        for (const step of full.slice(0, -1)) inside = inside[step] as Record<string | number, unknown>;
        inside[full.at(-1) ?? "whole"] = value;
        const { verdict, exitCode } = verify(JSON.stringify(way.length === 0 ? value : copy), TRUST);
        return verdict === "verified" ? exitCode === 0 : exitCode >= 2;
      }),
      { numRuns: 400 },
    );
  });
  test("rolls are assembled in the order of their tags whatever order they come in", () => {
    const leaves = honest.built.roll.lines.map(parseRollLeaf);
    const { roll, positions } = assembleRoll(leaves.toReversed());
    expect(equalBytes(roll.root, honest.built.roll.root)).toBe(true);
    expect(positions[0]).toBe(11);
    expect(parseProofFile(honest.bundle.proof).index).toBe(honest.index);
  });
});
