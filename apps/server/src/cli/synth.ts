import { InvalidArgumentError, type Command } from "commander";
import { loadSynthetic } from "../synth/load.ts";
import { print, progress, progressDone, withRegister } from "./run.ts";

type Options = { people: number; seed: number; json?: boolean };

function wholeNumber(text: string): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(number)) throw new InvalidArgumentError("write a whole number.");
  return number;
}

async function synth({ people, seed, json }: Options): Promise<void> {
  await withRegister(async ({ ledger }) => {
    let interrupted = false;
    const stop = (): void => {
      interrupted = true;
      progressDone("Stopping after this batch …");
    };
    process.once("SIGINT", stop);
    const began = performance.now();
    try {
      const loaded = await loadSynthetic(ledger, {
        people,
        seed,
        shouldStop: () => interrupted,
        onProgress: ({ people: done, position }) => progress(`${done} of ${people} people, position ${position}`),
      });
      const seconds = (performance.now() - began) / 1000;
      progressDone(`${loaded.people} invented people in ${seconds.toFixed(1)} s`);
      print(
        json === true,
        { ...loaded, seed, synthetic: true },
        () => `${loaded.people} invented people, position ${loaded.position}. Every record is synthetic.`,
      );
    } finally {
      process.off("SIGINT", stop);
    }
  });
}

/** `apora synth` */
export function addSynthCommand(program: Command): void {
  program
    .command("synth")
    .description("fill an empty database with invented people, for trying out and measuring; never a database with real records")
    .requiredOption("--people <n>", "how many", wholeNumber)
    .option("--seed <n>", "the same number gives the same people", wholeNumber, 1)
    .option("--json")
    .action(synth);
}
