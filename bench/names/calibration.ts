import { compareParsed, parseName } from "@apora/names";
import { createChoice, type Result } from "../measure.ts";
import { makePopulation, nameText, pickWriting, wordsOf } from "./population.ts";
import { withTypo } from "./typo.ts";

const PEOPLE = 1000;
const EDGES = [0, 0.05, 0.2, 0.5, 0.8, 0.95, 1.000_001];

/**
 * Whether the probabilities are what they say: each of a thousand invented people is compared with every other by another spelling
 * (a third without patronymic, one in ten with a slip), so exactly one in a thousand pairs is one person, as the prior has it.
 */
export function benchCalibration(): readonly Result[] {
  const people = makePopulation(PEOPLE);
  const choice = createChoice(3);
  const spell = (person: number, careless: boolean): string => {
    const words = wordsOf(people, person, pickWriting(choice));
    const text = nameText(choice.below(3) === 0 ? { ...words, patronymic: undefined } : words, choice.below(3) === 0);
    return careless && choice.below(10) === 0 ? withTypo(text, choice) : text;
  };
  const stored = Array.from({ length: PEOPLE }, (_, person) => parseName(spell(person, false)));
  const bins = EDGES.slice(1).map(() => ({ pairs: 0, said: 0, right: 0 }));
  let squares = 0;
  for (let person = 0; person < PEOPLE; person += 1) {
    const asked = parseName(spell(person, true));
    stored.forEach((other, at) => {
      const { probability } = compareParsed(asked, other, { population: PEOPLE });
      const isRight = at === person;
      squares += (probability - (isRight ? 1 : 0)) ** 2;
      const bin = bins[EDGES.findIndex((edge) => probability < edge) - 1];
      if (bin === undefined) return;
      bin.pairs += 1;
      bin.said += probability;
      if (isRight) bin.right += 1;
    });
  }
  process.stdout.write("probability said     pairs      mean said   were one person\n");
  bins.forEach(({ pairs, said, right }, at) => {
    const range = `${EDGES[at]}–${Math.min(1, EDGES[at + 1] ?? 1)}`;
    process.stdout.write(
      `${range.padEnd(20)} ${String(pairs).padEnd(10)} ${(said / Math.max(1, pairs)).toFixed(4).padEnd(11)} ${(right / Math.max(1, pairs)).toFixed(4)}\n`,
    );
  });
  // Saying one in a thousand of every pair would have this score.
  const uninformed = PEOPLE * (1 - 1 / PEOPLE);
  return [
    {
      name: "Brier score of 1,000 × 1,000 pairs, against the prior alone",
      measured: squares / uninformed,
      limit: 0.1,
      unit: "",
      good: "below",
    },
  ];
}
