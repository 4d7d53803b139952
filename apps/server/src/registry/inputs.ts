import { z } from "zod";
import type { Property } from "../ledger/schema.ts";
import { edtfDate } from "./values.ts";

/** Input schemas derived from the declared properties: what the register can say is what a command accepts. */

const reference = z.string().trim().min(1).max(80);

/** Document, reliability of the source and credibility of the information, as entered. */
export const groundsInput = z.strictObject({
  sources: z
    .array(
      z.strictObject({
        url: z.string().trim().max(2000).optional(),
        title: z.string().trim().max(500).optional(),
        publisher: z.string().trim().max(300).optional(),
        published: edtfDate.optional(),
        readOn: z.iso.date().optional(),
        archive: z.string().trim().max(2000).optional(),
        note: z.string().trim().max(2000).optional(),
        language: z
          .string()
          .regex(/^[a-z]{2,3}$/)
          .optional(),
      }),
    )
    .min(1, "every fact needs a source")
    .max(50),
  reliability: z.enum(["A", "B", "C", "D", "E", "F"]).optional(),
  credibility: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5), z.literal(6)]).optional(),
  reason: z.string().trim().max(2000).optional(),
});
export type GroundsInput = z.infer<typeof groundsInput>;

/** A value that may carry the period in which it held: either bare, or {value, valid}. */
export type DatedInput = { readonly value: unknown; readonly valid?: string | undefined };

const datedInput = (value: z.ZodType): z.ZodType<DatedInput> =>
  z.union([z.strictObject({ value, valid: z.string().max(80).optional() }), value.transform((bare): DatedInput => ({ value: bare }))]);

const fieldInput = (property: Property): z.ZodType => {
  const value = property.refers === null ? property.value : reference;
  return property.many ? z.array(datedInput(value)).max(60) : datedInput(value);
};

/** Fields as entered: each a dated value, or a list of them where a property may have several. */
export type FieldsInput = Readonly<Record<string, DatedInput | readonly DatedInput[] | undefined>>;

/**
 * The input of a kind: one optional field per declared property, under the property's own name.
 *
 * @param required names that must be given
 */
export function fieldsInput(properties: Readonly<Record<string, Property>>, required: readonly string[] = []): z.ZodType<FieldsInput> {
  const shape = Object.fromEntries(
    Object.entries(properties).map(([name, property]) => {
      const field = fieldInput(property);
      return [name, required.includes(name) ? field : field.optional()];
    }),
  );
  return z.strictObject(shape) as unknown as z.ZodType<FieldsInput>;
}

/**
 * Judgements on the facts of one part of an entry: which no longer count and which are preferred among those that
 * disagree. `nth` counts from 0 where a field has several values. For files carried over from another register whole.
 */
export const judgedInput = z
  .array(
    z.strictObject({
      field: z.string().max(60),
      nth: z.number().int().min(0).max(59).default(0),
      judgement: z.enum(["preferred", "withdrawn"]),
      reason: z.string().trim().min(3, "say why").max(2000),
    }),
  )
  .max(200);
export type JudgedInput = z.infer<typeof judgedInput>;

/** Facts that rest on other documents than the rest of an entry, and may disagree with it. */
export type FurtherInput = readonly {
  readonly fields: FieldsInput;
  readonly grounds: GroundsInput;
  readonly judged?: JudgedInput | undefined;
}[];

/** Input of such facts: as the entry itself, nothing required. */
export function furtherInput(properties: Readonly<Record<string, Property>>): z.ZodType<FurtherInput> {
  return z.array(z.strictObject({ fields: fieldsInput(properties), grounds: groundsInput, judged: judgedInput.optional() })).max(200);
}
