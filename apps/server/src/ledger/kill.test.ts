import { rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { compileForChild } from "../testing/compile.ts";
import { migrationsBelow, passed, runKillDrill } from "../testing/kill-drill.ts";
import { scratchFolder } from "../testing/scratch-folder.ts";

// The short form of `npm run drill:kill`: a real cluster with fsync, killed a few times while it writes.
test("whoever is killed while people write: nothing acknowledged is lost, nothing is torn, and the next start works", async () => {
  const compiled = await compileForChild("testing/kill-writer.ts");
  try {
    const root = fileURLToPath(new URL("../../../../", import.meta.url));
    const result = await runKillDrill({
      dataFolder: await scratchFolder(),
      writerUrl: compiled.url,
      migrations: migrationsBelow(root),
      rounds: 7,
    });
    expect(result).toMatchObject({ rounds: 7, lost: 0, torn: 0, gaps: 0, differing: 0, failedStarts: 0, problems: [] });
    expect(passed(result)).toBe(true);
  } finally {
    await rm(compiled.folder, { recursive: true, force: true });
  }
}, 120_000);
