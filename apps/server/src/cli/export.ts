import { Option, type Command } from "commander";
import { FORMATS, type Format } from "../exports/read-me.ts";
import { writeExport } from "../exports/write-export.ts";
import { dayOf, tryParseDate } from "../ledger/edtf.ts";
import { resolveKnownAt } from "../ledger/positions.ts";
import { systemClock } from "../platform/clock.ts";
import { readFrom } from "../platform/database.ts";
import { AporaError } from "../platform/errors.ts";
import { print, progress, progressDone, withRegister } from "./run.ts";
import { untilInterrupted } from "./until-interrupted.ts";

type Options = { format: Format; out: string; at?: string; knownAt?: string; force?: boolean; json?: boolean };

/** The day of an export: the one asked for, else today. @throws time.unreadable */
export function exportDay(at: string | undefined, today: string): string {
  if (at === undefined) return today;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(at) || tryParseDate(at) === undefined)
    throw new AporaError("time.unreadable", { value: at.slice(0, 60) });
  return dayOf(at) > dayOf(today) ? today : at;
}

async function exportData({ format, out, at, knownAt, force = false, json = false }: Options): Promise<void> {
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
    .addOption(new Option("--format <format>", "what to write").choices([...FORMATS]).makeOptionMandatory())
    .requiredOption("--out <folder>", "the folder to make; it appears whole or not at all")
    .option("--at <date>", "the day the export speaks of; today unless given")
    .option("--known-at <position|date>", "as known at a position of the ledger, or at the end of a day")
    .option("--force", "replace a folder that is there already")
    .option("--json")
    .action(exportData);
}
