import { FOREVER, NEVER, type EdtfDate } from "../ledger/edtf.ts";
import { factsOf, valueOf, type Entity } from "../ledger/resolve.ts";
import { parsePeriod } from "../ledger/edtf.ts";
import { dateOf, eventsOf, latestStatus, type PersonFile } from "./person-file.ts";
import { charge, sentence } from "./schema.ts";
import { type ProvisionValue } from "./values.ts";

/** From when until when an article was held against a person. */
export type ChargePeriod = {
  /** `code:number`, for example `UK-BY:342`. */
  readonly article: string;
  readonly from: EdtfDate;
  readonly until: EdtfDate | null;
  readonly main: boolean;
};

const ALWAYS: EdtfDate = { text: "", precision: "unknown", lo: NEVER, hi: NEVER };

const ENDED = new Set(["dropped", "requalified", "acquitted"]);

/** Articles named by a provision value, as `code:number`; none where the charge is undisclosed or only described. */
export function articlesOf(value: ProvisionValue | undefined): readonly string[] {
  return value?.kind === "provisions" ? value.provisions.map((p) => `${p.code}:${p.article}`) : [];
}

const startOf = (valid: string | null): EdtfDate => (valid === null ? ALWAYS : parsePeriod(valid).from);

/** Verdicts that name their provisions end the charges that led to them. */
function verdicts(file: PersonFile): readonly { on: EdtfDate; articles: readonly string[] }[] {
  return eventsOf(file, "sentence").flatMap((entity) => {
    const on = dateOf(entity, sentence.on);
    const articles = factsOf(entity, sentence.provision).flatMap((fact) => articlesOf(fact.value));
    const annulled = latestStatus(entity, sentence.status)?.value === "annulled";
    return on === undefined || articles.length === 0 || annulled ? [] : [{ on, articles }];
  });
}

function chargePeriodsOf(entity: Entity, ends: readonly EdtfDate[]): ChargePeriod[] {
  const history = factsOf(entity, charge.status).map((fact) => ({ status: fact.value, from: startOf(fact.claim.valid) }));
  const began = history.filter((h) => !ENDED.has(h.status)).sort((a, b) => a.from.lo - b.from.lo)[0]?.from ?? ALWAYS;
  const ended = history.filter((h) => ENDED.has(h.status)).sort((a, b) => a.from.lo - b.from.lo)[0]?.from;
  const verdict = ends.filter((on) => on.hi >= began.lo).sort((a, b) => a.lo - b.lo)[0];
  const until = [ended, verdict].flatMap((end) => end ?? []).sort((a, b) => a.lo - b.lo)[0] ?? null;
  const main = valueOf(entity, charge.main) === true;
  return articlesOf(valueOf(entity, charge.provision)).map((article) => ({ article, from: began, until, main }));
}

/**
 * Under which articles a person was held, and when. A charge counts from its first status until it is dropped,
 * re-qualified, or followed by a verdict that names its own provisions; the provisions of a verdict count from then
 * on. An undated charge counts from the start. Pure.
 */
export function chargePeriods(file: PersonFile): readonly ChargePeriod[] {
  const passed = verdicts(file);
  const ends = passed.map((verdict) => verdict.on);
  const charged = eventsOf(file, "charge").flatMap((entity) => chargePeriodsOf(entity, ends));
  const mains = new Set(charged.filter((period) => period.main).map((period) => period.article));
  const convicted = passed.flatMap(({ on, articles }) =>
    articles.map((article): ChargePeriod => ({ article, from: on, until: null, main: mains.has(article) })),
  );
  return [...charged, ...convicted].filter((period) => period.from.lo < FOREVER);
}
