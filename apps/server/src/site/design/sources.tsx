import type { Child } from "hono/jsx";
import type { MessageKey, Translator } from "../i18n.ts";
import { outsideHref } from "./links.ts";

export type SourceNote = {
  readonly number: number;
  readonly title: string;
  /** Language of the title, where it is known and not that of the page. */
  readonly language?: string | undefined;
  readonly publisher?: string | undefined;
  /** Formatted dates. */
  readonly published?: string | undefined;
  readonly readOn?: string | undefined;
  readonly url?: string | null | undefined;
  readonly archive?: string | null | undefined;
  readonly reliability?: "A" | "B" | "C" | "D" | "E" | "F" | undefined;
  readonly note?: Child;
};

/** Numbers that lead from a statement to its notes in the list of sources of the same page. */
export function SourceMark({ tr, numbers }: { readonly tr: Translator; readonly numbers: readonly number[] }) {
  if (numbers.length === 0) return null;
  return (
    <sup class="source-mark">
      {numbers.map((number, index) => (
        <>
          {index > 0 && <span aria-hidden="true">, </span>}
          <a href={`#source-${number}`} aria-label={tr.t("evidence.mark", { number })}>
            {number}
          </a>
        </>
      ))}
    </sup>
  );
}

/** The numbered sources of a page. Addresses are written out: a reader may prefer to type one than to click it. */
export function SourceList({ tr, sources }: { readonly tr: Translator; readonly sources: readonly SourceNote[] }) {
  if (sources.length === 0) return <p class="quiet">{tr.t("evidence.none")}</p>;
  return (
    <ol class="sources">
      {sources.map((source) => (
        <li id={`source-${source.number}`} value={source.number}>
          <Source tr={tr} source={source} />
        </li>
      ))}
    </ol>
  );
}

function Source({ tr, source }: { readonly tr: Translator; readonly source: SourceNote }) {
  const { t } = tr;
  const facts = [
    source.publisher,
    source.published === undefined ? undefined : t("evidence.published", { date: source.published }),
    source.readOn === undefined ? undefined : t("evidence.read", { date: source.readOn }),
    source.reliability === undefined ? undefined : t(`reliability.${source.reliability}` satisfies MessageKey),
  ].filter((fact) => fact !== undefined && fact !== "");
  return (
    <>
      <div class="source-title" lang={source.language}>
        {source.title}
      </div>
      {facts.length > 0 && <div class="source-facts">{facts.join(" · ")}</div>}
      <div class="source-links">
        <OutsideLink url={source.url} fallback={t("evidence.noLink")} />
        {source.archive ? (
          <>
            {" "}
            · <OutsideLink url={source.archive} fallback="" label={t("evidence.archive")} />
          </>
        ) : null}
      </div>
      {source.note !== undefined && <div class="source-note">{source.note}</div>}
    </>
  );
}

type OutsideLinkProps = {
  readonly url: string | null | undefined;
  readonly fallback: string;
  readonly label?: string;
};

/** A link to another site, which learns nothing from us; an address that is not a web address stays text. */
export function OutsideLink({ url, fallback, label }: OutsideLinkProps) {
  const href = outsideHref(url);
  if (href === undefined) return <span>{url || fallback}</span>;
  return (
    <a class="outside" href={href} rel="noreferrer noopener nofollow">
      {label ?? href.replace(/^https?:\/\//u, "")}
    </a>
  );
}
