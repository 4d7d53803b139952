import type { Language } from "../i18n.ts";

/** A signed head of the log as a choice: how an address names it, its day, and how many entries it fixes. */
export type HeadChoice = { readonly text: string; readonly day: string; readonly size: number };

/** The two questions about time that every page answers; absent means today. */
export type PageTime = {
  /** `YYYY-MM-DD` */
  readonly at?: string | undefined;
  /** `YYYY-MM-DD`, or a signed head such as `log-1280`. */
  readonly knownAt?: string | undefined;
  /** The head that `knownAt` names. */
  readonly head?: HeadChoice | undefined;
  /** Heads on offer, the latest first; none while there is no log. */
  readonly heads?: readonly HeadChoice[] | undefined;
  readonly isPast: boolean;
};

/** Names of the query parameters for the two dates. Public addresses carry them: never rename. */
export const AT_PARAM = "at";
export const KNOWN_AT_PARAM = "known_at";

export const PRESENT: PageTime = { isPast: false };

/** The day of what was known, for a sentence; undefined where it is today. */
export const knownDay = ({ head, knownAt }: PageTime): string | undefined => head?.day ?? knownAt;

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
