import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import type { Result } from "../measure.ts";

type Bundler = {
  readonly build: (options: object) => Promise<{ readonly output: readonly { readonly type: string; readonly code?: string }[] }>;
};

const PARTS: readonly (readonly [name: string, source: string, limit: number])[] = [
  ["compare and parse", "export { compareNames, compareParsed, parseName } from '@apora/names';", 30],
  ["compare, keys and index", "export { compareNames, nameKeys, buildNameIndex } from '@apora/names';", 35],
  ["everything", "export * from '@apora/names';", 45],
];

/** Kilobytes a browser loads, minified and compressed, by what of the library a page uses. */
export async function benchBundle(): Promise<readonly Result[]> {
  // The bundler comes with the test runner; its types do not matter here.
  const name = "rolldown";
  const { build } = (await import(name)) as Bundler;
  const library = fileURLToPath(new URL("../packages/names/dist/index.js", `file://${process.cwd()}/bench/`));
  const folder = await mkdtemp(path.join(os.tmpdir(), "apora-bundle-"));
  try {
    const results: Result[] = [];
    for (const [part, source, limit] of PARTS) {
      const input = path.join(folder, "entry.js");
      await writeFile(input, source);
      const { output } = await build({
        input,
        write: false,
        platform: "browser",
        resolve: { alias: { "@apora/names": library } },
        output: { minify: true, format: "es" },
      });
      const code = output.map((chunk) => chunk.code ?? "").join("");
      results.push({
        name: `browser bundle, ${part}`,
        measured: gzipSync(code, { level: 9 }).length / 1024,
        limit,
        unit: "kB",
        good: "below",
        note: `${(code.length / 1024).toFixed(0)} k characters before compression`,
      });
    }
    return results;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
