import { bitsOf, probabilityOf, type ScoredPairs, type Scoring } from "./score.ts";

/** What the model expects of its own proposals at a threshold. True only as far as its probabilities are: see calibration. */
export type ExpectedRates = {
  readonly threshold: number;
  readonly proposed: number;
  /** Expected share of the proposed pairs that are no matches. */
  readonly falseMatchRate: number;
  /** Expected share of all matches that are not proposed, those that blocking never compared included. */
  readonly falseNonMatchRate: number;
  /** Expected number of matches among the compared pairs. */
  readonly expectedMatches: number;
};

/**
 * Matches that no blocking rule brought together, at least. The rules are lists that catch matches: from those caught by exactly
 * one rule and by exactly two, Chao's lower bound tells how many none caught (bias-corrected form for a fixed number of lists).
 * One rule alone tells nothing: then the answer is 0.
 */
export function missedByBlocking(pairs: ScoredPairs, rules: number): number {
  if (rules < 2) return 0;
  let [once, twice] = [0, 0];
  for (let k = 0; k < pairs.size; k++) {
    const probability = probabilityOf(pairs.bits[k] ?? 0);
    if (pairs.rules[k] === 1) once += probability;
    else if (pairs.rules[k] === 2) twice += probability;
  }
  return (((rules - 1) / rules) * once * Math.max(once - 1, 0)) / (2 * (twice + 1));
}

export function expectRates(scoring: Scoring, threshold: number, missed: number): ExpectedRates {
  const { pairs, expectedMatches } = scoring;
  const fewest = bitsOf(threshold);
  let [proposed, among] = [0, 0];
  for (let k = 0; k < pairs.size; k++) {
    const bits = pairs.bits[k] ?? 0;
    if (bits < fewest) continue;
    proposed++;
    among += probabilityOf(bits);
  }
  const matches = expectedMatches + missed;
  return {
    threshold,
    proposed,
    falseMatchRate: proposed === 0 ? 0 : (proposed - among) / proposed,
    falseNonMatchRate: matches === 0 ? 0 : Math.max(0, (matches - among) / matches),
    expectedMatches,
  };
}
