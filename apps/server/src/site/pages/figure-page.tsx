import type { Child } from "hono/jsx";
import type { Count } from "../../figures/count.ts";
import { findDefinition, type Definition } from "../../figures/definitions.ts";
import { findFigure, listParts, readWhen, type Figure, type When } from "../../figures/figure.ts";
import { RECOGNISED_BY_ANY } from "../../figures/measure.ts";
import { definitionText, unitText } from "../../figures/texts.ts";
import { findRoot } from "../../ledger/positions.ts";
import { AporaError } from "../../platform/errors.ts";
import { Breadcrumb, DefinitionList, PageHead, Section } from "../design/blocks.tsx";
import { FilterForm, TimePicker } from "../design/forms.tsx";
import { Layout } from "../design/layout.tsx";
import { AT_PARAM, KNOWN_AT_PARAM, knownDay, pageHref, withTime } from "../design/links.ts";
import { LANGUAGES } from "../i18n.ts";
import type { PageRequest, Page, PageAnswer } from "../page.ts";
import { NOT_FOUND } from "../page.ts";
import { renderChanges } from "./figure-changes.tsx";
import { renderParts } from "./figure-parts.tsx";
import { renderProtected, toldOf } from "./pictures/groups.tsx";
import { countAt, renderCard, figureHref, renderCurve, whenOf } from "./figure-view.tsx";
import { renderRecords } from "./figure-records.tsx";
import { renderCheck } from "./statement-parts.tsx";

async function findShown(request: PageRequest, id: string): Promise<Figure | undefined> {
  try {
    return await findFigure(request.reader, id);
  } catch (problem) {
    if (problem instanceof AporaError && problem.code === "figure.unknown") return undefined;
    throw problem;
  }
}

type Drill = { readonly request: PageRequest; readonly figure: Figure; readonly when: When };

function cite({ request, figure, when }: Drill, value: number): string {
  const { tr } = request;
  return tr.t("figures.citeText", {
    value: tr.number(value),
    unit: unitText(figure.definition.unit, request.lang),
    definition: `${definitionText(figure.definition, request.lang).title}, ${figure.definition.id}@${figure.definition.version}`,
    asOf: figure.definition.shape === "period" ? when.text : tr.day(when.text),
    knownAt: tr.day(knownDay(request.time) ?? request.today),
    position: request.knownAt,
  });
}

function PeriodForm({ request, path, when }: { request: PageRequest; path: string; when: When }) {
  const { tr, lang, time } = request;
  return (
    <FilterForm
      tr={tr}
      action={pageHref(lang, path)}
      legend={tr.t("figures.period")}
      submit={tr.t("word.apply")}
      fields={[{ kind: "text", name: "period", label: tr.t("figures.period"), value: when.text, hint: tr.t("figures.periodHint") }]}
      hidden={{ [AT_PARAM]: time.at, [KNOWN_AT_PARAM]: time.knownAt }}
    />
  );
}

/** The rule in force, how to quote the number, and the words that compute it again. */
function renderDefinition(drill: Drill, value: number): Child {
  const { request, figure, when } = drill;
  const { tr, lang } = request;
  const { id, version, unit } = figure.definition;
  const versions = version === 1 ? "" : tr.t("figures.earlierVersions", { n: version - 1 });
  return (
    <Section id="definition" title={tr.t("figures.definition")}>
      <DefinitionList
        items={[
          { term: tr.t("figures.definition"), value: `${id}, ${tr.t("figures.version", { version })}. ${versions}` },
          { term: tr.t("figures.unit"), value: unitText(unit, lang) },
          { term: tr.t("figures.cite"), value: cite(drill, value) },
          {
            term: tr.t("figures.reproduce"),
            value: <code>{`npx apora figure show ${figure.id} --at ${when.text} --known-at ${request.knownAt} --json`}</code>,
          },
        ]}
      />
    </Section>
  );
}

function WayUp({ request, definition, isPart }: { request: PageRequest; definition: Definition; isPart: boolean }) {
  const { tr, lang, time } = request;
  const whole = { label: definitionText(definition, lang).title, href: figureHref(request, definition.id) };
  return (
    <Breadcrumb tr={tr} items={[{ label: tr.t("figures.title"), href: pageHref(lang, "/figures", time) }, ...(isPart ? [whole] : [])]} />
  );
}

type Sections = Readonly<Record<"card" | "curve" | "lines" | "changes" | "records" | "definition" | "check", Child>>;

