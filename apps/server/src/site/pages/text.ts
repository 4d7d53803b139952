/** A piece of text on a page: its language where it is not the page's, and where it leads. */
export type Text = { readonly text: string; readonly lang?: string; readonly href?: string };

/** A text for a reader of a language; marked with its own where that is another, so that it is spoken and broken rightly. */
export function textIn(reader: string, { text, lang }: { readonly text: string; readonly lang: string }): Text {
  return lang === reader ? { text } : { text, lang };
}
