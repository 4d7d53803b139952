import { posix } from "node:path";
import { isLanguage, type Language } from "./i18n.ts";

// Portable pages: every page also has an address that ends in `.html`, under which it is the same but for its links, which
// are relative and lead to files. A static copy is these answers, byte for byte (ADR 9). The names are those of files on any
// disk, so they hold nothing but letters, digits and hyphens; anything else is written `_` and two hexadecimal digits per
// byte. A further page of a list is `people.p2.html`. Links that only a running server can follow lead to `live.html`.

/** Longest part of a name; file systems take 255 bytes. What is longer stays with the live site. */
const LONGEST_NAME = 200;

function encodeName(text: string): string {
  return text.replaceAll(/[^A-Za-z0-9-]/gu, (sign) =>
    Buffer.from(sign, "utf8").reduce((all, byte) => `${all}_${byte.toString(16).padStart(2, "0")}`, ""),
  );
}

function decodeName(name: string): string | undefined {
  if (!/^(?:[A-Za-z0-9-]|_[0-9a-f]{2})+$/u.test(name)) return undefined;
  const text = Buffer.from(
    name
      .replaceAll("_", "%")
      .replaceAll(/%([0-9a-f]{2})|[^%]/gu, (sign, hex: string | undefined) => hex ?? sign.charCodeAt(0).toString(16)),
    "hex",
  ).toString("utf8");
  // One address for one page: a name that would be written otherwise is none of ours.
  return encodeName(text) === name ? text : undefined;
}

/** Ends of addresses that answer with a file of their own for one record. A copy leaves them with the live site: a sheet for everybody would outweigh it. */
const RECORD_FILES: ReadonlySet<string> = new Set(["sheet.pdf", "card.png", "proof", "json"]);

/** What a portable address asks for: the parts of the page's path, decoded, and which page of a list. */
export type PortableAddress = { readonly lang: Language; readonly parts: readonly string[]; readonly page: number };

/** Reads `/en/people.p2.html`; undefined for an address that is not portable. */
export function readPortable(path: string): PortableAddress | undefined {
  const plain = path === "/index.html" ? "/en.html" : path;
  const named = /^\/(.+?)(?:\.p([1-9]\d{0,5}))?\.html$/u.exec(plain);
  if (named === null) return undefined;
  const [lang = "", ...names] = (named[1] ?? "").split("/");
  const parts = names.map(decodeName);
  const page = Number(named[2] ?? "1");
  if (!isLanguage(lang) || parts.includes(undefined) || RECORD_FILES.has(parts.at(-1) ?? "") || named[2] === "1") return undefined;
  return { lang, parts: parts.flatMap((part) => part ?? []), page };
}

/** The portable address of a page; undefined where a name would be too long for a file. */
export function portablePath({ lang, parts, page }: PortableAddress): string | undefined {
  const names = parts.map(encodeName);
  if (names.some((name) => name.length > LONGEST_NAME) || RECORD_FILES.has(parts.at(-1) ?? "")) return undefined;
  return `/${[lang, ...names].join("/")}${page > 1 ? `.p${page}` : ""}.html`;
}

/** Files beside the pages that a static copy has: small in number, of fixed addresses, without a question mark. */
const FILES =
  /^\/(?:assets\/[\w.-]+|feeds\/[a-z]{2,3}\/(?:recognitions|releases|deaths|corrections|statements)\.atom|calendar\/[a-z]{2,3}\/all\.ics|embed\/[a-z]{2,3}\/figures\/[a-z0-9-]+\.svg|data\/(?:places|provisions|organisations|dictionary|figures\/[a-z0-9-]+)\.(?:csv|json))$/u;
export const isPortableFile = (path: string): boolean => FILES.test(path);

/** The way from one file to another, as a relative address. */
export function relativeTo(from: string, to: string): string {
  const [here, there] = [from.split("/").slice(1, -1), to.split("/").slice(1)];
  let shared = 0;
  while (shared < here.length && shared < there.length - 1 && here[shared] === there[shared]) shared += 1;
  return [...here.slice(shared).map(() => ".."), ...there.slice(shared)].join("/");
}

const unescapeAttribute = (text: string): string =>
  text.replaceAll("&quot;", '"').replaceAll("&#39;", "'").replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
