import type { FindLikely } from "../../imports/run-import.ts";
import { likelyByNames } from "../../matching/likely-people.ts";
import type { DeskSection } from "../layout.tsx";
import type { DeskPage } from "../page.ts";
import { homePage } from "./home-page.tsx";
import { createDrafts } from "./imports/drafts.ts";
import { draftPage } from "./imports/draft-page.tsx";
import { importPage } from "./imports/import-page.tsx";
import { importsPage } from "./imports/imports-page.tsx";
import { listsPage } from "./matching/lists-page.tsx";
import { matchesPage } from "./matching/matches-page.tsx";
import { createSearches, type Searches } from "./matching/searches.ts";
import { pairPage } from "./matching/pair-page.tsx";
import { enterPage } from "./people/enter-page.tsx";
import { taskPage } from "./tasks/task-page.tsx";
import { tasksPage } from "./tasks/tasks-page.tsx";

/** What stands in the navigation. A page that is added here is added to the table below too. */
const SECTIONS: readonly DeskSection[] = [
  { path: "/enter", title: "entering.title" },
  { path: "/imports", title: "imports.title" },
  { path: "/matches", title: "matching.title" },
  { path: "/lists", title: "matching.lists.title" },
  { path: "/tasks", title: "tasks.title" },
];

/**
 * Every page of the desk; the first pattern that fits is taken.
 * @param searches closed by whoever made them, when the desk closes
 * @param likelyPeople how whoever a file may mean is found
 */
export function createDeskPages(searches: Searches = createSearches(), likelyPeople: FindLikely = likelyByNames): readonly DeskPage[] {
  const drafts = createDrafts(likelyPeople);
  return [
    homePage(SECTIONS),
    enterPage(SECTIONS),
    importsPage(drafts, SECTIONS),
    draftPage(drafts, SECTIONS),
    importPage(SECTIONS),
    matchesPage(searches, SECTIONS),
    pairPage(SECTIONS),
    listsPage(SECTIONS),
    tasksPage(SECTIONS),
    taskPage(SECTIONS),
  ];
}
