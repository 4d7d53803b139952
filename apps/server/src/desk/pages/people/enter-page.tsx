import { perform } from "../../../ledger/ledger.ts";
import { getHead } from "../../../ledger/positions.ts";
import { likelyByNames, type Likely } from "../../../matching/likely-people.ts";
import { recordPerson } from "../../../registry/record-person.ts";
import { Notice, PageHead, Section } from "../../../site/design/blocks.tsx";
import { DataTable } from "../../../site/design/data-table.tsx";
import { isLanguage, LANGUAGE_NAMES, LANGUAGES, type Language } from "../../../site/i18n.ts";
import { matchFact, matchFinding } from "../../../site/match-words.ts";
import { DeskLayout, type DeskSection } from "../../layout.tsx";
import type { DeskAnswer, DeskPage, DeskRequest } from "../../page.ts";
import { likelihoodText } from "../matching/likelihood.ts";

const MOST_LIKELY = 10;

/** What somebody types about a person, as it was typed. */
type Entry = { readonly name: string; readonly lang: Language; readonly born: string; readonly source: string; readonly url: string };

function readEntry(get: (name: string) => string | undefined, lang: Language): Entry {
  const of = (name: string): string => (get(name) ?? "").trim();
  const chosen = of("lang");
  return { name: of("name"), lang: isLanguage(chosen) ? chosen : lang, born: of("born"), source: of("source"), url: of("url") };
}

const yearIn = ({ born }: Entry): number | undefined => (/^\d{4}$/.test(born) ? Number(born) : undefined);

async function findLikely({ reader }: DeskRequest, entry: Entry): Promise<readonly Likely[]> {
  const { position } = await getHead(reader);
  const [likely = []] = await likelyByNames(reader, position, MOST_LIKELY).findLikelyPeople([
    { names: [entry.name], birthYear: yearIn(entry) },
  ]);
  return likely;
}

/** Input of the command; what cannot be is refused by it, with its sentence. */
const inputOf = (entry: Entry): object => ({
  person: {
    name: [{ text: entry.name, lang: entry.lang, script: /\p{Script=Cyrillic}/u.test(entry.name) ? "Cyrl" : "Latn", role: "legal" }],
    ...(entry.born === "" ? {} : { birth_year: yearIn(entry) ?? entry.born }),
  },
  events: [],
  grounds: {
    sources: [{ ...(entry.source === "" ? {} : { title: entry.source }), ...(entry.url === "" ? {} : { url: entry.url }) }].filter(
      (one) => Object.keys(one).length > 0,
    ),
  },
});

function EntryForm({ request, entry }: { readonly request: DeskRequest; readonly entry: Entry }) {
  const { t } = request.tr;
  return (
    <form class="form" method="post">
      <input type="hidden" name="form-token" value={request.formToken} />
      <div class="field">
        <label for="name">{t("entering.name")}</label>
        <input id="name" name="name" value={entry.name} required maxlength={300} />
      </div>
      <div class="field">
        <label for="lang">{t("entering.language")}</label>
        <select id="lang" name="lang">
          {LANGUAGES.map((one) => (
            <option value={one} selected={one === entry.lang}>
              {LANGUAGE_NAMES[one]}
            </option>
          ))}
        </select>
      </div>
      <div class="field">
        <label for="born">{t("entering.born")}</label>
        <input id="born" name="born" value={entry.born} inputmode="numeric" pattern="\d{4}" maxlength={4} />
      </div>
      <div class="field">
        <label for="source">{t("entering.source")}</label>
        <input id="source" name="source" value={entry.source} maxlength={500} aria-describedby="source-hint" />
      </div>
      <div class="field">
        <label for="url">{t("entering.url")}</label>
        <input id="url" name="url" type="url" value={entry.url} maxlength={2000} aria-describedby="source-hint" />
        <p class="hint" id="source-hint">
          {t("entering.source.hint")}
        </p>
      </div>
      <p class="form-actions">
        <button type="submit" name="do" value="look">
          {t("entering.look")}
        </button>
      </p>
    </form>
  );
}

