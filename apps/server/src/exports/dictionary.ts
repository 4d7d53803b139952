import { findProperty } from "../ledger/schema.ts";
import type { Cell, Table } from "./cells.ts";
import { CLAIM_TABLE, DICTIONARY_LANGUAGES, DICTIONARY_TABLE, FIGURE_DAY_TABLE, FIGURE_TABLE, SOURCE_TABLE } from "./record-tables.ts";
import { PERSON_TABLES, ROOT_TABLES } from "./tables.ts";

/** Every table of an export, in the order of the files and of the sheets. */
export const TABLES: readonly Table[] = [
  ...PERSON_TABLES,
  ...ROOT_TABLES,
  SOURCE_TABLE,
  FIGURE_TABLE,
  FIGURE_DAY_TABLE,
  CLAIM_TABLE,
  DICTIONARY_TABLE,
];

/** The data dictionary: every column with its property, class, type, unit and meaning. */
export function dictionaryRows(): Cell[][] {
  return TABLES.flatMap(({ name, columns }) =>
    columns.map((column): Cell[] => {
      const property = column.property === undefined ? undefined : findProperty(column.property);
      const told = [name, column.name, property?.code ?? null, property?.class ?? null, column.type, column.unit ?? null];
      return [...told, ...DICTIONARY_LANGUAGES.map((lang) => column.meaning[lang])];
    }),
  );
}
