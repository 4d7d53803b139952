import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listReports, getReport } from "../mistakes/queue.ts";
import { openReport } from "../mistakes/seal.ts";
import { createSealKey } from "../platform/sealed.ts";
import { systemClock } from "../platform/clock.ts";
import { startTestSite, type TestSite } from "../testing/test-site.ts";
import { createBucket, reportLanguage } from "./receive-report.ts";

let open: TestSite;
let closed: TestSite;
let identity = "";

beforeAll(async () => {
  const key = await createSealKey();
  identity = key.identity;
  open = await startTestSite(systemClock, key.recipient);
  closed = await startTestSite();
});
afterAll(() => Promise.all([open.stop(), closed.stop()]));

const send = (body: string, options: { path?: string; origin?: string; headers?: Record<string, string> } = {}): Promise<Response> =>
  fetch(`${options.origin ?? open.origin}${options.path ?? "/be/mistake"}`, {
    method: "POST",
    redirect: "manual",
    headers: { "content-type": "application/x-www-form-urlencoded", ...options.headers },
    body,
  });

describe("the form for mistakes", () => {
  test("takes a report, seals it, and leads to a page that can be loaded again", async () => {
    const answer = await send(
      new URLSearchParams({ page: "/people", text: "Дата няправільная", source: "https://example.org" }).toString(),
    );
    expect(answer.status).toBe(303);
    expect(answer.headers.get("location")).toBe("/be/mistake/thanks");
    expect(answer.headers.get("set-cookie")).toBeNull();
    const { pool } = open.database;
    const [waiting] = await listReports(pool);
    expect(waiting?.page).toBe("/people");
    expect((await openReport(await getReport(pool, waiting?.id ?? ""), identity)).text).toBe("Дата няправільная");
  });

  test("is shown where somebody reads reports, and not where nobody does", async () => {
    expect(await (await fetch(`${open.origin}/en/mistake?page=/people`)).text()).toContain('<form class="form" method="post"');
    expect(await (await fetch(`${closed.origin}/en/mistake`)).text()).not.toContain('method="post"');
    expect((await send("text=x", { origin: closed.origin })).status).toBe(405);
  });

  test.each([
    ["nothing said", "text=", {}, 400],
    ["too much said", `text=${"x".repeat(3900)}`, {}, 400],
    ["a body that does not end", `text=${"x".repeat(40_000)}`, {}, 413],
    ["another kind of body", "{}", { headers: { "content-type": "application/json" } }, 400],
    ["from a page of another site", "text=x", { headers: { "sec-fetch-site": "cross-site" } }, 400],
    ["to a page that takes nothing", "text=x", { path: "/en/people" }, 405],
  ] as const)("refuses with a code: %s", async (_, body, options, status) => {
    const answer = await send(body, options);
    expect(answer.status).toBe(status);
    expect(answer.headers.get("apora-error")).toMatch(/^[a-z-]+$/u);
  });

  test("a flood is told to wait, whoever sends it", () => {
    let now = 0;
    const may = createBucket(() => now);
    expect(Array.from({ length: 21 }, may).filter(Boolean)).toHaveLength(20);
    now += 60_000;
    expect(Array.from({ length: 30 }, may).filter(Boolean)).toHaveLength(20);
  });

  test("belongs to an address in every language and to no other", () => {
    expect(["/en/mistake", "/be/mistake", "/mistake", "/en/mistake/thanks", "/xx/mistake"].map(reportLanguage)).toEqual([
      "en",
      "be",
      undefined,
      undefined,
      undefined,
    ]);
  });
});