type Looked = { readonly entry: Entry; readonly likely: readonly Likely[] };

const seenOf = (likely: readonly Likely[]): string =>
  likely
    .map(({ id }) => id)
    .sort()
    .join(" ");

function CreateForm({ request, looked: { entry, likely } }: { readonly request: DeskRequest; readonly looked: Looked }) {
  const { t } = request.tr;
  return (
    <form class="form" method="post">
      <input type="hidden" name="form-token" value={request.formToken} />
      {Object.entries({ ...entry, seen: seenOf(likely) }).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <p class="form-actions">
        <button type="submit" name="do" value="create">
          {t(likely.length === 0 ? "entering.createNew" : "entering.create")}
        </button>
      </p>
    </form>
  );
}

/** Everybody who may be meant, with what speaks for and against. */
function LikelyPeople({ request, looked }: { readonly request: DeskRequest; readonly looked: Looked }) {
  const { tr } = request;
  const { t } = tr;
  return (
    <Section id="likely" title={t("entering.likely")}>
      <DataTable
        tr={tr}
        caption={t("entering.likely")}
        captionHidden
        empty={t("matching.likely.none")}
        columns={[
          { label: t("matching.names"), kind: "name", cell: ({ name }: Likely) => name },
          { label: t("matching.probability"), kind: "number", cell: ({ probability }) => likelihoodText(probability) },
          {
            label: t("matching.why"),
            cell: ({ explanation }) =>
              explanation
                .filter(({ fact }) => fact !== "prior")
                .map((step) => `${matchFact(tr, step)}: ${matchFinding(tr, step)} (${tr.signed(step.bits)})`)
                .join("; "),
          },
          { label: t("entering.record"), cell: ({ id }) => <code>{id}</code> },
        ]}
        rows={looked.likely}
      />
      <CreateForm request={request} looked={looked} />
    </Section>
  );
}

type Shown = { readonly entry: Entry; readonly looked?: Looked; readonly notice?: string };

function page(request: DeskRequest, sections: readonly DeskSection[], { entry, looked, notice }: Shown): DeskAnswer {
  const { tr } = request;
  const html = (
    <DeskLayout tr={tr} title={tr.t("entering.title")} path="/enter" sections={sections}>
      <PageHead title={tr.t("entering.title")} lead={tr.t("entering.lead")} />
      {notice !== undefined && (
        <Notice>
          <p role="status">{notice}</p>
        </Notice>
      )}
      {looked !== undefined && <LikelyPeople request={request} looked={looked} />}
      <EntryForm request={request} entry={entry} />
    </DeskLayout>
  );
  return { kind: "page", html };
}

/** Entering a person: who may be meant is shown first, and a file is opened only after somebody has seen it. */
export function enterPage(sections: readonly DeskSection[]): DeskPage {
  return {
    pattern: "/enter",
    show: (request) => {
      const created = request.query.get("created");
      const notice = created === null ? {} : { notice: request.tr.t("entering.created", { id: created.slice(0, 36) }) };
      return Promise.resolve(page(request, sections, { entry: readEntry(() => undefined, request.lang), ...notice }));
    },
    async act(request, { fields }) {
      const entry = readEntry((name) => fields.get(name), request.lang);
      const looked = { entry, likely: await findLikely(request, entry) };
      if (fields.get("do") !== "create") return page(request, sections, { entry, looked });
      // Somebody else may have entered her in the meantime: then it is shown again, and nothing is written.
      if (fields.get("seen") !== seenOf(looked.likely))
        return page(request, sections, { entry, looked, notice: request.tr.t("entering.changed") });
      const { result } = await perform(request.ledger, recordPerson, { actor: request.actor, input: inputOf(entry) });
      return { kind: "redirect", path: `/enter?created=${result.person}` };
    },
  };
}
