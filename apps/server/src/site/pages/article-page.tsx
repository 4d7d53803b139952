import type { Child } from "hono/jsx";
import { factOf, factsOf, valueOf, type Fact } from "../../ledger/resolve.ts";
import { provision } from "../../registry/catalogue-schema.ts";
import { type LocalText } from "../../registry/values.ts";
import { DefinitionList, Notice, Section, type Definition } from "../design/blocks.tsx";
import type { Language } from "../i18n.ts";
import { EntryFrame } from "./entry-frame.tsx";
import { NOT_FOUND, type Page, type PageRequest } from "../page.ts";
import { articleOf, labelState, lawName, ofLaw, shortArticle, type Article } from "./articles-page.tsx";
import { entryHref, entryPath, findEntry, readCatalogue, textsFor, type Catalogue, type Entry } from "./catalogue.ts";
import { claimsOf, isOver, languageName, periodText, readNotes, Text, Texts, type Notes } from "./facts-view.tsx";
import { figureCard, lineOf, renderPeople } from "./held-people.tsx";

type Shown = { readonly request: PageRequest; readonly entry: Entry; readonly notes: Notes };

const capital = (text: string, lang: Language): string => text.slice(0, 1).toLocaleUpperCase(lang) + text.slice(1);

/** The raised number alone: what `shortArticle` says after its word. */
const bareNumber = (article: Article): string => shortArticle(article, "en").split("\u00a0")[1] ?? article.number;

function Labels({ request, entry, notes }: Shown) {
  const { tr } = request;
  const facts = factsOf(entry.entity, provision.label);
  const line = (fact: Fact<LocalText>): Child => {
    const about = [
      languageName(tr, fact.value.lang),
      periodText(tr, fact.claim.valid),
      isOver(request, fact) ? tr.t("articles.formerLabel") : "",
    ];
    return (
      <li>
        <Text value={fact.value} />
        {notes.mark(fact)} <span class="quiet">({about.filter((part) => part !== "").join(", ")})</span>
      </li>
    );
  };
  return facts.length === 0 ? <>{tr.t("word.unknown")}</> : <ul>{facts.map(line)}</ul>;
}

function Facts({ request, entry, notes }: Shown) {
  const { tr } = request;
  const { entity } = entry;
  const { law } = articleOf(entry);
  const [state, formerly, group] = [
    factOf(entity, provision.label_state),
    factOf(entity, provision.formerly),
    factOf(entity, provision.group),
  ];
  const groupKey = `provisionGroup.${group?.value ?? ""}`;
  const remarks = factsOf(entity, provision.note);
  const items: Definition[] = [
    { term: tr.t("articles.law"), value: lawName(tr, law) },
    { term: tr.t("articles.label"), value: <Labels request={request} entry={entry} notes={notes} /> },
    {
      term: tr.t("articles.checked"),
      value: (
        <>
          {labelState(tr, entry)}
          {state !== undefined && notes.mark(state)}
        </>
      ),
    },
    ...(formerly === undefined
      ? []
      : [
          {
            term: tr.t("articles.formerly"),
            value: (
              <>
                {tr.t("articles.formerlyText", { number: formerly.value })}
                {notes.mark(formerly)}
              </>
            ),
          },
        ]),
    ...(group === undefined ? [] : [{ term: tr.t("articles.group"), value: tr.has(groupKey) ? tr.t(groupKey) : group.value }]),
    ...(remarks.length === 0 ? [] : [{ term: tr.t("places.note"), value: <Texts request={request} facts={remarks} notes={notes} /> }]),
  ];
  return <DefinitionList items={items} />;
}

type Sibling = { readonly entry: Entry; readonly article: Article };

/** Articles that a notation of this one can be mistaken for: the base of 361-3, or 361-1, 361-2… for the base 361. */
function mistakable(entry: Entry, provisions: Catalogue): readonly Sibling[] {
  const own = articleOf(entry);
  const base = own.number.split("-")[0];
  return provisions.entries
    .map((other) => ({ entry: other, article: articleOf(other) }))
    .filter(({ entry: other, article }) => other.id !== entry.id && article.law === own.law && article.number.split("-")[0] === base);
}

function Trap({
  request,
  entry,
  siblings,
}: {
  readonly request: PageRequest;
  readonly entry: Entry;
  readonly siblings: readonly Sibling[];
}) {
  const { tr, lang } = request;
  const [base = "", part] = articleOf(entry).number.split("-");
  if (part === undefined && siblings.length === 0) return null;
  const example = part ?? siblings[0]?.article.number.split("-")[1] ?? "1";
  return (
    <Section id="notation" title={tr.t("articles.trapTitle")}>
      <p>{tr.t("articles.trapHere", { written: `${base}-${example}`, base, part: example })}</p>
      {siblings.length > 0 && (
        <ul>
          {siblings.map((one) => (
            <li>
              <a href={entryHref(request, "articles", one.entry.code)}>{capital(shortArticle(one.article, lang), lang)}</a>{" "}
              <SiblingTitle request={request} entry={one.entry} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function SiblingTitle({ request, entry }: { readonly request: PageRequest; readonly entry: Entry }) {
  const [label] = textsFor(factsOf(entry.entity, provision.label), request);
  return label === undefined ? null : <Text value={label.value} />;
}

async function renderArticle(request: PageRequest, entry: Entry): Promise<Child> {
  const { tr, lang } = request;
  const article = articleOf(entry);
  const path = entryPath("articles", entry.code);
  const name = capital(tr.t("article.long", { article: bareNumber(article), code: ofLaw(tr, article.law) }), lang);
  const line = { code: entry.code, key: `${article.law}:${article.number}` };
  const [any, main] = [lineOf("in-custody-by-article", line), lineOf("in-custody-by-main-article", line)];
  const [label] = textsFor(factsOf(entry.entity, provision.label), request);
  const [notes, heldAny, heldMain, people] = await Promise.all([
    readNotes(request, claimsOf(entry.entity)),
    figureCard(request, any, tr.t("articles.heldAny")),
    figureCard(request, main, tr.t("articles.heldMain")),
    renderPeople(request, any, path),
  ]);
  return (
    <EntryFrame
      request={request}
      path={path}
      list={{ path: "/articles", title: tr.t("articles.title") }}
      name={name}
      description={tr.t("articles.descriptionOf", { name })}
      heading={name}
      {...(label === undefined ? {} : { lead: <Text value={label.value} /> })}
      underHeading={<p class="quiet">{tr.t("person.charges.voice")}</p>}
      sources={notes.list}
    >
      {valueOf(entry.entity, provision.label_state) !== "verified-in-source" && (
        <Notice tone="unknown">
          <p>
            {labelState(tr, entry)}. {tr.t("articles.unverified")}
          </p>
        </Notice>
      )}
      <div class="figure-row">
        {heldAny}
        {heldMain}
      </div>
      <Section id="people" title={tr.t("articles.peopleHere")}>
        <p>{tr.t("articles.any")}</p>
        {people}
      </Section>
      <Section id="facts" title={tr.t("articles.about")}>
        <Facts request={request} entry={entry} notes={notes} />
      </Section>
      <Trap request={request} entry={entry} siblings={mistakable(entry, await readCatalogue(request, "provision"))} />
    </EntryFrame>
  );
}

/** One article of law: its title and how far it was checked, and the people in custody under it on the day. */
export const articlePage: Page = {
  pattern: "/articles/:code",
  render: async (request, params) => {
    const entry = findEntry(await readCatalogue(request, "provision"), params["code"]);
    return entry === undefined ? NOT_FOUND : { kind: "page", html: await renderArticle(request, entry) };
  },
};
