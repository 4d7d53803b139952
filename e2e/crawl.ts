import { parseHtml, type Parsed } from "../apps/server/src/testing/html.ts";
import { ask, type Reply } from "./ask.ts";

export type Visited = Reply & { readonly kind: string; readonly from: string; readonly parsed: Parsed };

/** Sections whose second segment names a record. */
const kindOf = (address: string): string => {
  const [path = "", query] = address.split("?");
  const [, , section = "", ...rest] = path.split("/");
  return `/${section}${rest.map(() => "/:").join("")}${query === undefined ? "" : "?"}`;
};

export type CrawlOptions = {
  readonly start: string;
  /** Pages at most. */
  readonly limit: number;
  /** Pages of one kind at most; a kind with a query counts apart. */
  readonly ofKind: number;
};

/** Links of a page that lead elsewhere on the site, without their fragments. */
export function linksOf({ tags }: Parsed): string[] {
  const links = tags.flatMap((tag) => (tag.name === "a" || tag.name === "link" ? [tag.attributes.get("href") ?? ""] : []));
  return [...new Set(links.filter((href) => href.startsWith("/")).map((href) => href.replace(/#.*$/u, "")))];
}

/** Follows the links of one language, breadth first; plain addresses before those with a query. */
export async function crawl(origin: string, { start, limit, ofKind }: CrawlOptions): Promise<Visited[]> {
  const prefix = `/${start.split("/")[1] ?? ""}`;
  const seen = new Set([start]);
  const counts = new Map<string, number>();
  const plain: { address: string; from: string }[] = [{ address: start, from: "" }];
  const withQuery: typeof plain = [];
  const visited: Visited[] = [];
  while (visited.length < limit) {
    const next = plain.shift() ?? withQuery.shift();
    if (next === undefined) break;
    const reply = await ask(origin, next.address, { headers: { "accept-encoding": "gzip" } });
    const parsed = parseHtml(reply.text);
    visited.push({ ...reply, kind: kindOf(next.address), from: next.from, parsed });
    for (const address of linksOf(parsed)) {
      if (seen.has(address) || !(address === prefix || address.startsWith(`${prefix}/`) || address.startsWith(`${prefix}?`))) continue;
      seen.add(address);
      const kind = kindOf(address);
      const count = counts.get(kind) ?? 0;
      if (count >= ofKind) continue;
      counts.set(kind, count + 1);
      (address.includes("?") ? withQuery : plain).push({ address, from: next.address });
    }
  }
  return visited;
}
