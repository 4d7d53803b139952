import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** Which program counted; empty texts where that is not known. */
export type CodeIdentity = {
  readonly version: string;
  /** The commit of the checkout it runs from. */
  readonly commit: string;
  /** Over its sources as they lie there, changed or not: see {@link readCodeIdentity}. */
  readonly sha256: string;
};

const ROOT = fileURLToPath(new URL("../../../..", import.meta.url));
const SOURCES = ["apps/server/src", "apps/server/migrations", "package-lock.json"];

const readIfThere = (file: string): Promise<string> => readFile(file, "utf8").catch(() => "");

/** What HEAD of a checkout stands for, whether its branch has a file of its own or a line among the packed ones. */
async function commitOf(root: string): Promise<string> {
  const folder = path.join(root, ".git");
  const head = (await readIfThere(path.join(folder, "HEAD"))).trim();
  const [, branch] = /^ref: (.+)$/u.exec(head) ?? [];
  const packed = async (): Promise<string> =>
    (await readIfThere(path.join(folder, "packed-refs"))).split("\n").find((line) => line.endsWith(` ${branch}`)) ?? "";
  const found = branch === undefined ? head : (await readIfThere(path.join(folder, branch))) || (await packed());
  return /^[0-9a-f]{40,64}/u.exec(found)?.[0] ?? "";
}

/** The files of a file or folder, as paths from the root with slashes. */
async function filesOf(root: string, name: string): Promise<string[]> {
  const entries = await readdir(path.join(root, name), { withFileTypes: true, recursive: true }).catch(() => undefined);
  if (entries === undefined) return [name];
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join("/"));
}

/**
 * Says which program this is. The hash is that of the list `sha256sum` would print of the sources of the server and its packages,
 * the migrations and the lock file, in the order of their bytes, so that anybody with a checkout can make it again; where the
 * sources do not lie beside the program it is empty.
 */
export async function readCodeIdentity(root = ROOT): Promise<CodeIdentity> {
  const { version } = JSON.parse(await readFile(new URL("../../package.json", import.meta.url), "utf8")) as { version: string };
  const packages = await readdir(path.join(root, "packages")).catch(() => []);
  const listed = await Promise.all([...SOURCES, ...packages.map((name) => `packages/${name}/src`)].map((name) => filesOf(root, name)));
  const commit = await commitOf(root);
  try {
    const list = createHash("sha256");
    for (const file of listed.flat().sort())
      list.update(
        `${createHash("sha256")
          .update(await readFile(path.join(root, file)))
          .digest("hex")}  ${file}\n`,
      );
    return { version, commit, sha256: list.digest("hex") };
  } catch {
    return { version, commit, sha256: "" };
  }
}
