import type { Child } from "hono/jsx";
import type { Translator } from "../i18n.ts";

type PageHeadProps = {
  /** A name in another language than the page's comes marked. */
  readonly title: Child;
  readonly lead?: Child;
  readonly asOf?: Child;
  readonly children?: Child;
};

/** What the page is, and as of when. The only first-level heading of a page. */
export function PageHead({ title, lead, asOf, children }: PageHeadProps) {
  return (
    <header class="page-head">
      <h1>{title}</h1>
      {asOf !== undefined && <p class="as-of">{asOf}</p>}
      {lead !== undefined && <p class="lead">{lead}</p>}
      {children}
    </header>
  );
}

type SectionProps = {
  readonly id: string;
  readonly title: string;
  readonly level?: 2 | 3;
  readonly children?: Child;
};

/** A part of a page that can be linked to. */
export function Section({ id, title, level = 2, children }: SectionProps) {
  const heading = `${id}-title`;
  return (
    <section id={id} class="section" aria-labelledby={heading}>
      {level === 2 ? <h2 id={heading}>{title}</h2> : <h3 id={heading}>{title}</h3>}
      {children}
    </section>
  );
}

type Crumb = { readonly label: string; readonly href: string };

/** The way back up; the page itself is not repeated. */
export function Breadcrumb({ tr, items }: { readonly tr: Translator; readonly items: readonly Crumb[] }) {
  return (
    <nav class="breadcrumb" aria-label={tr.t("nav.breadcrumb")}>
      <ol>
        {items.map((item) => (
          <li>
            <a href={item.href}>{item.label}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

export type NoticeTone = "plain" | "danger" | "unknown";

/** A remark set apart. `danger` is for risks to readers and senders, `unknown` for what we do not know. */
export function Notice({
  tone = "plain",
  title,
  children,
}: {
  readonly tone?: NoticeTone;
  readonly title?: string;
  readonly children?: Child;
}) {
  return (
    <div class={`notice notice-${tone}`} role="note">
      {title !== undefined && <p class="notice-title">{title}</p>}
      {children}
    </div>
  );
}

export type Definition = { readonly term: Child; readonly value: Child };

/** Facts as pairs; two columns where there is room. */
export function DefinitionList({ items }: { readonly items: readonly Definition[] }) {
  return (
    <dl class="facts">
      {items.map((item) => (
        <div>
          <dt>{item.term}</dt>
          <dd>{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}

export type Version = { readonly value: Child; readonly voice: Child; readonly marks?: Child };

export type DisagreementProps = {
  readonly tr: Translator;
  /** What it is about: "day of detention". */
  readonly topic: string;
  readonly shown: Version;
  readonly others: readonly Version[];
  /** Why the shown one is shown. A preference without a reason is not allowed. */
  readonly reason: Child;
};

/** Statements that contradict each other, side by side; none is dropped. */
export function Disagreement({ tr, topic, shown, others, reason }: DisagreementProps) {
  return (
    <div class="disagreement">
      <h3>{topic}</h3>
      <ul>
        <li class="version version-shown">
          <p class="version-value">
            {shown.value}
            {shown.marks}
          </p>
          <p class="version-voice">{shown.voice}</p>
          <p class="version-note">{tr.t("person.disagree.shown")}</p>
        </li>
        {others.map((version) => (
          <li class="version">
            <p class="version-value">
              {version.value}
              {version.marks}
            </p>
            <p class="version-voice">{version.voice}</p>
          </li>
        ))}
      </ul>
      <p class="version-reason">
        <strong>{tr.t("person.disagree.why")}:</strong> {reason}
      </p>
    </div>
  );
}

export type DiffLine = {
  readonly label: string;
  readonly delta: number;
  readonly href?: string | undefined;
  readonly records?: Child;
};
export type DiffListProps = {
  readonly tr: Translator;
  readonly start: { readonly label: string; readonly value: number };
  readonly lines: readonly DiffLine[];
  readonly end: { readonly label: string; readonly value: number };
};

/** What lies between two numbers. If the lines do not add up, the rest stands there as "not explained". */
export function DiffList({ tr, start, lines, end }: DiffListProps) {
  const { t } = tr;
  const residual = end.value - start.value - lines.reduce((sum, line) => sum + line.delta, 0);
  return (
    <div class="diff">
      <ul>
        <li class="diff-total">
          <span>{start.label}</span> <span class="num">{tr.number(start.value)}</span>
        </li>
        {lines.map((line) => (
          <li>
            <span>{line.href === undefined ? line.label : <a href={line.href}>{line.label}</a>}</span>{" "}
            <span class="num">{tr.signed(line.delta)}</span>
            {line.records !== undefined && <div class="diff-records">{line.records}</div>}
          </li>
        ))}
        {residual !== 0 && (
          <li class="diff-residual">
            <span>{t("figures.change.residual")}</span> <span class="num">{tr.signed(residual)}</span>
          </li>
        )}
        <li class="diff-total">
          <span>{end.label}</span> <span class="num">{tr.number(end.value)}</span>
        </li>
      </ul>
      {residual === 0 && <p class="quiet">{t("figures.change.residualZero")}</p>}
    </div>
  );
}
