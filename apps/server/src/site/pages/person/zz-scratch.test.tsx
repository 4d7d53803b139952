import { mkdirSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { createLedger } from "../../../cli/open-register.ts";
import { readFrom } from "../../../platform/database.ts";
import { createTestDatabase } from "../../../testing/test-database.ts";
import { findPack, loadPack } from "../../../packs/load-pack.ts";
import { getHead } from "../../../ledger/positions.ts";
import { createRenderer } from "../../render.tsx";
import { errorPage } from "../error-page.tsx";
import { peoplePage } from "../people-page.tsx";
import { personPage } from "./person-page.tsx";

test("scratch", async () => {
  const database = await createTestDatabase();
  const ledger = createLedger(database.pool);
  await loadPack(ledger, findPack("belarus"), { actor: { id: "country-pack" } });
  const reader = readFrom(database.pool);
  const { position } = await getHead(reader);
  const render = createRenderer({ reader, pages: [personPage, peoplePage], headers: {}, errorPage });
  const { rows } = await database.pool.query<{ person: string }>("select person from person_index order by sort_en");
  mkdirSync("/tmp/person-shots", { recursive: true });
  const version = { position, today: "2026-11-22" };
  const index: string[] = [];
  const problems: string[] = [];
  const save = async (name: string, url: string): Promise<void> => {
    try {
      const t = performance.now();
      const answer = await render(url, version);
      const html = answer.body.toString();
      index.push(`${name} ${url} ${answer.status} ${html.length} gz=${answer.gzip?.length ?? 0} ${Math.round(performance.now() - t)}ms`);
      if (/(?:person|life|state|release|charge|penalty|people|event|field|act|reported|evidence)\.[a-z_]+[.<]/.test(html.replaceAll(/href="[^"]*"/g, ""))) problems.push(`key in ${name}`);
      if (/undefined|\[object|NaN/.test(html)) problems.push(`undefined in ${name}: ${/.{60}(?:undefined|\[object|NaN).{30}/.exec(html)?.[0]}`);
      writeFileSync(`/tmp/person-shots/${name}.html`, html.replaceAll("/assets/site.css", "/work/main/apps/server/assets/site.css"));
    } catch (error) {
      problems.push(`${name}: ${error instanceof Error ? error.stack : error}`);
    }
  };
  for (const lang of ["en", "be", "ru"]) {
    await save(`people-${lang}`, `/${lang}/people`);
    for (const [i, { person }] of rows.entries()) {
      await save(`p${String(i).padStart(2, "0")}-${lang}`, `/${lang}/people/${person}`);
      await save(`p${String(i).padStart(2, "0")}-${lang}-past`, `/${lang}/people/${person}?at=2022-06-01`);
    }
  }
  await save("people-changed", "/en/people?sort=changed");
  await save("people-q", "/be/people?q=%D0%B0%D0%BB%D0%B5%D1%81&state=out");
  await save("people-held", "/ru/people?state=in-custody&at=2023-06-01");
  writeFileSync("/tmp/person-shots/index.txt", index.join("\n"));
  writeFileSync("/tmp/person-shots/problems.txt", problems.join("\n"));
  await database.drop();
  expect(problems).toEqual([]);
}, 200_000);
