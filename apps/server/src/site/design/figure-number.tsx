import type { Child } from "hono/jsx";

export type FigureNumberProps = {
  /** Already formatted for the language, comparator included. */
  readonly value: string;
  readonly unit: string;
  readonly label: string;
  readonly definition: Child;
  readonly date: Child;
  /** What may belong to the number and is not added. */
  readonly uncertain?: Child;
  readonly href?: string | undefined;
  /** `main` for the one number a page is about. */
  readonly size?: "main" | "small";
  readonly marks?: Child;
  /** The way to the signed statement that says just this. */
  readonly check?: { readonly href: string; readonly label: string } | undefined;
};

/** A number is never shown without its unit, its definition and its date. */
export function FigureNumber({ value, unit, label, definition, date, uncertain, href, size = "small", marks, check }: FigureNumberProps) {
  return (
    <div class={`figure figure-${size}`}>
      <p class="figure-label">{href === undefined ? label : <a href={href}>{label}</a>}</p>
      <p class="figure-value">
        <span class="figure-number">{value}</span> <span class="figure-unit">{unit}</span>
        {marks}
      </p>
      <p class="figure-date">{date}</p>
      <p class="figure-definition">{definition}</p>
      {uncertain !== undefined && <p class="figure-uncertain">{uncertain}</p>}
      {check !== undefined && (
        <p class="figure-date">
          <a href={check.href}>{check.label}</a>
        </p>
      )}
    </div>
  );
}
