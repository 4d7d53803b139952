import { performance } from "node:perf_hooks";
import { databaseModule, definitionsModule, positionsModule, publicSiteModule, type Register } from "./built.ts";
import { somePeople } from "./person-page.ts";
import { createChoice, say, spreadOf, spreadText, type Result } from "../measure.ts";

/** The issue's own limit for lists and figures, in milliseconds at the 95th percentile. */
const LIMIT_MS = 50;
/** The same for a person's page as PDF. */
const PAPER_MS = 200;
const RENDERED = 40;
const WARM_UP = 3;
/** A kind of page that is slow is not waited for longer than this, in milliseconds. */
const PATIENCE_MS = 8_000;

const TODAY = "2026-11-22";
const LANGUAGES = ["en", "be", "ru", "lt"] as const;

/** A kind of page and the addresses of it that readers ask for, without the language. */
type Kind = { readonly name: string; readonly addresses: readonly string[]; readonly limit?: number };

async function codesOf(register: Register, kind: string): Promise<readonly string[]> {
  const { rows } = await register.pool.query<{ code: string }>(
    "select code from entity_root where kind = $1 and code is not null order by code limit 200",
    [kind],
  );
  return rows.map(({ code }) => encodeURIComponent(code));
}

const times = (count: number, address: (n: number) => string): readonly string[] => Array.from({ length: count }, (_, n) => address(n));

async function kindsOf(register: Register, size: number): Promise<readonly Kind[]> {
  const people = await somePeople(register, RENDERED);
  const choice = createChoice(5);
  const [places, articles, bodies] = [
    await codesOf(register, "place"),
    await codesOf(register, "provision"),
    await codesOf(register, "organisation"),
  ];
  const { DEFINITIONS } = await definitionsModule();
  const figures = [...new Set(DEFINITIONS.map(({ id }) => id))];
  const day = (): string => `202${1 + choice.below(5)}-0${1 + choice.below(9)}-1${choice.below(10)}`;
  // As far as a list can be turned, and no further than the register goes.
  const pages = Math.max(1, Math.floor(Math.min(size, 10_000) / 50));
  const each = (path: string, codes: readonly string[]): readonly string[] => codes.map((code) => `/${path}/${code}`);
  return [
    { name: "home", addresses: [""] },
    { name: "people, first page", addresses: ["/people"] },
    { name: "people, further pages", addresses: times(RENDERED, () => `/people?page=${2 + choice.below(pages)}`) },
    { name: "people in custody", addresses: ["/people?state=in-custody", "/people?state=in-custody&page=3"] },
    { name: "people released", addresses: ["/people?state=out", "/people?state=out&page=2"] },
    { name: "people, last changed", addresses: ["/people?sort=changed", "/people?sort=changed&page=4"] },
    { name: "people by article", addresses: times(RENDERED, () => `/people?article=${choice.pick(articles)}`) },
    { name: "people by place and state", addresses: times(RENDERED, () => `/people?state=in-custody&place=${choice.pick(places)}`) },
    { name: "people by name", addresses: times(RENDERED, () => `/people?q=${choice.pick(["Ivan", "Мар", "Alena K", "Пятроў", "Anna"])}`) },
    { name: "people on another day", addresses: times(RENDERED, () => `/people?state=in-custody&at=${day()}`) },
    { name: "places", addresses: ["/places"] },
    { name: "one place", addresses: each("places", places) },
    { name: "articles", addresses: ["/articles"] },
    { name: "one article", addresses: each("articles", articles) },
    { name: "organisations", addresses: ["/organisations"] },
    { name: "one organisation", addresses: each("organisations", bodies) },
    { name: "figures", addresses: ["/figures"] },
    ...figures.map((id): Kind => ({ name: `figure ${id}`, addresses: [`/figures/${id}`] })),
    { name: "a figure on another day", addresses: times(RENDERED, () => `/figures/${choice.pick(figures)}?at=${day()}`) },
    { name: "person on one page of paper (PDF)", addresses: people.map((id) => `/people/${id}/sheet.pdf`), limit: PAPER_MS },
    { name: "pictures", addresses: ["/pictures"] },
    { name: "sources", addresses: ["/sources"] },
    { name: "statements", addresses: ["/statements"] },
    { name: "estimates", addresses: ["/estimates"] },
    { name: "search", addresses: times(RENDERED, () => `/search?q=${choice.pick(["342", "colony", "Мінск", "Ivan", "kim"])}`) },
  ];
}

/**
 * Pages that list or count, rendered whole from the database and kept by nobody: what the first reader of a page waits for,
 * but for the network. `server.ts` measures what those after her wait for.
 */
export async function benchPages(register: Register, people: number): Promise<readonly Result[]> {
  const [{ composePublicSite }, { readFrom }, { getHead }] = [await publicSiteModule(), await databaseModule(), await positionsModule()];
  const reader = readFrom(register.pool);
  const { position } = await getHead(reader);
  const { render } = composePublicSite(reader, {});
  const results: Result[] = [];
  for (const { name, addresses, limit = LIMIT_MS } of await kindsOf(register, people)) {
    const spent: number[] = [];
    let bytes = 0;
    const until = performance.now() + PATIENCE_MS;
    for (let n = 0; n < RENDERED + WARM_UP && (n <= WARM_UP || performance.now() < until); n += 1) {
      const address = `/${LANGUAGES[n % LANGUAGES.length]}${addresses[n % addresses.length] ?? ""}`;
      const began = performance.now();
      const { status, body } = await render(address, { position, today: TODAY });
      spent.push(performance.now() - began);
      bytes = Math.max(bytes, body.length);
      if (status !== 200) throw new Error(`${address} answers ${status}`);
    }
    const spread = spreadOf(spent.slice(WARM_UP));
    say(`  ${name}: ${spreadText(spread)}`);
    const note = `${spreadText(spread)}; up to ${Math.round(bytes / 1000)} kB`;
    results.push({
      name: `${name}, ${people.toLocaleString("en")} people`,
      measured: spread.p95,
      limit,
      unit: "ms",
      good: "below",
      note,
    });
  }
  return results;
}
