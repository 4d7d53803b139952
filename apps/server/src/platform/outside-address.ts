/**
 * An address from a record, if a reader may follow it: only http and https, so that no stored text runs as a script.
 */
export function outsideAddress(url: string | null | undefined): string | undefined {
  if (url === null || url === undefined || !URL.canParse(url)) return undefined;
  const { protocol, href } = new URL(url);
  return protocol === "https:" || protocol === "http:" ? href : undefined;
}
