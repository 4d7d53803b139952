import { gzipSync } from "node:zlib";
import { beforeAll, describe, expect, inject, test } from "vitest";
import { READER_LANGUAGES } from "../apps/server/src/registry/reader-languages.ts";
import { en } from "../apps/server/src/site/messages/en.ts";
import { markupFaults } from "../apps/server/src/testing/html.ts";
import { ask, type Reply } from "./ask.ts";
import { crawl, type Visited } from "./crawl.ts";

const origin = inject("origin");

/** Every kind of public page. A kind that no link leads to is as good as absent. */
const KINDS = [
  "/",
  "/people",
  "/people/:",
  "/places",
  "/places/:",
  "/articles",
  "/articles/:",
  "/figures",
  "/figures/:",
  "/figures/:/:",
  "/organisations",
  "/organisations/:",
  "/sources",
  "/sources/:",
  "/method",
  "/glossary",
  "/accessibility",
  "/privacy",
  "/pictures",
  "/search",
  "/open-data",
  "/statements",
  "/log",
  "/estimates",
  "/mistake?",
];

/** What every answer carries, written out once more so that a slip in the program cannot change the test with it. */
const SECURITY = {
  "content-security-policy":
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "x-frame-options": "DENY",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-embedder-policy": "require-corp",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy":
    "accelerometer=(), autoplay=(), bluetooth=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), hid=(), magnetometer=(), microphone=(), midi=(), payment=(), serial=(), usb=(), xr-spatial-tracking=()",
};
const OTHERS = new Set([
  "cache-control",
  "vary",
  "content-type",
  "content-language",
  // Only files to keep have it.
  "content-disposition",
  "content-length",
  "content-encoding",
  "etag",
  "date",
  "connection",
  "keep-alive",
  "allow",
  "retry-after",
  "location",
  "apora-error",
]);

function headerFaults({ path, headers }: Reply): string[] {
  const wrong = Object.entries(SECURITY)
    .filter(([name, value]) => headers[name] !== value)
    .map(([name]) => `${path}: ${name} is "${String(headers[name])}"`);
  const surplus = Object.keys(headers)
    .filter((name) => !(name in SECURITY) && !OTHERS.has(name))
    .map((name) => `${path}: has a header ${name}`);
  return [...wrong, ...surplus];
}

const all: Visited[] = [];
const byLanguage = new Map<string, Visited[]>();

beforeAll(async () => {
  for (const [lang, limit, ofKind] of [
    ["en", 400, 70],
    ["be", 90, 6],
    ["ru", 90, 6],
    // Every kind of page, a few of each: what depends on the language shows on the first one.
    ...(["uk", "pl", "lt", "de"] as const).map((lang) => [lang, 70, 2] as const),
  ] as const) {
    const visited = await crawl(origin, { start: `/${lang}`, limit, ofKind });
    byLanguage.set(lang, visited);
    all.push(...visited);
  }
}, 180_000);

/** Pages of the site; the verifier that can be downloaded from it is a program of its own, to be opened from a disk. */
const pages = (): Visited[] =>
  all.filter(
    ({ status, headers }) =>
      status === 200 &&
      String(headers["content-type"]).startsWith("text/html") &&
      !String(headers["content-disposition"]).startsWith("attachment"),
  );

/** Faults of all pages, each with its address. */
const collect = (faultsOf: (page: Visited) => readonly string[]): string[] =>
  pages().flatMap((page) => [...new Set(faultsOf(page))].map((fault) => `${page.path}: ${fault}`));

