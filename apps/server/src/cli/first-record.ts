import type { Ledger } from "../ledger/ledger.ts";
import { getHead } from "../ledger/positions.ts";
import { readFrom } from "../platform/database.ts";
import { findPack, HOME_PACK, loadPack } from "../packs/load-pack.ts";
import { isSyntheticRegister } from "../registry/synthetic.ts";

/** Loads the public record of the first country into an empty register, or finishes a loading that was cut short. */
export async function loadFirstRecord(ledger: Ledger, say: (line: string) => void): Promise<void> {
  const reader = readFrom(ledger.pool);
  if (await isSyntheticRegister(reader)) return say("Everybody in this register is invented; the public record is not loaded into it.");
  const before = await getHead(reader);
  if (before.position === 0) say("Loading the public record of Belarus …");
  const { loaded, position } = await loadPack(ledger, findPack(HOME_PACK), { actor: { id: "country-pack" } });
  if (loaded) say(`Loaded: ${position} claims, each with its source.`);
}
