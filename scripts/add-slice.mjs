// Gives every language a slice of texts that English has: `node scripts/add-slice.mjs pictures`. Where a language has no file
// of that name it gets the English texts to be translated, and the slice is entered in its catalogue. What is still
// English afterwards is named by `npm run check`, which stays red until it is translated.
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { giveUp, ROOT } from "./ensure-installed.mjs";

const MESSAGES = path.join(ROOT, "apps/server/src/site/messages");
const [slice = ""] = process.argv.slice(2);
const source = path.join(MESSAGES, "en", `${slice}.ts`);
if (!/^[a-z][a-zA-Z]*$/.test(slice) || !existsSync(source))
  giveUp(`There is no ${path.relative(ROOT, source)}: write the English texts first.`);

const english = readFileSync(source, "utf8");
const typed = english
  .replace(/^import \{ AT_PLACE \} from "\.\.\/catalogue\.ts";\n+/m, "")
  .replace(/^\/\*\*.*\*\/\n/m, "")
  .replace(`export const ${slice} = {`, `export const ${slice}: Catalogue<typeof source> = {`);
const head = [
  'import type { Catalogue } from "../catalogue.ts";',
  `import type { ${slice} as source } from "../en/${slice}.ts";`,
  ...(english.includes("AT_PLACE") ? ['import { AT_PLACE } from "../catalogue.ts";'] : []),
].join("\n");

/** Adds the slice to a catalogue, its import and its place among the others in the order of the alphabet. */
function enter(text, lang) {
  if (text.includes(`./${lang}/${slice}.ts`)) return text;
  const known = [...text.matchAll(/^ {2}\.\.\.(\w+),$/gm)].map((match) => match[1]);
  const before = known.filter((name) => name < slice).at(-1) ?? giveUp(`${lang}.ts has no slice before ${slice}: enter it by hand.`);
  return text
    .replace(
      `import { ${before} } from "./${lang}/${before}.ts";\n`,
      (line) => `${line}import { ${slice} } from "./${lang}/${slice}.ts";\n`,
    )
    .replace(`  ...${before},\n`, (line) => `${line}  ...${slice},\n`);
}

for (const { name: lang } of readdirSync(MESSAGES, { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
  const file = path.join(MESSAGES, lang, `${slice}.ts`);
  if (!existsSync(file)) {
    writeFileSync(file, `${head}\n\n${typed.trimStart()}`);
    process.stdout.write(`${path.relative(ROOT, file)} waits to be translated.\n`);
  }
  const catalogue = path.join(MESSAGES, `${lang}.ts`);
  const text = readFileSync(catalogue, "utf8");
  const entered = enter(text, lang);
  if (entered !== text) writeFileSync(catalogue, entered);
}
