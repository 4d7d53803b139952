import { listFigures } from "../exports/record-tables.ts";
import { ROOT_KINDS } from "../exports/published.ts";
import { xmlText } from "../exports/xml.ts";
import { heldAt } from "../figures/counted-lines.ts";
import { sql } from "../platform/database.ts";
import { AporaError } from "../platform/errors.ts";
import { hasName } from "../registry/name-index.ts";
import type { Asked } from "./asked.ts";
import { NO_QUERY, type Asking, type PublicFile } from "./public-file.ts";

/** Addresses in one file, by the protocol (sitemaps.org): at most 50,000. One address stands there in every language. */
const MOST_ADDRESSES = 50_000;
const XML = "application/xml; charset=utf-8";
const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
const NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9";

const FIXED = ["", "/people", "/figures", "/places", "/articles", "/organisations", "/sources", "/method", "/open-data"];
const SECTIONS: Readonly<Record<string, string>> = { place: "places", provision: "articles", organisation: "organisations" };

/** Paths after the language of every page that is not a person's. */
async function otherPaths(asked: Asked): Promise<readonly string[]> {
  const roots = await asked.reader.query<{ kind: string; code: string | null; id: string }>(
    sql`select kind, code, id from entity_root where kind = any(${[...ROOT_KINDS]}) and position <= ${asked.knownAt} order by kind, position`,
  );
  const entries = roots.flatMap(({ kind, code, id }) =>
    SECTIONS[kind] === undefined ? [] : [`/${SECTIONS[kind]}/${encodeURIComponent(code ?? id).replaceAll("%3A", ":")}`],
  );
  const figures = await listFigures(asked);
  return [...FIXED, ...figures.map((figure) => `/figures/${figure.id.split("/").map(encodeURIComponent).join("/")}`), ...entries];
}

const perFile = ({ words }: Asking): number => Math.floor(MOST_ADDRESSES / words.languages.length);

/** The protocol wants whole addresses: without APORA_PUBLIC_ORIGIN there is no sitemap. @throws not-found */
function originOf({ origin }: Asking): string {
  if (origin === undefined) throw new AporaError("not-found", {});
  return origin;
}

function urlset(asking: Asking, paths: readonly string[]): string {
  const origin = originOf(asking);
  const urls = paths.flatMap((path) =>
    asking.words.languages.map((lang) => `<url><loc>${xmlText(`${origin}/${lang}${path}`)}</loc></url>`),
  );
  return `${HEAD}<urlset xmlns="${NAMESPACE}">\n${urls.join("\n")}\n</urlset>\n`;
}

async function countPeople({ reader, knownAt }: Asked): Promise<number> {
  const [row] = await reader.query<{ n: number }>(
    sql`select count(*) as n from person_index p where ${heldAt(sql`p`, knownAt)} and ${hasName}`,
  );
  return row?.n ?? 0;
}

const index: PublicFile = {
  path: "/sitemap.xml",
  type: XML,
  query: NO_QUERY,
  body: async (asking) => {
    const origin = originOf(asking);
    const files = 1 + Math.ceil((await countPeople(asking.asked)) / perFile(asking));
    const entries = Array.from({ length: files }, (_, n) => `<sitemap><loc>${origin}/sitemap-${n}.xml</loc></sitemap>`);
    return `${HEAD}<sitemapindex xmlns="${NAMESPACE}">\n${entries.join("\n")}\n</sitemapindex>\n`;
  },
};

const part: PublicFile = {
  path: "/{name}.xml",
  type: XML,
  query: NO_QUERY,
  body: async (asking) => {
    const { asked, params } = asking;
    const n = Number(/^sitemap-(\d{1,6})$/u.exec(params["name"] ?? "")?.[1] ?? "-1");
    if (n === 0) return urlset(asking, await otherPaths(asked));
    const size = perFile(asking);
    const rows =
      n < 0
        ? []
        : await asked.reader.query<{ id: string }>(sql`
          select p.person as id from person_index p where ${heldAt(sql`p`, asked.knownAt)} and ${hasName}
          order by p.person limit ${size} offset ${(n - 1) * size}`);
    if (rows.length === 0) throw new AporaError("not-found", {});
    return urlset(
      asking,
      rows.map((row) => `/people/${row.id}`),
    );
  },
};

const robots: PublicFile = {
  path: "/robots.txt",
  type: "text/plain; charset=utf-8",
  query: NO_QUERY,
  // Filtered lists and past states are endless; what they show is on the pages that may be read.
  body: async ({ origin }) =>
    `User-agent: *\nDisallow: /*?\nDisallow: /api/\nDisallow: /data/\n${origin === undefined ? "" : `Sitemap: ${origin}/sitemap.xml\n`}`,
};

export const CRAWLER_FILES: readonly PublicFile[] = [index, robots, part];
