// The one-file verifier, opened from disk with the network off.
import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { formatVerifierKey } from "@apora/tlog";
import { formatBundle, formatEntryCode } from "@apora/proof";
import { AUDITOR, POLICY_TEXT, publish, PUBLISHER } from "../packages/proof/src/testing/published.ts";
import { axeFaults, executablePath, launchBrowser, overflow, sayIfMissing } from "./browser.ts";

// Plain JavaScript, because it is called by hand; what it gives is said here.
type Built = { readonly file: string; readonly bytes: number; readonly sha256: string };
const script = new URL("../scripts/build-verifier.mjs", import.meta.url).href;
const { buildVerifier } = (await import(script)) as { readonly buildVerifier: () => Promise<Built> };

sayIfMissing();
const keys = `${POLICY_TEXT}publisher ${formatVerifierKey(PUBLISHER.key)}\nauditor ${formatVerifierKey(AUDITOR.key)}\n`;
const good = formatBundle(publish().bundle);
const tampered = good.replace("12 people were held", "13 people were held");

let built: Built;
let browser: Browser;
let folder: string;
beforeAll(async () => {
  built = await buildVerifier();
  folder = await mkdtemp(path.join(os.tmpdir(), "apora-verifier-"));
  await writeFile(path.join(folder, "good.json"), good);
  await writeFile(path.join(folder, "tampered.json"), tampered);
  if (executablePath !== undefined) browser = await launchBrowser();
}, 60_000);
afterAll(async () => {
  await rm(folder, { recursive: true });
  if (executablePath !== undefined) await browser.close();
});

