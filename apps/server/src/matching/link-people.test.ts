import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { linkPeople } from "./link-people.ts";
import { inventPerson } from "../synth/people.ts";
import type { Profile } from "./profile.ts";
import { reconcile } from "./reconcile.ts";

// Everybody here is invented.

const person = (id: string, names: readonly string[], facts: Partial<Profile> = {}): Profile => ({
  id,
  names,
  days: [],
  places: [],
  articles: [],
  ...facts,
});

const SURNAMES = ["Вараманік", "Зарэмскі", "Талалонак", "Бурамскі", "Дубанос", "Карпанюк", "Сярэбнік", "Жураўлянка"] as const;
const MEN = ["Віктар", "Алег", "Іван", "Пётр", "Мікалай", "Сяргей", "Андрэй", "Дзмітрый", "Арсеній", "Багдан"] as const;
const FATHERS = ["Віктаравіч", "Алегавіч", "Іванавіч", "Пятровіч", "Мікалаевіч", "Сяргеевіч", "Андрэевіч"] as const;

const of = <T>(list: readonly T[], at: number): T => list[at % list.length] as T;
/** A register of strangers around whom the two asked about stand. */
const strangers = (n: number): Profile[] =>
  Array.from({ length: n }, (_, i) =>
    person(`s${i}`, [`${of(MEN, i * 7 + 1)} ${of(FATHERS, i * 5 + 2)} ${of(SURNAMES, i * 3)}ск${i}`], {
      born: 1950 + ((i * 13) % 50),
      days: [`2021-0${1 + (i % 9)}-1${i % 9}`],
    }),
  );

const facts = { days: ["2021-05-03"], places: ["p1"], articles: ["УК 342"] };
const search = (people: readonly Profile[]): ReturnType<typeof linkPeople> =>
  linkPeople([{ name: "register", unique: false, people }], 100);
const pairOf = (found: ReturnType<typeof linkPeople>, size: number): number | undefined =>
  found.pairs.find(({ left, right }) => left === size && right === size + 1)?.probability;

