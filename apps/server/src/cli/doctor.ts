import type pg from "pg";
import type { Command } from "commander";
import { systemClock, type Clock } from "../platform/clock.ts";
import { loadConfig, type Config, type Setting } from "../platform/config.ts";
import { createPool } from "../platform/database.ts";
import { toAporaError } from "../platform/errors.ts";
import { startDatabase, type Database } from "../platform/postgres/start-database.ts";
import { hasCluster, probeBackup, probeDataFolder, probeNode, probeSettings, type Finding } from "./doctor-machine.ts";
import { probeClock, probeJobs, probeLedger, probeMigrations, probeProjections, probeTriggers } from "./doctor-register.ts";
import { rebuildPlan } from "./rebuild-plan.ts";
import { print, progress, progressDone } from "./run.ts";

export type Probe = Finding & { readonly name: string };
export type Diagnosis = { readonly healthy: boolean; readonly probes: readonly Probe[]; readonly settings: readonly Setting[] };

/** The questions that need an open register, in the order in which a fault explains the later ones. */
const REGISTER_PROBES: Readonly<Record<string, (pool: pg.Pool, clock: Clock) => Promise<Finding>>> = {
  migrations: probeMigrations,
  ledger: probeLedger,
  triggers: probeTriggers,
  projections: (pool) => probeProjections(pool, rebuildPlan()),
  jobs: probeJobs,
  clock: probeClock,
};

async function guarded(name: string, work: () => Finding | Promise<Finding>): Promise<Probe> {
  try {
    return { name, ...(await work()) };
  } catch (error) {
    const { message, code } = toAporaError(error);
    return { name, verdict: "fault", finding: `${message} (${code})` };
  }
}

const skipped = (reason: string): Probe[] =>
  Object.keys(REGISTER_PROBES).map((name) => ({ name, verdict: "not checked", finding: reason }));

async function probeRegister(database: Database, clock: Clock): Promise<Probe[]> {
  const pool = createPool(database, { max: 4 });
  const probes: Probe[] = [
    {
      name: "database",
      verdict: "ok",
      finding: `${database.mode === "embedded" ? "built-in" : "server"}, PostgreSQL ${database.version}, letters such as Ў are letters`,
    },
  ];
  try {
    for (const [name, probe] of Object.entries(REGISTER_PROBES)) {
      progress(`checking: ${name}`);
      const behind = probes.some((p) => p.name === "migrations" && p.verdict !== "ok");
      probes.push(
        behind ? { name, verdict: "not checked", finding: "the migrations come first" } : await guarded(name, () => probe(pool, clock)),
      );
    }
  } finally {
    await pool.end();
  }
  return probes;
}

/** Without a cluster there is nothing to examine, and starting the database would make one. */
async function probeDatabase(config: Config, clock: Clock): Promise<Probe[]> {
  if (config.databaseUrl === undefined && !(await hasCluster(config.dataFolder))) {
    return [
      {
        name: "database",
        verdict: "not checked",
        finding: "there is no register in this folder yet",
        cure: "`npm start` makes one. If there should be one, check APORA_DATA.",
      },
      ...skipped("there is no register yet"),
    ];
  }
  let database: Database;
  try {
    database = await startDatabase(config, { ifRunning: "join" });
  } catch (error) {
    const { message, code } = toAporaError(error);
    return [{ name: "database", verdict: "fault", finding: `${message} (${code})` }, ...skipped("the database does not answer")];
  }
  try {
    return await probeRegister(database, clock);
  } finally {
    await database.stop();
  }
}

/** Asks everything an operator would want to know, and changes nothing. */
export async function diagnose(env: NodeJS.ProcessEnv, clock: Clock = systemClock): Promise<Diagnosis> {
  const node = await guarded("node", () => probeNode(process.version));
  let config: Config;
  try {
    config = loadConfig(env);
  } catch (error) {
    const probes: Probe[] = [{ name: "settings", verdict: "fault", finding: toAporaError(error).message }, node];
    return {
      healthy: false,
      settings: [],
      probes: [
        ...probes,
        { name: "database", verdict: "not checked", finding: "the settings come first" },
        ...skipped("the settings come first"),
      ],
    };
  }
  const probes = [
    await guarded("settings", () => probeSettings(config)),
    node,
    await guarded("data folder", () => probeDataFolder(config.dataFolder)),
    ...(await probeDatabase(config, clock)),
    await guarded("backup", () => probeBackup(config, clock.now())),
  ];
  return { healthy: probes.every(({ verdict }) => verdict !== "fault"), settings: config.settings, probes };
}

function textOf({ probes, settings, healthy }: Diagnosis): string {
  const lines = probes.flatMap(({ name, verdict, finding, cure }) => [
    `${verdict.toUpperCase().padEnd(12)} ${name.padEnd(12)} ${finding}`,
    ...(cure === undefined ? [] : [`${" ".repeat(26)}${cure}`]),
  ]);
  const given = settings.map(({ env, value, source }) => `  ${env.padEnd(20)} ${value ?? "-"}  (${source})`);
  return [...lines, "", "Settings", ...given, "", healthy ? "No fault found." : "There are faults."].join("\n");
}

async function doctor({ json = false }: { json?: boolean }): Promise<void> {
  const diagnosis = await diagnose(process.env);
  progressDone("");
  print(json, diagnosis, () => textOf(diagnosis));
  process.exitCode = diagnosis.healthy ? 0 : 1;
}

/** `apora doctor` */
export function addDoctorCommands(program: Command): void {
  program.command("doctor").description("find out what is wrong, and what to do about it").option("--json").action(doctor);
}
