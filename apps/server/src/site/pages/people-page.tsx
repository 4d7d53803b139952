import type { PeopleCount } from "../../figures/people-list.ts";
import { searchPeople } from "../../figures/search-people.ts";
import { Notice, PageHead, Section } from "../design/blocks.tsx";
import { DataTable, Pager, type Column } from "../design/data-table.tsx";
import { FilterForm, TimePicker, type FilterField, type FilterOption } from "../design/forms.tsx";
import { StateLabel } from "../design/labels.tsx";
import { Layout } from "../design/layout.tsx";
import { AT_PARAM, KNOWN_AT_PARAM, knownDay, pageHref, withTime } from "../design/links.ts";
import { LANGUAGES } from "../i18n.ts";
import type { Page, PageAnswer, PageRequest } from "../page.ts";
import { FILTERS, readAsked, readChoices, readParts, toQuery, type Asked, type Choices } from "./people/people-filters.ts";
import { reasonWords } from "./people/reason-words.ts";
import { readRows, type PersonRow } from "./people/people-rows.ts";
import { TextPiece, TextPieces } from "./person/texts.tsx";

/** People on a page. */
const PAGE = 50;

/** The list of people, narrowed by a plain form and turned page by page. */
export const peoplePage: Page = {
  pattern: "/people",
  render: async (request): Promise<PageAnswer> => {
    const asked = readAsked(request.query);
    const parts = await readParts(request);
    const search = { query: toQuery(request, asked, parts), text: asked.q, isHead: request.time.knownAt === undefined };
    // The words of the filters are found while the database looks for the people.
    const [first, choices] = await Promise.all([
      searchPeople(request.reader, search, { offset: (asked.page - 1) * PAGE, limit: PAGE }),
      readChoices(request, parts),
    ]);
    const pages = Math.max(1, Math.ceil(first.count.n / PAGE));
    const page = Math.min(asked.page, pages);
    // Beyond the last page stands the last one: an address from a longer list still leads somewhere.
    const { people } = page === asked.page ? first : await searchPeople(request.reader, search, { offset: (page - 1) * PAGE, limit: PAGE });
    const listed = await readRows(request, people);
    const rows = listed.map((row, at): Listed => ({ ...row, why: reasonWords(request.tr, people[at]?.found?.reasons ?? []) }));
    return {
      kind: "page",
      html: <PeoplePage request={request} choices={choices} list={{ asked: { ...asked, page }, pages, rows, count: first.count }} />,
    };
  },
};

/** A row with the reason why a search found it. */
type Listed = PersonRow & { readonly why: string };

type List = { readonly asked: Asked; readonly pages: number; readonly rows: readonly Listed[]; readonly count: PeopleCount };
type Props = { readonly request: PageRequest; readonly choices: Choices; readonly list: List };

/** The address of this list with something changed; empty values are left out. */
function listPath(asked: Asked, changes: Partial<Record<(typeof FILTERS)[number], string>> & { readonly page?: number } = {}): string {
  const query = new URLSearchParams();
  for (const name of FILTERS) {
    const value = changes[name] ?? asked[name];
    if (value !== "") query.set(name, value);
  }
  if (changes.page !== undefined && changes.page > 1) query.set("page", String(changes.page));
  const text = query.toString();
  return text === "" ? "/people" : `/people?${text}`;
}

function fieldsOf({ request, choices, list }: Props): readonly FilterField[] {
  const { t } = request.tr;
  const { asked } = list;
  const select = (name: keyof Choices, label: string): FilterField => {
    const value = asked[name];
    const known = value === "" || choices[name].some((choice) => choice.value === value);
    const unknown: FilterOption = { value, label: t("people.filter.query.unknown", { value }) };
    return { kind: "select", name, label, value, options: known ? choices[name] : [...choices[name], unknown] };
  };
  return [
    { kind: "text", name: "q", label: t("people.filter.name"), value: asked.q, hint: t("people.filter.nameHint") },
    select("state", t("people.filter.state")),
    select("place", t("people.filter.held")),
    select("article", t("people.filter.heldUnder")),
    select("recogniser", t("people.filter.recogniser")),
  ];
}

function NameCell({ row }: { readonly row: PersonRow }) {
  return (
    <>
      <TextPiece piece={row.name} />
      {row.otherName !== undefined && (
        <>
          {" "}
          <span class="quiet">
            <TextPiece piece={row.otherName} />
          </span>
        </>
      )}
    </>
  );
}

