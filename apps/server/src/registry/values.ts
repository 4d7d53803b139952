import { z } from "zod";
import { parseDate, tryParseDate } from "../ledger/edtf.ts";
import { codesOf, NAME_ROLES, PENALTY_KINDS, REGIMES } from "./codes.ts";

/** Kinds of values that properties of the register have. */

export const text = (max: number): z.ZodString => z.string().trim().min(1).max(max);
export const uuid = z.uuid();

/** An uncertain date in EDTF, kept as given. */
export const edtfDate = text(60).refine((value) => tryParseDate(value) !== undefined, {
  error: (issue) => dateProblem(String(issue.input)),
});

function dateProblem(value: string): string {
  try {
    parseDate(value);
    return "not a date";
  } catch (problem) {
    return problem instanceof Error ? problem.message : "not a date";
  }
}

const language = z.string().regex(/^[a-z]{2,3}$/);
/** A text in one language: the language travels with it. */
export const localText = z.strictObject({ text: text(2000), lang: language });
export type LocalText = z.infer<typeof localText>;

/** A name as data: any script, with language and role. Comparison never uses equality of names. */
export const nameValue = z.strictObject({
  text: text(300),
  lang: language,
  script: z.string().regex(/^[A-Z][a-z]{3}$/),
  role: z.enum(codesOf(NAME_ROLES)),
});
export type NameValue = z.infer<typeof nameValue>;

export const length = z.strictObject({
  years: z.number().int().min(0).max(100).optional(),
  months: z.number().int().min(0).max(1200).optional(),
  days: z.number().int().min(0).max(36_500).optional(),
});

export const penaltyValue = z.strictObject({
  kind: z.enum(codesOf(PENALTY_KINDS)),
  length: length.optional(),
  regime: z.enum(codesOf(REGIMES)).optional(),
  amount: z.number().nonnegative().optional(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional(),
});
export type PenaltyValue = z.infer<typeof penaltyValue>;

const provisionReading = z.strictObject({
  code: text(40),
  article: text(20),
  part: text(10).optional(),
  point: text(10).optional(),
});
export type ProvisionReading = z.infer<typeof provisionReading>;

/** What a person is charged under: provisions, or that it is not disclosed, or a text a person has yet to read. */
export const provisionValue = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("provisions"),
    provisions: z.array(provisionReading).min(1).max(10),
    relation: z.enum(["complicity"]).optional(),
  }),
  z.strictObject({ kind: z.literal("not_disclosed") }),
  z.strictObject({ kind: z.literal("described"), text: text(300) }),
]);
export type ProvisionValue = z.infer<typeof provisionValue>;
