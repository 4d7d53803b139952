import { formatEntryCode, type BundleOpening } from "@apora/proof";
import encodeQR from "qr";
import { AporaError } from "../../platform/errors.ts";
import { bodyOf, type StoredStatement } from "../../proofs/statements.ts";
import { pageHref } from "../design/links.ts";
import { createTranslator, type Language } from "../i18n.ts";

/** Most bytes of a QR code of version 40, ISO/IEC 18004 table 7: with a quarter of it lost (M), with less (L). */
const MOST_MEDIUM = 2331;
const MOST_LOW = 2953;
/** Width on paper in millimetres: up to a sheet's half, more for a code with more in it. */
const NARROW = 90;
const WIDE = 130;

/** The code of an entry as a picture. @throws statement.too-long-for-paper */
export function drawCode(code: string): { readonly svg: string; readonly width: number } {
  const bytes = Buffer.byteLength(code);
  if (bytes > MOST_LOW) throw new AporaError("statement.too-long-for-paper", { bytes, most: MOST_LOW });
  const svg = encodeQR(code, "svg", { ecc: bytes > MOST_MEDIUM ? "low" : "medium", encoding: "byte" });
  return { svg, width: bytes > MOST_MEDIUM / 2 ? WIDE : NARROW };
}

export type PrintedEntry = {
  readonly statement: StoredStatement;
  readonly opening: BundleOpening;
  readonly lang: Language;
  readonly publicOrigin?: string | undefined;
};

/** What the sheet for a family says: whose entry, of which number, the code, how to check it, and what a danger it is. */
export function entrySheet({ statement, opening, lang, publicOrigin }: PrintedEntry): object {
  const tr = createTranslator(lang);
  const body = bodyOf(statement);
  // Without the way to the root: whoever checks has the whole roll, and the code stays small.
  const { path: _, ...entry } = opening;
  const { svg, width } = drawCode(formatEntryCode(statement.sha256, entry));
  const address = `${publicOrigin ?? ""}${pageHref(lang, `/statements/${encodeURIComponent(statement.id)}`)}`;
  return {
    lang,
    title: tr.t("proofs.paper.title"),
    claim: body.text[lang] ?? body.text["en"] ?? "",
    facts: [
      { term: tr.t("proofs.paper.who"), value: opening.subject.identity.name },
      { term: tr.t("proofs.paper.line"), value: tr.number(Number(opening.index) + 1) },
      { term: tr.t("proofs.paper.statement"), value: statement.id },
      { term: "SHA-256", value: statement.sha256 },
    ],
    qr: svg,
    width,
    how: tr.t("proofs.paper.how"),
    steps: [tr.t("proofs.paper.1"), tr.t("proofs.paper.2"), tr.t("proofs.paper.3")],
    danger: tr.t("proofs.paper.danger"),
    footer: address,
  };
}
