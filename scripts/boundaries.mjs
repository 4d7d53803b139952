// Arrows between the rooms of the server point one way: platform ← ledger ← registry ← figures ← services ← site, cli.
// Services do not import each other; packages import nothing of apps. Tests may look anywhere.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const SOURCE = "apps/server/src";

/** Lower rooms know nothing of higher ones. Rooms of one rank do not know each other. */
const RANKS = {
  platform: 0,
  mistakes: 1,
  ledger: 1,
  registry: 2,
  figures: 3,
  packs: 4,
  estimates: 4,
  synth: 4,
  imports: 4,
  matching: 4,
  exports: 4,
  proofs: 4,
  site: 5,
  api: 5,
  // The local staff pages are drawn with the site's parts and never the other way round.
  desk: 6,
  cli: 7,
};

const isTest = (file) => /\.test\.tsx?$/.test(file) || file.includes("/testing/");
const roomOf = (file) => (file.startsWith(`${SOURCE}/`) ? file.slice(SOURCE.length + 1).split("/")[0] : undefined);

function importsOf(text) {
  const pattern = /(?:from|import)\s*\(?\s*["']([^"']+)["']/g;
  return [...text.matchAll(pattern)].map((found) => found[1]);
}

function judge(file, target) {
  if (file.startsWith("packages/") && target.startsWith("apps/")) return "a package imports nothing of the applications";
  if (file.startsWith("apps/verifier/") && target.startsWith(SOURCE)) return "the verifier stands alone: it knows packages and no server";
  const [from, to] = [roomOf(file), roomOf(target)];
  if (from === undefined || to === undefined || from === to) return undefined;
  if (RANKS[from] === undefined) return `the room "${from}" has no rank: give it one in scripts/boundaries.mjs`;
  if (RANKS[to] === undefined) return `the room "${to}" has no rank: give it one in scripts/boundaries.mjs`;
  return RANKS[to] < RANKS[from] ? undefined : `${from} must not know ${to}`;
}

/** Wrong arrows among files given as path → text. */
export function findWrongArrows(files) {
  const wrong = [];
  for (const [file, text] of files) {
    if (isTest(file)) continue;
    for (const specifier of importsOf(text)) {
      const isPackage = specifier.startsWith("@apora/");
      if (!specifier.startsWith(".") && !isPackage) continue;
      const target =
        isPackage && specifier.startsWith("@apora/server") ? "apps/server/src" : path.posix.join(path.posix.dirname(file), specifier);
      const reason = judge(file, target);
      if (reason !== undefined) wrong.push(`${file}: imports ${specifier}: ${reason}`);
    }
  }
  return wrong;
}

function readSources(folder, files = new Map()) {
  for (const entry of readdirSync(path.join(ROOT, folder), { withFileTypes: true })) {
    const name = `${folder}/${entry.name}`;
    if (entry.isDirectory()) {
      if (entry.name !== "node_modules" && entry.name !== "dist") readSources(name, files);
    } else if (/\.tsx?$/.test(entry.name)) files.set(name, readFileSync(path.join(ROOT, name), "utf8"));
  }
  return files;
}

/** A check that sees nothing also passes: these arrows are wrong and must be found. */
const PLANTED = new Map([
  [`${SOURCE}/platform/planted.ts`, 'import { person } from "../registry/schema.ts";'],
  [`${SOURCE}/packs/planted.ts`, 'export { synth } from "../synth/synth.ts";'],
  [`${SOURCE}/figures/planted.ts`, 'const site = await import("../site/page.ts");'],
  ["apps/verifier/src/planted.ts", 'import { page } from "../../server/src/site/page.ts";'],
  ["packages/names/src/planted.ts", 'import type { Claim } from "../../../apps/server/src/ledger/claim.ts";'],
]);

export function checkBoundaries() {
  const missed = PLANTED.size - findWrongArrows(PLANTED).length;
  if (missed > 0) return [`the check is blind: ${missed} of ${PLANTED.size} planted arrows were not found`];
  const files = new Map([...readSources(SOURCE), ...readSources("apps/verifier/src"), ...readSources("packages")]);
  if (files.size < 50) return ["the check is blind: it found hardly any file"];
  return findWrongArrows(files);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const wrong = checkBoundaries();
  for (const line of wrong) process.stderr.write(`${line}\n`);
  process.stdout.write(wrong.length === 0 ? "All arrows point the right way; the planted ones were found.\n" : "");
  process.exitCode = wrong.length === 0 ? 0 : 1;
}
