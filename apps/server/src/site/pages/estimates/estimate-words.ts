import { organisation } from "../../../registry/catalogue-schema.ts";
import type { PublicEstimate } from "../../../estimates/public-document.ts";
import type { MessageKey, Translator } from "../../i18n.ts";
import type { PageRequest } from "../../page.ts";
import { nameOf, readCatalogue } from "../catalogue.ts";

/** The names of the lists for the reader, in their order. A list of an organisation goes by the name of the organisation. */
export async function listNames(request: PageRequest, lists: PublicEstimate["lists"]): Promise<readonly string[]> {
  const { byCode } = await readCatalogue(request, "organisation");
  return lists.map(({ key }) => {
    const [kind, ...rest] = key.split(":");
    const code = rest.join(":");
    const entry = kind === "recognised" ? byCode.get(code) : undefined;
    if (entry !== undefined) return nameOf(entry, organisation.name, request).text;
    const words = `listing.${code}`;
    return request.tr.has(words) ? request.tr.t(words) : code;
  });
}

/** Codes that say the same to a reader share one text; the exact code is in the JSON. */
const SHARED: Readonly<Record<string, string>> = {
  "method.does-not-exist": "data-too-thin",
  "method.not-identifiable": "data-too-thin",
  "method.not-reached": "data-too-thin",
  "method.no-model": "data-too-thin",
  "method.no-upper-limit": "data-too-thin",
  "method.beyond-data": "data-too-thin",
  "data.no-overlap": "data-too-thin",
  "data.too-small": "data-too-thin",
  "data.two-lists": "data-too-thin",
  "whole.no-method": "data-too-thin",
  "method.resamples-without-estimate": "data-too-thin",
  "sampler.chains-disagree": "not-settled",
  "sampler.too-few-draws": "not-settled",
  "sampler.cut": "not-settled",
  "sampler.grid-too-coarse": "not-settled",
  "data.few-pairs": "thin-overlap",
  "data.mostly-one-list": "thin-overlap",
  "data.list-inside-list": "list-inside-list",
  "data.identical-lists": "list-inside-list",
  "data.redundant-lists": "list-inside-list",
  "data.empty-list": "small-list",
};

/** Why a verdict is what it is, each text once; a code that is newer than this build stands as it is. */
export function reasonWords(tr: Translator, codes: readonly string[]): readonly string[] {
  const words = codes.map((code) => {
    const key = `estimates.r.${SHARED[code] ?? code.replace(/^[a-z]+\./u, "")}`;
    return tr.has(key) ? tr.t(key) : code;
  });
  return [...new Set(words)];
}

/** The verdict as a sentence. Where only the order of magnitude may be told, limits have one digit. */
export function verdictWords(tr: Translator, { outcome }: PublicEstimate): string {
  const { verdict, estimate, lo, hi } = outcome;
  const rough = verdict === "order-of-magnitude";
  const number = (value: number): string => tr.number(rough ? Number(value.toPrecision(1)) : value);
  const key: MessageKey =
    verdict === "report" && estimate !== null ? "estimates.is.report" : rough ? "estimates.is.magnitude" : "estimates.is.range";
  return tr.t(key, { estimate: number(estimate ?? 0), lo: number(lo), hi: number(hi) });
}

/** A range of persons; one number where both ends are the same. */
export const rangeWords = (tr: Translator, { lo, hi }: { readonly lo: number; readonly hi: number }): string =>
  lo === hi ? tr.number(lo) : `${tr.number(lo)}–${tr.number(hi)}`;

/** Of whom the estimate speaks. */
export function populationWords(tr: Translator, { population }: PublicEstimate): string {
  const days = { from: tr.day(population.from), to: tr.day(population.to) };
  const whom = population.by === "detention" ? tr.t("estimates.of.detention", days) : tr.t("estimates.of.entry", days);
  return population.territory === null ? whom : `${whom} ${tr.t("estimates.territory", { region: population.territory })}`;
}
