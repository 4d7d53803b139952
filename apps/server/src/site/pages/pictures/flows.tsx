import type { Child } from "hono/jsx";
import { countYears, type YearCount } from "../../../figures/flows.ts";
import { findFigure } from "../../../figures/figure.ts";
import { FlowChart } from "../../design/charts/flow-chart.tsx";
import { DataTable } from "../../design/data-table.tsx";
import { pageHref } from "../../design/links.ts";
import type { PageRequest } from "../../page.ts";
import { withUncertain } from "./count-words.ts";

/** The year in which the present wave began; what is known of earlier years is in the figures themselves. */
export const FIRST_YEAR = 2020;

const FLOWS = { into: "recognised-in-period", out: "released-in-period", ended: "died-in-period" } as const;

/** Period figures by year, each from the year the wave began in. */
export async function yearsOf(request: PageRequest, ids: readonly string[]): Promise<readonly (readonly YearCount[])[]> {
  const { reader, knownAt, atDay } = request;
  const figures = await Promise.all(ids.map((id) => findFigure(reader, id)));
  return countYears(reader, figures, { first: FIRST_YEAR, to: atDay, knownAt });
}

/** The page of a period figure for one year. */
export function yearHref({ lang, time }: PageRequest, id: string, text: string): string {
  const href = pageHref(lang, `/figures/${id}`, time);
  return `${href}${href.includes("?") ? "&" : "?"}period=${encodeURIComponent(text)}`;
}

/** Recognitions, releases and deaths by year: three counts of three units, drawn against one axis and never subtracted. */
export async function renderFlows(request: PageRequest): Promise<Child> {
  const { tr } = request;
  const [into, out, ended] = await yearsOf(request, [FLOWS.into, FLOWS.out, FLOWS.ended]);
  const rows = (into ?? []).map(({ year, when, count }, i) => ({
    year,
    text: when.text,
    into: count,
    out: out?.[i]?.count,
    ended: ended?.[i]?.count,
  }));
  const title = tr.t("pictures.flows");
  const flows = rows.map((row) => ({
    label: String(row.year),
    into: row.into.value,
    out: row.out?.value ?? 0,
    ended: row.ended?.value ?? 0,
  }));
  const cell = (id: string, text: string, count: (typeof rows)[number]["out"]) => (
    <a href={yearHref(request, id, text)}>{withUncertain(tr, count)}</a>
  );
  return (
    <figure class="chart-figure">
      <ul class="chart-key">
        <li>
          <span class="key-box flow-key-in" aria-hidden="true" /> {tr.t("pictures.flows.into")}
        </li>
        <li>
          <span class="key-box flow-key-out" aria-hidden="true" /> {tr.t("pictures.flows.out")}
        </li>
        <li>
          <span class="key-box flow-key-ended" aria-hidden="true" /> {tr.t("pictures.flows.ended")}
        </li>
      </ul>
      <FlowChart tr={tr} id="flows-drawing" title={title} description={tr.t("pictures.flows.desc")} flows={flows} />
      <DataTable
        tr={tr}
        caption={title}
        captionHidden={true}
        rows={rows}
        columns={[
          { label: tr.t("pictures.year"), kind: "name", cell: (row) => String(row.year) },
          { label: tr.t("pictures.flows.into"), kind: "number", cell: (row) => cell(FLOWS.into, row.text, row.into) },
          { label: tr.t("pictures.flows.out"), kind: "number", cell: (row) => cell(FLOWS.out, row.text, row.out) },
          { label: tr.t("pictures.flows.ended"), kind: "number", cell: (row) => cell(FLOWS.ended, row.text, row.ended) },
        ]}
      />
    </figure>
  );
}
