import { spoken } from "./spoken.ts";
import type { EstimateSettings, MethodName, MethodResult, Verdict } from "./result.ts";

const POWERS = [
  "persons",
  "tens",
  "hundreds",
  "thousands",
  "tens of thousands",
  "hundreds of thousands",
  "millions",
  "tens of millions",
  "hundreds of millions",
  "billions",
];
const powerOf = (value: number): string => POWERS[Math.min(POWERS.length - 1, Math.floor(Math.log10(Math.max(1, value))))] ?? "billions";

export type Headline = {
  readonly verdict: Verdict;
  readonly captured: number;
  readonly estimate: number | null;
  readonly lo: number | null;
  readonly hi: number | null;
};

function headlineSentence({ verdict, estimate, lo, hi, captured }: Headline): string {
  const known = `${captured.toLocaleString("en")} persons are on at least one list.`;
  if (verdict === "refused" || lo === null || hi === null) return `${known} How many are on none cannot be said from these lists.`;
  const range = `between ${spoken(lo)} and ${spoken(hi)}`;
  if (verdict === "report" && estimate !== null)
    return `${known} The total, listed and unlisted together, is estimated at about ${spoken(estimate)}; with 95 % confidence it lies ${range}.`;
  if (verdict === "order-of-magnitude") {
    const [low, high] = [powerOf(lo), powerOf(hi)];
    return `${known} The lists say no more than the order of magnitude of the total: ${low === high ? low : `${low} to ${high}`} (the methods reach from ${spoken(lo)} to ${spoken(hi)}).`;
  }
  return `${known} The total lies ${range} if the assumption of at least one method holds; a single number would claim more than is known.`;
}

/** What the figure does not mean; stands under every estimate. */
const CAVEATS = [
  "An estimate is not a count: nobody can be named who stands behind the difference, and it is never added to a documented number.",
  "It counts persons, not detentions, and everybody affected in the period of the lists, not those affected today.",
];

/** A paragraph a lawyer understands: the headline, one sentence per warning, and what the number does not mean. */
export const plainSentences = (headline: Headline, warnings: readonly string[]): readonly string[] => [
  headlineSentence(headline),
  ...warnings,
  ...(headline.verdict === "refused" ? [] : CAVEATS),
];

const DESCRIPTIONS: Readonly<Record<MethodName, string>> = {
  chapman: "Chapman's estimator for two lists",
  chao: "Chao's bias-corrected lower bound for a fixed number of lists with a log-normal interval",
  "mth-lb": "the log-linear lower bound Mth-LB of Rivest and Baillargeon with a multinomial profile interval",
  independence: "the log-linear model of independence with a multinomial profile interval (Cormack)",
  "loglinear-bic": "the log-linear model of least BIC (n = captured persons)",
  "loglinear-aic": "the log-linear model of least AIC",
  "loglinear-averaged": "log-linear models averaged with weights exp(−BIC/2)",
  stepwise: "stepwise two-list interactions (p < 0.02) with a BCa interval of the re-selection bootstrap",
  dga: "Bayesian averaging over decomposable graphs (Madigan and York) with prior 1/N",
  lcmcr: "Bayesian latent classes with a truncated stick-breaking prior (Manrique-Vallier)",
  pooled:
    "a pooled interval that holds those of the averaged log-linear models, graph averaging, latent classes and the lower bound, and of a log-linear model in which people differ (Mth of Darroch)",
};

/** A paragraph for the methods section: what was computed, with which settings, and what was refused. */
export function writeMethodsParagraph(facts: {
  readonly captured: number;
  readonly lists: readonly string[];
  readonly settings: EstimateSettings;
  readonly version: string;
  readonly tableHash: string;
  readonly methods: readonly MethodResult[];
}): string {
  const { captured, lists, settings, version, tableHash, methods } = facts;
  const used = methods.filter(({ estimate }) => estimate !== null).map(({ method }) => DESCRIPTIONS[method]);
  const refused = methods.filter(({ estimate }) => estimate === null).map(({ method }) => method);
  return [
    `The size of the population was estimated from ${captured.toLocaleString("en")} persons on ${lists.length} list${lists.length === 1 ? "" : "s"} (${lists.join(", ")}) by multiple systems estimation`,
    used.length === 0 ? "; no method gave an estimate." : `: ${used.join("; ")}.`,
    refused.length === 0 ? "" : ` Refused on these data: ${refused.join(", ")}.`,
    " Models whose maximum-likelihood estimate does not exist or is not identifiable were excluded (Fienberg and Rinaldo).",
    ` Intervals are at 95 %. Computed with @apora/estimate ${version}, seed ${settings.seed}, ${settings.chains} chains${settings.quick ? ", quick settings" : ""}; table SHA-256 ${tableHash}.`,
  ].join("");
}
