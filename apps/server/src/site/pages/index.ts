import type { Page } from "../page.ts";
import { figurePage, figurePartPage } from "./figure-page.tsx";
import { figuresPage } from "./figures-page.tsx";
import { homePage } from "./home-page.tsx";

/** Every page of the public site, in the order in which addresses are compared. */
export const PAGES: readonly Page[] = [homePage, figuresPage, figurePage, figurePartPage];
