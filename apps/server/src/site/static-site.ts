import { createHash } from "node:crypto";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import type { Answer } from "../platform/answer-cache.ts";
import { AporaError, systemCode } from "../platform/errors.ts";
import { LANGUAGES } from "./i18n.ts";
import { isPortableFile } from "./portable.ts";

// The site as files: the answers of the live server to its portable addresses, byte for byte, found by following the links
// from the first page and from everybody's page. What has not changed is not written again; what has gone is removed.

type Version = { readonly position: number; readonly today: string };

export type StaticRequest = {
  /** Answers an address, as the live server does. */
  readonly render: (url: string, version: Version) => Promise<Answer>;
  readonly version: Version;
  readonly folder: string;
  /** Ids of everybody in the register: a list is cut somewhere, their pages are not. */
  readonly people: AsyncIterable<readonly string[]>;
  /** Called after the pages of some people in all languages: what was remembered for them can go. */
  readonly forget?: () => void;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: (done: number) => void;
};

export type StaticResult = {
  readonly files: number;
  readonly written: number;
  readonly unchanged: number;
  readonly removed: number;
  readonly missing: readonly string[];
  readonly bytes: number;
};

const MANIFEST = "manifest.json";
const manifestSchema = z.object({
  complete: z.boolean(),
  position: z.number(),
  day: z.string(),
  files: z.record(z.string(), z.string()),
});
type Manifest = z.infer<typeof manifestSchema>;

/** Pages made at one time: enough that the database and the pages do not wait for each other. */
const LANES = 6;

async function readManifest(folder: string): Promise<Manifest | undefined> {
  const file = path.join(folder, MANIFEST);
  const text = await readFile(file, "utf8").catch((error: unknown) => {
    if (systemCode(error) === "ENOENT") return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  try {
    return manifestSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new AporaError("file.unusable", { file, reason: "it is damaged: remove it, and all pages are written again" }, { cause });
  }
}

async function writeWhole(file: string, body: Buffer | string): Promise<void> {
  const draft = `${file}.draft`;
  await writeFile(draft, body, { mode: 0o644 });
  await rename(draft, file);
}

/** Files that only this program made are removed: names from the manifest, none that leave the folder. */
const isOurs = (name: string): boolean => !name.split("/").some((part) => part === ".." || part === "") && !path.isAbsolute(name);

const LINK = / (?:href|src)="([^"#?:]+)[^":]*"/gu;

/** Files a portable page links to, as addresses. */
export function linkedFiles(html: string, from: string): readonly string[] {
  const found = new Set<string>();
  for (const [, href = ""] of html.matchAll(LINK)) {
    const target = path.posix.resolve(path.posix.dirname(from), href);
    if (target.endsWith(".html") || isPortableFile(target)) found.add(target);
  }
  return [...found];
}

type Run = {
  readonly request: StaticRequest;
  readonly before: Readonly<Record<string, string>>;
  readonly files: Map<string, string>;
  readonly seen: Set<string>;
  readonly waiting: string[];
  readonly folders: Set<string>;
  /** Links of the site itself that lead nowhere. */
  readonly missing: string[];
  written: number;
  bytes: number;
};

async function store(run: Run, address: string, body: Buffer): Promise<void> {
  const name = address.slice(1);
  const hash = createHash("sha256").update(body).digest("base64url");
  run.files.set(name, hash);
  run.bytes += body.length;
  if (run.before[name] === hash) return;
  const file = path.join(run.request.folder, ...name.split("/"));
  const folder = path.dirname(file);
  if (!run.folders.has(folder)) {
    await mkdir(folder, { recursive: true, mode: 0o755 });
    run.folders.add(folder);
  }
  await writeWhole(file, body);
  run.written += 1;
}

/** Makes one file, and notes what it links to. */
async function make(run: Run, address: string): Promise<void> {
  const { request } = run;
  if (request.signal?.aborted === true) throw new AporaError("interrupted");
  const answer = await request.render(address, request.version).catch((problem: unknown) => {
    // A link that leads nowhere on the live site leads nowhere in the copy either; the operator is told how many.
    if (problem instanceof AporaError && problem.code === "not-found") run.missing.push(address);
    else throw problem;
  });
  if (answer === undefined) return;
  // A file judged to be another one since answers with the way there; nothing in a copy links to it.
  if (answer.status !== 200) return;
  await store(run, address, answer.body);
  if (run.files.size % 100 === 0) request.onProgress?.(run.files.size);
  if (!address.endsWith(".html")) return;
  for (const target of linkedFiles(answer.body.toString("utf8"), address)) {
    if (run.seen.has(target)) continue;
    run.seen.add(target);
    run.waiting.push(target);
  }
}

async function makePeople(run: Run): Promise<void> {
  for await (const batch of run.request.people) {
    const ids = [...batch];
    const lane = async (): Promise<void> => {
      for (let id = ids.pop(); id !== undefined; id = ids.pop()) {
        for (const lang of LANGUAGES) {
          const address = `/${lang}/people/${id}.html`;
          run.seen.add(address);
          await make(run, address);
        }
      }
    };
    await Promise.all(Array.from({ length: LANES }, lane));
    run.request.forget?.();
  }
}

/** Follows links until there are no new ones. */
async function makeLinked(run: Run): Promise<void> {
  while (run.waiting.length > 0) {
    // Whoever was linked to before the turn came has been made meanwhile.
    const batch = run.waiting.splice(0, 200).filter((address) => !run.files.has(address.slice(1)));
    const lane = async (): Promise<void> => {
      for (let address = batch.pop(); address !== undefined; address = batch.pop()) await make(run, address);
    };
    await Promise.all(Array.from({ length: LANES }, lane));
    run.request.forget?.();
  }
}

const manifestText = (run: Run, complete: boolean, files: Readonly<Record<string, string>>): string => {
  const { position, today } = run.request.version;
  return `${JSON.stringify({ complete, position, day: today, files })}\n`;
};

/**
 * Writes the site as files, or brings a copy up to date. Every file appears whole; a copy that was interrupted says so in
 * its manifest, and the next run writes all of it again.
 *
 * @throws file.unusable, interrupted; what rendering throws
 */
export async function writeStaticSite(request: StaticRequest): Promise<StaticResult> {
  await mkdir(request.folder, { recursive: true, mode: 0o755 });
  const manifest = await readManifest(request.folder);
  const before = manifest?.complete === true ? manifest.files : {};
  const seeds = ["/index.html", ...LANGUAGES.flatMap((lang) => [`/${lang}.html`, `/${lang}/live.html`])];
  const run: Run = {
    request,
    before,
    files: new Map(),
    seen: new Set(seeds),
    waiting: seeds,
    folders: new Set(),
    missing: [],
    written: 0,
    bytes: 0,
  };
  await writeWhole(path.join(request.folder, MANIFEST), manifestText(run, false, manifest?.files ?? {}));
  await makePeople(run);
  await makeLinked(run);
  const gone = Object.keys(manifest?.files ?? {}).filter((name) => !run.files.has(name) && isOurs(name));
  for (const name of gone) await rm(path.join(request.folder, ...name.split("/")), { force: true });
  const sorted = Object.fromEntries([...run.files].sort(([a], [b]) => (a < b ? -1 : 1)));
  await writeWhole(path.join(request.folder, MANIFEST), manifestText(run, true, sorted));
  const { written, bytes, files, missing } = run;
  return { files: files.size, written, unchanged: files.size - written, removed: gone.length, missing, bytes };
}
