import type { Readable } from "node:stream";
import { TextDecoder } from "node:util";
import { SaxesParser, type SaxesTagPlain } from "saxes";
import { AporaError } from "../../platform/errors.ts";
import { BOUNDS, unreadable } from "./table.ts";

/** What is told about the elements of a part, by their names without prefix. */
export type XmlReader<T = never> = {
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly close: (name: string) => void;
  readonly text: (text: string) => void;
  /** What has come together since it was last asked. */
  readonly take: () => readonly T[];
};

const DEEPEST = 100;

const bare = (name: string): string => name.slice(name.indexOf(":") + 1);

function decoderOf(first: Uint8Array): TextDecoder {
  if (first[0] === 0xff && first[1] === 0xfe) return new TextDecoder("utf-16le", { fatal: true });
  if (first[0] === 0xfe && first[1] === 0xff) return new TextDecoder("utf-16be", { fatal: true });
  return new TextDecoder("utf-8", { fatal: true });
}

type Watch = { silent: number; depth: number; failed: unknown };

function createParser(reader: XmlReader<unknown>, watch: Watch): SaxesParser {
  const parser = new SaxesParser({ xmlns: false, position: false });
  parser.on("error", (error) => (watch.failed ??= unreadable("one of its parts is not well-formed XML", error)));
  // Entities of a document type are how a few bytes become millions. Spreadsheets have none.
  parser.on("doctype", () => (watch.failed ??= unreadable("one of its parts declares a document type")));
  parser.on("opentag", (tag: SaxesTagPlain) => {
    watch.silent = 0;
    watch.depth += 1;
    if (watch.depth > DEEPEST) watch.failed ??= unreadable("one of its parts is nested too deeply");
    reader.open(bare(tag.name), tag.attributes);
  });
  parser.on("closetag", (tag: SaxesTagPlain) => {
    watch.silent = 0;
    watch.depth -= 1;
    reader.close(bare(tag.name));
  });
  parser.on("text", reader.text);
  parser.on("cdata", reader.text);
  return parser;
}

/**
 * Feeds a stream of XML to a reader, and yields what has come together after every piece.
 * Memory is bounded: text between two elements may not grow without end.
 * @throws import.unreadable
 */
export async function* readXml<T>(stream: Readable, reader: XmlReader<T>): AsyncGenerator<T, void, undefined> {
  const watch: Watch = { silent: 0, depth: 0, failed: undefined };
  const parser = createParser(reader, watch);
  let decoder: TextDecoder | undefined;
  const feed = (text: string): void => {
    watch.silent += text.length;
    parser.write(text);
    if (watch.failed !== undefined) throw watch.failed;
    if (watch.silent > BOUNDS.record) throw unreadable("one of its cells is longer than any program writes");
  };
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      decoder ??= decoderOf(chunk);
      feed(decoder.decode(chunk, { stream: true }));
      yield* reader.take();
    }
    feed(decoder?.decode() ?? "");
    parser.close();
    if (watch.failed !== undefined) throw watch.failed;
    yield* reader.take();
  } catch (error) {
    throw error instanceof AporaError ? error : unreadable("one of its parts is damaged", error);
  } finally {
    stream.destroy();
  }
}
