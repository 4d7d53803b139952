import type { PublicEstimate } from "../../../estimates/public-document.ts";
import { findPublished, type PublishedEstimate } from "../../../estimates/stored-estimates.ts";
import { SMALLEST_TOLD } from "../../../figures/small-cells.ts";
import { DefinitionList, Notice, PageHead, Section } from "../../design/blocks.tsx";
import { DataTable } from "../../design/data-table.tsx";
import { Layout } from "../../design/layout.tsx";
import { pageHref } from "../../design/links.ts";
import { LANGUAGES, type MessageKey } from "../../i18n.ts";
import { NOT_FOUND, type Page, type PageRequest } from "../../page.ts";
import { CoverageSection, MethodsSection, PosteriorSection, StabilitySections, StrataSection, type PlotView } from "./estimate-plots.tsx";
import { listNames, populationWords, rangeWords, reasonWords, verdictWords } from "./estimate-words.ts";

/** The version an address asks for; the newest where it asks for none. */
function chosenVersion({ query }: PageRequest, { versions }: PublishedEstimate): PublicEstimate | undefined {
  const wanted = query.get("version");
  return wanted === null ? versions[0] : versions.find(({ version }) => String(version) === wanted);
}

const pathOf = (estimate: PublicEstimate, newest: PublicEstimate, end = ""): string =>
  `/estimates/${estimate.code}${end}${estimate.version === newest.version ? "" : `?version=${estimate.version}`}`;

function Limits({ view }: { readonly view: PlotView }) {
  const { tr, estimate } = view;
  const reasons = reasonWords(tr, estimate.outcome.reasons);
  return (
    <Section id="limits" title={tr.t("estimates.limits")}>
      {reasons.length === 0 ? (
        <p>{tr.t("estimates.limits.none")}</p>
      ) : (
        <ul>
          {reasons.map((text) => (
            <li>{text}</li>
          ))}
        </ul>
      )}
      <h3>{tr.t("estimates.meaning")}</h3>
      <ul>
        <li>{tr.t("estimates.meaning.added")}</li>
        <li>{tr.t("estimates.meaning.today")}</li>
        <li>{tr.t("estimates.meaning.nobody")}</li>
      </ul>
    </Section>
  );
}

const QUESTIONS = ["sameDefinition", "samePlace", "samePeriod", "closed", "commonSource", "silence"] as const;

/** What was asked of people who know the lists, and what they answered. */
function Answers({ view }: { readonly view: PlotView }) {
  const { tr, estimate } = view;
  const { answers } = estimate;
  if (answers === null) return null;
  const copies = answers.copies.length > 0 ? "yes" : answers.copiesKnown === "yes" ? "no" : "unknown";
  const rows: readonly { readonly key: string; readonly answer: string }[] = [
    ...QUESTIONS.map((key) => ({ key, answer: answers[key] as string })),
    { key: "copies", answer: copies },
    { key: "handovers", answer: answers.handovers.length > 0 ? "yes" : "no" },
  ];
  return (
    <Section id="answers" title={tr.t("estimates.answers")}>
      <DataTable
        tr={tr}
        caption={tr.t("estimates.answers")}
        captionHidden={true}
        rows={rows}
        columns={[
          { label: tr.t("estimates.question"), kind: "name", cell: ({ key }) => tr.t(`estimates.q.${key}` as MessageKey) },
          { label: tr.t("estimates.answer"), cell: ({ answer }) => tr.t(`estimates.answer.${answer}` as MessageKey) },
        ]}
      />
    </Section>
  );
}

function Linkage({ view }: { readonly view: PlotView }) {
  const { tr, estimate } = view;
  const { linkage } = estimate;
  if (linkage === null) return null;
  const { pairs, draws, varianceShare } = linkage;
  return <p>{tr.t("estimates.linkage", { pairs, draws, share: Math.round(100 * varianceShare) })}</p>;
}

