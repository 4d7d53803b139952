import { Breadcrumb, PageHead, Section } from "../../design/blocks.tsx";
import { TimePicker } from "../../design/forms.tsx";
import { InitialsTile } from "../../design/labels.tsx";
import { Layout } from "../../design/layout.tsx";
import { knownDay, pageHref, withTime } from "../../design/links.ts";
import { SourceList, SourceMark } from "../../design/sources.tsx";
import { LANGUAGES } from "../../i18n.ts";
import type { Page, PageAnswer, PageRequest } from "../../page.ts";
import { languageName } from "../facts-view.tsx";
import { ChargesSection, SentenceSection, TracksSection } from "./case-parts.tsx";
import { figuresCounting, type CountedIn } from "./counted-in.ts";
import { DaysNumber, FactList, LifeSection } from "./head-parts.tsx";
import { ContactSection, DisagreementSection, ListingSection, RecognitionSection, UnknownsSection } from "./record-parts.tsx";
import { openPerson } from "./open-person.ts";
import { sourceWords } from "./source-words.ts";
import { TextPiece } from "./texts.tsx";
import type { PersonView } from "./view.ts";

/** One person: who, where and since when, what happened, how we know, and what nobody knows. */
export const personPage: Page = {
  pattern: "/people/:id",
  render: async (request, params): Promise<PageAnswer> => {
    const [view, counted] = await Promise.all([
      openPerson(request, params["id"] ?? ""),
      // Asked at once with the rest, and only of an id that can be one.
      figuresCounting(request, params["id"] ?? ""),
    ]);
    if ("kind" in view) return view;
    return { kind: "page", html: <PersonPage request={request} view={view} counted={counted} /> };
  },
};

type PartProps = { readonly request: PageRequest; readonly view: PersonView; readonly counted: readonly CountedIn[] };

function Based({ request, view, counted }: PartProps) {
  const { tr, lang, time, today, path } = request;
  const { t } = tr;
  return (
    <>
      <Section id="figures" title={t("person.figures")}>
        {counted.length === 0 ? (
          <p class="quiet">{t("person.figures.none")}</p>
        ) : (
          <ul>
            {counted.map((figure) => (
              <li>
                <a href={figure.href}>{figure.title}</a>
                {!figure.certain && <span class="quiet"> ({t("word.uncertain")})</span>}
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Section id="cite" title={t("person.cite")}>
        <p>{view.citation.text}</p>
        <p>
          <a href={view.citation.address}>{view.citation.address}</a>
        </p>
        <p class="quiet">{t("person.cite.permanent")}</p>
        <p>
          <a href={pageHref(lang, `${path}/sheet.pdf`, time)}>{t("paper.sheet")}</a>
        </p>
      </Section>
      <TimePicker tr={tr} action={pageHref(lang, path)} time={time} today={today} />
    </>
  );
}

function PersonPage({ request, view, counted }: PartProps) {
  const { tr, lang, time, path, at, knownAt } = request;
  const { t } = tr;
  const { head, life, law, record } = view;
  const known = knownDay(time);
  const asOf = [t("word.asOf", { date: tr.day(at) }), known === undefined ? undefined : t("word.knownAt", { date: tr.day(known) })];
  const when = asOf.filter((part) => part !== undefined).join(", ");
  const lead = (
    <>
      {head.lead}
      <SourceMark tr={tr} numbers={head.leadMarks} />
      {head.perhaps !== null && (
        <>
          <br />
          {head.perhaps}
        </>
      )}
    </>
  );
  return (
    <Layout
      tr={tr}
      title={head.name.text}
      description={t("person.description", { name: head.name.text })}
      path={path}
      time={time}
      alternates={LANGUAGES}
      position={knownAt}
      picture={`${request.publicOrigin ?? ""}${pageHref(tr.lang, `${path}/card.png`, time)}`}
      dataHref={withTime(`/api/v1${path}`, time)}
      feedHref={`/feeds/${lang}${path}.atom`}
      aside={<Based request={request} view={view} counted={counted} />}
    >
      <Breadcrumb tr={tr} items={[{ label: t("nav.people"), href: pageHref(lang, "/people", time) }]} />
      <PageHead title={<TextPiece piece={head.name} />} asOf={when} lead={lead}>
        {head.name.lang !== undefined && <p class="quiet">{t("person.name.borrowed", { language: languageName(tr, head.name.lang) })}</p>}
        <InitialsTile tr={tr} name={head.name.text} />
      </PageHead>
      {head.days !== null && <DaysNumber tr={tr} days={head.days} asOf={when} />}
      <FactList tr={tr} head={head} />
      {view.files > 1 && <p class="quiet">{t("person.joined", { n: view.files })}</p>}
      <LifeSection tr={tr} life={life} />
      <TracksSection tr={tr} law={law} />
      <ChargesSection tr={tr} law={law} />
      <SentenceSection tr={tr} law={law} />
      <RecognitionSection tr={tr} record={record} />
      <ContactSection tr={tr} record={record} />
      <ListingSection tr={tr} record={record} />
      <DisagreementSection tr={tr} record={record} />
      <UnknownsSection tr={tr} record={record} />
      <Section id="sources" title={t("person.sources")}>
        <p class="quiet">{t("person.foreignTexts")}</p>
        <SourceList tr={tr} sources={view.sources.map((source) => sourceWords(tr, source))} />
      </Section>
    </Layout>
  );
}
