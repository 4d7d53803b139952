import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeStaticSite } from "../cli/static-site.ts";
import { systemClock } from "../platform/clock.ts";
import { ask, run, startTestSite, type TestSite } from "../testing/test-site.ts";
import { isPortableFile, linkedFiles, portablePath, readPortable, relativeTo, toPortable, wantedAddress } from "./portable.ts";

let site: TestSite;
let folder: string;
const people: string[] = [];
const grounds = { sources: [{ title: "Invented", url: "https://example.org/a" }], reliability: "B", credibility: 2 };
const person = async (name: string): Promise<void> => {
  const { person: id } = await run(site.ledger, "registry.record-person", {
    person: { name: [{ text: name, lang: "en", script: "Latn", role: "legal" }] },
    events: [{ kind: "detention", fields: { began: "2026-01-05", track: "criminal", place: 'X:1 "2' } }],
    grounds,
  });
  people.push(String(id));
};
const make = (): ReturnType<typeof makeStaticSite> => makeStaticSite(site.database, {}, { folder, at: systemClock.today(), threads: 0 });

beforeAll(async () => {
  site = await startTestSite();
  folder = mkdtempSync(path.join(os.tmpdir(), "apora-site-"));
  const name = [{ text: "Colony <b>", lang: "en", script: "Latn", role: "legal" }];
  await run(site.ledger, "registry.record-places", { items: [{ code: 'X:1 "2', fields: { name, kind: "colony" }, grounds }] });
  for (let i = 0; i < 60; i += 1) await person(i === 0 ? `<script>alert(1)</script> href="/en/people"` : `Invented ${i}`);
}, 60_000);
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await site.stop();
});

const filesIn = (): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
    (name) => statSync(path.join(folder, name)).isFile() && name !== "manifest.json",
  );

