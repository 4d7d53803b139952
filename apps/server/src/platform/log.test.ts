import { describe, expect, test } from "vitest";
import { fixedClock } from "./clock.ts";
import { AporaError } from "./errors.ts";
import { createLog, type Log } from "./log.ts";

function capture(plain: boolean): { log: Log; lines: string[] } {
  const lines: string[] = [];
  return { lines, log: createLog({ write: (line) => void lines.push(line), plain, clock: fixedClock("2026-08-09T10:11:12Z") }) };
}

describe("the log", () => {
  test("is one JSON object per line for machines", () => {
    const { log, lines } = capture(false);
    log.info("server.started", { port: 8080 });
    expect(lines).toEqual(['{"at":"2026-08-09T10:11:12.000Z","level":"info","event":"server.started","port":8080}\n']);
  });

  test("is one readable line for a person", () => {
    const { log, lines } = capture(true);
    log.warn("database.waiting", { reason: "still busy", pid: 7, absent: undefined });
    expect(lines).toEqual(['10:11:12 warn  database.waiting reason="still busy" pid=7\n']);
  });

  test("prints our sentence, but of a foreign error only class, code and place", () => {
    const { log, lines } = capture(false);
    log.error("failed", Object.assign(new TypeError("Мельнікава"), { code: "22P02" }));
    log.error("failed", new AporaError("not-found"));
    expect(lines.join("")).not.toContain("Мельнікава");
    expect(lines[0]).toContain('"error":"TypeError","code":"22P02"');
    expect(lines[1]).toContain("There is nothing at this address.");
  });

  test("a line break in a value cannot forge a second line", () => {
    const { log, lines } = capture(true);
    log.info("event", { id: "a\nb" });
    expect(lines[0]?.trimEnd()).not.toContain("\n");
  });
});
