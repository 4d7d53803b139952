/** A length of a term as the register keeps it. */
export type Length = { years?: number; months?: number; days?: number };

const UNITS: readonly (readonly [keyof Length, RegExp])[] = [
  ["years", /^(?:г|г\.|год|года|гады|гадоў|лет|гг|y|yr|yrs|year|years|r|rok|lata|lat|рік|роки|років|metai|metų|jahr|jahre)$/u],
  [
    "months",
    /^(?:м|мес|месяц|месяца|месяцев|месяцы|месяцаў|m|mo|month|months|miesiąc|miesiące|miesięcy|місяць|місяці|місяців|mėn|monat|monate)$/u,
  ],
  ["days", /^(?:д|дн|день|дня|дней|сутки|суток|дзень|дні|дзён|сутак|d|day|days|dzień|dni|днів|добу|діб|diena|dienos|dienų|tag|tage)$/u],
];

/**
 * Reads "3 года 6 месяцев", "2,5 года", "18 months". Half a year is six months; any other fraction is not readable.
 * A bare number has no unit and is not guessed at.
 */
export function readLength(text: string): Length | undefined {
  const found = [...text.toLowerCase().matchAll(/(\d{1,5})([.,]5)?\s*([\p{L}.]+)/gu)];
  const rest = text
    .toLowerCase()
    .replaceAll(/(\d{1,5})([.,]5)?\s*([\p{L}.]+)/gu, "")
    .replaceAll(/[\s,;.]|(?<!\p{L})(?:и|і|and|i|та|ir|und)(?!\p{L})/gu, "");
  if (found.length === 0 || rest !== "") return undefined;
  const length: Length = {};
  for (const [, whole = "", half, word = ""] of found) {
    const unit = UNITS.find(([, pattern]) => pattern.test(word) || pattern.test(word.replace(/\.$/u, "")))?.[0];
    // "и", "and" may cling to the word before.
    if (unit === undefined || length[unit] !== undefined || (half !== undefined && unit !== "years")) return undefined;
    length[unit] = Number(whole);
    if (half !== undefined) length.months = 6;
  }
  return length;
}
