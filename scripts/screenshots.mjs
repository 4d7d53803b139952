// Takes the pictures in docs/screenshots from the running program and the shipped record: `node scripts/screenshots.mjs`,
// or only those whose names begin so: `node scripts/screenshots.mjs verifier log`.
import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { findChromium } from "./ensure-chromium.mjs";
import { ensureInstalled, giveUp, ROOT } from "./ensure-installed.mjs";

const OUT = path.join(ROOT, "docs/screenshots");
const PORT = 18080;
const ORIGIN = `http://localhost:${PORT}`;

/** name, address, width and height in pixels, and where on the page the picture begins. */
const PICTURES = [
  ["home-en-1440", "/en", 1440, 1500, undefined],
  ["home-be-360", "/be", 360, 1100, undefined],
  ["person-ru-360", "/ru/people/PERSON", 360, 1100, undefined],
  ["person-en-1440", "/en/people/PERSON", 1440, 1500, undefined],
  ["people-be-1440", "/be/people", 1440, 1200, undefined],
  ["figure-be-360", "/be/figures/in-custody", 360, 1100, undefined],
  ["changes-en-360", "/en/figures/in-custody?at=2025-12-31&since=2024-05-21", 360, 1100, "#changes"],
  ["place-be-1440", "/be/places/BY-SIZO-1", 1440, 1200, undefined],
  ["article-ru-360", "/ru/articles/UK-BY:361-1", 360, 1100, undefined],
  ["organisation-en-1440", "/en/organisations/viasna", 1440, 1200, undefined],
  ["sources-en-360", "/en/sources", 360, 1100, undefined],
  ["method-ru-1440", "/ru/method", 1440, 1500, undefined],
  ["home-uk-360", "/uk", 360, 1100, undefined],
  ["home-de-1440", "/de", 1440, 1500, undefined],
  ["person-pl-360", "/pl/people/PERSON", 360, 1100, undefined],
  ["person-uk-1440", "/uk/people/PERSON", 1440, 1500, undefined],
  ["people-lt-360", "/lt/people", 360, 1100, undefined],
  ["figure-pl-1440", "/pl/figures/in-custody", 1440, 1500, undefined],
  ["article-lt-1440", "/lt/articles/UK-BY:361-1", 1440, 1200, undefined],
  ["glossary-de-360", "/de/glossary", 360, 1100, undefined],
  ["glossary-lt-1440", "/lt/glossary", 1440, 1200, undefined],
  ["privacy-be-360", "/be/privacy", 360, 1100, undefined],
  ["privacy-pl-1440", "/pl/privacy", 1440, 1200, undefined],
  ["accessibility-uk-360", "/uk/accessibility", 360, 1100, undefined],
  ["statement-en-1440", "/en/statements/in-custody.2024-05-21.1", 1440, 1500, undefined],
  ["statement-be-360", "/be/statements/in-custody.2024-05-21.1", 360, 1100, undefined],
  ["log-ru-360", "/ru/log", 360, 1100, undefined],
];

/** name, language, width and height: the page that checks proofs from a disk, with a report. */
const REPORTS = [
  ["verifier-en-1440", "en-GB", 1440, 2000],
  ["verifier-be-360", "be-BY", 360, 2400],
  ["verifier-ru-dark-360", "ru-RU", 360, 2400],
];

const words = process.argv.slice(2);
const isWanted = ([name]) => words.length === 0 || words.some((word) => name.startsWith(word));

async function whenReady(child) {
  await new Promise((resolve, reject) => {
    child.stdout.on("data", (text) => String(text).includes("Apora is ready") && resolve());
    child.on("exit", (code) => reject(new Error(`the program ended with code ${code}`)));
  });
}

async function findPerson() {
  const list = await (await fetch(`${ORIGIN}/en/people?q=kalesnikava`)).text();
  return /\/en\/people\/([0-9a-f-]{36})/.exec(list)?.[1] ?? giveUp("The person for the pictures was not found.");
}

async function take(browser, person, [name, address, width, height, from]) {
  const context = await browser.newContext({ viewport: { width, height }, javaScriptEnabled: false, colorScheme: "light" });
  const page = await context.newPage();
  await page.goto(ORIGIN + address.replace("PERSON", person));
  const top = from === undefined ? 0 : ((await page.locator(from).boundingBox())?.y ?? 0);
  await page.screenshot({ path: path.join(OUT, `${name}.png`), clip: { x: 0, y: top, width, height }, fullPage: true });
  await context.close();
  process.stdout.write(`${name}\n`);
}

const main = ensureInstalled();

/** Runs a command of the program beside the running site. */
function run(given) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...given], {
    env: { ...process.env, APORA_DATA: data },
    encoding: "utf8",
  });
  if (status !== 0) giveUp(stderr);
  return stdout;
}

/** A report on a published figure, in the page as a reader has it: from disk, without a network. */
async function takeReport(browser, { proof, keys }, [name, locale, width, height]) {
  const colorScheme = name.includes("dark") ? "dark" : "light";
  const context = await browser.newContext({ viewport: { width, height: 900 }, offline: true, locale, colorScheme });
  const page = await context.newPage();
  await page.goto(pathToFileURL(path.join(ROOT, "apps/verifier/dist/verify.html")).href);
  await page.fill("#trust", keys);
  await page.setInputFiles("#file", proof);
  await page.waitForSelector(".report.verified");
  // The report takes the focus, and the window has moved to it.
  const top = await page.evaluate(() => document.querySelector(".report").getBoundingClientRect().top + window.scrollY);
  const whole = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.screenshot({
    path: path.join(OUT, `${name}.png`),
    clip: { x: 0, y: top, width, height: Math.min(height, whole - top) },
    fullPage: true,
  });
  await context.close();
  process.stdout.write(`${name}\n`);
}

const executablePath = findChromium() ?? giveUp("The pictures need chromium (Debian package chromium).");
mkdirSync(OUT, { recursive: true });
const data = mkdtempSync(path.join(os.tmpdir(), "apora-pictures-"));
const child = spawn(process.execPath, [main, "serve"], {
  env: { ...process.env, APORA_DATA: data, APORA_PORT: String(PORT) },
  stdio: ["ignore", "pipe", "inherit"],
});
try {
  await whenReady(child);
  const browser = await chromium.launch({
    executablePath,
    args: ["--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
  const person = await findPerson();
  const proof = path.join(data, "proof.json");
  run(["figure", "publish", "in-custody", "--at", "2024-05-21", "--out", proof]);
  const keys = run(["log", "key"]);
  for (const report of REPORTS.filter(isWanted)) await takeReport(browser, { proof, keys }, report);
  for (const picture of PICTURES.filter(isWanted)) await take(browser, person, picture);
  await browser.close();
} finally {
  const ended = new Promise((resolve) => child.on("exit", resolve));
  child.kill("SIGINT");
  await ended;
  rmSync(data, { recursive: true, force: true });
}
