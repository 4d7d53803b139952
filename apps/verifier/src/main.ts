// The page: takes a file, keys and perhaps a kept head, and shows the report. It has no way to reach a network.
import {
  formatBundle,
  joinEntryCode,
  MAX_BUNDLE_LENGTH,
  parseBundle,
  parseTrust,
  REPORT_LANGUAGES,
  REPORT_TEXTS,
  verify,
  type Report,
  type ReportLanguage,
  type Trust,
} from "@apora/proof";
import { element } from "./elements.ts";
import { reportView } from "./report-view.ts";
import { PAGE_TEXTS, type PageTexts } from "./texts/texts.ts";

type State = {
  language: ReportLanguage;
  proof: string;
  fileName: string;
  entry: string;
  trust: string;
  keptHead: string;
  report: Report | undefined;
  problem: string;
};

function preferred(): ReportLanguage {
  const wanted = navigator.languages.map((tag) => tag.slice(0, 2));
  return REPORT_LANGUAGES.find((language) => language === wanted.find((each) => REPORT_LANGUAGES.some((known) => known === each))) ?? "en";
}

const state: State = { language: preferred(), proof: "", fileName: "", entry: "", trust: "", keptHead: "", report: undefined, problem: "" };

function readTrust(): Trust {
  const trust = parseTrust(state.trust);
  return state.keptHead.trim() === "" ? trust : { ...trust, keptHead: `${state.keptHead.trimEnd()}\n` };
}

/** The proof with the one entry of a printed code in place of its own; undefined if the code does not belong to it. */
function withEntry(proof: string, texts: PageTexts): string | undefined {
  if (state.entry.trim() === "") return proof;
  try {
    return formatBundle(joinEntryCode(parseBundle(proof), state.entry));
  } catch (error) {
    state.problem = `${texts.entryUnusable} ${error instanceof Error ? error.message : String(error)}`;
    return undefined;
  }
}

/** Lets the browser paint the notice before the work takes the thread. */
const painted = (): Promise<void> =>
  new Promise((resolve) => {
    requestAnimationFrame(() => {
      setTimeout(resolve, 0);
    });
  });

async function check(): Promise<void> {
  const texts = PAGE_TEXTS[state.language];
  state.report = undefined;
  state.problem = state.proof.trim() === "" ? texts.nothing : texts.checking;
  render();
  if (state.proof.trim() === "") return;
  await painted();
  try {
    const trust = readTrust();
    const proof = withEntry(state.proof, texts);
    state.report = proof === undefined ? undefined : verify(proof, trust);
    if (proof !== undefined) state.problem = "";
  } catch (error) {
    state.problem = `${texts.trustUnreadable} ${error instanceof Error ? error.message : String(error)}`;
  }
  render();
  document.querySelector<HTMLElement>("#verdict")?.focus();
}

async function takeFile(file: File | undefined): Promise<void> {
  if (file === undefined) return;
  if (file.size > MAX_BUNDLE_LENGTH) {
    state.problem = PAGE_TEXTS[state.language].tooLarge;
    render();
    return;
  }
  state.proof = await file.text();
  state.fileName = file.name;
  await check();
}

function languageSwitch(): HTMLElement {
  const buttons = REPORT_LANGUAGES.map((language) => {
    const button = element(
      "button",
      { type: "button", lang: language, "aria-pressed": String(language === state.language) },
      REPORT_TEXTS[language].language,
    );
    button.addEventListener("click", () => {
      state.language = language;
      if (state.report === undefined) state.problem = "";
      render();
      document.querySelector<HTMLElement>(`nav button[lang=${language}]`)?.focus();
    });
    return button;
  });
  return element("nav", { "aria-label": PAGE_TEXTS[state.language].language }, ...buttons);
}

function field(label: string, name: "proof" | "entry" | "trust" | "keptHead", rows: number): HTMLElement {
  const box = element("textarea", { id: name, rows: String(rows), spellcheck: "false", autocomplete: "off" });
  // A very long proof is not shown: the browser would spend its time laying it out.
  box.value = state[name].length > 200_000 ? "" : state[name];
  box.addEventListener("input", () => {
    state[name] = box.value;
  });
  return element("p", {}, element("label", { for: name }, label), box);
}

function picker(): HTMLElement {
  const texts = PAGE_TEXTS[state.language];
  const input = element("input", { type: "file", id: "file", accept: ".json,application/json,text/plain" });
  input.addEventListener("change", () => void takeFile(input.files?.[0]));
  const chosen = state.fileName === "" ? [] : [element("output", { for: "file", dir: "auto" }, state.fileName)];
  return element("p", {}, element("label", { for: "file" }, texts.chooseFile), input, ...chosen, element("small", {}, texts.orDrop));
}

function form(): HTMLElement {
  const texts = PAGE_TEXTS[state.language];
  const made = element(
    "form",
    {},
    picker(),
    field(texts.orPaste, "proof", 4),
    field(texts.entryCode, "entry", 2),
    element("h2", {}, texts.trustTitle),
    field(texts.trustLead, "trust", 6),
    field(texts.keptHead, "keptHead", 3),
    element("button", { type: "submit" }, texts.check),
  );
  made.addEventListener("submit", (event) => {
    event.preventDefault();
    void check();
  });
  return made;
}

function render(): void {
  const { language, report, problem } = state;
  const texts = PAGE_TEXTS[language];
  const hasKeys = state.trust.trim() !== "";
  document.documentElement.lang = language;
  document.title = texts.title;
  document.body.replaceChildren(
    element("header", {}, languageSwitch(), element("h1", {}, texts.title), element("p", {}, texts.lead)),
    element(
      "main",
      {},
      form(),
      element("p", { role: "status", class: "problem" }, problem),
      ...(report === undefined ? [] : [reportView(report, { language, texts, hasKeys })]),
    ),
    element("footer", {}, element("p", {}, texts.about)),
  );
}

document.addEventListener("dragover", (event) => {
  event.preventDefault();
});
document.addEventListener("drop", (event) => {
  event.preventDefault();
  void takeFile(event.dataTransfer?.files[0]);
});
render();
