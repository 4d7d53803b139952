import type { Server } from "node:http";
import path from "node:path";
import { formatVerifierKey, parseVerifierKey, TlogError } from "@apora/tlog";
import type { Command } from "commander";
import { AporaError } from "../platform/errors.ts";
import { openSigner } from "../proofs/keys.ts";
import { createWitness } from "../proofs/witness-server.ts";
import { fail } from "./run.ts";
import { untilInterrupted } from "./until-interrupted.ts";

type Options = {
  readonly state: string;
  readonly log: readonly string[];
  readonly name: string;
  readonly host: string;
  readonly port: string;
};

function readLog(text: string): ReturnType<typeof parseVerifierKey> {
  try {
    return parseVerifierKey(text);
  } catch (cause) {
    const reason = cause instanceof TlogError ? cause.message : "the key of the log cannot be read.";
    throw new AporaError("log.damaged", { reason }, { cause });
  }
}

const listen = (server: Server, port: number, host: string): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });

async function run(options: Options): Promise<void> {
  const folder = path.resolve(options.state);
  const logs = options.log.map(readLog);
  const signer = await openSigner(path.join(folder, "witness-key"), { name: options.name, kind: "cosignature" });
  const server = createWitness({ folder, signer, logs, now: () => BigInt(Math.floor(Date.now() / 1000)) });
  await untilInterrupted(async (signal) => {
    await listen(server, Number(options.port), options.host);
    const address = server.address();
    const port = typeof address === "object" && address !== null ? address.port : options.port;
    process.stdout.write(`witness w ${formatVerifierKey(signer.key)} http://${options.host}:${port}\n`);
    await new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve()));
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
}

/** `apora witness`: needs no register. */
export function addWitnessCommand(program: Command): void {
  program
    .command("witness")
    .description("cosign the heads of somebody's log, so that it cannot show two histories; prints its own line for a policy file")
    .requiredOption("--log <key...>", "verifier keys of the logs to watch, as `apora log key` prints them")
    .requiredOption("--state <folder>", "where the last cosigned heads and the key are kept; never restore an older copy of it")
    .option("--name <name>", "what the witness is called in its key, made at the first use", "witness.local/w")
    .option("--host <address>", "where to listen", "127.0.0.1")
    .option("--port <n>", "on which port; 0 takes any free one", "8090")
    .action((options: Options) => run(options).catch(fail));
}
