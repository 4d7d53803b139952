// Says how complete each language of the interface is, and fails on what a catalogue lacks: `node scripts/catalogues.mjs`.
import { existsSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { ensureInstalled, ROOT } from "./ensure-installed.mjs";

const SITE = path.join(ROOT, "apps/server/dist/site");
const FAULTS = ["missing", "extra", "english", "placeholders", "plurals"];

/** Compares every catalogue with the English one and prints a line for each. Returns whether nothing is wrong. */
export async function checkCatalogues() {
  if (!existsSync(path.join(SITE, "i18n.js"))) ensureInstalled({ quiet: true });
  const built = (name) => import(pathToFileURL(path.join(SITE, name)).href);
  const [{ CATALOGUES, LANGUAGES }, { checkCatalogue }] = await Promise.all([built("i18n.js"), built("messages/check.js")]);
  let whole = true;
  for (const lang of LANGUAGES) {
    const report = checkCatalogue(lang, CATALOGUES[lang], CATALOGUES.en);
    const share = ((100 * report.translated) / report.wanted).toFixed(1);
    process.stdout.write(`${lang}  ${String(report.translated).padStart(5)} of ${report.wanted} texts  ${share} %\n`);
    for (const fault of FAULTS) {
      if (report[fault].length === 0) continue;
      whole = false;
      process.stderr.write(`${lang}: ${fault}: ${report[fault].join(", ")}\n`);
    }
  }
  return whole;
}

if (process.argv[1] === import.meta.filename && !(await checkCatalogues())) process.exitCode = 1;
