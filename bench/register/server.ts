import autocannon from "autocannon";
import { spawn, type ChildProcess } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";
import { MAIN } from "./built.ts";
import { requestsPerSecond } from "./raw-client.ts";
import { benchSearchOverHttp } from "./search.ts";
import { say, spreadOf, spreadText, timeEach, type Result } from "../measure.ts";

const SECONDS = 6;
const ROUNDS = 3;
const CONNECTIONS = 32;

type Child = { readonly process: ChildProcess; readonly origin: string };

/** Starts a program and waits for the line in which it says where it answers. */
function start(words: readonly string[], env: NodeJS.ProcessEnv): Promise<Child> {
  const child = spawn(process.execPath, words, { env, stdio: ["ignore", "pipe", "ignore"] });
  return new Promise((resolve, reject) => {
    let out = "";
    child.once("exit", (code) => reject(new Error(`${words[0] ?? ""} ended with ${code}: ${out}`)));
    child.stdout.setEncoding("utf8").on("data", (part: string) => {
      out += part;
      const origin = /ready:? (http:\/\/\S+)/.exec(out)?.[1];
      if (origin !== undefined) resolve({ process: child, origin: origin.replace("localhost", "127.0.0.1") });
    });
  });
}

async function stop(child: Child): Promise<void> {
  const gone = new Promise((resolve) => child.process.once("exit", resolve));
  child.process.kill("SIGINT");
  await gone;
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}

const rateOf = (url: string): Promise<number> => requestsPerSecond(url, { connections: CONNECTIONS, seconds: SECONDS });

const middle = (list: readonly number[]): number => spreadOf(list).p50;

/** A page that is in the cache, against bare node:http with as many bytes, turn about in one run. */
async function benchCachedPage(ours: string): Promise<Result> {
  const size = (await (await fetch(ours, { headers: { "accept-encoding": "identity" } })).arrayBuffer()).byteLength;
  const bare = await start([fileURLToPath(new URL("bare-server.js", import.meta.url)), String(size)], process.env);
  const [own, peer]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round++) {
    peer.push(await rateOf(bare.origin));
    own.push(await rateOf(ours));
  }
  await stop(bare);
  const note = `${Math.round(middle(own))} against ${Math.round(middle(peer))} requests/s, ${size} bytes, ${ours}`;
  return { name: "cached page", measured: middle(own) / middle(peer), limit: 0.5, unit: "of bare node:http", good: "above", note };
}

function residentMegabytes(pid: number): number {
  const found = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"));
  return Number(found?.[1] ?? Number.NaN) / 1024;
}

/** Pages asked for before any is measured. */
const PAGES_BEFORE = 500;

/** The first rendering of people's pages, one reader at a time; nothing where the site has no such page. */
async function benchPersonPage(origin: string, people: readonly string[]): Promise<readonly Result[]> {
  const address = (id: string): string => `${origin}/en/people/${id}`;
  const [first = ""] = people;
  if ((await fetch(address(first))).status !== 200) {
    say("  the site has no page of a person yet: skipped");
    return [];
  }
  const { times } = await timeEach(people, async (id) => (await fetch(address(id))).arrayBuffer());
  // The first pages are made while the server does what waited for its start, by code that is not compiled yet.
  const spread = spreadOf(times.slice(PAGES_BEFORE));
  return [
    { name: "person page, uncached", measured: spread.p95, limit: 10, unit: "ms", good: "below", note: `over HTTP; ${spreadText(spread)}` },
  ];
}

const PAGES = [
  "/en",
  "/be",
  "/ru",
  "/en/figures",
  "/en/figures/in-custody",
  "/en/places",
  "/en/articles",
  "/en/organisations",
  "/en/sources",
  "/en/method",
  "/en/people",
];

/** Requests a second that a cached page must reach, and the milliseconds in which 95 of 100 readers have it (the issue's own limits). */
const LEAST_RATE = 2000;
const LONGEST_MS = 100;

/** A cached page as a browser asks for it, packed: how many a second, and how long they wait. */
async function benchCrowd(url: string): Promise<readonly Result[]> {
  const headers = { "accept-encoding": "gzip" };
  const { requests, latency, non2xx, errors } = await autocannon({ url, duration: SECONDS, connections: CONNECTIONS, headers });
  const note = `${CONNECTIONS} readers at once, ${non2xx + errors} not answered with 200; measured from the same machine`;
  return [
    { name: "cached page, rate", measured: requests.average, limit: LEAST_RATE, unit: "requests/s", good: "above", note },
    // Its report has no p95: the next one it has is stricter.
    {
      name: "cached page, p97.5",
      measured: latency.p97_5,
      limit: LONGEST_MS,
      unit: "ms",
      good: "below",
      note: "of all requests of that run",
    },
  ];
}

/** Every kind of page, cached and not, from many readers at once. */
async function mixedLoad(origin: string, people: readonly string[]): Promise<string> {
  const paths = [...PAGES, ...people.flatMap((id) => ["en", "be", "ru"].map((lang) => `/${lang}/people/${id}`))];
  const { requests, non2xx, errors } = await autocannon({
    url: origin,
    duration: 2 * SECONDS,
    connections: CONNECTIONS,
    requests: paths.map((path) => ({ method: "GET" as const, path })),
  });
  return `${Math.round(requests.average)} requests/s, ${non2xx} not answered with 200, ${errors} errors`;
}

/** The program as an operator runs it, over the loaded folder. */
export async function benchServer(folder: string, people: readonly string[], questions: readonly string[]): Promise<readonly Result[]> {
  const port = await freePort();
  const env = { ...process.env, APORA_DATA: folder, APORA_PORT: String(port), APORA_HOST: "127.0.0.1" };
  const server = await start([MAIN, "serve"], env);
  const pid = server.process.pid ?? 0;
  try {
    const home = await fetch(server.origin);
    await home.arrayBuffer();
    const personPage = await benchPersonPage(server.origin, people);
    const search = await benchSearchOverHttp(server.origin, questions);
    const cached = await benchCachedPage(home.url);
    const crowd = await benchCrowd(home.url);
    const load = await mixedLoad(server.origin, people);
    const memory: Result = {
      name: "server memory",
      measured: residentMegabytes(pid),
      limit: 400,
      unit: "MB",
      good: "below",
      note: `resident, beside PostgreSQL, after a mixed load: ${load}`,
    };
    return [...personPage, search, cached, ...crowd, memory];
  } finally {
    await stop(server);
  }
}
