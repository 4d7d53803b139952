import { mkdirSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { createLedger } from "../../cli/open-register.ts";
import { getHead } from "../../ledger/positions.ts";
import { findPack, loadPack } from "../../packs/load-pack.ts";
import { readFrom } from "../../platform/database.ts";
import { createTestDatabase } from "../../testing/test-database.ts";
import { createRenderer } from "../render.tsx";
import { errorPage } from "./error-page.tsx";
import { placesPage } from "./places-page.tsx";
import { placePage } from "./place-page.tsx";
import { articlesPage } from "./articles-page.tsx";
import { articlePage } from "./article-page.tsx";
import { organisationsPage } from "./organisations-page.tsx";
import { organisationPage } from "./organisation-page.tsx";
import { sourcesPage } from "./sources-page.tsx";
import { sourcePage } from "./source-page.tsx";
import { methodPage } from "./method-page.tsx";
import { readCatalogue, entryPath } from "./catalogue.ts";

test("all", async () => {
  const db = await createTestDatabase();
  const ledger = createLedger(db.pool);
  await loadPack(ledger, findPack("belarus"), { actor: { id: "tester" } });
  const reader = readFrom(db.pool);
  const { position } = await getHead(reader);
  const pages = [placesPage, placePage, articlesPage, articlePage, organisationsPage, organisationPage, sourcesPage, sourcePage, methodPage];
  const render = createRenderer({ reader, pages, headers: {}, errorPage });
  const version = { position, today: "2026-11-22" };
  const paths = ["/places", "/articles", "/organisations", "/sources", "/sources?page=3", "/method", "/method?at=2021-06-01"];
  for (const [section, kind] of [["places", "place"], ["articles", "provision"], ["organisations", "organisation"]] as const) {
    for (const e of (await readCatalogue({ reader, knownAt: position }, kind)).entries) paths.push(entryPath(section, e.code));
  }
  for (let i = 1; i <= 40; i++) paths.push(`/sources/${i}`);
  mkdirSync("/tmp/cat-html", { recursive: true });
  const sizes: [number, string][] = [];
  const slow: [number, string][] = [];
  for (const lang of ["en", "be", "ru"]) for (const path of paths) {
    const t = performance.now();
    const a = await render(`/${lang}${path}`, version);
    slow.push([Math.round(performance.now() - t), `${lang}${path}`]);
    expect(a.status).toBe(200);
    const html = a.body.toString("utf8");
    sizes.push([a.gzip?.length ?? a.body.length, `${lang}${path}`]);
    writeFileSync(`/tmp/cat-html/${lang}${path.replaceAll(/[/:?=&]/g, "_")}.html`, html.replace("/assets/site.css", "file:///work/main/apps/server/assets/site.css"));
  }
  console.log(position, sizes.sort((a, b) => b[0] - a[0]).slice(0, 6), slow.sort((a, b) => b[0] - a[0]).slice(0, 6), paths.length);
  await db.drop();
}, 120_000);
