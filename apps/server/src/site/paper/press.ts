import { readFileSync } from "node:fs";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { Resvg } from "@resvg/resvg-js";

/** What can be printed. Each template takes one value as data and never reads a text of it as markup. */
export type Template = "sheet" | "card" | "entry";

const template = (name: Template): string => readFileSync(new URL(`../../../assets/paper/${name}.typ`, import.meta.url), "utf8");

let press: { readonly compiler: NodeCompiler; readonly sources: Readonly<Record<Template, string>> } | undefined;

/** Made at the first sheet: most readers print nothing, and the compiler takes some memory. */
function open(): NonNullable<typeof press> {
  // Its workspace is a folder without files: a template reads nothing but its data.
  press ??= {
    compiler: NodeCompiler.create({ workspace: "/nonexistent" }),
    sources: { sheet: template("sheet"), card: template("card"), entry: template("entry") },
  };
  return press;
}

/** Layouts kept for the next sheet. */
const KEPT_LAYOUTS = 8;

/**
 * A PDF/A-2b document; an ordinary PDF where a text has signs that no letter of the press can show, which an archive may
 * not hold.
 *
 * @param made second since 1970 written into the document, so that equal data give equal bytes
 */
export function printPdf(name: Template, data: object, made: number): Buffer {
  const { compiler, sources } = open();
  const input = { mainFileContent: sources[name], inputs: { data: JSON.stringify(data) } };
  const print = (pdfStandard: "a-2b" | "1.7"): Buffer => compiler.pdf(input, { pdfStandard, creationTimestamp: made });
  try {
    return print("a-2b");
  } catch {
    return print("1.7");
  } finally {
    compiler.evictCache(KEPT_LAYOUTS);
  }
}

/** Pixels; the height follows from the template. Those who show such pictures ask for 1200 by 630. */
const CARD_WIDTH = 1200;

/** A PNG picture of the first page. Letters are drawn as shapes: no font of the machine is used. */
export function drawPng(name: Template, data: object): Buffer {
  const { compiler, sources } = open();
  const svg = compiler.plainSvg({ mainFileContent: sources[name], inputs: { data: JSON.stringify(data) } });
  compiler.evictCache(KEPT_LAYOUTS);
  return new Resvg(svg, { fitTo: { mode: "width", value: CARD_WIDTH }, font: { loadSystemFonts: false } }).render().asPng();
}
