import type { Count } from "../../../figures/count.ts";
import type { PublicCount } from "../../../figures/small-cells.ts";
import { SMALLEST_TOLD } from "../../../figures/small-cells.ts";
import type { Translator } from "../../i18n.ts";

/** A count with its uncertain records beside it: "12 (+ 3)". */
export function withUncertain(tr: Translator, count: Count | undefined): string {
  if (count === undefined) return "";
  return count.uncertain === 0 ? tr.number(count.value) : `${tr.number(count.value)} (+\u00a0${tr.number(count.uncertain)})`;
}

/** What the public is told of a protected line. */
export function publicWords(tr: Translator, count: PublicCount): string {
  if (count === "small") return tr.t("pictures.small", { n: SMALLEST_TOLD });
  return count === "withheld" ? tr.t("pictures.withheld") : withUncertain(tr, count);
}
