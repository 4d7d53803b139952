import type { CommandTx } from "../ledger/command.ts";
import { sql } from "../platform/database.ts";
import { AporaError } from "../platform/errors.ts";
import { formatProvision, parseArticles, type Provision } from "./article-notation.ts";
import type { FieldsInput } from "./inputs.ts";
import { provision } from "./catalogue-schema.ts";

type KnownProvision = { code: string; number: string; formerly?: string };

/** Provisions of the register with the numbers they had in earlier codes. */
export async function knownProvisions(tx: Pick<CommandTx, "query">): Promise<KnownProvision[]> {
  const rows = await tx.query<{ code: string; formerly: string | null }>(sql`
    select r.code, (select c.value #>> '{}' from claim c where c.owner = r.id and c.property = ${provision.formerly.code}
                    order by c.position desc limit 1) as formerly
    from entity_root r where r.kind = 'provision' and r.code is not null`);
  return rows.map(({ code, formerly }) => {
    const at = code.lastIndexOf(":");
    return { code: code.slice(0, at), number: code.slice(at + 1), ...(formerly === null ? {} : { formerly }) };
  });
}

/** What a claim stores of a reading; where an old number went is the law's story, not the charge's. */
export const storedProvision = ({ code, article, part, point }: Provision): object => ({
  code,
  article,
  ...(part === undefined ? {} : { part }),
  ...(point === undefined ? {} : { point }),
});

const spoken = (provisions: readonly Provision[]): string => provisions.map((p) => formatProvision(p, "en")).join(" and ");

/**
 * Reads the notation of a charge. The text is kept beside the reading; what can be read in two ways is refused with
 * both readings, so that a person decides.
 *
 * @throws charge.ambiguous-notation, charge.unreadable-notation
 */
export async function readCharge(tx: CommandTx, charge: { readonly text: string; readonly fields: FieldsInput }): Promise<FieldsInput> {
  const { text, fields } = charge;
  const written = { ...fields, as_written: { value: text } };
  if (fields["provision"] !== undefined) return written;
  const reading = parseArticles(text, { provisions: await knownProvisions(tx) });
  if (reading.kind === "ambiguous") {
    const readings = reading.readings.map((option) => spoken(option.provisions)).join("; or ");
    throw new AporaError("charge.ambiguous-notation", { text, readings });
  }
  if (reading.kind === "unreadable") throw new AporaError("charge.unreadable-notation", { text });
  const value = reading.kind === "provisions" ? { ...reading, provisions: reading.provisions.map(storedProvision) } : reading;
  return { ...written, provision: { value } };
}
