import type { Translator } from "../../i18n.ts";
import { parseDate } from "../../../ledger/edtf.ts";
import { DiffList, Section } from "../blocks.tsx";
import { BarList } from "../charts/bar-list.tsx";
import { saidValue } from "../charts/chart-model.ts";
import { LineChart } from "../charts/line-chart.tsx";
import { DataTable, Pager } from "../data-table.tsx";
import { FigureNumber } from "../figure-number.tsx";
import { FilterForm } from "../forms.tsx";
import { STATE_TONES, StateLabel, Tag } from "../labels.tsx";
import { LifeLine } from "../life-line.tsx";
import { SourceMark } from "../sources.tsx";
import { sampleModel } from "./sample-model.ts";

/** Figures and what lies between two of them. */
export function Numbers({ tr, name }: { readonly tr: Translator; readonly name: string }) {
  const { t } = tr;
  return (
    <>
      <FigureNumber
        size="main"
        value={tr.number(1131)}
        unit={t("unit.person", { n: 1131 })}
        label={t("home.inCustodyRecognised")}
        definition={t("method.words.custodyText")}
        date={t("word.asOf", { date: tr.day("2021-05-21") })}
        uncertain={t("home.uncertain", { n: 23 })}
        marks={<SourceMark tr={tr} numbers={[1]} />}
      />
      <div class="figure-row">
        {(["figures.change.recognised", "figures.change.released", "figures.change.died"] as const).map((key, index) => (
          <FigureNumber
            value={tr.number([4339, 3208, 9][index] ?? 0)}
            unit={t("unit.person", { n: [4339, 3208, 9][index] ?? 0 })}
            label={t(key)}
            definition={name}
            date={tr.day("2025-12-31")}
            href="/x"
          />
        ))}
      </div>
      <Section id="changed" title={t("figures.changed", { date: tr.day("2025-11-30") })}>
        <DiffList
          tr={tr}
          start={{ label: tr.day("2025-11-30"), value: 1240 }}
          end={{ label: tr.day("2025-12-31"), value: 1131 }}
          lines={[
            { label: t("figures.change.entered"), delta: 34, href: "/x" },
            { label: t("figures.change.foundLate"), delta: 6, records: name },
            { label: t("figures.change.released"), delta: -149 },
          ]}
        />
      </Section>
    </>
  );
}

/** A life line with every shape. */
export function Life({ tr, name }: { readonly tr: Translator; readonly name: string }) {
  const { t } = tr;
  const gender = { gender: "female" };
  return (
    <LifeLine
      events={[
        {
          shape: "free",
          date: tr.edtf(parseDate("2025-12-13")),
          isoDate: "2025-12-13",
          title: t("life.released", gender),
          detail: <p>{t("release.forced_removal")}</p>,
          marks: <SourceMark tr={tr} numbers={[1, 2]} />,
        },
        {
          shape: "gap",
          date: tr.edtf(parseDate("[2023-02-08..2024-10-01]")),
          title: t("life.gap"),
        },
        {
          shape: "mark",
          date: tr.edtf(parseDate("2022-03")),
          uncertain: `(${t("word.uncertain")})`,
          title: t("life.colony", { ...gender, place: name }),
        },
        {
          shape: "mark",
          date: tr.edtf(parseDate("2021-09-06")),
          title: t("life.sentenced_not_in_force", gender),
          detail: (
            <p>
              {t("penalty.imprisonment")}, {t("count.years", { n: 11 })}, {t("regime.general")} · <Tag href="/x">361(3)</Tag>
            </p>
          ),
        },
        {
          shape: "held",
          date: tr.edtf(parseDate("2020-09-07")),
          isoDate: "2020-09-07",
          title: t("life.detained", gender),
        },
      ]}
    />
  );
}

/** A filter, a table and its pages. */
export function Tables({ tr, name }: { readonly tr: Translator; readonly name: string }) {
  const { t } = tr;
  const rows = (["colony", "prison_regime", "home_restriction", "released", "died", "whereabouts_unknown"] as const).map(
    (state, index) => ({ state, name: `${name} ${index + 1}`, days: 1800 - index * 321 }),
  );
  return (
    <>
      <FilterForm
        tr={tr}
        action="/x"
        legend={t("people.filter")}
        submit={t("people.filter.submit")}
        hidden={{ at: "2021-05-21" }}
        clear={{ href: "/x", label: t("people.filter.clear") }}
        fields={[
          {
            kind: "text",
            name: "name",
            label: t("people.filter.name"),
            value: name,
            hint: t("people.filter.nameHint"),
          },
          {
            kind: "select",
            name: "state",
            label: t("people.filter.state"),
            value: "colony",
            options: [{ value: "colony", label: t("state.colony") }],
          },
        ]}
      />
      <DataTable
        tr={tr}
        caption={t("people.found", { n: 6 })}
        rows={rows}
        columns={[
          {
            label: t("people.column.name"),
            kind: "name",
            cell: (row) => <a href="/x">{row.name}</a>,
            sort: { href: "/x?sort=name", direction: "ascending" },
          },
          {
            label: t("people.column.state"),
            cell: (row) => <StateLabel tone={STATE_TONES[row.state]}>{t(`state.${row.state}`, { gender: "female" })}</StateLabel>,
          },
          { label: t("people.column.since"), cell: () => tr.edtf(parseDate("2021-07-14")) },
          {
            label: t("people.column.articles"),
            cell: () => (
              <>
                <Tag>342</Tag>
                <Tag>361-1</Tag>
              </>
            ),
          },
          {
            label: t("people.column.days"),
            kind: "number",
            cell: (row) => tr.number(row.days),
            sort: { href: "/x?sort=days", direction: "none" },
          },
        ]}
      />
      <Pager tr={tr} page={2} pages={12} href={(page) => `/x?page=${page}`} />
    </>
  );
}

/** Both kinds of charts. */
export function Charts({ tr, name }: { readonly tr: Translator; readonly name: string }) {
  const { t } = tr;
  const model = sampleModel(tr, name);
  const said = model.others.flatMap((series) => series.points.map((point) => ({ speaker: series.speaker, point })));
  return (
    <>
      <LineChart
        tr={tr}
        id="curve"
        title={t("home.curve")}
        model={model}
        csvHref="/x.csv"
        table={
          <DataTable
            tr={tr}
            caption={t("figures.othersText")}
            rows={said}
            columns={[
              { label: t("figures.speaker"), kind: "name", cell: (row) => row.speaker },
              {
                label: t("figures.value"),
                kind: "number",
                cell: (row) => saidValue(tr, row.point.value, row.point.comparator),
              },
            ]}
          />
        }
      />
      <BarList
        tr={tr}
        label={t("places.title")}
        bars={[
          { label: name, value: 211, href: "/x" },
          { label: t("placeKind.pretrial"), value: 98 },
          { label: t("placeKind.open-type"), value: 0 },
        ]}
      />
    </>
  );
}
