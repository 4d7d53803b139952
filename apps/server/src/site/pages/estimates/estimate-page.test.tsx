import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createLedger } from "../../../cli/open-register.ts";
import { publishEstimate, saveEstimate, withdrawEstimate } from "../../../estimates/commands.ts";
import type { EstimateDocument } from "../../../estimates/document.ts";
import { publicSchema } from "../../../estimates/public-document.ts";
import { makeSampleDocument, SAMPLE_PATTERNS, SAMPLE_STRATA } from "../../../estimates/testing/sample-document.ts";
import { perform, type Ledger } from "../../../ledger/ledger.ts";
import { getHead } from "../../../ledger/positions.ts";
import { readFrom } from "../../../platform/database.ts";
import { createTestDatabase, type TestDatabase } from "../../../testing/test-database.ts";
import { LANGUAGES } from "../../i18n.ts";
import { createErrorRenderer, createRenderer } from "../../render.tsx";
import { errorPage } from "../error-page.tsx";
import { PAGES } from "../index.ts";
import { AporaError } from "../../../platform/errors.ts";

const actor = { id: "tester" };
let database: TestDatabase;
let ledger: Ledger;
let get: (path: string) => Promise<{ status: number; text: string }>;
let document: EstimateDocument;

const publish = (code: string) => perform(ledger, publishEstimate, { actor, input: { code, reason: "for the test" } });
const save = (code: string, given: EstimateDocument = document) =>
  perform(ledger, saveEstimate, { actor, input: { code, document: given } });

beforeAll(async () => {
  database = await createTestDatabase();
  ledger = createLedger(database.pool);
  const rendering = { reader: readFrom(database.pool), pages: PAGES, headers: {}, errorPage };
  const render = createRenderer(rendering);
  const renderError = createErrorRenderer(rendering);
  get = async (path) => {
    const { position } = await getHead(readFrom(database.pool));
    const answer = await render(path, { position, today: "2024-05-01" }).catch((error: unknown) => {
      if (error instanceof AporaError) return renderError(path, error);
      throw error;
    });
    return { status: answer.status, text: answer.body.toString() };
  };
  document = JSON.parse(JSON.stringify(await makeSampleDocument())) as EstimateDocument;
  await save("hidden");
  await save("shown");
  await publish("shown");
  await save("divided", JSON.parse(JSON.stringify(await makeSampleDocument(SAMPLE_PATTERNS, SAMPLE_STRATA))) as EstimateDocument);
  await publish("divided");
}, 60_000);
afterAll(() => database.drop());

describe("the page of an estimate", () => {
  test.each(LANGUAGES)("%s: every drawing says that it is an estimate, has a title, a description and a table", async (lang) => {
    const { status, text } = await get(`/${lang}/estimates/shown`);
    expect(status).toBe(200);
    for (const id of ["limits", "methods", "posterior", "leave-one-out", "merges", "subsamples", "coverage", "answers", "data"])
      expect(text).toContain(`<section id="${id}"`);
    const drawings = text.match(/<svg class="chart [^"]*"[^>]*>/gu) ?? [];
    expect(drawings).toHaveLength(6);
    for (const drawing of drawings) expect(drawing).toMatch(/class="chart chart-estimate".*role="img" aria-labelledby="\S+ \S+"/u);
    expect(text.match(/<table class="data"/gu)?.length).toBe(8);
    expect(text).not.toMatch(/undefined|NaN|style=|Infinity|\.\./u);
    expect(text).not.toMatch(/class="figure-value"/u);
  });

  test("tells the interval, the assumption of each method, and no count that is hidden", async () => {
    const { text } = await get("/en/estimates/shown");
    expect(text).toContain("This is an estimate, not a count");
    expect(text).toMatch(/Estimate: .*between/u);
    expect(text).toContain("within hidden groups of people, lists are independent");
    expect(text).toContain("3 further combinations have fewer than 3 people each, together 0–6");
    expect(text).toContain("the Interior Ministry’s list of persons");
  });

  test("gives the same as JSON, which fits its schema", async () => {
    const { status, text } = await get("/en/estimates/shown/json");
    expect(status).toBe(200);
    expect(publicSchema.parse(JSON.parse(text)).code).toBe("shown");
  });

  test("what was not published looks like what never was, in the list, on the page and as a file", async () => {
    expect((await get("/en/estimates")).text).not.toContain("estimates/hidden");
    for (const end of ["", "/json", "?version=1"]) {
      const [unpublished, absent] = [await get(`/en/estimates/hidden${end}`), await get(`/en/estimates/absent${end}`)];
      expect(unpublished.status).toBe(404);
      expect(unpublished).toEqual(absent);
    }
    expect((await get("/en/estimates/shown?version=7")).status).toBe(404);
  });

  test.each(LANGUAGES)("%s: groups stand with their words, and one without an estimate without a number", async (lang) => {
    const { text } = await get(`/${lang}/estimates/divided`);
    const own = text.split('<section id="strata"')[1]?.split("</section>")[0] ?? "";
    expect(own.match(/<svg class="chart chart-estimate"/gu)).toHaveLength(1);
    expect(own.match(/<tr/gu)).toHaveLength(4);
    // Neither a code nor how many of a group are on lists: sixty of one, about half of the whole of the other.
    expect(own).not.toMatch(/undefined|NaN|female|others|\b60\b|data\.|estimates\./u);
    // What is not divided has no such section.
    expect((await get(`/${lang}/estimates/shown`)).text).not.toContain('id="strata"');
  });

  test("an earlier version says that there is a newer one, and what is withdrawn is gone", async () => {
    await save("shown", { ...document, madeOn: "2024-03-01" });
    await publish("shown");
    expect((await get("/en/estimates/shown")).text).toContain("Other published versions");
    expect((await get("/en/estimates/shown?version=1")).text).toContain("A newer version of this estimate is published.");
    for (const code of ["shown", "divided"]) await perform(ledger, withdrawEstimate, { actor, input: { code, reason: "for the test" } });
    expect(await get("/en/estimates/shown?version=1")).toEqual(await get("/en/estimates/absent?version=1"));
    expect((await get("/en/estimates")).text).toContain("No estimate is published.");
  });

  test("no page of a figure holds an estimate", async () => {
    for (const page of ["", "/figures", "/pictures"])
      expect((await get(`/en${page}`)).text).not.toMatch(/chart-estimate|estimate-headline/u);
  });
});
