import { readModel, type LinkageConfig, type Model } from "@apora/linkage";
import { BORN_LEVELS, bornLevel, DAY_LEVELS, NAME_LEVELS, SHARED_LEVELS } from "./person-kinds.ts";

/** Columns of people as records of a linkage. Each part of a name has a column of its own, so that a rule on one leaves the others free. */
export const COLUMNS = ["id", "surname", "given", "patronymic", "born", "days", "places", "articles"] as const;

const surname = { columns: ["surname"], key: "surname" };
const given = { columns: ["given"], key: "given-name" };
const patronymic = { columns: ["patronymic"], key: "patronymic" };
const born = { columns: ["born"], key: "each" };
const days = { columns: ["days"], key: "each" };

/** A search proposes from here; below it somebody may still be the same, and a person looks. */
export const KEEP_ABOVE = 0.05;

/** How people are compared. Blocks are kept small: a name that hundreds share brings nobody together by itself. */
export const PERSON_CONFIG: LinkageConfig = {
  comparisons: [
    { columns: ["surname"], comparator: { kind: "surname" } },
    { columns: ["given"], comparator: { kind: "given-name" } },
    { columns: ["patronymic"], comparator: { kind: "patronymic" } },
    { columns: ["born"], comparator: { kind: "born" } },
    { columns: ["days"], comparator: { kind: "days" } },
    { columns: ["places"], comparator: { kind: "shared" } },
    { columns: ["articles"], comparator: { kind: "shared" } },
  ],
  blocking: [
    [{ columns: ["surname"], key: "name-exact" }],
    [{ columns: ["surname"], key: "name-close" }],
    [surname, born],
    [surname, days],
    [given, patronymic, born],
    [given, days],
  ],
  training: [[surname], [given, born], [days]],
  deterministic: {
    rules: [
      [surname, given, days],
      [surname, given, patronymic, born],
    ],
    recall: 0.7,
  },
  threshold: 0.5,
  keepAbove: KEEP_ABOVE,
  mostRecordsPerBlock: 500,
  mostPairs: 20_000_000,
};

type Shares = readonly (readonly [m: number, u: number])[];

const comparison = (name: string, levels: readonly string[], shares: Shares): object => ({
  name,
  levels: levels.map((level, i) => ({ name: level, m: shares[i]?.[0], u: shares[i]?.[1] })),
});

const BORN: Shares = [
  [0.93, 0.025],
  [0.05, 0.05],
  [0.0195, 0.325],
  [0.0005, 0.6],
];

/** What two years of birth say, by the fixed model: the level and log2(m/u). */
export function bornBits(a: number, b: number): { readonly level: string; readonly bits: number } {
  const level = bornLevel(a, b);
  const [m, u] = BORN[level] ?? [1, 1];
  return { level: BORN_LEVELS[level] ?? "far", bits: Math.log2(m / u) };
}

/**
 * m and u of each level, set from orders of magnitude and not fitted to any file. u of names as @apora/names states it (a surname 1 in
 * 2,000, a given name or patronymic 1 in 25 to 30), corrected by how many bear the surname in this register; m: one name in twenty is
 * misspelt, hardly any is another name. Years of birth are a year off in one list of twenty, a generation off hardly ever. Two files
 * of one person share a day of detention in three cases of four, because two arrests also make two files; two people share it
 * through mass arrests. Places and articles are few, and many share them.
 */
const FIXED: readonly object[] = [
  comparison("surname", NAME_LEVELS, [
    [0.93, 0.0008],
    [0.045, 0.0012],
    [0.012, 0.008],
    [0.012, 0.98],
    [0.001, 0.01],
    [0.001, 0.0005],
  ]),
  comparison("given", NAME_LEVELS, [
    [0.95, 0.035],
    [0.02, 0.008],
    [0.018, 0.02],
    [0.0005, 0.2],
    [0.0005, 0.737],
    [0.011, 0.003],
  ]),
  comparison("patronymic", NAME_LEVELS, [
    [0.95, 0.035],
    [0.02, 0.008],
    [0.01, 0.01],
    [0.009, 0.2],
    [0.001, 0.745],
    [0.01, 0.003],
  ]),
  comparison("born", BORN_LEVELS, BORN),
  comparison("days", DAY_LEVELS, [
    [0.7, 0.004],
    [0.1, 0.02],
    [0.2, 0.976],
  ]),
  comparison("places", SHARED_LEVELS, [
    [0.6, 0.15],
    [0.4, 0.85],
  ]),
  comparison("articles", SHARED_LEVELS, [
    [0.75, 0.25],
    [0.25, 0.75],
  ]),
];

/** More than this share of all pairs are never expected to be one person: a short list is not proof of anything. */
const MOST_LAMBDA = 0.05;

/**
 * The model that is used where lists are too short to learn from, or teach nothing.
 *
 * @param expected how many pairs are expected to be one person, of so many
 */
export function fixedModel(expected: number, pairs: number): Model {
  return readModel({
    format: "apora-linkage-model",
    version: 1,
    library: "fixed",
    config: PERSON_CONFIG,
    lambda: Math.min(MOST_LAMBDA, Math.max(expected, 1e-3) / Math.max(pairs, 1)),
    comparisons: FIXED,
    training: { records: 0, pairs: 0, deterministicPairs: 0, rules: [] },
  });
}