const escapeAttribute = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("'", "&#39;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

function decodeParts(path: string): readonly string[] | undefined {
  try {
    return path.split("/").slice(1).map(decodeURIComponent);
  } catch {
    return undefined;
  }
}

/**
 * Pages a copy leaves to the live site, for there are far more of them than people: one for every document and every
 * signed head, and the further pages of the records behind a figure. Every page of a copy names its own documents in full, and everybody has a page (ADR 9).
 */
const isEndless = ([section, ...more]: readonly string[], page: number): boolean =>
  section === "sources" ? more.length > 0 || page > 1 : section === "log" ? more.length > 0 : section === "figures" && page > 1;

/** The file an address of the site is in a copy; undefined where only a running server can answer. */
function fileFor(address: string): string | undefined {
  const mark = address.indexOf("?");
  const [path, query] = mark === -1 ? [address, ""] : [address.slice(0, mark), address.slice(mark + 1)];
  if (query === "" && isPortableFile(path)) return path;
  const asked = new URLSearchParams(query);
  const page = asked.get("page") ?? "1";
  asked.delete("page");
  const [lang = "", ...parts] = decodeParts(path) ?? [];
  if (asked.size > 0 || isEndless(parts, Number(page)) || !isLanguage(lang) || !/^[1-9]\d{0,5}$/u.test(page)) return undefined;
  return portablePath({ lang, parts, page: Number(page) });
}

/** Name of the parameter that carries the address only a running server can answer. */
export const LIVE_PARAM = "to";

/** Links met on every page are worked out once; as many are kept as need little memory. */
const MOST_REMEMBERED = 20_000;

/** Works something out by a text, or says what came of it before. */
function remembering<T>(work: (parts: readonly [string, string, string]) => T): (parts: readonly [string, string, string]) => T {
  const known = new Map<string, T>();
  return (parts) => {
    const key = parts.join("\n");
    const found = known.get(key);
    if (found !== undefined) return found;
    if (known.size >= MOST_REMEMBERED) known.clear();
    const made = work(parts);
    known.set(key, made);
    return made;
  };
}

/** Where a page stands: relative links depend on its folder alone. */
const folderOf = (from: string): string => from.slice(0, from.lastIndexOf("/") + 1);

/** A link of a live page as it stands in the portable one. */
function portableLink(address: string, from: string, live: string): string {
  const hash = address.indexOf("#");
  const [target, fragment] = hash === -1 ? [address, ""] : [address.slice(0, hash), address.slice(hash)];
  const file = fileFor(target);
  if (file !== undefined) return `${relativeTo(from, file)}${fragment}`;
  return `${relativeTo(from, live)}?${new URLSearchParams({ [LIVE_PARAM]: target }).toString()}${fragment}`;
}

const LINK = / (href|src)="(\/(?!\/)[^"]*)"/gu;
const linkFrom = remembering(([address, folder, live]) => escapeAttribute(portableLink(unescapeAttribute(address), folder, live)));
const FORM = /(<form\b[^>]*) action="(\/(?!\/)[^"]*)"/gu;
const FORM_END = /(<form\b[^>]*) data-to="([^"]*)"([^>]*>)/gu;

/**
 * A page with its links made relative. Nothing else is changed: attributes are escaped wherever they hold text, so that
 * what looks like a link here is one.
 *
 * @param from the portable address of the page
 */
export function toPortable(html: string, from: string): string {
  const live = `/${from === "/index.html" ? "en" : (/^\/([a-z]+)/u.exec(from)?.[1] ?? "en")}/live.html`;
  const folder = folderOf(from);
  return (
    html
      .replaceAll(LINK, (_, name: string, address: string) => ` ${name}="${linkFrom([address, folder, live])}"`)
      .replaceAll(FORM, (_, before: string, address: string) => `${before} action="${relativeTo(from, live)}" data-to="${address}"`)
      // A form replaces the query of its address by its fields: where it leads is a field of its own.
      .replaceAll(FORM_END, `$1$3<input type="hidden" name="${LIVE_PARAM}" value="$2"/>`)
  );
}

/** The address a reader of `live.html` wanted, on this site and nowhere else; undefined where there is none. */
export function wantedAddress(query: URLSearchParams): string | undefined {
  const to = query.get(LIVE_PARAM);
  if (to === null || !/^\/(?![/\\])[\u0021-\u007E]{0,1500}$/u.test(to) || to.includes("\\")) return undefined;
  const mark = to.indexOf("?");
  const asked = new URLSearchParams(mark === -1 ? "" : to.slice(mark + 1));
  for (const [name, value] of query) if (name !== LIVE_PARAM) asked.append(name, value);
  const path = mark === -1 ? to : to.slice(0, mark);
  return asked.size === 0 ? path : `${path}?${asked.toString()}`;
}

const FILE_LINK = / (?:href|src)="([^"#?:]+)[^":]*"/gu;
const targetOf = remembering(([href, folder]) => {
  const target = posix.resolve(folder, href);
  return target.endsWith(".html") || isPortableFile(target) ? target : "";
});

/** Files a portable page links to, as addresses. */
export function linkedFiles(html: string, from: string): readonly string[] {
  const found = new Set<string>();
  const folder = folderOf(from);
  for (const [, href = ""] of html.matchAll(FILE_LINK)) {
    const target = targetOf([href, folder, ""]);
    if (target !== "") found.add(target);
  }
  return [...found];
}
