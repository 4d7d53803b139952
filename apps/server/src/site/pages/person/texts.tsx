import type { Child } from "hono/jsx";
import { SourceMark } from "../../design/sources.tsx";
import type { Translator } from "../../i18n.ts";
import type { Text } from "./wording.ts";

/** A text in its own language, linked where it leads somewhere. */
export function TextPiece({ piece }: { readonly piece: Text }) {
  const { text, lang, href } = piece;
  if (href !== undefined)
    return (
      <a href={href} lang={lang}>
        {text}
      </a>
    );
  return lang === undefined ? <>{text}</> : <span lang={lang}>{text}</span>;
}

/** Several texts, with a separator that a reader hears as a pause; whole sentences have their own. */
export function TextPieces({ pieces, separator = ", " }: { readonly pieces: readonly Text[]; readonly separator?: string }) {
  const before = (index: number): string => (pieces[index - 1]?.text.endsWith(".") === true ? " " : separator);
  return (
    <>
      {pieces.map((piece, index) => (
        <>
          {index > 0 && before(index)}
          <TextPiece piece={piece} />
        </>
      ))}
    </>
  );
}

/** Texts below each other. */
export function TextLines({ pieces }: { readonly pieces: readonly Text[] }) {
  return (
    <>
      {pieces.map((piece) => (
        <p>
          <TextPiece piece={piece} />
        </p>
      ))}
    </>
  );
}

/** A value followed by the numbers of its sources. */
export function Marked({ tr, marks, children }: { readonly tr: Translator; readonly marks: readonly number[]; readonly children?: Child }) {
  return (
    <>
      {children}
      <SourceMark tr={tr} numbers={marks} />
    </>
  );
}
