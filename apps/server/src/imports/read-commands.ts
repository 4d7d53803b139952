import "../registry/judge.ts";
import "../registry/record-person.ts";
import { recordReportedFigures, reportedFigure } from "../figures/reported.ts";
import { findCommand } from "../ledger/command.ts";
import type { Property } from "../ledger/schema.ts";
import { CATALOGUE_KINDS } from "../registry/catalogue-schema.ts";
import { catalogueCommands } from "../registry/record-catalogue.ts";
import { recordPerson } from "../registry/record-person.ts";
import type { DatedInput, FieldsInput, GroundsInput } from "../registry/inputs.ts";
import { person, PERSON_EVENTS, type PersonEventKind } from "../registry/schema.ts";
import { idFor, isUuid, type DraftClaim, type Fragment } from "./draft.ts";
import type { Where } from "./findings.ts";
import { NOT_JSON, type JsonLine } from "./files/read-lines.ts";
import { toProvision, type Converted } from "./mapping/convert.ts";
import type { Reading } from "./read-tables.ts";

/** A judgement on a fact of a part: the field, which of its values, and what was judged. */
type Judged = { readonly field: string; readonly nth?: number; readonly judgement: "preferred" | "withdrawn"; readonly reason: string };
/** Facts on the same documents, as commands take them. */
type Part = { readonly fields: FieldsInput; readonly grounds: GroundsInput; readonly judged?: readonly Judged[] };
type Item = Part & { readonly id?: string; readonly code: string; readonly further?: readonly Part[] };
type Event = Omit<Part, "grounds"> & {
  readonly kind: PersonEventKind;
  readonly id?: string;
  readonly key?: string;
  readonly text?: string;
  readonly grounds?: GroundsInput;
  readonly further?: readonly Part[];
};
type File = Omit<Part, "fields"> & {
  readonly id?: string;
  readonly code?: string;
  readonly person: FieldsInput;
  readonly events: readonly Event[];
  readonly further?: readonly Part[];
};

type Line = { readonly where: Where; readonly reading: Reading };
type Subject = {
  readonly slot: string;
  readonly properties: Readonly<Record<string, Property>>;
  readonly eventOf: (reference: string) => string;
};

/** Collects what the parts of a line say. */
function createDraft(): { readonly grounds: GroundsInput[]; readonly claims: DraftClaim[]; add(subject: Subject, part: Part): void } {
  const grounds: GroundsInput[] = [];
  const claims: DraftClaim[] = [];
  const add = (subject: Subject, part: Part): void => {
    const place = grounds.push(part.grounds) - 1;
    for (const [name, given] of Object.entries(part.fields)) {
      const property = subject.properties[name];
      if (given === undefined || property === undefined) continue;
      const values: readonly DatedInput[] = Array.isArray(given) ? given : [given as DatedInput];
      for (const [nth, { value, valid }] of values.entries()) {
        const judged = part.judged?.find((one) => one.field === name && (one.nth ?? 0) === nth);
        const stored = property.refers === "event" ? subject.eventOf(String(value)) : value;
        const claim = { slot: subject.slot, property: property.code, value: stored, valid, grounds: place };
        claims.push(judged === undefined ? claim : { ...claim, judged: { judgement: judged.judgement, reason: judged.reason } });
      }
    }
  };
  return { grounds, claims, add };
}

const noEvent = (reference: string): string => reference;

function itemFragment(line: Line, kind: string, item: Item): Fragment {
  const properties = kind === "reported_figure" ? reportedFigure : CATALOGUE_KINDS[kind as keyof typeof CATALOGUE_KINDS];
  const draft = createDraft();
  for (const part of [item, ...(item.further ?? [])]) draft.add({ slot: "", properties, eventOf: noEvent }, part);
  const { dataset } = line.reading.conversion.mapping;
  return {
    kind,
    id: item.id ?? idFor({ dataset, kind }, item.code),
    key: item.code,
    code: item.code,
    where: line.where,
    ...draft,
  };
}

