import { estimateAll, readTable, type TableFile } from "@apora/estimate";
import { conclude } from "../conclude.ts";
import { FORMAT, type EstimateDocument } from "../document.ts";
import { concludeStrata, OTHERS } from "../strata.ts";
import { GOOD_ANSWERS } from "./sample-answers.ts";

/** Invented counts of four lists; a few patterns are rare. */
export const SAMPLE_PATTERNS: Readonly<Record<string, number>> = {
  "1000": 160,
  "0100": 140,
  "0010": 110,
  "0001": 90,
  "1100": 95,
  "1010": 82,
  "1001": 61,
  "0110": 70,
  "0101": 55,
  "0011": 44,
  "1110": 48,
  "1101": 37,
  "1011": 2,
  "0111": 1,
};

export const SAMPLE_LISTS = ["recognised:first", "recognised:second", "official:mia_extremist", "official:kgb_terrorist"];

const tableOf = (patterns: Readonly<Record<string, number>>): TableFile => {
  const rows = Object.entries(patterns).map(([pattern, count]) => `${[...pattern].join(",")},${count}`);
  return readTable(`${SAMPLE_LISTS.join(",")},count\n${rows.join("\n")}\n`);
};

/** Two groups of the sample: one as it is but smaller, one whose lists never meet and which has no estimate. */
export const SAMPLE_STRATA: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  female: Object.fromEntries(Object.entries(SAMPLE_PATTERNS).map(([pattern, count]) => [pattern, Math.floor(count / 2)])),
  [OTHERS]: { "1000": 20, "0100": 20, "0010": 20 },
};

/**
 * A document as `estimateLists` makes it, of an invented table.
 * @param strata tables of groups by name; divided by gender if any are given
 */
export async function makeSampleDocument(
  patterns: Readonly<Record<string, number>> = SAMPLE_PATTERNS,
  strata: Readonly<Record<string, Readonly<Record<string, number>>>> = {},
): Promise<EstimateDocument> {
  const groups = Object.entries(strata).map(([name, own]) => ({ name, table: tableOf(own).table }));
  const report = await estimateAll({ ...tableOf(patterns), strata: groups }, { quick: true });
  const divided = concludeStrata({ by: "gender", report, linkage: null, answers: GOOD_ANSWERS });
  const outcome = conclude({ report, linkage: null, answers: GOOD_ANSWERS });
  return {
    format: FORMAT,
    madeOn: "2024-01-01",
    knownAt: 0,
    population: { from: "2020-05-01", to: "2023-12-31", by: "entry", territory: null },
    leftOut: { undated: 4, outsidePeriod: 10, outsideTerritory: 0 },
    report,
    linkage: null,
    drawing: { draws: 100, unsureProbability: 0.5, suspected: 0 },
    drawnTables: [],
    answers: GOOD_ANSWERS,
    outcome: { ...outcome, reasons: [...outcome.reasons] },
    ...(groups.length === 0 ? {} : { strata: JSON.parse(JSON.stringify(divided)) as NonNullable<EstimateDocument["strata"]> }),
  };
}
