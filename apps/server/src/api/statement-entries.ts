import { v5 as uuidv5 } from "uuid";
import type { FeedEntry } from "../exports/atom.ts";
import { bodyOf, findStatement, listStatements, type StoredStatement } from "../proofs/statements.ts";
import type { Asked } from "./asked.ts";
import type { PublicWords } from "./public-file.ts";

/** Entries of a feed. */
const MOST = 100;
/** Never change it: entries keep their ids because of it. */
const NAMESPACE = "5f2d6c0e-9b1a-5f44-8c4b-2b1f6a7d9e10";

const spoken = (texts: Readonly<Record<string, string>>, lang: string): string =>
  texts[lang] ?? texts["en"] ?? Object.values(texts)[0] ?? "";

/** The newest first; of one instant in the order of their ids. */
export const newestFirst = (entries: readonly FeedEntry[]): readonly FeedEntry[] =>
  [...entries].sort((a, b) => (a.updated < b.updated ? 1 : a.updated > b.updated ? -1 : a.id < b.id ? -1 : 1)).slice(0, MOST);

async function entryOf({ reader }: Asked, words: PublicWords, stored: StoredStatement): Promise<FeedEntry> {
  const { text, reason } = bodyOf(stored);
  const told = spoken(text, words.lang);
  const old = stored.supersedes === null ? undefined : await findStatement(reader, stored.supersedes);
  const before = old === undefined ? "" : words.statementBefore(spoken(bodyOf(old).text, words.lang));
  const title = stored.supersedes === null ? words.statement(told) : words.statementCorrected(told);
  const at = stored.stated_at.toISOString();
  return {
    id: `urn:uuid:${uuidv5(stored.id, NAMESPACE)}`,
    title,
    published: at,
    updated: at,
    href: `/${words.lang}/statements/${encodeURIComponent(stored.id)}`,
    term: stored.supersedes === null ? "statement" : "correction",
    content: [title, before, reason === null ? "" : spoken(reason, words.lang)].filter((part) => part !== "").join(" · "),
  };
}

/** Published figures as entries of a feed: all, or those that correct another. */
export async function statementEntries(asked: Asked, words: PublicWords, which: "all" | "corrections"): Promise<readonly FeedEntry[]> {
  const found = await listStatements(asked.reader, { limit: MOST, corrections: which === "corrections" });
  return Promise.all(found.map((stored) => entryOf(asked, words, stored)));
}
