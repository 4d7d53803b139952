import { addLength, dayOf, isoOf, type Day } from "../ledger/edtf.ts";
import { ARTICLES, BODIES, CODE, INVENTED, PLACES } from "./catalogue.ts";
import { inventName } from "./names.ts";
import { createRandom, type Random } from "./random.ts";

/**
 * Invented people whose histories have the shape of the real ones: growth from 2020 to 2026, three in four at liberty
 * again, dates that are often partial, thirteen facts on average. Nothing here is taken from a real file.
 */

/** Share of first detentions by year. */
const YEARS: readonly (readonly [year: number, share: number])[] = [
  [2020, 0.16],
  [2021, 0.24],
  [2022, 0.2],
  [2023, 0.15],
  [2024, 0.12],
  [2025, 0.09],
  [2026, 0.04],
];
/** The last day the invented histories know of. */
const LAST: Day = dayOf("2026-06-30");

type Fields = Record<string, unknown>;
type Event = { readonly kind: string; readonly key?: string; readonly fields: Fields; readonly grounds?: unknown };
/** Input of `registry.record-people` for one person. */
export type InventedFile = { readonly id: string; readonly person: Fields; readonly events: readonly Event[]; readonly grounds: unknown };

const placesOf = (kinds: readonly string[]): [string, ...string[]] =>
  PLACES.filter((place) => kinds.includes(place.kind)).map((place) => place.code) as [string, ...string[]];
const REMAND = placesOf(["pretrial", "temporary"]);
const SERVING = placesOf(["colony", "colony", "prison", "open-type"]);

function startDay(random: Random): Day {
  let rest = random.unit();
  for (const [year, share] of YEARS) {
    if (rest < share) return dayOf(`${year}-01-01`) + random.below(year === 2026 ? 170 : 365);
    rest -= share;
  }
  return dayOf("2021-06-01");
}

/** A date as well as sources give it: mostly the day, one in six less. */
function spoken(random: Random, day: Day): string {
  const how = random.unit();
  const text = isoOf(day);
  if (how < 0.84) return text;
  if (how < 0.94) return text.slice(0, 7);
  if (how < 0.97) return text.slice(0, 4);
  return how < 0.985 ? `[${isoOf(day - random.below(20))}..${isoOf(day + random.below(20))}]` : `[..${text}]`;
}

/** Low numbers more often: one article leads by far. */
const article = (random: Random): string => ARTICLES[Math.floor(random.unit() ** 2.2 * ARTICLES.length)] ?? ARTICLES[0];
const provisions = (articles: readonly string[]): object => ({
  kind: "provisions",
  provisions: articles.map((a) => ({ code: CODE, article: a })),
});

const PUBLISHERS = ["Synthetic Centre", "Synthetic Herald", "Synthetic Watch"] as const;
const document = (random: Random, day: Day): object => ({
  url: `https://synthetic.example/${isoOf(day).slice(0, 7)}/${random.below(400)}`,
  title: "Synthetic report: invented",
  publisher: random.pick(PUBLISHERS),
});
const grounds = (random: Random, day: Day): object => ({
  sources: random.chance(0.15) ? [document(random, day), document(random, day + 3)] : [document(random, day)],
  reliability: random.pick(["B", "C", "A", "D"]),
  credibility: 1 + random.below(3),
});

type Case = { readonly random: Random; readonly events: Event[]; readonly articles: readonly string[] };

function detained({ random, events }: Case, day: Day, again: boolean): void {
  const fields: Fields = { track: random.chance(0.85) ? "criminal" : "administrative", began: spoken(random, day) };
  if (random.chance(0.55)) fields["place"] = random.pick(REMAND);
  if (again) fields["manner"] = "returned_to_custody";
  events.push({ kind: "detention", fields, grounds: grounds(random, day) });
}

function charged({ random, events, articles }: Case, day: Day): void {
  const fields: Fields = {
    provision: random.chance(0.05) ? { kind: "not_disclosed" } : provisions(articles),
    status: [{ value: "charged", valid: `${isoOf(day)}/..` }],
  };
  if (random.chance(0.25)) fields["main"] = true;
  events.push({ kind: "charge", fields });
}

