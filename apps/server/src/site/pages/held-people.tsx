import type { Child } from "hono/jsx";
import { listRecords, type CountedRecord } from "../../figures/count.ts";
import { findDefinition } from "../../figures/definitions.ts";
import type { Figure, When } from "../../figures/figure.ts";
import type { EntityId } from "../../ledger/claim.ts";
import { readNames } from "../../registry/person-names.ts";
import { Pager } from "../design/data-table.tsx";
import { pageHref } from "../design/links.ts";
import type { PageRequest } from "../page.ts";
import { compareIn, pageOf, readPageNumber } from "./catalogue.ts";
import { countAt, FigureCard } from "./figure-view.tsx";

/** Names on one page of a list. */
const PAGE_SIZE = 60;
/** Uncertain records named at once; the page of the figure has the rest. */
const MOST_UNCERTAIN = 60;

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
  return <FigureCard request={request} figure={figure} when={when} count={count} link={true} {...(label === undefined ? {} : { label })} />;
}

type Named = { readonly person: EntityId; readonly name: string };

async function named(request: PageRequest, records: readonly CountedRecord[]): Promise<readonly Named[]> {
  const people = [...new Set(records.map((record) => record.person))];
  const names = await readNames(request.reader, people, { knownAt: request.knownAt, lang: request.lang });
  const compare = compareIn(request.lang);
  return people
    .map((person) => ({ person, name: names.get(person) || person }))
    .sort((a, b) => compare(a.name, b.name) || (a.person < b.person ? -1 : 1));
}

function NameList({ request, people }: { readonly request: PageRequest; readonly people: readonly Named[] }) {
  const { lang, time } = request;
  return <ul>{people.map(({ person, name }) => <li><a href={pageHref(lang, `/people/${person}`, time)}>{name}</a></li>)}</ul>;
}

/** The people behind a figure on the day of the page: those who count, page by page, and apart those who may. */
export async function renderPeople(request: PageRequest, figure: Figure, path: string): Promise<Child> {
  const { tr, reader, knownAt, lang, time } = request;
  const query = { figure, when: dayOfPage(request), knownAt };
  const wanted = readPageNumber(request.query);
  const counted = await named(request, await listRecords(reader, query, { certain: true }));
  const perhaps = await named(request, await listRecords(reader, query, { certain: false, limit: MOST_UNCERTAIN }));
  const { rows, page, pages } = pageOf(counted, wanted, PAGE_SIZE);
  return (
    <>
      {rows.length === 0 ? <p>{tr.t("held.none", { date: tr.day(request.at) })}</p> : <NameList request={request} people={rows} />}
      <Pager tr={tr} page={page} pages={pages} href={(n) => pageHref(lang, `${path}?page=${n}`, time)} />
      {perhaps.length > 0 && (
        <>
          <h3>{tr.t("figures.uncertain")}</h3>
          <p class="quiet">{tr.t("held.perhaps")}</p>
          <NameList request={request} people={perhaps} />
        </>
      )}
    </>
  );
}