function columnsOf({ request, list }: Props): readonly Column<Listed>[] {
  const { tr, lang, time } = request;
  const { t } = tr;
  const { asked } = list;
  const byChange = asked.sort === "changed";
  const changed: Column<Listed> = {
    label: t("people.column.changed"),
    cell: (row) => row.changed,
    sort: { href: pageHref(lang, listPath(asked, { sort: "changed" }), time), direction: "descending" },
  };
  return [
    {
      label: t("people.column.name"),
      kind: "name",
      cell: (row) => <NameCell row={row} />,
      sort: { href: pageHref(lang, listPath(asked, { sort: "" }), time), direction: byChange ? "none" : "ascending" },
    },
    ...(byChange ? [changed] : []),
    { label: t("people.column.state"), cell: (row) => <StateLabel tone={row.tone}>{row.state}</StateLabel> },
    { label: t("people.column.since"), cell: (row) => row.since },
    { label: t("people.column.place"), cell: (row) => (row.place === undefined ? "" : <TextPiece piece={row.place} />) },
    { label: t("people.column.articles"), cell: (row) => <TextPieces pieces={row.articles} /> },
    { label: t("people.column.days"), kind: "number", cell: (row) => row.days },
    ...(list.rows.some(({ why }) => why !== "") ? [{ label: t("search.why"), cell: (row: Listed) => row.why }] : []),
  ];
}

function Found({ request, list }: Props) {
  const { tr, lang, time } = request;
  const { t } = tr;
  const { asked, count } = list;
  const byChange = asked.sort === "changed";
  const other = byChange ? { sort: "", text: t("people.sort.name") } : { sort: "changed", text: t("people.sort.changed") };
  return (
    <>
      <p>
        <strong>{t(count.more ? "people.foundMore" : "people.found", { n: count.n })}</strong>{" "}
        <span class="quiet">
          {t("people.filter.sort")}: {t(byChange ? "people.sort.changed" : "people.sort.name")} ·{" "}
          <a href={pageHref(lang, listPath(asked, { sort: other.sort }), time)}>{other.text}</a>
        </span>
      </p>
      {byChange && <p class="quiet">{t("people.recentBound")}</p>}
      {count.more && !byChange && <p class="quiet">{t("people.pageBound", { n: count.n })}</p>}
    </>
  );
}

function PeoplePage(props: Props) {
  const { request, list } = props;
  const { tr, lang, time, at, today, knownAt } = request;
  const { t } = tr;
  const { asked, pages, rows } = list;
  const filtered = FILTERS.some((name) => name !== "sort" && asked[name] !== "");
  const dates = { [AT_PARAM]: time.at, [KNOWN_AT_PARAM]: time.knownAt };
  const { sort: _order, ...narrowed } = asked;
  const data = withTime("/data/people.csv", time, { ...narrowed, page: "" });
  const chosen = Object.fromEntries(FILTERS.map((name) => [name, asked[name]]));
  const known = knownDay(time);
  const asOf = [t("word.asOf", { date: tr.day(at) }), known === undefined ? undefined : t("word.knownAt", { date: tr.day(known) })];
  return (
    <Layout
      tr={tr}
      title={t("people.title")}
      description={t("people.description")}
      path={listPath(asked, { page: asked.page })}
      time={time}
      alternates={LANGUAGES}
      position={knownAt}
      dataHref={data}
    >
      <PageHead title={t("people.title")} asOf={asOf.filter((part) => part !== undefined).join(", ")} lead={t("people.description")} />
      <FilterForm
        tr={tr}
        action={pageHref(lang, "/people")}
        legend={t("people.filter")}
        fields={fieldsOf(props)}
        hidden={{ sort: asked.sort, ...dates }}
        submit={t("people.filter.submit")}
        clear={filtered ? { href: pageHref(lang, "/people", time), label: t("people.filter.clear") } : undefined}
      />
      <p class="quiet">{t("people.filter.asOf", { date: tr.day(at) })}</p>
      <Found {...props} />
      <DataTable tr={tr} caption={t("people.title")} captionHidden columns={columnsOf(props)} rows={rows} empty={t("people.foundNone")} />
      <Pager tr={tr} page={asked.page} pages={pages} href={(page) => pageHref(lang, listPath(asked, { page }), time)} />
      <Section id="not-listed" title={t("people.notListed")}>
        <Notice tone="unknown">
          <p>{t("people.notListedText")}</p>
        </Notice>
      </Section>
      <TimePicker tr={tr} action={pageHref(lang, "/people")} time={time} today={today} hidden={chosen} />
    </Layout>
  );
}
