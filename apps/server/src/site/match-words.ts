import type { MessageKey, Translator } from "./i18n.ts";

/** What a comparison found, in codes. */
export type MatchStep = { readonly fact: string; readonly level: string; readonly bits: number };

/** A code of the comparison in words; a code newer than this program stands for itself. */
const wordOf = ({ t, has }: Translator, key: string, code: string): string => (has(key) ? t(key as MessageKey) : code);

export const matchFact = (tr: Translator, { fact }: MatchStep): string => wordOf(tr, `matching.fact.${fact}`, fact);
export const matchFinding = (tr: Translator, { level }: MatchStep): string => wordOf(tr, `matching.level.${level}`, level);

/** "surname: one letter off" */
export const matchStep = (tr: Translator, step: MatchStep): string =>
  tr.t("matching.step", { fact: matchFact(tr, step), level: matchFinding(tr, step) });
