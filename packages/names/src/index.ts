/** The version of this library, stamped into results so that they can be made again. */
export const VERSION = "0.1.0";

export { compareNames, compareParsed, type CompareOptions, type NameComparison, type PartComparison } from "./compare.ts";
export { parseName, type NamePart, type ParsedName, type Reading, type Role } from "./parse.ts";
export { normalize, type Script } from "./text.ts";
export { nameKeys, keysOfParsed, indexKeysOf, probesOf, KEY_VERSION, type NameKeys } from "./keys.ts";
export { NamesError, type NamesErrorCode } from "./names-error.ts";
export { readPersons, type Person, type NameForm } from "./eval/read-persons.ts";
export { hardNegatives } from "./eval/hard-negatives.ts";
export { evaluate, type Evaluation, type WorstPair } from "./eval/evaluate.ts";
export { measurePairs, type PairMeasures } from "./eval/measures.ts";
export { skeleton, skeletonOfParsed } from "./skeleton.ts";
export { surnameLikeness, givenLikeness, patronymicLikeness, type Likeness, type Rule } from "./likeness.ts";
export { type Part } from "./evidence.ts";
export { type Token } from "./token.ts";
export { romanise, SYSTEMS, type CyrillicLanguage, type System } from "./romanise.ts";
export { buildNameIndex, type Hit, type NameIndex, type SearchOptions } from "./search/name-index.ts";
export { type IndexedName } from "./search/dictionary.ts";
export { reasonsOf, type Reason } from "./search/reasons.ts";
export { languageOf } from "./language.ts";
