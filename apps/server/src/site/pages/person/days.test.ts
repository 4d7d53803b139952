import { expect, test } from "vitest";
import { dayOf, parseDate } from "../../../ledger/edtf.ts";
import type { Episode } from "../../../registry/timeline.ts";
import { heldDays } from "./days.ts";

const opener = { id: "a", kind: "detention", owner: "a", facts: new Map() };

function episode(began: string, ended: string | null, more: Partial<Episode> = {}): Episode {
  const start = parseDate(began);
  return {
    began: start,
    beginningKnown: true,
    opener,
    ended: ended === null ? null : parseDate(ended),
    closer: null,
    closedBy: null,
    lastEvidence: start.lo,
    stays: [],
    ...more,
  };
}

test("the first and the last day both count", () => {
  expect(heldDays([episode("2020-09-20", "2021-05-21")], dayOf("2026-01-01"))).toEqual({ days: 244, atLeast: false });
  expect(heldDays([episode("2021-03-10", null)], dayOf("2021-03-10"))).toEqual({ days: 1, atLeast: false });
});

test("a day on which one custody ends and the next begins counts once", () => {
  const both = [episode("2022-01-01", "2022-01-10"), episode("2022-01-10", "2022-01-12")];
  expect(heldDays(both, dayOf("2026-01-01"))).toEqual({ days: 12, atLeast: false });
});

test("a partial date counts from its last possible day to its first", () => {
  expect(heldDays([episode("2022-01", "2022-03")], dayOf("2026-01-01"))).toEqual({ days: 30, atLeast: true });
});

test("custody that nobody confirmed for a year counts to the last confirmation", () => {
  const open = episode("2022-01-01", null, { lastEvidence: dayOf("2022-01-31") });
  expect(heldDays([open], dayOf("2022-06-01"))).toEqual({ days: 152, atLeast: false });
  expect(heldDays([open], dayOf("2024-06-01"))).toEqual({ days: 31, atLeast: true });
});

test("a release from a custody whose beginning nobody recorded counts no day", () => {
  const moment = episode("2025-12-13", "2025-12-13", { beginningKnown: false });
  expect(heldDays([moment], dayOf("2026-01-01"))).toEqual({ days: 0, atLeast: true });
});

test("what began after the day does not count", () => {
  expect(heldDays([episode("2022-01-01", "2022-01-05")], dayOf("2021-12-31")).days).toBe(0);
});
