import type { IncomingMessage } from "node:http";
import { AporaError } from "../platform/errors.ts";
import { isLanguage, type Language } from "./i18n.ts";

/** Largest body of a form, in bytes: the longest report with every letter escaped. */
const LARGEST_BODY = 16_384;
/** Reports taken in a minute from all readers together. Readers are not told apart: no address is looked at. */
const PER_MINUTE = 20;

export type Received = { readonly lang: Language; readonly page: string; readonly text: string; readonly source: string };

/** The address forms are sent to, in any language. */
export function reportLanguage(url: string): Language | undefined {
  const [, lang = "", rest, more] = url.split("/");
  return rest === "mistake" && more === undefined && isLanguage(lang) ? lang : undefined;
}

/** A bucket for everybody, refilled with time. */
export function createBucket(now: () => number = Date.now): () => boolean {
  let [left, at] = [PER_MINUTE, now()];
  return () => {
    const moment = now();
    left = Math.min(PER_MINUTE, left + ((moment - at) / 60_000) * PER_MINUTE);
    at = moment;
    if (left < 1) return false;
    left -= 1;
    return true;
  };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LARGEST_BODY) throw new AporaError("too-large", {});
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

/** A page of ours, or the first page: what a stranger's form names is not trusted. */
const pageNamed = (text: string): string => (/^\/[a-z]+(?:\/[A-Za-z0-9%:._-]{1,80}){0,2}$/u.test(text) ? text : "/");

/**
 * Reads the form. A report from another site's page is refused: readers of this one send theirs from it.
 * @throws bad-request, too-large
 */
export async function readReport(request: IncomingMessage, lang: Language): Promise<Received> {
  const type = request.headers["content-type"]?.split(";")[0]?.trim().toLowerCase();
  const site = request.headers["sec-fetch-site"];
  if (type !== "application/x-www-form-urlencoded" || (site !== undefined && site !== "same-origin" && site !== "none"))
    throw new AporaError("bad-request", {});
  const form = new URLSearchParams(await readBody(request));
  const field = (name: string): string => (form.get(name) ?? "").replaceAll("\0", "").normalize("NFC").trim();
  return { lang, page: pageNamed(field("page")), text: field("text"), source: field("source") };
}
