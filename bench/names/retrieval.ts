import { buildNameIndex, romanise, type NameIndex } from "@apora/names";
import { createChoice, say, spreadOf, type Result, type Spread } from "../measure.ts";
import { areNamesakes, nameText, pickWriting, wordsOf, type Population, type Words, type Writing } from "./population.ts";
import { withTypo } from "./typo.ts";

type Question = { readonly person: number; readonly text: string; readonly unfinished?: boolean; readonly withoutPatronymic?: boolean };
type Measured = {
  readonly first: number;
  readonly ten: number;
  readonly strictFirst: number;
  readonly spread: Spread;
  readonly busy: Spread;
  readonly questions: number;
};

/** One random spelling of every person: index and what was written are the same in every run. */
export function* spellings(people: Population): Generator<{ readonly id: number; readonly text: string; readonly writing: Writing }> {
  const choice = createChoice(23);
  for (let person = 0; person < people.size; person += 1) {
    const writing = pickWriting(choice);
    yield { id: person, text: nameText(wordsOf(people, person, writing), choice.below(3) === 0), writing };
  }
}

/** Asks one question at a time; a namesake above the person is a tie, not a miss. */
function ask(index: NameIndex, people: Population, questions: readonly Question[]): Measured {
  const times: number[] = [];
  const busy: number[] = [];
  let [first, ten, strictFirst] = [0, 0, 0];
  for (const { person, text, unfinished = false, withoutPatronymic = false } of questions) {
    const [began, used] = [performance.now(), process.cpuUsage()];
    const hits = index.search(text, { limit: 10 + 40, unfinished });
    times.push(performance.now() - began);
    const { user, system } = process.cpuUsage(used);
    busy.push((user + system) / 1000);
    const place = hits.findIndex(({ id }) => id === person);
    if (place < 0) continue;
    const strangers = hits.slice(0, place).filter(({ id }) => !areNamesakes(people, id, { person, withoutPatronymic })).length;
    if (place === 0) strictFirst += 1;
    if (strangers === 0) first += 1;
    if (strangers < 10) ten += 1;
  }
  const n = Math.max(1, questions.length);
  return {
    first: first / n,
    ten: ten / n,
    strictFirst: strictFirst / n,
    spread: spreadOf(times),
    busy: spreadOf(busy),
    questions: questions.length,
  };
}

type Choice = ReturnType<typeof createChoice>;
const otherThan = (choice: Choice, writing: Writing, accepts: (one: Writing) => boolean): Writing => {
  for (;;) {
    const one = pickWriting(choice);
    if ((one.system !== writing.system || one.language !== writing.language) && accepts(one)) return one;
  }
};

/** People by given name and surname, to count who else a beginning fits. */
function createCounter(people: Population): (person: number, language: "be" | "ru", beginning: string) => number {
  const surnames = { be: people.surnames.map(({ be }) => be), ru: people.surnames.map(({ ru }) => ru) };
  const counts = new Map<number, number>();
  for (let i = 0; i < people.size; i += 1) {
    const key = (people.given[i] ?? 0) * 1e6 + (people.surname[i] ?? 0);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return (person, language, beginning) => {
    let sum = 0;
    surnames[language].forEach((surname, at) => {
      if (surname.startsWith(beginning)) sum += counts.get((people.given[person] ?? 0) * 1e6 + at) ?? 0;
    });
    return sum;
  };
}

/** Given name and the shortest beginning of the surname, at least three letters, that fits at most ten people. */
function beginnings(people: Population, persons: readonly number[], fixed: number | undefined): readonly Question[] {
  const choice = createChoice(41);
  const count = createCounter(people);
  return persons.map((person) => {
    const writing = pickWriting(choice);
    const cyrillic = wordsOf(people, person, { language: writing.language, system: undefined });
    const surname = cyrillic.surname.toLowerCase();
    let length = fixed ?? 3;
    while (fixed === undefined && length < surname.length && count(person, writing.language, surname.slice(0, length)) > 10) length += 1;
    const words = wordsOf(people, person, writing);
    // As many letters as spell the beginning that was counted: ш is sch in German, and who stopped after its s typed less than that.
    const beginning = cyrillic.surname.slice(0, length);
    const shown = Math.max(3, writing.system === undefined ? length : romanise(beginning, writing.language, writing.system).length);
    return { person, text: `${words.given} ${words.surname.slice(0, shown)}`, unfinished: true, withoutPatronymic: true };
  });
}

export type RetrievalOptions = { readonly people: Population; readonly questions: number; readonly fixedPrefixes: boolean };

function questionSets({ people, questions, fixedPrefixes }: RetrievalOptions): ReadonlyMap<string, readonly Question[]> {
  const choice = createChoice(31);
  const persons = Array.from({ length: questions }, () => choice.below(people.size));
  const indexed = new Map<number, Writing>();
  const wanted = new Set(persons);
  for (const { id, writing } of spellings(people)) if (wanted.has(id)) indexed.set(id, writing);
  const known = (person: number): Writing => indexed.get(person) ?? { language: "be", system: undefined };
  const asks = (
    accepts: (one: Writing, known: Writing) => boolean,
    change: (words: Words) => Words,
    write: (text: string) => string,
  ): readonly Question[] =>
    persons.map((person) => {
      const writing = otherThan(choice, known(person), (one) => accepts(one, known(person)));
      return { person, text: write(nameText(change(wordsOf(people, person, writing)), choice.below(3) === 0)) };
    });
  const same = <T>(value: T): T => value;
  const any = (): boolean => true;
  const cyrillic = persons.filter((person) => known(person).system === undefined);
  return new Map<string, readonly Question[]>([
    ["full name, any other spelling", asks(any, same, same)],
    ["cross-script", asks((one, other) => (one.system === undefined) !== (other.system === undefined), same, same)],
    [
      "be ↔ ru",
      cyrillic.map((person) => ({
        person,
        text: nameText(wordsOf(people, person, { language: known(person).language === "be" ? "ru" : "be", system: undefined }), false),
      })),
    ],
    [
      "without patronymic",
      asks(any, (words) => ({ ...words, patronymic: undefined }), same).map((one) => ({ ...one, withoutPatronymic: true })),
    ],
    ["one typo", asks(any, same, (text) => withTypo(text, choice))],
    ["prefix", beginnings(people, persons, undefined)],
    ...(fixedPrefixes ? [3, 4, 5, 6].map((length) => [`prefix of ${length}`, beginnings(people, persons, length)] as const) : []),
  ]);
}

const GATES: Readonly<Record<string, { readonly ten: number; readonly first?: number }>> = {
  "full name, any other spelling": { ten: 0.99, first: 0.97 },
  "cross-script": { ten: 0.99 },
  "be ↔ ru": { ten: 0.99 },
  "without patronymic": { ten: 0.98 },
  "one typo": { ten: 0.95 },
  prefix: { ten: 0.95 },
};

const wilson = (share: number, n: number): string => {
  const z = 1.96;
  const centre = (share + (z * z) / (2 * n)) / (1 + (z * z) / n);
  const half = (z / (1 + (z * z) / n)) * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n));
  return `${(100 * (centre - half)).toFixed(1)}–${(100 * (centre + half)).toFixed(1)} %`;
};

