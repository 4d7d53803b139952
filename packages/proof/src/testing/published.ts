// A published figure as the product makes it, with invented people, for tests and benches.
import {
  addSignatures,
  cosignCheckpoint,
  createCompactRange,
  createMerkleTree,
  createSigner,
  createVrfKey,
  formatProofFile,
  formatVerifierKey,
  parseNote,
  parsePolicy,
  readUtf8,
  sha256,
  signCheckpoint,
  TREE_HASH,
  utf8,
  type MerkleTree,
  type Signer,
} from "@apora/tlog";
import {
  beaconLeaf,
  buildRoll,
  composeStatement,
  definitionHash,
  figureLeaf,
  paddingLeaf,
  secondsOf,
  signStatement,
  type BuiltRoll,
  type Bundle,
  type CanonicalStatement,
  type DefinitionDocument,
  type RandomBytes,
  type RollSubject,
  type StatementDraft,
  type Trust,
} from "../index.ts";

/** Bytes that are the same in every run: never for real salts. */
export function createTestRandom(seed: string): RandomBytes {
  let n = 0;
  return (count) => {
    n += 1;
    return sha256(utf8(`${seed} ${n}`)).slice(0, count);
  };
}

const seeded = (name: string, kind: "note" | "cosignature"): Signer => createSigner(name, kind, sha256(utf8(name)));
export const LOG = seeded("log.example/apora1", "note");
export const PUBLISHER = seeded("publisher.example", "note");
export const AUDITOR = seeded("auditor.example", "note");
export const WITNESSES = ["anna", "boris", "vera"].map((name) => seeded(`${name}.example/w`, "cosignature"));

export const POLICY_TEXT = [
  `log ${formatVerifierKey(LOG.key)}`,
  ...WITNESSES.map(({ key }, i) => `witness w${i} ${formatVerifierKey(key)}`),
  "group partners 2 w0 w1 w2",
  "quorum partners",
  "",
].join("\n");
export const TRUST: Trust = { policy: parsePolicy(POLICY_TEXT), publishers: [PUBLISHER.key], auditors: [AUDITOR.key] };

export const DEFINITION: DefinitionDocument = {
  id: "in-custody",
  version: "2",
  unit: "person",
  text: {
    en: "People in custody on the day and recognised as political prisoners",
    be: "Людзі пад вартай у гэты дзень, прызнаныя палітвязнямі",
  },
  rule: { all: [{ during: "custody" }, { by: "recognised" }] },
};

/** Invented. Person i: odd ones still held, even ones freed in 2024. */
export const aSubject = (i: number): RollSubject => ({
  identity: { name: `invented person ${i}`, patronymic: "", born: String(1950 + (i % 55)), n: "0" },
  facts: {
    periods: [{ what: "custody", from: "2021-05-31", to: i % 2 === 0 ? "2024-03-01" : null }],
    events: [{ what: "recognised", on: "2021-07-01" }],
    attributes: {},
  },
  records: [String(i % 30)],
});

export const STATED_AT = "2026-11-21T04:00:00Z";

/** The log of a test: leaves in a list, heads signed and cosigned on demand. */
export type TestLog = {
  readonly leaves: string[];
  readonly append: (leaf: Uint8Array) => bigint;
  readonly tree: (size?: bigint) => MerkleTree;
  readonly head: (time: string, size?: bigint, witnesses?: readonly Signer[]) => string;
  readonly proof: (index: bigint, checkpoint: string) => string;
};

export function createTestLog(): TestLog {
  const leaves: string[] = [];
  const tree = (size = BigInt(leaves.length)): MerkleTree =>
    createMerkleTree(leaves.slice(0, Number(size)).map((leaf) => TREE_HASH.leaf(utf8(leaf))));
  return {
    leaves,
    append: (leaf) => BigInt(leaves.push(readUtf8(leaf)) - 1),
    tree,
    head: (time, size = BigInt(leaves.length), witnesses = WITNESSES.slice(0, 2)) => {
      const note = signCheckpoint({ origin: LOG.key.name, size, root: tree(size).root() }, LOG);
      return addSignatures(
        note,
        witnesses.map((each) => cosignCheckpoint(parseNote(note).text, secondsOf(time), each)),
      );
    },
    proof: (index, checkpoint) => {
      const size = BigInt(parseNote(checkpoint).text.split("\n")[1] ?? "0");
      return formatProofFile({ index, proof: tree(size).inclusionProof(index), checkpoint });
    },
  };
}

