import { spawnSync } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { scratchFolder } from "../testing/scratch-folder.ts";
import { readCodeIdentity } from "./code-identity.ts";

const ROOT = fileURLToPath(new URL("../../../..", import.meta.url));
const RECIPE =
  "find apps/server/src apps/server/migrations packages/*/src package-lock.json -type f | LC_ALL=C sort | xargs sha256sum | sha256sum";

test("the hash of the sources is made again by three commands of any Unix", async () => {
  const { stdout } = spawnSync("sh", ["-c", RECIPE], { cwd: ROOT, encoding: "utf8" });
  const { sha256, version } = await readCodeIdentity();
  expect(`${sha256}  -\n`).toBe(stdout);
  expect(version).toMatch(/^\d+\.\d+\.\d+$/u);
});

test("the commit is found in a file of its own, among packed ones, and without a branch; elsewhere nothing is said", async () => {
  const root = await scratchFolder();
  expect(await readCodeIdentity(root)).toMatchObject({ commit: "", sha256: "" });
  const [own, packed, alone] = ["a", "b", "c"].map((digit) => digit.repeat(40));
  const git = path.join(root, ".git");
  await mkdir(path.join(git, "refs/heads"), { recursive: true });
  await writeFile(path.join(git, "HEAD"), "ref: refs/heads/main\n");
  await writeFile(
    path.join(git, "packed-refs"),
    `# pack-refs with: peeled\n${"d".repeat(40)} refs/heads/other\n${packed} refs/heads/main\n`,
  );
  expect((await readCodeIdentity(root)).commit).toBe(packed);
  await writeFile(path.join(git, "refs/heads/main"), `${own}\n`);
  expect((await readCodeIdentity(root)).commit).toBe(own);
  await writeFile(path.join(git, "HEAD"), `${alone}\n`);
  expect((await readCodeIdentity(root)).commit).toBe(alone);
});
