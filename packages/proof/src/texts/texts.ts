import type { Details, Report } from "../report.ts";
import { be } from "./be.ts";
import type { ReportTexts } from "./catalogue.ts";
import { de } from "./de.ts";
import { en } from "./en.ts";
import { lt } from "./lt.ts";
import { pl } from "./pl.ts";
import { ru } from "./ru.ts";
import { uk } from "./uk.ts";

export type { ReportTexts } from "./catalogue.ts";

/** The languages in which a report can be read, in the order in which they are offered. */
export const REPORT_LANGUAGES = ["be", "ru", "uk", "pl", "lt", "de", "en"] as const;
export type ReportLanguage = (typeof REPORT_LANGUAGES)[number];

export const REPORT_TEXTS: Readonly<Record<ReportLanguage, ReportTexts>> = { be, ru, uk, pl, lt, de, en };

/** Puts the details into a sentence. A detail that is empty or missing shows as a dash, never as a hole. */
export function fillIn(sentence: string, details: Details): string {
  return sentence.replaceAll(/\{([A-Za-z]+)\}/g, (_, name: string) =>
    details[name] === undefined || details[name] === "" ? "–" : details[name],
  );
}

/** A report in words, for any shell to lay out. */
export type WordedReport = {
  readonly verdict: string;
  readonly claim: readonly { readonly label: string; readonly text: string }[];
  readonly steps: readonly { readonly number: number; readonly title: string; readonly outcome: string; readonly text: string }[];
  readonly proved: readonly string[];
  readonly notProved: readonly string[];
};

function claimOf(report: Report, language: string, { labels, units }: ReportTexts): WordedReport["claim"] {
  const { statement } = report;
  if (statement === undefined) return [];
  const best = (texts: Readonly<Record<string, string>>): string => texts[language] ?? texts["en"] ?? Object.values(texts)[0] ?? "";
  const rows = [
    { label: labels.value, text: `${statement.value} (${units[statement.unit] ?? statement.unit}): ${best(statement.text)}` },
    ...(statement.uncertain === "0" ? [] : [{ label: labels.uncertain, text: statement.uncertain }]),
    { label: labels.validAt, text: statement.valid_at.replace("/", " – ") },
    { label: labels.statedAt, text: statement.stated_at },
    { label: labels.definition, text: `${statement.definition.id}, ${statement.definition.version}` },
    { label: labels.id, text: statement.id },
  ];
  return statement.reason === null ? rows : [...rows, { label: labels.reason, text: best(statement.reason) }];
}

/** Puts a report into words. */
export function wordReport(report: Report, language: ReportLanguage): WordedReport {
  const texts = REPORT_TEXTS[language];
  return {
    verdict: texts.verdicts[report.verdict],
    claim: claimOf(report, language, texts),
    steps: report.steps.map(({ number, id, outcome, finding, details }) => ({
      number,
      title: texts.steps[id],
      outcome: texts.outcomes[outcome],
      text: fillIn(texts.findings[finding], details),
    })),
    proved: report.proved.map(({ claim, details }) => fillIn(texts.proved[claim], details)),
    notProved: report.notProved.map(({ claim, details }) => fillIn(texts.notProved[claim], details)),
  };
}
