import { describe, expect, test } from "vitest";
import { dayOf } from "../ledger/edtf.ts";
import { paperFile, type PaperEvent } from "../testing/paper-file.ts";
import { articlesOf, chargePeriods } from "./charge-periods.ts";

const under = (...articles: readonly string[]): object => ({
  kind: "provisions",
  provisions: articles.map((article) => ({ code: "UK", article })),
});
const charged = (article: string, fields: object = {}): PaperEvent => ({
  kind: "charge",
  fields: { provision: under(article), ...fields },
});
const sentenced = (on: string, article: string | undefined, fields: object = {}): PaperEvent => ({
  kind: "sentence",
  fields: { on, ...(article === undefined ? {} : { provision: under(article) }), ...fields },
});

const periods = (...events: readonly PaperEvent[]): object[] =>
  chargePeriods(paperFile(events)).map(({ article, from, until, main }) => ({ article, from: from.lo, until: until?.lo ?? null, main }));

describe("articles held against a person", () => {
  test("a charge counts from its first status until it is dropped", () => {
    const status = [
      ["suspected", "2021-02-01/.."],
      ["charged", "2021-03-01/.."],
      ["dropped", "2021-08-01/.."],
    ];
    expect(periods(charged("342", { status }))).toEqual([
      { article: "UK:342", from: dayOf("2021-02-01"), until: dayOf("2021-08-01"), main: false },
    ]);
  });

  test("a verdict that names provisions ends the charges before it and counts from then on", () => {
    expect(periods(charged("342", { status: ["charged", "2021-03-01/.."] }), sentenced("2021-10-01", "293"))).toEqual([
      { article: "UK:342", from: dayOf("2021-03-01"), until: dayOf("2021-10-01"), main: false },
      { article: "UK:293", from: dayOf("2021-10-01"), until: null, main: false },
    ]);
  });

  test("a verdict that names none, or was annulled, leaves the charge", () => {
    const charge = charged("342", { status: ["charged", "2021-03-01/.."] });
    expect(periods(charge, sentenced("2021-10-01", undefined))).toHaveLength(1);
    expect(periods(charge, sentenced("2021-10-01", "342", { status: ["annulled", "2022-01-01/.."] }))).toMatchObject([{ until: null }]);
  });

  test("a charge brought after a verdict is not ended by it", () => {
    expect(periods(sentenced("2021-10-01", "342"), charged("411", { status: ["added_in_custody", "2022-10-01/.."] }))).toContainEqual({
      article: "UK:411",
      from: dayOf("2022-10-01"),
      until: null,
      main: false,
    });
  });

  test("the main article of the charge is the main article of the verdict", () => {
    expect(periods(charged("342", { main: true }), sentenced("2021-10-01", "342"))).toMatchObject([
      { main: true },
      { article: "UK:342", main: true },
    ]);
  });

  test("what is not disclosed or only described names no article", () => {
    expect(articlesOf({ kind: "not_disclosed" })).toEqual([]);
    expect(articlesOf(undefined)).toEqual([]);
    expect(periods({ kind: "charge", fields: { provision: { kind: "described", text: "riots" } } })).toEqual([]);
  });
});
