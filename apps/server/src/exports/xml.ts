const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;" };

/** Characters that XML 1.0 (section 2.2) cannot hold in any spelling: controls, lone surrogates, two non-characters. */
// oxlint-disable-next-line no-control-regex -- these are the characters that are looked for
const FORBIDDEN =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** Text between tags or in a quoted attribute. What XML cannot hold becomes U+FFFD; a return is kept as a reference. */
export function xmlText(text: string): string {
  return text
    .replaceAll(FORBIDDEN, "\u{fffd}")
    .replaceAll(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign)
    .replaceAll("\r", "&#13;");
}
