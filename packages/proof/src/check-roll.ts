import { compareBytes, equalBytes, fromBase64, TREE_HASH, utf8, verifyInclusion } from "@apora/tlog";
import type { Bundle, BundleOpening } from "./bundle.ts";
import { definitionHash, satisfies } from "./definition.ts";
import { stepOf, type Step } from "./report.ts";
import { closedEntries, fallOnEntries } from "./sample.ts";
import { faultOfOpening, parseRollLeaf, rollTree, type RollLeaf } from "./roll.ts";
import { whenOf, type Statement } from "./statement.ts";

export type RollView = { readonly bundle: Bundle; readonly statement: Statement };

export function checkRollSize({ bundle, statement }: RollView): Step {
  const { value, roll } = statement;
  const details = { value, size: roll.size, public: roll.public, hidden: roll.hidden };
  const adds = value === roll.size && BigInt(roll.public) + BigInt(roll.hidden) === BigInt(roll.size);
  if (!adds) return stepOf("roll-size.differs", details);
  if (bundle.roll === undefined) return stepOf("roll-size.absent", details);
  const lines = String(bundle.roll.length);
  return stepOf(lines === value ? "roll-size.equal" : "roll-size.differs", { ...details, size: lines });
}

function isOnPath(opening: BundleOpening, statement: Statement): boolean {
  if (opening.path === undefined) return false;
  return verifyInclusion({
    index: opening.index,
    size: BigInt(statement.roll.size),
    leafHash: TREE_HASH.leaf(utf8(opening.path.line)),
    proof: opening.path.proof,
    root: fromBase64(statement.roll.root),
  });
}

export function checkRollRoot({ bundle, statement }: RollView): Step {
  if (bundle.roll !== undefined) {
    const matches = equalBytes(rollTree(bundle.roll).root(), fromBase64(statement.roll.root));
    return stepOf(matches ? "roll-root.matches" : "roll-root.differs");
  }
  const openings = bundle.openings ?? [];
  if (openings.every(({ path }) => path === undefined)) return stepOf("roll-root.absent");
  return stepOf(openings.every((opening) => isOnPath(opening, statement)) ? "roll-root.path" : "roll-root.differs");
}

export function checkRollTags({ bundle }: RollView): Step {
  if (bundle.roll === undefined) return stepOf("roll-tags.absent");
  let before: RollLeaf | undefined;
  for (const [i, line] of bundle.roll.entries()) {
    const leaf = readLeaf(line);
    if (leaf === undefined) return stepOf("roll-tags.malformed", { line: String(i + 1) });
    const order = before === undefined ? -1 : compareBytes(before.tag, leaf.tag);
    if (order === 0) return stepOf("roll-tags.duplicate", { line: String(i + 1) });
    if (order > 0) return stepOf("roll-tags.unsorted", { line: String(i + 1) });
    before = leaf;
  }
  return stepOf("roll-tags.unique", { count: String(bundle.roll.length) });
}

function readLeaf(line: string | undefined): RollLeaf | undefined {
  try {
    return line === undefined ? undefined : parseRollLeaf(line);
  } catch (error) {
    if (error instanceof Error) return undefined;
    throw error;
  }
}

export function checkDefinition({ bundle, statement }: RollView): Step {
  const { id, version, sha256 } = statement.definition;
  if (bundle.definition === undefined) return stepOf("definition.absent", { id, version });
  const { definition } = bundle;
  const matches =
    definitionHash(definition) === sha256 && definition.id === id && definition.version === version && definition.unit === statement.unit;
  return stepOf(matches ? "definition.matches" : "definition.differs", { id, version });
}

/** What can be seen of an opened entry before anything is computed. */
function plainFault({ statement }: RollView, { index, subject }: BundleOpening, seen: Set<bigint>): Step | undefined {
  const entry = String(index + 1n);
  if (seen.has(index)) return stepOf("openings.twice", { entry });
  seen.add(index);
  const known = BigInt(statement.known_at.size);
  return subject.records.some((record) => BigInt(record) >= known) ? stepOf("openings.later-record", { entry }) : undefined;
}

