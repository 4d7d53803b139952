import { describeQuorum, formatVerifierKey } from "@apora/tlog";
import type { Command } from "commander";
import { AporaError } from "../platform/errors.ts";
import { adoptLog, readLogStatus } from "../proofs/adopt.ts";
import "../proofs/forget.ts";
import { readPolicy } from "../proofs/ask-witnesses.ts";
import { trustText } from "../proofs/trust-text.ts";
import { openKeys } from "../proofs/open-keys.ts";
import type { Beacon } from "../proofs/plan-batch.ts";
import { sealLog } from "../proofs/seal.ts";
import { logSettingOf } from "./log-setting.ts";
import { createSealKey } from "../platform/sealed.ts";
import { fail, print, withRegister } from "./run.ts";

type Json = { readonly json?: boolean };
export type BeaconOptions = { readonly beacon?: string };

/** `bitcoin block 871234=0000…@2026-11-21T03:50:00Z`: source, value, and when it became public. */
export function readBeacon({ beacon: text }: BeaconOptions): Beacon | undefined {
  if (text === undefined) return undefined;
  const [, source, value, at] = /^([^=]+)=(.+)@(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z)$/.exec(text) ?? [];
  if (source === undefined || value === undefined || at === undefined)
    throw new AporaError("log.damaged", { reason: "a beacon is written SOURCE=VALUE@2026-11-21T03:50:00Z." });
  return { source, value, at };
}

export const BEACON_HELP = "a public value nobody knew earlier, SOURCE=VALUE@INSTANT, such as the hash of a block";

async function sealKey(): Promise<void> {
  const { identity, recipient } = await createSealKey();
  process.stderr.write(
    "Keep the first line where the server is not: whoever has it can open closed entries. Give the second to the server.\n",
  );
  process.stdout.write(`${identity}\nAPORA_OPENINGS_TO=${recipient}\n`);
}

async function key({ json = false }: Json): Promise<void> {
  await withRegister(async (register, config) => {
    const setting = logSettingOf(register, config);
    const { log, publisher } = await openKeys(setting);
    const policy = await readPolicy(setting.places.policy);
    const keys = { log: formatVerifierKey(log.key), publisher: formatVerifierKey(publisher.key) };
    // A policy file as it is: what a reader hands to `apora verify --trust`, once it has come by a second way.
    print(json, { ...keys, quorum: policy === undefined ? "none" : describeQuorum(policy) }, () => trustText(keys, policy));
  });
}

async function seal(options: Json & BeaconOptions): Promise<void> {
  await withRegister(async (register, config) => {
    const { batches, size, position, note } = await sealLog(logSettingOf(register, config), { beacon: readBeacon(options) });
    print(options.json === true, { batches, size, position, note }, () =>
      [
        batches === 0 ? "Nothing waited." : `${batches} ${batches === 1 ? "batch" : "batches"} sealed.`,
        `The log has ${size} leaves and covers the ledger up to position ${position}.`,
        "",
        note.trimEnd(),
      ].join("\n"),
    );
  });
}

async function status({ json = false }: Json): Promise<void> {
  await withRegister(async (register, config) => {
    const setting = logSettingOf(register, config);
    const [found, policy] = [await readLogStatus(setting), await readPolicy(setting.places.policy)];
    const quorum = policy === undefined ? "none" : describeQuorum(policy);
    print(json, { ...found, quorum }, () =>
      [
        quorum === "none"
          ? `No witness is asked: there is no policy at ${setting.places.policy}, or it wants none.`
          : `Witnesses wanted: ${quorum}`,
        `Signed: ${found.signed} leaves, the ledger up to position ${found.covered} of ${found.position}.`,
        ...(found.waiting ? ["A batch is planned and not signed yet: `apora log seal` ends it."] : []),
        found.fault === undefined ? "The log can be signed." : `${found.fault.message}\n(${found.fault.code})`,
      ].join("\n"),
    );
    if (found.fault !== undefined) process.exitCode = 65;
  });
}

async function adopt({ from, json = false }: Json & { readonly from?: string }): Promise<void> {
  await withRegister(async (register, config) => {
    const adopted = await adoptLog(logSettingOf(register, config), { mirror: from });
    print(json, adopted, () =>
      [
        `The log goes on after ${adopted.size} leaves.`,
        ...(adopted.leaves > 0
          ? [`${adopted.leaves} leaves were signed before the restore; what they commit to is not in this database.`]
          : []),
        ...(adopted.lostStatements.length > 0 ? [`Published and not in this database: ${adopted.lostStatements.join(", ")}`] : []),
      ].join("\n"),
    );
  });
}

/** `apora log …` */
export function addLogCommands(program: Command): void {
  const log = program.command("log").description("the transparency log: what was known when, so that nobody can change it unseen");
  log.command("key").description("the public keys, made at the first use; publish them in a second place").option("--json").action(key);
  log
    .command("seal-key")
    .description("make a key for the closed entries of published figures")
    .action(() => sealKey().catch(fail));
  log.command("seal").description("seal all that waits now").option("--beacon <text>", BEACON_HELP).option("--json").action(seal);
  log.command("status").description("how far the log goes, and whether it can be signed").option("--json").action(status);
  log
    .command("adopt")
    .description("the way out after a restore: go on after everything that was signed")
    .option("--from <address|folder>", "a mirror of the log, where neither the database nor the folder holds all leaves")
    .option("--json")
    .action(adopt);
}
