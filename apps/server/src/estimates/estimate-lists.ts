import { EstimateError, LEAST_CAPTURED, LEAST_LISTS, type EstimateReport } from "@apora/estimate";
import type { EntityId, Position } from "../ledger/claim.ts";
import { placesOfRegion, regionsOfPlaces } from "../figures/regions.ts";
import type { Reader } from "../platform/database.ts";
import { AporaError } from "../platform/errors.ts";
import type { Answers } from "./answers.ts";
import { captureHistories, tableOf, type Captured } from "./capture.ts";
import { conclude, type Outcome } from "./conclude.ts";
import { FORMAT, type EstimateDocument } from "./document.ts";
import { countLists, readMemberships, type ListedPerson, type ListKey } from "./list-entries.ts";
import { concludeDraws, planDraws, type DrawPlan, type SuspectedPair } from "./linkage-tables.ts";
import type { Population } from "./population.ts";
import { concludeStrata, divide, stratumOf, type StratumProperty } from "./strata.ts";
import { runEstimate, type RunWatch, type ThreadAnswer } from "./run-estimate.ts";

export type ListsQuestion = {
  readonly lists: readonly ListKey[];
  readonly population: Population;
  readonly knownAt: Position;
  /** ISO day on which it is made, by the clock of the register. */
  readonly today: string;
  readonly answers: Answers | null;
  /** Linkages drawn where pairs are doubtful; 0 leaves doubt out, which is told. */
  readonly draws: number;
  /** Probability of a pair that somebody judged "unsure". */
  readonly unsureProbability: number;
  /** Pairs a linkage suspects, beside those judged. */
  readonly suspected: readonly SuspectedPair[];
  /** What the persons are divided by, if by anything: chosen before anybody looks at overlaps. */
  readonly strata?: StratumProperty | undefined;
  readonly seed: number;
  readonly chains?: number;
  readonly quick?: boolean;
};

const MOST_LISTS = 10;

function checkLists(lists: readonly ListKey[]): void {
  if (lists.length === 0 || lists.length > MOST_LISTS || new Set(lists).size !== lists.length)
    throw new AporaError("estimate.lists", { most: MOST_LISTS });
}

async function readCaptured(reader: Reader, { lists, population, knownAt, strata }: ListsQuestion) {
  const { territory } = population;
  const places = territory === null ? undefined : new Set<EntityId>(await placesOfRegion(reader, territory, knownAt));
  if (places?.size === 0) throw new AporaError("estimate.territory", { territory: population.territory ?? "" });
  const memberships = await readMemberships(reader, knownAt);
  const known = new Set(countLists(memberships).map(({ list }) => list));
  const unknown = lists.find((list) => !known.has(list));
  if (unknown !== undefined) throw new AporaError("estimate.unknown-list", { list: unknown.slice(0, 200) });
  const regions = strata === "region" ? await regionsOfPlaces(reader, knownAt) : new Map<EntityId, string>();
  const byStratum = strata === undefined ? undefined : (person: ListedPerson) => stratumOf(person, strata, regions);
  return { ...memberships, captured: captureHistories(memberships.people, { lists, population, places, stratumOf: byStratum }) };
}

/** Nothing of a table that is too small leaves: no method, no diagnostic, no sentence with a number in it. */
function withoutHints(report: EstimateReport): EstimateReport {
  const tooSmall = report.n < LEAST_CAPTURED || report.lists.length < LEAST_LISTS;
  return tooSmall
    ? {
        ...report,
        methods: [],
        diagnostics: {},
        plain: [],
        strata: [],
        stratumTables: [],
        verdict: "refused",
        estimate: null,
        lo: null,
        hi: null,
      }
    : report;
}

/** Pairs judged "unsure" and pairs a linkage suspects; of one pair the suspected probability counts, for it says more. */
function allSuspected(
  unsure: readonly { readonly a: EntityId; readonly b: EntityId }[],
  question: ListsQuestion,
): readonly SuspectedPair[] {
  return [...unsure.map((pair) => ({ ...pair, probability: question.unsureProbability })), ...question.suspected];
}

/** From lists in the register to a document: histories, table, estimate, linkage draws, outcome. Reads only. */
export async function estimateLists(reader: Reader, question: ListsQuestion, watch: RunWatch = {}): Promise<EstimateDocument> {
  const { lists, population, knownAt, answers, seed, draws } = question;
  checkLists(lists);
  const { captured, unsure, different } = await readCaptured(reader, question);
  const suspected = allSuspected(unsure, question);
  const table = tableFrom(lists, captured);
  const wanted = { lists, histories: captured.histories, suspected, different, draws: Math.max(1, draws), seed };
  const doubt = planDraws(wanted);
  const plan = draws === 0 ? undefined : doubt;
  const options = {
    seed,
    ...(question.chains === undefined ? {} : { chains: question.chains }),
    ...(question.quick === undefined ? {} : { quick: question.quick }),
  };
  const drawn = plan?.tables.map((one) => one.table) ?? [];
  const strata = question.strata === undefined ? [] : divide(lists, captured.histories);
  const done = await runEstimate({ table, strata, options, drawn }, watch);
  const report = withoutHints(done.report);
  const linkage = doubt === undefined || report.verdict === "refused" ? null : linkageOf(plan, done);
  const outcome = conclude({ report, linkage, answers });
  return {
    format: FORMAT,
    madeOn: question.today,
    knownAt,
    population,
    leftOut: captured.leftOut,
    report,
    linkage,
    drawing: { draws, unsureProbability: question.unsureProbability, suspected: question.suspected.length },
    drawnTables: plan?.tables.map((one) => ({ patterns: patternsOf(lists, one.table.counts), times: one.draws.length })) ?? [],
    answers,
    outcome: { ...outcome, reasons: [...outcome.reasons] },
    ...(question.strata === undefined ? {} : { strata: strataOf(question.strata, { report, linkage, answers }) }),
  };
}

/** Written anew as plain lists, as the stored document has them. */
function strataOf(
  by: StratumProperty,
  evidence: Pick<EstimateDocument, "report" | "linkage" | "answers">,
): NonNullable<EstimateDocument["strata"]> {
  const { parts, combined } = concludeStrata({ by, ...evidence });
  const written = (outcome: Outcome) => ({ ...outcome, reasons: [...outcome.reasons] });
  return {
    by,
    parts: parts.map(({ stratum, outcome }) => ({ stratum, outcome: written(outcome) })),
    combined: combined === null ? null : written(combined),
  };
}

function linkageOf(plan: DrawPlan | undefined, { posteriors }: ThreadAnswer): EstimateDocument["linkage"] {
  return plan === undefined ? "left-out" : (concludeDraws(plan, posteriors) ?? "unusable");
}

function tableFrom(lists: readonly ListKey[], { histories }: Captured) {
  try {
    return tableOf(
      lists,
      histories.map(({ pattern }) => pattern),
    );
  } catch (error) {
    if (error instanceof EstimateError) throw new AporaError("estimate.empty", {}, { cause: error });
    throw error;
  }
}

function patternsOf(lists: readonly ListKey[], counts: Float64Array): Record<string, number> {
  const names = [...counts.keys()].filter((w) => w > 0 && (counts[w] ?? 0) > 0);
  return Object.fromEntries(names.map((w) => [lists.map((_, j) => String((w >> j) & 1)).join(""), counts[w] ?? 0]));
}
