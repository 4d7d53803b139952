import type { Reason } from "../../../registry/find-people.ts";
import type { Translator } from "../../i18n.ts";

/** Why a person was found, in words: the most telling reason that this build has words for. */
export function reasonWords(tr: Translator, reasons: readonly Reason[]): string {
  for (const reason of reasons) {
    if (reason.code === "spelling") {
      const language = `search.language.${reason.language}`;
      return tr.has(language) ? tr.t("search.reason.spelling", { language: tr.t(language) }) : tr.t("search.reason.transliteration");
    }
    const key = `search.reason.${reason.code === "contradiction" ? "different" : reason.code}`;
    if (tr.has(key)) return tr.t(key);
  }
  return "";
}
