/**
 * Reads HTML the way a browser's tokenizer does, so that a test sees the elements a hostile text would make and not
 * only those a regular expression expects. Covers what the site's pages use; scripts and comments are elements too.
 */
export type Tag = { readonly name: string; readonly attributes: ReadonlyMap<string, string>; readonly closing: boolean };
export type Parsed = {
  readonly tags: readonly Tag[];
  /** Everything between the tags, with character references resolved. */
  readonly text: string;
  readonly comments: number;
};

const NAMED: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00a0" };

/** Resolves the character references our templates write. */
export function decodeEntities(text: string): string {
  return text.replaceAll(/&(?:#(\d+)|#x([0-9a-f]+)|([a-z]+));/giu, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return NAMED[name.toLowerCase()] ?? whole;
    return String.fromCodePoint(Number.parseInt(decimal ?? hex ?? "0", decimal === undefined ? 16 : 10));
  });
}

/** Contents of these are text to the browser until the closing tag, whatever they look like. */
const RAW_TEXT = new Set(["title", "textarea", "script", "style", "iframe", "noscript", "xmp"]);

/** One attribute: its name, then maybe a value with quotes or without. Sticky, used at one place only. */
const ATTRIBUTE = /[\s/]*([^\s/>=][^\s/>=]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]*)))?/uy;

function readAttributes(html: string, from: number): { attributes: Map<string, string>; end: number } {
  const attributes = new Map<string, string>();
  ATTRIBUTE.lastIndex = from;
  for (let at = from; ; at = ATTRIBUTE.lastIndex) {
    const found = ATTRIBUTE.exec(html);
    if (found === null) {
      const end = html.indexOf(">", at);
      return { attributes, end: end === -1 ? html.length : end + 1 };
    }
    const [, name = "", double, single, bare] = found;
    if (!attributes.has(name.toLowerCase())) attributes.set(name.toLowerCase(), decodeEntities(double ?? single ?? bare ?? ""));
  }
}

/** Splits a page into tags and text. */
export function parseHtml(html: string): Parsed {
  const tags: Tag[] = [];
  let text = "";
  let comments = 0;
  for (let at = 0; at < html.length;) {
    const open = html.indexOf("<", at);
    if (open === -1) {
      text += decodeEntities(html.slice(at));
      break;
    }
    text += decodeEntities(html.slice(at, open));
    const name = /^<(\/?)([a-z][^\s/>]*)/iu.exec(html.slice(open, open + 80));
    if (name === null) {
      // `<!` and `<?` begin a comment or a doctype; any other `<` is text.
      const isMark = html[open + 1] === "!" || html[open + 1] === "?" || html[open + 1] === "/";
      const isDoctype = html.slice(open, open + 9).toLowerCase() === "<!doctype";
      if (isMark && !isDoctype) comments += 1;
      const end = isMark ? html.indexOf(html.startsWith("<!--", open) ? "-->" : ">", open) : open;
      if (!isMark) text += "<";
      at = end === -1 ? html.length : end + 1;
      continue;
    }
    const [whole, slash, tagName = ""] = name;
    const { attributes, end } = readAttributes(html, open + whole.length);
    const tag = tagName.toLowerCase();
    tags.push({ name: tag, attributes, closing: slash === "/" });
    at = end;
    if (slash !== "/" && RAW_TEXT.has(tag)) {
      const close = html.toLowerCase().indexOf(`</${tag}`, at);
      const stop = close === -1 ? html.length : close;
      text += decodeEntities(html.slice(at, stop));
      at = stop;
    }
  }
  return { tags, text, comments };
}

/** How often each element is opened. */
export function countTags({ tags }: Parsed): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { name, closing } of tags) if (!closing) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

/** Elements that run, load or embed something; the public pages have none of them. */
const FORBIDDEN = new Set([
  "script",
  "iframe",
  "object",
  "embed",
  "img",
  "video",
  "audio",
  "base",
  "style",
  "foreignobject",
  "applet",
  "frame",
  "math",
  "marquee",
]);
/** Attributes whose value is an address. */
const ADDRESSES = new Set(["href", "src", "action", "formaction", "xlink:href", "data", "poster", "srcset", "ping", "background"]);
/** Where a link may lead: within the site, or to the web. */
const SAFE_ADDRESS = /^(?:\/(?!\/)|#|\?|https?:\/\/)/u;

/** What a page must not contain, whoever wrote its texts. Empty for a clean page. */
export function markupFaults({ tags, comments }: Parsed): string[] {
  const faults: string[] = comments > 0 ? [`${comments} comments`] : [];
  for (const { name, attributes } of tags) {
    if (FORBIDDEN.has(name)) faults.push(`element <${name}>`);
    for (const [attribute, value] of attributes) {
      if (attribute.startsWith("on") || attribute === "style" || attribute === "srcdoc") faults.push(`<${name} ${attribute}=…>`);
      if (ADDRESSES.has(attribute) && !SAFE_ADDRESS.test(value)) faults.push(`<${name} ${attribute}="${value.slice(0, 80)}">`);
      if (attribute !== "href" && ADDRESSES.has(attribute) && !value.startsWith("/"))
        faults.push(`<${name} ${attribute}> loads ${value.slice(0, 80)}`);
      if (name === "link" && attribute === "href" && !value.startsWith("/")) faults.push(`<link> to ${value.slice(0, 80)}`);
      if (name === "meta" && attribute === "http-equiv") faults.push("<meta http-equiv>");
    }
  }
  return faults;
}
