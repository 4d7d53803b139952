import { describe, expect, test } from "vitest";
import { formatBundle, REPORT_LANGUAGES, REPORT_TEXTS, verify, wordReport } from "../index.ts";
import { publish, TRUST } from "../testing/published.ts";

const leaves = (value: object): string[] =>
  Object.values(value).flatMap((each: unknown) => (typeof each === "object" && each !== null ? leaves(each) : [String(each)]));
const holes = (text: string): string =>
  [...text.matchAll(/\{[A-Za-z]+\}/gu)]
    .map(([hole]) => hole)
    .sort()
    .join();

describe.each(REPORT_LANGUAGES)("the report in %s", (language) => {
  test("has every sentence, and each with the details of the English one", () => {
    const [own, english] = [leaves(REPORT_TEXTS[language]), leaves(REPORT_TEXTS.en)];
    expect(own.filter((text) => text.trim() === "")).toEqual([]);
    expect(own.map(holes)).toEqual(english.map(holes));
  });
  test("has no hole in any sentence of an honest figure, nor of a figure checked without keys", () => {
    const text = formatBundle(publish().bundle);
    for (const report of [verify(text, TRUST), verify(text), verify("nonsense")]) {
      const worded = leaves(wordReport(report, language));
      expect(worded.filter((each) => /\{|\}|undefined|–\)?$/u.test(each))).toEqual([]);
    }
  });
});