/** The parts of a published figure; tests spoil one of them. */
export type Published = {
  readonly log: TestLog;
  readonly built: BuiltRoll;
  readonly statement: CanonicalStatement;
  readonly index: bigint;
  readonly checkpoint: string;
  readonly bundle: Bundle;
};

export type Wishes = {
  readonly people?: number;
  /** The first so many are public. */
  readonly open?: number;
  readonly draft?: Partial<StatementDraft>;
  readonly witnessedAt?: string;
  readonly log?: TestLog;
  readonly seed?: string;
  readonly signer?: Signer;
};

export function publish(wishes: Wishes = {}): Published {
  const { people = 12, open = 7, witnessedAt = "2026-11-21T04:05:00Z", seed = "one", signer = PUBLISHER } = wishes;
  const log = wishes.log ?? createTestLog();
  const random = createTestRandom(seed);
  for (let i = 0; i < 30; i += 1) log.append(paddingLeaf("2026-11-20T04:00:00Z", random));
  const known = BigInt(log.leaves.length);
  const vrf = createVrfKey(random(32));
  const built = buildRoll(
    Array.from({ length: people }, (_, i) => aSubject(i)),
    vrf,
    random,
  );
  const { definition } = { definition: DEFINITION };
  const statement = composeStatement({
    id: `fig-2023-05-21-${seed}`,
    figure: "in-custody",
    text: { en: `${people} people were held`, be: `${people} чалавек трымалі пад вартай` },
    uncertain: "0",
    unit: "person",
    definition: { id: definition.id, version: definition.version, sha256: definitionHash(definition) },
    valid_at: "2023-05-21",
    known_at: { size: known, root: log.tree().root() },
    roll: { size: built.roll.size, root: built.roll.root, publicKey: vrf.publicKey, public: BigInt(open), toldApart: built.toldApart },
    code: { version: "0.1.0", commit: "", sha256: "" },
    stated_at: STATED_AT,
    previous: null,
    supersedes: null,
    reason: null,
    ...wishes.draft,
  });
  const beacon = beaconLeaf({ source: "a test", value: "00ff", at: "2026-11-21T03:50:00Z", time: STATED_AT });
  const beaconIndex = log.append(beacon);
  const index = log.append(figureLeaf({ statement, signature: signStatement(statement, [signer]), time: STATED_AT }));
  for (let i = 0; i < 5; i += 1) log.append(paddingLeaf(STATED_AT, random));
  const checkpoint = log.head(witnessedAt);
  const size = BigInt(log.leaves.length);
  const bundle: Bundle = {
    scope: "figure",
    status: "current",
    leaf: log.leaves[Number(index)] ?? "",
    proof: log.proof(index, checkpoint),
    consistency: [{ from: known, to: size, proof: log.tree().consistencyProof(known) }],
    definition,
    roll: built.roll.lines,
    openings: built.openings.slice(0, open),
    beacon: { leaf: log.leaves[Number(beaconIndex)] ?? "", proof: log.proof(beaconIndex, checkpoint) },
  };
  return { log, built, statement, index, checkpoint, bundle };
}

/** Adds everything that follows the statement in the log as it is now. */
export function withLater({ log, index, bundle }: Published, time: string): Bundle {
  const range = createCompactRange();
  for (const leaf of log.leaves.slice(0, Number(index) + 1)) range.append(TREE_HASH.leaf(utf8(leaf)));
  return {
    ...bundle,
    later: { proof: log.proof(index, log.head(time)), range: range.hashes(), leaves: log.leaves.slice(Number(index) + 1) },
  };
}
