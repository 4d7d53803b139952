// Day numbers and calendar arithmetic under the uncertain dates of edtf.ts, which hands on what rooms need.

/** Days since 1970-01-01 in the proleptic Gregorian calendar, UTC. Fits a signed 32-bit column. */
export type Day = number;

/** Later than any day: the bound of a date that may lie arbitrarily late. */
export const FOREVER: Day = 2_000_000_000;
/** Earlier than any day: the bound of a date that may lie arbitrarily early. */
export const NEVER: Day = -2_000_000_000;
/** 0000-01-01, the earliest day a text can name. */
export const MIN_DAY: Day = -719_528;
/** 9999-12-31, the latest day a text can name. */
export const MAX_DAY: Day = 2_932_896;

/** A length in calendar units, as courts state it. Whole, not negative. */
export type Length = { readonly years?: number; readonly months?: number; readonly days?: number };

/** A text is no date we read. `message` says what is wrong and what to write instead. */
export class EdtfError extends Error {
  readonly code = "date.unreadable";
  readonly text: string;
  constructor(text: string, why: string) {
    const shown = text.length > 40 ? `${text.slice(0, 40)}…` : text;
    super(`"${shown}" is not a readable date: ${why}`);
    this.name = "EdtfError";
    this.text = text;
  }
}

/** A calendar day; `month` 1 to 12. */
export type Civil = { readonly year: number; readonly month: number; readonly day: number };

/** Proleptic Gregorian day number; months and days out of range carry over. Era arithmetic of 400 years. */
export const dayOfCivil = ({ year, month, day }: Civil): Day => {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
};

/** The inverse of `dayOfCivil`. */
export const civilOf = (day: Day): Civil => {
  const z = day + 719_468;
  const era = Math.floor(z / 146_097);
  const doe = z - era * 146_097;
  const yoe = Math.floor((doe - Math.floor(doe / 1460) + Math.floor(doe / 36_524) - Math.floor(doe / 146_096)) / 365);
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100));
  const shifted = Math.floor((5 * doy + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  const year = yoe + era * 400 + (month <= 2 ? 1 : 0);
  return { year, month, day: doy - Math.floor((153 * shifted + 2) / 5) + 1 };
};

/** The last day of a month, 1 to 12. */
export const lastOfMonth = (year: number, month: number): Day =>
  month === 12 ? dayOfCivil({ year, month, day: 31 }) : dayOfCivil({ year, month: month + 1, day: 1 }) - 1;

const pad = (value: number, width: number): string => String(value).padStart(width, "0");
const isOpen = (day: Day): boolean => day <= NEVER || day >= FOREVER;
/** The nearest day a text can name. */
export const clampDay = (day: Day): Day => Math.min(Math.max(day, MIN_DAY), MAX_DAY);

/** The ISO text of a day. @throws EdtfError outside the years 0000–9999, sentinels included. */
export const isoOf = (day: Day): string => {
  if (!Number.isInteger(day) || day < MIN_DAY || day > MAX_DAY)
    throw new EdtfError(String(day), "this day number lies outside the years 0000 to 9999");
  const { year, month, day: dayOfMonth } = civilOf(day);
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(dayOfMonth, 2)}`;
};

/**
 * Adds a term the way sentences are computed: years and months first, by the calendar, clamped to the
 * last day of the month reached (31 January + 1 month = 28 or 29 February), then days. Never moves
 * an earlier day past a later one. Sentinels stay what they are.
 */
export const addLength = (day: Day, length: Length): Day => {
  if (isOpen(day)) return day;
  const from = civilOf(day);
  const months = from.year * 12 + from.month - 1 + (length.years ?? 0) * 12 + (length.months ?? 0);
  const year = Math.floor(months / 12);
  const month = months - year * 12 + 1;
  const reached = Math.min(dayOfCivil({ year, month, day: from.day }), lastOfMonth(year, month));
  return reached + (length.days ?? 0);
};

/** The day number of an exact day. @throws EdtfError for anything but an existing YYYY-MM-DD */
export const dayOf = (text: string): Day => {
  const found = /^(\d{4})-(\d\d)-(\d\d)$/u.exec(text);
  if (found === null) throw new EdtfError(text, "write a whole day, as 2021-05-21");
  const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])];
  if (month < 1 || month > 12) throw new EdtfError(text, `there is no month ${month}`);
  const days = lastOfMonth(year, month) - dayOfCivil({ year, month, day: 1 }) + 1;
  if (day < 1 || day > days) throw new EdtfError(text, `that month has days 1 to ${days}`);
  return dayOfCivil({ year, month, day });
};
