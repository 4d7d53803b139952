import type { ReportLanguage } from "@apora/proof";
import { be } from "./be.ts";
import type { PageTexts } from "./catalogue.ts";
import { de } from "./de.ts";
import { en } from "./en.ts";
import { lt } from "./lt.ts";
import { pl } from "./pl.ts";
import { ru } from "./ru.ts";
import { uk } from "./uk.ts";

export type { PageTexts } from "./catalogue.ts";

/** The same languages as the report, or this does not compile. */
export const PAGE_TEXTS: Readonly<Record<ReportLanguage, PageTexts>> = { be, ru, uk, pl, lt, de, en };
