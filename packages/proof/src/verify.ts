import { TlogError } from "@apora/tlog";
import { parseBundle, readFigureLeaf, type Bundle } from "./bundle.ts";
import { checkAudits, checkCurrent } from "./check-current.ts";
import {
  checkHead,
  checkInclusion,
  checkKeptHead,
  checkKnownAt,
  checkPolicy,
  checkPublisher,
  checkTime,
  checkWitnesses,
  viewLog,
  type LogView,
} from "./check-log.ts";
import { checkDefinition, checkOpenings, checkPublicPart, checkRollRoot, checkRollSize, checkRollTags } from "./check-roll.ts";
import { ProofError } from "./errors.ts";
import { stepOf, type Details, type NotProved, type Proved, type Report, type Step, type StepId } from "./report.ts";
import type { Trust } from "./trust.ts";

/** Steps that must have passed before a figure counts as verified. */
const NEEDED: Readonly<Record<Bundle["scope"], readonly StepId[]>> = {
  figure: [
    "publisher",
    "log",
    "witnesses",
    "inclusion",
    "known-at",
    "roll-size",
    "roll-root",
    "roll-tags",
    "definition",
    "openings",
    "public-part",
  ],
  sample: [
    "publisher",
    "log",
    "witnesses",
    "inclusion",
    "known-at",
    "roll-size",
    "roll-root",
    "roll-tags",
    "definition",
    "openings",
    "public-part",
  ],
  person: ["publisher", "log", "witnesses", "inclusion", "known-at", "roll-root", "definition", "openings", "public-part"],
};

type Read = { readonly view: LogView } | { readonly fault: string };

function read(text: string, trust: Trust): Read {
  try {
    const bundle = parseBundle(text);
    return { view: viewLog({ bundle, figure: readFigureLeaf(bundle.leaf), trust }) };
  } catch (error) {
    if (error instanceof ProofError || error instanceof TlogError) return { fault: error.message };
    throw error;
  }
}

function runSteps(view: LogView): readonly Step[] {
  const roll = { bundle: view.bundle, statement: view.figure.statement.statement };
  return [
    stepOf("format.good"),
    checkPublisher(view),
    checkHead(view),
    checkWitnesses(view),
    checkInclusion(view),
    checkKnownAt(view),
    checkKeptHead(view),
    checkTime(view),
    checkRollSize(roll),
    checkRollRoot(roll),
    checkRollTags(roll),
    checkDefinition(roll),
    checkOpenings(roll),
    checkPublicPart(roll),
    checkCurrent(view),
    checkAudits(view),
    checkPolicy(view),
  ];
}

type Steps = ReadonlyMap<StepId, Step>;

const passes = (steps: Steps, ...ids: readonly StepId[]): boolean => ids.every((id) => steps.get(id)?.outcome === "pass");
const detailsOf = (steps: Steps, id: StepId): Details => steps.get(id)?.details ?? {};

/** What the passed steps prove together. Each claim names all the steps it needs. */
function listProved(steps: Steps, { bundle: { scope }, figure }: LogView): Report["proved"] {
  const { unit } = figure.statement.statement;
  const published = passes(steps, "publisher");
  const logged = passes(steps, "log", "inclusion");
  const claims: readonly (readonly [Proved, boolean, Details])[] = [
    ["published-by", published, detailsOf(steps, "publisher")],
    ["fixed-by", logged && passes(steps, "witnesses", "time"), detailsOf(steps, "time")],
    ["not-changed", logged && published, {}],
    ["log-prefix", logged && passes(steps, "known-at"), detailsOf(steps, "known-at")],
    ["every-entry-committed", passes(steps, "roll-size", "roll-root"), detailsOf(steps, "roll-size")],
    ["nobody-twice", passes(steps, "roll-root", "roll-tags"), {}],
    [
      "public-part-counted",
      scope !== "person" && passes(steps, "roll-root", "definition", "public-part") && steps.get("openings")?.outcome === "pass",
      detailsOf(steps, "public-part"),
    ],
    [
      unit === "person" ? "person-counted" : "entry-counted",
      scope === "person" && logged && passes(steps, "roll-root", "definition", "openings", "public-part"),
      detailsOf(steps, "public-part"),
    ],
    [
      "sample-shown",
      scope === "sample" && passes(steps, "roll-root", "definition", "openings", "public-part"),
      detailsOf(steps, "public-part"),
    ],
    ["not-superseded", logged && passes(steps, "current"), detailsOf(steps, "current")],
  ];
  return claims.filter(([, holds]) => holds).map(([claim, , details]) => ({ claim, details }));
}

function listNotProved(steps: Steps, { view, proved }: { readonly view: LogView; readonly proved: Report["proved"] }): Report["notProved"] {
  const { hidden, told_apart: toldApart } = view.figure.statement.statement.roll;
  const has = (claim: Proved): boolean => proved.some((each) => each.claim === claim);
  const claims: readonly (readonly [NotProved, boolean, Details])[] = [
    ["hidden-true", hidden !== "0", { hidden }],
    ["nobody-missing", true, {}],
    ["facts-true", true, {}],
    ["identity-honest", true, { toldApart }],
    ["publisher-unknown", !has("published-by"), {}],
    ["fixed-by-unknown", !has("fixed-by"), {}],
    ["roll-not-seen", !passes(steps, "roll-size", "roll-root", "roll-tags"), {}],
    ["may-be-superseded", !has("not-superseded"), {}],
  ];
  return claims.filter(([, holds]) => holds).map(([claim, , details]) => ({ claim, details }));
}

/**
 * Verifies a proof file offline, step by step. It never says "true": the report lists what the passed steps prove and
 * what they do not. Never throws on bad input; runs in time linear in the size of the file (about 3 ms for each opened
 * entry).
 *
 * @param text of a `.apora-proof.json`
 * @param trust what the reader knows from elsewhere; without it who said it and when stay open
 */
export function verify(text: string, trust: Trust = {}): Report {
  const taken = read(text, trust);
  if ("fault" in taken) {
    const steps = [stepOf("format.malformed", { fault: taken.fault })];
    return { verdict: "unreadable", exitCode: 2, steps, proved: [], notProved: [] };
  }
  const { view } = taken;
  const list = runSteps(view);
  const steps: Steps = new Map(list.map((step) => [step.id, step]));
  const failed = list.find(({ outcome }) => outcome === "fail");
  const { scope } = view.bundle;
  const noPublic = view.figure.statement.statement.roll.public === "0";
  const complete = NEEDED[scope].every((id) => passes(steps, id) || (id === "openings" && noPublic && steps.get(id)?.outcome === "info"));
  const proved = listProved(steps, view);
  return {
    verdict: failed !== undefined ? "failed" : complete ? "verified" : "intact",
    exitCode: failed !== undefined ? 10 + failed.number : complete ? 0 : 3,
    steps: list,
    proved,
    notProved: listNotProved(steps, { view, proved }),
    statement: view.figure.statement.statement,
  };
}
