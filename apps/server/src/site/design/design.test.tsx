import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { LANGUAGES, createTranslator } from "../i18n.ts";
import type { Language } from "../i18n.ts";
import { DiffList } from "./blocks.tsx";
import { LineChart } from "./charts/line-chart.tsx";
import { countTicks, dayTicks, spread } from "./charts/scales.ts";
import { outsideHref, pageHref } from "./links.ts";
import { plainSample, sampleModel } from "./testing/sample-model.ts";
import { SamplePage } from "./testing/sample-page.tsx";

const HOSTILE = `<script>alert(1)</script>"><img src=x onerror=alert(1)> ' & {n}`;
const render = (lang: Language): string => String(<SamplePage {...plainSample(lang)} />);
const renderHostile = (): string => String(<SamplePage {...plainSample("en")} name={HOSTILE} url="javascript:alert(1)" />);

describe("every component on one page", () => {
  test("stored text never becomes markup", () => {
    const page = renderHostile();
    expect(page).not.toContain("<script");
    expect(page).not.toContain("<img");
    expect(page.replaceAll(/"[^"]*"/gu, '""')).not.toMatch(/<[^>]*\sonerror=/u);
    expect(page).toContain("&lt;script&gt;");
  });

  test("an address that is no web address is text, not a link", () => {
    expect(renderHostile()).not.toMatch(/href="javascript:/iu);
    expect(outsideHref("data:text/html,x")).toBeUndefined();
    expect(outsideHref("not an address")).toBeUndefined();
    expect(outsideHref("https://example.org/")).toBe("https://example.org/");
  });

  test.each(LANGUAGES)("%s: no inline style, no script, no event attribute, nothing from elsewhere", (lang) => {
    const page = render(lang);
    expect(page).not.toMatch(/<[^>]*\s(?:style|on\w+)=/u);
    expect(page).not.toMatch(/<(?:style|script|iframe|img)\b/u);
    expect([...page.matchAll(/\s(?:src|srcset|action)="([^"]*)"/gu)].filter(([, url]) => !url?.startsWith("/"))).toEqual([]);
    expect([...page.matchAll(/<link[^>]*href="([^"]*)"/gu)].filter(([, url]) => !url?.startsWith("/"))).toEqual([]);
  });

  test.each(LANGUAGES)("%s: landmarks, language and one heading of the first level", (lang) => {
    const page = render(lang);
    expect(page.startsWith('<!doctype html><html lang="' + lang + '"')).toBe(true);
    for (const landmark of ['<main id="content"', '<header class="masthead"', "<footer", '<nav class="sections"', "<aside"])
      expect(page).toContain(landmark);
    expect(page.match(/<h1[ >]/gu)).toHaveLength(1);
    expect(page.indexOf('class="skip"')).toBeLessThan(page.indexOf("<nav"));
  });

  test("headings do not skip a level inside the content", () => {
    const main = /<main.*<\/main>/su.exec(render("en"))?.[0] ?? "";
    const levels = [...main.matchAll(/<h([1-6])[ >]/gu)].map((match) => Number(match[1]));
    expect(levels[0]).toBe(1);
    levels.forEach((level, index) => expect(level).toBeLessThanOrEqual((levels[index - 1] ?? 1) + 1));
  });

  test("ids are unique and labels point at something", () => {
    const page = render("en");
    const ids = [...page.matchAll(/\sid="([^"]+)"/gu)].map((match) => match[1] ?? "");
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    const wanted = [...page.matchAll(/\s(?:for|aria-labelledby|aria-describedby)="([^"]+)"/gu)].flatMap((match) =>
      (match[1] ?? "").split(" "),
    );
    expect(wanted.filter((id) => !ids.includes(id))).toEqual([]);
  });

  test("links to other sites tell them nothing", () => {
    const outside = render("en").match(/<a class="outside"[^>]*>/gu) ?? [];
    expect(outside.length).toBeGreaterThan(0);
    for (const link of outside) expect(link).toContain('rel="noreferrer noopener nofollow"');
  });
});

describe("addresses", () => {
  test("a chosen past is kept when the language or the page changes", () => {
    expect(
      pageHref("be", "/people?state=colony", {
        at: "2021-05-21",
        knownAt: "2021-06-01",
        isPast: true,
      }),
    ).toBe("/be/people?state=colony&at=2021-05-21&known_at=2021-06-01");
    expect(pageHref("ru", "/")).toBe("/ru");
  });

  test("the past is not left silently, and the way back to today is there", () => {
    const page = render("en");
    expect(page).toContain('href="/ru/people?state=colony&amp;at=2021-05-21&amp;known_at=2021-06-01"');
    expect(page).toMatch(/class="past".*href="\/en\/people\?state=colony"/su);
  });
});

describe("numbers that must add up", () => {
  const tr = createTranslator("en");
  test("a difference that the lines do not explain is shown as such", () => {
    const page = String(
      <DiffList tr={tr} start={{ label: "a", value: 10 }} lines={[{ label: "released", delta: -3 }]} end={{ label: "b", value: 8 }} />,
    );
    expect(page).toContain(tr.t("figures.change.residual"));
    expect(page).toContain("+1");
    expect(page).toContain("\u22123");
  });

  test("lines that add up leave nothing", () => {
    const page = String(
      <DiffList tr={tr} start={{ label: "a", value: 10 }} lines={[{ label: "released", delta: -3 }]} end={{ label: "b", value: 7 }} />,
    );
    expect(page).toContain(tr.t("figures.change.residualZero"));
  });
});

describe("charts", () => {
  const tr = createTranslator("en");
  const chart = (): string => String(<LineChart tr={tr} id="c" title="T" model={sampleModel(tr, "Viasna")} table={<p>table</p>} />);

  test("the axis of a count begins at zero and its marks are round", () => {
    expect(countTicks(1770, 5)).toEqual([0, 500, 1000, 1500, 2000]);
    expect(countTicks(3, 5)).toEqual([0, 1, 2, 3]);
    expect(countTicks(0, 5)[0]).toBe(0);
  });

  test("the line stops where nothing is known and begins anew", () => {
    expect(chart().match(/<path class="chart-own" d="M/gu)).toHaveLength(5);
  });

  test("marks of years stand on the first of January", () => {
    expect(dayTicks(18_262, 20_454, 9).map((tick) => tick.text)).toEqual(["2020", "2021", "2022", "2023", "2024", "2025", "2026"]);
    expect(
      dayTicks(18_262, 18_262 + 200, 9)
        .map((tick) => tick.text)
        .slice(0, 2),
    ).toEqual(["01.2020", "02.2020"]);
  });

  test("labels do not lie on each other and stay on the drawing", () => {
    expect(spread([10, 12, 50], 15, 100)).toEqual([10, 25, 50]);
    expect(spread([98, 99], 15, 100)).toEqual([85, 100]);
  });

  test("the drawing has a name, a description and a table beneath", () => {
    const page = chart();
    expect(page.match(/role="img"/gu)).toHaveLength(2);
    expect(page).toContain('<title id="c-wide-title">T</title>');
    expect(page).toContain("<p>table</p>");
  });
});

describe("stylesheet", () => {
  const css = readFileSync(new URL("../../../assets/site.css", import.meta.url), "utf8");
  const classesIn = (text: string): Set<string> =>
    new Set([...text.matchAll(/\.([a-z][a-z0-9-]*)(?=[\s.,:>{[])/gu)].map((match) => match[1] ?? ""));

  test("it asks for no other file and fits in 20 kB", () => {
    expect(css).not.toMatch(/@import|url\(/u);
    expect(Buffer.byteLength(css)).toBeLessThan(20_000);
  });

  test("every part of a drawing has a class with a rule, since drawings carry no style of their own", () => {
    const known = classesIn(css);
    const parts = [...render("en").matchAll(/<(?:path|rect|circle|text)\b[^>]*>/gu)].map(([part]) => part);
    expect(parts.filter((part) => !(/class="([^"]+)"/u.exec(part)?.[1] ?? "").split(" ").some((name) => known.has(name)))).toEqual([]);
  });
});