/** Everything needed to compute it again, with small counts protected. */
function DataSection({ view, request, href }: { readonly view: PlotView; readonly request: PageRequest; readonly href: string }) {
  const { tr, estimate, names } = view;
  const { settings, cells, smallCells } = estimate;
  const onLists = (pattern: string): string => tr.list(names.filter((_, j) => pattern[j] === "1"));
  return (
    <Section id="data" title={tr.t("estimates.data")}>
      <p>
        {tr.t("estimates.paragraph", {
          lists: estimate.lists.length,
          version: estimate.codeVersion,
          seed: String(settings.seed),
          chains: settings.chains,
          position: String(estimate.knownAt),
        })}
      </p>
      <Linkage view={view} />
      <DataTable
        tr={tr}
        caption={tr.t("estimates.cells")}
        rows={cells}
        columns={[
          { label: tr.t("estimates.onLists"), kind: "name", cell: ({ pattern }) => onLists(pattern) },
          { label: tr.t("estimates.people"), kind: "number", cell: ({ persons }) => tr.number(persons) },
        ]}
      />
      {smallCells.patterns > 0 && (
        <p class="quiet">
          {tr.t("estimates.small", { patterns: smallCells.patterns, n: SMALLEST_TOLD, range: rangeWords(tr, smallCells.persons) })}
        </p>
      )}
      <DefinitionList items={[{ term: tr.t("estimates.commitment"), value: <code>{estimate.tableCommitment}</code> }]} />
      <p class="chart-data">
        <a href={pageHref(request.lang, href, request.time)}>{tr.t("estimates.download")}</a>
      </p>
    </Section>
  );
}

function Versions({
  request,
  found,
  shown,
}: {
  readonly request: PageRequest;
  readonly found: PublishedEstimate;
  readonly shown: PublicEstimate;
}) {
  const { tr, lang, time } = request;
  const [newest] = found.versions;
  const others = found.versions.filter(({ version }) => version !== shown.version);
  if (others.length === 0) return null;
  return (
    <Section id="versions" title={tr.t("estimates.versions")}>
      <ul>
        {others.map((other) => (
          <li>
            <a href={pageHref(lang, pathOf(other, newest), time)}>
              {tr.t("estimates.version", { version: other.version, made: tr.day(other.madeOn), published: tr.day(other.publishedOn) })}
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** One published estimate: its verdict, what it rests on, what moves it, and what it does not mean. */
export const estimatePage: Page = {
  pattern: "/estimates/:id",
  render: async (request, { id = "" }) => {
    const found = await findPublished(request.reader, id, request.knownAt);
    const estimate = found === undefined ? undefined : chosenVersion(request, found);
    if (found === undefined || estimate === undefined) return NOT_FOUND;
    const { tr, time } = request;
    const [newest] = found.versions;
    const view: PlotView = { tr, estimate, names: await listNames(request, estimate.lists) };
    const title = tr.t("estimates.heading", { from: tr.day(estimate.population.from), to: tr.day(estimate.population.to) });
    const html = (
      <Layout
        tr={tr}
        title={title}
        description={tr.t("estimates.description")}
        path={pathOf(estimate, newest)}
        time={time}
        alternates={LANGUAGES}
        position={request.knownAt}
      >
        <PageHead
          title={title}
          asOf={tr.t("estimates.version", {
            version: estimate.version,
            made: tr.day(estimate.madeOn),
            published: tr.day(estimate.publishedOn),
          })}
          lead={populationWords(tr, estimate)}
        />
        {estimate.version !== newest.version && (
          <Notice>
            <p>{tr.t("estimates.superseded")}</p>
          </Notice>
        )}
        <Notice tone="unknown" title={tr.t("estimates.notACount")}>
          <p class="estimate-headline">{verdictWords(tr, estimate)}</p>
          <p>{tr.t("estimates.documented", { range: rangeWords(tr, estimate.captured) })}</p>
        </Notice>
        <Limits view={view} />
        <MethodsSection view={view} />
        <PosteriorSection view={view} />
        <StabilitySections view={view} />
        <StrataSection view={view} />
        <CoverageSection view={view} />
        <Answers view={view} />
        <DataSection view={view} request={request} href={pathOf(estimate, newest, "/json")} />
        <Versions request={request} found={found} shown={estimate} />
      </Layout>
    );
    return { kind: "page", html };
  },
};

/** The same as a file. */
export const estimateFile: Page = {
  pattern: "/estimates/:id/json",
  render: async (request, { id = "" }) => {
    const found = await findPublished(request.reader, id, request.knownAt);
    const estimate = found === undefined ? undefined : chosenVersion(request, found);
    if (estimate === undefined) return NOT_FOUND;
    const name = `${estimate.code}-${estimate.version}.json`;
    return { kind: "file", type: "application/json; charset=utf-8", name, body: Buffer.from(`${JSON.stringify(estimate, null, 2)}\n`) };
  },
};
