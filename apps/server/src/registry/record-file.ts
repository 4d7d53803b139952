import { z } from "zod";
import type { EntityId } from "../ledger/claim.ts";
import type { CommandTx } from "../ledger/command.ts";
import { AporaError } from "../platform/errors.ts";
import { readCharge } from "./charge-text.ts";
import {
  fieldsInput,
  furtherInput,
  groundsInput,
  judgedInput,
  type FieldsInput,
  type FurtherInput,
  type GroundsInput,
  type JudgedInput,
} from "./inputs.ts";
import type { References } from "./references.ts";
import { person, PERSON_EVENTS, type PersonEventKind } from "./schema.ts";
import { writeFields } from "./write-fields.ts";

/** A person's file as it is entered, and how it is written: shared by every command that records people or events. */

/** What an event cannot be recorded without. */
export const REQUIRED: Readonly<Record<PersonEventKind, readonly string[]>> = {
  detention: ["track"],
  stay: ["began"],
  charge: [],
  hearing: ["on"],
  sentence: ["on"],
  appeal: ["on", "outcome"],
  recognition: ["body", "kind", "on"],
  act: ["kind"],
  contact: ["on", "channel"],
  incommunicado: ["began"],
  release: ["on"],
  death: ["on"],
  listing: ["list"],
  report: ["status", "as_of"],
};

export const eventKinds = Object.keys(PERSON_EVENTS) as PersonEventKind[];

export type EventInput = {
  readonly kind: PersonEventKind;
  /**
   * A name for this event within the file, so that another event of the file can refer to it as `#name`. A UUID, in a
   * file that has an id itself, is the event's id: what is carried over from another register keeps its ids.
   */
  readonly key?: string | undefined;
  /** Charges only: the notation as the source wrote it, read by the program or asked about. */
  readonly text?: string | undefined;
  readonly fields: FieldsInput;
  readonly grounds?: GroundsInput | undefined;
  readonly judged?: JudgedInput | undefined;
  /** Facts of the event that rest on other documents than the rest, and may disagree with it. */
  readonly further?: FurtherInput | undefined;
};

const eventShape = (kind: PersonEventKind): z.ZodObject =>
  z.strictObject({
    kind: z.literal(kind),
    key: z
      .string()
      .regex(/^[a-z0-9-]{1,40}$/)
      .optional(),
    ...(kind === "charge" ? { text: z.string().trim().min(1).max(300).optional() } : {}),
    fields: fieldsInput(PERSON_EVENTS[kind], REQUIRED[kind]),
    grounds: groundsInput.optional(),
    judged: judgedInput.optional(),
    further: furtherInput(PERSON_EVENTS[kind]).optional(),
  });

const [firstKind, ...otherKinds] = eventKinds;
/** An event in a person's file, of any kind. */
const eventInput = z.discriminatedUnion("kind", [
  eventShape(firstKind ?? "detention"),
  ...otherKinds.map(eventShape),
]) as unknown as z.ZodType<EventInput>;

// Merge judgements have a command of their own, which checks both files; smuggled in here they could name anything.
const { same_as: _judged, ...recordable } = person;

/** Two events of one name would be one event, and a name that is the file's own id would be the person. */
function keysAreDistinct({ id, events }: { readonly id?: string | undefined; readonly events: readonly EventInput[] }): boolean {
  const keys = [id, ...events.map((event) => event.key)].filter((key) => key !== undefined);
  return new Set(keys).size === keys.length;
}

const fileShape = z.strictObject({
  id: z.uuid().optional(),
  code: z
    .string()
    .regex(/^[a-z0-9-]{1,60}$/)
    .optional(),
  person: fieldsInput(recordable, ["name"]),
  events: z.array(eventInput).max(1000).default([]),
  grounds: groundsInput,
  judged: judgedInput.optional(),
  further: furtherInput(recordable).optional(),
});
/** A person with everything known, as one unit. */
export const fileInput = fileShape.refine(keysAreDistinct, "two events of a file have the same key");
type FileInput = z.output<typeof fileInput>;

export type Writing = { readonly tx: CommandTx; readonly references: References };
export type Recording = { readonly owner: EntityId; readonly entity: EntityId; readonly event: EventInput; readonly grounds: GroundsInput };

/** Writes one event: its fields, then those that rest on other documents. */
export async function writeEvent(write: Writing, { owner, entity, event, grounds }: Recording): Promise<void> {
  const properties = PERSON_EVENTS[event.kind];
  const fields = event.text === undefined ? event.fields : await readCharge(write.tx, { text: event.text, fields: event.fields });
  await writeFields(write, { owner, entity, grounds: event.grounds ?? grounds }, { properties, fields, judged: event.judged });
  for (const part of event.further ?? []) await writeFields(write, { owner, entity, grounds: part.grounds }, { ...part, properties });
}

/** References that also know the events of one file by the names they were given in it. */
function withEvents(references: References, keys: ReadonlyMap<string, EntityId>): References {
  return {
    async idOf(kind, reference) {
      if (kind !== "event") return references.idOf(kind, reference);
      const id = keys.get(reference.replace(/^#/, ""));
      if (id === undefined) throw new AporaError("registry.unknown-reference", { kind, reference });
      return id;
    },
  };
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Only beside the id of the file, which can be opened once: so a file read twice is refused and no event is there twice. */
const idOfEvent = (file: FileInput, { key = "" }: EventInput): EntityId | undefined =>
  file.id !== undefined && UUID.test(key) ? key : undefined;

/** Opens a person's file and writes everything in it. */
export async function recordFile({ tx, references }: Writing, file: FileInput): Promise<EntityId> {
  const owner = tx.openRoot("person", { id: file.id, code: file.code });
  // Ids first: an event may refer to one that stands further down.
  const events = file.events.map((event) => ({ event, entity: idOfEvent(file, event) ?? tx.newEvent() }));
  const keys = new Map(events.flatMap(({ event, entity }) => (event.key === undefined ? [] : [[event.key, entity] as const])));
  const write = { tx, references: withEvents(references, keys) };
  await writeFields(
    write,
    { owner, entity: owner, grounds: file.grounds },
    { properties: person, fields: file.person, judged: file.judged },
  );
  for (const part of file.further ?? [])
    await writeFields(write, { owner, entity: owner, grounds: part.grounds }, { ...part, properties: person });
  for (const { event, entity } of events) await writeEvent(write, { owner, entity, event, grounds: file.grounds });
  return owner;
}
