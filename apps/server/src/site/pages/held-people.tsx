import type { Child } from "hono/jsx";
import { findDefinition } from "../../figures/definitions.ts";
import type { Figure, When } from "../../figures/figure.ts";
import { listAmong, listPeople, type PeopleCount, type PeoplePage, type PeopleQuery } from "../../figures/people-list.ts";
import { listRecords } from "../../figures/records.ts";
import { Pager } from "../design/data-table.tsx";
import { pageHref } from "../design/links.ts";
import type { PageRequest } from "../page.ts";
import { readPageNumber } from "./catalogue.ts";
import { countAt, renderCard } from "./figure-view.tsx";
import { NameList, readNamed } from "./name-list.tsx";
import type { Text } from "./text.ts";

/** Names on one page of a list, and of those who only may belong to it; the page of the figure has the rest of them. */
const PAGE_SIZE = 60;

/** The line of a definition that belongs to an entry of the catalogue. */
export function lineOf(id: string, line: { readonly code: string; readonly key: string }): Figure {
  const definition = findDefinition(id);
  if (definition === undefined) throw new Error(`there is no definition ${id}`);
  return { id: `${id}/${line.code}`, definition, key: line.key };
}

/** The day of the page as the time of a stock figure. */
export const dayOfPage = (request: PageRequest): When => ({ text: request.at, from: request.atDay, to: request.atDay });

/** A figure of the day of the page as a card that leads to the page of the figure. */
export async function figureCard(request: PageRequest, figure: Figure, label?: string): Promise<Child> {
  const when = dayOfPage(request);
  const count = await countAt(request, figure, when);
  return renderCard({ request, figure, when, count, link: true, ...(label === undefined ? {} : { label }) });
}

type Shown = { readonly people: readonly Text[]; readonly count: PeopleCount; readonly page: number };

/** One page of those whom a figure counts, in the order of the list of people. */
async function readShown(request: PageRequest, query: PeopleQuery): Promise<Shown> {
  const asked = readPageNumber(request.query);
  const turn = (page: number): Promise<PeoplePage> =>
    listPeople(request.reader, query, { offset: (page - 1) * PAGE_SIZE, limit: PAGE_SIZE });
  const first = await turn(asked);
  const page = Math.min(asked, Math.max(1, Math.ceil(first.count.n / PAGE_SIZE)));
  // Beyond the last page stands the last one: an address from a longer list still leads somewhere.
  const { people, count } = page === asked ? first : await turn(page);
  const named = await readNamed(
    request,
    people.map(({ person }) => person),
  );
  return { people: named, count, page };
}

/** Some of those who only may be counted; the page of the figure has them all. */
async function readDoubtful(request: PageRequest, figure: Figure, query: PeopleQuery): Promise<readonly Text[]> {
  const { reader, knownAt } = request;
  const records = await listRecords(reader, { figure, when: dayOfPage(request), knownAt }, { certain: false, limit: PAGE_SIZE });
  const ids = [...new Set(records.map(({ person }) => person))];
  return readNamed(request, await listAmong(reader, { ...query, counted: [] }, ids));
}

/** The people behind a figure on the day of the page: those who count, page by page, and apart those who may. */
export async function renderPeople(request: PageRequest, figure: Figure, path: string): Promise<Child> {
  const { tr, lang, time, atDay, knownAt } = request;
  const { definition, key } = figure;
  const counted = [{ definition: definition.id, version: definition.version, key, as: "certain" as const }];
  const query: PeopleQuery = { tokens: [], counted, order: "name", lang, at: atDay, knownAt };
  const [sure, perhaps] = await Promise.all([readShown(request, query), readDoubtful(request, figure, query)]);
  const pages = Math.ceil(sure.count.n / PAGE_SIZE);
  return (
    <>
      {sure.people.length === 0 ? <p>{tr.t("held.none", { date: tr.day(request.at) })}</p> : <NameList people={sure.people} />}
      {sure.count.more && <p class="quiet">{tr.t("people.pageBound", { n: sure.count.n })}</p>}
      <Pager tr={tr} page={sure.page} pages={pages} href={(n) => pageHref(lang, `${path}?page=${n}`, time)} />
      {perhaps.length > 0 && (
        <>
          <h3>{tr.t("figures.uncertain")}</h3>
          <p class="quiet">{tr.t("held.perhaps")}</p>
          <NameList people={perhaps} />
        </>
      )}
    </>
  );
}
