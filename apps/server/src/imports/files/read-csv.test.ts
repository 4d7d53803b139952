import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { findSeparator, openCsv, SEPARATORS } from "./read-csv.ts";
import { judgeCensus, startCensus } from "./encoding.ts";
import type { Cell } from "./table.ts";

const folder = mkdtempSync(path.join(os.tmpdir(), "apora-tables-"));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string): string => path.join(folder, name);

/** Cyrillic of windows-1251, by its published table: letters and the Belarusian and Ukrainian ones. */
const CP1251 = new Map<string, number>([
  ...[..."АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя"].map((letter, i) => [letter, 0xc0 + i] as const),
  ["Ё", 0xa8],
  ["ё", 0xb8],
  ["І", 0xb2],
  ["і", 0xb3],
  ["Ў", 0xa1],
  ["ў", 0xa2],
  ["№", 0xb9],
  ["«", 0xab],
  ["»", 0xbb],
]);
const inCp1251 = (text: string): Buffer => Buffer.from([...text].map((letter) => CP1251.get(letter) ?? letter.charCodeAt(0)));

async function read(
  name: string,
  bytes: Buffer | string,
): Promise<{ rows: (readonly (Cell | undefined)[])[]; reading: Readonly<Record<string, string>> }> {
  writeFileSync(at(name), bytes);
  const table = await openCsv(at(name));
  const rows: (readonly (Cell | undefined)[])[] = [];
  for await (const row of table.rows("")) rows.push(row.cells);
  return { rows, reading: table.reading };
}

const problemOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "none",
    (error: Error) => error.message,
  );

describe("a text table", () => {
  test("is read in the encoding it is in: with a mark or without", async () => {
    const text = "Імя;Месца\nВіталь Ашурак;Шклоў\nПётр «Ёж»;№ 1\n";
    const rows = [
      ["Імя", "Месца"],
      ["Віталь Ашурак", "Шклоў"],
      ["Пётр «Ёж»", "№ 1"],
    ];
    for (const [name, bytes, encoding] of [
      ["utf8", Buffer.from(text), "utf-8"],
      ["bom", Buffer.from(`\uFEFF${text}`), "utf-8"],
      ["cp1251", inCp1251(text), "windows-1251"],
      ["utf16le", Buffer.from(`\uFEFF${text}`, "utf16le"), "utf-16le"],
      ["utf16be", Buffer.from(`\uFEFF${text}`, "utf16le").swap16(), "utf-16be"],
      ["bare16", Buffer.from(text.repeat(20), "utf16le"), "utf-16le"],
    ] as const) {
      const found = await read(name, bytes);
      expect([name, found.reading["encoding"], found.rows.slice(0, 3)]).toEqual([name, encoding, rows]);
    }
  });

  test("has line breaks in cells, doubled quotes and rows numbered as a spreadsheet numbers them", async () => {
    const { rows } = await read("breaks", 'a,b\n"one\ntwo","say ""yes"""\n\nlast,"x, y"\n');
    expect(rows).toEqual([["a", "b"], ["one\ntwo", 'say "yes"'], [undefined], ["last", "x, y"]]);
  });

  test("that mixes encodings is refused and says where", async () => {
    const mixed = Buffer.concat([Buffer.from("Імя\nПершы радок у адным кадаванні\n"), inCp1251("другі радок у другім кадаванні\n")]);
    expect(await problemOf(read("mixed", mixed))).toMatch(/mixes encodings/);
  });

  test("may be a single line of a hundred megabytes: refused in bounded memory and time", async () => {
    const file = openSync(at("line"), "w");
    const piece = Buffer.alloc(1024 * 1024, "abcdefgh");
    for (let i = 0; i < 100; i += 1) writeSync(file, piece);
    closeSync(file);
    const before = process.memoryUsage().rss;
    const table = await openCsv(at("line"));
    expect(await problemOf(table.rows("").next())).toMatch(/row 1 is longer/);
    expect(process.memoryUsage().rss - before).toBeLessThan(160 * 1024 * 1024);
  }, 60_000);

  test("with a quotation mark that never closes is refused, not read to the end", async () => {
    expect(await problemOf(read("quote", `a,b\n"open,${"x".repeat(5_000_000)}`))).toMatch(/row 2/);
  });

  test("any separator is found from any simple table", () => {
    const cell = fc.string({ unit: fc.constantFrom(..."абвгabc123 "), minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(
        fc.constantFrom(...SEPARATORS),
        fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 2, maxLength: 10 }),
        (separator, rows) => {
          expect(findSeparator(`${rows.map((row) => row.join(separator)).join("\n")}\n`)).toBe(separator);
        },
      ),
    );
  });

  test("any Cyrillic text is known by its bytes, however they are cut into pieces", () => {
    const text = fc.string({
      unit: fc.constantFrom(...CP1251.keys(), ..."абвгдеёжзійклмнопрстуўфхцчшыьэюя ,.\n"),
      minLength: 40,
      maxLength: 400,
    });
    const judge = (bytes: Buffer, cut: number): string => {
      const census = startCensus();
      for (let i = 0; i < bytes.length; i += cut) census.add(bytes.subarray(i, i + cut));
      return judgeCensus(census.end());
    };
    fc.assert(fc.property(text, fc.integer({ min: 1, max: 50 }), (given, cut) => judge(Buffer.from(given), cut) === "utf-8"));
    // "Сё" and "Рі" are one letter of UTF-8 by chance: rare in any language, so rare here.
    const words = fc
      .tuple(
        fc.array(fc.constantFrom("Ашурак", "колония", "Шклоў", "калонія", "дзень", "№"), { minLength: 20, maxLength: 200 }),
        fc.array(fc.constantFrom("Сёння", "Рівне"), { maxLength: 5 }),
      )
      .map(([usual, chance]) => [...usual, ...chance]);
    fc.assert(
      fc.property(words, fc.integer({ min: 1, max: 50 }), (given, cut) => judge(inCp1251(given.join(" ")), cut) === "windows-1251"),
    );
  });
});
