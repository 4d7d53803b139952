import { createHash } from "node:crypto";
import { xmlText } from "./xml.ts";

/** A figure to be shown on somebody else's page, as a picture without a script. */
export type Embedded = {
  readonly lang: string;
  readonly title: string;
  readonly value: string;
  readonly unit: string;
  readonly asOf: string;
  /** Definition with its version, and the position: what is needed to compute it again. */
  readonly small: string;
};

const STYLE =
  "text{fill:#1a1a1a;font-family:system-ui,sans-serif}.v{font-family:ui-serif,Georgia,serif;font-size:56px}.t{font-size:17px}.s{font-size:12px;fill:#555}.b{fill:#fff;stroke:#bbb}@media(prefers-color-scheme:dark){text{fill:#f2f2f2}.s{fill:#b5b5b5}.b{fill:#161616;stroke:#555}}";

/** The one style that may run in the picture, by its hash. */
export const EMBED_POLICY = `default-src 'none'; style-src 'sha256-${createHash("sha256").update(STYLE).digest("base64")}'; frame-ancestors *; base-uri 'none'`;

/** Breaks a title into at most two lines. */
function twoLines(text: string, most: number): readonly string[] {
  if (text.length <= most) return [text];
  const at = text.lastIndexOf(" ", most);
  const [first, rest] = at === -1 ? [text.slice(0, most), text.slice(most)] : [text.slice(0, at), text.slice(at + 1)];
  return [first, rest.length > most ? `${rest.slice(0, most - 1)}…` : rest];
}

export function embedSvg({ lang, title, value, unit, asOf, small }: Embedded): string {
  const lines = twoLines(title, 44).map((line, i) => `<text class="t" x="20" y="${34 + 22 * i}">${xmlText(line)}</text>`);
  const label = xmlText(`${title}: ${value} ${unit}, ${asOf}`);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="200" viewBox="0 0 400 200" role="img" aria-label="${label}" xml:lang="${lang}"><title>${label}</title><style>${STYLE}</style><rect class="b" x="0.5" y="0.5" width="399" height="199" rx="4"/>${lines.join("")}<text class="v" x="20" y="126">${xmlText(value)}</text><text class="t" x="20" y="152">${xmlText(`${unit}, ${asOf}`)}</text><text class="s" x="20" y="182">${xmlText(small)}</text></svg>\n`;
}
