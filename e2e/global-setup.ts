import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { interrupt, MAIN, ROOT, serve, serversIn } from "./program.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Where the one running site of this test run answers. */
    origin: string;
  }
}

/** `npm test` has built already and this finds nothing to do; it is for those who call the test runner themselves. */
function build(): void {
  const compiler = path.join(ROOT, "node_modules/typescript/bin/tsc");
  const { status, stdout } = spawnSync(process.execPath, [compiler, "-b", "apps/server"], { cwd: ROOT, encoding: "utf8" });
  if (status === 0) return;
  if (!existsSync(MAIN)) throw new Error(`the build failed:\n${stdout}`);
  process.stderr.write(`The build has faults; what it made is tested all the same.\n${stdout}\n`);
}

/** One site with the record of the first country, for every file that only reads. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  build();
  const folder = await mkdtemp(path.join(os.tmpdir(), "apora-e2e-"));
  const program = await serve(folder);
  project.provide("origin", program.origin);
  process.stderr.write(`The site under test was ready after ${Math.round(program.readyAfter)} ms.\n`);
  return async () => {
    const code = await interrupt(program);
    const left = serversIn(folder);
    await rm(folder, { recursive: true, force: true });
    // The site has answered every test by now: whatever it reported as its own fault is one, even if a page hid it.
    const reported = program
      .stderr()
      .split("\n")
      .filter((line) => /"level":"(?:error|warn)"/u.test(line));
    if (code !== 0 || left.length > 0 || reported.length > 0) {
      throw new Error(
        `the site ended with ${code}, left ${left.length} database servers, and reported:\n${reported.slice(0, 20).join("\n")}\n${program.stdout().slice(-500)}`,
      );
    }
  };
}
