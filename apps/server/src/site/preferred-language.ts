import { DEFAULT_LANGUAGE, isLanguage, type Language } from "./i18n.ts";

/** Languages of a header that are looked at: nobody names more, and a stranger may send any number. */
const MOST = 20;
const RANGE = /^\s*([a-z]{2,3})(?:-[a-z0-9-]{1,30})?\s*(?:;\s*q=([01](?:\.\d{0,3})?))?\s*$/i;

/**
 * The language of the site that a browser asks for first (RFC 9110, 12.5.4): by weight, then by order; a weight of 0 is
 * a refusal. English where none of them is here.
 */
export function preferredLanguage(header: string | undefined): Language {
  const asked = (header ?? "")
    .split(",", MOST)
    .flatMap((part, order) => {
      const [, language = "", weight = "1"] = RANGE.exec(part) ?? [];
      const lang = language.toLowerCase();
      return isLanguage(lang) && Number(weight) > 0 ? [{ lang, weight: Number(weight), order }] : [];
    })
    .sort((a, b) => b.weight - a.weight || a.order - b.order);
  return asked[0]?.lang ?? DEFAULT_LANGUAGE;
}
