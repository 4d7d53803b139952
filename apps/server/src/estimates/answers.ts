import type { Verdict } from "@apora/estimate";
import { z } from "zod";

const yesNo = z.enum(["yes", "no", "unknown"]);
const pairOfLists = z.strictObject({ from: z.string().min(1).max(200), to: z.string().min(1).max(200) });

/**
 * What the method cannot know and somebody who knows the lists has to say before an estimate is used (statistics.md A2.3).
 * docs/estimate-answers.md explains each question; the schema is `apora estimate questions --json`.
 */
export const answersSchema = z.strictObject({
  sameDefinition: yesNo.describe("Do all lists mean the same kind of person?"),
  samePlace: yesNo.describe("Do all lists cover the same territory?"),
  samePeriod: yesNo.describe("Do all lists cover the same period?"),
  closed: yesNo.describe("Could everybody counted in the period have come on each list, so that nobody entered or left the population?"),
  copies: z
    .array(pairOfLists)
    .max(50)
    .describe("Which list copies another: the persons of `from` are put on `to` because they are on `from`."),
  copiesKnown: yesNo.describe("Is it known which lists copy each other? `no` and `unknown` mean that copying cannot be ruled out."),
  handovers: z
    .array(pairOfLists)
    .max(50)
    .describe("Who hands cases over instead of sharing them: a case sent to `from` is therefore not on `to`."),
  commonSource: yesNo.describe("Do several lists draw on one source, for example the pages of courts?"),
  silence: yesNo.describe("Are there families who ask for silence, so that a case known to a list is not on it?"),
  answeredBy: z
    .string()
    .regex(/^[a-z0-9][a-z0-9._-]{0,39}$/)
    .describe("A pseudonym, never a name."),
  answeredOn: z.iso.date(),
  remark: z.string().max(2000).optional().describe("Why it was answered so. Not published."),
});
export type Answers = z.infer<typeof answersSchema>;

/** What an answer, or its absence, does to what may be said. A closed list; a code that was published keeps its meaning. */
export const ANSWER_EFFECTS = {
  "answers.none": "range-only",
  "answers.definition-differs": "refused",
  "answers.place-differs": "refused",
  "answers.period-differs": "refused",
  "answers.frame-unknown": "range-only",
  "answers.population-open": "order-of-magnitude",
  "answers.copies": "range-only",
  "answers.copies-unknown": "range-only",
  "answers.handovers": "range-only",
  "answers.copies-and-handovers": "order-of-magnitude",
  "answers.common-source": "range-only",
  "answers.silence": "range-only",
} as const satisfies Readonly<Record<string, Verdict>>;
export type AnswerReason = keyof typeof ANSWER_EFFECTS;

/** What the answers forbid to say. Lists of other definition, place or period describe no common population: no estimate. */
export function judgeAnswers(answers: Answers | null): readonly AnswerReason[] {
  if (answers === null) return ["answers.none"];
  const { sameDefinition, samePlace, samePeriod, closed, copies, copiesKnown, handovers, commonSource, silence } = answers;
  const frame = [sameDefinition, samePlace, samePeriod, closed];
  const rules: readonly (readonly [boolean, AnswerReason])[] = [
    [sameDefinition === "no", "answers.definition-differs"],
    [samePlace === "no", "answers.place-differs"],
    [samePeriod === "no", "answers.period-differs"],
    [frame.includes("unknown"), "answers.frame-unknown"],
    [closed === "no", "answers.population-open"],
    [copies.length > 0, "answers.copies"],
    [copies.length === 0 && copiesKnown !== "yes", "answers.copies-unknown"],
    [handovers.length > 0, "answers.handovers"],
    [copies.length > 0 && handovers.length > 0, "answers.copies-and-handovers"],
    [commonSource !== "no", "answers.common-source"],
    [silence !== "no", "answers.silence"],
  ];
  return rules.flatMap(([holds, code]) => (holds ? [code] : []));
}
