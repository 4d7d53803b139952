import { createWriteStream } from "node:fs";
import { once } from "node:events";
import { createDeflateRaw } from "node:zlib";
import { createChoice } from "../measure.ts";

/** Invented lists of people as spreadsheets have them, written piece by piece. */

const HEADINGS = [
  "ID",
  "ФИО",
  "Пол",
  "Год рождения",
  "Дата задержания",
  "Статья",
  "Место",
  "Приговор",
  "Годы",
  "Режим",
  "Вышел",
  "Ссылка",
  "Примечание",
];

const SYLLABLES = ["ба", "ве", "го", "да", "жы", "за", "ка", "лі", "ма", "не", "по", "ра", "са", "ту", "фе", "ха", "чу", "шы", "ян", "юр"];
const GIVEN = ["Анна", "Пётр", "Марыя", "Алесь", "Вольга", "Мікола", "Дар'я", "Іван", "Кацярына", "Сяргей", "Наталля", "Васіль"];

export type ListRow = readonly string[];

/** The n-th invented row. */
export function* listRows(rows: number): Generator<ListRow> {
  const choice = createChoice(7);
  const two = (n: number): string => String(n).padStart(2, "0");
  const date = (year: number): string => `${two(1 + choice.below(28))}.${two(2 + choice.below(11))}.${year}`;
  for (let n = 1; n <= rows; n += 1) {
    const family = Array.from({ length: 3 + choice.below(2) }, () => choice.pick(SYLLABLES)).join("");
    const year = 2020 + choice.below(5);
    const isOut = choice.below(3) > 0;
    yield [
      String(n),
      `${family}іч ${choice.pick(GIVEN)}`,
      choice.pick(["м", "ж"]),
      String(1955 + choice.below(50)),
      choice.below(8) === 0 ? `траўня ${year}` : date(year),
      choice.pick(["ст. 342", "ст. 369", "ст. 368", "ст. 130", "ст. 293 ч. 2"]),
      choice.pick(["BY-IK-1", "BY-IK-2", "BY-IK-3", "BY-IK-15", "BY-IK-17"]),
      date(year + 1),
      String(1 + choice.below(8)),
      choice.pick(["общий", "усиленный"]),
      isOut ? date(year + 2) : "",
      `https://synthetic.example/${choice.below(2000)}`,
      choice.below(10) === 0 ? "invented" : "",
    ];
  }
}

export async function writeCsv(file: string, rows: number): Promise<void> {
  const out = createWriteStream(file);
  out.write(`${HEADINGS.join(";")}\n`);
  for (const row of listRows(rows)) if (!out.write(`${row.join(";")}\n`)) await once(out, "drain");
  await new Promise<void>((resolve) => out.end(resolve));
}

/** CRC-32 as archives use it (ISO 3309). */
const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});
const crcOf = (bytes: Uint8Array, from: number): number => {
  let c = ~from;
  for (const byte of bytes) c = (CRC_TABLE[(c ^ byte) & 0xff] ?? 0) ^ (c >>> 8);
  return ~c >>> 0;
};

async function packed(pieces: Iterable<string>): Promise<{ data: Buffer; crc: number; size: number }> {
  const deflate = createDeflateRaw({ level: 1 });
  const chunks: Buffer[] = [];
  deflate.on("data", (chunk: Buffer) => chunks.push(chunk));
  let [crc, size] = [0, 0];
  for (const piece of pieces) {
    const bytes = Buffer.from(piece);
    crc = crcOf(bytes, crc);
    size += bytes.length;
    if (!deflate.write(bytes)) await once(deflate, "drain");
  }
  deflate.end();
  await once(deflate, "end");
  return { data: Buffer.concat(chunks), crc, size };
}

const escape = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

function* sheetXml(rows: number): Generator<string> {
  yield '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>';
  const line = (cells: readonly string[]): string =>
    `<row>${cells.map((cell) => `<c t="inlineStr"><is><t>${escape(cell)}</t></is></c>`).join("")}</row>`;
  yield line(HEADINGS);
  let batch = "";
  for (const row of listRows(rows)) {
    batch += line(row);
    if (batch.length > 100_000) {
      yield batch;
      batch = "";
    }
  }
  yield `${batch}</sheetData></worksheet>`;
}

const NS = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"';
const DOC = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** A spreadsheet with texts inside its cells, in the smallest archive that is one (APPNOTE 6.3). */
export async function writeXlsx(file: string, rows: number): Promise<void> {
  const parts: readonly (readonly [string, Iterable<string>])[] = [
    ["_rels/.rels", [`<Relationships ${NS}><Relationship Id="r1" Type="${DOC}/officeDocument" Target="xl/workbook.xml"/></Relationships>`]],
    ["xl/workbook.xml", [`<workbook xmlns:r="${DOC}"><sheets><sheet name="Люди" sheetId="1" r:id="r1"/></sheets></workbook>`]],
    [
      "xl/_rels/workbook.xml.rels",
      [`<Relationships ${NS}><Relationship Id="r1" Type="${DOC}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`],
    ],
    ["xl/worksheets/sheet1.xml", sheetXml(rows)],
  ];
  const out = createWriteStream(file);
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, pieces] of parts) {
    const { data, crc, size } = await packed(pieces);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(0x800, 2);
    head.writeUInt16LE(8, 4);
    head.writeUInt32LE(crc, 10);
    head.writeUInt32LE(data.length, 14);
    head.writeUInt32LE(size, 18);
    head.writeUInt16LE(Buffer.byteLength(name), 22);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(20, 4);
    head.copy(central, 6);
    central.writeUInt32LE(offset, 42);
    directory.push(central, Buffer.from(name));
    const local = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), head, Buffer.from(name), data]);
    out.write(local);
    offset += local.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  out.write(list);
  await new Promise<void>((resolve) => out.end(end, resolve));
}
