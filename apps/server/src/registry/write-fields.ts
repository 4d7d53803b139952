import type { CommandTx } from "../ledger/command.ts";
import type { EntityId, Position } from "../ledger/claim.ts";
import { judgement, type Property } from "../ledger/schema.ts";
import { AporaError } from "../platform/errors.ts";
import type { DatedInput, FieldsInput, GroundsInput, JudgedInput } from "./inputs.ts";
import type { References } from "./references.ts";

type Target = { readonly owner: EntityId; readonly entity: EntityId; readonly grounds: GroundsInput };

type Entry = {
  readonly properties: Readonly<Record<string, Property>>;
  readonly fields: FieldsInput;
  readonly judged?: JudgedInput | undefined;
};

/** Appends one claim per field value, then the judgements on them; codes in references become ids. */
export async function writeFields(
  write: { readonly tx: CommandTx; readonly references: References },
  target: Target,
  entry: Entry,
): Promise<void> {
  const written = new Map<string, Position[]>();
  for (const [name, given] of Object.entries(entry.fields)) {
    const property = entry.properties[name];
    if (given === undefined) continue;
    if (property === undefined) throw new AporaError("claim.invalid-value", { property: name, where: "", problem: "is not declared" });
    const positions: Position[] = [];
    written.set(name, positions);
    const values: readonly DatedInput[] = Array.isArray(given) ? given : [given as DatedInput];
    for (const { value, valid } of values) {
      const stored = property.refers === null ? value : await write.references.idOf(property.refers, String(value));
      const { owner, entity, grounds } = target;
      const claim = { owner, entity, grounds, property, value: stored };
      positions.push(write.tx.append(valid === undefined ? claim : { ...claim, valid }));
    }
  }
  for (const { field, nth, judgement: verdict, reason } of entry.judged ?? []) {
    const position = written.get(field)?.[nth];
    if (position === undefined)
      throw new AporaError("claim.invalid-value", { property: field, where: `judged ${nth}`, problem: "names no fact of this part" });
    const { owner, entity } = target;
    write.tx.append({ owner, entity, property: judgement[verdict], value: { position }, grounds: { sources: [], reason } });
  }
}
