import { createHmac } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  canonicalBytes,
  canonicalJson,
  commit,
  committedBytes,
  createVrfKey,
  fieldDigest,
  fromHex,
  hmacSha256,
  opens,
  parseCanonicalJson,
  parseStrictJson,
  TlogError,
  toHex,
  utf8,
  verifyVrf,
  type Json,
} from "./index.ts";

const json = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    fc.constantFrom(null, true, false),
    fc.string({ unit: "grapheme" }),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(fc.string(), tie("value"), { maxKeys: 4 }),
  ),
})).value;

describe("canonical JSON", () => {
  test("the example of RFC 8785 section 3.2.3, members by their UTF-16 code units", () => {
    const value = {
      "\u20ac": "Euro Sign",
      "\r": "Carriage Return",
      "\ufb33": "Hebrew Letter Dalet With Dagesh",
      "1": "One",
      "\ud83d\ude00": "Emoji: Grinning Face",
      "\u0080": "Control",
      "\u00f6": "Latin Small Letter O With Diaeresis",
    };
    expect(canonicalJson(value)).toBe(
      '{"\\r":"Carriage Return","1":"One","\u0080":"Control","\u00f6":"Latin Small Letter O With Diaeresis","\u20ac":"Euro Sign","\ud83d\ude00":"Emoji: Grinning Face","\ufb33":"Hebrew Letter Dalet With Dagesh"}',
    );
  });
  test("is read back as the same value, and canonical again", () => {
    fc.assert(
      fc.property(json, (value) => {
        const text = canonicalJson(value);
        // A whole number beyond 2^53 is written, but not read.
        if (/[0-9]{16}/u.test(text)) return true;
        return canonicalJson(parseCanonicalJson(text)) === text;
      }),
    );
  });
  test("what has no form is refused", () => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, "\ud800", { "\udc00": 1 }, [undefined] as unknown as Json])
      expect(() => canonicalJson(value)).toThrow(TlogError);
    let deep: Json = [];
    for (let i = 0; i < 200; i += 1) deep = [deep];
    expect(() => canonicalJson(deep)).toThrow(TlogError);
  });
});

