import { z } from "zod";
import { defineCommand } from "../ledger/command.ts";
import { defineKind } from "../ledger/schema.ts";
import {
  fieldsInput,
  furtherInput,
  groundsInput,
  judgedInput,
  type FieldsInput,
  type FurtherInput,
  type GroundsInput,
  type JudgedInput,
} from "../registry/inputs.ts";
import { createReferences } from "../registry/references.ts";
import { edtfDate, localText } from "../registry/values.ts";
import { writeFields } from "../registry/write-fields.ts";

const text = (max: number): z.ZodString => z.string().trim().min(1).max(max);

/** How a published number relates to the truth it speaks of, as published. */
export const COMPARATORS = ["=", ">", ">=", "~", "<", "<="] as const;
export type Comparator = (typeof COMPARATORS)[number];

/** A number somebody else said: a claim about a figure, drawn beside ours and never merged with it. */
export const reportedFigure = defineKind(
  "reported_figure",
  { root: true },
  {
    indicator: { class: "C0", value: text(80), about: "What is counted, by its code." },
    comparator: { class: "C0", value: z.enum(COMPARATORS), about: "Exact, more than, at least, about, as said." },
    value: { class: "C0", value: z.number().nonnegative().max(1e12), about: "The number. Absent where only words were given." },
    unit: { class: "C0", value: text(80), about: "What one is: persons, cases, list entries…" },
    as_of: { class: "C0", value: edtfDate, about: "The day or period the number speaks of." },
    as_of_status: {
      class: "C0",
      value: z.enum(["as stated", "approximate", "inferred"]),
      about: "Whether the source gives the date itself.",
    },
    said_by: { class: "C0", value: text(200), about: "Who says it, as named." },
    organisation: {
      class: "C0",
      value: z.uuid(),
      refers: "organisation",
      about: "Who says it, where that is an organisation of the register.",
    },
    attributed_to: { class: "C0", value: text(200), about: "Whom the text names as origin." },
    period: { class: "C0", value: text(200), about: "The period covered, as said." },
    note: { class: "C0", value: localText, many: true, about: "Remark." },
  },
);

type ReportedInput = {
  readonly id?: string | undefined;
  readonly code: string;
  readonly fields: FieldsInput;
  readonly grounds: GroundsInput;
  readonly judged?: JudgedInput | undefined;
  /** Fields that rest on other documents than the rest. */
  readonly further?: FurtherInput | undefined;
};

const reportedInput: z.ZodType<ReportedInput> = z.strictObject({
  id: z.uuid().optional(),
  code: text(120),
  fields: fieldsInput(reportedFigure, ["indicator", "comparator", "unit", "as_of", "said_by"]),
  grounds: groundsInput,
  judged: judgedInput.optional(),
  further: furtherInput(reportedFigure).optional(),
});

/** Records figures said by others, as one unit. */
export const recordReportedFigures = defineCommand({
  name: "figures.record-reported",
  audit: "figures.reported-recorded@1",
  about: "Records figures said by others: who said which number, as of when, about what. Two values for one day may stand.",
  input: z.strictObject({ items: z.array(reportedInput).min(1).max(5000) }),
  run: async (tx, input) => {
    const references = createReferences(tx);
    for (const item of input.items) {
      const id = tx.openRoot("reported_figure", { id: item.id, code: item.code });
      const parts = [{ fields: item.fields, grounds: item.grounds, judged: item.judged }, ...(item.further ?? [])];
      for (const part of parts)
        await writeFields({ tx, references }, { owner: id, entity: id, grounds: part.grounds }, { ...part, properties: reportedFigure });
    }
    tx.audit({ figures: input.items.length });
    return { figures: input.items.length };
  },
});
