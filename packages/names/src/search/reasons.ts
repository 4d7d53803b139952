import type { NameComparison } from "../compare.ts";
import { languageOf } from "../language.ts";
import type { Rule } from "../likeness.ts";
import type { ParsedName } from "../parse.ts";
import type { Part } from "../evidence.ts";

/** Why a name was found, for the interface to put into words. Closed list. */
export type Reason =
  /** Letter by letter what was asked for. */
  | { readonly code: "exact" }
  /** Asked for in the spelling of this language while the name is written in another: "Russian spelling". */
  | { readonly code: "spelling"; readonly language: string }
  /** Another script or system of romanisation. */
  | { readonly code: "transliteration" }
  /** The words stand in another order. */
  | { readonly code: "word-order" }
  /** What was typed is the beginning of a word. */
  | { readonly code: "beginning" }
  /** A part of the name agrees by a rule other than the same sound. */
  | { readonly code: Exclude<Rule, "identical" | "same-sound" | "missing">; readonly part: Part };

/** The reasons of a hit, the most telling first; never empty. */
export function reasonsOf(asked: ParsedName, found: ParsedName, { explanation }: NameComparison): readonly Reason[] {
  const reasons: Reason[] = [];
  const said = explanation.parts.filter(({ rule }) => rule !== "missing");
  for (const { rule, part } of said)
    if (rule !== "identical" && rule !== "same-sound" && rule !== "missing") reasons.push({ code: rule, part });
  const sounds = said.some(({ rule }) => rule === "same-sound" || rule === "name-class" || rule === "father" || rule === "ending");
  const [from, to] = [languageOf(asked), languageOf(found)];
  if (sounds && from !== undefined && from !== to) reasons.unshift({ code: "spelling", language: from });
  else if (sounds) reasons.unshift({ code: "transliteration" });
  if (explanation.swapped) reasons.push({ code: "word-order" });
  return reasons.length > 0 ? reasons : [{ code: "exact" }];
}
