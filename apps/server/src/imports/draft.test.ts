import { v5 } from "uuid";
import { expect, test } from "vitest";
import { idFor } from "./draft.ts";

test("the id of something named in a list is the name-based UUID of list, kind and key, and never changes", () => {
  const namespace = "5b0c6c2e-52a7-5d0e-9f0f-3d2a1d1f6a44";
  for (const key of ["1", "", "Ян Крыж", "😀", "a\nb", "x".repeat(5000), ...Array.from({ length: 64 }, (_, n) => `row ${n}`)])
    expect(idFor({ dataset: "список", kind: "person" }, key)).toBe(v5(`список\nperson\n${key}`, namespace));
  expect(idFor({ dataset: "a", kind: "person" }, "1")).toBe("3589802b-69df-5591-a4fa-82aa92e31659");
});

test("an id of the register stays, however it is written", () => {
  const id = "0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b";
  expect(idFor({ dataset: "a", kind: "person" }, id.toUpperCase())).toBe(id);
});
