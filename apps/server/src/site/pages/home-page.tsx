import type { Child } from "hono/jsx";
import type { Count } from "../../figures/count.ts";
import { findFigure, type Figure, type When } from "../../figures/figure.ts";
import { definitionText } from "../../figures/texts.ts";
import { isSyntheticRegister } from "../../registry/synthetic.ts";
import { Notice, PageHead, Section } from "../design/blocks.tsx";
import { TimePicker } from "../design/forms.tsx";
import { Layout } from "../design/layout.tsx";
import { pageHref } from "../design/links.ts";
import { LANGUAGES } from "../i18n.ts";
import type { Page, PageRequest } from "../page.ts";
import { countAt, countEach, figureHref, renderCard, renderCurve } from "./figure-view.tsx";
import { standingStatement, statementPath } from "./statement-parts.tsx";

/** What the first page counts: never a number that needs a choice the reader did not make. */
const SHOWN = [
  "in-custody",
  "in-custody/recognised",
  "ever-recognised",
  "incommunicado",
  "deaths-in-custody",
  "persons-convicted-in-absentia",
];

type Shown = { readonly id: string; readonly figure: Figure; readonly count: Count };

async function countShown(request: PageRequest, when: When): Promise<Shown[]> {
  const figures = await Promise.all(SHOWN.map((id) => findFigure(request.reader, id)));
  return (await countEach(request, figures, (figure) => ({ figure, when }))).map(([figure, count]) => ({ id: figure.id, figure, count }));
}

/** Under a number that stands in a sentence: where it is counted, and its statement where there is one. */
async function renderSource(
  request: PageRequest,
  shown: { readonly figure: Figure; readonly count: Count; readonly when: When },
): Promise<Child> {
  const { tr, lang } = request;
  const statement = await standingStatement(request, shown);
  return (
    <p>
      <a href={figureHref(request, shown.figure.id)}>{definitionText(shown.figure.definition, lang).title}</a>
      {statement !== undefined && (
        <>
          {" · "}
          <a href={pageHref(lang, statementPath(statement))}>{tr.t("proofs.check")}</a>
        </>
      )}
    </p>
  );
}

function WhatToDo({ request }: { request: PageRequest }) {
  const { tr, lang, time } = request;
  const links = [
    { path: "/search", label: tr.t("search.title") },
    { path: "/people", label: tr.t("people.title") },
    { path: "/figures", label: tr.t("figures.title") },
    { path: "/method", label: tr.t("method.title") },
  ];
  return (
    <Section id="do" title={tr.t("home.doNow")}>
      <p>{tr.t("home.doNowText")}</p>
      <ul>
        {links.map(({ path, label }) => (
          <li>
            <a href={pageHref(lang, path, time)}>{label}</a>
          </li>
        ))}
      </ul>
      <TimePicker tr={tr} action={pageHref(lang, "/")} time={time} today={request.today} />
    </Section>
  );
}

/** The first page: what is known today, how much of it is uncertain, and what others say. */
export const homePage: Page = {
  pattern: "/",
  render: async (request) => {
    const { tr, reader, time } = request;
    const when = { text: request.at, from: request.atDay, to: request.atDay };
    const cards = await countShown(request, when);
    const register = await findFigure(reader, "in-register");
    const everybody = await countAt(request, register, when);
    const synthetic = await isSyntheticRegister(reader);
    const [main, ...others] = cards;
    const html = (
      <Layout
        tr={tr}
        title={tr.t("home.title")}
        description={tr.t("home.description")}
        path="/"
        time={time}
        alternates={LANGUAGES}
        position={request.knownAt}
      >
        <PageHead
          title={tr.t("home.title")}
          asOf={tr.t("word.asOf", { date: tr.day(request.at) })}
          lead={tr.t("home.lead", { n: everybody.value })}
        >
          {await renderSource(request, { figure: register, count: everybody, when })}
        </PageHead>
        {synthetic && (
          <Notice tone="danger">
            <p>{tr.t("home.synthetic")}</p>
          </Notice>
        )}
        {main !== undefined &&
          (await renderCard({ request, ...main, when, size: "main", link: true, label: tr.t("home.ofRegister", { n: everybody.value }) }))}
        <div class="figure-row">
          {await Promise.all(
            others.map(({ id, figure, count }) => {
              const label = id === "in-custody/recognised" ? { label: tr.t("home.inCustodyRecognised") } : {};
              return renderCard({ request, figure, count, when, link: true, ...label });
            }),
          )}
        </div>
        <Section id="over-time" title={tr.t("home.curve")}>
          <p>{tr.t("home.curveText")}</p>
          {main !== undefined && (await renderCurve(request, main.figure))}
        </Section>
        <WhatToDo request={request} />
      </Layout>
    );
    return { kind: "page", html };
  },
};
