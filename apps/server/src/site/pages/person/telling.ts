import type { PersonMeasures } from "../../../figures/measure.ts";
import type { Day } from "../../../ledger/edtf.ts";
import type { PersonFile } from "../../../registry/person-file.ts";
import { STATE_TONES, type Tone } from "../../design/labels.tsx";
import type { SourceBook } from "./source-book.ts";
import type { PlaceKindOf } from "../../../registry/planned-end.ts";
import type { PersonState } from "./state.ts";
import type { Words } from "./wording.ts";

/** One person as told on one page: the words, what is known, and the day it is told for. */
export type Telling = {
  readonly words: Words;
  readonly book: SourceBook;
  /** Everything known at the position of the page. */
  readonly file: PersonFile;
  /** What of it had begun by the day of the page. */
  readonly told: PersonFile;
  readonly measures: PersonMeasures;
  readonly state: PersonState;
  readonly day: Day;
  readonly kindOf: PlaceKindOf;
};

/** A state in words, with the shape it is shown by. */
export function stateWords(
  { tr, gender }: Pick<Words, "tr" | "gender">,
  state: PersonState,
): { readonly text: string; readonly tone: Tone } {
  const { t } = tr;
  const { standing, code, reported } = state;
  if (standing === "held" || standing === "perhaps_held") {
    const text = code === null ? t("reported.in_custody") : t(`state.${code}`, { gender });
    return standing === "held"
      ? { text, tone: code === null ? "held" : STATE_TONES[code] }
      : { text: `${text} (${t("word.uncertain")})`, tone: "unknown" };
  }
  if (code !== null) return { text: t(`state.${code}`, { gender }), tone: STATE_TONES[code] };
  if (reported !== null) return { text: t(`reported.${reported}`, { gender }), tone: standing === "died" ? "died" : "free" };
  return { text: t("state.unknown"), tone: "unknown" };
}
