import { DefinitionList, Section } from "../../design/blocks.tsx";
import { FigureNumber } from "../../design/figure-number.tsx";
import { StateLabel } from "../../design/labels.tsx";
import { LifeLine } from "../../design/life-line.tsx";
import type { Translator } from "../../i18n.ts";
import type { LifeItem } from "./life-words.ts";
import type { DaysLine, FactLine, HeadView } from "./present-head.ts";
import { Marked, TextLines, TextPiece, TextPieces } from "./texts.tsx";
import { isoDate, type Text } from "./wording.ts";

type Props = { readonly tr: Translator };

/** Days in custody as one plain number. */
export function DaysNumber({ tr, days, asOf }: Props & { readonly days: DaysLine; readonly asOf: string }) {
  const { t } = tr;
  const total = days.total === null ? undefined : t("person.days.total", { n: days.total });
  return (
    <FigureNumber
      size="main"
      value={tr.number(days.n)}
      unit={t(days.atLeast ? "person.days.unitAtLeast" : "person.days.unit", { n: days.n })}
      label={t(days.held ? "person.days.label" : "person.days.spent")}
      date={asOf}
      definition={[t("person.daysRule"), total].filter((part) => part !== undefined).join(" ")}
      {...(days.atLeast ? { uncertain: t("person.days.inexact") } : {})}
    />
  );
}

function FactValue({ tr, line }: Props & { readonly line: FactLine }) {
  const words = <TextPieces pieces={line.values} />;
  return (
    <Marked tr={tr} marks={line.marks}>
      {line.tone === undefined ? words : <StateLabel tone={line.tone}>{words}</StateLabel>}
    </Marked>
  );
}

/** State, place, role and the like as pairs; the other forms of the name below. */
export function FactList({ tr, head }: Props & { readonly head: HeadView }) {
  const names = head.otherNames.map(({ name, about, marks }) => (
    <li>
      <Marked tr={tr} marks={marks}>
        <TextPiece piece={name} /> <span class="quiet">({about})</span>
      </Marked>
    </li>
  ));
  const items = head.facts.map((line) => ({ term: line.term, value: <FactValue tr={tr} line={line} /> }));
  return <DefinitionList items={names.length === 0 ? items : [...items, { term: tr.t("person.otherNames"), value: <ul>{names}</ul> }]} />;
}

function LifeDetail({ item }: { readonly item: LifeItem }) {
  const lead: readonly Text[] = item.track === undefined ? item.details : [{ text: item.track }, ...item.details];
  if (lead.length === 0 && item.notes.length === 0) return null;
  return (
    <>
      {lead.length > 0 && (
        <p>
          <TextPieces pieces={lead} separator=" · " />
        </p>
      )}
      <TextLines pieces={item.notes} />
    </>
  );
}

/** What happened, newest first. */
export function LifeSection({ tr, life }: Props & { readonly life: readonly LifeItem[] }) {
  const { t } = tr;
  const events = life.map((item) => ({
    shape: item.shape,
    date: item.date === undefined ? t("date.unknown") : tr.edtf(item.date),
    isoDate: isoDate(item.date),
    title: item.title,
    detail: item.track === undefined && item.details.length + item.notes.length === 0 ? undefined : <LifeDetail item={item} />,
    marks: <Marked tr={tr} marks={item.marks} />,
    uncertain: item.uncertain === undefined ? undefined : `(${item.uncertain})`,
  }));
  return (
    <Section id="life" title={t("person.life")}>
      {events.length === 0 ? (
        <p class="quiet">{t("person.life.none")}</p>
      ) : (
        <>
          <p class="quiet">{t("person.lifeNewest")}</p>
          <LifeLine events={events} />
        </>
      )}
    </Section>
  );
}
