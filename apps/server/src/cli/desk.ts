import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { InvalidArgumentError, type Command } from "commander";
import { createDeskPages } from "../desk/pages/index.ts";
import { createSearches } from "../desk/pages/matching/searches.ts";
import { createDesk } from "../desk/server.ts";
import { likelyByNamesApart } from "../matching/likely-apart.ts";
import { AporaError } from "../platform/errors.ts";
import { createLog } from "../platform/log.ts";
import { PSEUDONYM } from "./command.ts";
import { fail, withRegister } from "./run.ts";
import { listen } from "./serve.ts";
import { untilInterrupted } from "./until-interrupted.ts";

type Options = { readonly port: number; readonly actor: string };

/** Only ever this machine: who is not on it has no business here. */
const HOST = "127.0.0.1";

function readPort(text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) throw new InvalidArgumentError("write a port, 1 to 65535, or 0 for any free one.");
  return port;
}

async function desk({ port, actor }: Options): Promise<void> {
  if (!PSEUDONYM.test(actor))
    return fail(
      new AporaError("command.invalid-input", {
        command: "desk",
        problems: "--actor: a pseudonym of small letters, digits, dots and dashes",
      }),
    );
  await withRegister(async ({ ledger, database }) => {
    const folder = await mkdtemp(path.join(os.tmpdir(), "apora-desk-"));
    const searches = createSearches();
    const pages = createDeskPages(searches, (_reader, upTo) => likelyByNamesApart(database, upTo));
    const { server, session } = createDesk({ ledger, actor: { id: actor }, pages, folder, log: createLog() });
    try {
      await untilInterrupted(async (signal) => {
        const used = await listen(server, { host: HOST, port });
        process.stdout.write(`The desk is open, for one browser: http://${HOST}:${used}/?token=${session.token}\n(Ctrl-C closes it)\n`);
        await new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
      });
    } finally {
      server.close();
      server.closeAllConnections();
      await searches.close();
      await rm(folder, { recursive: true, force: true });
    }
  });
}

/** `apora desk` */
export function addDeskCommand(program: Command): void {
  program
    .command("desk")
    .description("staff pages for this machine alone: imports and what waits for a person")
    .option("--port <n>", "0 takes any free one", readPort, 8081)
    .option("--actor <pseudonym>", "who acts, for the audit trail", "operator")
    .action(desk);
}
