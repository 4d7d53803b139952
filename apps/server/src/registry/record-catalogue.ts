import { z } from "zod";
import { defineCommand } from "../ledger/command.ts";
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
import { createReferences } from "./references.ts";
import { CATALOGUE_KINDS, type CatalogueKind } from "./catalogue-schema.ts";
import { writeFields } from "./write-fields.ts";

/** A place, organisation, provision, court or official as it is entered. */
export type CatalogueInput = {
  readonly id?: string | undefined;
  readonly code: string;
  readonly fields: FieldsInput;
  readonly grounds: GroundsInput;
  readonly judged?: JudgedInput | undefined;
  /** Fields that rest on other documents than the rest. */
  readonly further?: FurtherInput | undefined;
};

const itemInput = (kind: CatalogueKind): z.ZodType<CatalogueInput> =>
  z.strictObject({
    id: z.uuid().optional(),
    code: z.string().trim().min(1).max(80),
    fields: fieldsInput(CATALOGUE_KINDS[kind]),
    grounds: groundsInput,
    judged: judgedInput.optional(),
    further: furtherInput(CATALOGUE_KINDS[kind]).optional(),
  });

/** One command per kind of catalogue entry: `registry.record-places` and so on, each taking several as one unit. */
export const catalogueCommands = Object.fromEntries(
  (Object.keys(CATALOGUE_KINDS) as CatalogueKind[]).map((kind) => [
    kind,
    defineCommand({
      name: `registry.record-${kind}s`,
      audit: `registry.${kind}s-recorded@1`,
      about: `Records one or more of kind ${kind}, as one unit.`,
      input: z.strictObject({ items: z.array(itemInput(kind)).min(1).max(5000) }),
      run: async (tx, input) => {
        const opened = input.items.map((item) => ({ item, id: tx.openRoot(kind, { id: item.id, code: item.code }) }));
        const references = createReferences(tx);
        // Entries of one unit may refer to each other: a place to the one that took over.
        for (const { item, id } of opened) references.remember(kind, item.code, id);
        for (const { item, id } of opened) {
          const parts = [{ fields: item.fields, grounds: item.grounds, judged: item.judged }, ...(item.further ?? [])];
          for (const part of parts) {
            await writeFields(
              { tx, references },
              { owner: id, entity: id, grounds: part.grounds },
              { ...part, properties: CATALOGUE_KINDS[kind] },
            );
          }
        }
        tx.audit({ kind, entries: opened.length });
        return { ids: opened.map((entry) => entry.id) };
      },
    }),
  ]),
);
