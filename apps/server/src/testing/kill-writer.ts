import { setTimeout as sleep } from "node:timers/promises";
import { createLedger } from "../cli/open-register.ts";
import { findCommand } from "../ledger/command.ts";
import { perform, type Ledger } from "../ledger/ledger.ts";
import { createPool } from "../platform/database.ts";
import { startDatabase } from "../platform/postgres/start-database.ts";

// The process that is killed: owns the database of a folder and writes until it dies. Every line on standard output
// is a fact at the moment it is written, because pipes are written synchronously.

const LANES = 3;
const NAMES = ["Ганна Пятровіч", "Іван Кавалёў", "Марыя Ўладзіміраўна"];

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const pick = <T>(items: readonly T[]): T | undefined => items[Math.floor(Math.random() * items.length)];

const grounds = { sources: [{ url: "https://example.org/kill", title: "A drill" }] };
const file = (): object => ({
  person: { name: [{ text: pick(NAMES), lang: "be", script: "Cyrl", role: "legal" }], gender: "female", birth_year: 1990 },
  events: [
    { kind: "detention", fields: { began: "2024-05-21", track: "criminal" } },
    { kind: "sentence", fields: { on: "2024-09" } },
  ],
  grounds,
});

const people: string[] = [];

function nextCall(): [string, object] {
  const [a, b] = [pick(people), pick(people)];
  const dice = Math.random();
  if (a === undefined || b === undefined || dice < 0.5) return ["registry.record-person", file()];
  if (dice < 0.6) return ["registry.record-people", { files: [file(), file(), file()] }];
  if (dice < 0.8 || a === b) return ["registry.record-release", { person: a, fields: { on: "2025-02-01", kind: "full_term" }, grounds }];
  return ["registry.judge-same", { a, b, judgement: pick(["same", "different"]), reason: "drill" }];
}

async function write(ledger: Ledger): Promise<never> {
  for (;;) {
    const [name, input] = nextCall();
    const command = findCommand(name);
    if (command === undefined) throw new Error(`no command ${name}`);
    try {
      const { position, result } = await perform(ledger, command, { actor: { id: "drill" }, input });
      const { person } = result as { person?: string };
      if (person !== undefined) people.push(person);
      if (people.length > 50) people.shift();
      say(`ack ${position}`);
    } catch {
      // The server was killed under us; it comes back or we are told.
      await sleep(20);
    }
  }
}

/** Starts writing on a folder whose database is migrated. Never returns. */
export async function writeUntilKilled(dataFolder: string): Promise<void> {
  const database = await startDatabase(
    { dataFolder, databaseUrl: undefined, pgBin: undefined },
    { onFailure: (error) => (say(`failure ${error.code}`), process.exit(3)) },
  );
  const ledger = createLedger(createPool(database, { max: LANES }));
  say(`ready ${database.pid() ?? 0}`);
  await Promise.all(Array.from({ length: LANES }, () => write(ledger)));
}
