import type { ReaderLanguage } from "../registry/reader-languages.ts";
import { FURTHER_MEANINGS } from "./column-meanings.ts";
/** A cell of a table: a text, an exact number, a yes or no, or nothing. */
export type Cell = string | number | boolean | null;

/** What a column holds. `unit` and `meaning` go into the data dictionary. */
export type Column = {
  readonly name: string;
  readonly type: string;
  readonly unit?: string;
  readonly meaning: Readonly<Record<ReaderLanguage, string>>;
  /** The property of the schema it comes from, with its class; absent for what is derived or only identifies. */
  readonly property?: string;
};

/** A table of an export: its name is the name of its file and of its sheet. */
export type Table = { readonly name: string; readonly columns: readonly Column[] };

/** A column that identifies or is derived, and has no property of its own. */
const NOT_SAID = { uk: "", pl: "", lt: "", de: "" };

export const column = (name: string, type: string, meaning: readonly [en: string, be: string, ru: string]): Column => ({
  name,
  type,
  meaning: { en: meaning[0], be: meaning[1], ru: meaning[2], ...(FURTHER_MEANINGS[meaning[0]] ?? NOT_SAID) },
});
