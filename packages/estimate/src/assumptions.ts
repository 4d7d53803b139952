import type { MethodName } from "./result.ts";

/** The identifying assumption of each method, in words that stand beside the number. */
export const ASSUMPTIONS: Readonly<Record<MethodName, string>> = {
  chapman:
    "Being on one list neither helps nor hinders being on the other, and everybody has the same chance on a list. Two lists cannot test this.",
  chao: "Some people are easier to list than others, and lists do not avoid each other: then at least this many exist. If cases sent to one list are kept from another, the bound can be too high.",
  "mth-lb":
    "Lists differ in reach and some people are easier to list than others, in one common direction: then at least this many exist. If lists avoid each other, the bound can be too high.",
  independence: "Being on one list neither helps nor hinders being on any other, and within a list everybody has the same chance.",
  "loglinear-bic":
    "Lists depend on each other only through the interactions of this one model, chosen by BIC; the interaction of all lists together is zero, which no data can test.",
  "loglinear-aic":
    "Lists depend on each other only through the interactions of this one model, chosen by AIC; the interaction of all lists together is zero, which no data can test.",
  "loglinear-averaged":
    "One of the fitted log-linear models is right, each weighted by its BIC; in all of them the interaction of all lists together is zero, which no data can test.",
  stepwise: "Lists depend on each other only in pairs, and only in the pairs whose overlap is too improbable otherwise (p < 0.02).",
  dga: "The dependence between lists is that of a decomposable graph; all such graphs are averaged.",
  lcmcr: "People fall into hidden groups; within a group, being on one list neither helps nor hinders being on another.",
  pooled:
    "At least one of the pooled methods, or the model in which people differ in how easily they are listed, has the right assumption; the interval holds the intervals of all of them.",
};
