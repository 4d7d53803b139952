import type { Count } from "../../figures/count.ts";
import { factsOf, valueOf } from "../../ledger/resolve.ts";
import { formatProvision } from "../../registry/article-notation.ts";
import { provision } from "../../registry/catalogue-schema.ts";
import { Notice, PageHead, Section } from "../design/blocks.tsx";
import { DataTable, type Column } from "../design/data-table.tsx";
import { TimePicker } from "../design/forms.tsx";
import { Layout } from "../design/layout.tsx";
import { pageHref } from "../design/links.ts";
import { LANGUAGES, type Language, type Translator } from "../i18n.ts";
import type { Page, PageRequest } from "../page.ts";
import { compareIn, entryHref, readCatalogue, textsFor, type Entry } from "./catalogue.ts";
import { Text } from "./facts-view.tsx";
import { countEach } from "./figure-view.tsx";
import { dayOfPage, lineOf } from "./held-people.tsx";

/** An article of law as its entry names it. */
export type Article = { readonly law: string; readonly number: string };

/** Code and number of an article; read from the entry's own code where they are not stated. */
export function articleOf(entry: Entry): Article {
  const at = entry.code.lastIndexOf(":");
  return {
    law: valueOf(entry.entity, provision.code) ?? entry.code.slice(0, Math.max(at, 0)),
    number: valueOf(entry.entity, provision.number) ?? entry.code.slice(at + 1),
  };
}

/** "article 361¹", "арт. 361¹": the second number raised, so that it is never taken for a part. */
export function shortArticle({ law, number }: Article, lang: Language): string {
  return formatProvision({ code: law, article: number }, lang);
}

/** A code of law in words; its own code where this build does not know it. */
export function lawName(tr: Translator, law: string): string {
  if (law.startsWith("UK-")) return tr.t("law.criminal");
  if (law.startsWith("KoAP-")) return tr.t("law.administrative");
  return law;
}

/** The same after a number, in the case the language asks for: "of the Criminal Code". */
export function ofLaw(tr: Translator, law: string): string {
  if (law.startsWith("UK-")) return tr.t("code.criminal");
  if (law.startsWith("KoAP-")) return tr.t("code.administrative");
  return law;
}

/** How far number and title were checked, in words. */
export function labelState(tr: Translator, entry: Entry): string {
  return tr.t(`labelState.${valueOf(entry.entity, provision.label_state) ?? "unknown"}`);
}

type Row = { readonly entry: Entry; readonly article: Article; readonly any: Count; readonly main: Count };

async function readRows(request: PageRequest): Promise<readonly Row[]> {
  const { entries } = await readCatalogue(request, "provision");
  const compare = compareIn(request.lang);
  const articles = entries.map((entry) => ({ entry, article: articleOf(entry) }));
  const count = (id: string): Promise<readonly (readonly [(typeof articles)[number], Count])[]> =>
    countEach(request, articles, ({ entry, article }) => {
      return { figure: lineOf(id, { code: entry.code, key: `${article.law}:${article.number}` }), when: dayOfPage(request) };
    });
  const [any, main] = [await count("in-custody-by-article"), await count("in-custody-by-main-article")];
  const rows = any.map(([row, counted], at): Row => ({ ...row, any: counted, main: main[at]?.[1] ?? counted }));
  // Criminal law first; numbers by their value, 361 before 361¹.
  return rows.sort((a, b) => compare(b.article.law, a.article.law) || compare(a.article.number, b.article.number));
}

const withUncertain = (tr: Translator, { value, uncertain }: Count): string =>
  uncertain === 0 ? tr.number(value) : `${tr.number(value)} (+\u00a0${tr.number(uncertain)})`;

function Title({ request, entry }: { readonly request: PageRequest; readonly entry: Entry }) {
  const { tr } = request;
  const state = valueOf(entry.entity, provision.label_state);
  const [label] = textsFor(factsOf(entry.entity, provision.label), request);
  return (
    <>
      {label === undefined ? tr.t("word.unknown") : <Text value={label.value} />}
      {state !== undefined && state !== "verified-in-source" && <span class="quiet"> · {tr.t("verification.unverified")}</span>}
    </>
  );
}

function columnsFor(request: PageRequest): readonly Column<Row>[] {
  const { tr, lang } = request;
  return [
    {
      label: tr.t("articles.number"),
      kind: "name",
      cell: ({ entry, article }) => <a href={entryHref(request, "articles", entry.code)}>{shortArticle(article, lang)}</a>,
    },
    { label: tr.t("articles.label"), cell: ({ entry }) => <Title request={request} entry={entry} /> },
    { label: tr.t("articles.columnAny"), kind: "number", cell: ({ any }) => withUncertain(tr, any) },
    { label: tr.t("articles.columnMain"), kind: "number", cell: ({ main }) => withUncertain(tr, main) },
  ];
}

/** Articles of law by code, with the people in custody under each on the day. */
export const articlesPage: Page = {
  pattern: "/articles",
  render: async (request) => {
    const { tr, lang, time } = request;
    const rows = await readRows(request);
    const laws = [...new Set(rows.map((row) => row.article.law))];
    const html = (
      <Layout
        tr={tr}
        title={tr.t("articles.title")}
        description={tr.t("articles.description")}
        path="/articles"
        time={time}
        alternates={LANGUAGES}
        position={request.knownAt}
      >
        <PageHead
          title={tr.t("articles.title")}
          asOf={tr.t("figures.asOf", { date: tr.day(request.at) })}
          lead={tr.t("articles.description")}
        />
        <p>
          {tr.t("person.charges.voice")} {tr.t("articles.notAdded")}
        </p>
        {rows.length === 0 && <p class="quiet">{tr.t("data.empty")}</p>}
        {laws.map((law, i) => (
          <Section id={`law-${i + 1}`} title={lawName(tr, law)}>
            <DataTable
              tr={tr}
              caption={tr.t("articles.caption", { date: tr.day(request.at) })}
              columns={columnsFor(request)}
              rows={rows.filter((row) => row.article.law === law)}
            />
          </Section>
        ))}
        <Notice>
          <p>{tr.t("articles.trap")}</p>
        </Notice>
        <TimePicker tr={tr} action={pageHref(lang, "/articles")} time={time} today={request.today} />
      </Layout>
    );
    return { kind: "page", html };
  },
};
