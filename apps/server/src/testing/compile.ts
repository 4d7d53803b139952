import { execFile } from "node:child_process";
import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const ROOT = fileURLToPath(new URL("../../../../", import.meta.url));
const SOURCES = path.join(ROOT, "apps/server/src");

export type Compiled = { readonly folder: string; /** For `import` in a child process. */ readonly url: string };

/**
 * Compiles one module of the server and what it imports, for tests that need a process of their own to kill.
 * The result lies inside the repository, where packages are found; the caller removes the folder.
 */
export async function compileForChild(module: string): Promise<Compiled> {
  await mkdir(path.join(ROOT, ".cache"), { recursive: true });
  const folder = await mkdtemp(path.join(ROOT, ".cache/child-"));
  const project = {
    extends: path.join(ROOT, "tsconfig.base.json"),
    compilerOptions: { rootDir: SOURCES, outDir: path.join(folder, "out"), composite: false, declaration: false },
    files: [path.join(SOURCES, module)],
  };
  await writeFile(path.join(folder, "tsconfig.json"), JSON.stringify(project));
  const compiler = path.join(ROOT, "node_modules/typescript/bin/tsc");
  await new Promise<void>((resolve, reject) => {
    execFile(process.execPath, [compiler, "-p", folder], (error, output) => (error === null ? resolve() : reject(new Error(output))));
  });
  return { folder, url: pathToFileURL(path.join(folder, "out", module.replace(/\.tsx?$/, ".js"))).href };
}
