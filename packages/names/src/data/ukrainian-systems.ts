import type { System } from "../romanise.ts";

/**
 * Ukrainian Cyrillic to Latin. Compiled by this project; each row names the text it follows. Letters in the order of
 * UKRAINIAN_ALPHABET (romanise.ts), where the notation is explained.
 */
export const UKRAINIAN_SYSTEMS: readonly System[] = [
  {
    id: "kmu_2010",
    language: "uk",
    title: "Cabinet of Ministers No. 55 of 27.01.2010 = UN 2012 = BGN/PCGN 2019; passports",
    kind: "in force",
    source: "Cabinet of Ministers of Ukraine, resolution No. 55 of 27.01.2010; UN 2012; BGN/PCGN 2019",
    letters: "a b v h g d e ye/ie zh z y i yi/i y/i k l m n o p r s t u f kh ts ch sh shch _ yu/iu ya/ia _",
    sequences: "зг=zgh",
  },
  {
    id: "icao_9303_uk",
    language: "uk",
    title: "ICAO Doc 9303 with the Ukrainian exceptions",
    kind: "practice",
    source: "ICAO Doc 9303, part 3; second-hand",
    letters: "a b v h g d e ye/ie zh z y i yi/i y/i k l m n o p r s t u f kh ts ch sh shch _ yu/iu ya/ia _",
  },
  {
    id: "national_1996",
    language: "uk",
    title: "National system 1996 (UN 1998)",
    kind: "superseded",
    source: "Ukrainian Commission on Legal Terminology, decision No. 9 of 1996; UN 1998",
    letters: "a b v h g d e ye/ie zh z y i yi/i y/i k l m n o p r s t u f kh ts ch sh sch ’ yu/iu ya/ia ”",
    sequences: "зг=zgh",
  },
  {
    id: "passport_2007",
    language: "uk",
    title: "Passports 2007-2010 (system of 2007)",
    kind: "superseded",
    source: "Cabinet of Ministers, resolution No. 858 of 2007; second-hand, descriptions conflict",
    letters: "a b v g g d e ie zh z y i i i k l m n o p r s t u f kh ts ch sh shch _ iu ia _",
  },
  {
    id: "bgn_pcgn_1965",
    language: "uk",
    title: "BGN/PCGN 1965",
    kind: "superseded",
    source: "BGN/PCGN 1965 system, Romanization of Ukrainian",
    letters: "a b v h g d e ye zh z y i yi y k l m n o p r s t u f kh ts ch sh shch ’ yu ya ”",
  },
  {
    id: "odni_2015",
    language: "uk",
    title: "US intelligence community 2015",
    kind: "standard",
    source: "Intelligence community standard for transliteration, ODNI 2015",
    letters: "a b v h g d e ye zh z y i yi y k l m n o p r s t u f kh ts ch sh shch _ yu ya _",
  },
  {
    id: "ala_lc",
    language: "uk",
    title: "ALA-LC",
    kind: "standard",
    source: "ALA-LC Romanization Tables, Ukrainian",
    letters: "a b v h g d e i͡e z͡h z y i ï ĭ k l m n o p r s t u f kh t͡s ch sh shch ʹ i͡u i͡a _",
  },
  {
    id: "iso_9_1995",
    language: "uk",
    title: "ISO 9:1995",
    kind: "standard",
    source: "ISO 9:1995; general knowledge",
    letters: "a b v g g̀ d e ê ž z i ì ï j k l m n o p r s t u f h c č š ŝ ʹ û â ʼ",
  },
  {
    id: "scholarly",
    language: "uk",
    title: "Scholarly",
    kind: "standard",
    source: "Scholarly transliteration of Slavists; general knowledge",
    letters: "a b v h g d e je ž z y i ji j k l m n o p r s t u f x|ch c č š šč ʹ ju ja _",
  },
  {
    id: "cadastre_1993",
    language: "uk",
    title: "Land cadastre 1993",
    kind: "superseded",
    source: "State Committee for Geodesy, 1993 (places)",
    letters: "a b v h g d e ye/ie zh z y i yi/i y/i k l m n o p r s t u f kh ts ch sh shch ’ yu/iu ya/ia _",
    sequences: "ьо=io",
  },
  {
    id: "russian_based",
    language: "uk",
    title: "Russian-based spelling of a Ukrainian name",
    kind: "practice",
    source: "Observed in Soviet and early Ukrainian documents",
    letters: "a b v g g d e e zh z i i i i k l m n o p r s t u f kh ts ch sh shch _ iu ia _",
  },
];
