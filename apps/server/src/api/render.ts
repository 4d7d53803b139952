import { createAnswer, type Answer } from "../platform/answer-cache.ts";
import type { Reader } from "../platform/database.ts";
import { AporaError } from "../platform/errors.ts";
import { readQuery, readTime, timeParams, type Version } from "./asked.ts";
import { DOWNLOADS } from "./downloads.ts";
import { ENDPOINTS } from "./endpoints.ts";
import { FEED_FILES } from "./feeds.ts";
import { apiPage, openApi } from "./open-api.ts";
import { JSON_TYPE, matchPath, type PublicFile, type Words } from "./public-file.ts";
import { CRAWLER_FILES } from "./sitemap.ts";

export type ApiOptions = {
  readonly reader: Reader;
  readonly headers: Readonly<Record<string, string>>;
  readonly words: Words;
  readonly stylesheet: string;
  readonly origin?: string | undefined;
};
export type Renderer = (url: string, version: Version) => Promise<Answer>;

/** Public data may be read by any page; nothing about the reader is sent or kept. */
const OPEN = { "access-control-allow-origin": "*", "cross-origin-resource-policy": "cross-origin" } as const;

const FILES: readonly PublicFile[] = [...DOWNLOADS, ...FEED_FILES, ...CRAWLER_FILES];
const ROBOTS = /^\/(?:robots\.txt|sitemap(?:-\d{1,6})?\.xml)$/u;

/** Whether an address is answered here and not by the pages. */
export function isApiPath(path: string): boolean {
  return /^\/(?:api|data|feeds|calendar|embed)(?:\/|$)/u.test(path) || ROBOTS.test(path);
}

const isUnder = (path: string, start: string): boolean => path === start || path.startsWith(`${start}/`);

function decoded(path: string): string {
  try {
    const text = path
      .split("/")
      .map((part) => decodeURIComponent(part).normalize("NFC"))
      .join("/");
    if (text.includes("\0")) throw new AporaError("bad-request", {});
    return text;
  } catch {
    throw new AporaError("bad-request", {});
  }
}

function split(url: string): { readonly path: string; readonly query: URLSearchParams } {
  const mark = url.indexOf("?");
  const query = new URLSearchParams(mark === -1 ? "" : url.slice(mark + 1));
  for (const value of query.values()) if (value.includes("\0")) throw new AporaError("bad-request", {});
  return { path: decoded(mark === -1 ? url : url.slice(0, mark)), query };
}

const times = (query: Readonly<Record<string, string | undefined>>): { at?: string | undefined; known_at?: string | undefined } =>
  Object.fromEntries(Object.entries(query).filter(([name]) => name in timeParams));

/** Answers the API, the downloads, feeds, calendars, pictures, and what crawlers read. Pure for one version of the ledger. */
export function createApi({ reader, headers, words, stylesheet, origin }: ApiOptions): Renderer {
  const json = (value: unknown): Answer =>
    createAnswer(200, { ...headers, ...OPEN, "content-type": JSON_TYPE }, `${JSON.stringify(value)}\n`);
  const endpoint = async (path: string, query: URLSearchParams, version: Version): Promise<Answer | undefined> => {
    for (const candidate of ENDPOINTS) {
      const params = matchPath(candidate.path, path);
      if (params === undefined) continue;
      const given = readQuery(candidate.query, query) as Record<string, string | undefined>;
      return json(await candidate.answer(await readTime(reader, times(given), version), { params, query: given }));
    }
    return undefined;
  };
  const file = async (path: string, query: URLSearchParams, version: Version): Promise<Answer | undefined> => {
    for (const candidate of FILES) {
      const params = matchPath(candidate.path, path);
      if (params === undefined) continue;
      const given = readQuery(candidate.query, query) as Record<string, string | undefined>;
      const body = await candidate.body({ asked: await readTime(reader, times(given), version), params, query: given, words, origin });
      const open = isUnder(path, "/data") ? OPEN : {};
      return createAnswer(200, { ...headers, ...open, ...candidate.headers, "content-type": candidate.type }, body);
    }
    return undefined;
  };
  return async (url, version) => {
    const { path, query } = split(url);
    if (path === "/api" || path === "/api/")
      return createAnswer(
        200,
        { ...headers, "content-type": "text/html; charset=utf-8", "content-language": "en" },
        apiPage(ENDPOINTS, stylesheet),
      );
    if (path === "/api/v1/openapi.json") return json(openApi(ENDPOINTS));
    const answer = isUnder(path, "/api") ? await endpoint(path, query, version) : await file(path, query, version);
    if (answer === undefined) throw new AporaError("not-found", {});
    return answer;
  };
}

/** What went wrong, as JSON with its code. */
export function createApiErrors(headers: Readonly<Record<string, string>>): (error: AporaError) => Answer {
  return (error) => {
    const { status, report } = error.definition;
    const extra: Record<string, string> = {};
    if (status === 405) extra["allow"] = "GET, HEAD";
    if (status === 503 || status === 429) extra["retry-after"] = "10";
    // What is our fault says no more than its code: the operator reads the rest in the log.
    const message = report ? "The answer could not be made; the operator has been told." : error.message;
    const body = `${JSON.stringify({ error: { code: error.code, message } })}\n`;
    return createAnswer(status, { ...headers, ...OPEN, ...extra, "content-type": JSON_TYPE, "apora-error": error.code }, body);
  };
}
