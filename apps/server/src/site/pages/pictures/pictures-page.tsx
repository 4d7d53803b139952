import type { Child } from "hono/jsx";
import { findDefinition } from "../../../figures/definitions.ts";
import { findFigure, listParts } from "../../../figures/figure.ts";
import { definitionText } from "../../../figures/texts.ts";
import { RELEASE_KINDS } from "../../../registry/case-codes.ts";
import { PageHead, Section } from "../../design/blocks.tsx";
import { TimePicker } from "../../design/forms.tsx";
import { Layout } from "../../design/layout.tsx";
import { pageHref } from "../../design/links.ts";
import { LANGUAGES, type MessageKey } from "../../i18n.ts";
import type { Page, PageRequest } from "../../page.ts";
import { renderParts } from "../figure-parts.tsx";
import { figureHref, renderCurve } from "../figure-view.tsx";
import { dayOfPage } from "../held-people.tsx";
import { renderFlows } from "./flows.tsx";
import { renderContact, renderProtected, renderReleaseKinds } from "./groups.tsx";
import { renderMap } from "./map.tsx";

/** A drawing with the figures it is made of: no number is drawn without its definition one click away. */
type Picture = {
  readonly id: string;
  readonly title: MessageKey;
  readonly about: MessageKey;
  readonly figures: readonly string[];
  readonly draw: (request: PageRequest, title: string) => Promise<Child>;
};

async function drawMainArticles(request: PageRequest): Promise<Child> {
  const { definition } = await findFigure(request.reader, "in-custody-by-article");
  const parts = await listParts(request.reader, definition, request.knownAt);
  return renderParts(request, { parts, when: dayOfPage(request) });
}

const PICTURES: readonly Picture[] = [
  {
    id: "over-time",
    title: "home.curve",
    about: "home.curveText",
    figures: ["in-custody"],
    draw: async (request) => renderCurve(request, await findFigure(request.reader, "in-custody")),
  },
  {
    id: "flows",
    title: "pictures.flows",
    about: "pictures.flows.text",
    figures: ["recognised-in-period", "released-in-period", "died-in-period"],
    draw: renderFlows,
  },
  {
    id: "map",
    title: "pictures.map",
    about: "pictures.map.text",
    figures: ["in-custody-by-place", "in-custody-by-region"],
    draw: renderMap,
  },
  {
    id: "articles",
    title: "pictures.articles",
    about: "pictures.articles.text",
    figures: ["in-custody-by-article"],
    draw: drawMainArticles,
  },
  {
    id: "gender",
    title: "pictures.gender",
    about: "pictures.protected",
    figures: ["in-custody-by-gender"],
    draw: (request, title) => renderProtected(request, "in-custody-by-gender", title),
  },
  {
    id: "age",
    title: "pictures.age",
    about: "pictures.protected",
    figures: ["in-custody-by-age"],
    draw: (request, title) => renderProtected(request, "in-custody-by-age", title),
  },
  {
    id: "releases",
    title: "pictures.releases",
    about: "pictures.releases.text",
    figures: ["released-in-period"],
    draw: (request) => renderReleaseKinds(request, Object.keys(RELEASE_KINDS)),
  },
  { id: "contact", title: "pictures.contact", about: "pictures.contact.text", figures: ["incommunicado"], draw: renderContact },
];

function Definitions({ request, figures }: { readonly request: PageRequest; readonly figures: readonly string[] }) {
  const { tr, lang } = request;
  return (
    <p class="quiet">
      {tr.t("pictures.definitions")}{" "}
      {figures.map((id, index) => {
        const definition = findDefinition(id);
        return definition === undefined ? null : (
          <>
            {index > 0 && " · "}
            <a href={figureHref(request, id)}>{definitionText(definition, lang).title}</a>
          </>
        );
      })}
    </p>
  );
}

/** All figures as drawings on one page, each with its table and its definitions. */
export const picturesPage: Page = {
  pattern: "/pictures",
  render: async (request) => {
    const { tr, lang, time } = request;
    const drawn = await Promise.all(
      PICTURES.map(async (picture) => ({ picture, drawing: await picture.draw(request, tr.t(picture.title)) })),
    );
    const html = (
      <Layout
        tr={tr}
        title={tr.t("pictures.title")}
        description={tr.t("pictures.description")}
        path="/pictures"
        time={time}
        alternates={LANGUAGES}
        position={request.knownAt}
      >
        <PageHead
          title={tr.t("pictures.title")}
          asOf={tr.t("figures.asOf", { date: tr.day(request.at) })}
          lead={tr.t("pictures.description")}
        />
        {drawn.map(({ picture, drawing }) => (
          <Section id={picture.id} title={tr.t(picture.title)}>
            <p>{tr.t(picture.about)}</p>
            {drawing}
            <Definitions request={request} figures={picture.figures} />
          </Section>
        ))}
        <TimePicker tr={tr} action={pageHref(lang, "/pictures")} time={time} today={request.today} />
      </Layout>
    );
    return { kind: "page", html };
  },
};
