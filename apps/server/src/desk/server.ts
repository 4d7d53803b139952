import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Actor } from "../ledger/command.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { readFrom } from "../platform/database.ts";
import { AporaError, toAporaError } from "../platform/errors.ts";
import { SECURITY_HEADERS } from "../platform/headers.ts";
import type { Log } from "../platform/log.ts";
import { pageHref } from "../site/design/links.ts";
import { createTranslator, isLanguage, type Language } from "../site/i18n.ts";
import { readAsset } from "../site/render.tsx";
import { deskErrorPage } from "./error-page.tsx";
import type { DeskAnswer, DeskPage, DeskRequest, Form } from "./page.ts";
import { readForm } from "./read-form.ts";
import { createSession, type Session } from "./session.ts";

/** Everything the desk needs: an open register and who acts on it. */
export type DeskOptions = {
  readonly ledger: Ledger;
  readonly actor: Actor;
  readonly pages: readonly DeskPage[];
  /** Where uploaded files lie until they are done with; nobody else can read it. */
  readonly folder: string;
  readonly log: Log;
};

export type Desk = { readonly server: Server; readonly session: Session };

const DEFAULT_LANGUAGE: Language = "en";
const HTML = "text/html; charset=utf-8";

/** As the public site, but a form may name where it comes from: that is one of the things it is judged by. */
const HEADERS = { ...SECURITY_HEADERS, "referrer-policy": "same-origin", "cache-control": "no-store" };

type Call = { readonly options: DeskOptions; readonly session: Session; readonly request: IncomingMessage };

/** Names of this machine under the desk's own port: any other name is somebody else's page in disguise. */
function isOwnHost(request: IncomingMessage, host: string | undefined): boolean {
  const port = request.socket.localPort;
  return host === `127.0.0.1:${port}` || host === `localhost:${port}`;
}

function isOwnOrigin(request: IncomingMessage): boolean {
  const { origin, "sec-fetch-site": site } = request.headers;
  if (site !== undefined && site !== "same-origin") return false;
  return origin === undefined || (origin.startsWith("http://") && isOwnHost(request, origin.slice(7)));
}

function send(
  response: ServerResponse,
  status: number,
  given: { readonly headers?: Record<string, string>; readonly body: string | Buffer },
): void {
  const body = typeof given.body === "string" ? Buffer.from(given.body, "utf8") : given.body;
  response.writeHead(status, { ...HEADERS, "content-length": body.length, ...given.headers });
  response.end(body);
}

type Matched = { readonly page: DeskPage; readonly params: Readonly<Record<string, string>> };

function match(pages: readonly DeskPage[], parts: readonly string[]): Matched | undefined {
  for (const page of pages) {
    const wanted = page.pattern.split("/").slice(1);
    const params: Record<string, string> = {};
    const fits =
      wanted.length === parts.length &&
      wanted.every((part, i) => {
        if (!part.startsWith(":")) return part === parts[i];
        params[part.slice(1)] = parts[i] ?? "";
        return parts[i] !== "";
      });
    if (fits) return { page, params };
  }
  return undefined;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch (cause) {
    throw new AporaError("bad-request", {}, { cause });
  }
}

async function takeForm({ options, session, request }: Call, page: DeskPage): Promise<Form> {
  const isOwn = (fields: ReadonlyMap<string, string>): boolean => session.isOwnForm(fields.get("form-token"));
  const form = await readForm(request, page.takesFile === true ? { folder: options.folder, isOwn } : undefined);
  // Absent and forbidden look alike, here too.
  if (!isOwn(form.fields)) throw new AporaError("not-found", {});
  return form;
}

async function answerPage(call: Call, url: URL, lang: Language): Promise<DeskAnswer> {
  const { options, session, request } = call;
  const parts = url.pathname.split("/").slice(2).map(decode);
  const given = parts.at(-1) === "" ? parts.slice(0, -1) : parts;
  const matched = match(options.pages, given.length === 0 ? [""] : given);
  if (matched === undefined) throw new AporaError("not-found", {});
  const { ledger, actor } = options;
  const own: DeskRequest = {
    lang,
    tr: createTranslator(lang),
    path: `/${given.join("/")}`,
    params: matched.params,
    query: url.searchParams,
    ledger,
    reader: readFrom(ledger.pool),
    actor,
    formToken: session.formToken,
  };
  if (request.method !== "POST") return matched.page.show(own);
  if (matched.page.act === undefined) throw new AporaError("method-not-allowed", {});
  return matched.page.act(own, await takeForm(call, matched.page));
}

const languageOf = (url: URL): Language => {
  const first = url.pathname.split("/")[1] ?? "";
  return isLanguage(first) ? first : DEFAULT_LANGUAGE;
};

async function answer(call: Call, response: ServerResponse): Promise<void> {
  const { session, request } = call;
  // The address is read against a fixed base: what the Host header says has been judged before.
  const url = new URL((request.url ?? "/").replace(/^\/+/u, "/").slice(0, 4096), "http://desk.invalid");
  const asset = readAsset(url.pathname);
  if (asset !== undefined) return send(response, 200, { headers: { "content-type": asset.type }, body: asset.body });
  const entered = session.enter(url.searchParams.get("token") ?? "");
  if (entered !== undefined)
    return send(response, 303, { headers: { location: pageHref(DEFAULT_LANGUAGE, "/"), "set-cookie": entered }, body: "" });
  if (!session.isIn(request.headers.cookie)) throw new AporaError("not-found", {});
  if (request.method === "POST" ? !isOwnOrigin(request) : request.method !== "GET" && request.method !== "HEAD")
    throw new AporaError(request.method === "POST" ? "not-found" : "method-not-allowed", {});
  if (url.pathname === "/") return send(response, 303, { headers: { location: pageHref(DEFAULT_LANGUAGE, "/") }, body: "" });
  const lang = languageOf(url);
  if (url.pathname.split("/")[1] !== lang) throw new AporaError("not-found", {});
  const result = await answerPage(call, url, lang);
  if (result.kind === "not-found") throw new AporaError("not-found", {});
  if (result.kind === "redirect") return send(response, 303, { headers: { location: pageHref(lang, result.path) }, body: "" });
  if (result.kind === "file") {
    const headers = { "content-type": result.type, "content-disposition": `attachment; filename="${result.name}"` };
    return send(response, 200, { headers, body: result.body });
  }
  return send(response, result.status ?? 200, { headers: { "content-type": HTML }, body: String(result.html) });
}

/**
 * The staff pages of this machine. They listen on 127.0.0.1 alone, know one browser by the token of the address that was
 * printed, and show nothing to anything else.
 */
export function createDesk(options: DeskOptions): Desk {
  const session = createSession();
  const server = createServer(
    { headersTimeout: 8_000, requestTimeout: 600_000, connectionsCheckingInterval: 1_000, maxHeaderSize: 16_384 },
    (request, response) => {
      const work = isOwnHost(request, request.headers.host)
        ? answer({ options, session, request }, response)
        : Promise.reject(new AporaError("not-found", {}));
      work.catch((problem: unknown) => {
        const error = toAporaError(problem);
        if (error.definition.report) options.log.error("desk.failed", error);
        request.resume();
        if (response.headersSent) return void response.destroy();
        const lang = languageOf(new URL((request.url ?? "/").replace(/^\/+/u, "/").slice(0, 4096), "http://desk.invalid"));
        const headers = { "content-type": HTML, "apora-error": error.code, connection: "close" };
        send(response, error.definition.status, { headers, body: String(deskErrorPage(lang, error)) });
      });
    },
  );
  return { server, session };
}
