import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from "playwright-core";
import { onTestFinished } from "vitest";

// Plain JavaScript, because it runs before anything is installed; what it gives is said here.
const script = new URL("../scripts/ensure-chromium.mjs", import.meta.url).href;
const { findChromium } = (await import(script)) as { readonly findChromium: () => string | undefined };

export const executablePath: string | undefined = findChromium();

/** Where it must not be overlooked, a missing browser is a fault; elsewhere it is said loudly and the rest goes on. */
export function sayIfMissing(): void {
  if (executablePath !== undefined) return;
  if (process.env["CI"] === "true") throw new Error("no Chromium: install the package chromium or set APORA_CHROMIUM");
  process.stderr.write(
    `\n${"!".repeat(78)}\n!! The browser tests are skipped: no Chromium. Install the package "chromium",\n!! or set APORA_CHROMIUM to the program.\n${"!".repeat(78)}\n\n`,
  );
}

export async function launchBrowser(): Promise<Browser> {
  if (executablePath === undefined) throw new Error("no Chromium");
  // Chromium refuses its sandbox to root only.
  return chromium.launch({ executablePath, chromiumSandbox: process.getuid?.() !== 0 });
}

/** Some browsers know the feature and must be told that it is off; this one complains that it does not know it. */
const EXPECTED = /Permissions-Policy header: Unrecognized feature: 'bluetooth'/u;

/** What a page did that it must not do: collected over the whole life of a context. */
export type Watched = { readonly context: BrowserContext; readonly page: Page; readonly faults: readonly string[] };

/** A reader's window that notes every complaint and every request to another host. Closed with the test. */
export async function openWindow(browser: Browser, origin: string, options: BrowserContextOptions = {}): Promise<Watched> {
  const context = await browser.newContext({
    baseURL: origin,
    locale: "be-BY",
    timezoneId: "Europe/Minsk",
    viewport: { width: 1440, height: 900 },
    ...options,
  });
  onTestFinished(() => context.close());
  context.setDefaultTimeout(10_000);
  const faults: string[] = [];
  context.on("request", (request) => {
    const url = new URL(request.url());
    if (url.origin !== origin) faults.push(`a request to ${url.origin}`);
  });
  context.on("console", (message) => {
    // A refused content security policy arrives here too.
    if ((message.type() === "error" || message.type() === "warning") && !EXPECTED.test(message.text()))
      faults.push(`console: ${message.text()}`);
  });
  context.on("weberror", (error) => faults.push(`error: ${error.error().message}`));
  context.on("requestfailed", (request) => {
    const reason = request.failure()?.errorText ?? "";
    // Going on before the icon has come is no fault.
    if (reason !== "net::ERR_ABORTED") faults.push(`failed: ${request.url()} ${reason}`);
  });
  context.on("response", (response) => {
    if (response.status() >= 400) faults.push(`${response.status()} for ${response.url()}`);
  });
  return { context, page: await context.newPage(), faults };
}

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

type AxeNode = { readonly target: readonly unknown[]; readonly failureSummary?: string };
type AxeResults = { readonly violations: readonly { readonly id: string; readonly nodes: readonly AxeNode[] }[] };

/** Violations of accessibility rules, one line for each place. The policy of the page forbids a script element. */
export async function axeFaults(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const results = await page.evaluate(
    async () =>
      (await (globalThis as unknown as { axe: { run(options: object): Promise<unknown> } }).axe.run({
        resultTypes: ["violations"],
      })) as AxeResults,
  );
  return results.violations.flatMap(({ id, nodes }) =>
    nodes
      .slice(0, 3)
      .map((node) => `${id} at ${node.target.join(" ")}: ${(node.failureSummary ?? "").replaceAll(/\s+/gu, " ").slice(0, 200)}`),
  );
}

/** How far the page is wider than the window, and what sticks out first. */
export async function overflow(page: Page): Promise<string | undefined> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const surplus = document.documentElement.scrollWidth - width;
    if (surplus <= 0) return undefined;
    const wide = [...document.querySelectorAll("body *")].filter((element) => {
      for (let box = element.parentElement; box !== null; box = box.parentElement)
        if (["auto", "scroll", "hidden"].includes(getComputedStyle(box).overflowX)) return false;
      return element.getBoundingClientRect().right > width + 0.5;
    });
    const names = wide
      .slice(0, 3)
      .map(
        (element) =>
          `${element.tagName.toLowerCase()}.${element.getAttribute("class") ?? ""} "${(element.textContent ?? "").trim().slice(0, 40)}"`,
      );
    return `${surplus} px too wide: ${names.join("; ")}`;
  });
}
