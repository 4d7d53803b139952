import { describe, expect, test } from "vitest";
import { AporaError, ERRORS, toAporaError } from "./errors.ts";

describe("errors", () => {
  test("a sentence is filled from the details", () => {
    expect(new AporaError("port.taken", { port: 8080, host: "127.0.0.1" }).message).toMatch(/^Port 8080 on 127\.0\.0\.1 is already in use/);
  });

  test.each([
    [Object.assign(new Error("write"), { code: "ENOSPC" }), "disk.full"],
    [Object.assign(new Error("could not extend file"), { code: "53100" }), "disk.full"],
    [Object.assign(new Error("listen"), { code: "EADDRINUSE", port: 8080, address: "127.0.0.1" }), "port.taken"],
    [Object.assign(new Error("shutting down"), { code: "57P01" }), "unavailable"],
    [Object.assign(new Error("gone"), { code: "08006" }), "unavailable"],
    [new Error("Connection terminated unexpectedly"), "unavailable"],
    [Object.assign(new Error("connect ENOENT /run/.s.PGSQL.5432"), { code: "ENOENT", syscall: "connect" }), "unavailable"],
    [Object.assign(new Error("no such file"), { code: "ENOENT", syscall: "open" }), "internal"],
    [Object.assign(new Error("canceling statement"), { code: "57014" }), "timeout"],
    [new Error("surprise"), "internal"],
    ["a string", "internal"],
    [undefined, "internal"],
  ])("%s becomes its code, with the original kept", (thrown, code) => {
    const error = toAporaError(thrown);
    expect(error.code).toBe(code);
    expect(error.cause).toBe(thrown);
  });

  test("our own error passes through the door unchanged", () => {
    const error = new AporaError("not-found");
    expect(toAporaError(error)).toBe(error);
  });

  test("a foreign message never becomes ours: it may quote a person", () => {
    expect(toAporaError(new Error("Мельнікава")).message).toBe(ERRORS.internal.message);
  });

  test("every code is a plain word or room.reason, and its status is an HTTP error", () => {
    for (const [code, { status }] of Object.entries(ERRORS)) {
      expect(code).toMatch(/^[a-z]+(?:-[a-z]+)*(?:\.[a-z]+(?:-[a-z]+)*)?$/);
      expect(status).toBeGreaterThanOrEqual(400);
    }
  });
});
