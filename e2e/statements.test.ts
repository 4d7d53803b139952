// A number from the register to a stranger's disk: published, corrected, audited, looked at, downloaded, verified offline.
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { formatBundle } from "@apora/proof";
import { formatVerifierKey } from "@apora/tlog";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { POLICY_TEXT, publish, PUBLISHER } from "../packages/proof/src/testing/published.ts";
import { ask } from "./ask.ts";
import { axeFaults, executablePath, launchBrowser, openWindow, overflow, sayIfMissing } from "./browser.ts";
import { interrupt, runCommand, serve, serversIn, type Served } from "./program.ts";

sayIfMissing();
const DAY = "2024-05-21";
const FIRST = `in-custody.${DAY}.1`;
const SECOND = `in-custody.${DAY}.2`;
let folder: string;
let settings: Record<string, string>;
let site: Served;
let browser: Browser;

const file = (name: string): string => path.join(folder, name);

async function apora(...words: string[]): Promise<string> {
  const { code, stdout, stderr } = await runCommand(words, settings);
  if (code !== 0) throw new Error(`apora ${words.join(" ")} ended with ${code}: ${stderr}`);
  return stdout;
}

async function publishAll(): Promise<void> {
  await apora("figure", "publish", "in-custody", "--at", DAY);
  const { records } = JSON.parse(await apora("figure", "show", "in-custody", "--at", DAY, "--json")) as { records: string[] };
  await writeFile(file("hide"), records.slice(0, 12).join("\n"));
  await apora("figure", "publish", "in-custody", "--at", DAY, "--hide", file("hide"), "--supersedes", FIRST, "--reason", "Families asked.");
  await apora("figure", "publish", "released-in-period", "--at", "2024");
  const lot = ["--beacon", "drand 4911234=8f3c1d@2030-01-01T00:00:00Z"];
  await apora("audit", "open", SECOND, ...lot, "--count", "5", "--identity", file("identity"), "--out", file("sample.json"));
  const signed = await runCommand(
    ["audit", "sign", file("sample.json"), "--valid", "5", "--key", file("auditor"), "--out", file("note")],
    settings,
  );
  const auditor = /auditor (\S+)/u.exec(signed.stderr)?.[1] ?? "";
  await apora("audit", "record", SECOND, file("note"), "--auditor", auditor);
  const entry = ["figure", "open", SECOND, records[0] ?? "", "--identity", file("identity")];
  await apora(...entry, "--out", file("entry.json"), "--pdf", file("entry.pdf"), "--lang", "en");
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "apora-e2e-statements-"));
  const data = file("data");
  const made = await runCommand(["log", "seal-key"], {});
  const [identity = "", recipient = ""] = made.stdout.split("\n");
  await writeFile(file("identity"), identity);
  settings = { APORA_DATA: data, APORA_OPENINGS_TO: recipient.replace("APORA_OPENINGS_TO=", "") };
  site = await serve(data, { APORA_OPENINGS_TO: settings["APORA_OPENINGS_TO"] ?? "" });
  await publishAll();
  if (executablePath !== undefined) browser = await launchBrowser();
}, 180_000);
afterAll(async () => {
  if (executablePath !== undefined) await browser.close();
  await interrupt(site);
  expect(serversIn(folder)).toEqual([]);
  await rm(folder, { recursive: true });
});

