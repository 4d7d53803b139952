import type { EntityId } from "../ledger/claim.ts";
import type { CommandTx } from "../ledger/command.ts";
import type { Property } from "../ledger/schema.ts";
import { AporaError } from "../platform/errors.ts";
import type { DatedInput, FieldsInput, GroundsInput } from "./inputs.ts";
import type { References } from "./references.ts";

type Target = { readonly owner: EntityId; readonly entity: EntityId; readonly grounds: GroundsInput };

/** Appends one claim per field value; codes in references become ids. */
export async function writeFields(
  write: { readonly tx: CommandTx; readonly references: References },
  target: Target,
  entry: { readonly properties: Readonly<Record<string, Property>>; readonly fields: FieldsInput },
): Promise<void> {
  for (const [name, given] of Object.entries(entry.fields)) {
    const property = entry.properties[name];
    if (given === undefined) continue;
    if (property === undefined) throw new AporaError("claim.invalid-value", { property: name, where: "", problem: "is not declared" });
    const values: readonly DatedInput[] = Array.isArray(given) ? given : [given as DatedInput];
    for (const { value, valid } of values) {
      const stored = property.refers === null ? value : await write.references.idOf(property.refers, String(value));
      write.tx.append({ ...target, property, value: stored, ...(valid === undefined ? {} : { valid }) });
    }
  }
}
