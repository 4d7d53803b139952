import type { Child } from "hono/jsx";
import { listReported, type Reported } from "../../figures/reported-list.ts";
import { factOf, factsOf } from "../../ledger/resolve.ts";
import { organisation } from "../../registry/catalogue-schema.ts";
import { DefinitionList, Notice, Section, type Definition } from "../design/blocks.tsx";
import { saidValue } from "../design/charts/chart-model.ts";
import { DataTable, Pager, type Column } from "../design/data-table.tsx";
import { pageHref } from "../design/links.ts";
import type { Translator } from "../i18n.ts";
import { EntryFrame } from "./entry-frame.tsx";
import { NOT_FOUND, type Page, type PageRequest } from "../page.ts";
import { entryPath, findEntry, nameOf, pageOf, readCatalogue, readPageNumber, type Entry } from "./catalogue.ts";
import { claimsOf, Names, readNotes, Texts, type Notes } from "./facts-view.tsx";
import { figureCard, lineOf } from "./held-people.tsx";
import { organisationKinds, recognisers } from "./organisations-page.tsx";
import { TextPiece } from "./person/texts.tsx";

/** Figures said by others on one page of a list. */
const PAGE_SIZE = 40;

type Shown = { readonly request: PageRequest; readonly entry: Entry; readonly notes: Notes };

/** A public indicator in words; its code where this build does not know it. */
function indicatorName(tr: Translator, code: string): string {
  const key = `indicator.${code}`;
  return tr.has(key) ? tr.t(key) : code.replaceAll("_", " ");
}

function unitName(tr: Translator, unit: string): string {
  const key = `reportedUnit.${unit}`;
  return tr.has(key) ? tr.t(key) : unit;
}

function Facts({ request, entry, notes }: Shown) {
  const { tr } = request;
  const { entity } = entry;
  const [kind, state] = [factOf(entity, organisation.kind), factOf(entity, organisation.state)];
  const texts = (property: typeof organisation.does, term: string): Definition[] => {
    const facts = factsOf(entity, property);
    return facts.length === 0 ? [] : [{ term, value: <Texts request={request} facts={facts} notes={notes} /> }];
  };
  const items: Definition[] = [
    { term: tr.t("places.names"), value: <Names request={request} entity={entity} property={organisation.name} notes={notes} /> },
    {
      term: tr.t("organisations.kind"),
      value: (
        <>
          {organisationKinds(tr, entry)}
          {kind !== undefined && notes.mark(kind)}
        </>
      ),
    },
    ...texts(organisation.does, tr.t("organisations.does")),
    ...texts(organisation.intake, tr.t("organisations.intake")),
    {
      term: tr.t("organisations.state"),
      value: (
        <>
          {tr.t(`verification.${state?.value ?? "unverified"}`)}
          {state !== undefined && notes.mark(state)}
        </>
      ),
    },
    ...texts(organisation.note, tr.t("places.note")),
  ];
  return <DefinitionList items={items} />;
}

async function Recognition({ request, entry }: Pick<Shown, "request" | "entry">): Promise<Child> {
  const { tr } = request;
  if (!(await recognisers(request)).has(entry.id)) return <p>{tr.t("organisations.recognitions", { n: 0 })}</p>;
  const line = { code: entry.code, key: entry.id };
  return (
    <div class="figure-row">
      {await figureCard(request, lineOf("ever-recognised", line))}
      {await figureCard(request, lineOf("in-custody", line), tr.t("organisations.recognisedInCustody"))}
    </div>
  );
}

/** What a figure counts, its unit where that is not people, and what was remarked on it. */
function Indicator({ tr, said }: { readonly tr: Translator; readonly said: Reported }) {
  const remarks = [...new Set([said.period, said.note])].filter((remark) => remark !== null).join("; ");
  return (
    <>
      {indicatorName(tr, said.indicator)}
      {said.unit !== "persons" && <span class="quiet"> · {unitName(tr, said.unit)}</span>}
      {remarks !== "" && (
        <span class="quiet">
          {" "}
          · <span lang="en">{remarks}</span>
        </span>
      )}
    </>
  );
}

function columnsFor({ request, notes }: Omit<Shown, "entry">): readonly Column<Reported>[] {
  const { tr } = request;
  return [
    {
      label: tr.t("figures.date"),
      kind: "name",
      cell: (said) => (
        <>
          {tr.edtf(said.asOf)}
          {said.asOfStatus === "inferred" && <span class="quiet"> {tr.t("organisations.inferred")}</span>}
        </>
      ),
    },
    { label: tr.t("organisations.indicator"), cell: (said) => <Indicator tr={tr} said={said} /> },
    {
      label: tr.t("figures.value"),
      kind: "number",
      cell: (said) => (
        <>
          {said.value === null ? tr.t("word.notStated") : saidValue(tr, said.value, said.comparator)}
          {notes.mark({ claim: said.claim })}
        </>
      ),
    },
  ];
}

type Said = { readonly rows: readonly Reported[]; readonly page: number; readonly pages: number; readonly total: number };

async function readSaid(request: PageRequest, entry: Entry): Promise<Said> {
  const reported = await listReported(request.reader, request.knownAt);
  const own = reported.filter((said) => said.organisation === entry.id && said.asOf.lo <= request.atDay).reverse();
  return { ...pageOf(own, readPageNumber(request.query), PAGE_SIZE), total: own.length };
}

async function renderOrganisation(request: PageRequest, entry: Entry): Promise<Child> {
  const { tr, lang, time } = request;
  const said = await readSaid(request, entry);
  const notes = await readNotes(request, [...claimsOf(entry.entity), ...said.rows.map((row) => row.claim)]);
  const path = entryPath("organisations", entry.code);
  const name = nameOf(entry, organisation.name, request);
  const shown = { request, entry, notes };
  return (
    <EntryFrame
      request={request}
      path={path}
      list={{ path: "/organisations", title: tr.t("organisations.title") }}
      name={name.text}
      description={tr.t("organisations.descriptionOf", { name: name.text })}
      heading={<TextPiece piece={name} />}
      lead={organisationKinds(tr, entry)}
      sources={notes.list}
    >
      <Notice tone="danger">
        <p>{tr.t("organisations.danger")}</p>
      </Notice>
      <Section id="recognition" title={tr.t("person.recognitions")}>
        {await Recognition({ request, entry })}
      </Section>
      <Section id="facts" title={tr.t("organisations.about")}>
        <Facts {...shown} />
      </Section>
      <Section id="says" title={tr.t("organisations.says")}>
        <p>{tr.t("figures.othersText")}</p>
        <DataTable tr={tr} caption={tr.t("organisations.saysCount", { n: said.total })} columns={columnsFor(shown)} rows={said.rows} />
        <Pager tr={tr} page={said.page} pages={said.pages} href={(n) => pageHref(lang, `${path}?page=${n}`, time)} />
      </Section>
    </EntryFrame>
  );
}

/** One organisation: what it does, whom it recognised, and which figures it published. */
export const organisationPage: Page = {
  pattern: "/organisations/:code",
  render: async (request, params) => {
    const entry = findEntry(await readCatalogue(request, "organisation"), params["code"]);
    return entry === undefined ? NOT_FOUND : { kind: "page", html: await renderOrganisation(request, entry) };
  },
};