/** Builds the index over everybody and asks every kind of question. */
export function benchRetrieval(options: RetrievalOptions): readonly Result[] {
  const { people } = options;
  const label = people.size.toLocaleString("en");
  const names = [...spellings(people)].map(({ id, text }) => ({ id, text }));
  globalThis.gc?.();
  const before = process.memoryUsage();
  const [began, used] = [performance.now(), process.cpuUsage()];
  const index = buildNameIndex(names);
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(used);
  globalThis.gc?.();
  const after = process.memoryUsage();
  const megabytes = (after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers) / 2 ** 20;
  const results: Result[] = [
    {
      name: `${label}: index built`,
      measured: seconds,
      limit: 30,
      unit: "s",
      good: "below",
      note: `processor time ${((user + system) / 1e6).toFixed(1)} s`,
    },
    { name: `${label}: index in memory`, measured: megabytes, limit: 1024, unit: "MB", good: "below" },
  ];
  const sets = questionSets(options);
  // What the gates of recall speak of is a population with surnames of that list among the made ones; made ones alone are more alike.
  const isPopulation = people.listed > 0;
  if (!isPopulation) say("gates of recall skipped: the list of tokens that their population is made with is not here");
  // Warm: the first questions pay for compiling.
  ask(
    index,
    people,
    [...sets.values()].flatMap((list) => list.slice(0, 60)),
  );
  for (const [name, questions] of sets) {
    const found = ask(index, people, questions);
    const gate = GATES[name];
    const spread = `p50 ${found.spread.p50.toFixed(2)}, p95 ${found.spread.p95.toFixed(2)}, max ${found.spread.max.toFixed(1)} ms, processor p50 ${found.busy.p50.toFixed(2)}, p95 ${found.busy.p95.toFixed(2)} ms; ${questions.length} questions`;
    say(
      `${label} ${name}: R@1 ${found.first.toFixed(4)} (strict ${found.strictFirst.toFixed(4)}), R@10 ${found.ten.toFixed(4)}; ${spread}`,
    );
    if (gate === undefined) continue;
    if (isPopulation)
      results.push({
        name: `${label} ${name}: R@10`,
        measured: found.ten,
        limit: gate.ten,
        unit: "",
        good: "above",
        note: wilson(found.ten, questions.length),
      });
    if (isPopulation && gate.first !== undefined)
      results.push({
        name: `${label} ${name}: R@1, namesakes tie`,
        measured: found.first,
        limit: gate.first,
        unit: "",
        good: "above",
        note: wilson(found.first, questions.length),
      });
    results.push({
      name: `${label} ${name}: p95`,
      measured: found.spread.p95,
      limit: 5,
      unit: "ms",
      good: "below",
      note: `p50 ${found.spread.p50.toFixed(2)} ms; p95 in processor time ${found.busy.p95.toFixed(2)} ms`,
    });
  }
  return results;
}
