import { createTranslator, LANGUAGES } from "../../i18n.ts";
import { parseDate } from "../../../ledger/edtf.ts";
import { Breadcrumb, DefinitionList, Disagreement, Notice, PageHead, Section } from "../blocks.tsx";
import { TimePicker } from "../forms.tsx";
import { InitialsTile } from "../labels.tsx";
import { Layout } from "../layout.tsx";
import { SourceList, SourceMark } from "../sources.tsx";
import type { Sample } from "./sample-model.ts";
import { Charts, Life, Numbers, Tables } from "./sample-parts.tsx";

/** Every component once, with invented people, in one language. `name` goes wherever stored text goes. */
export function SamplePage({ lang, name, url, time }: Sample) {
  const tr = createTranslator(lang);
  const { t } = tr;
  const sources = [
    {
      number: 1,
      title: name,
      publisher: name,
      published: tr.day("2021-05-21"),
      readOn: tr.day("2026-11-20"),
      url,
      archive: "https://web.archive.org/web/2021/https://example.org/be/naviny/12345",
      reliability: "B" as const,
    },
    { number: 2, title: "Example", url: null, note: name },
  ];
  const aside = (
    <>
      <h2>{t("evidence.sources")}</h2>
      <SourceList tr={tr} sources={sources} />
      <TimePicker tr={tr} action="/x" time={time} today="2026-11-22" />
    </>
  );
  return (
    <Layout
      tr={tr}
      title={name}
      description={t("person.description", { name })}
      path="/people?state=colony"
      time={time}
      alternates={LANGUAGES}
      position={120_345}
      dataHref="/data"
      feedHref="/feed.atom"
      aside={aside}
    >
      <Breadcrumb tr={tr} items={[{ label: t("nav.people"), href: "/x" }]} />
      <PageHead
        title={name}
        asOf={t("word.asOf", { date: tr.day("2021-05-21") })}
        lead={t("person.heldSince", { since: tr.since(parseDate("2020-09-07")) })}
      >
        <InitialsTile tr={tr} name={name} />
      </PageHead>
      <Numbers tr={tr} name={name} />
      <Section id="life" title={t("person.life")}>
        <Life tr={tr} name={name} />
      </Section>
      <Section id="people" title={t("people.title")}>
        <Tables tr={tr} name={name} />
      </Section>
      <Section id="chart" title={t("home.curve")}>
        <p>{t("home.curveText")}</p>
        <Charts tr={tr} name={name} />
      </Section>
      <Section id="disagree" title={t("person.disagree")}>
        <Disagreement
          tr={tr}
          topic={t("person.charges.date")}
          shown={{
            value: tr.day("2020-09-19"),
            voice: t("evidence.says", { speaker: name }),
            marks: <SourceMark tr={tr} numbers={[1]} />,
          }}
          others={[{ value: tr.day("2020-09-20"), voice: t("figures.speaker") }]}
          reason={name}
        />
      </Section>
      <Section id="facts" title={t("person.unknowns")}>
        <DefinitionList
          items={[
            { term: t("person.where"), value: name },
            { term: t("person.state"), value: t("state.colony") },
          ]}
        />
        <Notice tone="unknown" title={t("person.unknowns")}>
          <ul>
            <li>{t("person.unknowns.sentence")}</li>
          </ul>
        </Notice>
        <Notice tone="danger" title={t("method.danger.title")}>
          <p>{t("method.danger.1")}</p>
        </Notice>
      </Section>
    </Layout>
  );
}
