import type { Command } from "commander";
import { AporaError } from "../platform/errors.ts";
import { checkProjections, differs, rebuildProjections, type TableComparison } from "../registry/rebuild.ts";
import { requestNames } from "../registry/name-search-index.ts";
import { rebuildPlan } from "./rebuild-plan.ts";
import { print, progress, progressDone, withRegister } from "./run.ts";
import { untilInterrupted } from "./until-interrupted.ts";

type Options = { check?: boolean; json?: boolean };

const lineOf = ({ table, live, rebuilt, onlyLive, onlyRebuilt }: TableComparison): string =>
  `  ${table.padEnd(18)} ${String(live).padStart(10)} live  ${String(rebuilt).padStart(10)} rebuilt  ${String(onlyLive + onlyRebuilt).padStart(8)} differ`;

const differing = (tables: readonly TableComparison[]): number => tables.reduce((sum, t) => sum + t.onlyLive + t.onlyRebuilt, 0);

function textOf(tables: readonly TableComparison[], check: boolean): string {
  const rows = differing(tables);
  const verdict =
    rows === 0 ? "The projections are what the claims say." : check ? `${rows} rows differ.` : `${rows} rows differed and were made again.`;
  return [...tables.map(lineOf), verdict].join("\n");
}

async function rebuild({ check = false, json = false }: Options): Promise<void> {
  await withRegister(({ pool }) =>
    untilInterrupted(async (signal) => {
      const onProgress = (people: number): void => progress(`${people} files replayed`);
      const work = check ? checkProjections : rebuildProjections;
      const tables = await work(pool, rebuildPlan(), { signal, onProgress });
      progressDone("");
      if (!check) await requestNames(pool);
      print(json, { check, equal: !differs(tables), tables }, () => textOf(tables, check));
      if (check && differs(tables)) {
        const worst = tables.filter((table) => differs([table])).map(({ table }) => table);
        throw new AporaError("projection.differs", { problem: `${differing(tables)} rows in ${worst.join(", ")}` });
      }
    }),
  );
}

/** `apora rebuild` */
export function addRebuildCommands(program: Command): void {
  program
    .command("rebuild")
    .description("make every projection again from the claims")
    .option("--check", "only compare with what is there; change nothing")
    .option("--json")
    .action(rebuild);
}