describe("from the site to a disk", () => {
  test("the proof, the keys and verify.html are all a stranger needs, and the page is the one whose hash is published", async () => {
    const { stdout } = await runCommand(["log", "key"], settings);
    await writeFile(file("keys"), stdout);
    for (const id of [FIRST, SECOND, "released-in-period.2024-01-01_2024-12-31.1"]) {
      await writeFile(file("proof.json"), (await ask(site.origin, `/en/statements/${id}/proof`)).text);
      const { code } = await runCommand(["verify", file("proof.json"), "--trust", file("keys"), "--lang", "uk"], {});
      expect([id, code]).toEqual([id, 0]);
    }
    const hash = (await ask(site.origin, "/verify.html.sha256")).text;
    expect(hash).toMatch(/^[0-9a-f]{64} {2}verify\.html\n$/u);
    expect((await ask(site.origin, `/be/statements/${SECOND}`)).text).toContain(hash.slice(0, 64));
  });

  test("the command verifies a figure of 1,500 people in less than 15 seconds", async () => {
    await writeFile(file("large.json"), formatBundle(publish({ people: 1500, open: 1000, seed: "large" }).bundle));
    await writeFile(file("large-keys"), `${POLICY_TEXT}publisher ${formatVerifierKey(PUBLISHER.key)}\n`);
    const began = performance.now();
    const { code } = await runCommand(["verify", file("large.json"), "--trust", file("large-keys")], {});
    const seconds = (performance.now() - began) / 1000;
    process.stderr.write(`A figure of 1,500 people, two thirds open, verified by the command in ${seconds.toFixed(1)} s.\n`);
    expect(code).toBe(0);
    expect(seconds).toBeLessThan(15);
  }, 60_000);

  test("one family's file is verified, and its sheet is a document of one page that nobody else can read on this disk", async () => {
    const { code, stdout } = await runCommand(["verify", file("entry.json"), "--trust", file("keys")], {});
    expect([code, stdout]).toEqual([0, expect.stringContaining("This person is counted")]);
    const pdf = await readFile(file("entry.pdf"), "latin1");
    expect([pdf.slice(0, 5), (pdf.match(/\/Type\s*\/Page[^s]/gu) ?? []).length]).toEqual(["%PDF-", 1]);
  });
});

const PATHS = [
  "/statements",
  `/statements/${FIRST}`,
  `/statements/${SECOND}`,
  "/statements/released-in-period.2024-01-01_2024-12-31.1",
  "/log",
  "HEAD",
  `/figures/in-custody?at=${DAY}&known_at=KNOWN`,
];

describe.skipIf(executablePath === undefined)("the pages of a published number", () => {
  const address = async (lang: string, given: string): Promise<string> => {
    const { data } = JSON.parse((await ask(site.origin, "/api/v1/heads")).text) as { data: { size: number; id: string }[] };
    const head = data.at(-1);
    return `/${lang}${given.replace("HEAD", `/log/${head?.size ?? 0}`).replace("KNOWN", head?.id ?? "")}`;
  };

  test.each([
    ["be", "light", 360],
    ["en", "dark", 360],
    ["ru", "light", 1440],
    ["de", "dark", 320],
  ] as const)(
    "obey the rules of accessibility and fit the window: %s, %s, %i px",
    async (lang, colorScheme, width) => {
      const { page, faults } = await openWindow(browser, site.origin, { colorScheme, viewport: { width, height: 800 } });
      const broken: string[] = [];
      for (const given of PATHS) {
        await page.goto(await address(lang, given));
        const wide = await overflow(page);
        broken.push(...[...(await axeFaults(page)), ...(wide === undefined ? [] : [wide])].map((fault) => `${given}: ${fault}`));
      }
      expect(broken).toEqual([]);
      expect(faults).toEqual([]);
    },
    90_000,
  );

  test("verify.html as it was downloaded, opened from disk with the network off, says what the statement says", async () => {
    await writeFile(file("verify.html"), (await ask(site.origin, "/verify.html")).text);
    await writeFile(file("second.json"), (await ask(site.origin, `/en/statements/${SECOND}/proof`)).text);
    const context = await browser.newContext({ offline: true, locale: "pl-PL" });
    const page = await context.newPage();
    await page.goto(pathToFileURL(file("verify.html")).href);
    await page.fill("#trust", await readFile(file("keys"), "utf8"));
    await page.setInputFiles("#file", file("second.json"));
    await page.waitForSelector(".report.verified");
    expect(await page.textContent(".report")).toContain("in-custody.2024-05-21.2");
    await context.close();
  });
});
