import { z } from "zod";
import type { EntityId } from "../ledger/claim.ts";
import { defineCommand } from "../ledger/command.ts";
import { fieldsInput, groundsInput, type FieldsInput, type GroundsInput } from "./inputs.ts";
import { eventKinds, fileInput, recordFile, REQUIRED, writeEvent, type EventInput } from "./record-file.ts";
import { createReferences } from "./references.ts";
import { requirePerson } from "./require-person.ts";
import { PERSON_EVENTS } from "./schema.ts";

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

/** One command per kind of event: `registry.record-detention`, `registry.record-release`, and so on. */
export const eventCommands = eventKinds.map((kind) =>
  defineCommand({
    name: `registry.record-${kind}`,
    audit: `registry.${kind}-recorded@1`,
    about: `Adds ${/^[aeiou]/.test(kind) ? "an" : "a"} ${kind} to a person's file.`,
    input: z.strictObject({
      person: z.uuid(),
      ...(kind === "charge" ? { text: z.string().trim().min(1).max(300).optional() } : {}),
      fields: fieldsInput(PERSON_EVENTS[kind], REQUIRED[kind]),
      grounds: groundsInput,
    }) as unknown as z.ZodType<{ person: string; text?: string; fields: FieldsInput; grounds: GroundsInput }>,
    run: async (tx, input) => {
      await requirePerson(tx, input.person);
      const entity = tx.newEvent();
      const event: EventInput = { kind, fields: input.fields, ...(input.text === undefined ? {} : { text: input.text }) };
      await writeEvent(
        { tx, references: createReferences(tx, input.person) },
        { owner: input.person, entity, event, grounds: input.grounds },
      );
      tx.audit({ person: input.person, event: entity });
      return { event: entity };
    },
  }),
);
