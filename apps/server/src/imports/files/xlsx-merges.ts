import { AporaError } from "../../platform/errors.ts";
import { BOUNDS, columnIndex, unreadable, type Cell } from "./table.ts";
import type { ZipParts } from "./zip-parts.ts";

/** A merged range; rows and columns counted from 0, both ends inclusive. */
type Merge = { readonly top: number; readonly left: number; readonly bottom: number; readonly right: number };

const MERGE = /<(?:\w{1,20}:)?mergeCell\s[^>]{0,200}?ref=["']([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})["']/g;
/** Longer than any such element, so that one across two pieces is found. */
const OVERLAP = 300;

/**
 * The merged ranges of a sheet, top first. They stand after the rows they concern, so they are looked for before the
 * rows are read: a search for one element, which costs little more than unpacking.
 */
export async function findMerges(zip: ZipParts, part: string): Promise<readonly Merge[]> {
  const merges: Merge[] = [];
  const stream = await zip.open(part);
  try {
    let tail = "";
    for await (const chunk of stream as AsyncIterable<Buffer>) tail = collect(tail + chunk.toString("latin1"), merges);
  } catch (error) {
    throw error instanceof AporaError ? error : unreadable("one of its parts is damaged", error);
  } finally {
    stream.destroy();
  }
  return merges.sort((a, b) => a.top - b.top);
}

/** Adds the merges of a piece of text; what may be the beginning of the next one is given back. */
function collect(text: string, merges: Merge[]): string {
  let end = 0;
  if (text.includes("mergeCell "))
    for (const found of text.matchAll(MERGE)) {
      const [whole, left = "", top, right = "", bottom] = found;
      end = found.index + whole.length;
      if (merges.length >= BOUNDS.merges) throw unreadable(`more than ${BOUNDS.merges} of its cells are merged`);
      merges.push({ top: Number(top) - 1, left: columnIndex(left), bottom: Number(bottom) - 1, right: columnIndex(right) });
    }
  return text.slice(Math.max(end, text.length - OVERLAP));
}

type Spread = Merge & { value: Cell | undefined };

/** Gives every cell of a merged range the value of its first one, row by row in order. */
export function createMergeFiller(merges: readonly Merge[]): (row: number, cells: (Cell | undefined)[]) => void {
  let next = 0;
  let active: Spread[] = [];
  return (row, cells) => {
    active = active.filter((merge) => merge.bottom >= row);
    for (let merge = merges[next]; merge !== undefined && merge.top <= row; merge = merges[next]) {
      next += 1;
      if (merge.bottom >= row) active.push({ ...merge, value: merge.top === row ? cells[merge.left] : undefined });
    }
    for (const { left, right, value } of active) {
      if (value === undefined) continue;
      for (let at = left; at <= Math.min(right, BOUNDS.columns - 1); at += 1) cells[at] ??= value;
    }
  };
}
