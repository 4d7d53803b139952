import { displayName } from "../registry/person-file.ts";
import type { FeedKind, Happening } from "./happenings.ts";
import { xmlText } from "./xml.ts";

/** What a feed says in the reader's language. Given from outside: words are the interface's. */
export type FeedWords = {
  readonly lang: string;
  readonly title: (kind: FeedKind | "person" | "statements", name: string) => string;
  readonly entry: (happening: Happening, name: string) => string;
  readonly terms: string;
};

/** One thing a feed tells. */
export type FeedEntry = {
  /** An IRI that never changes. */
  readonly id: string;
  readonly title: string;
  /** ISO instants. */
  readonly published: string;
  readonly updated: string;
  /** Path of the page it is about. */
  readonly href: string;
  readonly term: string;
  readonly content: string;
};

export type Feed = {
  /** A stable id: an IRI that says nothing about who asks. */
  readonly id: string;
  readonly words: Pick<FeedWords, "lang" | "terms">;
  readonly title: string;
  /** Path of the feed and of the page it belongs to. */
  readonly self: string;
  readonly page: string;
  readonly entries: readonly FeedEntry[];
  /** When the register last changed, for a feed in which nothing has happened. */
  readonly updated: string;
};

/** Something that happened, as an entry about the person it happened to. */
export function happeningEntry(words: FeedWords, happening: Happening): FeedEntry {
  const { lang } = words;
  const title = words.entry(happening, displayName(happening.names, lang));
  const told = [title, happening.on === null ? "" : happening.on.text, happening.reason ?? ""];
  return {
    id: `urn:uuid:${happening.id}`,
    title,
    published: happening.published,
    updated: happening.updated,
    href: `/${lang}/people/${happening.person}`,
    term: happening.kind,
    content: told.filter((part) => part !== "").join(" · "),
  };
}

const entryXml = ({ id, title, published, updated, href, term, content }: FeedEntry): string =>
  `<entry><id>${xmlText(id)}</id><title>${xmlText(title)}</title><published>${published}</published><updated>${updated}</updated><link rel="alternate" type="text/html" href="${xmlText(href)}"/><category term="${xmlText(term)}"/><content type="text">${xmlText(content)}</content></entry>`;

/** An Atom feed (RFC 4287). Links are relative to where it was read, so it holds on every mirror. */
export function atomFeed(feed: Feed): string {
  const { words, entries } = feed;
  const updated = entries[0]?.updated ?? feed.updated;
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${words.lang}"><id>${xmlText(feed.id)}</id><title>${xmlText(feed.title)}</title><updated>${updated}</updated><author><name>Apora</name></author><rights>${xmlText(words.terms)}</rights><link rel="self" type="application/atom+xml" href="${xmlText(feed.self)}"/><link rel="alternate" type="text/html" href="${xmlText(feed.page)}"/>
${entries.map(entryXml).join("\n")}
</feed>
`;
}
