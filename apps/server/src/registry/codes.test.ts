import { expect, test } from "vitest";
import * as codes from "./codes.ts";

const { ACT_KINDS, INFORMATION_CREDIBILITY, PLACE_KINDS, SOURCE_RELIABILITY, STATES, codesOf } = codes;

const vocabularies = Object.entries(codes).filter(([name]) => /^[A-Z_]+$/u.test(name));

test.each(vocabularies)("%s says what each code means, in codes that fit exports", (_name, vocabulary) => {
  for (const [code, entry] of Object.entries(vocabulary)) {
    expect(code).toMatch(/^([a-z][a-z_-]*|[A-F]|[1-6])$/u);
    expect(entry).toHaveProperty("about", expect.stringMatching(/\S/u));
  }
});

test("home restriction and a served term leave the custody count, an open-type facility stays in it", () => {
  expect([STATES.home_restriction, STATES.released, STATES.died].map((state) => state.inCustody)).toEqual([false, false, false]);
  expect(STATES.open_type.inCustody).toBe(true);
});

test("a step of the case never ends custody", () => {
  for (const state of Object.values(STATES)) expect(state.procedural && !state.inCustody).toBe(false);
});

test("codes keep their order and the Admiralty scales are whole", () => {
  expect(codesOf(SOURCE_RELIABILITY).join("")).toBe("ABCDEF");
  expect(codesOf(INFORMATION_CREDIBILITY).join("")).toBe("123456");
  expect(codesOf(PLACE_KINDS)).toHaveLength(10);
});

test("no HURIDOCS code is invented", () => {
  for (const act of Object.values(ACT_KINDS)) expect(act.huridocs).toBeNull();
});
