import type { ReaderLanguage } from "../registry/reader-languages.ts";
import { BE } from "./meanings-be.ts";
import { DE } from "./meanings-de.ts";
import { LT } from "./meanings-lt.ts";
import { PL } from "./meanings-pl.ts";
import { RU } from "./meanings-ru.ts";
import { UK } from "./meanings-uk.ts";

/** What every published property means, by language; English stands with the property itself. */
export const MEANINGS: Readonly<Record<Exclude<ReaderLanguage, "en">, Readonly<Record<string, string>>>> = {
  be: BE,
  ru: RU,
  uk: UK,
  pl: PL,
  lt: LT,
  de: DE,
};
