import { createWriteStream } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { InvalidArgumentError, type Command } from "commander";
import { describeReport } from "../imports/describe.ts";
import { listImports } from "../imports/list-imports.ts";
import { plainMapping, readMapping, type Mapping } from "../imports/mapping/mapping.ts";
import { sampleTables, suggestMapping } from "../imports/mapping/suggest.ts";
import { FORMATS, openImport, openTables, type Format, type ImportFile } from "../imports/open-import.ts";
import type { PlannedRecord } from "../imports/plan.ts";
import { isClean } from "../imports/report.ts";
import { commit, dryRun, type ImportOptions, type ImportProgress, type Outcome } from "../imports/run-import.ts";
import { findBuiltUpon, undoImport } from "../imports/undo-import.ts";
import { getImport } from "../imports/list-imports.ts";
import { likelyByNamesApart } from "../matching/likely-apart.ts";
import { readFrom } from "../platform/database.ts";
import { AporaError, systemCode } from "../platform/errors.ts";
import { PSEUDONYM } from "./command.ts";
import { fail, print, progress, progressDone, withRegister } from "./run.ts";
import { untilInterrupted } from "./until-interrupted.ts";

type Options = {
  readonly format?: Format;
  readonly mapping?: string;
  readonly dryRun?: boolean;
  readonly commit?: boolean;
  readonly difference?: string;
  readonly actor: string;
  readonly json?: boolean;
};

function readFormat(text: string): Format {
  const found = FORMATS.find((format) => format === text);
  if (found === undefined) throw new InvalidArgumentError(`write one of ${FORMATS.join(", ")}.`);
  return found;
}

function requirePseudonym(actor: string): void {
  if (!PSEUDONYM.test(actor))
    throw new AporaError("command.invalid-input", {
      command: "import",
      problems: "--actor: a pseudonym of small letters, digits, dots and dashes",
    });
}

async function suggestFor(file: ImportFile): Promise<{ mapping: Mapping; unmapped: string[] }> {
  if (file.format === "apora" || file.format === "ftm") return { mapping: plainMapping("list"), unmapped: [] };
  const tables = await openTables(file);
  try {
    const samples = await sampleTables(tables);
    const mapping = suggestMapping(file, samples);
    const used = JSON.stringify(mapping);
    const unmapped = samples.flatMap((sample) => sample.headings.filter((heading) => !used.includes(JSON.stringify(heading))));
    return { mapping, unmapped };
  } finally {
    await tables.close();
  }
}

async function loadMapping(file: ImportFile, name: string | undefined): Promise<Mapping> {
  if (name === undefined) return (await suggestFor(file)).mapping;
  try {
    return readMapping(JSON.parse((await readFile(name, "utf8")).replace(/^\uFEFF/u, "")));
  } catch (error) {
    if (error instanceof AporaError) throw error;
    const reason = error instanceof SyntaxError ? "it is not JSON" : (systemCode(error) ?? "unreadable");
    throw new AporaError("file.unusable", { file: path.basename(name), reason }, { cause: error });
  }
}

const BAR = 24;

function showProgress({ phase, done, of }: ImportProgress): void {
  const filled = of === undefined || of === 0 ? undefined : Math.min(BAR, Math.round((done / of) * BAR));
  const bar = filled === undefined ? "" : `[${"#".repeat(filled)}${".".repeat(BAR - filled)}] `;
  progress(`${bar}${phase} ${done}${of === undefined ? " rows" : ` of ${of}`}`);
}

/** Writes every record of the difference, one per line, as it is found. */
function openDifference(file: string | undefined): { readonly onRecord?: (record: PlannedRecord) => void; end(): Promise<void> } {
  if (file === undefined) return { end: () => Promise.resolve() };
  const stream = createWriteStream(file, { mode: 0o600 });
  const failed = new Promise<never>((_, reject) =>
    stream.on("error", (cause) => reject(new AporaError("file.unusable", { file, reason: systemCode(cause) ?? "unwritable" }, { cause }))),
  );
  failed.catch(() => {});
  return {
    onRecord: ({ kind, id, key, opens, claims }) => void stream.write(`${JSON.stringify({ kind, id, key, opens, claims })}\n`),
    end: () => Promise.race([failed, new Promise<void>((resolve) => stream.end(resolve))]),
  };
}

