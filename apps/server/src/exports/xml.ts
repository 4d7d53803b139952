const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;" };

/** Characters that XML 1.0 (section 2.2) cannot hold in any spelling: controls, lone surrogates, two non-characters. */
const FORBIDDEN = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** Text between tags or in a quoted attribute. What XML cannot hold becomes U+FFFD; a return is kept as a reference. */
export function xmlText(text: string): string {
  return text
    .replaceAll(FORBIDDEN, "\u{fffd}")
    .replaceAll(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign)
    .replaceAll("\r", "&#13;");
}
