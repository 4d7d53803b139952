import { readFile, stat } from "node:fs/promises";
import {
  formatBundle,
  joinEntryCode,
  MAX_BUNDLE_LENGTH,
  parseBundle,
  parseTrust,
  ProofError,
  REPORT_LANGUAGES,
  REPORT_TEXTS,
  verify,
  wordReport,
  type Report,
  type ReportLanguage,
  type Trust,
} from "@apora/proof";
import { TlogError } from "@apora/tlog";
import { InvalidArgumentError, type Command } from "commander";
import { print } from "./run.ts";

type VerifyOptions = { trust?: string; entry?: string; keptHead?: string; lang: ReportLanguage; json?: boolean };

/** The file, the address or the keys cannot be read: nothing was judged. */
const UNREADABLE = 2;
const PATIENCE_MS = 60_000;

class Unreadable extends Error {}

async function fetchText(address: string): Promise<string> {
  const answer = await fetch(address, { signal: AbortSignal.timeout(PATIENCE_MS), redirect: "error", credentials: "omit" });
  if (!answer.ok || answer.body === null) throw new Unreadable(`${address} answered ${answer.status}`);
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of answer.body as AsyncIterable<Uint8Array>) {
    length += part.length;
    if (length > MAX_BUNDLE_LENGTH) throw new Unreadable(`${address} is too large for a proof`);
    parts.push(part);
  }
  return Buffer.concat(parts).toString("utf8");
}

async function readInput(pathOrUrl: string): Promise<string> {
  try {
    if (/^https?:\/\//.test(pathOrUrl)) return await fetchText(pathOrUrl);
    if ((await stat(pathOrUrl)).size > MAX_BUNDLE_LENGTH) throw new Unreadable(`${pathOrUrl} is too large for a proof`);
    return await readFile(pathOrUrl, "utf8");
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    throw new Unreadable(`${pathOrUrl} cannot be read: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

/** The proof, with the one entry of a printed code in it where there is one. */
async function readProof(pathOrUrl: string, { entry }: VerifyOptions): Promise<string> {
  const proof = await readInput(pathOrUrl);
  return entry === undefined ? proof : formatBundle(joinEntryCode(parseBundle(proof), await readInput(entry)));
}

async function readTrust({ trust, keptHead }: VerifyOptions): Promise<Trust> {
  const known = trust === undefined ? {} : parseTrust(await readInput(trust));
  return keptHead === undefined ? known : { ...known, keptHead: await readInput(keptHead) };
}

const bullets = (heading: string, items: readonly string[]): readonly string[] =>
  items.length === 0 ? [] : ["", `${heading}:`, ...items.map((item) => `  - ${item}`)];

/** The report as lines, every step apart. */
function inLines(report: Report, options: VerifyOptions): string {
  const worded = wordReport(report, options.lang);
  const { headings } = REPORT_TEXTS[options.lang];
  return [
    worded.verdict,
    ...(options.trust === undefined ? [headings.noKeys] : []),
    ...(worded.claim.length === 0 ? [] : ["", `${headings.claim}:`]),
    ...worded.claim.map(({ label, text }) => `  ${label}: ${text}`),
    ...bullets(headings.proved, worded.proved),
    ...bullets(headings.notProved, worded.notProved),
    "",
    `${headings.steps}:`,
    ...worded.steps.map(({ number, title, outcome, text }) => `  ${String(number).padStart(2)}. ${title}: ${outcome}. ${text}`),
  ].join("\n");
}

/** Control characters and changes of direction in a stranger's file must not reach the terminal. */
const harmless = (text: string): string => text.replaceAll(/(?!\n)[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, "\ufffd");

async function run(pathOrUrl: string, options: VerifyOptions): Promise<void> {
  try {
    const report = verify(await readProof(pathOrUrl, options), await readTrust(options));
    print(options.json === true, report, () => harmless(inLines(report, options)));
    process.exitCode = report.exitCode;
  } catch (error) {
    if (!(error instanceof Unreadable) && !(error instanceof ProofError) && !(error instanceof TlogError)) throw error;
    process.stderr.write(`${harmless(error.message)}\n`);
    process.exitCode = UNREADABLE;
  }
}

function readLanguage(text: string): ReportLanguage {
  const found = REPORT_LANGUAGES.find((language) => language === text);
  if (found === undefined) throw new InvalidArgumentError(`There are ${REPORT_LANGUAGES.join(", ")}.`);
  return found;
}

const EXIT_CODES = `
Exit codes: 0 every needed step passed; 2 the file or the keys cannot be read; 3 nothing is false, but trust is not
established (no keys, too few witnesses, parts missing); 10 + n step n failed first; 64 wrong words.`;

/** `apora verify`: needs no register and no network unless an address is given. */
export function addVerifyCommand(program: Command): void {
  program
    .command("verify <path-or-url>")
    .description("verify the proof of a published figure, each step apart")
    .option("--trust <file>", "keys of publishers, logs and witnesses, from a second source")
    .option("--entry <file>", "the text of a printed code: that this one entry is counted in the figure")
    .option("--kept-head <file>", "a signed head of the log kept from an earlier visit")
    .option("--lang <language>", `language of the report: ${REPORT_LANGUAGES.join(", ")}`, readLanguage, "en" as const)
    .option("--json", "the whole report as JSON")
    .addHelpText("after", EXIT_CODES)
    .action(run);
}
