import { afterEach, describe, expect, test, vi } from "vitest";
import { AporaError } from "../platform/errors.ts";
import { fail } from "./run.ts";

/** What a person at a terminal reads of a fault, and the exit code a script sees. */
function told(problem: unknown): { readonly text: string; readonly exitCode: unknown } {
  const lines: string[] = [];
  vi.spyOn(process.stderr, "write").mockImplementation((text) => lines.push(String(text)) > 0);
  fail(problem);
  return { text: lines.join(""), exitCode: process.exitCode };
}

afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
});

describe("a fault at the command line", () => {
  test("that somebody foresaw is one sentence with its code", () => {
    const { text, exitCode } = told(new AporaError("interrupted"));
    expect(text).toBe("Stopped as asked. Nothing was changed.\n(interrupted)\n");
    expect(exitCode).toBe(130);
  });

  test("of a database that went away gives the cause in its own words, and not where in the driver it happened", () => {
    const cause = Object.assign(new Error("terminating connection due to administrator command"), { code: "57P01" });
    const { text, exitCode } = told(cause);
    expect(text.split("\n")).toEqual([
      "The service is not available at the moment.",
      "(unavailable)",
      "terminating connection due to administrator command",
      "",
    ]);
    expect(exitCode).toBe(69);
  });

  test("that nobody foresaw says where it happened", () => {
    const { text, exitCode } = told(new TypeError("x is not a function"));
    expect(text).toMatch(/^Something went wrong on our side\.\n\(internal\)\nTypeError: x is not a function\n +at /u);
    expect(exitCode).toBe(70);
  });
});
