// Compares the committed apps/server/schema.sql with what the migrations make of an empty database, or writes it anew
// with --write: a reviewer sees in the diff what a migration changes.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { ensureInstalled, ROOT } from "./ensure-installed.mjs";

const FILE = path.join(ROOT, "apps/server/schema.sql");

async function dumpMigrated() {
  ensureInstalled({ quiet: true });
  const built = (name) => import(pathToFileURL(path.join(ROOT, "apps/server/dist/platform", name)).href);
  const [{ startDatabase }, { createPool }, { migrate }, { dumpSchema }] = await Promise.all(
    ["postgres/start-database.js", "database.js", "migrate.js", "schema-snapshot.js"].map(built),
  );
  const folder = mkdtempSync(path.join(os.tmpdir(), "apora-schema-"));
  const database = await startDatabase({ dataFolder: folder }, { unsafeFast: true, dieWithParent: true });
  const pool = createPool(database);
  try {
    await migrate(pool);
    const client = await pool.connect();
    return await dumpSchema(client).finally(() => client.release());
  } finally {
    await pool.end();
    await database.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

const found = await dumpMigrated();
if (process.argv.includes("--write")) {
  writeFileSync(FILE, found);
  process.stdout.write("apps/server/schema.sql is written.\n");
} else {
  const committed = readFileSync(FILE, "utf8");
  if (committed === found) process.stdout.write("apps/server/schema.sql is what the migrations make.\n");
  else {
    process.stderr.write(
      "apps/server/schema.sql differs from what the migrations make: run `node scripts/schema.mjs --write` and review the diff.\n",
    );
    process.exitCode = 1;
  }
}
