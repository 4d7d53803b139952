import { createWriteStream } from "node:fs";
import type { IncomingMessage } from "node:http";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { Busboy, type BusboyHeaders } from "@fastify/busboy";
import { v4 as uuidv4 } from "uuid";
import { AporaError } from "../platform/errors.ts";
import type { Form } from "./page.ts";

/** Bytes of a form without a file: a mapping of a thousand columns with room. */
const MOST_FORM = 4 * 1024 * 1024;
/** Bytes of a file; what the importer takes as a spreadsheet at most. */
const MOST_FILE = 256 * 1024 * 1024;
const MOST_FIELDS = 20_000;

async function readUrlEncoded(request: IncomingMessage): Promise<Form> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MOST_FORM) throw new AporaError("too-large", {});
    chunks.push(chunk);
  }
  return { fields: new Map(new URLSearchParams(Buffer.concat(chunks).toString("utf8"))) };
}

type Upload = { readonly folder: string; readonly isOwn: (fields: ReadonlyMap<string, string>) => boolean };

/** A file is only taken from a form that has shown before that it is ours. */
async function readMultipart(request: IncomingMessage, { folder, isOwn }: Upload): Promise<Form> {
  const fields = new Map<string, string>();
  let file: Form["file"];
  let saving: Promise<void> = Promise.resolve();
  const parser = new Busboy({
    headers: request.headers as BusboyHeaders,
    limits: { files: 1, fileSize: MOST_FILE, fields: MOST_FIELDS, fieldSize: MOST_FORM, parts: MOST_FIELDS + 1 },
  });
  parser.on("field", (name, value) => void fields.set(name, value));
  parser.on("file", (_field, stream, name) => {
    if (!isOwn(fields)) return void stream.resume();
    const target = path.join(folder, uuidv4());
    file = { path: target, name };
    saving = pipeline(stream, createWriteStream(target, { mode: 0o600 })).then(() => {
      if (stream.truncated) throw new AporaError("too-large", {});
    });
    saving.catch(() => {});
  });
  await pipeline(request, parser);
  await saving;
  return { fields, file };
}

/**
 * Reads what a form sends. A file goes into the folder given, readable for this account only.
 * @throws bad-request, too-large
 */
export async function readForm(request: IncomingMessage, upload: Upload | undefined): Promise<Form> {
  const type = request.headers["content-type"] ?? "";
  try {
    if (/^application\/x-www-form-urlencoded\b/iu.test(type)) return await readUrlEncoded(request);
    if (upload !== undefined && /^multipart\/form-data\b/iu.test(type)) return await readMultipart(request, upload);
  } catch (cause) {
    throw cause instanceof AporaError ? cause : new AporaError("bad-request", {}, { cause });
  }
  throw new AporaError("bad-request", {});
}
