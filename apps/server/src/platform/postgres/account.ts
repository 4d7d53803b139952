import { chmod, chown, readFile, readdir, stat } from "node:fs/promises";
import os from "node:os";
import { AporaError } from "../errors.ts";
import { runHelper } from "./helper.ts";

/**
 * Under which account the server's programs run. PostgreSQL refuses root, so root either steps into a user
 * namespace, where it looks like `nobody` while the files stay its own, or spawns as the folder's owner.
 */
export type Account =
  | { readonly kind: "direct"; readonly names: readonly string[] }
  | { readonly kind: "namespace"; readonly names: readonly string[]; readonly prefix: readonly string[] }
  | { readonly kind: "other"; readonly names: readonly string[]; readonly uid: number; readonly gid: number };

const MAPPED = ["unshare", "-U", "--map-user=65534", "--map-group=65534"];
/** For an unshare that cannot map to another user: unmapped, root appears as the overflow user, which is nobody too. */
const UNMAPPED = ["unshare", "-U"];

/** Best first; `nobody` is last because it may own other things on the machine. */
const UNPRIVILEGED = ["apora", "postgres", "nobody"];

/**
 * Chooses by the folder's owner, which is thereby the memory of the choice.
 * @param folder the cluster's folder; it exists, and may still be empty
 * @throws platform.unsupported with what to change
 */
export async function chooseAccount(folder: string, dataFolder: string): Promise<Account> {
  if (process.getuid?.() !== 0) return { kind: "direct", names: [ownName()] };
  const { uid, gid } = await stat(folder);
  if (uid !== 0) return { kind: "other", uid, gid, names: ["root", await nameOf(uid, folder)] };
  for (const prefix of [MAPPED, UNMAPPED]) {
    if (await works(prefix)) return { kind: "namespace", prefix, names: ["root", "nobody"] };
  }
  return handOver(folder, dataFolder);
}

async function works(prefix: readonly string[]): Promise<boolean> {
  const [program = "", ...rest] = prefix;
  return runHelper(program, [...rest, "true"]).then(
    () => true,
    () => false,
  );
}

/** No namespaces here, as in a default container: an unprivileged account gets the folder while it is still empty. */
async function handOver(folder: string, dataFolder: string): Promise<Account> {
  const accounts = await readAccounts();
  const found = UNPRIVILEGED.map((name) => accounts.find((account) => account.name === name)).find((account) => account !== undefined);
  if (found === undefined) {
    throw new AporaError("platform.unsupported", {
      reason: `it refuses to run as root, and there is no account named ${UNPRIVILEGED.join(", ")}. Start Apora as an ordinary user.`,
    });
  }
  // Our own lock lies there already; anything else is a cluster.
  if ((await readdir(folder)).some((name) => !name.startsWith("lock"))) {
    throw new AporaError("platform.unsupported", {
      reason: `it refuses to run as root, and user namespaces are not allowed here. Run "chown -R ${found.name} ${folder}" and start again.`,
    });
  }
  await chown(folder, found.uid, found.gid);
  const parent = await stat(dataFolder);
  // The account must pass through the folder above; it still cannot list it.
  if (parent.uid === 0 && (parent.mode & 0o001) === 0) await chmod(dataFolder, (parent.mode & 0o777) | 0o011);
  return { kind: "other", uid: found.uid, gid: found.gid, names: ["root", found.name] };
}

function ownName(): string {
  try {
    return os.userInfo().username;
  } catch (error) {
    throw new AporaError(
      "platform.unsupported",
      { reason: "the account that runs Apora has no name in /etc/passwd. Add one, or use another account." },
      { cause: error },
    );
  }
}

async function nameOf(uid: number, folder: string): Promise<string> {
  const account = (await readAccounts()).find((candidate) => candidate.uid === uid);
  if (account !== undefined) return account.name;
  throw new AporaError("platform.unsupported", {
    reason: `the folder ${folder} belongs to the account ${uid}, which has no name in /etc/passwd. Add one, or give the folder to another account.`,
  });
}

async function readAccounts(): Promise<{ name: string; uid: number; gid: number }[]> {
  const text = await readFile("/etc/passwd", "utf8").catch(() => "");
  return text
    .split("\n")
    .filter((line) => line.includes(":"))
    .map((line) => {
      const [name = "", , uid, gid] = line.split(":");
      return { name, uid: Number(uid), gid: Number(gid) };
    });
}
