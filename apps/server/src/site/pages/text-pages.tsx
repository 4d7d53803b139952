import type { Child } from "hono/jsx";
import { Notice, PageHead, Section } from "../design/blocks.tsx";
import { Layout } from "../design/layout.tsx";
import { pageHref } from "../design/links.ts";
import { LANGUAGES, type MessageKey, type Translator } from "../i18n.ts";
import type { Page, PageRequest } from "../page.ts";

type Plain = { readonly request: PageRequest; readonly path: string; readonly title: MessageKey; readonly lead: MessageKey };

/** A page that says the same on every day: no number, no date. */
function TextPage({ request, path, title, lead, children }: Plain & { readonly children?: Child }) {
  const { tr, time, knownAt } = request;
  return (
    <Layout tr={tr} title={tr.t(title)} description={tr.t(lead)} path={path} time={time} alternates={LANGUAGES} position={knownAt}>
      <PageHead title={tr.t(title)} lead={tr.t(lead)} />
      {children}
    </Layout>
  );
}

function Part({
  tr,
  id,
  title,
  keys,
}: {
  readonly tr: Translator;
  readonly id: string;
  readonly title: MessageKey;
  readonly keys: readonly MessageKey[];
}) {
  return (
    <Section id={id} title={tr.t(title)}>
      {keys.map((key) => (
        <p>{tr.t(key)}</p>
      ))}
    </Section>
  );
}

type Term = { readonly id: string; readonly word: MessageKey; readonly meaning: MessageKey };

/** The six counts, which the page on the method explains as well: one text in both places. */
const COUNTS = ["detained", "prosecuted", "convicted", "custody", "recognised", "released"] as const;
const CASE = [
  "remand",
  "administrative",
  "house",
  "colony",
  "prison",
  "open",
  "home",
  "cell",
  "incommunicado",
  "absentia",
  "lists",
] as const;
const REGISTER = ["prisoner", "conscience", "rehabilitation", "statement", "uncertain", "dates", "entry"] as const;

const counted = COUNTS.map((id): Term => ({ id, word: `method.words.${id}`, meaning: `method.words.${id}Text` }));
const termsOf = (ids: readonly ((typeof CASE)[number] | (typeof REGISTER)[number])[]): readonly Term[] =>
  ids.map((id): Term => ({ id, word: `glossary.${id}`, meaning: `glossary.${id}Text` }));

/** Words with their meanings; each has an address of its own, so that a number can point at its word. */
function Terms({ tr, terms }: { readonly tr: Translator; readonly terms: readonly Term[] }) {
  return (
    <dl class="facts">
      {terms.map(({ id, word, meaning }) => (
        <div id={id}>
          <dt>{tr.t(word)}</dt>
          <dd>{tr.t(meaning)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The binding words of the register. */
export const glossaryPage: Page = {
  pattern: "/glossary",
  render: (request) => {
    const { tr, lang, time } = request;
    const { t } = tr;
    const html = (
      <TextPage request={request} path="/glossary" title="glossary.title" lead="glossary.description">
        <Section id="counts" title={t("glossary.count")}>
          <p>{t("glossary.countText")}</p>
          <Terms tr={tr} terms={counted} />
        </Section>
        <Section id="case" title={t("glossary.case")}>
          <Terms tr={tr} terms={termsOf(CASE)} />
        </Section>
        <Section id="register" title={t("glossary.register")}>
          <Terms tr={tr} terms={termsOf(REGISTER)} />
        </Section>
        <p>
          <a href={pageHref(lang, "/method", time)}>{t("method.title")}</a>
        </p>
      </TextPage>
    );
    return Promise.resolve({ kind: "page", html });
  },
};

/** What is done so that everybody can read the site, and what is missing. */
export const accessibilityPage: Page = {
  pattern: "/accessibility",
  render: (request) => {
    const { tr, lang } = request;
    const { t } = tr;
    const does = [1, 2, 3, 4, 5] as const;
    const html = (
      <TextPage request={request} path="/accessibility" title="accessibility.title" lead="accessibility.description">
        <Part tr={tr} id="aim" title="accessibility.aim" keys={["accessibility.aimText"]} />
        <Section id="does" title={t("accessibility.does")}>
          <ul>
            {does.map((n) => (
              <li>{t(`accessibility.does.${n}`)}</li>
            ))}
          </ul>
        </Section>
        <Part tr={tr} id="checked" title="accessibility.checked" keys={["accessibility.checkedText"]} />
        <Part
          tr={tr}
          id="limits"
          title="accessibility.limits"
          keys={["accessibility.limits.1", "accessibility.limits.2", "accessibility.limits.3"]}
        />
        <Section id="tell" title={t("accessibility.tell")}>
          <p>
            {t("accessibility.tellText")} <a href={`${pageHref(lang, "/mistake")}?page=%2Faccessibility`}>{t("footer.mistake")}</a>
          </p>
        </Section>
      </TextPage>
    );
    return Promise.resolve({ kind: "page", html });
  },
};

/** What is kept of a reader, what others can see, and what danger there is inside the country. */
export const privacyPage: Page = {
  pattern: "/privacy",
  render: (request) => {
    const { tr } = request;
    const html = (
      <TextPage request={request} path="/privacy" title="privacy.title" lead="privacy.description">
        <Section id="danger" title={tr.t("privacy.danger")}>
          <Notice tone="danger">
            {(["privacy.danger.1", "privacy.danger.2", "privacy.danger.3"] as const).map((key) => (
              <p>{tr.t(key)}</p>
            ))}
          </Notice>
        </Section>
        <Part tr={tr} id="kept" title="privacy.kept" keys={["privacy.kept.1", "privacy.kept.2", "privacy.kept.3"]} />
        <Part
          tr={tr}
          id="others"
          title="privacy.others"
          keys={["privacy.others.1", "privacy.others.2", "privacy.others.3", "privacy.others.4"]}
        />
        <Part tr={tr} id="report" title="privacy.report" keys={["privacy.reportText"]} />
        <Part tr={tr} id="people" title="privacy.people" keys={["privacy.people.1", "privacy.people.2"]} />
      </TextPage>
    );
    return Promise.resolve({ kind: "page", html });
  },
};
