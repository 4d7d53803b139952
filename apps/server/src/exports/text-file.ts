import { open } from "node:fs/promises";

/** A file that is written from its beginning to its end, in large pieces. */
export type TextFile = { write(text: string): Promise<void>; close(): Promise<void> };

/** Characters gathered before they are written. */
const PIECE = 256 * 1024;

/** A new file that only its owner can read. Memory is bounded by one piece, however long the file becomes. */
export async function openTextFile(file: string): Promise<TextFile> {
  const handle = await open(file, "wx", 0o600);
  let gathered: string[] = [];
  let size = 0;
  const flush = async (): Promise<void> => {
    const text = gathered.join("");
    gathered = [];
    size = 0;
    if (text !== "") await handle.write(Buffer.from(text, "utf8"));
  };
  return {
    async write(text) {
      gathered.push(text);
      size += text.length;
      if (size >= PIECE) await flush();
    },
    async close() {
      await flush();
      await handle.sync();
      await handle.close();
    },
  };
}
