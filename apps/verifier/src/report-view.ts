import { REPORT_TEXTS, wordReport, type Report, type ReportLanguage } from "@apora/proof";
import { element, list } from "./elements.ts";
import type { PageTexts } from "./texts/texts.ts";

function claimView(worded: ReturnType<typeof wordReport>, heading: string): readonly Node[] {
  if (worded.claim.length === 0) return [];
  const rows = worded.claim.flatMap(({ label, text }) => [element("dt", {}, label), element("dd", { dir: "auto" }, text)]);
  return [element("h3", {}, heading), element("dl", {}, ...rows)];
}

/** A report laid out: the verdict, what is claimed, every step apart, and the two lists. Never one green tick. */
export function reportView(
  report: Report,
  look: { readonly language: ReportLanguage; readonly texts: PageTexts; readonly hasKeys: boolean },
): HTMLElement {
  const worded = wordReport(report, look.language);
  const { headings } = REPORT_TEXTS[look.language];
  const steps = worded.steps.map(({ number, title, outcome, text }, i) =>
    element(
      "li",
      { class: `step ${report.steps[i]?.outcome ?? ""}`, value: String(number), "data-finding": report.steps[i]?.finding ?? "" },
      element("strong", {}, title),
      " ",
      element("span", { class: "outcome" }, outcome),
      element("p", { dir: "auto" }, text),
    ),
  );
  const print = element("button", { type: "button", class: "print" }, look.texts.print);
  print.addEventListener("click", () => window.print());
  return element(
    "section",
    { class: `report ${report.verdict}`, "data-verdict": report.verdict, "aria-labelledby": "verdict" },
    element("h2", { id: "verdict", tabindex: "-1" }, worded.verdict),
    ...(look.hasKeys ? [] : [element("p", { class: "no-keys" }, headings.noKeys)]),
    ...claimView(worded, headings.claim),
    ...(worded.proved.length === 0 ? [] : [element("h3", {}, headings.proved), list(worded.proved)]),
    ...(worded.notProved.length === 0 ? [] : [element("h3", {}, headings.notProved), list(worded.notProved)]),
    element("h3", {}, headings.steps),
    element("ol", { class: "steps" }, ...steps),
    print,
  );
}
