/** NUL, which PostgreSQL cannot keep, and half of a surrogate pair, which no encoding can: neither is text. */
const isNotText = (text: string): boolean => text.includes("\0") || /\p{Surrogate}/u.test(text);

/** Where a value holds a string that cannot be kept: the way to it from within, put together only when there is one. */
function wayToUnstorable(value: unknown): readonly string[] | undefined {
  if (typeof value === "string") return isNotText(value) ? [] : undefined;
  if (typeof value !== "object" || value === null) return undefined;
  for (const name of Object.keys(value)) {
    const way = wayToUnstorable((value as Readonly<Record<string, unknown>>)[name]);
    if (way !== undefined) return [name, ...way];
  }
  return undefined;
}

/** The place of the first string in a command's input that cannot be kept as it is; undefined when all can. */
export function findUnstorable(input: unknown): string | undefined {
  const way = wayToUnstorable(input);
  return way === undefined ? undefined : way.join(".") || "(input)";
}
