import { createHash } from "node:crypto";
import { CRITERIA } from "./population.ts";
import { METHOD_NAMES, VERDICTS, type Json, type JsonObject } from "@apora/estimate";
import { z } from "zod";
import { SMALLEST_TOLD } from "../figures/small-cells.ts";
import { answersSchema } from "./answers.ts";
import type { EstimateDocument } from "./document.ts";
import { STRATA } from "./strata.ts";

/** The form of what is published; another meaning gets another number. */
const PUBLIC_FORMAT = "apora-public-estimate@1";

const count = z.number().int().min(0);
const range = z.strictObject({ lo: count, hi: count });
const share = z.number().min(0).max(1);
const nullable = z.number().nullable();
const verdict = z.enum(VERDICTS);
const stratumResult = z.strictObject({ verdict, reasons: z.array(z.string()), estimate: nullable, lo: nullable, hi: nullable });

/**
 * What the public is told of an estimate. Counts by pattern below {@link SMALLEST_TOLD} stand as "0 to 2", and every sum is made from what is told, so
 * that nothing can be subtracted; results have three digits. The commitment lets whoever is shown the counts see that they are the ones used.
 */
export const publicSchema = z.strictObject({
  format: z.literal(PUBLIC_FORMAT),
  code: z.string(),
  version: z.number().int().positive(),
  madeOn: z.iso.date(),
  publishedOn: z.iso.date(),
  knownAt: count,
  population: z.strictObject({ from: z.iso.date(), to: z.iso.date(), by: z.enum(CRITERIA), territory: z.string().nullable() }),
  lists: z.array(z.strictObject({ key: z.string(), size: range, coverage: z.strictObject({ lo: share, hi: share }) })),
  captured: range,
  cells: z.array(z.strictObject({ pattern: z.string(), persons: count })),
  smallCells: z.strictObject({ patterns: count, persons: range }),
  outcome: z.strictObject({ verdict, reasons: z.array(z.string()), estimate: nullable, lo: z.number(), hi: z.number() }),
  methods: z.array(
    z.strictObject({
      method: z.enum(METHOD_NAMES),
      estimate: nullable,
      lo: nullable,
      hi: nullable,
      verdict,
      reasons: z.array(z.string()),
    }),
  ),
  posterior: z.strictObject({ from: z.number(), to: z.number(), shares: z.array(z.number()) }).nullable(),
  leaveOneOut: z.array(z.strictObject({ list: z.number().int(), estimate: nullable })),
  merges: z.array(z.strictObject({ lists: z.array(z.number().int()), estimate: nullable })),
  subsamples: z.array(z.strictObject({ share, estimate: nullable })),
  linkage: z
    .strictObject({ pairs: count, draws: count, seed: z.number().int(), lo: z.number(), hi: z.number(), varianceShare: share })
    .nullable(),
  answers: answersSchema.omit({ answeredBy: true, remark: true }).nullable(),
  /** What may be said of each stratum, without any count of it; absent where nothing was divided or too little was left to divide. */
  strata: z
    .strictObject({ by: z.enum(STRATA), parts: z.array(stratumResult.extend({ stratum: z.string() })), combined: stratumResult })
    .optional(),
  settings: z.strictObject({
    seed: z.number().int(),
    chains: z.number().int(),
    quick: z.boolean(),
    methods: z.array(z.enum(METHOD_NAMES)),
  }),
  codeVersion: z.string(),
  tableCommitment: z.string().regex(/^[0-9a-f]{64}$/),
});
export type PublicEstimate = z.infer<typeof publicSchema>;
type Range = z.infer<typeof range>;

/** Three digits: more would promise what no method can hold, and less tells less of single persons. */
export const toThreeDigits = (value: number): number => Number(value.toPrecision(3));
const told = (value: number | null): number | null => (value === null ? null : toThreeDigits(value));

/** SHA-256 over salt and hash of the table: it fixes the counts and gives nothing to guess against. */
export const commitToTable = (salt: string, tableHash: string): string => createHash("sha256").update(`${salt} ${tableHash}`).digest("hex");

type Cells = Pick<PublicEstimate, "captured" | "cells" | "smallCells"> & { readonly sizes: readonly Range[] };

/** Counts of all patterns with the small ones hidden. A pattern that nobody has is as hidden as one that one person has. */
export function protectCells({ lists, patterns }: EstimateDocument["report"]["table"]): Cells {
  const cells = Object.entries(patterns)
    .filter(([, persons]) => persons >= SMALLEST_TOLD)
    .map(([pattern, persons]) => ({ pattern, persons }))
    .sort((a, b) => (a.pattern < b.pattern ? 1 : -1));
  const all = 2 ** lists.length - 1;
  const sum = (of: readonly { readonly persons: number }[]): number => of.reduce((total, { persons }) => total + persons, 0);
  const known = (hidden: number, shown: typeof cells): Range => ({ lo: sum(shown), hi: sum(shown) + (SMALLEST_TOLD - 1) * hidden });
  const sizes = lists.map((_, j) => {
    const shown = cells.filter(({ pattern }) => pattern[j] === "1");
    return known(2 ** (lists.length - 1) - shown.length, shown);
  });
  const hidden = all - cells.length;
  return { cells, captured: known(hidden, cells), sizes, smallCells: { patterns: hidden, persons: known(hidden, []) } };
}

