/** NUL, which PostgreSQL cannot keep, and half of a surrogate pair, which no encoding can: neither is text. */
const isNotText = (text: string): boolean => text.includes("\0") || /\p{Surrogate}/u.test(text);

/** The place of the first string in a command's input that cannot be kept as it is; undefined when all can. */
export function findUnstorable(input: unknown, where: readonly string[] = []): string | undefined {
  if (typeof input === "string") return isNotText(input) ? where.join(".") || "(input)" : undefined;
  if (typeof input !== "object" || input === null) return undefined;
  for (const [name, value] of Object.entries(input)) {
    const found = findUnstorable(value, [...where, name]);
    if (found !== undefined) return found;
  }
  return undefined;
}
