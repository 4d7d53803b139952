import { z } from "zod";
import type { EntityId } from "../ledger/claim.ts";
import { defineCommand, type CommandTx } from "../ledger/command.ts";
import { sql } from "../platform/database.ts";
import { AporaError } from "../platform/errors.ts";
import { readCharge } from "./charge-text.ts";
import { fieldsInput, groundsInput, type FieldsInput, type GroundsInput } from "./inputs.ts";
import { createReferences, type References } from "./references.ts";
import { person, PERSON_EVENTS, type PersonEventKind } from "./schema.ts";
import { writeFields } from "./write-fields.ts";

/** What an event cannot be recorded without. */
const REQUIRED: Readonly<Record<PersonEventKind, readonly string[]>> = {
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

const eventKinds = Object.keys(PERSON_EVENTS) as PersonEventKind[];

export type EventInput = {
  readonly kind: PersonEventKind;
  /** A name for this event within the file, so that another event of the file can refer to it as `#name`. */
  readonly key?: string | undefined;
  /** Charges only: the notation as the source wrote it, read by the program or asked about. */
  readonly text?: string | undefined;
  readonly fields: FieldsInput;
  readonly grounds?: GroundsInput | undefined;
};

const eventShape = (kind: PersonEventKind): z.ZodObject =>
  z.strictObject({
    kind: z.literal(kind),
    key: z.string().regex(/^[a-z0-9-]{1,40}$/).optional(),
    ...(kind === "charge" ? { text: z.string().trim().min(1).max(300).optional() } : {}),
    fields: fieldsInput(PERSON_EVENTS[kind], REQUIRED[kind]),
    grounds: groundsInput.optional(),
  });

const [firstKind, ...otherKinds] = eventKinds;
/** An event in a person's file, of any kind. */
export const eventInput = z.discriminatedUnion("kind", [
  eventShape(firstKind ?? "detention"),
  ...otherKinds.map(eventShape),
]) as unknown as z.ZodType<EventInput>;

/** Properties whose value is another event of the same file. */
const EVENT_REFERENCES = new Set(["sentence", "replaces"]);

type Writing = { readonly tx: CommandTx; readonly references: References };
type Recording = { readonly owner: EntityId; readonly event: EventInput; readonly grounds: GroundsInput; readonly keys: Map<string, EntityId> };

function withEventIds(fields: FieldsInput, keys: ReadonlyMap<string, EntityId>): FieldsInput {
  const entries = Object.entries(fields).map(([name, given]) => {
    if (!EVENT_REFERENCES.has(name) || given === undefined || Array.isArray(given)) return [name, given] as const;
    const { value, ...rest } = given as { value: unknown };
    const key = String(value);
    if (!key.startsWith("#")) return [name, given] as const;
    const id = keys.get(key.slice(1));
    if (id === undefined) throw new AporaError("registry.unknown-reference", { kind: "event", reference: key });
    return [name, { ...rest, value: id }] as const;
  });
  return Object.fromEntries(entries);
}

async function recordEvent(write: Writing, { owner, event, grounds, keys }: Recording): Promise<EntityId> {
  const entity = write.tx.newEvent();
  if (event.key !== undefined) keys.set(event.key, entity);
  const fields = event.text === undefined ? event.fields : await readCharge(write.tx, { text: event.text, fields: event.fields });
  await writeFields(
    write,
    { owner, entity, grounds: event.grounds ?? grounds },
    { properties: PERSON_EVENTS[event.kind], fields: withEventIds(fields, keys) },
  );
  return entity;
}

const personFields = fieldsInput(person, ["name"]);

/** A person with everything known, as one unit. */
export const fileInput = z.strictObject({
  id: z.uuid().optional(),
  code: z.string().regex(/^[a-z0-9-]{1,60}$/).optional(),
  person: personFields,
  events: z.array(eventInput).max(400).default([]),
  grounds: groundsInput,
});
export type FileInput = z.output<typeof fileInput>;

async function recordFile(write: Writing, file: FileInput): Promise<EntityId> {
  const owner = write.tx.openRoot("person", { id: file.id, code: file.code });
  await writeFields(write, { owner, entity: owner, grounds: file.grounds }, { properties: person, fields: file.person });
  const keys = new Map<string, EntityId>();
  for (const event of file.events) await recordEvent(write, { owner, event, grounds: file.grounds, keys });
  return owner;
}

/** Records a person, with all events known, as one unit. */
export const recordPerson = defineCommand({
  name: "registry.record-person",
  audit: "registry.person-recorded@1",
  about: "Opens a person's file with names and all events known. Nothing is created silently: a namesake gets a file of its own.",
  input: fileInput,
  run: async (tx, input) => {
    const id = await recordFile({ tx, references: createReferences(tx) }, input);
    tx.audit({ person: id, events: input.events.length });
    return { person: id };
  },
});

/** Records many people as one unit: all or none. For imports and for the country pack. */
export const recordPeople = defineCommand({
  name: "registry.record-people",
  audit: "registry.people-recorded@1",
  about: "Opens the files of several people as one unit: all of them or none.",
  input: z.strictObject({ files: z.array(fileInput).min(1).max(5000) }),
  run: async (tx, input) => {
    const write = { tx, references: createReferences(tx) };
    const people: EntityId[] = [];
    for (const file of input.files) people.push(await recordFile(write, file));
    tx.audit({ people: people.length });
    return { people };
  },
});

/** Throws registry.not-found unless this is the file of a person. */
export async function requirePerson(tx: CommandTx, id: EntityId): Promise<void> {
  const rows = await tx.query(sql`select 1 from entity_root where id = ${id}::uuid and kind = 'person'`);
  if (rows.length === 0) throw new AporaError("registry.not-found", { kind: "person" });
}

/** One command per kind of event: `registry.record-detention`, `registry.record-release`, and so on. */
export const eventCommands = eventKinds.map((kind) =>
  defineCommand({
    name: `registry.record-${kind}`,
    audit: `registry.${kind}-recorded@1`,
    about: `Adds a ${kind} to a person's file.`,
    input: z.strictObject({
      person: z.uuid(),
      ...(kind === "charge" ? { text: z.string().trim().min(1).max(300).optional() } : {}),
      fields: fieldsInput(PERSON_EVENTS[kind], REQUIRED[kind]),
      grounds: groundsInput,
    }) as unknown as z.ZodType<{ person: string; text?: string; fields: FieldsInput; grounds: GroundsInput }>,
    run: async (tx, input) => {
      await requirePerson(tx, input.person);
      const write = { tx, references: createReferences(tx) };
      const event: EventInput = { kind, fields: input.fields, ...(input.text === undefined ? {} : { text: input.text }) };
      const id = await recordEvent(write, { owner: input.person, event, grounds: input.grounds, keys: new Map() });
      tx.audit({ person: input.person, event: id });
      return { event: id };
    },
  }),
);
