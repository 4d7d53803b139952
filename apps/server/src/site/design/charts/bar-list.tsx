import type { Child } from "hono/jsx";
import type { Translator } from "../../i18n.ts";

export type Bar = {
  readonly label: Child;
  readonly value: number;
  /** Records that may count too: written in brackets, drawn hollow. */
  readonly uncertain?: number;
  readonly href?: string | undefined;
};

/**
 * Horizontal bars from zero, as a list: label and number are text, the bar only repeats them. Its length is drawn
 * in SVG, since a style attribute is not allowed on this site.
 */
export function BarList({ tr, bars, label }: { readonly tr: Translator; readonly bars: readonly Bar[]; readonly label: string }) {
  const most = Math.max(1, ...bars.map((bar) => bar.value + (bar.uncertain ?? 0)));
  const width = (value: number): number => Math.round((value / most) * 1000);
  if (bars.length === 0) return <p class="quiet">{tr.t("data.empty")}</p>;
  return (
    <ul class="bars" aria-label={label}>
      {bars.map((bar) => (
        <li>
          <span class="bar-label">{bar.href === undefined ? bar.label : <a href={bar.href}>{bar.label}</a>}</span>{" "}
          <span class="num">
            {tr.number(bar.value)}
            {(bar.uncertain ?? 0) > 0 && ` (+\u00a0${tr.number(bar.uncertain ?? 0)})`}
          </span>
          <svg class="bar" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
            {(bar.uncertain ?? 0) > 0 && (
              <rect class="bar-perhaps" x="1" y="1" width={width(bar.value + (bar.uncertain ?? 0)) - 2} height="8" />
            )}
            <rect class="bar-fill" x="0" y="0" width={width(bar.value)} height="10" />
          </svg>
        </li>
      ))}
    </ul>
  );
}
