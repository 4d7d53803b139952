import type { Command } from "commander";
import { perform } from "../ledger/ledger.ts";
import { AporaError } from "../platform/errors.ts";
import { eraseClaims } from "../registry/erase.ts";
import { PSEUDONYM } from "./command.ts";
import { print, withRegister } from "./run.ts";

type Options = { readonly actor: string; readonly reason: string; readonly position?: readonly string[]; readonly json?: boolean };

const LEFT = [
  "What stays: dates, places and articles that figures count, without a name; the published sources they rest on.",
  "What this cannot reach: backups and exports made before, proof files already handed out, closed entries sealed for another key,",
  "what tasks, reports and other people's files say in words, and free space on the disk until the database has tidied it.",
  "Let old backups end. The same list brings nothing of it back when it is imported again; another list may bring the name as a new file.",
];

function readPosition(text: string): number {
  if (!/^[1-9]\d{0,14}$/u.test(text))
    throw new AporaError("command.invalid-input", { command: "erase", problems: "--position: write positions of the ledger" });
  return Number(text);
}

async function erase(who: string, { actor, reason, position, json = false }: Options): Promise<void> {
  await withRegister(async ({ ledger }) => {
    if (!PSEUDONYM.test(actor))
      throw new AporaError("command.invalid-input", {
        command: "erase",
        problems: "--actor: a pseudonym of small letters, digits, dots and dashes; never a person's name",
      });
    const input = { person: who, reason, ...(position === undefined ? {} : { positions: position.map(readPosition) }) };
    const { result } = await perform(ledger, eraseClaims, { actor: { id: actor }, input });
    print(json, result, () =>
      [
        `Erased at every position of the ledger: what ${result.claims} claims said, and the reasons of ${result.reasons} further ones.`,
        ...LEFT,
      ].join("\n"),
    );
  });
}

/** `apora erase` */
export function addEraseCommand(program: Command): void {
  program
    .command("erase")
    .description("destroy for good what is said of a person in words, at their wish; figures stay as they are")
    .argument("<person>", "id of the person's file; files judged the same go with it")
    .requiredOption("--actor <pseudonym>", "who decides, as the audit shall name them")
    .requiredOption("--reason <text>", "why; it is kept, so it names nobody")
    .option("--position <n...>", "only the claims at these positions")
    .option("--json", "as JSON")
    .action(erase);
}
