import { displayName } from "../registry/person-file.ts";
import type { FeedKind, Happening } from "./happenings.ts";
import { xmlText } from "./xml.ts";

/** What a feed says in the reader's language. Given from outside: words are the interface's. */
export type FeedWords = {
  readonly lang: string;
  readonly title: (kind: FeedKind | "person", name: string) => string;
  readonly entry: (happening: Happening, name: string) => string;
  readonly terms: string;
};

export type Feed = {
  readonly kind: FeedKind | "person";
  /** A stable id: an IRI that says nothing about who asks. */
  readonly id: string;
  readonly words: FeedWords;
  /** Path of the feed and of the page it belongs to. */
  readonly self: string;
  readonly page: string;
  /** Name of the person, for the feed of one person. */
  readonly name: string;
  readonly happenings: readonly Happening[];
  /** When the register last changed, for a feed in which nothing has happened. */
  readonly updated: string;
};

function entryXml({ words }: Feed, happening: Happening): string {
  const { lang } = words;
  const name = displayName(happening.names, lang);
  const title = words.entry(happening, name);
  const content = [title, happening.on === null ? "" : happening.on.text, happening.reason ?? ""].filter((part) => part !== "").join(" · ");
  return `<entry><id>urn:uuid:${happening.id}</id><title>${xmlText(title)}</title><published>${happening.published}</published><updated>${happening.updated}</updated><link rel="alternate" type="text/html" href="/${lang}/people/${happening.person}"/><category term="${happening.kind}"/><content type="text">${xmlText(content)}</content></entry>`;
}

/** An Atom feed (RFC 4287). Links are relative to where it was read, so it holds on every mirror. */
export function atomFeed(feed: Feed): string {
  const { words, happenings } = feed;
  const updated = happenings[0]?.updated ?? feed.updated;
  const entries = happenings.map((happening) => entryXml(feed, happening)).join("\n");
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${words.lang}"><id>${xmlText(feed.id)}</id><title>${xmlText(words.title(feed.kind, feed.name))}</title><updated>${updated}</updated><author><name>Apora</name></author><rights>${xmlText(words.terms)}</rights><link rel="self" type="application/atom+xml" href="${xmlText(feed.self)}"/><link rel="alternate" type="text/html" href="${xmlText(feed.page)}"/>
${entries}
</feed>
`;
}
