import type { Child } from "hono/jsx";
import type { Translator } from "../i18n.ts";

export type SortDirection = "ascending" | "descending" | "none";
export type Column<Row> = {
  readonly label: string;
  readonly cell: (row: Row) => Child;
  /** `number`: aligned right with tabular digits. `name`: the cell that names the row; one per table. */
  readonly kind?: "text" | "number" | "name";
  /** A link that sorts by this column, and how the table is sorted by it now. */
  readonly sort?: { readonly href: string; readonly direction: SortDirection } | undefined;
};

export type DataTableProps<Row> = {
  readonly tr: Translator;
  readonly caption: string;
  /** Hides the caption from sight where a heading says the same. */
  readonly captionHidden?: boolean;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly empty?: Child;
};

/**
 * A table with a sticky header; on a phone each row becomes a card, with labels taken from the columns.
 * Roles are written out because the card form would otherwise lose them in some readers.
 */
export function DataTable<Row>({ tr, caption, captionHidden = false, columns, rows, empty }: DataTableProps<Row>) {
  if (rows.length === 0) return <p class="quiet">{empty ?? tr.t("data.empty")}</p>;
  return (
    <table class="data" role="table">
      <caption class={captionHidden ? "unseen" : undefined}>{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((column) => (
            <HeaderCell tr={tr} column={column as Column<never>} />
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr role="row">
            {columns.map((column) =>
              column.kind === "name" ? (
                <th scope="row" role="rowheader" class="name" data-label={column.label}>
                  {column.cell(row)}
                </th>
              ) : (
                <td role="cell" class={column.kind === "number" ? "num" : undefined} data-label={column.label}>
                  <span class="cell">{column.cell(row)}</span>
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function HeaderCell({ tr, column }: { readonly tr: Translator; readonly column: Column<never> }) {
  const { label, kind, sort } = column;
  const className = kind === "number" ? "num" : undefined;
  if (sort === undefined)
    return (
      <th scope="col" role="columnheader" class={className}>
        {label}
      </th>
    );
  const { href, direction } = sort;
  return (
    <th scope="col" role="columnheader" class={className} aria-sort={direction}>
      <a href={href} title={tr.t("sort.by", { column: label })}>
        {label}
        {direction !== "none" && (
          <span class="sort" aria-hidden="true">
            {direction === "ascending" ? "\u00a0▲" : "\u00a0▼"}
          </span>
        )}
      </a>
      {direction !== "none" && <span class="unseen"> {tr.t(direction === "ascending" ? "sort.ascending" : "sort.descending")}</span>}
    </th>
  );
}

export type PagerProps = {
  readonly tr: Translator;
  readonly page: number;
  readonly pages: number;
  readonly href: (page: number) => string;
  /** What is turned, where a page holds several lists. */
  readonly label?: string;
};

/** Pages of a list, counted from 1; nothing when there is one. */
export function Pager({ tr, page, pages, href, label }: PagerProps) {
  if (pages <= 1) return null;
  const { t, number } = tr;
  return (
    <nav class="pager" aria-label={label ?? t("pager.label")}>
      <span>
        {page > 1 && (
          <a rel="prev" href={href(page - 1)}>
            {t("pager.previous")}
          </a>
        )}
      </span>
      <span class="pager-position">{t("pager.position", { page: number(page), pages: number(pages) })}</span>
      <span>
        {page < pages && (
          <a rel="next" href={href(page + 1)}>
            {t("pager.next")}
          </a>
        )}
      </span>
    </nav>
  );
}
