import { createServer as createHttpServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { AnswerCache, type Answer } from "../platform/answer-cache.ts";
import { AporaError, systemCode, toAporaError } from "../platform/errors.ts";
import { SECURITY_HEADERS } from "../platform/headers.ts";
import type { Log } from "../platform/log.ts";
import { createBucket, readReport, reportLanguage, type Received } from "./receive-report.ts";
import type { LedgerWatch, SiteVersion } from "./ledger-watch.ts";

/** Longest address that is read, in characters. */
const LONGEST_URL = 2048;
/** Memory for finished answers, in bytes. */
const CACHE_BYTES = 48 * 1024 * 1024;
/** Pages rendered at one time; further ones wait in line, and beyond that are told to come back. */
const RENDERING = 8;
const WAITING = 256;

export type SiteOptions = {
  readonly watch: LedgerWatch;
  /** Makes the answer to an address (path and query). Pure for one version of the ledger. */
  readonly render: (url: string, version: { position: number; today: string }) => Promise<Answer>;
  /** Where a reader goes who asks for no language: by what the browser says it reads. */
  readonly frontDoor: (acceptLanguage: string | undefined) => Answer;
  readonly renderError: (url: string, error: AporaError) => Answer;
  /** Takes a report of a mistake and says where to go next; absent where nobody reads them. */
  readonly receive?: ((report: Received) => Promise<Answer>) | undefined;
  readonly log: Log;
  /** Address of the same site as an onion service, offered to Tor Browser. */
  readonly onion?: string | undefined;
};

type Slots = { run<T>(work: () => Promise<T>): Promise<T> };

/** Lets a bounded number of renderings run, so that a flood slows the flood and not the database. */
function createSlots(): Slots {
  let running = 0;
  const queue: (() => void)[] = [];
  return {
    async run(work) {
      if (running >= RENDERING) {
        if (queue.length >= WAITING) throw new AporaError("too-many", {});
        await new Promise<void>((resolve) => queue.push(resolve));
      }
      running += 1;
      try {
        return await work();
      } finally {
        running -= 1;
        queue.shift()?.();
      }
    },
  };
}

/** A coding with weight 0 is a refusal. */
function acceptsGzip(header: string | string[] | undefined): boolean {
  if (header === undefined) return false;
  return String(header)
    .split(",")
    .some((coding) => /^\s*gzip\s*(?:;\s*q=(?!0(?:\.0*)?\s*$)|$)/i.test(coding));
}

function send(request: IncomingMessage, response: ServerResponse, answer: Answer): void {
  if (answer.status === 200 && request.headers["if-none-match"]?.includes(answer.etag) === true) {
    response.writeHead(304, [...answer.unchanged]);
    response.end();
    return;
  }
  const { headers, body } = answer.gzip !== null && acceptsGzip(request.headers["accept-encoding"]) ? answer.gzip : answer.plain;
  // Node only reads the list, which is shared by all who get this answer.
  response.writeHead(answer.status, headers as string[]);
  response.end(request.method === "HEAD" ? undefined : body);
}

/** What can go wrong before there is a request to answer. */
const CLIENT_FAULTS: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: "431 Request Header Fields Too Large",
  ERR_HTTP_REQUEST_TIMEOUT: "408 Request Timeout",
};
const PLAIN_HEADERS = Object.entries(SECURITY_HEADERS)
  .map(([name, value]) => `${name}: ${value}\r\n`)
  .join("");

/** Headers every answer has besides its own. */
export function baseHeaders(onion?: string): Readonly<Record<string, string>> {
  return {
    ...SECURITY_HEADERS,
    "cache-control": "no-cache",
    vary: "accept-encoding",
    ...(onion === undefined ? {} : { "onion-location": onion }),
  };
}

function refuse(request: IncomingMessage, takesReports: boolean): AporaError | undefined {
  const url = request.url ?? "/";
  if (takesReports && request.method === "POST" && reportLanguage(url) !== undefined) return undefined;
  if (url.length > LONGEST_URL) return new AporaError("uri-too-long", {});
  if (request.method !== "GET" && request.method !== "HEAD") return new AporaError("method-not-allowed", {});
  return undefined;
}

