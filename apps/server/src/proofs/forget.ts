import { z } from "zod";
import { defineCommand } from "../ledger/command.ts";
import { sql } from "../platform/database.ts";

// Erasure: without its salt nobody can ever show what a leaf commits to. The log does not change and still verifies.
defineCommand({
  name: "proofs.forget-salts",
  audit: "proofs.salts-forgotten@1",
  about: "Destroys the salts of these positions: their leaves in the transparency log can never be opened again. Not reversible.",
  input: z.strictObject({ positions: z.array(z.number().int().positive()).min(1).max(10_000), reason: z.string().min(1).max(2000) }),
  run: async (tx, input) => {
    const rows = await tx.query(sql`
      update log_record set salt = null where position = any(${input.positions}::bigint[]) and salt is not null returning position`);
    tx.audit({ forgotten: rows.length, positions: input.positions.map(String) });
    return { forgotten: rows.length };
  },
});
