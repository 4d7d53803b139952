import type { CaptureTable } from "./capture-table.ts";
import type { Stratum } from "./read-table.ts";
import { toPatternTable } from "./tables.ts";

type Digest = (algorithm: "SHA-256", bytes: Uint8Array) => Promise<ArrayBuffer>;
type Encoder = new () => { encode(text: string): Uint8Array };

/** Browsers and Node have both; the language knows neither. */
const platform = globalThis as unknown as {
  readonly crypto: { readonly subtle: { readonly digest: Digest } };
  readonly TextEncoder: Encoder;
};

/** Lists in their order, patterns by name: what two files with the same counts have in common. */
function canonical(table: CaptureTable): string {
  const { lists, patterns } = toPatternTable(table);
  return JSON.stringify([lists, Object.entries(patterns).sort(([a], [b]) => (a < b ? -1 : 1))]);
}

/** SHA-256, as 64 hexadecimal digits, of the counts and their division into strata. The order of lines in the file does not matter. */
export async function hashTable(table: CaptureTable, strata: readonly Stratum[] = []): Promise<string> {
  const parts = [...strata].sort((a, b) => (a.name < b.name ? -1 : 1)).map(({ name, table: part }) => [name, canonical(part)]);
  const bytes = new platform.TextEncoder().encode(JSON.stringify([canonical(table), parts]));
  const digest = new Uint8Array(await platform.crypto.subtle.digest("SHA-256", bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
