import { createSigner, formatVerifierKey, parsePolicy, sha256, utf8 } from "@apora/tlog";
import { parseTrust } from "@apora/proof";
import { expect, test } from "vitest";
import { trustText } from "./trust-text.ts";

const key = (name: string, kind: "note" | "cosignature"): string => formatVerifierKey(createSigner(name, kind, sha256(utf8(name))).key);
const KEYS = { log: key("log.example", "note"), publisher: key("publisher.example", "note") };
const WITNESSES = ["a", "b", "c"].map((name) => `witness ${name} ${key(`${name}.example`, "cosignature")} https://${name}.example`);

test("what readers are given is the policy that is really asked, without addresses", () => {
  const policy = parsePolicy(`${WITNESSES.join("\n")}\ngroup partners 2 a b\ngroup all all partners c\nquorum all\n`);
  const text = trustText(KEYS, policy);
  expect(text).not.toContain("https:");
  const read = parseTrust(`${text}\n`);
  expect(read.policy).toMatchObject({ quorum: "all", groups: policy.groups });
  expect(read.policy?.witnesses.map(({ name }) => name)).toEqual(["a", "b", "c"]);
  expect(read.publishers).toHaveLength(1);
});

test("without a policy it says that no witness is wanted; before the log is signed it names the publisher alone", () => {
  expect(trustText(KEYS, undefined)).toBe(`log ${KEYS.log}\nquorum none\npublisher ${KEYS.publisher}`);
  expect(trustText({ publisher: KEYS.publisher }, undefined)).toBe(`publisher ${KEYS.publisher}`);
});