/** Each opening opens its own leaf: what was committed to is this, and the tag is that of this identity. */
export function checkOpenings(view: RollView): Step {
  const { bundle, statement } = view;
  const { openings } = bundle;
  const nonePublic = statement.roll.public === "0";
  if (openings === undefined) return stepOf(nonePublic ? "openings.none-public" : "openings.absent");
  const seen = new Set<bigint>();
  const plain = openings.map((opening) => plainFault(view, opening, seen)).find((fault) => fault !== undefined);
  if (plain !== undefined) return plain;
  const toldApart = openings.filter(({ subject }) => subject.identity.n !== "0").length;
  if (BigInt(toldApart) > BigInt(statement.roll.told_apart))
    return stepOf("openings.told-apart", { count: String(toldApart), stated: statement.roll.told_apart });
  const publicKey = fromBase64(statement.roll.vrf_pk);
  for (const opening of openings) {
    const entry = String(opening.index + 1n);
    const leaf = readLeaf(bundle.roll?.[Number(opening.index)] ?? opening.path?.line);
    if (leaf === undefined) return stepOf("openings.no-leaf", { entry });
    const fault = judgeOpening(leaf, opening, publicKey);
    if (fault !== undefined) return stepOf(fault === "commitment" ? "openings.commitment" : "openings.tag", { entry });
  }
  return openings.length === 0 && nonePublic ? stepOf("openings.none-public") : stepOf("openings.good", { count: String(openings.length) });
}

function judgeOpening(leaf: RollLeaf, opening: BundleOpening, publicKey: Uint8Array): "commitment" | "tag" | undefined {
  try {
    return faultOfOpening(leaf, opening, publicKey);
  } catch (error) {
    // A key that is not one: no tag can be its.
    if (error instanceof Error) return "tag";
    throw error;
  }
}

/** The closed entries in an auditor's file are those on which the lot falls, no others and none less. */
function checkSample({ bundle, statement }: RollView): Step {
  const { sample, openings = [], erased = [] } = bundle;
  const { public: stated, hidden, root } = statement.roll;
  const fallen = new Set(sample?.entries);
  const open = openings.filter(({ index }) => !fallen.has(index));
  const details = { count: String(open.length), stated, hidden, sample: String(fallen.size), erased: String(erased.length) };
  if (String(open.length + erased.length) !== stated) return stepOf("public-part.differs", details);
  const closed = closedEntries({ ...bundle, openings: open });
  const count = fallen.size;
  if (sample === undefined || String(closed.length) !== hidden || count > closed.length || openings.length !== open.length + count)
    return stepOf("public-part.not-drawn", details);
  const due = fallOnEntries(closed, { rollRoot: root, beacon: sample.beacon, count });
  if (!due.every((index) => fallen.has(index))) return stepOf("public-part.not-drawn", { ...details, source: sample.beacon.source });
  return stepOf(erased.length > 0 ? "public-part.erased" : "public-part.sample", { ...details, source: sample.beacon.source });
}

/** An entry is said to be erased twice, although it is open, or where the roll has none. */
function hasFalseErasure({ erased = [], openings = [], roll = [] }: RollView["bundle"]): boolean {
  const named = new Set(erased);
  return (
    named.size !== erased.length || erased.some((index) => index >= BigInt(roll.length)) || openings.some(({ index }) => named.has(index))
  );
}

/** The public part, counted again from the opened entries: each satisfies the definition, and together they are as many as stated. */
export function checkPublicPart({ bundle, statement }: RollView): Step {
  const { definition, openings } = bundle;
  const { public: stated, hidden } = statement.roll;
  if (openings === undefined && stated === "0") return stepOf("public-part.reproduced", { count: "0", hidden });
  if (definition === undefined || openings === undefined) return stepOf("public-part.absent", { count: stated });
  const when = whenOf(statement);
  const outside = openings.find(({ subject }) => !satisfies(definition.rule, subject.facts, when));
  if (outside !== undefined) return stepOf("public-part.unsatisfied", { entry: String(outside.index + 1n) });
  if (bundle.scope === "person") return stepOf("public-part.person", { entry: String((openings[0]?.index ?? 0n) + 1n) });
  if (hasFalseErasure(bundle)) return stepOf("public-part.differs", { count: String(openings.length), stated });
  if (bundle.scope === "sample") return checkSample({ bundle, statement });
  const erased = bundle.erased?.length ?? 0;
  const details = { count: String(openings.length), stated, hidden, erased: String(erased) };
  if (String(openings.length + erased) !== stated) return stepOf("public-part.differs", details);
  return stepOf(erased > 0 ? "public-part.erased" : "public-part.reproduced", details);
}
