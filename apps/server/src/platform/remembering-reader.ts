import type { Reader } from "./database.ts";

/** A reader that asks the same question once until it is told to forget. */
export type RememberingReader = { readonly reader: Reader; readonly forget: () => void };

/**
 * For rows of one position, which never change: the parts of a page ask the same side by side, and a page in three languages asks
 * nearly the same three times. Rows are shared, and nobody who reads them changes them.
 */
export function rememberingReader(source: Reader): RememberingReader {
  const known = new Map<string, Promise<unknown[]>>();
  const query: Reader["query"] = (statement, name) => {
    const key = `${name ?? statement.text}\n${JSON.stringify(statement.values)}`;
    const kept = known.get(key);
    if (kept !== undefined) return kept as ReturnType<typeof source.query<never>>;
    const asked = source.query<never>(statement, name);
    known.set(key, asked);
    // A fault is not remembered.
    asked.catch(() => known.delete(key));
    return asked;
  };
  return { reader: { query }, forget: () => known.clear() };
}
