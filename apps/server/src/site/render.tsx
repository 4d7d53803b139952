import { readFileSync } from "node:fs";
import type { Child } from "hono/jsx";
import { dayOf, tryParseDate } from "../ledger/edtf.ts";
import { createAnswer, type Answer } from "../platform/answer-cache.ts";
import type { Reader } from "../platform/database.ts";
import { AporaError } from "../platform/errors.ts";
import { rememberingReader } from "../platform/remembering-reader.ts";
import { AT_PARAM, KNOWN_AT_PARAM, pageHref, type HeadChoice, type PageTime } from "./design/links.ts";
import { headText, listHeads, readHeadText, resolveKnown, type Head } from "../proofs/heads.ts";
import type { LogFile } from "../proofs/log-files.ts";
import { readVerifier, VERIFIER_HASH_PATH, VERIFIER_PATH } from "./verifier-file.ts";
import { ICON_PATH, STYLESHEET_PATH } from "./design/layout.tsx";
import { createTranslator, DEFAULT_LANGUAGE, isLanguage, LANGUAGES, type Language } from "./i18n.ts";
import { preferredLanguage } from "./preferred-language.ts";
import { portablePath, readPortable, toPortable, wantedAddress, type PortableAddress } from "./portable.ts";
import { NOT_FOUND, type Page, type PageAnswer, type PageRequest } from "./page.ts";

export type Rendering = {
  readonly reader: Reader;
  readonly pages: readonly Page[];
  readonly headers: Readonly<Record<string, string>>;
  readonly publicOrigin?: string | undefined;
  readonly takesReports?: boolean | undefined;
  /** Reads a file of the transparency log by its path below `/log/`. */
  readonly logFile?: ((name: string) => Promise<LogFile | undefined>) | undefined;
  /** Which witnesses are asked, and how many are wanted. */
  readonly logPolicy?: PageRequest["logPolicy"];
  readonly errorPage: (lang: Language, path: string, error: AporaError) => Child;
};
type Version = { readonly position: number; readonly today: string };

const asset = (name: string, type: string): { body: Buffer; type: string } => ({
  body: readFileSync(new URL(`../../assets/${name}`, import.meta.url)),
  type,
});

const ASSETS: ReadonlyMap<string, { body: Buffer; type: string }> = new Map([
  [STYLESHEET_PATH, asset("site.css", "text/css; charset=utf-8")],
  [ICON_PATH, asset("favicon.svg", "image/svg+xml")],
]);

/** A file of the site's own, such as its style, by its address. */
export const readAsset = (path: string): { readonly body: Buffer; readonly type: string } | undefined => ASSETS.get(path);

const HTML = "text/html; charset=utf-8";
const DAY = /^\d{4}-\d{2}-\d{2}$/;

const WORD_IN_A_PICTURE = /<\/(?:text|title|desc)>/gu;

/**
 * The text of a page. Elements render themselves; none of ours waits for anything. Words in a picture stand apart, though a
 * picture does not need it: a browser that shows only text would print them as one.
 */
const toHtml = (page: Child): string => String(page).replaceAll(WORD_IN_A_PICTURE, "$& ");

type Matched = { readonly page: Page; readonly params: Readonly<Record<string, string>> };

/** @param given the parts of the path after the language, each decoded by itself: a code may hold a slash */
function matchPage(pages: readonly Page[], given: readonly string[]): Matched | undefined {
  for (const page of pages) {
    const wanted = page.pattern.slice(1).split("/");
    if (wanted.length !== given.length) continue;
    const params: Record<string, string> = {};
    const fits = wanted.every((part, i) => {
      const value = given[i] ?? "";
      if (!part.startsWith(":")) return part === value;
      params[part.slice(1)] = value;
      return value !== "";
    });
    if (fits) return { page, params };
  }
  return undefined;
}

function decodePart(part: string): string {
  try {
    return withoutNul(decodeURIComponent(part).normalize("NFC"));
  } catch {
    throw new AporaError("bad-request", {});
  }
}

/** The database knows no NUL character; nobody who reads needs one. */
function withoutNul(text: string): string {
  if (text.includes("\0")) throw new AporaError("bad-request", {});
  return text;
}