describe("a copy as files", () => {
  test("is what the live site answers, byte for byte, and every link in it leads to a file of it", async () => {
    const made = await make();
    const files = filesIn();
    expect(files).toHaveLength(made.files);
    expect([made.written, made.missing]).toEqual([made.files, []]);
    for (const file of files) {
      const reply = await ask(site.origin, `/${file}`);
      expect([file, reply.status, reply.body === readFileSync(path.join(folder, file), "utf8")]).toEqual([file, 200, true]);
    }
    for (const file of files.filter((name) => name.endsWith(".html"))) {
      const html = readFileSync(path.join(folder, file), "utf8");
      expect([file, html.match(/(?:href|src|action)="\/[^"]*"/)?.[0]]).toEqual([file, undefined]);
      for (const target of linkedFiles(html, `/${file}`))
        expect([file, target, existsSync(path.join(folder, target))]).toEqual([file, target, true]);
    }
    for (const id of people) for (const lang of ["en", "be", "ru"]) expect(files).toContain(`${lang}/people/${id}.html`);
    expect(files).toEqual(
      expect.arrayContaining(["index.html", "en.html", "be/people.p2.html", "en/live.html", "assets/site.css", "feeds/ru/releases.atom"]),
    );
  }, 120_000);

  test("differs from the live page in its links and in nothing else", async () => {
    const links = / (?:href|src|action)="[^"]*"|<input type="hidden" name="to" value="[^"]*"\/>/g;
    for (const page of ["en", "en/people", `ru/people/${people[0]}`, "be/figures/in-custody", "en/method"]) {
      const live = await ask(site.origin, `/${page}`);
      const copy = await ask(site.origin, `/${page}.html`);
      expect(copy.body.replaceAll(links, "")).toBe(live.body.replaceAll(links, ""));
    }
  });

  test("brought up to date writes only what changed and removes what has gone", async () => {
    const again = await make();
    expect(again).toMatchObject({ written: 0, removed: 0 });
    const kept = path.join(folder, "en", "method.html");
    utimesSync(kept, 1, 1);
    const manifest = path.join(folder, "manifest.json");
    const told = JSON.parse(readFileSync(manifest, "utf8")) as { files: Record<string, string> };
    writeFileSync(path.join(folder, "en", "gone.html"), "old");
    writeFileSync(path.join(folder, "mine.txt"), "the operator's");
    writeFileSync(manifest, JSON.stringify({ ...told, files: { ...told.files, "en/gone.html": "x", "../outside": "x" } }));
    await person("Somebody new");
    const after = await make();
    expect(after.removed).toBe(1);
    expect(after.written).toBeGreaterThan(3);
    expect(existsSync(path.join(folder, "en", "gone.html"))).toBe(false);
    expect(existsSync(path.join(folder, "mine.txt"))).toBe(true);
    rmSync(path.join(folder, "mine.txt"));
  }, 120_000);

  test("made by threads is the same, byte for byte, and a thread tells what went wrong", async () => {
    const options = { folder, at: systemClock.today(), threads: 2 };
    expect(await makeStaticSite(site.database, {}, options)).toMatchObject({ written: 0, removed: 0, missing: [] });
    const other = path.join(folder, "in-the-way");
    writeFileSync(other, "a file where the copy should be");
    await expect(makeStaticSite(site.database, {}, { ...options, folder: path.join(other, "copy") })).rejects.toThrow("ENOTDIR");
    rmSync(other);
    const nowhere = { pool: site.database.pool, poolConfig: () => ({ host: "/nowhere", port: 1 }) };
    await expect(makeStaticSite(nowhere, {}, options)).rejects.toMatchObject({ name: "AporaError" });
  }, 120_000);

  test("that was interrupted says so, and is written whole the next time", async () => {
    const stopped = makeStaticSite(site.database, {}, { folder, signal: AbortSignal.abort() });
    await expect(stopped).rejects.toMatchObject({ code: "interrupted" });
    expect(JSON.parse(readFileSync(path.join(folder, "manifest.json"), "utf8"))).toMatchObject({ complete: false });
    const whole = await make();
    expect(whole.written).toBe(whole.files);
  }, 120_000);
});

describe("what only a running server can answer", () => {
  test("leads to a page that says so, which on a live site leads on", async () => {
    const { body } = await ask(site.origin, "/en/people.html");
    expect(body).toContain('action="live.html"');
    const live = await ask(site.origin, "/en/live.html?to=%2Fen%2Fpeople&q=inv&at=2026-01-01");
    expect([live.status, live.headers.location]).toEqual([302, "/en/people?q=inv&at=2026-01-01"]);
    expect((await ask(site.origin, "/en/live.html")).body).toContain("Only a running server");
  });

  test.each(["//evil.example", "https://evil.example", "/\\evil.example", "/a\\b", "javascript:alert(1)", "/a\nb", ""])(
    "never leads to another site: %j",
    (to) => {
      expect(wantedAddress(new URLSearchParams({ to }))).toBeUndefined();
    },
  );
});

describe("portable addresses", () => {
  test("name every page once, with letters any disk takes", () => {
    const part = fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(fc.array(part, { maxLength: 3 }), fc.integer({ min: 1, max: 9999 }), (parts, page) => {
        const address = portablePath({ lang: "en", parts, page });
        if (address === undefined) return;
        expect(address).toMatch(/^\/[A-Za-z0-9_./-]+$/);
        expect(readPortable(address)).toEqual({ lang: "en", parts, page });
      }),
    );
    for (const wrong of [
      "/en/a_3A.html",
      "/en/a_zz.html",
      "/xx.html",
      "/en/people.p1.html",
      "/en/people.p0.html",
      "/en/..html",
      "/en/a b.html",
      "/en/_c3_28.html",
    ])
      expect([wrong, readPortable(wrong)]).toEqual([wrong, undefined]);
  });

  test("are relative to where they stand, and come back", () => {
    const name = fc.stringMatching(/^[a-z]{1,4}$/);
    const file = fc.array(name, { minLength: 1, maxLength: 4 }).map((parts) => `/${parts.join("/")}.html`);
    fc.assert(
      fc.property(file, file, (from, to) => {
        expect(path.posix.resolve(path.posix.dirname(from), relativeTo(from, to))).toBe(to);
      }),
    );
  });

  test("leave text that looks like a link alone", () => {
    const html =
      '<p>href=&quot;/en/people&quot; &lt;a href=&quot;/x&quot;</p><a href="/en/places/X:1?at=2020-01-01#a">x</a><a href="https://example.org/">y</a>';
    expect(toPortable(html, "/en/people/x.html")).toBe(
      '<p>href=&quot;/en/people&quot; &lt;a href=&quot;/x&quot;</p><a href="../live.html?to=%2Fen%2Fplaces%2FX%3A1%3Fat%3D2020-01-01#a">x</a><a href="https://example.org/">y</a>',
    );
    expect(isPortableFile("/assets/../x")).toBe(false);
  });
});
