import { spawn } from "node:child_process";

type Ended = { readonly output: string; readonly code: number | null; readonly signal: NodeJS.Signals | null };

/**
 * Runs a small program to its end and gives back what it printed. In a session of its own, as all our helpers: Ctrl-C
 * in a terminal goes to the whole group, and a helper that it ended would look like one that does not work here.
 */
export async function runHelper(file: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env): Promise<string> {
  for (let left = 2; ; left -= 1) {
    const { output, code, signal } = await runOnce(file, args, env);
    if (code === 0) return output;
    // Between its birth and its own session a helper is still in our group; what hit it there says nothing about it.
    if (signal === null || left === 0) throw new Error(`${file} ended with ${code ?? signal ?? "nothing"}`);
  }
}

function runOnce(file: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<Ended> {
  const child = spawn(file, args, { env, detached: true, stdio: ["ignore", "pipe", "ignore"] });
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (part: string) => (output += part));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => resolve({ output, code, signal }));
  });
}
