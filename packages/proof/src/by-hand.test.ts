// The recipe of docs/verify-by-hand.md says of every figure what verify says, step by step.
import { spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createSigner, formatVerifierKey, sha256, utf8 } from "@apora/tlog";
import { formatBundle, verify } from "./index.ts";
import { LOG, publish, PUBLISHER, TRUST, WITNESSES } from "./testing/published.ts";

const SCRIPT = fileURLToPath(new URL("testing/figure_oracle.py", import.meta.url));
const missing = (
  [
    ["python3", "--version"],
    ["openssl", "version"],
  ] as const
).filter(([program, word]) => spawnSync(program, [word]).status !== 0);
const note = missing.length === 0 ? "" : ` (skipped: not here: ${missing.map(([program]) => program).join(", ")})`;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "apora-by-hand-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function byHand(text: string): Promise<Readonly<Record<string, boolean>>> {
  const file = path.join(folder, "figure.json");
  await writeFile(file, text);
  const keys = [LOG, PUBLISHER, ...WITNESSES.slice(0, 2)].map(({ key }) => formatVerifierKey(key));
  const { stdout, stderr } = spawnSync("python3", [SCRIPT, file, ...keys], { encoding: "utf8" });
  if (stdout === "") throw new Error(stderr);
  return Object.fromEntries(
    stdout
      .trimEnd()
      .split("\n")
      .map((line) => [line.split(/ +/u)[0], line.endsWith("passed")]),
  );
}

describe.skipIf(missing.length > 0)(`a figure checked by hand${note}`, () => {
  const honest = publish();
  const { bundle } = honest;
  const impostor = createSigner("publisher.example", "note", sha256(utf8("impostor")));
  const other = publish({ seed: "other" });
  test.each([
    ["honest", bundle],
    ["of nobody", publish({ people: 0, open: 0 }).bundle],
    ["signed by another", publish({ signer: impostor }).bundle],
    ["with another roll", { ...bundle, roll: other.bundle.roll ?? [] }],
    ["with unsorted tags", { ...bundle, roll: (bundle.roll ?? []).toReversed() }],
    ["with a duplicate", { ...bundle, roll: [...(bundle.roll ?? []), bundle.roll?.at(-1) ?? ""] }],
    ["with a wrong salt", { ...bundle, openings: (bundle.openings ?? []).map((each) => ({ ...each, salt: sha256(each.salt) })) }],
    ["proved elsewhere", { ...bundle, proof: other.bundle.proof }],
    ["with an edited statement", { ...bundle, leaf: bundle.leaf.replace('"12 people', '"13 people') }],
  ])("%s gets the same verdicts", async (_, spoiled) => {
    const text = formatBundle(spoiled);
    const hand = await byHand(text);
    const ours = verify(text, TRUST).steps.filter(({ id }) => id in hand);
    expect(Object.fromEntries(ours.map(({ id, outcome }) => [id, outcome !== "fail"]))).toEqual(hand);
    expect(ours.length).toBe(10);
  });

  test("the recipe names the files and prefixes as they are", async () => {
    const recipe = await readFile(fileURLToPath(new URL("../../../docs/verify-by-hand.md", import.meta.url)), "utf8");
    for (const word of [
      "packages/proof/src/testing/figure_oracle.py",
      "apora-roll-entry-v1",
      "apora-statement/v1",
      "302a300506032b6570032100",
    ])
      expect(recipe).toContain(word);
  });
});
