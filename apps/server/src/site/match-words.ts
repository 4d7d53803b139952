import type { Translator } from "./i18n.ts";

/** What a comparison found, in codes. */
export type MatchStep = { readonly fact: string; readonly level: string; readonly bits: number };

/** A code of the comparison in words; a code newer than this program stands for itself. */
const wordOf = ({ t, has }: Translator, key: string, code: string): string => (has(key) ? t(key) : code);

export const matchFact = (tr: Translator, { fact }: MatchStep): string => wordOf(tr, `matching.fact.${fact}`, fact);
export const matchFinding = (tr: Translator, { level }: MatchStep): string => wordOf(tr, `matching.level.${level}`, level);
