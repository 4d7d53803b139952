import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Command } from "commander";
import { z } from "zod";
import { listAllValues, type NamedValue } from "../figures/all-values.ts";
import { restoreBackup } from "../ledger/backup-restore.ts";
import { makeBackup, type Manifest } from "../ledger/backup.ts";
import { systemClock, type Clock } from "../platform/clock.ts";
import type { Config } from "../platform/config.ts";
import { readFrom, type Reader } from "../platform/database.ts";
import { AporaError } from "../platform/errors.ts";
import { CLUSTER_TABLE } from "../registry/people-projection.ts";
import { rebuildWithin, type RebuildPlan } from "../registry/rebuild.ts";
import type { Register } from "./open-register.ts";
import { rebuildPlan } from "./rebuild-plan.ts";
import { print, progress, progressDone, withRegister } from "./run.ts";
import { untilInterrupted } from "./until-interrupted.ts";

const figuresSchema = z.strictObject({
  day: z.string(),
  values: z.array(z.strictObject({ figure: z.string(), value: z.number(), uncertain: z.number() })),
});

/** Left out of a backup, because a restore computes them. `series` only numbers what the spans name. */
const leftOutOf = (plan: RebuildPlan): string[] => [
  CLUSTER_TABLE.name,
  ...plan.tables.map(({ table }) => table.name),
  ...plan.derived.map(({ name }) => name),
  ...plan.followers,
  "series",
];

type BackupOptions = {
  readonly file: string;
  readonly force?: boolean;
  readonly signal?: AbortSignal;
  readonly onProgress?: (table: string) => void;
  readonly clock?: Clock;
};

/** Writes a verified backup of an open register, with the values of its figures. */
export async function backupRegister(
  { pool }: Pick<Register, "pool">,
  { clock = systemClock, ...options }: BackupOptions,
): Promise<Manifest> {
  const day = clock.today();
  const describe = async (reader: Reader, knownAt: number): Promise<object> => ({
    day,
    values: await listAllValues(reader, { day, knownAt }),
  });
  return makeBackup(pool, { ...options, clock, leftOut: leftOutOf(rebuildPlan()), describe });
}

export type Restored = { readonly manifest: Manifest; readonly figures: number; readonly differing: readonly string[] };

/** Fills an empty register from a backup, makes the projections, and compares the figures with those stored. */
export async function restoreRegister(
  { pool }: Pick<Register, "pool">,
  options: { readonly file: string; readonly signal?: AbortSignal; readonly onProgress?: (table: string) => void },
): Promise<Restored> {
  const plan = rebuildPlan();
  const rebuild = { signal: options.signal, onProgress: (people: number) => options.onProgress?.(`${people} files replayed`) };
  const manifest = await restoreBackup(pool, {
    ...options,
    leftOut: leftOutOf(plan),
    rebuild: async (tx) =>
      void (await rebuildWithin(tx, plan, {
        onProgress: rebuild.onProgress,
        ...(rebuild.signal === undefined ? {} : { signal: rebuild.signal }),
      })),
  });
  const stored = figuresSchema.safeParse(manifest.figures).data;
  if (stored === undefined) return { manifest, figures: 0, differing: [] };
  const now = await listAllValues(readFrom(pool), { day: stored.day, knownAt: manifest.position });
  const textOf = ({ figure, value, uncertain }: NamedValue): string => `${figure} ${value} ${uncertain}`;
  const found = new Set(now.map(textOf));
  return {
    manifest,
    figures: stored.values.length,
    differing: stored.values.filter((value) => !found.has(textOf(value))).map(({ figure }) => figure),
  };
}

const lastBackupSchema = z.strictObject({ madeAt: z.iso.datetime(), position: z.number(), file: z.string() });
export type LastBackup = z.output<typeof lastBackupSchema>;

const LAST_BACKUP = "last-backup.json";

/** When this register was last backed up; undefined when never, or never from this data folder. */
export async function readLastBackup({ dataFolder }: Pick<Config, "dataFolder">): Promise<LastBackup | undefined> {
  const text = await readFile(path.join(dataFolder, LAST_BACKUP), "utf8").catch(() => "");
  try {
    return lastBackupSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** For `apora doctor`. The backup is good even if this note cannot be written, so a failure is not one. */
export async function noteBackup({ dataFolder }: Pick<Config, "dataFolder">, last: LastBackup): Promise<void> {
  const draft = path.join(dataFolder, `${LAST_BACKUP}.draft`);
  try {
    await mkdir(dataFolder, { recursive: true, mode: 0o700 });
    await writeFile(draft, `${JSON.stringify(last)}\n`, { mode: 0o600, flush: true });
    await rename(draft, path.join(dataFolder, LAST_BACKUP));
  } catch {
    // The doctor will say "never", which is the safe mistake.
  }
}

const rowsOf = (manifest: Manifest): number => manifest.tables.reduce((sum, { rows }) => sum + rows, 0);

async function backup(file: string, { force = false, json = false }: { force?: boolean; json?: boolean }): Promise<void> {
  await withRegister((register, config) =>
    untilInterrupted(async (signal) => {
      const manifest = await backupRegister(register, { file, force, signal, onProgress: (table) => progress(`writing ${table} …`) });
      await noteBackup(config, { madeAt: manifest.madeAt, position: manifest.position, file: path.resolve(file) });
      progressDone("");
      const answer = { file: path.resolve(file), verified: true, ...manifest, figures: undefined };
      print(
        json,
        answer,
        () =>
          `${file}: ${rowsOf(manifest)} rows of ${manifest.tables.length} tables, up to position ${manifest.position}, read back and verified.`,
      );
    }),
  );
}

async function restore(file: string, { json = false }: { json?: boolean }): Promise<void> {
  await withRegister((register) =>
    untilInterrupted(async (signal) => {
      const { manifest, figures, differing } = await restoreRegister(register, {
        file,
        signal,
        onProgress: (what) => progress(`restoring: ${what}`),
      });
      progressDone("");
      const answer = { file, position: manifest.position, madeAt: manifest.madeAt, rows: rowsOf(manifest), figures, differing };
      print(
        json,
        answer,
        () =>
          `${rowsOf(manifest)} rows restored, up to position ${manifest.position}; ${figures - differing.length} of ${figures} figures equal those of ${manifest.madeAt}.`,
      );
      if (differing.length > 0)
        throw new AporaError("projection.differs", {
          problem: `everything was restored, but ${differing.length} figures are not what the backup says, first ${differing[0] ?? ""}`,
        });
    }),
  );
}

/** `apora backup` and `apora restore` */
export function addBackupCommands(program: Command): void {
  program
    .command("backup <file>")
    .description("write everything that cannot be computed again into one file, and verify it")
    .option("--force", "replace a file that is there")
    .option("--json")
    .action(backup);
  program.command("restore <file>").description("fill an empty register from a backup").option("--json").action(restore);
}
