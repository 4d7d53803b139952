import { hashTable, METHOD_NAMES, tableOfReport, VERDICTS, type EstimateReport } from "@apora/estimate";
import { z } from "zod";
import { AporaError } from "../platform/errors.ts";
import { answersSchema } from "./answers.ts";
import { conclude } from "./conclude.ts";
import { populationSchema } from "./population.ts";
import { concludeStrata, STRATA } from "./strata.ts";

/** The form of the stored document; another meaning gets another number. */
export const FORMAT = "apora-estimate@1";

const count = z.number().int().min(0).max(1e9);
const number = z.number().refine(Number.isFinite);
const verdict = z.enum(VERDICTS);
const codes = z.array(z.string().regex(/^[a-z-]+\.[a-z-]+$/)).max(60);
const patterns = z.record(z.string().regex(/^[01]{1,10}$/), count);
const hex = z.string().regex(/^[0-9a-f]{64}$/);

const patternTable = z.strictObject({ lists: z.array(z.string().min(1).max(200)).max(10), patterns });
const reason = z.looseObject({ code: z.string().max(60), text: z.string().max(600) });
const method = z.looseObject({
  method: z.enum(METHOD_NAMES),
  estimate: number.nullable(),
  lo: number.nullable(),
  hi: number.nullable(),
  verdict,
  reasons: z.array(reason).max(40),
});
/** What is read of the whole and of a stratum alike. */
const told = {
  verdict,
  reasons: z.array(reason).max(40),
  estimate: number.nullable(),
  lo: number.nullable(),
  hi: number.nullable(),
  n: count,
};
/** What `estimateAll` gave. Checked as far as anything is read from it; diagnostics are kept as they are. */
const report = z.looseObject({
  ...told,
  methods: z.array(method).max(METHOD_NAMES.length),
  table: patternTable,
  tableHash: hex,
  seed: z.number().int(),
  version: z.string().max(40),
  strata: z.array(z.looseObject({ stratum: z.string().max(80), ...told, methods: z.array(method).max(METHOD_NAMES.length) })).max(40),
});

const pairToDecide = z.strictObject({ a: z.uuid(), b: z.uuid(), joined: number, change: number, shareRemoved: number });
const linkage = z.strictObject({
  pairs: count,
  draws: count,
  seed: z.number().int(),
  usable: count,
  median: number,
  lo: number,
  hi: number,
  linkageShare: number,
  combined: z.strictObject({ estimate: number, lo: number.nullable(), hi: number.nullable(), within: number, between: number }),
  toDecide: z.array(pairToDecide).max(20).readonly(),
});
const outcome = z.strictObject({ verdict, reasons: codes, estimate: number.nullable(), lo: number.nullable(), hi: number.nullable() });
const drawnTable = z.strictObject({ patterns, times: count });

/**
 * An estimate as it is frozen: the counts, everything that was computed from them, what was answered, and enough to compute it again.
 * For inside: the counts are exact. What goes outside is made by `publicDocument`.
 */
export const documentSchema = z.strictObject({
  format: z.literal(FORMAT),
  madeOn: z.iso.date(),
  /** The position of the ledger up to which the lists were read. */
  knownAt: z.number().int().min(0),
  population: populationSchema,
  leftOut: z.strictObject({ undated: count, outsidePeriod: count, outsideTerritory: count }),
  report,
  linkage: z.union([linkage, z.enum(["unusable", "left-out"])]).nullable(),
  /** How linkages were drawn: how many, how likely an "unsure" pair is one person, how many pairs were suspected beside those judged. */
  drawing: z.strictObject({ draws: count, unsureProbability: z.number().gt(0).lt(1), suspected: count }),
  /** Tables of the drawn linkages, equal ones once. */
  drawnTables: z.array(drawnTable).max(10_000),
  answers: answersSchema.nullable(),
  outcome,
  /** What may be said of each stratum and of all together; no parts where fewer than two strata carry an estimate. Absent where nothing was divided. */
  strata: z
    .strictObject({
      by: z.enum(STRATA),
      parts: z.array(z.strictObject({ stratum: z.string().min(1).max(80), outcome })).max(40),
      combined: outcome.nullable(),
    })
    .optional(),
});

type Parsed = z.infer<typeof documentSchema>;
export type EstimateDocument = Omit<Parsed, "report"> & { readonly report: EstimateReport };

/**
 * Checks that a document says what its own counts, linkage and answers give: nobody edits an outcome by hand.
 * @throws estimate.altered
 */
export async function requireUnaltered(document: EstimateDocument): Promise<void> {
  const { report: own, linkage: drawn, answers, outcome: said, strata: divided } = document;
  const { table, strata } = tableOfReport(own);
  const hash = await hashTable(table, strata);
  const again = conclude({ report: own, linkage: drawn, answers });
  const partsAgain = divided === undefined ? undefined : concludeStrata({ by: divided.by, report: own, linkage: drawn, answers });
  const same =
    hash === own.tableHash &&
    table.captured === own.n &&
    JSON.stringify(again) === JSON.stringify(inOrder(said)) &&
    JSON.stringify(partsAgain) === JSON.stringify(divided === undefined ? undefined : strataInOrder(divided));
  if (!same) throw new AporaError("estimate.altered");
}

const strataInOrder = ({ by, parts, combined }: NonNullable<Parsed["strata"]>): object => ({
  by,
  parts: parts.map(({ stratum, outcome: own }) => ({ stratum, outcome: inOrder(own) })),
  combined: combined === null ? null : inOrder(combined),
});

const inOrder = ({ verdict: v, reasons, estimate, lo, hi }: Parsed["outcome"]): object => ({ verdict: v, reasons, estimate, lo, hi });
