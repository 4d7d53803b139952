import { expect, test } from "vitest";
import { fixedClock } from "./clock.ts";

test("a fixed clock stands still, counts days in UTC and cannot be moved by its caller", () => {
  const clock = fixedClock("2026-08-09T23:30:00-05:00");
  clock.now().setFullYear(1999);
  expect(clock.today()).toBe("2026-08-10");
  expect(() => fixedClock("never")).toThrow(RangeError);
});