async function run(name: string, options: Options): Promise<void> {
  requirePseudonym(options.actor);
  const file = await openImport(name, options.format);
  const mapping = await loadMapping(file, options.mapping);
  if (options.commit === true && options.mapping === undefined && file.format !== "apora" && file.format !== "ftm")
    throw new AporaError("import.mapping", {
      problems: "a commit needs a mapping that a person has looked at: `apora import suggest FILE > M.json`, then --mapping M.json",
    });
  const json = options.json === true;
  await withRegister(async ({ ledger, database }) => {
    const difference = openDifference(options.difference);
    await untilInterrupted(async (signal) => {
      const settings: ImportOptions = {
        file,
        mapping,
        signal,
        onProgress: showProgress,
        likelyPeople: (_reader, upTo) => likelyByNamesApart(database, upTo),
        ...(difference.onRecord === undefined ? {} : { onRecord: difference.onRecord }),
      };
      const result: Outcome =
        options.commit === true ? await commit(ledger, { ...settings, actor: { id: options.actor } }) : await dryRun(ledger, settings);
      await difference.end();
      progressDone("");
      const { report, reading, committed: done } = result;
      print(json, { ...done, format: file.format, reading, ...report }, () =>
        done === undefined
          ? describeReport(report)
          : `Imported as ${done.id}, position ${done.position}: ${report.claims.added} facts.\nTo take it back: apora import undo ${done.id}`,
      );
      if (!isClean(report) && options.commit === true)
        throw new AporaError("import.refused", { faults: report.faultCount, questions: report.questions.length + report.furtherQuestions });
      if (!isClean(report)) process.exitCode = 65;
    });
  });
}

async function suggest(name: string, { format }: Pick<Options, "format">): Promise<void> {
  const { mapping, unmapped } = await suggestFor(await openImport(name, format));
  process.stdout.write(`${JSON.stringify(mapping, null, 2)}\n`);
  if (unmapped.length > 0) process.stderr.write(`Not mapped: ${unmapped.join(", ")}\n`);
}

async function list({ json = false }: { json?: boolean }): Promise<void> {
  await withRegister(async ({ pool }) => {
    const imports = await listImports(readFrom(pool), 1000);
    print(
      json,
      imports,
      () =>
        imports
          .map(
            (one) =>
              `${one.id}  ${one.recordedAt.toISOString().slice(0, 16)}  ${one.format.padEnd(5)}  ${one.files} records, ${one.claims} facts${one.undoneAt === null ? "" : "  (undone)"}`,
          )
          .join("\n") || "No imports.",
    );
  });
}

type UndoOptions = { readonly actor: string; readonly exceptBuiltUpon?: boolean; readonly json?: boolean };

async function undo(id: string, { actor, exceptBuiltUpon, json = false }: UndoOptions): Promise<void> {
  requirePseudonym(actor);
  await withRegister(async ({ ledger, pool }) => {
    await untilInterrupted(async (signal) => {
      const onProgress = (done: number, of: number): void => progress(`${done} of ${of} facts`);
      try {
        const undone = await undoImport(ledger, { id, actor: { id: actor }, exceptBuiltUpon, signal, onProgress });
        progressDone("");
        print(
          json,
          undone,
          () =>
            `${undone.withdrawn} facts withdrawn${undone.kept.length === 0 ? "" : `, ${undone.kept.length} files kept`}; position ${undone.position}.`,
        );
      } catch (problem) {
        if (problem instanceof AporaError && problem.code === "import.built-upon") {
          const built = await findBuiltUpon(readFrom(pool), await getImport(readFrom(pool), id));
          print(json, { id, builtUpon: built }, () =>
            [
              ...built.slice(0, 20).map((one) => `  ${one.file}: ${one.claims} later facts, the first at position ${one.first}`),
              "Withdraw them first, or undo the rest with --except-built-upon.",
            ].join("\n"),
          );
        }
        throw problem;
      }
    });
  });
}

/** Every fault becomes its sentence, code and exit code. */
const told =
  <A extends unknown[]>(action: (...args: A) => Promise<void>) =>
  (...args: A): Promise<void> =>
    action(...args).catch(fail);

/** `apora import …` */
export function addImportCommands(program: Command): void {
  const command = program.command("import").description("bring in a list: XLSX, CSV, Uwazi CSV, FollowTheMoney or our own JSON lines");
  command
    .command("run <file>", { isDefault: true })
    .description("say what a file would change, or carry it out; without --commit nothing is written")
    .option("--format <format>", FORMATS.join(", "), readFormat)
    .option("--mapping <file>", "how its columns are read, as JSON; without it one is suggested")
    .option("--dry-run", "only say what would change (the default)")
    .option("--commit", "import it, all of it or nothing")
    .option("--difference <file>", "write every record of the difference, one JSON line each")
    .option("--actor <pseudonym>", "who acts, for the audit trail", "operator")
    .option("--json")
    .action(told(run));
  command
    .command("suggest <file>")
    .description("a first mapping from headings and values")
    .option("--format <format>", FORMATS.join(", "), readFormat)
    .action(told(suggest));
  command.command("list").description("all imports").option("--json").action(told(list));
  command
    .command("undo <id>")
    .description("take an import back: every fact it added is withdrawn, as one unit")
    .option("--except-built-upon", "keep the files that later work builds upon")
    .option("--actor <pseudonym>", "who acts, for the audit trail", "operator")
    .option("--json")
    .action(told(undo));
}