/** The verdict; the day on which the term ends. */
function sentenced({ random, events, articles }: Case, day: Day, began: Day): Day {
  const inAbsentia = random.chance(0.02);
  const kind = random.chance(0.72) ? "imprisonment" : random.chance(0.6) ? "open_type" : "home_restriction";
  const length = { years: 1 + Math.floor(random.unit() ** 2 * 9), months: random.below(12) };
  const fields: Fields = {
    on: spoken(random, day),
    penalty: [{ kind, length, ...(kind === "imprisonment" ? { regime: random.pick(["general", "enhanced"]) } : {}) }],
  };
  if (random.chance(0.6)) fields["provision"] = [provisions(articles)];
  if (inAbsentia) fields["in_absentia"] = true;
  events.push({ kind: "sentence", fields, grounds: grounds(random, day) });
  return addLength(began, length);
}

function recognised({ random, events }: Case, day: Day): void {
  const decide = (body: string, kind: string, on: Day): void => {
    if (on <= LAST) events.push({ kind: "recognition", fields: { body, kind, on: isoOf(on) } });
  };
  if (random.chance(0.45)) decide(BODIES[0], "recognised", day + 5 + random.below(200));
  if (random.chance(0.06)) decide(BODIES[1], "prisoner_of_conscience", day + 20 + random.below(300));
  if (random.chance(0.01)) decide(BODIES[0], "withdrawn", day + 400 + random.below(300));
}

function released({ random, events }: Case, day: Day): void {
  const how = random.unit();
  const status = how < 0.9 ? "confirmed" : how < 0.97 ? "reported" : "retracted";
  const fields: Fields = { on: spoken(random, day), status: [{ value: status, valid: `${isoOf(day)}/..` }] };
  if (random.chance(0.6)) fields["kind"] = random.pick(["full_term", "full_term", "pardon", "forced_removal", "change_of_measure"]);
  events.push({ kind: "release", fields, grounds: grounds(random, day) });
}

/** One imprisonment from detention to release; the day of release, or undefined while it lasts. */
function imprisoned(one: Case, day: Day, again: boolean): Day | undefined {
  const { random, events } = one;
  detained(one, day, again);
  if (random.chance(0.6)) charged(one, day + 2 + random.below(10));
  const verdict = day + 60 + random.below(240);
  let end = day + 15 + random.below(200);
  if (random.chance(0.62) && verdict < LAST) {
    end = Math.min(sentenced(one, verdict, day), verdict + random.below(1500));
    const moved = verdict + 30 + random.below(90);
    if (random.chance(0.5) && moved < LAST)
      events.push({ kind: "stay", fields: { began: spoken(random, moved), place: random.pick(SERVING) }, grounds: grounds(random, moved) });
    if (random.chance(0.12) && moved + 300 < Math.min(end, LAST))
      events.push({ kind: "stay", fields: { began: spoken(random, moved + 300), place: random.pick(SERVING) } });
  }
  if (random.chance(0.01) && verdict < LAST) events.push({ kind: "incommunicado", fields: { began: isoOf(verdict) } });
  if (random.chance(0.003) && end < LAST) {
    events.push({ kind: "death", fields: { on: spoken(random, end), circumstances: "in_custody" } });
    return undefined;
  }
  if (end > LAST) {
    // Lists that repeat who is held confirm it, for most.
    if (random.chance(0.8)) events.push({ kind: "report", fields: { status: "in_custody", as_of: isoOf(LAST - random.below(300)) } });
    return undefined;
  }
  if (random.chance(0.95)) released(one, end);
  return end;
}

/** An id of version 7 that is in order of making and the same for the same seed and place. */
function inventId(random: Random, index: number): string {
  const time = (Date.UTC(2026, 0, 1) + index).toString(16).padStart(12, "0");
  const hex = (digits: number): string =>
    random
      .below(16 ** digits)
      .toString(16)
      .padStart(digits, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-8${hex(3)}-${hex(6)}${hex(6)}`;
}

/** The n-th person of a seed. Pure: the same for the same two numbers. */
export function inventPerson(seed: number, index: number): InventedFile {
  const random = createRandom(seed, index);
  const id = inventId(random, index);
  const isWoman = random.chance(0.17);
  const person: Fields = { name: inventName(random, isWoman) };
  if (random.chance(0.95)) person["gender"] = isWoman ? "female" : "male";
  if (random.chance(0.55)) person["birth_year"] = 2004 - Math.floor(random.unit() ** 1.3 * 58);
  const articles = random.chance(0.2) ? [...new Set([article(random), article(random)])] : [article(random)];
  const one: Case = { random, events: [], articles };
  const day = startDay(random);
  const end = imprisoned(one, day, false);
  recognised(one, day);
  if (end !== undefined && random.chance(0.05) && end + 90 < LAST) imprisoned(one, end + 30 + random.below(60), true);
  return { id, person, events: one.events, grounds: random.chance(0.9) ? grounds(random, day) : INVENTED };
}
