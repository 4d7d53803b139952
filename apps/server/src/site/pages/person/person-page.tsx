import type { SourceRecord } from "../../../ledger/claim.ts";
import { findRoot } from "../../../ledger/positions.ts";
import { findSources } from "../../../ledger/sources.ts";
import { membersOf } from "../../../registry/clusters.ts";
import { namesOf, type PersonFile } from "../../../registry/person-file.ts";
import { openFiles } from "../../../registry/open-files.ts";
import { Breadcrumb, PageHead, Section } from "../../design/blocks.tsx";
import { TimePicker } from "../../design/forms.tsx";
import { InitialsTile } from "../../design/labels.tsx";
import { Layout } from "../../design/layout.tsx";
import { pageHref, withTime } from "../../design/links.ts";
import { SourceList, SourceMark } from "../../design/sources.tsx";
import { LANGUAGES, type Translator } from "../../i18n.ts";
import { NOT_FOUND, type Page, type PageAnswer, type PageRequest } from "../../page.ts";
import { ChargesSection, SentenceSection, TracksSection } from "./case-parts.tsx";
import { figuresCounting, type CountedIn } from "./counted-in.ts";
import { DaysNumber, FactList, LifeSection } from "./head-parts.tsx";
import { ContactSection, DisagreementSection, ListingSection, RecognitionSection, UnknownsSection } from "./record-parts.tsx";
import { readReferences, referredTo } from "./references.ts";
import { speakerOf, type CitedSource } from "./source-book.ts";
import { presentPerson, sourceIds, type PersonView } from "./view.ts";
import { dateText } from "./wording.ts";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/iu;

/** One person: who, where and since when, what happened, how we know, and what nobody knows. */
export const personPage: Page = {
  pattern: "/people/:id",
  render: async (request, params): Promise<PageAnswer> => {
    const given = params["id"] ?? "";
    if (!UUID.test(given)) return NOT_FOUND;
    const id = given.toLowerCase();
    const { reader, knownAt } = request;
    // What does not wait for each other is asked at once: a page is some ten questions, each a way to the database.
    const [root, [canonical = id], [file], counted] = await Promise.all([
      findRoot(reader, { kind: "person", id }, knownAt),
      membersOf(reader, id, knownAt),
      openFiles(reader, [id], knownAt),
      figuresCounting(request, id),
    ]);
    if (root === undefined) return NOT_FOUND;
    if (canonical !== given) return { kind: "redirect", path: `/people/${canonical}` };
    if (file === undefined || namesOf(file).length === 0) return NOT_FOUND;
    const view = await readView(request, file);
    return { kind: "page", html: <PersonPage request={request} view={view} counted={counted} /> };
  },
};

async function readView(request: PageRequest, file: PersonFile): Promise<PersonView> {
  const [references, records] = await Promise.all([
    readReferences(request.reader, referredTo([file]), request.knownAt),
    findSources(request.reader, sourceIds(file)),
  ]);
  const sources = new Map<number, SourceRecord>(records.map((source) => [source.id, source]));
  return presentPerson(request, file, { references, sources });
}

function sourceNote(tr: Translator, { number, source, reliability, credibility }: CitedSource) {
  const { t } = tr;
  const judged = [
    ...(reliability.length > 1 ? reliability.map((grade) => t(`reliability.${grade}`)) : []),
    ...credibility.map((grade) => `${t("credibility.label")} ${t(`credibility.${grade}`)}`),
  ];
  const [only, second] = reliability;
  const notes = [judged.join("; "), source.note ?? ""].filter((note) => note !== "");
  return {
    number,
    title: source.title ?? (speakerOf(source) || t("evidence.none")),
    publisher: source.title === null ? undefined : (source.publisher ?? undefined),
    published: source.published === null ? undefined : dateText(tr, source.published),
    readOn: source.readOn === null ? undefined : tr.day(source.readOn),
    url: source.url,
    archive: source.archive,
    reliability: second === undefined ? only : undefined,
    ...(notes.length === 0 ? {} : { note: notes.join(". ") }),
  };
}

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
      </Section>
      <TimePicker tr={tr} action={pageHref(lang, path)} time={time} today={today} />
    </>
  );
}

function PersonPage({ request, view, counted }: PartProps) {
  const { tr, lang, time, path, at, knownAt } = request;
  const { t } = tr;
  const { head, life, law, record } = view;
  const asOf = [
    t("word.asOf", { date: tr.day(at) }),
    time.knownAt === undefined ? undefined : t("word.knownAt", { date: tr.day(time.knownAt) }),
  ];
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
      dataHref={withTime(`/api/v1${path}`, time)}
      feedHref={`/feeds/${lang}${path}.atom`}
      aside={<Based request={request} view={view} counted={counted} />}
    >
      <Breadcrumb tr={tr} items={[{ label: t("nav.people"), href: pageHref(lang, "/people", time) }]} />
      <PageHead title={head.name.text} asOf={when} lead={lead}>
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
        <SourceList tr={tr} sources={view.sources.map((source) => sourceNote(tr, source))} />
      </Section>
    </Layout>
  );
}