const isObject = (value: Json | undefined): value is JsonObject => typeof value === "object" && value !== null && !Array.isArray(value);
const items = (value: Json | undefined): readonly JsonObject[] => (Array.isArray(value) ? (value as readonly Json[]).filter(isObject) : []);
const numberOf = (value: Json | undefined): number | null => (typeof value === "number" ? value : null);
/** The averaged models where they were computed, else the stepwise one. */
const quickEstimate = (row: JsonObject): number | null => told(numberOf(row["averaged"]) ?? numberOf(row["stepwise"]));

/** What moves the answer, without any count. */
function stabilityOf({ report }: EstimateDocument): Pick<PublicEstimate, "leaveOneOut" | "merges" | "subsamples"> {
  const { stability } = report.diagnostics;
  const given: JsonObject = isObject(stability) ? stability : {};
  const at = (list: Json | undefined): number => report.lists.indexOf(String(list));
  return {
    leaveOneOut: items(given["leaveOneOut"]).map((row) => ({ list: at(row["without"]), estimate: quickEstimate(row) })),
    merges: items(given["merges"]).map((row) => ({
      lists: (Array.isArray(row["merged"]) ? (row["merged"] as readonly Json[]) : []).map(at),
      estimate: quickEstimate(row),
    })),
    subsamples: items(given["subsamples"]).map((row) => ({ share: numberOf(row["share"]) ?? 0, estimate: quickEstimate(row) })),
  };
}

function posteriorOf({ report }: EstimateDocument): PublicEstimate["posterior"] {
  const posterior = report.methods.find(({ method }) => method === "pooled")?.diagnostics["posterior"];
  if (!isObject(posterior) || !Array.isArray(posterior["shares"])) return null;
  const shares = (posterior["shares"] as readonly Json[]).map((value) => Math.round((numberOf(value) ?? 0) * 1000) / 1000);
  return { from: toThreeDigits(numberOf(posterior["from"]) ?? 0), to: toThreeDigits(numberOf(posterior["to"]) ?? 0), shares };
}

/** A number only where its own verdict allows one; an interval where it is not refused. */
function methodsOf({ report }: EstimateDocument): PublicEstimate["methods"] {
  return report.methods
    .filter(({ method }) => method !== "chapman")
    .map(({ method, estimate, lo, hi, verdict: own, reasons }) => ({
      method,
      estimate: own === "report" ? told(estimate) : null,
      lo: told(lo),
      hi: told(hi),
      verdict: own,
      reasons: reasons.map(({ code }) => code),
    }));
}

/** Results of strata with three digits. Their counts stay inside: sizes of small groups could be subtracted. */
function strataOf({ strata }: EstimateDocument): Pick<PublicEstimate, "strata"> {
  if (strata === undefined || strata.combined === null) return {};
  const shown = ({ verdict: own, reasons, estimate, lo, hi }: NonNullable<typeof strata.combined>) => ({
    verdict: own,
    reasons,
    estimate: told(estimate),
    lo: told(lo),
    hi: told(hi),
  });
  return {
    strata: {
      by: strata.by,
      parts: strata.parts.map(({ stratum, outcome }) => ({ stratum, ...shown(outcome) })),
      combined: shown(strata.combined),
    },
  };
}

export type Publication = { readonly code: string; readonly version: number; readonly publishedOn: string; readonly salt: string };

/** What goes outside of a stored document; undefined where it gives no estimate, for then there is nothing to tell. Pure. */
export function publicDocument(document: EstimateDocument, { code, version, publishedOn, salt }: Publication): PublicEstimate | undefined {
  const { report, outcome, linkage, answers } = document;
  const { lo, hi } = outcome;
  if (outcome.verdict === "refused" || lo === null || hi === null || hi <= 0) return undefined;
  const { sizes, ...cells } = protectCells(report.table);
  const coverage = (size: Range): { lo: number; hi: number } => ({
    lo: Math.min(1, Math.round((1000 * size.lo) / hi) / 1000),
    hi: Math.min(1, Math.round((1000 * size.hi) / Math.max(1, lo)) / 1000),
  });
  const { seed, chains, quick, methods } = report.settings;
  const { answeredBy: _by, remark: _remark, ...answered } = answers ?? { answeredBy: "", remark: undefined };
  return {
    format: PUBLIC_FORMAT,
    code,
    version,
    madeOn: document.madeOn,
    publishedOn,
    knownAt: document.knownAt,
    population: document.population,
    lists: report.lists.map((key, j) => ({ key, size: sizes[j] ?? { lo: 0, hi: 0 }, coverage: coverage(sizes[j] ?? { lo: 0, hi: 0 }) })),
    ...cells,
    outcome: { ...outcome, estimate: told(outcome.estimate), lo: toThreeDigits(lo), hi: toThreeDigits(hi) },
    methods: methodsOf(document),
    posterior: posteriorOf(document),
    ...stabilityOf(document),
    linkage: linkage === null || typeof linkage === "string" ? null : linkageOf(linkage),
    answers: answers === null ? null : (answered as PublicEstimate["answers"]),
    ...strataOf(document),
    settings: { seed, chains, quick, methods: [...methods] },
    codeVersion: report.version,
    tableCommitment: commitToTable(salt, report.tableHash),
  };
}

function linkageOf({ pairs, draws, seed, lo, hi, linkageShare }: Exclude<EstimateDocument["linkage"], null | string>) {
  return {
    pairs,
    draws,
    seed,
    lo: toThreeDigits(lo),
    hi: toThreeDigits(hi),
    varianceShare: Math.min(1, Math.round(linkageShare * 100) / 100),
  };
}
