import { definitionText, unitText } from "../figures/texts.ts";
import type { Unit } from "../figures/definitions.ts";
import type { CalendarDay, FeedKind, Happening } from "../exports/happenings.ts";
import { createTranslator, isLanguage, LANGUAGES, type Language, type Translator } from "./i18n.ts";

/** What happened, in the words of the interface; a release that is only reported says so. */
function entryText(tr: Translator, { kind, status }: Happening, name: string): string {
  const title = tr.t(`feed.entry.${kind}`, { name });
  const group = kind === "recognitions" ? "recognition" : kind === "releases" ? "releaseStatus" : undefined;
  const key = `${group}.${status ?? ""}`;
  return group !== undefined && tr.has(key) ? tr.t("feed.entry.detail", { title, detail: tr.t(key) }) : title;
}

function build(lang: Language) {
  const tr = createTranslator(lang);
  const { t } = tr;
  return {
    lang,
    title: (kind: FeedKind | "person" | "statements", name: string): string => t(`feed.title.${kind}`, { name }),
    entry: (happening: Happening, name: string): string => entryText(tr, happening, name),
    terms: t("exports.termsText"),
    calendar: {
      lang,
      title: (name: string | undefined): string => (name === undefined ? t("calendar.title") : t("calendar.titleOf", { name })),
      summary: (kind: CalendarDay["kind"], name: string): string => t(`calendar.${kind}`, { name }),
    },
    number: tr.number,
    day: tr.day,
    asOf: (day: string): string => t("word.asOf", { date: tr.day(day) }),
    unit: (unit: string): string => unitText(unit as Unit, lang),
    statement: (text: string): string => t("feed.entry.statement", { text }),
    statementCorrected: (text: string): string => t("feed.entry.statementCorrected", { text }),
    statementBefore: (text: string): string => t("feed.statementBefore", { text }),
    corrected: t("proofs.corrected"),
    definition: (id: string, version: number): string => definitionText({ id, version }, lang).title,
  };
}

/** Words for what leaves the site as a feed, a calendar or a picture, in every language of the interface. */
export const publicWords = {
  languages: LANGUAGES as readonly string[],
  of: (lang: string) => build(isLanguage(lang) ? lang : "en"),
};
