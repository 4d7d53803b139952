import type { Page } from "../page.ts";
import { articlePage } from "./article-page.tsx";
import { articlesPage } from "./articles-page.tsx";
import { estimateFile, estimatePage } from "./estimates/estimate-page.tsx";
import { estimatesPage } from "./estimates/estimates-page.tsx";
import { figurePage, figurePartPage } from "./figure-page.tsx";
import { figuresPage } from "./figures-page.tsx";
import { homePage } from "./home-page.tsx";
import { livePage } from "./live-page.tsx";
import { methodPage } from "./method-page.tsx";
import { mistakePage, mistakeThanksPage } from "./mistake-page.tsx";
import { openDataPage } from "./open-data-page.tsx";
import { organisationPage } from "./organisation-page.tsx";
import { organisationsPage } from "./organisations-page.tsx";
import { peoplePage } from "./people-page.tsx";
import { cardPage, sheetPage } from "./person/paper-pages.ts";
import { personPage } from "./person/person-page.tsx";
import { picturesPage } from "./pictures/pictures-page.tsx";
import { placePage } from "./place-page.tsx";
import { placesPage } from "./places-page.tsx";
import { searchPage } from "./search-page.tsx";
import { headPage, logPage } from "./log-page.tsx";
import { sourcePage } from "./source-page.tsx";
import { sourcesPage } from "./sources-page.tsx";
import { statementPage, statementProofPage } from "./statement-page.tsx";
import { statementsPage } from "./statements-page.tsx";
import { accessibilityPage, glossaryPage, privacyPage } from "./text-pages.tsx";

/** Every page of the public site, in the order in which addresses are compared. */
export const PAGES: readonly Page[] = [
  homePage,
  peoplePage,
  personPage,
  sheetPage,
  cardPage,
  figuresPage,
  figurePage,
  figurePartPage,
  picturesPage,
  searchPage,
  estimatesPage,
  estimatePage,
  estimateFile,
  placesPage,
  placePage,
  articlesPage,
  articlePage,
  organisationsPage,
  organisationPage,
  sourcesPage,
  sourcePage,
  statementsPage,
  statementPage,
  statementProofPage,
  logPage,
  headPage,
  methodPage,
  glossaryPage,
  accessibilityPage,
  privacyPage,
  mistakePage,
  mistakeThanksPage,
  openDataPage,
  livePage,
];
