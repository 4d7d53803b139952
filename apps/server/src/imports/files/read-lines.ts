import { createReadStream } from "node:fs";
import { TextDecoder } from "node:util";
import { BOUNDS, unreadable } from "./table.ts";

export type JsonLine = { readonly line: number; readonly value: unknown };
/** A line that is no JSON: a fault of that line, not of the file. */
export const NOT_JSON = Symbol("not JSON");

async function* splitLines(file: string): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let rest = "";
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 18 }) as AsyncIterable<Buffer>) {
    const text = rest + decodeChunk(decoder, chunk);
    const lines = text.split("\n");
    rest = lines.pop() ?? "";
    if (rest.length > BOUNDS.record) throw unreadable("one of its lines is longer than any record");
    yield* lines;
  }
  yield rest;
}

function decodeChunk(decoder: TextDecoder, chunk: Uint8Array): string {
  try {
    return decoder.decode(chunk, { stream: true });
  } catch (error) {
    throw unreadable("it is not UTF-8", error);
  }
}

/** The values of a file of JSON lines, in order; empty lines are passed over. @throws import.unreadable */
export async function* readJsonLines(file: string): AsyncGenerator<JsonLine, void, undefined> {
  let line = 0;
  for await (const text of splitLines(file)) {
    line += 1;
    if (text.trim() !== "") yield { line, value: parse(text) };
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return NOT_JSON;
  }
}
