import type { Translator } from "../../i18n.ts";
import { speakerOf, type CitedSource } from "./source-book.ts";
import { dateText } from "./wording.ts";

export type SourceWords = {
  readonly number: number;
  readonly title: string;
  /** Language of the title, where that is known and not the reader's. */
  readonly language: string | undefined;
  readonly publisher: string | undefined;
  readonly published: string | undefined;
  readonly readOn: string | undefined;
  readonly url: string | null;
  readonly archive: string | null;
  readonly reliability: CitedSource["reliability"][number] | undefined;
  readonly note?: string;
};

/** A source of a page in words. */
export function sourceWords(tr: Translator, { number, source, reliability, credibility }: CitedSource): SourceWords {
  const { t } = tr;
  const judged = [
    ...(reliability.length > 1 ? reliability.map((grade) => t(`reliability.${grade}`)) : []),
    ...credibility.map((grade) => `${t("credibility.label")} ${t(`credibility.${grade}`)}`),
  ];
  const [only, second] = reliability;
  const notes = [judged.join("; "), source.note ?? ""].filter((note) => note !== "");
  return {
    number,
    title: source.title ?? (speakerOf(source) || t("evidence.none")),
    language: source.title === null || source.language === tr.lang ? undefined : (source.language ?? undefined),
    publisher: source.title === null ? undefined : (source.publisher ?? undefined),
    published: source.published === null ? undefined : dateText(tr, source.published),
    readOn: source.readOn === null ? undefined : tr.day(source.readOn),
    url: source.url,
    archive: source.archive,
    reliability: second === undefined ? only : undefined,
    ...(notes.length === 0 ? {} : { note: notes.join(". ") }),
  };
}

/** The same in one line, for paper. */
export function sourceLine(tr: Translator, cited: CitedSource): string {
  const { title, publisher, published, url } = sourceWords(tr, cited);
  return [title, publisher, published, url ?? ""].filter((part) => part !== undefined && part !== "").join(", ");
}
