/** A probability as people read it: to a tenth of a per cent, and never as certainty, which no comparison gives. */
export const likelihoodText = (probability: number): string => `${Math.min(99.9, Math.max(0.1, 100 * probability)).toFixed(1)} %`;
