import { Option, type Command } from "commander";
import { FORMATS, type Format } from "../exports/read-me.ts";
import { writeExport } from "../exports/write-export.ts";
import { resolveKnownAt } from "../ledger/positions.ts";
import { systemClock } from "../platform/clock.ts";
import { readFrom } from "../platform/database.ts";
import { print, progress, progressDone, withRegister } from "./run.ts";
import { exportDay, makeStaticSite } from "./static-site.ts";
import { untilInterrupted } from "./until-interrupted.ts";

type SiteOptions = { out: string; at?: string; knownAt?: string; json?: boolean };
type Options = SiteOptions & { format: Format | "site"; force?: boolean };

/** The site as files, in a process of its own memory: the live server is not needed for it. */
async function exportSite({ out, at, knownAt, json = false }: SiteOptions): Promise<void> {
  await withRegister((register, config) =>
    untilInterrupted(async (signal) => {
      const result = await makeStaticSite({ pool: register.pool, poolConfig: register.database.poolConfig }, config, {
        folder: out,
        at,
        knownAt,
        signal,
        onProgress: (done) => progress(`${done} files …`),
      });
      progressDone("");
      print(
        json,
        { format: "site", folder: out, ...result },
        () =>
          `${result.files} files in ${out}: ${result.written} written, ${result.unchanged} unchanged, ${result.removed} removed${result.missing.length === 0 ? "" : `; ${result.missing.length} links of the site lead nowhere, such as ${result.missing[0] ?? ""}`}`,
      );
    }),
  );
}

async function exportData(options: Options): Promise<void> {
  const { format, out, at, knownAt, force = false, json = false } = options;
  if (format === "site") return exportSite(options);
  await withRegister(({ pool }) =>
    untilInterrupted(async (signal) => {
      const reader = readFrom(pool);
      const made = systemClock.today();
      const position = await resolveKnownAt(reader, knownAt ?? null);
      const request = { format, folder: out, force, at: exportDay(at, made), knownAt: position, made, signal };
      const onProgress = ({ people, what }: { people: number; what: string }): void => progress(`${people} people, ${what} …`);
      const { people, files } = await writeExport(reader, { ...request, onProgress });
      progressDone("");
      print(
        json,
        { format, folder: out, at: request.at, knownAt: position, people, files },
        () => `${people} people as of ${request.at}, as known at position ${position}: ${files.length} files in ${out}`,
      );
    }),
  );
}

/** `apora export` */
export function addExportCommand(program: Command): void {
  program
    .command("export")
    .description("write everything public into a folder: tables, JSON, FollowTheMoney, or the site as files")
    .addOption(new Option("--format <format>", "what to write").choices([...FORMATS, "site"]).makeOptionMandatory())
    .requiredOption("--out <folder>", "the folder to make; it appears whole or not at all")
    .option("--at <date>", "the day the export speaks of; today unless given")
    .option("--known-at <position|date>", "as known at a position of the ledger, or at the end of a day")
    .option("--force", "replace a folder that is there already; a site is always brought up to date in place")
    .option("--json")
    .action(exportData);
}
