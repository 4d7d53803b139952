import { BOUNDS, unreadable } from "./table.ts";
import { readXml, type XmlReader } from "./read-xml.ts";
import { shownByFormat, type DateShown } from "./xlsx-formats.ts";
import type { ZipParts } from "./zip-parts.ts";

/** What is known of a spreadsheet before its rows are read. */
export type Book = {
  readonly sheets: readonly { readonly name: string; readonly part: string }[];
  readonly system: "1900" | "1904";
  /** What each cell style shows of a date. */
  readonly styles: readonly DateShown[];
  readonly strings: readonly string[];
};

const nothing = (): void => {};

async function readPart(zip: ZipParts, part: string, reader: Partial<XmlReader>): Promise<void> {
  const full: XmlReader = { open: nothing, close: nothing, text: nothing, take: () => [], ...reader };
  // Nothing is taken, so the first answer is the end.
  await readXml(await zip.open(part), full).next();
}

/** Targets of relations are relative to the part's folder, or absolute within the archive. */
const resolveTarget = (folder: string, target: string): string =>
  target.startsWith("/") ? target.slice(1) : new URL(target, folder === "" ? "file:///" : `file:///${folder}/`).pathname.slice(1);

type Relations = { readonly byId: ReadonlyMap<string, string>; readonly byType: ReadonlyMap<string, string> };

async function readRelations(zip: ZipParts, part: string): Promise<Relations> {
  const folder = part.includes("/") ? part.slice(0, part.lastIndexOf("/")) : "";
  const file = `${folder === "" ? "" : `${folder}/`}_rels/${part.slice(part.lastIndexOf("/") + 1)}.rels`;
  const [byId, byType] = [new Map<string, string>(), new Map<string, string>()];
  if (!zip.has(file)) return { byId, byType };
  await readPart(zip, file, {
    open(name, { Id = "", Type = "", Target = "", TargetMode = "" }) {
      // What lies outside the file is never looked at.
      if (name !== "Relationship" || TargetMode === "External" || byId.size > BOUNDS.parts) return;
      const target = resolveTarget(folder, Target);
      byId.set(Id, target);
      byType.set(Type.slice(Type.lastIndexOf("/") + 1), target);
    },
  });
  return { byId, byType };
}

async function readStyles(zip: ZipParts, part: string | undefined): Promise<DateShown[]> {
  const own = new Map<number, string>();
  const formats: number[] = [];
  let inCells = false;
  if (part !== undefined && zip.has(part))
    await readPart(zip, part, {
      open(name, attributes) {
        if (name === "cellXfs") inCells = true;
        if (name === "numFmt") own.set(Number(attributes["numFmtId"]), attributes["formatCode"] ?? "");
        if (name === "xf" && inCells && formats.length < 70_000) formats.push(Number(attributes["numFmtId"] ?? 0));
      },
      close(name) {
        if (name === "cellXfs") inCells = false;
      },
    });
  return formats.map((id) => shownByFormat(id, own));
}

/** Texts that cells share. Runs of rich text are joined, reading aids left out. */
async function readStrings(zip: ZipParts, part: string | undefined): Promise<string[]> {
  const strings: string[] = [];
  if (part === undefined || !zip.has(part)) return strings;
  let [current, size, aid, inText] = ["", 0, 0, false];
  await readPart(zip, part, {
    open(name) {
      if (name === "si") current = "";
      if (name === "rPh") aid += 1;
      if (name === "t") inText = aid === 0;
    },
    text(text) {
      if (!inText) return;
      size += text.length;
      if (size > BOUNDS.sharedText) throw unreadable("its cells share more text than fits into memory; give it in parts or as CSV");
      if (current.length <= BOUNDS.cell) current += text;
    },
    close(name) {
      if (name === "t") inText = false;
      if (name === "rPh") aid -= 1;
      if (name !== "si") return;
      if (strings.length >= BOUNDS.sharedStrings) throw unreadable("its cells share too many texts; give it in parts or as CSV");
      strings.push(current);
    },
  });
  return strings;
}

/** Reads what the sheets of a spreadsheet rest on. @throws import.unreadable */
export async function readBook(zip: ZipParts): Promise<Book> {
  const root = await readRelations(zip, "");
  const workbook = root.byType.get("officeDocument") ?? "xl/workbook.xml";
  const relations = await readRelations(zip, workbook);
  const sheets: { name: string; part: string }[] = [];
  let system: Book["system"] = "1900";
  await readPart(zip, workbook, {
    open(name, attributes) {
      if (name === "workbookPr" && /^(?:1|true)$/.test(attributes["date1904"] ?? "")) system = "1904";
      if (name !== "sheet" || sheets.length >= BOUNDS.sheets) return;
      const relation = Object.entries(attributes).find(([key]) => key.endsWith(":id"))?.[1] ?? "";
      const part = relations.byId.get(relation);
      if (part !== undefined && /\/worksheets\//.test(part)) sheets.push({ name: (attributes["name"] ?? "").slice(0, 100), part });
    },
  });
  if (sheets.length === 0) throw unreadable("it has no sheet");
  const styles = await readStyles(zip, relations.byType.get("styles"));
  return { sheets, system, styles, strings: await readStrings(zip, relations.byType.get("sharedStrings")) };
}
