import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { READER_LANGUAGES } from "../apps/server/src/registry/reader-languages.ts";
import { parseHtml } from "../apps/server/src/testing/html.ts";
import { ask } from "./ask.ts";
import { axeFaults, executablePath, launchBrowser, openWindow, overflow, sayIfMissing } from "./browser.ts";
import { linksOf } from "./crawl.ts";

sayIfMissing();
const origin = inject("origin");
const LANGUAGES = READER_LANGUAGES;
/** The language in which every kind of page is examined; the others share them out, so that each kind is seen in three. */
const THOROUGH = "be";

let browser: Browser;
/** One address of every kind of page, without the language. The fullest record of its kind, not the first. */
let addresses: readonly string[];

/** Links of a list to its records, the page with the most text first. */
async function fullest(list: string, pattern: RegExp): Promise<string> {
  const links = linksOf(parseHtml((await ask(origin, `/en${list}`)).text)).filter((href) => pattern.test(href));
  const sizes = await Promise.all(links.slice(0, 40).map(async (href) => ({ href, size: (await ask(origin, href)).text.length })));
  const [best] = sizes.sort((a, b) => b.size - a.size);
  if (best === undefined) throw new Error(`${list} leads to no record`);
  return best.href.replace(/^\/en/u, "");
}

beforeAll(async () => {
  if (executablePath === undefined) return;
  browser = await launchBrowser();
  addresses = [
    "",
    "/people",
    "/people?q=zzzz",
    await fullest("/people", /^\/en\/people\/[^?]+$/u),
    "/places",
    await fullest("/places", /^\/en\/places\/[^?]+$/u),
    "/articles",
    await fullest("/articles", /^\/en\/articles\/[^?]+$/u),
    "/figures",
    "/figures/in-custody",
    "/figures/in-custody?at=2024-05-21&since=2023-05-21",
    "/figures/released-in-period?period=2023",
    await fullest("/figures/in-custody-by-place", /^\/en\/figures\/in-custody-by-place\/[^?]+$/u),
    "/organisations",
    await fullest("/organisations", /^\/en\/organisations\/[^?]+$/u),
    "/sources",
    await fullest("/sources", /^\/en\/sources\/[^?]+$/u),
    "/method",
    "/glossary",
    "/accessibility",
    "/privacy",
    "/pictures",
    "/mistake?page=%2Fpeople",
    "/search?q=minsk",
    "/open-data",
    "/statements",
    "/log",
    "/estimates",
    "/?at=2022-01-01&known_at=2026-01-01",
  ];
}, 60_000);
afterAll(() => (executablePath === undefined ? undefined : browser.close()));

/** What is examined in a language: everything, or every seventh address twice over. */
const shareOf = (lang: string): readonly string[] => {
  const own = LANGUAGES.findIndex((one) => one === lang);
  return addresses.filter((_, i) => lang === THOROUGH || [i, i + 3].some((n) => n % LANGUAGES.length === own));
};

const address = (lang: string, path: string): string => `/${lang}${path.startsWith("/?") ? path.slice(1) : path}`;

describe.skipIf(executablePath === undefined)("every kind of page, in a browser", () => {
  describe.each(LANGUAGES)("%s", (lang) => {
    test.each([360, 1440])(
      "at %i px, without scripts, nothing is wider than the window and nothing is asked of others",
      async (width) => {
        const { page, faults } = await openWindow(browser, origin, { javaScriptEnabled: false, viewport: { width, height: 800 } });
        const wide: string[] = [];
        for (const path of width === 360 ? addresses : shareOf(lang)) {
          await page.goto(address(lang, path));
          const fault = await overflow(page);
          if (fault !== undefined) wide.push(`${path}: ${fault}`);
        }
        expect(wide).toEqual([]);
        expect(faults).toEqual([]);
      },
      90_000,
    );

    test.each(["light", "dark"] as const)(
      "in %s colours the rules of accessibility hold",
      async (colorScheme) => {
        const { page, faults } = await openWindow(browser, origin, { colorScheme });
        const broken: string[] = [];
        expect(shareOf(lang).length).toBeGreaterThanOrEqual(5);
        for (const path of shareOf(lang)) {
          await page.goto(address(lang, path));
          for (const fault of await axeFaults(page)) broken.push(`${path}: ${fault}`);
        }
        expect(broken).toEqual([]);
        expect(faults).toEqual([]);
      },
      120_000,
    );
  });

  test.each(["pl", "lt", "de", "en"])(
    "%s: words in Cyrillic letters are marked with the language they are in",
    async (lang) => {
      const { page } = await openWindow(browser, origin, { javaScriptEnabled: true });
      const unmarked: string[] = [];
      for (const path of addresses) {
        await page.goto(address(lang, path));
        const found = await page.evaluate(() => {
          const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          const bare: string[] = [];
          for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
            const own = node.parentElement?.closest("[lang]")?.getAttribute("lang") ?? "";
            const text = (node.textContent ?? "").trim();
            if (/\p{Script=Cyrillic}{2}/u.test(text) && !/^(?:be|ru|uk)\b/u.test(own)) bare.push(text.slice(0, 60));
          }
          return bare;
        });
        unmarked.push(...found.map((text) => `${path}: ${text}`));
      }
      expect(unmarked).toEqual([]);
    },
    60_000,
  );

  test("an error page obeys the same rules, in every language and at 360 px", async () => {
    const broken: string[] = [];
    for (const lang of LANGUAGES) {
      const { page } = await openWindow(browser, origin, { viewport: { width: 360, height: 800 } });
      for (const path of ["/nothing", "?at=never"]) {
        await page.goto(address(lang, path));
        const fault = await overflow(page);
        broken.push(...(await axeFaults(page)), ...(fault === undefined ? [] : [fault]));
      }
    }
    expect(broken).toEqual([]);
  }, 60_000);

  test("at 320 px, which is a desk screen enlarged four times, nobody has to scroll sideways", async () => {
    const { page } = await openWindow(browser, origin, { javaScriptEnabled: false, viewport: { width: 320, height: 640 } });
    const wide: string[] = [];
    for (const lang of LANGUAGES) {
      for (const path of shareOf(lang)) {
        await page.goto(address(lang, path));
        const fault = await overflow(page);
        if (fault !== undefined) wide.push(`${lang} ${path}: ${fault}`);
      }
    }
    expect(wide).toEqual([]);
  }, 90_000);
});

