import { AporaError } from "../errors.ts";

/** What a failed start of the server means for the supervisor. */
export type StartFault = { readonly kind: "wait"; readonly reason: string } | { readonly kind: "fatal"; readonly error: AporaError };

/**
 * Reads the server's last words. "wait" means that the same start will succeed a little later: a backend of a
 * killed server is still finishing its statement, or the dead server has not been reaped yet.
 */
export function readStartFault(lines: readonly string[], folder: string): StartFault {
  const log = lines.join("\n");
  if (log.includes("pre-existing shared memory block"))
    return { kind: "wait", reason: "a query of the server that was killed is still finishing" };
  if (/lock file ".*" already exists/.test(log)) return { kind: "wait", reason: "the previous server has not left yet" };
  return { kind: "fatal", error: readFatalFault(lines, folder) };
}

/** The sentence for a failure of `initdb` or `postgres` that trying again does not cure. */
export function readFatalFault(lines: readonly string[], folder: string): AporaError {
  const log = lines.join("\n");
  if (/No space left on device|Disk quota exceeded/.test(log)) return new AporaError("disk.full", { folder });
  if (/Read-only file system/.test(log)) return new AporaError("data.unwritable", { folder, reason: "the disk is read-only" });
  const foreign = /initialized by PostgreSQL version (\d+).*not compatible with this version (\d+)/s.exec(log);
  if (foreign !== null) return wrongMajor(folder, Number(foreign[1]), Number(foreign[2]));
  if (/Permission denied|could not access directory|invalid permissions|wrong ownership/.test(log)) {
    return new AporaError("data.unwritable", { folder, reason: "permission denied here or in a folder above" });
  }
  if (/cannot be run as root|root" execution|effective user ID/.test(log)) {
    return new AporaError("platform.unsupported", { reason: "it refuses this account. Start Apora as an ordinary user." });
  }
  if (/error while loading shared libraries|GLIBC_/.test(log)) {
    return new AporaError("platform.unsupported", {
      reason: "the bundled programs do not fit this system. Set APORA_PG_BIN or APORA_DATABASE_URL.",
    });
  }
  return new AporaError("database.not-started", { log: lines.slice(-5).join(" | ") || "(nothing)" });
}

/** Data and programs of different majors; which of the two sentences depends on who is older. */
export function wrongMajor(folder: string, found: number, known: number): AporaError {
  if (found > known)
    return new AporaError("data.newer-version", { where: folder, found: `PostgreSQL ${found}`, known: `PostgreSQL ${known}` });
  return new AporaError("data.older-version", { where: folder, found, known });
}
