import { AporaError } from "../platform/errors.ts";
import type { Fragment } from "./draft.ts";
import type { Findings } from "./findings.ts";
import type { TableFile } from "./files/table.ts";
import { compileSheet, nameHeadings } from "./mapping/compile.ts";
import type { Conversion } from "./mapping/convert.ts";
import type { SheetMapping } from "./mapping/mapping.ts";
import { createRowReader, type RowReader } from "./mapping/read-row.ts";

export type Reading = {
  readonly conversion: Conversion;
  readonly findings: Findings;
  readonly digest: string;
  /** Told of every row or line that was read. */
  readonly onRow: () => void;
};

async function* readSheet(file: TableFile, sheet: SheetMapping, reading: Reading): AsyncGenerator<Fragment, void, undefined> {
  const { conversion, findings, digest, onRow } = reading;
  let reader: RowReader | undefined;
  for await (const row of file.rows(sheet.sheet)) {
    if (row.row < sheet.header) continue;
    if (reader === undefined) {
      const compiled = compileSheet(sheet, row.row === sheet.header ? nameHeadings(row.cells) : [], conversion.mapping);
      reader = createRowReader({ sheet: compiled, conversion, findings, digest });
      if (row.row === sheet.header) continue;
    }
    onRow();
    const fragment = reader(row);
    if (fragment !== undefined) yield fragment;
  }
}

/** What the rows of a file say, sheet after sheet in the order of the mapping. @throws import.mapping, import.unreadable */
export async function* readTables(file: TableFile, reading: Reading): AsyncGenerator<Fragment, void, undefined> {
  const { sheets } = reading.conversion.mapping;
  if (sheets.length === 0)
    throw new AporaError("import.mapping", { problems: "it names no sheet: `apora import suggest` makes a first one" });
  for (const sheet of sheets) {
    if (!file.sheets.includes(sheet.sheet))
      throw new AporaError("import.mapping", {
        problems: `the file has no sheet "${sheet.sheet.slice(0, 80)}"; it has ${file.sheets.slice(0, 20).join(", ")}`,
      });
    yield* readSheet(file, sheet, reading);
  }
}
