import { romanise } from "@apora/names";

/** Plain lower-case Latin words: what a reader would give a tool that knows no Cyrillic. */
export const latinWords = (text: string): readonly string[] =>
  romanise(
    text.toLowerCase(),
    /[іў]/u.test(text.toLowerCase()) ? "be" : "ru",
    /[іў]/u.test(text.toLowerCase()) ? "icao_9303_be" : "icao_doc_9303",
  )
    .replaceAll("ł", "l")
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .split(/[^a-z]+/u)
    .filter((word) => word !== "");

const PREFIX_SCALE = 0.1;
const LONGEST_PREFIX = 4;

/** Jaro's similarity with Winkler's bonus for a common beginning (Winkler 1990). */
export function jaroWinkler(a: string, b: string): number {
  if (a === b) return 1;
  const window = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1);
  const taken = Array.from({ length: b.length }, () => false);
  const matched: string[] = [];
  for (let i = 0; i < a.length; i += 1)
    for (let j = Math.max(0, i - window); j <= Math.min(b.length - 1, i + window); j += 1)
      if (taken[j] === false && a[i] === b[j]) {
        taken[j] = true;
        matched.push(a[i] ?? "");
        break;
      }
  if (matched.length === 0) return 0;
  const other = [...b].filter((_, j) => taken[j] === true);
  const moved = matched.filter((letter, at) => letter !== other[at]).length / 2;
  const m = matched.length;
  const jaro = (m / a.length + m / b.length + (m - moved) / m) / 3;
  let common = 0;
  while (common < LONGEST_PREFIX && common < Math.min(a.length, b.length) && a[common] === b[common]) common += 1;
  return jaro + common * PREFIX_SCALE * (1 - jaro);
}

/**
 * The published coding chart of Daitch and Mokotoff (1985): letters, then the code at the start, before a vowel, elsewhere; `|` between
 * alternatives, `-` not coded.
 */
const CHART = `ai,aj,ay 0 1 -;au 0 7 -;a 0 - -;b 7 7 7;chs 5 54 54;ch 5|4 5|4 5|4;ck 5|45 5|45 5|45;cz,cs,csz,czs 4 4 4;c 5|4 5|4 5|4
drz,drs 4 4 4;ds,dsh,dsz 4 4 4;dz,dzh,dzs 4 4 4;d,dt 3 3 3;ei,ej,ey 0 1 -;eu 1 1 -;e 0 - -;fb 7 7 7;f 7 7 7;g 5 5 5;h 5 5 -;ia,ie,io,iu 1 - -;i 0 - -
j 1|4 -|4 -|4;ks 5 54 54;kh 5 5 5;k 5 5 5;l 8 8 8;mn 66 66 66;m 6 6 6;nm 66 66 66;n 6 6 6;oi,oj,oy 0 1 -;o 0 - -;p,pf,ph 7 7 7;q 5 5 5
rz,rs 94|4 94|4 94|4;r 9 9 9;schtsch,schtsh,schtch 2 4 4;sch 4 4 4;shtch,shch,shtsh 2 4 4;sht,scht,schd 2 43 43;sh 4 4 4;stch,stsch,sc 2 4 4
strz,strs,stsh 2 4 4;st 2 43 43;szcz,szcs 2 4 4;szt,shd,szd,sd 2 43 43;sz 4 4 4;s 4 4 4;tch,ttch,ttsch 4 4 4;th 3 3 3;trz,trs 4 4 4;tsch,tsh 4 4 4
ts,tts,ttsz,tc 4 4 4;tz,ttz,tzs,tsz 4 4 4;t 3 3 3;ui,uj,uy 0 1 -;u,ue 0 - -;v 7 7 7;w 7 7 7;x 5 54 54;y 1 - -;zdz,zdzh,zhdzh 2 4 4;zd,zhd 2 43 43
zh,zs,zsch,zsh 4 4 4;z 4 4 4`;
const ROWS = CHART.split(/[;\n]/u)
  .flatMap((row) => {
    const [letters = "", ...codes] = row.split(" ");
    return letters.split(",").map((group) => ({ group, codes: codes.map((code) => code.split("|")) }));
  })
  .sort((a, b) => b.group.length - a.group.length);
const CODE_LENGTH = 6;

/** The Daitch–Mokotoff codes of a word. */
export function daitchMokotoff(word: string): ReadonlySet<string> {
  let codes: { readonly code: string; readonly last: string }[] = [{ code: "", last: "" }];
  for (let at = 0; at < word.length;) {
    const row = ROWS.find(({ group }) => word.startsWith(group, at));
    if (row === undefined) {
      at += 1;
      continue;
    }
    const vowelNext = /[aeiouy]/u.test(word[at + row.group.length] ?? "");
    const ways = row.codes[at === 0 ? 0 : vowelNext ? 1 : 2] ?? [];
    codes = codes.flatMap(({ code, last }) => ways.map((way) => ({ code: way === "-" || way === last ? code : code + way, last: way })));
    at += row.group.length;
  }
  return new Set(codes.map(({ code }) => code.slice(0, CODE_LENGTH).padEnd(CODE_LENGTH, "0")));
}
