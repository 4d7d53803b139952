import type { Child } from "hono/jsx";
import type { Figure, When } from "../../figures/figure.ts";
import { BarList } from "../design/charts/bar-list.tsx";
import { DataTable } from "../design/data-table.tsx";
import type { PageRequest } from "../page.ts";
import { compareIn } from "./catalogue.ts";
import { countEach, figureHref } from "./figure-view.tsx";
import { partLabels } from "./part-labels.ts";
import { TextPiece } from "./person/texts.tsx";

/** The lines of a figure, largest first, drawn and as a table. */
export async function renderParts(request: PageRequest, { parts, when }: { parts: readonly Figure[]; when: When }): Promise<Child> {
  const { tr } = request;
  const labels = await partLabels(request, parts);
  const compare = compareIn(request.lang);
  const counted = await countEach(request, parts, (figure) => ({ figure, when }));
  const rows = counted
    .map(([part, count]) => ({ part, label: labels.get(part.key) ?? { text: part.key }, count }))
    .filter((row) => row.count.value > 0 || row.count.uncertain > 0)
    .sort((a, b) => b.count.value - a.count.value || compare(a.label.text, b.label.text));
  if (rows.length === 0) return <p class="quiet">{tr.t("data.empty")}</p>;
  const drawn = rows.filter((row) => row.count.value > 0).slice(0, 20);
  return (
    <>
      {drawn.length > 1 && (
        <BarList
          tr={tr}
          label={tr.t("figures.parts")}
          bars={drawn.map((row) => ({
            label: <TextPiece piece={row.label} />,
            value: row.count.value,
            href: figureHref(request, row.part.id),
          }))}
        />
      )}
      <DataTable
        tr={tr}
        caption={tr.t("figures.parts")}
        captionHidden={true}
        rows={rows}
        columns={[
          {
            label: tr.t("figures.part"),
            kind: "name",
            cell: (row) => <TextPiece piece={{ ...row.label, href: figureHref(request, row.part.id) }} />,
          },
          { label: tr.t("figures.value"), kind: "number", cell: (row) => tr.number(row.count.value) },
          {
            label: tr.t("figures.uncertain"),
            kind: "number",
            cell: (row) => (row.count.uncertain === 0 ? "" : `+ ${tr.number(row.count.uncertain)}`),
          },
        ]}
      />
    </>
  );
}
