import { formatBundle } from "@apora/proof";
import { InvalidArgumentError, type Command } from "commander";
import { readFrom } from "../platform/database.ts";
import { AporaError } from "../platform/errors.ts";
import { freshProof } from "../proofs/fresh-proof.ts";
import { readEntry } from "../proofs/open-entry.ts";
import { publishFigure } from "../proofs/publish.ts";
import { getStatement, listStatements, readBundle, type StoredStatement } from "../proofs/statements.ts";
import { readIdentity } from "./identity-file.ts";
import { isLanguage, LANGUAGES, type Language } from "../site/i18n.ts";
import { entrySheet } from "../site/paper/entry-paper.ts";
import { printPdf } from "../site/paper/press.ts";
import { BEACON_HELP, readBeacon, type BeaconOptions } from "./log.ts";
import { logSettingOf } from "./log-setting.ts";
import { print, withRegister } from "./run.ts";
import { readText, writePrivate } from "./text-files.ts";

/** Who acts at the command line, where nobody says who. */
const OPERATOR = "operator";
const MOST_LISTED = 1000;

type PublishOptions = BeaconOptions & {
  readonly at: string;
  readonly definitionVersion?: string;
  readonly supersedes?: string;
  readonly reason?: string;
  readonly reasonLang: string;
  readonly hide?: string;
  readonly out?: string;
  readonly actor: string;
  readonly json?: boolean;
};

/** Ids in a file, one to a line; what follows a # is a remark. */
async function readIds(file: string | undefined): Promise<ReadonlySet<string>> {
  if (file === undefined) return new Set();
  const lines = (await readText(file)).split("\n").map((line) => line.replace(/#.*/, "").trim().toLowerCase());
  const ids = lines.filter((line) => line !== "");
  // A misspelt id would leave open what was to stay closed.
  const odd = ids.find((id) => !/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/.test(id));
  if (odd !== undefined) throw new AporaError("file.unusable", { file, reason: `"${odd.slice(0, 40)}" is not the id of a person` });
  return new Set(ids);
}

const inLine = (s: StoredStatement): string =>
  `${s.id}  ${s.value}  stated ${s.stated_at.toISOString().slice(0, 10)}${s.supersededBy === null ? "" : `  superseded by ${s.supersededBy}`}`;

async function publish(figure: string, options: PublishOptions): Promise<void> {
  await withRegister(async (register, config) => {
    const { at, supersedes, reason, reasonLang, definitionVersion } = options;
    const stated = await publishFigure(logSettingOf(register, config), {
      figure,
      at,
      supersedes,
      definitionVersion: definitionVersion === undefined ? undefined : Number(definitionVersion),
      reason: reason === undefined ? undefined : { [reasonLang]: reason },
      hidden: await readIds(options.hide),
      beacon: readBeacon(options),
      actor: { id: options.actor },
    });
    const bundle = await readBundle(readFrom(register.pool), stated.id);
    if (options.out !== undefined && bundle !== undefined) await writePrivate(options.out, bundle);
    const { id, value, sha256, idx, position } = stated;
    print(options.json === true, { id, value, sha256, leaf: idx, knownAt: position }, () =>
      [inLine(stated), `leaf ${idx} of the log, sha256 ${sha256}`, `Everybody can check it: /en/statements/${encodeURIComponent(id)}`].join(
        "\n",
      ),
    );
  });
}

async function list({ figure, json = false }: { readonly figure?: string; readonly json?: boolean }): Promise<void> {
  await withRegister(async ({ pool }) => {
    const found = await listStatements(readFrom(pool), { limit: MOST_LISTED, ...(figure === undefined ? {} : { figure }) });
    const rows = found.map(({ id, figure: of, valid_at: at, value, sha256, supersedes, supersededBy }) => ({
      id,
      figure: of,
      at,
      value,
      sha256,
      supersedes,
      supersededBy,
    }));
    print(json, rows, () => (found.length === 0 ? "Nothing has been published." : found.map(inLine).join("\n")));
  });
}

async function proof(statement: string, { out }: { readonly out?: string }): Promise<void> {
  await withRegister(async ({ pool }) => {
    const text = await freshProof(readFrom(pool), statement);
    if (out === undefined) process.stdout.write(`${text}\n`);
    else await writePrivate(out, text);
  });
}

type OpenOptions = {
  readonly out?: string;
  readonly pdf?: string;
  readonly lang: Language;
  readonly actor: string;
  readonly identity?: string;
};

async function open(statement: string, record: string, { out, pdf, lang, actor, identity: file }: OpenOptions): Promise<void> {
  const identity = file === undefined ? undefined : await readIdentity(file);
  await withRegister(async ({ ledger, pool }, { publicOrigin }) => {
    const { bundle, opening } = await readEntry(ledger, { statement, record: record.toLowerCase(), actor: { id: actor }, identity });
    if (pdf !== undefined) {
      const stored = await getStatement(readFrom(pool), statement);
      const sheet = entrySheet({ statement: stored, opening, lang, publicOrigin });
      await writePrivate(pdf, printPdf("entry", sheet, Math.floor(stored.stated_at.getTime() / 1000)));
    }
    if (out !== undefined) await writePrivate(out, formatBundle(bundle));
    else if (pdf === undefined) process.stdout.write(`${formatBundle(bundle)}\n`);
  });
}

function readLanguage(text: string): Language {
  if (!isLanguage(text)) throw new InvalidArgumentError(`There are ${LANGUAGES.join(", ")}.`);
  return text;
}

/** `apora figure publish`, `statements` and `open` */
export function addStatementCommands(figure: Command): void {
  figure
    .command("publish <id>")
    .description("freeze a figure: a signed statement in the log, with a roll that anybody can check")
    .requiredOption("--at <day>", "the day the figure is about; for figures over a period 2024, 2024-05 or 2024-01-01/2024-06-30")
    .option("--definition-version <n>", "an earlier version of the definition")
    .option("--supersedes <statement>", "the statement this one corrects")
    .option("--reason <text>", "why it is corrected")
    .option("--reason-lang <language>", "language of the reason", "en")
    .option("--hide <file>", "ids of people whose entries stay closed, one to a line; none, or at least five")
    .option("--beacon <text>", BEACON_HELP)
    .option("--out <file>", "also write the proof file here")
    .option("--actor <pseudonym>", "who publishes", OPERATOR)
    .option("--json")
    .action(publish);
  figure
    .command("statements")
    .description("what has been published")
    .option("--figure <id>", "of one figure only")
    .option("--json")
    .action(list);
  figure
    .command("proof <statement>")
    .description("the proof file of today: with all that followed in the log, so that it shows whether anything supersedes the statement")
    .option("--out <file>", "where to write it; standard output unless given")
    .action(proof);
  figure
    .command("open <statement> <record>")
    .description(
      "the proof file for one record, or the person it is about: that this entry is counted. For the family, or an auditor; the audit trail notes it",
    )
    .option("--identity <file>", "for a closed entry: the key it was sealed for, a file with the line AGE-SECRET-KEY-…")
    .option("--out <file>", "where to write it; standard output unless given")
    .option("--pdf <file>", "write a sheet to print, with the entry as a QR code")
    .option("--lang <language>", "language of the sheet", readLanguage, "be" as const)
    .option("--actor <pseudonym>", "who hands it out", OPERATOR)
    .action(open);
}
