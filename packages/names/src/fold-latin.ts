import { readCyrillic } from "./fold-cyrillic.ts";
import type { Alternatives } from "./readings.ts";

/** Writing habits seen in the whole name; they order the readings of a group and never exclude one. */
export type Habit = "pl" | "de" | "w" | "gost" | "fr" | "sv" | "cs" | "en" | "n23";

const SIGNS: readonly (readonly [Habit, RegExp])[] = [
  ["pl", /[łżąęśźń]|cz|sz|^w|\Ww|wicz|ski?\b.*w|ów/u],
  ["de", /sch/u],
  ["gost", /x.*cz|cz.*x|shh|[ye]`|``/u],
  ["fr", /tch|ou[aeiïlnrv]|\bou|iou|gu[ei]|ine\b|itch/u],
  ["sv", /[tsz]j/u],
  ["cs", /[čšžřěďťňůľĺŕ]|ová\b/u],
  ["en", /sh|zh|kh/u],
];

/** The habits a Latin text shows. */
export function habitsOf(text: string): readonly Habit[] {
  const found = SIGNS.filter(([, sign]) => sign.test(text)).map(([habit]) => habit);
  // The Belarusian place-name instruction of 2023: h is х and c is ц beside sh, zh, ch.
  if (/sh|zh|ch/u.test(text) && !/kh|ts/u.test(text) && /c(?!h)/u.test(text) && /w/u.test(text)) found.push("n23");
  // w for every в and no other sign: German, or Polish without its marks.
  if (/w/u.test(text) && !/v|[szk]h|sch|[cs]z|[łżąęśźńó]/u.test(text)) found.push("w");
  return found;
}

/**
 * Latin groups as sound symbols, each reading with its risk: 0 unless written. `-` is silence. The rows follow the tables of
 * romanisation this package contains and the habits of national presses.
 */
const GROUPS: Readonly<Record<string, string>> = {
  schtsch: "S",
  shch: "S",
  szcz: "S",
  stsch: "S",
  chtch: "S",
  štš: "S",
  šč: "S",
  shh: "S",
  şç: "S",
  sjtj: "S",
  sjtsj: "S",
  ŝ: "S",
  ş: "S",
  ș: "S",
  sht: "St S1",
  sch: "S Z1 sx1",
  sc: "st S1 sk1",
  štč: "S",
  stch: "S",
  stj: "S1 st",
  tsch: "C",
  tch: "C",
  tš: "C",
  tsh: "C tS1",
  č: "C",
  ç: "C s1",
  tsj: "C t",
  cz: "C t1",
  tj: "C t1",
  cs: "C1 ts ks1",
  ch: "C x S1",
  ĉ: "C",
  zh: "Z",
  ž: "Z",
  ż: "Z",
  zsch: "Z",
  dsch: "Z",
  dzh: "Z",
  zk: "zk tk1",
  dž: "Z",
  dż: "Z",
  zj: "Z z",
  dj: "d Z1",
  rz: "rz Z1",
  ĵ: "Z",
  ẑ: "Z",
  sj: "S s",
  sh: "S",
  sz: "S sz1",
  š: "S",
  kh: "x",
  ḥ: "x",
  ȟ: "x",
  h: "g x1 -2",
  gh: "g x1",
  ts: "t",
  tz: "t",
  tc: "t",
  ț: "t",
  ţ: "t",
  dz: "d",
  ds: "d",
  dź: "d",
  ck: "tk k1",
  ć: "t C1",
  ċ: "t",
  c: "t k1",
  x: "ks x2",
  w: "v",
  ŭ: "v",
  ǔ: "v",
  ў: "v",
  qu: "kv k",
  q: "k",
  ph: "f",
  th: "t",

  oe: "A U1",
  ł: "l",
  ľ: "l",
  ĺ: "l",
  ļ: "l",
  ń: "n",
  ň: "n",
  ñ: "n",
  ņ: "n",
  ś: "s",
  ź: "z",
  ř: "r Z1",
  ŕ: "r",
  ď: "d",
  đ: "d Z1",
  ť: "t",
  ğ: "g",
  ģ: "g",
  ķ: "k",
  ó: "A U1",
  ß: "s",
  ð: "d",
  þ: "t",
  ı: "I",
  æ: "A",
  œ: "A",
  ø: "A",
  ə: "A",
  å: "A",
  ö: "A",
  ü: "U I1",
  û: "IU",
  â: "IA",
  ő: "A",
  ű: "U",

  ks: "ks",
  a: "A",
  b: "b",
  d: "d",
  e: "A",
  f: "f",
  g: "g",
  i: "I",
  k: "k",
  l: "l",
  m: "m",
  n: "n",
  o: "A",
  p: "p",
  r: "r",
  s: "s",
  t: "t",
  u: "U",
  v: "v",
  y: "I",
  z: "z",
};

/** Readings a habit prefers; the ordinary ones stay behind them with a higher risk. */
const BY_HABIT: Readonly<Record<Habit, Readonly<Record<string, string>>>> = {
  pl: { cz: "C", ch: "x C1", sz: "S", rz: "Z rz", ó: "U A1", c: "t k2", sch: "sx S1" },
  w: { z: "z t1", s: "s z1", ch: "x C1", c: "t k1" },
  de: { z: "t z", s: "s z", sch: "S Z", ch: "x C1", ss: "s" },
  gost: { x: "x ks1", cz: "t C1", c: "t k2", shh: "S", ch: "C" },
  fr: { ch: "S x1 C1", j: "Z I1", ou: "U Av1 Uv1" },
  sv: { tj: "C t1", sj: "S s1", zj: "Z z1", ch: "x C1", sch: "S" },
  cs: { ch: "x C1", c: "t k2", sch: "sx S1" },
  en: { ch: "C x1", j: "I Z2" },
  n23: { h: "x g", c: "t" },
};

const VOWEL = /[aeiouyąęėěéèêëáàâäåãāăíìîïīıóòôõöōøúùûüūůýÿȳœæə]/u;
const isVowel = (sign: string | undefined): boolean => sign !== undefined && VOWEL.test(sign);

const bare = (sign: string): string => sign.normalize("NFD").replace(/\p{M}/gu, "");

function readU(word: string, at: number): Alternatives {
  const next = word[at + 1];
  if (at === 0) return { length: 1, readings: isVowel(next) || next === undefined ? "U" : "v U2" };
  const previous = word[at - 1];
  if (!isVowel(previous) || isVowel(next)) return { length: 1, readings: "U" };
  // iu, yu are ю; after a full vowel it is ў.
  return { length: 1, readings: previous === "i" || previous === "y" ? "U v1" : "v U" };
}

function readOu(word: string, at: number, habits: readonly Habit[]): Alternatives {
  const next = word[at + 2];
  const open = next === undefined || !isVowel(next);
  if (at === 0 && open) return { length: 2, readings: "v U" };
  if (habits.includes("fr")) {
    // Jouraouski: the sound before is a vowel, so ou is ў.
    if (isVowel(word[at - 1]) && open) return { length: 2, readings: "v U1 Av1" };
    return { length: 2, readings: open ? "U Av1" : "U v1 AU1" };
  }
  return { length: 2, readings: open ? "Av U1 A2" : "U AU1" };
}

/** French ю, and ёў of Belarusian passports at the end and before a consonant. */
function readIou(word: string, at: number, habits: readonly Habit[]): Alternatives {
  const open = !isVowel(word[at + 3]);
  const french = habits.includes("fr") ? "IU Av1" : "Av IU1";
  return { length: 3, readings: open ? french : "IU" };
}

/** Groups whose reading depends on where they stand. */
function inContext(word: string, at: number, habits: readonly Habit[]): Alternatives | undefined {
  const sign = word[at];
  const next = word[at + 1];
  if (word.startsWith("iou", at)) return readIou(word, at, habits);
  if (sign === "o" && next === "u") return readOu(word, at, habits);
  if (sign === "u") return readU(word, at);
  if (sign === "f" && next === "f" && at + 2 === word.length) return { length: 2, readings: "v f" };
  if (sign === "f" && next === undefined && /[oea]/u.test(word[at - 1] ?? "")) return { length: 1, readings: "f v1" };
  if (sign === "g" && next === "u" && /[eiy]/u.test(word[at + 2] ?? "")) return { length: 2, readings: "g gv1" };
  if (sign === "c" && next !== "h" && next !== "z" && /[eiy]/u.test(next ?? "")) return { length: 1, readings: "t k1 s2" };
  if (sign === "j" && at === 0 && !isVowel(next)) return { length: 1, readings: "x1 Z1 I1" };
  if (sign === "j" && !habits.includes("fr")) return { length: 1, readings: isVowel(next) ? "I Z2 x2" : "I x2" };
  // ж at the start of a French or telegram spelling is read above; r before zh is not the Polish rz.
  if (sign === "r" && next === "z" && /[hj]/u.test(word[at + 2] ?? "")) return { length: 1, readings: "r" };
  // щ of the telegram practice and Bulgarian шт are in the table; a capital I that fell among Latin letters is i.
  return undefined;
}

/** Habits first, the table behind with one more risk, so that a wrong guess about the language still finds the name. */
function merged(preferred: string, ordinary: string): string {
  const known = new Set(preferred.split(" ").map((one) => one.replace(/\d/u, "")));
  const rest = ordinary
    .split(" ")
    .filter((one) => !known.has(one.replace(/\d/u, "")))
    .map((one) => (/\d/u.test(one) ? one.replace(/\d/u, (risk) => String(Number(risk) + 1)) : `${one}1`));
  return [preferred, ...rest].join(" ");
}

type Group = { readonly group: string; readonly readings: string };

/** The table as one set of habits reads it: by first letter, longest group first. */
function compile(habits: readonly Habit[]): ReadonlyMap<string, readonly Group[]> {
  const byLetter = new Map<string, Group[]>();
  const names = new Set([...Object.keys(GROUPS), ...habits.flatMap((habit) => Object.keys(BY_HABIT[habit]))]);
  for (const group of names) {
    const preferred = habits.map((habit) => BY_HABIT[habit][group]).find((readings) => readings !== undefined);
    const ordinary = GROUPS[group];
    const readings = preferred === undefined ? (ordinary ?? "-") : merged(preferred, ordinary ?? preferred);
    const first = group.slice(0, 1);
    byLetter.set(first, [...(byLetter.get(first) ?? []), { group, readings }]);
  }
  for (const list of byLetter.values()) list.sort((a, b) => b.group.length - a.group.length);
  return byLetter;
}

const compiled = new Map<string, ReadonlyMap<string, readonly Group[]>>();

function groupsFor(habits: readonly Habit[]): ReadonlyMap<string, readonly Group[]> {
  const name = habits.join();
  const known = compiled.get(name) ?? compile(habits);
  compiled.set(name, known);
  return known;
}

/** What stands at a place of a Latin word, and how many signs it takes. Unknown letters are left out. */
export function readLatin(word: string, at: number, habits: readonly Habit[]): Alternatives {
  const special = inContext(word, at, habits);
  if (special !== undefined) return special;
  const sign = word[at] ?? "";
  for (const { group, readings } of groupsFor(habits).get(sign) ?? [])
    if (group.length === 1 || word.startsWith(group, at)) return { length: group.length, readings };
  // A Cyrillic letter that fell into a Latin word and has no twin there.
  if (sign >= "\u0400" && sign <= "\u04FF") return readCyrillic(sign, 0);
  const letter = bare(sign);
  return { length: 1, readings: (letter === sign ? undefined : GROUPS[letter]) ?? "-" };
}
