import { sql, type Reader } from "../platform/database.ts";

/** Code of the organisation that opens a register of invented people. It is the first entity such a register has. */
export const SYNTHETIC_MARK = "synthetic-register";

/** Whether this register holds invented people: every page then says so. */
export async function isSyntheticRegister(reader: Reader): Promise<boolean> {
  const rows = await reader.query(sql`select 1 from entity_root where kind = 'organisation' and code = ${SYNTHETIC_MARK}`);
  return rows.length > 0;
}
