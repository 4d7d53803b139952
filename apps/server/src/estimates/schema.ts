import { z } from "zod";
import { defineKind } from "../ledger/schema.ts";
import { documentSchema } from "./document.ts";
import { publicSchema } from "./public-document.ts";

const version = z.number().int().positive();

/**
 * An estimate is an entity of its own in the ledger: never a claim about a person, never a figure. So it is dated, kept and backed up like everything,
 * and no sum of records can run into it.
 */
export const estimate = defineKind(
  "estimate",
  { root: true },
  {
    document: {
      class: "C1",
      many: true,
      byCommand: true,
      value: z.strictObject({ version, salt: z.string().regex(/^[0-9a-f]{32}$/), document: documentSchema }),
      about: "A version of the estimate as it was frozen, with exact counts by pattern. Names nobody; for inside.",
    },
    published: {
      class: "C0",
      many: true,
      byCommand: true,
      value: publicSchema,
      about: "What a person decided to publish of a version: small counts as a range, results with three digits.",
    },
    withdrawn: {
      class: "C0",
      many: true,
      byCommand: true,
      value: z.strictObject({ version }),
      about: "The estimate was taken back, with the reason. What was published before is shown no more, whatever the date asked for.",
    },
  },
);