function readDay(query: URLSearchParams, name: string, today: string): string | undefined {
  const text = query.get(name)?.trim() ?? "";
  query.delete(name);
  if (text === "") return undefined;
  if (!DAY.test(text) || tryParseDate(text) === undefined) throw new AporaError("time.unreadable", { value: text.slice(0, 60) });
  // A day to come is today: the register makes no forecasts.
  return text >= today ? undefined : text;
}

/** A day, or a signed head such as `log-1280`. */
function readKnown(query: URLSearchParams, today: string): string | undefined {
  const text = query.get(KNOWN_AT_PARAM)?.trim() ?? "";
  if (readHeadText(text) === undefined) return readDay(query, KNOWN_AT_PARAM, today);
  query.delete(KNOWN_AT_PARAM);
  return text;
}

/** Heads on offer on a page: older ones are led to from the page of the log. */
const MOST_HEADS = 60;

const choiceOf = (head: Head): HeadChoice => ({ text: headText(head), day: head.day, size: head.size });

async function readRequest(
  { reader, publicOrigin, takesReports, logPolicy }: Pick<Rendering, "reader" | "publicOrigin" | "takesReports" | "logPolicy">,
  address: { lang: Language; path: string; query: URLSearchParams },
  version: Version,
): Promise<PageRequest> {
  const { lang, path, query } = address;
  const at = readDay(query, AT_PARAM, version.today);
  const knownAt = readKnown(query, version.today);
  const known = knownAt === undefined ? undefined : await resolveKnown(reader, knownAt);
  const head = known?.head === undefined ? undefined : choiceOf(known.head);
  const heads = (await listHeads(reader, MOST_HEADS)).map(choiceOf);
  const time: PageTime = { at, knownAt, head, heads, isPast: at !== undefined || knownAt !== undefined };
  return {
    // The parts of a page do not know of each other, and ask the same.
    reader: rememberingReader(reader).reader,
    lang,
    tr: createTranslator(lang),
    path,
    query,
    time,
    at: at ?? version.today,
    atDay: dayOf(at ?? version.today),
    knownAt: Math.min(version.position, known?.position ?? version.position),
    today: version.today,
    publicOrigin,
    takesReports,
    logPolicy,
  };
}

const LOG_PATH = "/log/";

/** What is under no language: the files of the transparency log, and the page that checks proofs without this site. */
async function readOther({ logFile, headers }: Rendering, path: string): Promise<Answer | undefined> {
  if (path === VERIFIER_HASH_PATH) {
    const verifier = await readVerifier();
    const type = { "content-type": "text/plain; charset=utf-8", "cache-control": "no-cache" };
    return verifier === undefined ? undefined : createAnswer(200, { ...headers, ...type }, `${verifier.sha256}  verify.html\n`);
  }
  if (path === VERIFIER_PATH) {
    const body = (await readVerifier())?.body;
    // To be kept and opened from a disk: a page served by those it checks proves nothing.
    const disposition = 'attachment; filename="verify.html"';
    return body === undefined
      ? undefined
      : createAnswer(200, { ...headers, "content-type": HTML, "content-disposition": disposition }, body);
  }
  const file = path.startsWith(LOG_PATH) ? await logFile?.(path.slice(LOG_PATH.length)) : undefined;
  if (file === undefined) return undefined;
  return createAnswer(200, { ...headers, "content-type": file.type, "cache-control": file.cache }, file.body);
}