describe("the public pages", () => {
  test.each(READER_LANGUAGES)("%s: links lead from the front page to every kind of page", (lang) => {
    const found = new Set((byLanguage.get(lang) ?? []).map((page) => page.kind));
    expect(KINDS.filter((kind) => !found.has(kind))).toEqual([]);
  });

  test("no link is broken", () => {
    expect(all.filter((page) => page.status !== 200).map((page) => `${page.from} → ${page.path}: ${page.status}`)).toEqual([]);
    expect(all.length).toBeGreaterThan(150);
  });

  test("a link to a part of a page finds that part", () => {
    const faults = collect(({ parsed }) => {
      const ids = new Set(parsed.tags.map((tag) => tag.attributes.get("id")));
      return parsed.tags
        .flatMap((tag) => (/^#./u.test(tag.attributes.get("href") ?? "") ? [tag.attributes.get("href")?.slice(1) ?? ""] : []))
        .filter((id) => !ids.has(id));
    });
    expect(faults).toEqual([]);
  });

  test("no id stands twice on a page", () => {
    const faults = collect(({ parsed }) => {
      const ids = parsed.tags.flatMap((tag) => tag.attributes.get("id") ?? []);
      return ids.filter((id, i) => ids.indexOf(id) !== i);
    });
    expect(faults).toEqual([]);
  });

  test("says its language, one heading of the first level, a title and a description", () => {
    const faults = collect(({ path, parsed: { tags }, text, headers }) => {
      const lang = path.split(/[/?]/u)[1];
      const html = tags.find((tag) => tag.name === "html");
      const headings = tags.filter((tag) => tag.name === "h1" && !tag.closing).length;
      const title = /<title>([^<]+)<\/title>/u.exec(text)?.[1]?.trim() ?? "";
      const description = tags.find((tag) => tag.attributes.get("name") === "description")?.attributes.get("content") ?? "";
      return [
        html?.attributes.get("lang") === lang && headers["content-language"] === lang ? [] : ["its language is not the one of the address"],
        headings === 1 ? [] : [`${headings} h1`],
        title.length > 2 && description.length > 2 ? [] : ["no title or description"],
      ].flat();
    });
    expect(faults).toEqual([]);
  });

  test("two pages with different addresses and no query have different titles", () => {
    const plain = pages().filter((page) => !page.path.includes("?"));
    const titles = new Map<string, string[]>();
    for (const page of plain) {
      const title = /<title>([^<]+)<\/title>/u.exec(page.text)?.[1] ?? "";
      // A list of records behind a part of a figure may share its title with the figure; records may be namesakes.
      if (!/^\/(?:people|figures|sources|organisations)\/:/u.test(page.kind))
        titles.set(`${page.path.slice(0, 3)} ${title}`, [...(titles.get(`${page.path.slice(0, 3)} ${title}`) ?? []), page.path]);
    }
    expect([...titles.values()].filter((paths) => paths.length > 1)).toEqual([]);
  });

  test("no message key, no hole and no program word reaches the reader", () => {
    const keys = new Set(Object.keys(en));
    const faults = collect(({ parsed }) => {
      const spoken = [
        parsed.text,
        ...parsed.tags.flatMap((tag) =>
          ["aria-label", "title", "content", "alt", "placeholder"].map((name) => tag.attributes.get(name) ?? ""),
        ),
      ].join("\n");
      const named = (spoken.match(/\b[a-z]+(?:\.[A-Za-z0-9_-]+)+/gu) ?? []).filter((word) => keys.has(word));
      return [...named, ...(spoken.match(/\{[a-z]\w*[,}]|\bundefined\b|\[object \w+|\bNaN\b|\bInvalid (?:Date|time)|\bnull\b/gu) ?? [])];
    });
    expect(faults).toEqual([]);
  });

  test("no script, no inline style, no event attribute, nothing loaded from elsewhere", () => {
    expect(collect(({ parsed }) => markupFaults(parsed))).toEqual([]);
  });

  test("with its stylesheet it weighs at most 60 kB", async () => {
    const stylesheet = await ask(origin, "/assets/site.css", { headers: { "accept-encoding": "gzip" } });
    const heavy = pages()
      .map((page) => ({ path: page.path, bytes: page.bytes.length + stylesheet.bytes.length }))
      .filter((page) => page.bytes > 60_000);
    expect(heavy).toEqual([]);
  });

  test("every answer has exactly the agreed headers", () => {
    expect(all.flatMap(headerFaults)).toEqual([]);
  });
});

describe("over the wire", () => {
  const EVERY = [
    "/en",
    "/be/figures",
    "/en/method",
    "/assets/site.css",
    "/assets/favicon.svg",
    "/",
    "/health",
    "/en/nothing",
    "/xx",
    "/en?at=never",
    `/en?q=${"a".repeat(3000)}`,
    "/robots.txt",
  ];

  test("the agreed headers are on errors, assets and redirects too, whatever the method", async () => {
    const faults: string[] = [];
    for (const path of EVERY) {
      for (const method of ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "TRACE"])
        faults.push(...headerFaults(await ask(origin, path, { method })));
    }
    expect(faults).toEqual([]);
  });

  test("an unchanged page is not sent twice", async () => {
    for (const path of ["/en", "/ru/figures", "/assets/site.css"]) {
      const first = await ask(origin, path);
      const second = await ask(origin, path, { headers: { "if-none-match": String(first.headers.etag) } });
      expect([second.status, second.bytes.length, second.headers.etag]).toEqual([304, 0, first.headers.etag]);
      expect((await ask(origin, path, { headers: { "if-none-match": '"another"' } })).status).toBe(200);
      expect((await ask(origin, path, { headers: { "if-none-match": `W/"x", ${String(first.headers.etag)}` } })).status).toBe(304);
    }
  });

  test("a reader without a language is led to the one the browser asks for, and caches are told so", async () => {
    for (const [header, lang] of [
      ["lt-LT,lt;q=0.9,en;q=0.5", "lt"],
      ["be", "be"],
      ["fr", "en"],
    ]) {
      const { headers, status } = await ask(origin, "/", { headers: { "accept-language": header } });
      expect([status, headers.location, headers.vary]).toEqual([302, `/${lang}`, "accept-encoding, accept-language"]);
    }
  });

  test("every page names itself in every language, and the one for everybody else", () => {
    const faults = collect(({ path, parsed }) => {
      const named = parsed.tags.flatMap((tag) => (tag.name === "link" ? (tag.attributes.get("hreflang") ?? []) : []));
      const own = parsed.tags.find((tag) => tag.name === "link" && tag.attributes.get("hreflang") === path.split(/[/?]/u)[1]);
      return named.join() === [...READER_LANGUAGES, "x-default"].join() && own !== undefined ? [] : [`names ${named.join()}`];
    });
    expect(faults).toEqual([]);
  });

  test("is packed for those who can unpack, and says so", async () => {
    const [packed, plain] = [await ask(origin, "/en", { headers: { "accept-encoding": "gzip, br" } }), await ask(origin, "/en")];
    expect(packed.headers["content-encoding"]).toBe("gzip");
    expect(plain.headers["content-encoding"]).toBeUndefined();
    expect(packed.headers.vary).toBe("accept-encoding");
    expect(packed.text).toBe(plain.text);
    expect(packed.bytes.length).toBeLessThan(gzipSync(plain.bytes, { level: 1 }).length + 200);
    expect((await ask(origin, "/en", { headers: { "accept-encoding": "gzip;q=0" } })).headers["content-encoding"]).toBeUndefined();
  });

  test("HEAD answers like GET, without the page", async () => {
    for (const path of ["/en", "/en/nothing", "/assets/site.css"]) {
      const [head, get] = [await ask(origin, path, { method: "HEAD" }), await ask(origin, path)];
      expect(head.bytes.length).toBe(0);
      expect({ ...head.headers, date: "" }).toEqual({ ...get.headers, date: "" });
      expect(head.status).toBe(get.status);
    }
  });
});
