import { describe, expect, test } from "vitest";
import { dayOf, FOREVER } from "../ledger/edtf.ts";
import { paperFile, type PaperEvent } from "../testing/paper-file.ts";
import { custodyEpisodes, type Episode } from "./timeline.ts";

const detained = (began: string, manner?: string): PaperEvent => ({ kind: "detention", fields: { track: "criminal", began, manner } });
const released = (on: string, status?: string): PaperEvent => ({ kind: "release", fields: { on, status } });
const moved = (began: string, state?: string): PaperEvent => ({ kind: "stay", fields: { began, state } });
const sentenced = (on: string, fields: object = {}): PaperEvent => ({
  kind: "sentence",
  fields: { on, penalty: { kind: "imprisonment" }, ...fields },
});

const episodes = (...events: readonly PaperEvent[]): readonly Episode[] => custodyEpisodes(paperFile(events));
const shape = (list: readonly Episode[]): string[] =>
  list.map((e) => `${e.opener.kind}${e.beginningKnown ? "" : "?"}–${e.closedBy ?? "open"}`);

describe("custody", () => {
  test("lasts from a detention to a release", () => {
    const [only, ...others] = episodes(detained("2021-03-01"), released("2022-05-06", "confirmed"));
    expect(others).toEqual([]);
    expect([only?.began.lo, only?.ended?.lo, only?.ended?.hi]).toEqual([dayOf("2021-03-01"), dayOf("2022-05-06"), dayOf("2022-05-06")]);
  });

  test("ends with a death, or with a stay outside custody", () => {
    expect(shape(episodes(detained("2021-03-01"), { kind: "death", fields: { on: "2021-05" } }))).toEqual(["detention–death"]);
    expect(shape(episodes(detained("2021-03-01"), moved("2021-05-01", "home_restriction")))).toEqual(["detention–state"]);
  });

  test("goes on through a transfer to an open-type facility", () => {
    expect(shape(episodes(detained("2021-03-01"), moved("2021-05-01", "open_type")))).toEqual(["detention–open"]);
  });

  test("begins on an unknown day where only later facts are known", () => {
    expect(shape(episodes(sentenced("2021-03-01")))).toEqual(["sentence?–open"]);
    expect(shape(episodes(released("2021-03-01")))).toEqual(["release?–release"]);
  });

  test("is not shown by a sentence passed in absence, annulled, or to a fine", () => {
    expect(episodes(sentenced("2021-03-01", { in_absentia: true }))).toEqual([]);
    expect(episodes(sentenced("2021-03-01", { status: ["annulled", "2021-06-01/.."] }))).toEqual([]);
    expect(episodes(sentenced("2021-03-01", { penalty: { kind: "fine" } }))).toEqual([]);
  });

  test("may go on after a release that was only reported, until the next fact", () => {
    expect(episodes(detained("2021-03-01"), released("2022-05-06", "reported"))[0]?.ended?.hi).toBe(FOREVER);
    const confirmedLater = episodes(detained("2021-03-01"), released("2022-05-06", "reported"), released("2022-05-09", "confirmed"));
    expect(confirmedLater[0]?.ended?.hi).toBe(dayOf("2022-05-09"));
  });

  test("goes on after a release that was retracted", () => {
    expect(shape(episodes(detained("2021-03-01"), released("2022-05-06", "retracted")))).toEqual(["detention–open"]);
  });

  test("was interrupted when a person is detained again, at the earliest after the last evidence", () => {
    const [first, second] = episodes(detained("2021-03-01"), sentenced("2021-09-10"), detained("2023-01-05"));
    expect([first?.closedBy, first?.ended?.lo, first?.ended?.hi]).toEqual(["detained_again", dayOf("2021-09-10"), dayOf("2023-01-05")]);
    expect(second?.began.lo).toBe(dayOf("2023-01-05"));
  });

  test("evidence of a partial date reaches only to its first possible day", () => {
    const [first] = episodes(detained("2021-03-01"), sentenced("2021"), sentenced("2022"), detained("2023-01-05"));
    expect([first?.lastEvidence, first?.ended?.lo]).toEqual([dayOf("2022-01-01"), dayOf("2022-01-01")]);
  });

  test("evidence that may follow a detention opens no custody of its own", () => {
    expect(shape(episodes(detained("2021-03-01"), sentenced("2021")))).toEqual(["detention–open"]);
    expect(shape(episodes(detained("2021-03-01"), sentenced("2021-02")))).toEqual(["sentence?–detained_again", "detention–open"]);
  });

  test("evidence without a last possible day does not confirm for ever", () => {
    const open = episodes(detained("2021-03-01"), { kind: "incommunicado", fields: { began: "[2021-06-01..]" } });
    expect(open[0]?.lastEvidence).toBe(dayOf("2021-06-01"));
  });

  test("a release and a return on one day are two episodes", () => {
    expect(
      shape(episodes(detained("2021-03-01"), detained("2022-05-06", "returned_to_custody"), released("2022-05-06", "confirmed"))),
    ).toEqual(["detention–release", "detention–open"]);
  });

  test("a report that somebody is free ends custody on or before its day; one of a death too", () => {
    const free = episodes(detained("2021-03-01"), { kind: "report", fields: { status: "former_in_exile", as_of: "2022-05-06" } });
    expect([free[0]?.closedBy, free[0]?.ended?.lo, free[0]?.ended?.hi]).toEqual(["report", dayOf("2021-03-01"), dayOf("2022-05-06")]);
    const dead = episodes(detained("2021-03-01"), { kind: "report", fields: { status: "died_in_custody", as_of: "2022-05-06" } });
    expect(dead[0]?.closedBy).toBe("death");
  });

  test("a partial date ends no later than the facts after it", () => {
    const [only] = episodes(detained("2021"), moved("2021-03-10"));
    expect([only?.began.lo, only?.began.hi]).toEqual([dayOf("2021-01-01"), dayOf("2021-03-10")]);
  });
});
