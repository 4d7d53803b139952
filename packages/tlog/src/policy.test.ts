import { describe, expect, test } from "vitest";
import { createSigner, evaluatePolicy, formatVerifierKey, parsePolicy, sha256, TlogError, utf8, type Signer } from "./index.ts";

const signer = (name: string, kind: "note" | "cosignature"): Signer => createSigner(name, kind, sha256(utf8(name)));
const log = signer("log.example/apora1", "note");
const names = ["anna", "boris", "vera", "outside"];
const witnesses = names.map((name) => signer(`${name}.example/w`, "cosignature"));
const lines = [
  "# two of three partners and one from outside",
  `log ${formatVerifierKey(log.key)} https://log.example/`,
  ...witnesses.map(({ key }, i) => `witness ${names[i] ?? ""} ${formatVerifierKey(key)}`),
  "group partners 2 anna boris vera",
  "group all-of-it all partners outside",
  "quorum all-of-it",
];
const policy = parsePolicy(`${lines.join("\n")}\n`);
const by = (...present: readonly string[]): { key: Signer["key"]; time: bigint }[] =>
  present.flatMap((name) => {
    const found = witnesses[names.indexOf(name)];
    return found === undefined ? [] : [{ key: found.key, time: BigInt(100 + names.indexOf(name)) }];
  });

describe("a policy", () => {
  test("is satisfied by its quorum and by nothing less", () => {
    expect(evaluatePolicy(policy, by("anna", "vera", "outside")).satisfied).toBe(true);
    expect(evaluatePolicy(policy, by("anna", "boris", "vera")).satisfied).toBe(false);
    expect(evaluatePolicy(policy, by("anna", "outside")).satisfied).toBe(false);
    expect(evaluatePolicy(policy, by("outside", "anna")).missing).toEqual(["boris", "vera"]);
  });
  test("knows from when on the quorum stood: the latest of the witnesses that were needed, not of all", () => {
    expect(evaluatePolicy(policy, by("anna", "boris", "vera", "outside")).since).toBe(103n);
    expect(
      evaluatePolicy(parsePolicy(`${[...lines.slice(0, -2), "quorum partners"].join("\n")}\n`), by("anna", "boris", "vera")).since,
    ).toBe(101n);
  });
  test("a key it does not name counts for nothing", () => {
    const stranger = signer("stranger.example/w", "cosignature");
    expect(evaluatePolicy(policy, [...by("anna", "outside"), { key: stranger.key, time: 1n }]).satisfied).toBe(false);
  });
  test("without witnesses is possible only when it says so", () => {
    expect(evaluatePolicy(parsePolicy("quorum none\n"), []).satisfied).toBe(true);
    expect(() => parsePolicy("")).toThrow(TlogError);
  });
  test.each([
    ["a group before its members", "group g any anna\nquorum none"],
    ["a name twice", `${lines[2]}\n${(lines[3] ?? "").replace("boris", "anna")}\nquorum none`],
    ["one key under two names", `${lines[2]}\n${(lines[2] ?? "").replace("anna", "anton")}\nquorum none`],
    ["a member of two groups", `${lines[2]}\ngroup g any anna\ngroup h any anna\nquorum g`],
    ["a threshold above the members", `${lines[2]}\ngroup g 2 anna\nquorum g`],
    ["a group of nobody", "group g all\nquorum g"],
    ["an unknown quorum", "quorum everybody"],
    ["two quorums", "quorum none\nquorum none"],
    ["none as a name", (lines[2] ?? "").replace("anna", "none")],
    ["a log's key for a witness", `witness anna ${formatVerifierKey(log.key)}\nquorum none`],
    ["an unknown word", "trust everybody\nquorum none"],
    ["a carriage return", "quorum none\r\n"],
  ])("with %s is refused", (_, text) => {
    expect(() => parsePolicy(text)).toThrow(TlogError);
  });
});
