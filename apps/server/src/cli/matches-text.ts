import type { StoredDecision } from "../matching/decide.ts";
import type { SearchReport } from "../matching/find-pairs.ts";
import type { Likely } from "../matching/likely-people.ts";
import type { Step } from "../matching/link-people.ts";
import type { Match, Reconciliation } from "../matching/reconcile.ts";
import type { Beside, TasksBeside } from "../matching/tasks/lists.ts";
import type { Profile } from "../matching/profile.ts";
import type { SuspectedPair } from "../matching/queue.ts";
import { matchFact, matchFinding } from "../site/match-words.ts";
import type { Translator } from "../site/i18n.ts";

/** What people read about suspected pairs. Names come out of files: control signs stay out of the terminal. */

const plain = (text: string): string => text.replaceAll(/[\p{Cc}\p{Cf}]/gu, "").slice(0, 80);
const signed = (bits: number): string => `${bits < 0 ? "−" : "+"}${Math.abs(bits).toFixed(1)}`;

export const stepsText = (tr: Translator, steps: readonly Step[]): string =>
  steps
    .map(
      (step) =>
        `    ${signed(step.bits).padStart(6)}  ${tr.t("matching.step", { fact: matchFact(tr, step), level: matchFinding(tr, step) })}`,
    )
    .join("\n");

export function searchText({ people, compared, found, judgedBefore, otherNames, skippedBlocks, model, position }: SearchReport): string {
  const by = model.kind === "learned" ? "a model learned from this register" : `the fixed model (${model.because})`;
  return [
    `${people} people as known at ${position}; ${compared} pairs compared by ${by}.`,
    `${found} pairs wait for a decision. ${judgedBefore} were judged before; ${otherNames} agree in the rest and are other names.`,
    ...(skippedBlocks > 0
      ? [`${skippedBlocks} groups were too large to be compared by one rule; other rules may have compared them.`]
      : []),
    "Nothing is joined. `apora matches list` shows the queue.",
  ].join("\n");
}

const profileText = (profile: Profile | undefined, id: string): string =>
  profile === undefined
    ? id
    : `${id}  ${profile.names.slice(0, 3).map(plain).join(" / ")}${profile.born === undefined ? "" : `, ${profile.born}`}`;

export const queueText = (tr: Translator, pairs: readonly SuspectedPair[], profiles: ReadonlyMap<string, Profile>): string =>
  pairs
    .map(
      (pair) =>
        `p = ${pair.probability.toFixed(3)}, ${tr.t("matching.figures")}: ${pair.figures}\n  ${profileText(profiles.get(pair.a), pair.a)}\n  ${profileText(profiles.get(pair.b), pair.b)}\n${stepsText(tr, pair.explanation)}`,
    )
    .join("\n\n");

export const likelyText = (tr: Translator, likely: readonly Likely[]): string =>
  likely.length === 0
    ? tr.t("matching.likely.none")
    : likely
        .map((one) => `p = ${one.probability.toFixed(3)}  ${one.id}  ${plain(one.name)}\n${stepsText(tr, one.explanation)}`)
        .join("\n\n");

export const decisionsText = (decisions: readonly StoredDecision[]): string =>
  decisions.length === 0
    ? "Nothing has been decided."
    : decisions
        .map(
          ({ id, recordedAt, actor, pairs, standing }) =>
            `${id}  ${recordedAt.toISOString()}  ${actor}  ${pairs} pairs, ${standing} standing`,
        )
        .join("\n");

const MOST = 20;

type ListNames = { readonly left: string; readonly right: string };

export function reconciliationText(found: Reconciliation, names: ListNames, beside: TasksBeside): string {
  const taskText = ({ task }: Beside): string => (task === undefined ? "" : `  [task ${task.state}: ${task.id}]`);
  const match = (pair: Match): string =>
    `  ${pair.probability.toFixed(3)}  ${profileText(pair.left, pair.left.id)}  ~  ${profileText(pair.right, pair.right.id)}${taskText(beside.pair(pair))}`;
  const alone =
    (of: (profile: Profile) => Beside) =>
    (profile: Profile): string =>
      `  ${profileText(profile, profile.id)}${taskText(of(profile))}`;
  const part = (title: string, lines: readonly string[]): string =>
    [`${title}: ${lines.length}`, ...lines.slice(0, MOST), ...(lines.length > MOST ? ["  … (--json or --csv has all)"] : [])].join("\n");
  return [
    `In both: ${found.both.length}`,
    part("Doubtful", found.doubtful.map(match)),
    part(`Only in ${plain(names.left)}`, found.onlyLeft.map(alone(beside.left))),
    part(`Only in ${plain(names.right)}`, found.onlyRight.map(alone(beside.right))),
  ].join("\n");
}