/** Turns an address into an answer. Everything a reader can ask for passes here. */
export function createRenderer(rendering: Rendering): (url: string, version: Version) => Promise<Answer> {
  const { pages, headers } = rendering;
  const redirect = (location: string): Answer => createAnswer(302, { ...headers, location, "content-type": HTML }, "");
  type Rendered = { readonly answer: PageAnswer; readonly request: PageRequest };
  const renderPage = async (
    { lang, given, query }: { lang: Language; given: readonly string[]; query: URLSearchParams },
    version: Version,
  ): Promise<Rendered> => {
    const request = await readRequest(rendering, { lang, path: `/${given.join("/")}`, query }, version);
    const matched = matchPage(pages, given.length === 0 ? [""] : given);
    const answer = matched === undefined ? NOT_FOUND : await matched.page.render(request, matched.params);
    if (answer.kind === "not-found") throw new AporaError("not-found", {});
    return { answer, request };
  };
  const toAnswer = (lang: Language, { answer, request }: Rendered, change: (html: string) => string = (html) => html): Answer => {
    if (answer.kind === "redirect") return redirect(pageHref(lang, answer.path, request.time));
    if (answer.kind === "not-found") throw new AporaError("not-found", {});
    if (answer.kind === "file") {
      const disposition = `inline; filename="${answer.name}"`;
      return createAnswer(200, { ...headers, "content-type": answer.type, "content-disposition": disposition }, answer.body);
    }
    return createAnswer(200, { ...headers, "content-type": HTML, "content-language": lang }, change(toHtml(answer.html)));
  };
  /** Where files are served nobody reads the query, so it says nothing here either; only `live.html` passes it on. */
  const renderPortable = async (
    { path, portable, query }: { path: string; portable: PortableAddress; query: URLSearchParams },
    version: Version,
  ): Promise<Answer> => {
    const { lang, parts, page } = portable;
    const wanted = parts[0] === "live" && parts.length === 1 ? wantedAddress(query) : undefined;
    if (wanted !== undefined) return redirect(wanted);
    const own = new URLSearchParams(page === 1 ? "" : { page: String(page) });
    const rendered = await renderPage({ lang, given: parts, query: own }, version);
    if (rendered.answer.kind !== "redirect") return toAnswer(lang, rendered, (html) => toPortable(html, path));
    const there = portablePath({ lang, parts: rendered.answer.path.split("/").slice(1), page: 1 });
    return redirect(there ?? pageHref(lang, rendered.answer.path));
  };
  return async (url, version) => {
    const mark = url.indexOf("?");
    const parts = (mark === -1 ? url : url.slice(0, mark)).split("/").map(decodePart);
    const path = parts.join("/");
    const file = ASSETS.get(path);
    if (file !== undefined) return createAnswer(200, { ...headers, "content-type": file.type }, file.body);
    if (path === "/health") return createAnswer(200, { ...headers, "content-type": "text/plain; charset=utf-8" }, "ok\n");
    const other = await readOther(rendering, path);
    if (other !== undefined) return other;
    if (path === "/") return redirect(pageHref(DEFAULT_LANGUAGE, "/"));
    const query = new URLSearchParams(mark === -1 ? "" : url.slice(mark + 1));
    for (const value of query.values()) withoutNul(value);
    const portable = readPortable(path);
    if (portable !== undefined) return renderPortable({ path, portable, query }, version);
    const [, lang = "", ...rest] = parts;
    if (!isLanguage(lang)) throw new AporaError("not-found", {});
    // One slash at the end means nothing.
    const given = rest.at(-1) === "" ? rest.slice(0, -1) : rest;
    return toAnswer(lang, await renderPage({ lang, given, query }, version));
  };
}

/**
 * Leads a reader who comes without a language to the front page in the one that the browser asks for. The answers are made
 * once: they depend on nothing else.
 */
export function createFrontDoor({ headers }: Pick<Rendering, "headers">): (acceptLanguage: string | undefined) => Answer {
  const vary = [headers["vary"], "accept-language"].filter((name) => name !== undefined).join(", ");
  const doors = new Map(
    LANGUAGES.map((lang) => [lang, createAnswer(302, { ...headers, vary, location: pageHref(lang, "/"), "content-type": HTML }, "")]),
  );
  const known = doors.get(DEFAULT_LANGUAGE);
  if (known === undefined) throw new Error("the default language is none of the site");
  return (acceptLanguage) => doors.get(preferredLanguage(acceptLanguage)) ?? known;
}

/** Leads a reader whose form was taken to a page that can be loaded again without sending it twice. */
export function createReceivedRenderer({ headers }: Pick<Rendering, "headers">): (lang: Language) => Answer {
  return (lang) => createAnswer(303, { ...headers, location: pageHref(lang, "/mistake/thanks"), "content-type": HTML }, "");
}

/** The page that says what went wrong, in the language of the address where it has one. */
export function createErrorRenderer(rendering: Rendering): (url: string, error: AporaError) => Answer {
  return (url, error) => {
    const segment = url.split(/[/?]/)[1] ?? "";
    const lang = isLanguage(segment) ? segment : DEFAULT_LANGUAGE;
    const { status } = error.definition;
    const extra: Record<string, string> = {};
    if (status === 405) extra["allow"] = "GET, HEAD";
    if (status === 503 || status === 429) extra["retry-after"] = "10";
    const html = toHtml(rendering.errorPage(lang, "/", error));
    return createAnswer(status, { ...rendering.headers, ...extra, "content-type": HTML, "apora-error": error.code }, html);
  };
}
