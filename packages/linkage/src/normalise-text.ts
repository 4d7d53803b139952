/**
 * The form in which cells are compared: NFKC, small letters by code point, single spaces, without zero-width and bidirectional
 * signs. Nothing is transliterated here.
 */
export function normaliseText(text: string): string {
  // Most cells are short and plain: they skip the costly steps.
  if (/^[\da-z]*$/.test(text)) return text;
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g, "")
    .replaceAll(/\s+/g, " ")
    .trim();
}

/** Fuzzy comparison looks at this many UTF-16 units of a cell: a cell of any length takes bounded time. */
export const MOST_COMPARED = 128;

/** The part of a normalised text that fuzzy comparison looks at. */
export const comparedPart = (text: string): string => (text.length > MOST_COMPARED ? text.slice(0, MOST_COMPARED) : text);