/** The sections that ask the database. Each asks on its own; together they take no longer than the longest. */
async function renderSections(drill: Drill, count: Count): Promise<Sections> {
  const { request, figure, when } = drill;
  const { definition, key } = figure;
  const { title } = definitionText(definition, request.lang);
  const isProtected = definition.smallCells === true;
  const told = isProtected && key !== "" ? await toldOf(request, figure) : undefined;
  const parts = key === "" ? await listParts(request.reader, definition, request.knownAt) : [];
  // A sum of lines has no curve of its own: each of the lines has.
  const hasCurve = definition.shape !== "period" && definition.groups === undefined && (definition.whole || key !== "") && !isProtected;
  const drawParts = (): Promise<Child> =>
    isProtected ? renderProtected(request, definition.id, title) : renderParts(request, { parts, when });
  const [card, curve, lines, changes, records, check] = await Promise.all([
    told === undefined ? renderCard({ request, figure, when, count, size: "main" }) : <p class="lead">{told}</p>,
    hasCurve ? renderCurve(request, figure) : null,
    parts.length === 0 ? null : drawParts(),
    definition.shape !== "period" && !isProtected ? renderChanges(request, figure) : null,
    isProtected ? <p>{request.tr.t("pictures.protected")}</p> : renderRecords({ ...drill, count }),
    isProtected ? null : renderCheck(request, figure.id),
  ]);
  return { card, curve, lines, changes, records, check, definition: told === undefined ? renderDefinition(drill, count.value) : null };
}

/** Shows one figure: value, definition, curve, parts, what changed, the records behind it. */
async function renderFigure(request: PageRequest, figure: Figure): Promise<PageAnswer> {
  const { tr, lang, time } = request;
  const { definition } = figure;
  const text = definitionText(definition, lang);
  const when = whenOf(request, definition, (value) => readWhen(definition, value));
  const sections = await renderSections({ request, figure, when }, await countAt(request, figure, when));
  const part = figure.id.includes("/") ? figure.id.slice(figure.id.indexOf("/") + 1) : undefined;
  const path = `/figures/${figure.id.split("/").map(encodeURIComponent).join("/")}`;
  const html = (
    <Layout
      tr={tr}
      title={text.title}
      description={text.rule}
      path={path}
      time={time}
      alternates={LANGUAGES}
      position={request.knownAt}
      dataHref={withTime(`/data${path}.csv`, time)}
    >
      <WayUp request={request} definition={definition} isPart={part !== undefined} />
      <PageHead title={part === undefined ? text.title : `${text.title}: ${part}`} />
      {sections.card}
      {definition.shape === "period" && <PeriodForm request={request} path={path} when={when} />}
      {sections.curve !== null && (
        <Section id="over-time" title={tr.t("figures.overTime")}>
          {sections.curve}
        </Section>
      )}
      {sections.lines !== null && (
        <Section id="parts" title={tr.t("figures.parts")}>
          {sections.lines}
        </Section>
      )}
      {sections.changes}
      {sections.records}
      {sections.definition}
      {sections.check}
      <TimePicker
        tr={tr}
        action={pageHref(lang, path)}
        time={time}
        today={request.today}
        hidden={{ period: request.query.get("period") ?? undefined }}
      />
    </Layout>
  );
  return { kind: "page", html };
}

/** A figure as a whole. */
export const figurePage: Page = {
  pattern: "/figures/:id",
  render: async (request, params) => {
    const figure = await findShown(request, params["id"] ?? "");
    return figure === undefined ? NOT_FOUND : renderFigure(request, figure);
  },
};

/** What the lines of a figure are named after: a line of one that is in the register may be empty, and says 0. */
const NAMED_AFTER: Partial<Record<Definition["parts"], string>> = { recogniser: "organisation", place: "place", article: "provision" };

/** Whether a line exists as known at this position: something was counted in it, or what it is named after is known. */
async function isLine({ reader, knownAt }: PageRequest, { definition, key }: Figure, code: string): Promise<boolean> {
  const kind = NAMED_AFTER[definition.parts];
  if (kind === "organisation" && key === RECOGNISED_BY_ANY) return true;
  if (kind !== undefined && (await findRoot(reader, { kind, code }, knownAt)) !== undefined) return true;
  return (await listParts(reader, definition, knownAt)).some((part) => part.key === key);
}

/** One line of a figure: a recogniser, a place, an article. */
export const figurePartPage: Page = {
  pattern: "/figures/:id/:part",
  render: async (request, params) => {
    const definition = findDefinition(params["id"] ?? "");
    const figure = definition === undefined ? undefined : await findShown(request, `${params["id"]}/${params["part"]}`);
    if (figure === undefined || definition === undefined) return NOT_FOUND;
    return (await isLine(request, figure, params["part"] ?? "")) ? renderFigure(request, figure) : NOT_FOUND;
  },
};
