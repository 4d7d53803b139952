import { readFile } from "node:fs/promises";
import path from "node:path";
import {
  closedEntries,
  fallOnEntries,
  formatAuditBeacon,
  parseAuditBeacon,
  parseBundle,
  ProofError,
  readFigureLeaf,
  sampleSize,
  signAudit,
  verify,
  type AuditBeacon,
} from "@apora/proof";
import { formatVerifierKey, fromBase64, TlogError } from "@apora/tlog";
import { InvalidArgumentError, type Command } from "commander";
import { AporaError } from "../platform/errors.ts";
import { openSigner } from "../proofs/keys.ts";
import { openSample } from "../proofs/open-sample.ts";
import { recordAudit } from "../proofs/record-audit.ts";
import { readIdentity } from "./identity-file.ts";
import { logSettingOf } from "./log-setting.ts";
import { fail, print, withRegister } from "./run.ts";
import { readText, writePrivate } from "./text-files.ts";

type SizeOptions = { readonly share: number; readonly confidence: number; readonly count?: number };
type DrawOptions = SizeOptions & { readonly beacon?: string; readonly beaconFile?: string; readonly json?: boolean };

const refuse = (reason: string): AporaError => new AporaError("audit.refused", { reason });

/** What the packages refuse is refused here too, with its own sentence. */
async function refusing<T>(work: () => Promise<T> | T): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ProofError || error instanceof TlogError) throw refuse(error.message.replace(/\.$/, ""));
    throw error;
  }
}

async function readLot({ beacon, beaconFile }: DrawOptions): Promise<AuditBeacon> {
  if ((beacon === undefined) === (beaconFile === undefined)) throw refuse("give the public value with --beacon or with --beacon-file");
  const text = beacon ?? (await readFile(beaconFile ?? "", "utf8").catch(() => "")).trim();
  const read = parseAuditBeacon(text);
  if (read === undefined) throw refuse("a public value is written SOURCE=VALUE@2026-11-23T00:00:00Z");
  return read;
}

const countOf =
  ({ share, confidence, count }: SizeOptions) =>
  (hidden: number): number =>
    count ?? sampleSize({ hidden, share, confidence });

function size({ hidden, json = false, ...wish }: SizeOptions & { readonly hidden: number; readonly json?: boolean }): void {
  const { share, confidence } = wish;
  const entries = sampleSize({ hidden, share, confidence });
  print(json, { hidden, share, confidence, entries }, () =>
    [
      `${entries} of ${hidden} closed entries.`,
      `If all of them are good, then at a confidence of ${confidence} less than ${share} of the closed entries are bad (hypergeometric).`,
    ].join("\n"),
  );
}

async function draw(file: string, options: DrawOptions): Promise<void> {
  const beacon = await readLot(options);
  const bundle = parseBundle(await readText(file));
  const { statement } = readFigureLeaf(bundle.leaf).statement;
  const closed = closedEntries(bundle);
  if (String(closed.length) !== statement.roll.hidden) throw refuse("the file does not hold the whole roll with its open entries");
  const entries = fallOnEntries(closed, { rollRoot: statement.roll.root, beacon, count: countOf(options)(closed.length) });
  const lines = entries.map((index) => Number(index) + 1);
  print(options.json === true, { statement: statement.id, beacon: formatAuditBeacon(beacon), hidden: closed.length, entries: lines }, () =>
    [
      `The lot falls on ${lines.length} of ${closed.length} closed entries of ${statement.id}, by their lines in the roll:`,
      lines.join(" "),
    ].join("\n"),
  );
}

type OpenOptions = DrawOptions & { readonly out: string; readonly identity?: string; readonly actor: string };

async function open(statement: string, options: OpenOptions): Promise<void> {
  const beacon = await readLot(options);
  const identity = options.identity === undefined ? undefined : await readIdentity(options.identity);
  await withRegister(async ({ ledger }) => {
    const made = await openSample(ledger, { statement, beacon, countOf: countOf(options), identity, actor: { id: options.actor } });
    await writePrivate(options.out, made.file);
    print(options.json === true, { statement, entries: made.count, witnessed: made.witnessed, file: options.out }, () =>
      [
        `${made.count} closed entries are open in ${options.out}. It names people: hand it over as you would their files.`,
        ...(made.witnessed ? [] : ["No witness says when the roll was fixed: the lot is only as honest as the publisher's clock."]),
      ].join("\n"),
    );
  });
}

type SignOptions = { readonly valid: number; readonly key: string; readonly name: string; readonly out?: string };

