import { spoken } from "./spoken.ts";

/**
 * Why a verdict is what it is: a closed list. Each text stands alone and is read by people who do not know statistics.
 * Places in braces are filled from the details. A code that was published keeps its meaning.
 */
export const REASONS = {
  // About the data.
  "data.too-small": "Persons on the lists: {captured}. Below 30 no estimate is made.",
  "data.two-lists": "Lists: {lists}. Two lists cannot test whether they are independent, so nothing model-based is said.",
  "data.redundant-lists": "Without lists that are contained in another one, too few lists remain, and nothing can be tested.",
  "data.identical-lists": "The lists {first} and {second} hold exactly the same persons: one seems to copy the other.",
  "data.list-inside-list": "Everybody on the list {inner} is also on the list {outer}: one may copy the other.",
  "data.empty-list": "The list {list} holds nobody and was left out.",
  "data.no-overlap": "Nobody is on two lists: nothing in the data tells how many are missing.",
  "data.small-list": "The list {list} is short: {size}. Below 10 records a list says little.",
  "data.isolated-list": "The list {list} shares no person with any other list.",
  "data.low-coverage": "The estimated coverage of the lists is only {coverage}; below 0.5 a small error moves the answer far.",
  "data.few-pairs": "Persons on exactly two lists: {pairs}. Below 10 the answer hangs on single persons.",
  "data.mostly-one-list": "{share} of the persons are on one list only.",
  // About a method.
  "method.needs-two-lists": "This method is for exactly two lists.",
  "method.two-lists-untested": "Two lists cannot test whether they are independent.",
  "method.needs-three-lists": "This method needs at least three lists.",
  "method.too-many-lists": "This method is not computed for {lists} lists; it goes up to {most}.",
  "method.does-not-exist": "The estimate does not exist for this model on these data: a huge number would be printed that means nothing.",
  "method.not-identifiable": "The data cannot tell the parameters of this model apart.",
  "method.not-reached": "The computation did not arrive at a maximum.",
  "method.no-model": "No model of the family has an estimate on these data.",
  "method.no-upper-limit": "The data set no upper limit: any number of missing persons is possible.",
  "method.beyond-data": "The estimate is more than a hundred times the listed persons: the overlap is too small to carry it.",
  "method.lower-bound":
    "This is a lower bound, and only where being listed once makes being listed again more likely; it is not an estimate of the size.",
  "method.single-model": "One model was chosen among many by a criterion; the interval does not know of the choice.",
  "method.no-fit-test": "The model uses every degree of freedom: whether it fits cannot be tested.",
  "method.fit-rejected": "The data contradict the model (deviance {deviance} on {df} degrees of freedom).",
  "method.wide-interval": "The upper limit is more than ten times the lower one.",
  "method.resamples-without-estimate": "In {share} of the resamples there was no estimate.",
  // About samplers and grids.
  "sampler.chains-disagree": "The chains disagree (R-hat {rhat}, more than 1.05): there may be several answers; see the modes.",
  "sampler.too-few-draws": "The chains hold too little information (effective sample size {ess}, below 400).",
  "sampler.cut": "The upper limit is cut by the method, not set by the data.",
  "sampler.grid-too-coarse": "The grid of possible numbers is too coarse for these data.",
  // About the whole.
  "whole.methods-disagree": "The methods disagree: the largest median ({largest}) is more than twice the smallest ({smallest}).",
  "whole.intervals-apart":
    "The intervals of {lower} (up to {hi}) and {higher} (from {lo}) do not meet: at least one of the two is wrong, and the data do not say which.",
  "whole.people-differ":
    "Some people seem harder to list than others; a model that allows for it gives about {estimate}. How far people differ cannot be seen in lists, so no single number is told.",
  "whole.no-limit-if-people-differ": "If some people are much harder to list than others, which the data allow, no upper limit holds.",
  "whole.below-bound":
    "The pooled estimate lies below the lower bound, which is at least {bound}: some people seem harder to list than the methods allow for.",
  "whole.method-refused": "{method} gives no estimate.",
  "whole.no-method": "No method gives an estimate.",
} as const;

export type ReasonCode = keyof typeof REASONS;

/** A reason with its code, its sentence, and the figures in it. */
export type Reason = { readonly code: ReasonCode; readonly text: string; readonly details: Readonly<Record<string, string | number>> };

/** Counts stand as they are; what was estimated has three digits, as everywhere in words. */
const shown = (value: string | number, code: ReasonCode): string => {
  if (typeof value !== "number") return value;
  if (code.startsWith("whole.")) return spoken(value);
  return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(3)));
};

export const reason = (code: ReasonCode, details: Readonly<Record<string, string | number>> = {}): Reason => ({
  code,
  text: REASONS[code].replaceAll(/\{(\w+)\}/g, (place, key: string) => (details[key] === undefined ? place : shown(details[key], code))),
  details,
});
