import { compareParsed, hardNegatives, measurePairs, parseName, type PairMeasures, type Person } from "@apora/names";
import type { BeiderMorse } from "./beider-morse.ts";
import { daitchMokotoff, jaroWinkler, latinWords } from "./phonetic-codes.ts";

type Flat = { readonly text: string; readonly person: string };
type Score = (a: number, b: number) => number;
/** Makes ready whatever a method derives from each name, and compares two by place. */
type Method = { readonly name: string; readonly prepare: (names: readonly Flat[]) => Score };

/** Words of two names paired one to one, the likest first; the mean over the longer name. */
function byWords<T>(prepare: (text: string) => readonly T[], similarity: (a: T, b: T) => number): Method["prepare"] {
  return (names) => {
    const words = names.map(({ text }) => prepare(text));
    return (i, j) => {
      const [a, b] = [words[i] ?? [], words[j] ?? []];
      const pairs = a.flatMap((one, x) => b.map((other, y) => ({ x, y, s: similarity(one, other) }))).sort((p, q) => q.s - p.s);
      const [usedA, usedB] = [new Set<number>(), new Set<number>()];
      let sum = 0;
      for (const { x, y, s } of pairs)
        if (!usedA.has(x) && !usedB.has(y)) {
          usedA.add(x);
          usedB.add(y);
          sum += s;
        }
      // The geometric middle of both lengths: a missing patronymic costs, but does not forbid.
      return sum / Math.max(1, Math.sqrt(a.length * b.length));
    };
  };
}

const meet = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => ([...a].some((code) => b.has(code)) ? 1 : 0);

function trigrams(names: readonly Flat[]): Score {
  const sets = names.map(
    ({ text }) =>
      new Set(latinWords(text).flatMap((word) => Array.from({ length: word.length + 1 }, (_, at) => `  ${word} `.slice(at, at + 3)))),
  );
  return (i, j) => {
    const [a, b] = [sets[i] ?? new Set(), sets[j] ?? new Set()];
    const shared = [...a].filter((gram) => b.has(gram)).length;
    return shared / Math.max(1, a.size + b.size - shared);
  };
}

function ours(names: readonly Flat[]): Score {
  const parsed = names.map(({ text }) => parseName(text));
  return (i, j) => {
    const [a, b] = [parsed[i], parsed[j]];
    return a === undefined || b === undefined ? -60 : compareParsed(a, b).bits;
  };
}

const methods = (beiderMorse: BeiderMorse | undefined): readonly Method[] => [
  { name: "trigrams of a Latin transliteration", prepare: trigrams },
  { name: "Jaro–Winkler on a transliteration", prepare: byWords(latinWords, jaroWinkler) },
  { name: "Daitch–Mokotoff", prepare: byWords((text) => latinWords(text).map(daitchMokotoff), meet) },
  ...(beiderMorse === undefined
    ? []
    : [
        {
          name: "Beider–Morse",
          prepare: byWords((text) => latinWords(text).map(beiderMorse), meet),
        },
      ]),
  { name: "@apora/names", prepare: ours },
];

export type PeerRow = PairMeasures & { readonly method: string; readonly recallAt1: number; readonly recallAt10: number };

/** The chance to stand among the first k when ties are broken by lot. */
function retrieval(names: readonly Flat[], score: Score): { readonly recallAt1: number; readonly recallAt10: number } {
  let [one, ten, asked] = [0, 0, 0];
  names.forEach(({ person }, self) => {
    const rivals = names.flatMap((other, at) => (at === self ? [] : [{ score: score(self, at), right: other.person === person }]));
    const best = Math.max(...rivals.filter(({ right }) => right).map(({ score }) => score));
    if (best === Number.NEGATIVE_INFINITY) return;
    asked += 1;
    const above = rivals.filter((rival) => rival.score > best).length;
    const level = rivals.filter((rival) => rival.score === best);
    const right = level.filter((rival) => rival.right).length;
    if (above === 0) one += right / level.length;
    // All of the k places filled by strangers at the same level.
    let missed = 1;
    for (let place = 0; place < 10 - above; place += 1)
      missed *= Math.max(0, level.length - right - place) / Math.max(1, level.length - place);
    ten += above >= 10 ? 0 : 1 - missed;
  });
  return { recallAt1: one / Math.max(1, asked), recallAt10: ten / Math.max(1, asked) };
}

/** The threshold that would suit the method best on these very pairs: in favour of the peers, ours uses its default. */
function bestThreshold(pairs: readonly { readonly score: number; readonly isMatch: boolean }[]): number {
  const scores = [...new Set(pairs.map(({ score }) => score))].sort((a, b) => a - b);
  const tried = scores.filter((_, at) => scores.length < 200 || at % Math.ceil(scores.length / 200) === 0);
  let [best, threshold] = [-1, 0];
  for (const one of tried) {
    const { f1 } = measurePairs(pairs, one);
    if (f1 > best) [best, threshold] = [f1, one];
  }
  return threshold;
}

/** Bits at which the probability among 1,000 people is one half. */
const DEFAULT_BITS = Math.log2(999);

/** Every method on the pairs and the retrieval of one list. */
export function comparePeers(persons: readonly Person[], beiderMorse: BeiderMorse | undefined): readonly PeerRow[] {
  const names = persons.flatMap(({ person, names }) => names.map(({ text }) => ({ text, person })));
  const positives: (readonly [number, number])[] = [];
  for (let i = 0; i < names.length; i += 1)
    for (let j = i + 1; j < names.length && names[j]?.person === names[i]?.person; j += 1) positives.push([i, j]);
  const negatives = hardNegatives(names);
  return methods(beiderMorse).map(({ name, prepare }) => {
    const score = prepare(names);
    const pairs = [
      ...positives.map(([i, j]) => ({ score: score(i, j), isMatch: true })),
      ...negatives.map(([i, j]) => ({ score: score(i, j), isMatch: false })),
    ];
    const threshold = name === "@apora/names" ? DEFAULT_BITS : bestThreshold(pairs);
    return { method: name, ...measurePairs(pairs, threshold), ...retrieval(names, score) };
  });
}