/** The fields of an event; a charge that only has its notation is read, and asked about where it can be read in two ways. */
function eventFields(line: Line, event: Event): FieldsInput {
  if (event.text === undefined) return event.fields;
  const written = { ...event.fields, as_written: { value: event.text } };
  if (event.fields["provision"] !== undefined) return written;
  const read: Converted = toProvision(event.text, line.reading.conversion);
  const { findings } = line.reading;
  if (read.kind === "fault") findings.fault({ code: read.code, where: line.where, about: "charge.provision", text: event.text });
  if (read.kind === "question")
    findings.ask({ code: read.code, about: read.about, text: event.text, options: read.options, first: line.where });
  return read.kind === "value" ? { ...written, provision: { value: read.value } } : written;
}

function personFragment(line: Line, file: File): Fragment {
  const { dataset } = line.reading.conversion.mapping;
  const key = file.code ?? file.id ?? `line ${line.where.row}`;
  const id = file.id ?? idFor({ dataset, kind: "person" }, key);
  const eventId = (name: string): string => (isUuid(name) ? name : idFor({ dataset, kind: "event" }, `${id}\n${name}`));
  const eventOf = (reference: string): string => eventId(reference.replace(/^#/u, ""));
  const draft = createDraft();
  const own: Part = { ...file, fields: file.person };
  for (const part of [own, ...(file.further ?? [])]) draft.add({ slot: "", properties: person, eventOf }, part);
  for (const [index, event] of file.events.entries()) {
    const subject = { slot: `=${eventId(event.id ?? event.key ?? `event ${index + 1}`)}`, properties: PERSON_EVENTS[event.kind], eventOf };
    const first: Part = { ...event, fields: eventFields(line, event), grounds: event.grounds ?? file.grounds };
    for (const part of [first, ...(event.further ?? [])]) draft.add(subject, part);
  }
  return { kind: "person", id, key, ...(file.code === undefined ? {} : { code: file.code }), where: line.where, whole: true, ...draft };
}

type Judging = { readonly a: string; readonly b: string; readonly judgement: string; readonly reason: string };

function judgementFragment(line: Line, { a, b, judgement, reason }: Judging): Fragment {
  const [low = a, high = b] = [a, b].sort();
  const claim = { slot: "", property: person.same_as.code, value: { other: high, judgement }, grounds: 0 };
  return { kind: "person", id: low, key: low, where: line.where, grounds: [{ sources: [], reason }], claims: [claim] };
}

const items = (kind: string) => (line: Line, input: unknown) =>
  (input as { items: readonly Item[] }).items.map((item) => itemFragment(line, kind, item));

/** What a line of each command comes to. The inputs were checked by the commands' own schemas before. */
const READERS: Readonly<Record<string, (line: Line, input: unknown) => readonly Fragment[]>> = {
  ...Object.fromEntries(Object.entries(catalogueCommands).map(([kind, command]) => [command.name, items(kind)])),
  [recordReportedFigures.name]: items("reported_figure"),
  [recordPerson.name]: (line, input) => [personFragment(line, input as File)],
  "registry.judge-same": (line, input) => {
    const { a, b } = input as Judging;
    if (a !== b) return [judgementFragment(line, input as Judging)];
    return none(() =>
      line.reading.findings.fault({ code: "not-accepted-input", where: line.where, about: "registry.judge-same", detail: "b: is a" }),
    );
  },
};

function readLine(line: Line, value: unknown): readonly Fragment[] {
  const { findings } = line.reading;
  if (value === NOT_JSON) return none(() => findings.fault({ code: "not-json", where: line.where }));
  const { command, input, format } = typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  if (format === "apora-lines") return [];
  const name = String(command).slice(0, 80);
  const reader = Object.hasOwn(READERS, name) ? READERS[name] : undefined;
  const parsed = findCommand(name)?.input.safeParse(input);
  if (reader === undefined || parsed === undefined)
    return none(() => findings.fault({ code: "unknown-command", where: line.where, text: name }));
  if (parsed.success) return reader(line, parsed.data);
  const issue = parsed.error.issues[0];
  const detail = `${issue?.path.join(".") ?? ""}: ${issue?.message ?? ""}`;
  return none(() => findings.fault({ code: "not-accepted-input", where: line.where, about: name, detail }));
}

function none(tell: () => void): readonly Fragment[] {
  tell();
  return [];
}

/** What the lines of our own format say: one command with its input each. */
export async function* readCommands(lines: AsyncIterable<JsonLine>, reading: Reading): AsyncGenerator<Fragment, void, undefined> {
  for await (const { line, value } of lines) {
    reading.onRow();
    yield* readLine({ where: { sheet: "", row: line }, reading }, value);
  }
}
