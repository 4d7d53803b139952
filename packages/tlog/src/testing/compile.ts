import { execFile } from "node:child_process";
import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../../../", import.meta.url));
const SOURCES = path.join(ROOT, "packages/tlog/src");

/**
 * Compiles the writer of the kill test, which needs a process of its own. The result lies inside the repository, where
 * packages are found; the caller removes the folder.
 */
export async function compileWriter(): Promise<{ readonly folder: string; readonly file: string }> {
  await mkdir(path.join(ROOT, ".cache"), { recursive: true });
  const folder = await mkdtemp(path.join(ROOT, ".cache/child-"));
  const project = {
    extends: path.join(ROOT, "tsconfig.base.json"),
    compilerOptions: { rootDir: SOURCES, outDir: path.join(folder, "out"), composite: false, declaration: false },
    files: [path.join(SOURCES, "testing/log-writer.ts")],
  };
  await writeFile(path.join(folder, "tsconfig.json"), JSON.stringify(project));
  const compiler = path.join(ROOT, "node_modules/typescript/bin/tsc");
  await new Promise<void>((resolve, reject) => {
    execFile(process.execPath, [compiler, "-p", folder], (error, output) => (error === null ? resolve() : reject(new Error(output))));
  });
  return { folder, file: path.join(folder, "out/testing/log-writer.js") };
}
