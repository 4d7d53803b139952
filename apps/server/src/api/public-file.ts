import { z } from "zod";
import type { CalendarWords } from "../exports/calendar.ts";
import type { FeedWords } from "../exports/atom.ts";
import { timeParams, type Asked } from "./asked.ts";

/** Words of the interface that a feed, a calendar or a picture needs. The site has them; it is handed in. */
export type PublicWords = FeedWords & {
  readonly calendar: CalendarWords;
  readonly number: (n: number) => string;
  readonly day: (iso: string) => string;
  readonly asOf: (day: string) => string;
  readonly unit: (unit: string) => string;
  readonly definition: (id: string, version: number) => string;
  readonly statement: (text: string) => string;
  readonly statementCorrected: (text: string) => string;
  readonly statementBefore: (text: string) => string;
  readonly corrected: string;
};
export type Words = { readonly languages: readonly string[]; readonly of: (lang: string) => PublicWords };

export type Asking = {
  readonly asked: Asked;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string | undefined>>;
  readonly words: Words;
  /** The address visitors type, where the operator said it. */
  readonly origin?: string | undefined;
};

/** A file at a fixed address: made from the register like a page, and kept like one. */
export type PublicFile = {
  /** `/feeds/{lang}/{kind}.atom` */
  readonly path: string;
  readonly type: string;
  readonly query: z.ZodObject;
  /** Further headers. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: (asking: Asking) => Promise<string>;
};

export const CSV = "text/csv; charset=utf-8; header=present";
export const JSON_TYPE = "application/json; charset=utf-8";
export const NO_QUERY = z.strictObject({});
export const TIMES = z.strictObject(timeParams);

/** What a pattern with {names} says about a path; undefined where it does not fit. */
export function matchPath(pattern: string, path: string): Readonly<Record<string, string>> | undefined {
  const [wanted, given] = [pattern.split("/"), path.split("/")];
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  const fits = wanted.every((part, i) => {
    const text = given[i] ?? "";
    const named = /^\{(\w+)\}(.*)$/u.exec(part);
    if (named === null) return part === text;
    const [, name = "", end = ""] = named;
    if (!text.endsWith(end) || text.length === end.length) return false;
    params[name] = text.slice(0, text.length - end.length);
    return true;
  });
  return fits ? params : undefined;
}
