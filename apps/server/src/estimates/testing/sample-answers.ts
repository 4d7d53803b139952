import type { Answers } from "../answers.ts";

/** Answers that forbid nothing: the best that can be said of lists. */
export const GOOD_ANSWERS: Answers = {
  sameDefinition: "yes",
  samePlace: "yes",
  samePeriod: "yes",
  closed: "yes",
  copies: [],
  copiesKnown: "yes",
  handovers: [],
  commonSource: "no",
  silence: "no",
  answeredBy: "tester",
  answeredOn: "2024-01-01",
};
