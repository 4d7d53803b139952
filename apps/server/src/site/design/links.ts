import type { Language } from "../i18n.ts";

/** The two questions about time that every page answers, as `YYYY-MM-DD`; absent means today. */
export type PageTime = {
  readonly at?: string | undefined;
  readonly knownAt?: string | undefined;
  readonly isPast: boolean;
};

/** Names of the query parameters for the two dates. Public addresses carry them: never rename. */
export const AT_PARAM = "at";
export const KNOWN_AT_PARAM = "known_at";

export const PRESENT: PageTime = { isPast: false };

/** Address of a page in a language; a chosen past is kept, so that a reader who went there stays there. */
export function pageHref(lang: Language, path: string, time: PageTime = PRESENT): string {
  const [bare = "/", ownQuery = ""] = path.split("?");
  const query = new URLSearchParams(ownQuery);
  if (time.at !== undefined) query.set(AT_PARAM, time.at);
  if (time.knownAt !== undefined) query.set(KNOWN_AT_PARAM, time.knownAt);
  const text = query.toString();
  // A colon is allowed in a path: codes such as UK-BY:342 have one address, however a page spells them.
  const plain = bare.replaceAll("%3A", ":");
  return `/${lang}${plain === "/" ? "" : plain}${text === "" ? "" : `?${text}`}`;
}

/** An address beside the pages, a download or an answer of the API, at the time of the page. */
export function withTime(path: string, time: PageTime, query: Readonly<Record<string, string>> = {}): string {
  const asked = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== ""));
  if (time.at !== undefined) asked.set(AT_PARAM, time.at);
  if (time.knownAt !== undefined) asked.set(KNOWN_AT_PARAM, time.knownAt);
  const text = asked.toString();
  return text === "" ? path : `${path}?${text}`;
}

export { outsideAddress as outsideHref } from "../../platform/outside-address.ts";
