import { AporaError } from "../../platform/errors.ts";
import { columnLetters, type Cell } from "../files/table.ts";
import type { FieldMapping, Given, Mapping, SheetMapping, SourceMapping } from "./mapping.ts";
import { isEventKind, targetsFor, type Target } from "./targets.ts";

/** A field with its columns found. `target` is undefined where the column holds the id of an event. */
export type CompiledField = FieldMapping & {
  readonly target: Target | undefined;
  readonly columns: readonly number[];
  readonly heading: string;
  /** "" for the record itself, otherwise the event within the row. */
  readonly slot: string;
  readonly sinceColumn: number | undefined;
};

type CompiledGiven = { readonly column: number } | { readonly value: string };
export type CompiledSource = {
  readonly given: ReadonlyMap<string, CompiledGiven>;
  readonly reliability: SourceMapping["reliability"];
  readonly credibility: SourceMapping["credibility"];
};

export type CompiledSheet = {
  readonly mapping: SheetMapping;
  readonly key: number | undefined;
  readonly fields: readonly CompiledField[];
  readonly source: CompiledSource;
};

/**
 * Headings as they are named in a mapping: trimmed, without line breaks; the second of two equal ones is `Heading#2`, and a
 * column without one is named by its letters in brackets.
 */
export function nameHeadings(cells: readonly (Cell | undefined)[]): readonly string[] {
  const seen = new Map<string, number>();
  return Array.from(cells, (cell, index) => {
    const text = cell === undefined || typeof cell === "object" ? "" : String(cell).replaceAll(/\s+/gu, " ").trim().slice(0, 200);
    const name = text === "" ? `(${columnLetters(index)})` : text;
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name}#${count}`;
  });
}

type Lookup = { readonly columnOf: (name: string) => number; readonly problems: string[] };

function createLookup(headings: readonly string[], sheet: SheetMapping): Lookup {
  const places = new Map(headings.map((heading, index) => [heading, index]));
  const problems: string[] = [];
  const place = sheet.sheet === "" ? "" : ` in the sheet "${sheet.sheet}"`;
  return {
    problems,
    columnOf(name) {
      const found = places.get(name.replaceAll(/\s+/gu, " ").trim());
      if (found === undefined) problems.push(`there is no column "${name.slice(0, 80)}"${place}`);
      return found ?? -1;
    },
  };
}

function compileField(field: FieldMapping, targets: ReadonlyMap<string, Target>, { columnOf, problems }: Lookup): CompiledField {
  const target = targets.get(field.to);
  const kind = field.to.split(".")[0] ?? "";
  const isId = isEventKind(field.to);
  if (target === undefined && !isId) problems.push(`"${field.to}" is no property that a column can be mapped to`);
  if (field.column === undefined && field.value === undefined) problems.push(`${field.to} has neither a column nor a value`);
  if (target?.form === "penalty" && field.part === undefined) problems.push(`${field.to} needs a part: kind, years, months, days, regime`);
  const names = field.column === undefined ? [] : typeof field.column === "string" ? [field.column] : field.column;
  return {
    ...field,
    target,
    columns: names.map(columnOf),
    heading: names.join(" + "),
    slot: isEventKind(kind) ? `${kind}/${field.event ?? ""}` : "",
    sinceColumn: field.since === undefined ? undefined : columnOf(field.since),
  };
}

const SOURCE_FIELDS = ["url", "title", "publisher", "published", "readOn", "archive", "note", "language"] as const;

function compileSource(source: SourceMapping, { columnOf }: Lookup): CompiledSource {
  const compile = (given: Given): CompiledGiven => ("column" in given ? { column: columnOf(given.column) } : given);
  const given = SOURCE_FIELDS.flatMap((name) => {
    const one = source[name];
    return one === undefined ? [] : [[name, compile(one)] as const];
  });
  return { given: new Map(given), reliability: source.reliability, credibility: source.credibility };
}

/**
 * Finds the columns of a mapping among the headings of its sheet.
 * @throws import.mapping naming every column and property that does not exist
 */
export function compileSheet(sheet: SheetMapping, headings: readonly string[], mapping: Mapping): CompiledSheet {
  const lookup = createLookup(headings, sheet);
  const targets = targetsFor(sheet.about);
  const compiled = {
    mapping: sheet,
    key: sheet.key === undefined ? undefined : lookup.columnOf(sheet.key),
    fields: sheet.fields.map((field) => compileField(field, targets, lookup)),
    source: compileSource(sheet.source ?? mapping.source, lookup),
  };
  if (lookup.problems.length > 0) throw new AporaError("import.mapping", { problems: lookup.problems.slice(0, 10).join("; ") });
  return compiled;
}