/** What has the focus, and whether a reader can see that it has. */
async function focused(page: Page): Promise<{ name: string; href: string; region: string; visible: boolean }> {
  return page.evaluate(() => {
    const element = document.activeElement ?? document.body;
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    const marked = (style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none";
    const shown = box.width > 0 && box.height > 0 && box.right > 0 && box.left < innerWidth && box.bottom > 0 && box.top < innerHeight;
    return {
      name: `${element.tagName.toLowerCase()}#${element.id} "${(element.textContent ?? "").trim().slice(0, 40)}"`,
      href: element.getAttribute("href") ?? "",
      region: element.closest("nav, header, main, aside, footer")?.tagName.toLowerCase() ?? "",
      visible: marked && shown,
    };
  });
}

describe.skipIf(executablePath === undefined)("with the keyboard alone", () => {
  test("Tab reaches the way past the navigation first, then the navigation, then the content; each place can be seen", async () => {
    const { page } = await openWindow(browser, origin);
    const unseen: string[] = [];
    for (const path of addresses) {
      await page.goto(address("en", path));
      await page.keyboard.press("Tab");
      const first = await focused(page);
      expect([path, first.href, first.visible]).toEqual([path, "#content", true]);
      const regions: string[] = [];
      let last = "";
      for (let i = 0; i < 45; i += 1) {
        await page.keyboard.press("Tab");
        const next = await focused(page);
        if (next.name.startsWith("body")) break;
        const inside = next.name === last;
        last = next.name;
        if (regions.at(-1) !== next.region) regions.push(next.region);
        // A date field has several places of its own; the browser marks the ones inside.
        if (!next.visible && !inside) unseen.push(`${path}: ${next.name}`);
      }
      expect([path, regions[0]]).toEqual([path, "header"]);
      expect([path, regions.includes("nav"), regions.indexOf("nav") < (regions.includes("main") ? regions.indexOf("main") : 99)]).toEqual([
        path,
        true,
        true,
      ]);
    }
    expect(unseen).toEqual([]);
  }, 90_000);

  test.each([true, false])("the way past the navigation leads into the content (scripts: %s)", async (javaScriptEnabled) => {
    const { page } = await openWindow(browser, origin, { javaScriptEnabled });
    await page.goto("/en/figures");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    expect((await focused(page)).region).toMatch(/main|nav/u);
    expect(await page.evaluate(() => document.activeElement?.closest("main") !== null)).toBe(true);
  });
});

/** The two ways a page is read: as most do, and as the careful do; the second far from home. */
const READERS = [
  { javaScriptEnabled: true, timezoneId: "Europe/Minsk", locale: "be-BY" },
  { javaScriptEnabled: false, timezoneId: "Pacific/Kiritimati", locale: "en-US" },
] as const;

describe.skipIf(executablePath === undefined).each(READERS)("a reader with scripts $javaScriptEnabled in $timezoneId", (reader) => {
  const open = () => openWindow(browser, origin, reader);
  const peopleShown = (page: Page): Promise<string[]> =>
    page.evaluate(() => [
      ...new Set([...document.querySelectorAll("main a[href*='/people/']")].map((link) => link.getAttribute("href") ?? "")),
    ]);

  test("looks for a person by name, in any script, and opens the page", async () => {
    const { page, faults } = await open();
    for (const wanted of ["Ashurak", "ашурок", "АШУРАК"]) {
      await page.goto("/en/people");
      await page.fill("main input[name=q]", wanted);
      await page.keyboard.press("Enter");
      await page.waitForURL(/[?&]q=/u);
      const found = await peopleShown(page);
      expect([wanted, found.length]).toEqual([wanted, 1]);
      await page.click("main a[href*='/people/']");
      await page.waitForURL(/\/en\/people\/[^?]+/u);
      expect(await page.textContent("h1")).toContain("Ashurak");
    }
    expect(faults).toEqual([]);
  });

  test("narrows the list by every filter it offers, one after another, and clears it again", async () => {
    const { page, faults } = await open();
    await page.goto("/en/people");
    const names = await page.evaluate(() =>
      [...document.querySelectorAll("main form select")].map((select) => select.getAttribute("name") ?? ""),
    );
    expect(names.length).toBeGreaterThan(1);
    for (const name of names) {
      await page.goto("/en/people");
      const value = await page.evaluate(
        (each) =>
          [...document.querySelectorAll(`main form select[name="${each}"] option`)]
            .map((option) => option.getAttribute("value") ?? "")
            .find((text) => text !== ""),
        name,
      );
      if (value === undefined) continue;
      await page.selectOption(`main form select[name="${name}"]`, value);
      await page.click("main form[role=search] button[type=submit]");
      await page.waitForURL((url) => url.searchParams.get(name) === value);
      expect(await page.inputValue(`main form select[name="${name}"]`)).toBe(value);
      expect(await page.textContent("h1")).not.toBe("");
    }
    expect(faults).toEqual([]);
  });

  test("turns the pages of a long list and meets everybody once", async () => {
    const { page, faults } = await open();
    await page.goto("/en/people");
    const met: string[] = [];
    for (let turned = 0; turned < 30; turned += 1) {
      met.push(...(await peopleShown(page)).map((href) => href.replace(/\?.*$/u, "")));
      const next = page.locator("main a[rel=next]");
      if ((await next.count()) === 0) break;
      await next.first().click();
      await page.waitForLoadState();
    }
    expect(met.length).toBeGreaterThan(20);
    expect(met.length).toBe(new Set(met).size);
    expect(faults).toEqual([]);
  });

  test("goes back to an earlier day, stays there while following links, and returns to today", async () => {
    const { page, faults } = await open();
    await page.goto("/en/figures/in-custody");
    const today = await page.textContent("main");
    await page.fill("form.time-picker input[name=at]", "2022-05-21");
    await page.click("form.time-picker button[type=submit]");
    await page.waitForURL(/at=2022-05-21/u);
    expect(await page.textContent("section.past")).toMatch(/21\u00a0May\u00a02022|21 May 2022/u);
    expect(await page.textContent("main")).not.toBe(today);
    await page.click("nav.sections a[href*='/figures']");
    await page.waitForURL(/\/en\/figures\?.*at=2022-05-21/u);
    await page.click("section.past a");
    await page.waitForURL((url) => !url.searchParams.has("at"));
    expect(await page.locator("section.past").count()).toBe(0);
    expect(faults).toEqual([]);
  });

  test("asks what changed since a day, and finds the records behind it", async () => {
    const { page, faults } = await open();
    await page.goto("/en/figures/in-custody");
    await page.fill("main input[name=since]", "2023-01-01");
    await page
      .locator("main form", { has: page.locator("input[name=since]") })
      .locator("button[type=submit]")
      .click();
    await page.waitForURL(/since=2023-01-01/u);
    expect(await page.textContent("main")).toMatch(/1[\u00a0 ]January[\u00a0 ]2023/u);
    await page.locator("main a[href*='/people/']").first().click();
    await page.waitForURL(/\/en\/people\//u);
    expect(faults).toEqual([]);
  });

  test("goes from a figure into one of its lines, to a person, to a source", async () => {
    const { page, faults } = await open();
    await page.goto("/en/figures/in-custody-by-place");
    await page.locator("main a[href^='/en/figures/in-custody-by-place/']").first().click();
    await page.waitForURL(/\/figures\/in-custody-by-place\/.+/u);
    await page.locator("main a[href^='/en/people/']").first().click();
    await page.waitForURL(/\/en\/people\/.+/u);
    expect(await page.locator("a[href^='http']").count()).toBeGreaterThan(0);
    expect(faults).toEqual([]);
  });

  test("changes the language and stays on the same record", async () => {
    const { page, faults } = await open();
    await page.goto("/en/figures/in-custody?at=2024-05-21");
    for (const lang of LANGUAGES) {
      await page.click(`nav.languages a[hreflang=${lang}]`);
      await page.waitForURL(new RegExp(`/${lang}/figures/in-custody\\?at=2024-05-21`, "u"));
      expect(await page.getAttribute("html", "lang")).toBe(lang);
    }
    expect(faults).toEqual([]);
  });

  test("sees the day of the register, whatever the clock at home says", async () => {
    const { page } = await open();
    await page.goto("/en");
    const day = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" }).format(new Date()).replaceAll(" ", "\u00a0");
    expect((await page.textContent("main"))?.replaceAll(" ", "\u00a0")).toContain(day);
  });

  test("can print any page", async () => {
    const { page } = await open();
    await page.emulateMedia({ media: "print" });
    for (const path of addresses.slice(0, 10)) {
      await page.goto(address("be", path));
      expect((await page.pdf({ format: "A4" })).length).toBeGreaterThan(5_000);
    }
  });
});
