import { midpointOrder } from "../../../ledger/edtf.ts";
import type { PersonEvent, PersonFile } from "../../../registry/person-file.ts";
import type { PersonEventKind } from "../../../registry/schema.ts";
import type { Episode } from "../../../registry/timeline.ts";
import { TELLERS } from "./life-tellers.ts";
import type { LifeItem } from "./life-words.ts";
import type { SourceBook } from "./source-book.ts";
import type { Words } from "./wording.ts";

const RANK: readonly PersonEventKind[] = [
  "report",
  "listing",
  "recognition",
  "contact",
  "incommunicado",
  "act",
  "stay",
  "detention",
  "charge",
  "hearing",
  "sentence",
  "appeal",
  "release",
  "death",
];

function linesOf(words: Words, book: SourceBook, event: PersonEvent): readonly LifeItem[] {
  const rank = RANK.indexOf(event.kind);
  return TELLERS[event.kind](words, event.entity).map((told): LifeItem => ({
    details: [],
    notes: [],
    ...told,
    rank,
    marks: book.citeEntity(event.entity),
  }));
}

/** Between two detentions without a release somebody was free, and no source says from when. */
function gaps({ tr }: Words, episodes: readonly Episode[], day: number): readonly LifeItem[] {
  return episodes
    .filter((episode) => episode.closedBy === "detained_again" && episode.ended !== null && episode.ended.hi <= day)
    .map((episode): LifeItem => ({
      date: episode.ended ?? undefined,
      shape: "gap",
      title: tr.t("life.freeBetween"),
      details: [],
      notes: [],
      marks: [],
      rank: RANK.length,
    }));
}

const newestFirst = (a: LifeItem, b: LifeItem): number => {
  if (a.date === undefined || b.date === undefined) return Number(a.date === undefined) - Number(b.date === undefined);
  return midpointOrder(b.date, a.date) || b.rank - a.rank;
};

/**
 * The life of a person in words, newest first; undated events last.
 *
 * @param file as it could be told on the day
 */
export function lifeOf(
  words: Words,
  book: SourceBook,
  told: { readonly file: PersonFile; readonly episodes: readonly Episode[]; readonly day: number },
): readonly LifeItem[] {
  // Sources are numbered in the order in which the page shows them, so events are put in order before they are cited.
  const dated = told.file.events.flatMap((event) =>
    TELLERS[event.kind](words, event.entity)
      .slice(0, 1)
      .map((line) => ({ event, line })),
  );
  dated.sort((a, b) =>
    newestFirst(
      { ...a.line, details: [], notes: [], marks: [], rank: RANK.indexOf(a.event.kind) },
      { ...b.line, details: [], notes: [], marks: [], rank: RANK.indexOf(b.event.kind) },
    ),
  );
  const lines = dated.flatMap(({ event }) => linesOf(words, book, event));
  return [...lines, ...gaps(words, told.episodes, told.day)].sort(newestFirst);
}
