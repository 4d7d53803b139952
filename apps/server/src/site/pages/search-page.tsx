import type { Child } from "hono/jsx";
import { formatProvision } from "../../registry/article-notation.ts";
import { organisation, place } from "../../registry/catalogue-schema.ts";
import { searchPeople } from "../../figures/search-people.ts";
import { PageHead, Section } from "../design/blocks.tsx";
import { FilterForm } from "../design/forms.tsx";
import { Layout } from "../design/layout.tsx";
import { AT_PARAM, KNOWN_AT_PARAM, pageHref, withTime } from "../design/links.ts";
import { LANGUAGES, type MessageKey } from "../i18n.ts";
import type { Page, PageRequest } from "../page.ts";
import { entryHref, nameOf, type Entry } from "./catalogue.ts";
import { findEntries } from "./find-entries.ts";
import { readAsked, readParts, toQuery } from "./people/people-filters.ts";
import { readRows } from "./people/people-rows.ts";
import { reasonWords } from "./people/reason-words.ts";
import type { Text } from "./text.ts";

/** People shown at once; the list of people has the rest. */
const MOST_PEOPLE = 20;

type Line = { readonly href: string; readonly text: Text; readonly note: string };

function List({
  request,
  id,
  title,
  lines,
  more,
}: {
  request: PageRequest;
  id: string;
  title: MessageKey;
  lines: readonly Line[];
  more?: Child;
}) {
  if (lines.length === 0) return null;
  return (
    <Section id={id} title={request.tr.t(title)}>
      <ul>
        {lines.map(({ href, text, note }) => (
          <li>
            <a href={href} lang={text.lang}>
              {text.text}
            </a>
            {note !== "" && <span class="quiet"> ({note})</span>}
          </li>
        ))}
      </ul>
      {more}
    </Section>
  );
}

async function peopleLines(request: PageRequest, text: string): Promise<{ readonly lines: readonly Line[]; readonly total: number }> {
  const asked = { ...readAsked(new URLSearchParams({ q: text })), sort: "" };
  const query = toQuery(request, asked, await readParts(request));
  const isHead = request.time.knownAt === undefined;
  const { people, count } = await searchPeople(request.reader, { query, text: asked.q, isHead }, { offset: 0, limit: MOST_PEOPLE });
  const rows = await readRows(request, people);
  const lines = rows.flatMap(({ name }, at): Line[] => {
    const note = reasonWords(request.tr, people[at]?.found?.reasons ?? []);
    return name.href === undefined ? [] : [{ href: name.href, text: name, note }];
  });
  return { lines, total: count.n };
}

const entryLines = (request: PageRequest, section: "places" | "organisations" | "articles", entries: readonly Entry[]): readonly Line[] =>
  entries.map((entry): Line => {
    const href = entryHref(request, section, entry.code);
    if (section === "places") return { href, text: nameOf(entry, place.name, request), note: "" };
    if (section === "organisations") return { href, text: nameOf(entry, organisation.name, request), note: "" };
    const at = entry.code.lastIndexOf(":");
    return {
      href,
      text: { text: formatProvision({ code: entry.code.slice(0, at), article: entry.code.slice(at + 1) }, request.lang) },
      note: "",
    };
  });

/** One box for everything: people by any spelling, and places, articles, organisations. */
export const searchPage: Page = {
  pattern: "/search",
  render: async (request) => {
    const { tr, lang, time } = request;
    const text = readAsked(new URLSearchParams({ q: request.query.get("q") ?? "" })).q;
    const [people, places, articles, organisations] = await Promise.all([
      text === "" ? { lines: [], total: 0 } : peopleLines(request, text),
      findEntries(request, "place", text),
      findEntries(request, "provision", text),
      findEntries(request, "organisation", text),
    ]);
    const nothing = text !== "" && people.lines.length + places.length + articles.length + organisations.length === 0;
    const all = withTime(`${pageHref(lang, "/people")}?q=${encodeURIComponent(text)}`, time);
    const html = (
      <Layout
        tr={tr}
        title={tr.t("search.title")}
        description={tr.t("search.description")}
        path={text === "" ? "/search" : `/search?q=${encodeURIComponent(text)}`}
        time={time}
        alternates={LANGUAGES}
        position={request.knownAt}
      >
        <PageHead title={tr.t("search.title")} lead={tr.t("search.description")} />
        <FilterForm
          tr={tr}
          action={pageHref(lang, "/search")}
          legend={tr.t("search.title")}
          fields={[{ kind: "text", name: "q", label: tr.t("search.field"), value: text, hint: tr.t("search.hint") }]}
          hidden={{ [AT_PARAM]: time.at, [KNOWN_AT_PARAM]: time.knownAt }}
          submit={tr.t("search.submit")}
        />
        {nothing && <p>{tr.t("search.none")}</p>}
        <List
          request={request}
          id="people"
          title="search.people"
          lines={people.lines}
          more={
            <p>
              <a href={all}>{tr.t("search.allPeople", { n: people.total })}</a>
            </p>
          }
        />
        <List request={request} id="places" title="search.places" lines={entryLines(request, "places", places)} />
        <List request={request} id="articles" title="search.articles" lines={entryLines(request, "articles", articles)} />
        <List
          request={request}
          id="organisations"
          title="search.organisations"
          lines={entryLines(request, "organisations", organisations)}
        />
      </Layout>
    );
    return { kind: "page", html };
  },
};
