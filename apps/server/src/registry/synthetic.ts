import { sql, type Reader } from "../platform/database.ts";

/** Code of the organisation that is the very first entity of a register of invented people. */
export const SYNTHETIC_MARK = "synthetic-register";

/** Whether everything in this register is invented: the first page says so, and no real record is ever loaded into it. */
export async function isSyntheticRegister(reader: Reader): Promise<boolean> {
  const rows = await reader.query(sql`select 1 from entity_root where kind = 'organisation' and code = ${SYNTHETIC_MARK} and position = 1`);
  return rows.length > 0;
}
