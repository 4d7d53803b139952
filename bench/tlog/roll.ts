// A published figure of 1,500 invented people: building the roll, and verifying all of it.
import { performance } from "node:perf_hooks";
import {
  createMerkleTree,
  createSigner,
  createVrfKey,
  formatProofFile,
  formatVerifierKey,
  parsePolicy,
  readUtf8,
  sha256,
  signCheckpoint,
  TREE_HASH,
  utf8,
} from "@apora/tlog";
import {
  buildRoll,
  composeStatement,
  definitionHash,
  figureLeaf,
  formatBundle,
  paddingLeaf,
  signStatement,
  verify,
  type BuiltRoll,
  type DefinitionDocument,
  type RollSubject,
} from "@apora/proof";
import type { Result } from "../measure.ts";

const TIME = "2026-11-21T04:00:00Z";
const definition: DefinitionDocument = {
  id: "in-custody",
  version: "2",
  unit: "person",
  text: { en: "in custody" },
  rule: { during: "custody" },
};
const log = createSigner("log.example/bench", "note", sha256(utf8("log")));
const publisher = createSigner("publisher.example", "note", sha256(utf8("publisher")));
const trust = { policy: parsePolicy(`log ${formatVerifierKey(log.key)}\nquorum none\n`), publishers: [publisher.key] };

let drawn = 0;
const random = (count: number): Uint8Array => sha256(utf8(`bench ${(drawn += 1)}`)).slice(0, count);
const aSubject = (i: number): RollSubject => ({
  identity: { name: `invented person ${i}`, patronymic: "", born: String(1950 + (i % 50)), n: "0" },
  facts: { periods: [{ what: "custody", from: "2021-05-31", to: null }], events: [], attributes: {} },
  records: [String(i % 1000)],
});

function bundleOf(built: BuiltRoll, publicKey: Uint8Array, open: number): string {
  const leaves = Array.from({ length: 1000 }, () => readUtf8(paddingLeaf(TIME, random)));
  const treeNow = (): ReturnType<typeof createMerkleTree> => createMerkleTree(leaves.map((leaf) => TREE_HASH.leaf(utf8(leaf))));
  const statement = composeStatement({
    id: "bench",
    figure: "in-custody",
    text: { en: "held" },
    uncertain: "0",
    unit: "person",
    definition: { id: definition.id, version: definition.version, sha256: definitionHash(definition) },
    valid_at: "2023-05-21",
    known_at: { size: 1000n, root: treeNow().root() },
    roll: { size: built.roll.size, root: built.roll.root, publicKey, public: BigInt(open), toldApart: 0n },
    code: { version: "", commit: "", sha256: "" },
    stated_at: TIME,
    previous: null,
    supersedes: null,
    reason: null,
  });
  leaves.push(readUtf8(figureLeaf({ statement, signature: signStatement(statement, [publisher]), time: TIME })));
  const tree = treeNow();
  const checkpoint = signCheckpoint({ origin: log.key.name, size: tree.size(), root: tree.root() }, log);
  return formatBundle({
    scope: "figure",
    status: "current",
    leaf: leaves[1000] ?? "",
    proof: formatProofFile({ index: 1000n, proof: tree.inclusionProof(1000n), checkpoint }),
    consistency: [{ from: 1000n, to: tree.size(), proof: tree.consistencyProof(1000n) }],
    definition,
    roll: built.roll.lines,
    openings: built.openings.slice(0, open),
  });
}

export function benchRoll(people: number): readonly Result[] {
  const vrf = createVrfKey(random(32));
  let began = performance.now();
  const built = buildRoll(
    Array.from({ length: people }, (_, i) => aSubject(i)),
    vrf,
    random,
  );
  const building = (performance.now() - began) / 1000;
  const text = bundleOf(built, vrf.publicKey, Math.round(people * 0.8));
  began = performance.now();
  const { verdict } = verify(text, trust);
  const verifying = (performance.now() - began) / 1000;
  if (verdict !== "verified") throw new Error(`the figure does not verify: ${verdict}`);
  const share = people / 1500;
  return [
    { name: `build a roll of ${people}`, measured: building, limit: 15 * share, unit: "s", good: "below" },
    {
      name: `verify a roll of ${people}, four fifths open`,
      measured: verifying,
      limit: 15 * share,
      unit: "s",
      good: "below",
      note: `${Math.round(text.length / 1024)} KiB`,
    },
  ];
}
