/** NUL, which PostgreSQL cannot keep, and half of a surrogate pair, which no encoding can: neither is text. */
const NOT_TEXT = /\0|\p{Surrogate}/u;

/** The place of the first string in a command's input that cannot be kept as it is; undefined when all can. */
export function findUnstorable(input: unknown): string | undefined {
  const found = placeOf(input);
  return found === undefined ? undefined : found.join(".") || "(input)";
}

/** The names that lead to such a string, put together only once there is one: an import hands over megabytes. */
function placeOf(input: unknown): string[] | undefined {
  if (typeof input === "string") return NOT_TEXT.test(input) ? [] : undefined;
  if (typeof input !== "object" || input === null) return undefined;
  for (const name of Object.keys(input)) {
    const found = placeOf((input as Readonly<Record<string, unknown>>)[name]);
    if (found !== undefined) return [name, ...found];
  }
  return undefined;
}
