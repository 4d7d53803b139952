import { mkdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { AporaError, systemCode } from "../platform/errors.ts";
import { LANGUAGES } from "./i18n.ts";
import { writeWhole, type MadePages, type PageMaker, type Version } from "./page-maker.ts";

// The site as files: the answers of the live server to its portable addresses, byte for byte, found by following the links
// from the first page and from everybody's page. What has not changed is not written again; what has gone is removed.

export type StaticRequest = {
  /** Who makes the pages; every one gets pages as soon as it has none. */
  readonly makers: readonly PageMaker[];
  readonly version: Version;
  readonly folder: string;
  /** Ids of everybody in the register: a list is cut somewhere, their pages are not. */
  readonly people: AsyncGenerator<readonly string[]>;
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

/** Files that only this program made are removed: names from the manifest, none that leave the folder. */
const isOurs = (name: string): boolean => !name.split("/").some((part) => part === ".." || part === "") && !path.isAbsolute(name);

type Run = {
  readonly request: StaticRequest;
  readonly before: Readonly<Record<string, string>>;
  readonly files: Map<string, string>;
  readonly seen: Set<string>;
  readonly waiting: string[];
  /** Links of the site itself that lead nowhere. */
  readonly missing: string[];
  written: number;
  bytes: number;
};

/** Notes what was made, and what it links to that nobody has been asked for. */
function note(run: Run, { made, missing, links }: MadePages): void {
  for (const { address, hash, bytes, written } of made) {
    run.files.set(address.slice(1), hash);
    run.bytes += bytes;
    if (written) run.written += 1;
  }
  run.missing.push(...missing);
  for (const target of links) {
    if (run.seen.has(target)) continue;
    run.seen.add(target);
    run.waiting.push(target);
  }
  run.request.onProgress?.(run.files.size);
}

/** Gives every maker batches until there are none. A stop is heard between two batches: none takes a second. */
async function share(run: Run, next: () => Promise<readonly string[] | undefined>): Promise<void> {
  const { makers, signal } = run.request;
  const state = { failed: false };
  const serve = async (maker: PageMaker): Promise<void> => {
    for (let batch = await next(); batch !== undefined && !state.failed; batch = await next()) {
      if (signal?.aborted === true) throw new AporaError("interrupted");
      note(run, await maker.make(batch.map((address) => ({ address, known: run.before[address.slice(1)] }))));
    }
  };
  // All of them end before a fault of one is passed on: nothing may still be written afterwards.
  const ended = await Promise.allSettled(
    makers.map((maker) =>
      serve(maker).catch((problem: unknown) => {
        state.failed = true;
        throw problem;
      }),
    ),
  );
  for (const one of ended) if (one.status === "rejected") throw one.reason;
}

/** Everybody's page: the languages of a few people together, since they are made from the same rows. */
async function makePeople(run: Run): Promise<void> {
  const { people } = run.request;
  await share(run, async () => {
    const { value: ids, done } = await people.next();
    if (done === true) return undefined;
    const addresses = ids.flatMap((id) => LANGUAGES.map((lang) => `/${lang}/people/${id}.html`));
    for (const address of addresses) run.seen.add(address);
    return addresses;
  });
}

const LINKED_BATCH = 40;

/** Follows links until there are no new ones. */
async function makeLinked(run: Run): Promise<void> {
  while (run.waiting.length > 0) {
    // Whoever was linked to before the turn came has been made meanwhile.
    const round = run.waiting.splice(0).filter((address) => !run.files.has(address.slice(1)));
    await share(run, () => Promise.resolve(round.length === 0 ? undefined : round.splice(0, LINKED_BATCH)));
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
    missing: [],
    written: 0,
    bytes: 0,
  };
  writeWhole(path.join(request.folder, MANIFEST), manifestText(run, false, manifest?.files ?? {}));
  await makePeople(run);
  await makeLinked(run);
  const gone = Object.keys(manifest?.files ?? {}).filter((name) => !run.files.has(name) && isOurs(name));
  for (const name of gone) await rm(path.join(request.folder, ...name.split("/")), { force: true });
  const sorted = Object.fromEntries([...run.files].sort(([a], [b]) => (a < b ? -1 : 1)));
  writeWhole(path.join(request.folder, MANIFEST), manifestText(run, true, sorted));
  const { written, bytes, files, missing } = run;
  return { files: files.size, written, unchanged: files.size - written, removed: gone.length, missing, bytes };
}
