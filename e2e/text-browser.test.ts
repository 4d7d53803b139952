import { spawnSync } from "node:child_process";
import { beforeAll, describe, expect, inject, test } from "vitest";
import { ask } from "./ask.ts";

const origin = inject("origin");

/** Wide enough that nothing is broken over lines: what is compared is words, not layout. */
const WIDTH = "1000";
const BROWSERS = [
  { name: "w3m", words: ["-dump", "-cols", WIDTH, "-O", "UTF-8"] },
  { name: "lynx", words: ["-dump", "-nolist", `-width=${WIDTH}`, "-display_charset=utf-8", "-assume_charset=utf-8"] },
];

const isHere = (name: string): boolean => spawnSync(name, ["-version"]).error === undefined;

function read({ name, words }: (typeof BROWSERS)[number], address: string): string {
  const { stdout, status } = spawnSync(name, [...words, address], { encoding: "utf8", env: { ...process.env, LANG: "C.UTF-8" } });
  if (status !== 0) throw new Error(`${name} could not read ${address}`);
  return stdout.replaceAll(/\s+/gu, " ");
}

const textOf = (html: string): string =>
  html
    .replaceAll(/<sup\b.*?<\/sup>/gsu, "")
    .replaceAll(/<\/?(?:a|abbr|bdi|em|span|strong|time|wbr)\b[^>]*>/gu, "")
    .replaceAll(/<[^>]*>/gu, " ")
    .replaceAll("&amp;", "&")
    .replaceAll("&#39;", "'")
    .replaceAll("&quot;", '"')
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll(/\s+/gu, " ")
    .trim();

/** Texts that must stand apart: links, headings, the cells of tables, words in pictures. */
function piecesOf(html: string): readonly string[] {
  const main = html.slice(html.indexOf("<body"));
  return [...main.matchAll(/<(a|h1|h2|h3|th|td|dt|dd|text|label)\b[^>]*>(.*?)<\/\1>/gsu)]
    .map(([, , inner = ""]) => textOf(inner))
    .filter((text) => text !== "");
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`);

/** A piece that runs into its neighbour, so that two words are read as one. */
const isGlued = (dump: string, piece: string): boolean => {
  const found = new RegExp(escaped(piece).replaceAll(" ", String.raw`\s?`), "u").test(dump);
  return found && !new RegExp(String.raw`(?<![\p{L}\p{N}])${escaped(piece)}(?![\p{L}\p{N}])`, "u").test(dump);
};

describe.each(BROWSERS)("in $name", (browser) => {
  const here = isHere(browser.name);
  if (!here) process.stderr.write(`${browser.name}: skipped: not here\n`);
  const paths: string[] = [];
  beforeAll(async () => {
    const list = (await ask(origin, "/en/people")).text;
    const [person = ""] = /\/people\/[0-9a-f-]{36}/u.exec(list) ?? [];
    paths.push("", "/people", person, "/figures/in-custody", "/places", "/search?q=a", "/mistake", "/method", "/pictures");
  });

  test.skipIf(!here).each(["en", "be", "de"])(
    "%s: every page begins with the way past the navigation, then says where the reader is",
    async (lang) => {
      for (const path of paths) {
        const { text } = await ask(origin, `/${lang}${path}`);
        const dump = read(browser, `${origin}/${lang}${path}`);
        const [heading = ""] = [...text.matchAll(/<h1\b[^>]*>(.*?)<\/h1>/gsu)].map(([, inner = ""]) => textOf(inner));
        const skip = textOf(/<a\b[^>]*href="#content"[^>]*>(.*?)<\/a>/su.exec(text)?.[1] ?? "");
        expect([path, skip !== "", dump.includes(skip)]).toEqual([path, true, true]);
        expect([path, dump.includes(heading), dump.indexOf(skip) < dump.lastIndexOf(heading)]).toEqual([path, true, true]);
      }
    },
  );

  test.skipIf(!here).each(["en", "be", "de"])("%s: no two pieces of a page are read as one word", async (lang) => {
    const glued: string[] = [];
    for (const path of paths) {
      const { text } = await ask(origin, `/${lang}${path}`);
      const dump = read(browser, `${origin}/${lang}${path}`);
      for (const piece of new Set(piecesOf(text))) if (isGlued(dump, piece)) glued.push(`${path}: ${piece}`);
    }
    expect(glued).toEqual([]);
  });
});
