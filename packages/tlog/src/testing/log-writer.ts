// A child process that appends until it is killed. Every line it prints is a head that it was told is durable.
import { sha256, utf8, createSigner } from "../index.ts";
import { openDurableLog } from "../node/index.ts";

export const KILL_ORIGIN = "log.example/kill";

/** Leaf i of the log of the kill tests: anybody can say what it must be. */
export const leafOf = (i: number): Uint8Array => utf8(`leaf ${i} ${"x".repeat(i % 90)}`);

export async function writeForever(folder: string, stateFolder: string, seed: number): Promise<void> {
  const signer = createSigner(KILL_ORIGIN, "note", sha256(utf8("kill")));
  const log = await openDurableLog({ folder, stateFolder, signer });
  process.stdout.write(`open ${log.head().size}\n`);
  for (let round = 0; ; round += 1) {
    const from = Number(log.head().size);
    const batch = Array.from({ length: 1 + ((seed + round * 37) % 400) }, (_, i) => leafOf(from + i));
    const head = await log.append(batch);
    process.stdout.write(`head ${head.size}\n`);
  }
}
