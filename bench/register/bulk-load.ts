import { loadModule, type Register } from "./built.ts";
import { say, type Result } from "../measure.ts";

const EVERY_MS = 15_000;

/** Invented people through the same commands everybody uses: parse, authorise, append, audit, project. */
export async function benchBulkLoad(register: Register, people: number): Promise<readonly Result[]> {
  const { loadSynthetic } = await loadModule();
  const began = performance.now();
  let said = began;
  const loaded = await loadSynthetic(register.ledger, {
    people,
    seed: 1,
    onProgress: ({ people: done, position }) => {
      if (performance.now() - said < EVERY_MS) return;
      said = performance.now();
      say(`  ${done} people, ${Math.round(position / ((said - began) / 1000))} claims/s`);
    },
  });
  const seconds = (performance.now() - began) / 1000;
  const { rows } = await register.pool.query<{ size: string }>("select pg_size_pretty(pg_database_size(current_database())) as size");
  const note = `${people} people in ${seconds.toFixed(0)} s, ${Math.round(people / seconds)} people/s, ${(loaded.position / people).toFixed(1)} claims each, database ${rows[0]?.size ?? "?"}`;
  return [{ name: "bulk load", measured: loaded.position / seconds, limit: 20_000, unit: "claims/s", good: "above", note }];
}