describe("JSON that is signed", () => {
  test.each([
    ["a name twice", '{"a":1,"a":2}'],
    ["a name twice, once escaped", '{"a":1,"\\u0061":2}'],
    ["half of a surrogate pair", '"\\ud800"'],
    ["half of a surrogate pair in a name", '{"\\udead":1}'],
    ["a whole number beyond 2^53", "9007199254740993"],
    ["a number that is not finite", "1e999"],
    ["something after the value", "{} {}"],
    ["a byte order mark", "\ufeff{}"],
    ["a control character in a string", '"\u0001"'],
    ["a hundred and one levels", `${"[".repeat(102)}${"]".repeat(102)}`],
    ["a hundred thousand levels", "[".repeat(100_000)],
    ["a string without an end", `"${"a".repeat(100_000)}`],
    ["nothing", ""],
  ])("with %s is refused", (_, text) => {
    expect(() => parseStrictJson(text)).toThrow(TlogError);
  });
  test("-0, 1e21 and unsorted members are not canonical", () => {
    for (const text of ["-0", "1e21", "1.0", '{"b":1,"a":1}', '{"a": 1}', '"\\u0061"'])
      expect(() => parseCanonicalJson(text)).toThrow(/canonical/u);
    expect(parseCanonicalJson("1e+21")).toBe(1e21);
  });
  test("reads what JSON.parse reads, but for what is refused", () => {
    fc.assert(
      fc.property(json, (value) => {
        const text = JSON.stringify(value, null, 1);
        if (/[0-9]{16}/u.test(text)) return;
        expect(parseStrictJson(text)).toEqual(JSON.parse(text));
      }),
    );
  });
  test("a member named __proto__ is a member", () => {
    const value = parseStrictJson('{"__proto__":{"polluted":true}}');
    expect(canonicalJson(value)).toBe('{"__proto__":{"polluted":true}}');
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});

describe("a commitment", () => {
  const salt = new Uint8Array(32).fill(9);
  test("is the HMAC of prefix, zero byte and canonical JSON", () => {
    const message = Buffer.concat([Buffer.from("apora-record-v1\0"), canonicalBytes({ b: "1", a: "2" })]);
    expect(toHex(commit("apora-record-v1", salt, { a: "2", b: "1" }))).toBe(createHmac("sha256", salt).update(message).digest("hex"));
    expect(Buffer.from(committedBytes("apora-record-v1", { a: "2", b: "1" })).equals(message)).toBe(true);
  });
  test("the second test case of RFC 4231", () => {
    expect(toHex(hmacSha256(utf8("Jefe"), utf8("what do ya want for nothing?")))).toBe(
      "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
    );
  });
  test("wrong salt: a salt of 31, 33 or 64 bytes never opens, even where HMAC would let it", () => {
    const short = new Uint8Array(31).fill(9);
    const padded = Uint8Array.from([...short, 0]);
    const made = commit("p", padded, "x");
    // HMAC fills short keys with zeros: both salts give the same bytes.
    expect(toHex(hmacSha256(short, committedBytes("p", "x")))).toBe(toHex(made));
    expect(opens(made, "p", { salt: padded, payload: "x" })).toBe(true);
    for (const salt of [short, Uint8Array.from([...padded, 0]), new Uint8Array(64)]) {
      expect(opens(made, "p", { salt, payload: "x" })).toBe(false);
      expect(() => commit("p", salt, "x")).toThrow(/exactly 32/u);
    }
  });
  test("opens to nothing else, nor for another purpose", () => {
    const made = commit("p", salt, { a: "1" });
    expect(opens(made, "p", { salt, payload: { a: "2" } })).toBe(false);
    expect(opens(made, "q", { salt, payload: { a: "1" } })).toBe(false);
    expect(opens(made, "p", { salt: new Uint8Array(32).fill(8), payload: { a: "1" } })).toBe(false);
  });
  test("a field's digest depends on salt, name and value", () => {
    const field = { salt: new Uint8Array(16).fill(1), name: "status", value: "free" };
    const all = [field, { ...field, name: "state" }, { ...field, value: "held" }, { ...field, salt: new Uint8Array(16) }];
    expect(new Set(all.map((each) => fieldDigest("apora-field-v1", each))).size).toBe(4);
    expect(() => fieldDigest("p", { ...field, salt: new Uint8Array(15) })).toThrow(/exactly 16/u);
  });
});

describe("the verifiable random function", () => {
  test("example 16 of RFC 9381 appendix B.3", () => {
    const key = createVrfKey(fromHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"));
    const { proof, output } = key.prove(new Uint8Array());
    expect(toHex(key.publicKey)).toBe("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
    expect(toHex(proof)).toBe(
      "8657106690b5526245a92b003bb079ccd1a92130477671f6fc01ad16f26f723f26f8a57ccaed74ee1b190bed1f479d9727d2d0f9b005a6e456a35d4fb0daab1268a1b0db10836d9826a528ca76567805",
    );
    expect(toHex(output)).toBe(
      "90cf1df3b703cce59e2a35b925d411164068269d7b2d29f3301c03dd757876ff66b71dda49d2de59d03450451af026798e8f81cd2e333de5cdf4f3e140fdd8ae",
    );
  });
  const key = createVrfKey(new Uint8Array(32).fill(3));
  const alpha = utf8("somebody");
  const { proof, output } = key.prove(alpha);
  test("a proof under another key, of another input, cut short or with s ≥ q is not one", () => {
    expect(toHex(verifyVrf(key.publicKey, alpha, proof) ?? new Uint8Array())).toBe(toHex(output));
    expect(verifyVrf(createVrfKey(new Uint8Array(32).fill(4)).publicKey, alpha, proof)).toBeUndefined();
    expect(verifyVrf(key.publicKey, utf8("somebody else"), proof)).toBeUndefined();
    expect(verifyVrf(key.publicKey, alpha, proof.slice(0, 79))).toBeUndefined();
    const order = 2n ** 252n + 27742317777372353535851937790883648493n;
    const s = proof.slice(48).reduceRight((sum, byte) => sum * 256n + BigInt(byte), 0n) + order;
    const shifted = Uint8Array.from(proof);
    for (let i = 0; i < 32; i += 1) shifted[48 + i] = Number((s >> BigInt(8 * i)) & 255n);
    expect(verifyVrf(key.publicKey, alpha, shifted)).toBeUndefined();
  });
  test("keys of small order and encodings that are not canonical are refused", () => {
    const identity = Uint8Array.from({ length: 32 }, (_, i) => (i === 0 ? 1 : 0));
    const beyond = new Uint8Array(32).fill(255);
    const orderEight = fromHex("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05");
    for (const bad of [identity, beyond, orderEight, new Uint8Array(32), new Uint8Array(31)])
      expect(() => verifyVrf(bad, alpha, proof)).toThrow(TlogError);
  });
});
