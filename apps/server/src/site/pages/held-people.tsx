import type { Child } from "hono/jsx";
import { listRecords, type CountedRecord } from "../../figures/count.ts";
import { findDefinition } from "../../figures/definitions.ts";
import type { Figure, When } from "../../figures/figure.ts";
import type { EntityId } from "../../ledger/claim.ts";
import { sql } from "../../platform/database.ts";
import { byName } from "../../registry/name-index.ts";
import { readNames } from "../../registry/person-names.ts";
import { Pager } from "../design/data-table.tsx";
import { pageHref } from "../design/links.ts";
import type { PageRequest } from "../page.ts";
import { pageOf, readPageNumber } from "./catalogue.ts";
import { countAt, renderCard } from "./figure-view.tsx";
import { textIn, type Text } from "./text.ts";

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
  return renderCard({ request, figure, when, count, link: true, ...(label === undefined ? {} : { label }) });
}

type Named = { readonly person: EntityId; readonly name: Text };

/** The people of these records, each once, in the order of the list of people: by family name in the reader's alphabet. */
async function inOrder({ reader, knownAt, lang }: PageRequest, records: readonly CountedRecord[]): Promise<readonly EntityId[]> {
  const people = [...new Set(records.map((record) => record.person))];
  const rows = await reader.query<{ person: EntityId }>(sql`
    select p.person from person_index p
    where p.person = any(${people}::uuid[]) and p.known_from <= ${knownAt} and p.known_to > ${knownAt}
    order by ${byName(lang)}`);
  const sorted = rows.map((row) => row.person);
  const known = new Set(sorted);
  // Whoever counts is listed, even a file without any name.
  return [...sorted, ...people.filter((person) => !known.has(person))];
}

async function withNames({ reader, knownAt, lang }: PageRequest, people: readonly EntityId[]): Promise<readonly Named[]> {
  const names = await readNames(reader, people, { knownAt, lang });
  return people.map((person) => {
    const name = names.get(person);
    return { person, name: name === undefined ? { text: person } : textIn(lang, name) };
  });
}

function NameList({ request, people }: { readonly request: PageRequest; readonly people: readonly Named[] }) {
  const { lang, time } = request;
  return (
    <ul>
      {people.map(({ person, name }) => (
        <li>
          <a href={pageHref(lang, `/people/${person}`, time)} lang={name.lang}>
            {name.text}
          </a>
        </li>
      ))}
    </ul>
  );
}

/** The people behind a figure on the day of the page: those who count, page by page, and apart those who may. */
export async function renderPeople(request: PageRequest, figure: Figure, path: string): Promise<Child> {
  const { tr, reader, knownAt, lang, time } = request;
  const query = { figure, when: dayOfPage(request), knownAt };
  const wanted = readPageNumber(request.query);
  const counted = await inOrder(request, await listRecords(reader, query, { certain: true }));
  const uncertain = await inOrder(request, await listRecords(reader, query, { certain: false, limit: MOST_UNCERTAIN }));
  const { rows: onPage, page, pages } = pageOf(counted, wanted, PAGE_SIZE);
  const [rows, perhaps] = [await withNames(request, onPage), await withNames(request, uncertain)];
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