/** What is no request is answered shortly, and nobody holds a connection for ever. */
function answerFaults(server: Server): void {
  // Bytes that are no HTTP are answered shortly and cut off; Node's default would name the fault at length.
  server.on("clientError", (problem, socket) => {
    const status = CLIENT_FAULTS[systemCode(problem) ?? ""] ?? "400 Bad Request";
    if (socket.writable) socket.end(`HTTP/1.1 ${status}\r\n${PLAIN_HEADERS}Connection: close\r\nContent-Length: 0\r\n\r\n`);
    // Who does not hang up in turn is hung up on: half a connection is still a connection.
    setTimeout(() => socket.destroy(), 500).unref();
  });
  // Node would answer this with a header set of its own; nothing here waits for a body, so nothing is expected.
  server.on("checkExpectation", (request: IncomingMessage, response: ServerResponse) => void server.emit("request", request, response));
  server.maxRequestsPerSocket = 10_000;
}

/** Takes the one form of the site. */
function createReceiver({ receive }: SiteOptions): (request: IncomingMessage) => Promise<Answer> {
  const mayReport = createBucket();
  return async (request) => {
    const lang = reportLanguage(request.url ?? "");
    if (receive === undefined || lang === undefined) throw new AporaError("method-not-allowed", {});
    if (!mayReport()) throw new AporaError("too-many", {});
    return receive(await readReport(request, lang));
  };
}

/**
 * The public site over HTTP: reads only, keeps no address and no name of the reader's program, and answers from
 * memory what it has answered before at this position of the ledger.
 */
export function createSite(options: SiteOptions): Server {
  const cache = new AnswerCache(CACHE_BYTES);
  const slots = createSlots();
  const receive = createReceiver(options);
  const underWay = new Map<string, Promise<Answer>>();
  const render = async (url: string, version: SiteVersion): Promise<Answer> => {
    const answer = await slots.run(() => options.render(url, version));
    // A page that is not there is not kept: a stranger could fill the memory with addresses that mean nothing.
    if (answer.status < 400) cache.set(url, answer, version.text);
    return answer;
  };
  /** Many readers of one page that is not there yet wait for one rendering. */
  const answerTo = (url: string, version: SiteVersion): Promise<Answer> => {
    const key = `${version.text} ${url}`;
    const started = underWay.get(key);
    if (started !== undefined) return started;
    const rendering = render(url, version).finally(() => underWay.delete(key));
    underWay.set(key, rendering);
    return rendering;
  };
  const failed = (url: string, problem: unknown): Answer => {
    const error = toAporaError(problem);
    if (error.definition.report) options.log.error("site.failed", error);
    return options.renderError(url, error);
  };
  const server = createHttpServer(
    { headersTimeout: 8_000, requestTimeout: 15_000, connectionsCheckingInterval: 1_000, keepAliveTimeout: 5_000, maxHeaderSize: 16_384 },
    (request, response) => {
      const url = request.url ?? "/";
      const refused = refuse(request, options.receive !== undefined);
      if (refused !== undefined) {
        request.resume();
        // An address that is too long is not read, but who asked the API is answered as it answers.
        send(request, response, failed(url.startsWith("/api/") ? "/api/" : "/", refused));
        return;
      }
      if (request.method === "POST") {
        receive(request).then(
          (answer) => send(request, response, answer),
          (problem: unknown) => {
            // What is still coming is not read: who sends too much is not waited for.
            response.shouldKeepAlive = false;
            send(request, response, failed(url, problem));
          },
        );
        return;
      }
      const version = options.watch.version();
      cache.useVersion(version.text);
      // The front door alone depends on more than the address, and is not kept under one.
      const kept = url === "/" ? options.frontDoor(request.headers["accept-language"]) : cache.get(url);
      if (kept !== undefined) {
        send(request, response, kept);
        return;
      }
      answerTo(url, version).then(
        (answer) => send(request, response, answer),
        (problem: unknown) => send(request, response, failed(url, problem)),
      );
    },
  );
  answerFaults(server);
  return server;
}