async function sign(file: string, { valid, key, name, out }: SignOptions): Promise<void> {
  const text = await readText(file);
  const report = verify(text);
  if (report.verdict === "unreadable" || report.verdict === "failed") throw refuse("the sample does not verify: `apora verify` says why");
  const { sample, leaf } = parseBundle(text);
  if (sample === undefined) throw refuse("the file is not a sample made with `apora audit open`");
  if (valid > sample.entries.length) throw refuse(`only ${sample.entries.length} entries were drawn`);
  const { id, roll } = readFigureLeaf(leaf).statement.statement;
  const signer = await openSigner(path.resolve(key), { name, kind: "note" });
  const note = signAudit(
    {
      statement: id,
      rollRoot: fromBase64(roll.root),
      beacon: sample.beacon,
      hidden: Number(roll.hidden),
      examined: sample.entries.length,
      valid,
    },
    [signer],
  );
  if (out === undefined) process.stdout.write(note);
  else await writePrivate(out, note);
  process.stderr.write(`auditor ${formatVerifierKey(signer.key)}\n`);
}

type RecordOptions = { readonly auditor: string; readonly actor: string; readonly json?: boolean };

async function record(statement: string, file: string, { auditor, actor, json = false }: RecordOptions): Promise<void> {
  const note = await readText(file);
  await withRegister(async (register, config) => {
    const number = await recordAudit(logSettingOf(register, config), { statement, note, auditor, actor: { id: actor } });
    print(json, { statement, audit: number }, () => `Audit ${number} of ${statement} is in the log and in its proof file.`);
  });
}

function readShare(text: string): number {
  const share = Number(text);
  if (text.trim() === "" || !(share > 0 && share < 1)) throw new InvalidArgumentError("It is a number between 0 and 1, such as 0.05.");
  return share;
}

function readNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError("It is a whole number.");
  return Number(text);
}

const withSize = (command: Command): Command =>
  command
    .option("--share <s>", "the share of bad entries the sample must show", readShare, 0.05)
    .option("--confidence <c>", "how surely it must show them", readShare, 0.95)
    .option("--json");

const withLot = (command: Command): Command =>
  withSize(command)
    .option("--count <n>", "draw so many instead", readNumber)
    .option("--beacon <text>", "the public value to draw by, SOURCE=VALUE@INSTANT, such as a drand round; younger than the signed roll")
    .option("--beacon-file <file>", "a file with the same in one line");

const OPERATOR = "operator";

/** `apora audit …`: `draw`, `size` and `sign` need no register and no network. */
export function addAuditCommands(program: Command): void {
  const audit = program.command("audit").description("examine a sample of the closed entries of a published figure");
  withSize(audit.command("size").description("how many entries to examine"))
    .requiredOption("--hidden <n>", "how many entries are closed", readNumber)
    .action((options: SizeOptions & { hidden: number }) => refusing(() => size(options)).catch(fail));
  withLot(audit.command("draw <proof-file>").description("on which entries the lot falls; anybody can repeat it")).action(
    (file: string, options: DrawOptions) => refusing(() => draw(file, options)).catch(fail),
  );
  withLot(audit.command("open <statement>").description("the file for the auditor: the drawn entries, opened; the audit trail notes it"))
    .option("--identity <file>", "the key closed entries were sealed for, a file with the line AGE-SECRET-KEY-…")
    .requiredOption("--out <file>", "where to write it")
    .option("--actor <pseudonym>", "who hands it out", OPERATOR)
    .action((statement: string, options: OpenOptions) => refusing(() => open(statement, options)).catch(fail));
  audit
    .command("sign <sample-file>")
    .description("the auditor's word: so many were examined, so many found valid; the sample is checked first")
    .requiredOption("--valid <n>", "how many of the entries the evidence bears out", readNumber)
    .requiredOption("--key <file>", "the auditor's key, made at the first use; its public part is printed")
    .option("--name <name>", "what the auditor is called in a new key", "auditor.local")
    .option("--out <file>", "where to write the note; standard output unless given")
    .action((file: string, options: SignOptions) => refusing(() => sign(file, options)).catch(fail));
  audit
    .command("record <statement> <note-file>")
    .description("append a signed note to the log, the proof file and the page of the statement")
    .requiredOption("--auditor <key>", "the auditor's public key, as it came to you by a second way")
    .option("--actor <pseudonym>", "who records it", OPERATOR)
    .option("--json")
    .action((statement: string, file: string, options: RecordOptions) => record(statement, file, options).catch(fail));
}