describe("the file", () => {
  test("is the same, byte for byte, whenever it is built, so that its hash can be published", async () => {
    const again = await buildVerifier();
    expect(again).toEqual(built);
    expect(
      createHash("sha256")
        .update(await readFile(built.file))
        .digest("hex"),
    ).toBe(built.sha256);
  });
  test("replaced verify.html detected by its published hash: one that always says yes has another", async () => {
    const html = await readFile(built.file, "utf8");
    const lying = html.replace(/(["`])failed\1/u, "$1verified$1");
    expect(lying).not.toBe(html);
    expect(createHash("sha256").update(lying).digest("hex")).not.toBe(built.sha256);
  });
  test("forbids every connection and names no address; it is small enough for any stick", async () => {
    const html = await readFile(built.file, "utf8");
    expect(html).toContain("default-src 'none'");
    expect(html).not.toMatch(/unsafe-|connect-src|https?:\/\/(?!c2sp\.org)/u);
    expect(built.bytes).toBeLessThan(250_000);
  });
});

type Opened = { readonly page: Page; readonly faults: string[] };

async function openOffline(options: { locale?: string; width?: number; colorScheme?: "light" | "dark" } = {}): Promise<Opened> {
  const { locale = "en-GB", width = 1000, colorScheme = "light" } = options;
  const context = await browser.newContext({ offline: true, locale, colorScheme, viewport: { width, height: 900 } });
  onTestFinished(() => context.close());
  const faults: string[] = [];
  context.on("request", (request) => {
    if (!request.url().startsWith("file:")) faults.push(`asked for ${request.url()}`);
  });
  context.on("console", (message) => faults.push(`console: ${message.text()}`));
  context.on("weberror", (error) => faults.push(`error: ${error.error().message}`));
  const page = await context.newPage();
  await page.goto(pathToFileURL(built.file).href);
  return { page, faults };
}

const verdictOf = (page: Page): Promise<string | null> => page.locator(".report").getAttribute("data-verdict");
const failedSteps = (page: Page): Promise<string[]> =>
  page.locator(".steps .fail").evaluateAll((steps) => steps.map((step) => step.getAttribute("data-finding") ?? ""));

describe.skipIf(executablePath === undefined)("in Chromium, from disk, with the network off", () => {
  test("a genuine figure is verified with the reader's keys, and the report says what is not proved", async () => {
    const { page, faults } = await openOffline();
    await page.fill("#trust", keys);
    await page.setInputFiles("#file", path.join(folder, "good.json"));
    await page.waitForSelector(".report");
    expect(await verdictOf(page)).toBe("verified");
    expect(await page.textContent(".report")).toContain("That nobody is missing");
    expect(await page.locator(".steps li").count()).toBe(17);
    expect(faults).toEqual([]);
  });

  test("a printed code is checked together with its figure, and one of another figure is refused", async () => {
    const { page, faults } = await openOffline();
    const { built: roll, statement } = publish();
    const hidden = roll.openings.at(-1);
    if (hidden === undefined) throw new Error("nobody is hidden");
    await page.fill("#trust", keys);
    await page.fill("#entry", formatEntryCode(statement.sha256, hidden));
    await page.fill("#proof", good);
    await page.click("button[type=submit]");
    await page.waitForSelector(".report");
    expect(await verdictOf(page)).toBe("verified");
    expect(await page.textContent(".report")).toContain("This person is counted");
    await page.fill("#entry", formatEntryCode("0".repeat(64), hidden));
    await page.click("button[type=submit]");
    await page.waitForSelector('.problem:has-text("another figure")');
    expect(await page.locator(".report").count()).toBe(0);
    expect(faults).toEqual([]);
  });

  test("a tampered figure fails loudly, at its own steps", async () => {
    const { page, faults } = await openOffline();
    await page.fill("#trust", keys);
    await page.setInputFiles("#file", path.join(folder, "tampered.json"));
    await page.waitForSelector(".report");
    expect(await verdictOf(page)).toBe("failed");
    expect(await failedSteps(page)).toEqual(["publisher.other-statement", "inclusion.not-included"]);
    expect(faults).toEqual([]);
  });

  test("a figure of 1,500 people is verified in less than 15 seconds", async () => {
    const large = publish({ people: 1500, open: 1000, seed: "large" });
    await writeFile(path.join(folder, "large.json"), formatBundle(large.bundle));
    const { page } = await openOffline();
    await page.fill("#trust", keys);
    const began = performance.now();
    await page.setInputFiles("#file", path.join(folder, "large.json"));
    await page.waitForSelector(".report", { timeout: 30_000 });
    const seconds = (performance.now() - began) / 1000;
    process.stderr.write(`A figure of 1,500 people, two thirds open, verified in Chromium in ${seconds.toFixed(1)} s.\n`);
    expect(await verdictOf(page)).toBe("verified");
    expect(seconds).toBeLessThan(15);
  }, 90_000);

  test("pasted text without keys is intact and no more; nonsense is unreadable", async () => {
    const { page } = await openOffline();
    await page.fill("#proof", good);
    await page.click("button[type=submit]");
    await page.waitForSelector(".report.intact");
    expect(await page.textContent(".no-keys")).toContain("second source");
    await page.fill("#proof", "nonsense");
    await page.click("button[type=submit]");
    await page.waitForSelector(".report.unreadable");
  });

  test("a page whose script was changed and its policy not does nothing at all", async () => {
    const lying = path.join(folder, "lying.html");
    await writeFile(lying, (await readFile(built.file, "utf8")).replace(/(["`])failed\1/u, "$1verified$1"));
    const { page } = await openOffline();
    await page.goto(pathToFileURL(lying).href);
    expect(await page.locator("form").count()).toBe(0);
  });

  test("a file dropped on the page is checked", async () => {
    const { page } = await openOffline();
    const dropped = await page.evaluateHandle((text) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], "figure.json"));
      return transfer;
    }, good);
    await page.dispatchEvent("body", "drop", { dataTransfer: dropped });
    await page.waitForSelector(".report.intact");
  });

  test("markup in a stranger's file stays text", async () => {
    const { page, faults } = await openOffline();
    const hostile = publish({ seed: "markup", draft: { text: { en: "<img src=x onerror=alert(1)><b>held</b>" } } });
    await page.fill("#proof", formatBundle(hostile.bundle));
    await page.click("button[type=submit]");
    await page.waitForSelector(".report");
    expect(await page.locator(".report img, .report b").count()).toBe(0);
    expect(await page.textContent(".report dl")).toContain("<img src=x");
    expect(faults).toEqual([]);
  });

  test.each([
    ["be-BY", "Праверыць лічбу", "Што не даказана"],
    ["ru-RU", "Проверить число", "Что не доказано"],
    ["uk-UA", "Перевірити число", "Що не доведено"],
    ["pl-PL", "Sprawdź liczbę", "Co nie jest dowiedzione"],
    ["lt-LT", "Patikrinti skaičių", "Kas neįrodyta"],
    ["de-DE", "Eine Zahl prüfen", "Was nicht bewiesen ist"],
    ["fr-FR", "Check a figure", "What is not proved"],
  ])(
    "speaks the reader's language where it can (%s), fits a phone and obeys the rules of accessibility",
    async (locale, title, heading) => {
      for (const colorScheme of ["light", "dark"] as const) {
        const { page, faults } = await openOffline({ locale, width: 320, colorScheme });
        expect(await page.textContent("h1")).toBe(title);
        await page.fill("#trust", keys);
        await page.setInputFiles("#file", path.join(folder, "tampered.json"));
        await page.waitForSelector(".report");
        expect(await page.textContent(".report")).toContain(heading);
        expect(await overflow(page)).toBeUndefined();
        expect(await axeFaults(page)).toEqual([]);
        expect(faults).toEqual([]);
      }
    },
  );

  test("the language can be changed without losing the report", async () => {
    const { page } = await openOffline();
    await page.setInputFiles("#file", path.join(folder, "good.json"));
    await page.waitForSelector(".report");
    await page.click("nav button[lang=be]");
    expect(await page.textContent(".report")).toContain("Што не даказана");
    expect(await page.getAttribute("html", "lang")).toBe("be");
  });
});