describe("suspected pairs", () => {
  test("one man in two scripts and two spellings is found, with what spoke for it", () => {
    const around = strangers(60);
    const found = search([
      ...around,
      person("a", ["Віктар Іванавіч Вараманік"], { born: 1980, ...facts }),
      person("b", ["Viktar Varamanik", "Виктор Вороманик"], { born: 1980, ...facts }),
    ]);
    expect(pairOf(found, around.length)).toBeGreaterThan(0.9);
    const steps = found.pairs[0]?.explanation ?? [];
    expect(steps.map(({ fact, level }) => `${fact} ${level}`)).toEqual(
      expect.arrayContaining(["given same", "born same", "days day", "places shared", "articles shared"]),
    );
    expect(found.model).toEqual({ kind: "fixed", because: "too-few-people" });
  });

  test("a father and his son, taken on one day from one place under one article, are not proposed", () => {
    fc.assert(
      fc.property(
        fc.record({
          surname: fc.nat(),
          father: fc.nat(),
          son: fc.nat(),
          around: fc.integer({ min: 0, max: 80 }),
          born: fc.integer({ min: 1940, max: 1965 }),
        }),
        ({ surname, father, son, around, born }) => {
          const [name, other] = [of(MEN, father), of(MEN, son)];
          fc.pre(name !== other);
          const others = strangers(around);
          const family = of(SURNAMES, surname);
          const found = search([
            ...others,
            person("a", [`${name} ${family}`], { born, ...facts }),
            person("b", [`${other} ${family}`], { born: born + 25, ...facts }),
          ]);
          expect(pairOf(found, others.length)).toBeUndefined();
        },
      ),
      { numRuns: 60 },
    );
  });

  test("a father and a son of one given name are told apart by patronymic, and by a generation between their years", () => {
    const others = strangers(50);
    const withFathers = search([
      ...others,
      person("a", ["Іван Пятровіч Дубанос"], { born: 1955, ...facts }),
      person("b", ["Іван Іванавіч Дубанос"], { born: 1985, ...facts }),
    ]);
    expect(pairOf(withFathers, others.length)).toBeUndefined();
    const withYears = search([
      ...others,
      person("a", ["Іван Дубанос"], { born: 1955, days: ["2021-05-03"] }),
      person("b", ["Іван Дубанос"], { born: 1985, days: ["2021-05-03"] }),
    ]);
    expect(pairOf(withYears, others.length) ?? 0).toBeLessThan(0.5);
  });

  test("thousands of one name end in bounded time, and what was left out is said", () => {
    const crowd = Array.from({ length: 3000 }, (_, i) => person(`c${i}`, ["Іван Дубанос"], { days: ["2020-08-10"] }));
    const found = search(crowd);
    expect(found.skippedBlocks).toBeGreaterThan(0);
    expect(found.pairs.length).toBeLessThanOrEqual(100);
  });

  test("a register that is large enough teaches its own weights, and what nobody's file says is left out", () => {
    const people = Array.from({ length: 2400 }, (_, i) => inventPerson(11, i)).map(({ id, person: { name, birth_year: born } }, i) =>
      person(
        id,
        (name as { text: string }[]).map(({ text }) => text),
        { born: born as number, days: [`20${20 + (i % 6)}-0${1 + (i % 9)}-${10 + (i % 19)}`] },
      ),
    );
    const twins = people.filter((_, i) => i % 20 === 0).map((one) => ({ ...one, id: `${one.id}x`, names: one.names.slice(-1) }));
    const everybody = [...people, ...twins];
    const found = linkPeople([{ name: "register", unique: false, people: everybody }], 1000);
    expect(found.model).toEqual({ kind: "learned" });
    const proposed = found.pairs.filter(({ probability }) => probability >= 0.5);
    const right = proposed.filter(({ left, right: other }) => everybody[other]?.id === `${everybody[left]?.id ?? ""}x`);
    expect(right.length).toBeGreaterThan(0.9 * twins.length);
    expect(right.length / proposed.length).toBeGreaterThan(0.9);
  });

  test("names that are no names are compared with nobody", () => {
    const odd = ["", "🙂", "И. И.", "—", "\u202eabc", "a".repeat(10_000)].map((name, i) => person(`o${i}`, [name]));
    expect(
      search([...odd, ...odd.map((one) => ({ ...one, id: `${one.id}x` }))]).pairs.every(({ probability }) => Number.isFinite(probability)),
    ).toBe(true);
  });
});

describe("two lists side by side", () => {
  const left = ["Віктар Вараманік", "Алег Зарэмскі", "Іван Талалонак", "Пётр Бурамскі"].map((name, i) =>
    person(`l${i}`, [name], { born: 1970 + i }),
  );
  const right = ["Viktar Varamanik", "Oleg Zaremskij", "Andrei Dubanos"].map((name, i) =>
    person(`r${i}`, [name], { born: [1970, 1971, 1999][i] }),
  );

  test("every entry stands in both, in doubt, or alone", () => {
    const found = reconcile({ name: "one", source: "file", people: left }, { name: "two", source: "file", people: right });
    expect(found.both.map(({ left: a, right: b }) => `${a.id} ${b.id}`).sort()).toEqual(["l0 r0", "l1 r1"]);
    expect(found.onlyLeft.map(({ id }) => id)).toEqual(["l2", "l3"]);
    expect(found.onlyRight.map(({ id }) => id)).toEqual(["r2"]);
  });

  test("two candidates for one entry make it doubtful, however alike they are", () => {
    const twice = [person("r0", ["Viktar Varamanik"], { born: 1970 }), person("r1", ["Viktar Varamanik"], { born: 1970 })];
    const found = reconcile({ name: "one", source: "file", people: left }, { name: "two", source: "file", people: twice });
    expect(found.both).toEqual([]);
    expect(found.doubtful).toHaveLength(2);
  });
});
