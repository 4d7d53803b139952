import type { Target } from "./targets.ts";

/**
 * Words that stand for codes and can mean nothing else, in the languages of the interface. Anything doubtful is left to
 * the person who maps: a wrong word here would be a wrong fact in every file.
 */
const WORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "person.gender": {
    female: "f, female, woman, ж, жен, женский, женщина, жанчына, жаночы, жін, жінка, kobieta, moteris, weiblich, frau",
    male: "m, male, man, м, муж, мужской, мужчина, мужчына, мужчынскі, чол, чоловік, mężczyzna, vyras, männlich, mann",
  },
  "person.citizenship": {
    BY: "belarus, беларусь, республика беларусь, рэспубліка беларусь, рб, білорусь, białoruś, baltarusija",
    RU: "russia, россия, рф, расія, росія, rosja, rusija",
    UA: "ukraine, украина, украіна, україна, ukraina",
    PL: "poland, польша, польшча, польща, polska, lenkija, polen",
    LT: "lithuania, литва, літва, lietuva, litwa, litauen",
  },
  "detention.track": {
    criminal: "criminal, уголовное, уголовная, уголовный, крымінальная, крымінальны, кримінальна",
    administrative: "administrative, административное, административная, административный, адміністрацыйная, адміністрацыйны",
  },
  "sentence.penalty": {
    imprisonment: "imprisonment, лишение свободы, пазбаўленне волі, колония, калонія",
    open_type: "химия, хімія",
    home_restriction: "домашняя химия, хатняя хімія",
    fine: "fine, штраф",
    arrest: "arrest, арест, арышт",
  },
  "sentence.regime": {
    general: "general, общий, агульны",
    enhanced: "enhanced, усиленный, узмоцнены",
    strict: "strict, строгий, строгі",
    special: "special, особый, асаблівы",
    prison: "prison, тюремный, турэмны",
    settlement: "settlement, колония-поселение, калонія-пасяленне",
  },
  "release.kind": {
    pardon: "pardon, pardoned, помилование, помилован, помилована, памілаванне, памілаваны, памілавана",
    full_term: "full term, отбыл срок, отбыла срок, адбыў тэрмін, адбыла тэрмін",
    amnesty: "amnesty, амнистия, амністыя",
    exchange: "exchange, обмен, абмен",
  },
};

const lookup = new Map(
  Object.entries(WORDS).flatMap(([property, codes]) =>
    Object.entries(codes).flatMap(([code, words]) => words.split(", ").map((word) => [`${property} ${word}`, code] as const)),
  ),
);

/** The code a word stands for by itself; undefined where somebody has to say. */
export function codeForWord(target: Pick<Target, "property">, text: string, part?: string): string | undefined {
  const word = text.normalize("NFC").toLowerCase().replaceAll(/\s+/gu, " ").replace(/\.$/u, "").trim();
  return lookup.get(`${part === "regime" ? "sentence.regime" : target.property.code} ${word}`);
}
