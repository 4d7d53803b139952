import { z } from "zod";
import { LICENCE_NOTE } from "../exports/read-me.ts";
import type { Asked } from "./asked.ts";

/** One address of the API: what it takes, what it answers. Routes, documentation and the OpenAPI document come from here. */
export type Endpoint = {
  /** `/api/v1/people/{id}` */
  readonly path: string;
  readonly about: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: z.ZodObject;
  readonly out: z.ZodType;
  readonly answer: (asked: Asked, given: Given) => Promise<unknown>;
};
export type Given = { readonly params: Readonly<Record<string, string>>; readonly query: Readonly<Record<string, string | undefined>> };

/** What every answer says about itself. */
export const aboutSchema = z.strictObject({
  position: z.number().int().describe("Position of the ledger the answer was made from; with the same position and day it never changes."),
  as_of: z.string().describe("The day the answer speaks of."),
  terms: z.string(),
});

export const aboutOf = ({ knownAt, at }: Pick<Asked, "knownAt" | "at">): z.infer<typeof aboutSchema> => ({
  position: knownAt,
  as_of: at,
  terms: LICENCE_NOTE,
});

/** An answer about one thing. */
export const one = (data: z.ZodType): z.ZodObject => z.strictObject({ about: aboutSchema, data });
/** A page of a list; `next` is null on the last. */
export const page = (item: z.ZodType): z.ZodObject =>
  z.strictObject({ about: aboutSchema, data: z.array(item), next: z.string().nullable() });
