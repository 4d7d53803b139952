import type { Child } from "hono/jsx";
import type { Claim } from "../../ledger/claim.ts";
import { isoOf, parsePeriod, tryParseDate, type EdtfPeriod } from "../../ledger/edtf.ts";
import { factsOf, type Entity, type Fact } from "../../ledger/resolve.ts";
import type { Property } from "../../ledger/schema.ts";
import { findSources } from "../../ledger/sources.ts";
import type { SourceRecord } from "../../ledger/claim.ts";
import type { LocalText, NameValue } from "../../registry/values.ts";
import { outsideHref, pageHref } from "../design/links.ts";
import { SourceList, SourceMark, type SourceNote } from "../design/sources.tsx";
import type { Translator } from "../i18n.ts";
import type { PageRequest } from "../page.ts";
import { textsFor, validityOn } from "./catalogue.ts";

/** The numbered sources of a page: marks beside the facts, and the list they lead to. */
export type Notes = {
  readonly mark: (fact: Pick<Fact<unknown>, "claim"> & Partial<Pick<Fact<unknown>, "agreeing">>) => Child;
  readonly list: Child;
};

/** Every claim behind the facts of an entity, those that disagree included. */
export function claimsOf(entity: Entity): readonly Claim[] {
  return [...entity.facts.values()].flat().flatMap((fact) => [fact.claim, ...fact.agreeing, ...fact.disagreeing]);
}

/** What a source is called: its title, else who published it, else the site it is on. */
export function sourceTitle(tr: Translator, source: SourceRecord): string {
  const { title, publisher, url } = source;
  if (title !== null && title !== "") return title;
  const href = outsideHref(url);
  const site = href === undefined ? undefined : new URL(href).hostname.replace(/^www\./u, "");
  return [publisher, site].find((name) => name !== null && name !== undefined && name !== "") ?? tr.t("sources.untitled");
}

/** A date of a document, which may be of any precision; text that is no date stays as it is. */
export function documentDate(tr: Translator, text: string | null): string | undefined {
  if (text === null || text === "") return undefined;
  const date = tryParseDate(text);
  return date === undefined ? text : tr.edtf(date);
}

function sourceNote(request: PageRequest, source: SourceRecord, at: { number: number; claims: readonly Claim[] }): SourceNote {
  const { tr, lang, time } = request;
  const title = sourceTitle(tr, source);
  const reasons = [...new Set(at.claims.flatMap((claim) => claim.reason ?? []))].slice(0, 3);
  const reliability = at.claims.find((claim) => claim.reliability !== null)?.reliability ?? undefined;
  return {
    number: at.number,
    title,
    language: title !== source.title || source.language === lang ? undefined : (source.language ?? undefined),
    publisher: source.publisher === title ? undefined : (source.publisher ?? undefined),
    published: documentDate(tr, source.published),
    readOn: documentDate(tr, source.readOn),
    url: source.url,
    archive: source.archive,
    reliability,
    note: (
      <>
        {source.note !== null && source.note !== "" && <span>{source.note.replace(/\.?$/u, ".")} </span>}
        {reasons.map((reason) => (
          <span lang="en">{reason.replace(/\.?$/u, ".")} </span>
        ))}
        <a href={pageHref(lang, `/sources/${source.id}`, time)}>{tr.t("sources.rests")}</a>
      </>
    ),
  };
}

/** Numbers the sources of these claims in the order in which the claims are given. */
export async function readNotes(request: PageRequest, claims: readonly Claim[]): Promise<Notes> {
  const ids = [...new Set(claims.flatMap((claim) => claim.sources))];
  const numbers = new Map(ids.map((id, i) => [id, i + 1]));
  const found = await findSources(request.reader, ids);
  const notes = found
    .map((source) => ({ source, number: numbers.get(source.id) ?? 0 }))
    .sort((a, b) => a.number - b.number)
    .map(({ source, number }) =>
      sourceNote(request, source, { number, claims: claims.filter((claim) => claim.sources.includes(source.id)) }),
    );
  return {
    mark: ({ claim, agreeing = [] }) => {
      const own = [claim, ...agreeing].flatMap((one) => one.sources.map((id) => numbers.get(id) ?? 0));
      return <SourceMark tr={request.tr} numbers={[...new Set(own)].filter((n) => n > 0).sort((a, b) => a - b)} />;
    },
    list: <SourceList tr={request.tr} sources={notes} />,
  };
}

/** Stored text with its language, so that it is pronounced, broken and quoted rightly. */
export function Text({ value }: { readonly value: LocalText }) {
  return <span lang={value.lang}>{value.text}</span>;
}

type TextsProps = { readonly request: PageRequest; readonly facts: readonly Fact<LocalText>[]; readonly notes: Notes };

/** Texts for the reader, each with its sources; several as a list. */
export function Texts({ request, facts, notes }: TextsProps) {
  const shown = textsFor(facts, request);
  if (shown.length === 1)
    return (
      <>
        {shown.map((fact) => (
          <>
            <Text value={fact.value} />
            {notes.mark(fact)}
          </>
        ))}
      </>
    );
  return (
    <ul>
      {shown.map((fact) => (
        <li>
          <Text value={fact.value} />
          {notes.mark(fact)}
        </li>
      ))}
    </ul>
  );
}

/** All names of an entry with their language and role, each with its sources. */
export function Names({
  request,
  entity,
  property,
  notes,
}: {
  readonly request: PageRequest;
  readonly entity: Entity;
  readonly property: Property<NameValue>;
  readonly notes: Notes;
}) {
  const { tr } = request;
  return (
    <ul>
      {factsOf(entity, property).map((fact) => {
        const { text, lang, role } = fact.value;
        const about = [languageName(tr, lang), role === "legal" ? "" : tr.t(`nameRole.${role}`), periodText(tr, fact.claim.valid)];
        return (
          <li>
            <span lang={lang}>{text}</span>
            {notes.mark(fact)} <span class="quiet">({about.filter((part) => part !== "").join(", ")})</span>
          </li>
        );
      })}
    </ul>
  );
}

const languageNames = new Map<string, Intl.DisplayNames>();

/** What a language is called in the reader's own. */
export function languageName(tr: Translator, lang: string): string {
  const names = languageNames.get(tr.lang) ?? new Intl.DisplayNames(tr.lang, { type: "language", fallback: "code" });
  languageNames.set(tr.lang, names);
  return names.of(lang) ?? lang;
}

/** The period in which a value held, in words; nothing where time does not limit it or nobody knows since when. */
export function periodText(tr: Translator, valid: string | null): string {
  if (valid === null) return "";
  const { from, to }: EdtfPeriod = parsePeriod(valid);
  const start = from.precision === "unknown" || from.text === ".." ? undefined : from;
  if (to === "open") return start === undefined ? "" : tr.since(start);
  if (to === "unknown") return start === undefined ? "" : tr.t("period.ended", { from: tr.edtf(start) });
  if (start === undefined)
    return to.precision === "day" ? tr.t("period.until", { date: tr.day(isoOf(to.lo)) }) : tr.t("period.untilOther", { date: tr.edtf(to) });
  return start.text === to.text ? tr.edtf(start) : tr.t("period.range", { from: tr.edtf(start), to: tr.edtf(to) });
}

/** Whether a dated value is one of the past or of the future on the day of the page. */
export function isOver(request: PageRequest, fact: Fact<unknown>): boolean {
  return validityOn(fact.claim.valid, request.atDay) === "past";
}
