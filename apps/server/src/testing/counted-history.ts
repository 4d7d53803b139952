import fc from "fast-check";
import { createLedger } from "../cli/open-register.ts";
import { isoOf } from "../ledger/edtf.ts";
import { perform, type Ledger } from "../ledger/ledger.ts";
import { findCommand } from "../ledger/command.ts";
import { AporaError } from "../platform/errors.ts";
import { createTestDatabase } from "./test-database.ts";

/** Random histories of everything that bears on a figure, for property tests: only what the commands accept. */

const FIRST_DAY = 18_262; // 2020-01-01
const LAST_DAY = 20_600; // 2026-05-27

/** An exact day in the years the histories speak of. */
export const anyDay = fc.integer({ min: FIRST_DAY, max: LAST_DAY });

/** A date as sources give it: mostly a day, often less. */
export const anyDate: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: anyDay.map(isoOf) },
  { weight: 2, arbitrary: anyDay.map((d) => isoOf(d).slice(0, 7)) },
  { weight: 1, arbitrary: anyDay.map((d) => isoOf(d).slice(0, 4)) },
  { weight: 1, arbitrary: anyDay.map((d) => `[..${isoOf(d)}]`) },
  { weight: 1, arbitrary: anyDay.map((d) => `[${isoOf(d)}..]`) },
  { weight: 1, arbitrary: fc.tuple(anyDay, fc.integer({ min: 0, max: 90 })).map(([d, n]) => `[${isoOf(d)}..${isoOf(d + n)}]`) },
  { weight: 1, arbitrary: anyDay.map((d) => `${isoOf(d)}~`) },
  { weight: 1, arbitrary: fc.constant("XXXX") },
);

type Fields = Readonly<Record<string, unknown>>;
export type EventDraft = { readonly kind: string; readonly fields: Fields };

const from = <T>(...values: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...values);
const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(arbitrary, { nil: undefined });
const event = (kind: string, fields: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<EventDraft> =>
  fc
    .record(fields)
    .map((drawn) => ({ kind, fields: Object.fromEntries(Object.entries(drawn).filter(([, value]) => value !== undefined)) }));

const place = from("P-1", "P-2", "P-3");
const provision = from("1", "2", "3").map((article) => ({ kind: "provisions", provisions: [{ code: "UK", article }] }));
const penalty = from("imprisonment", "fine", "home_restriction").map((kind) => [
  { kind, ...(kind === "fine" ? {} : { length: { years: 2 } }) },
]);
const dated = (values: fc.Arbitrary<string>): fc.Arbitrary<unknown> =>
  fc.tuple(values, anyDay).map(([value, d]) => [{ value, valid: `${isoOf(d)}/..` }]);

/** Any event that bears on a figure. */
export const anyEvent: fc.Arbitrary<EventDraft> = fc.oneof(
  {
    weight: 4,
    arbitrary: event("detention", {
      track: from("criminal", "administrative"),
      began: maybe(anyDate),
      place: maybe(place),
      manner: maybe(from("detained", "returned_to_custody")),
    }),
  },
  {
    weight: 3,
    arbitrary: event("stay", {
      began: anyDate,
      place: maybe(place),
      state: maybe(from("colony", "home_restriction", "released", "remand")),
    }),
  },
  {
    weight: 2,
    arbitrary: event("charge", { provision, main: maybe(fc.boolean()), status: maybe(dated(from("charged", "dropped", "requalified"))) }),
  },
  {
    weight: 2,
    arbitrary: event("sentence", {
      on: anyDate,
      penalty: maybe(penalty),
      provision: maybe(provision.map((p) => [p])),
      in_absentia: maybe(fc.boolean()),
      status: maybe(dated(from("in_force", "annulled"))),
    }),
  },
  {
    weight: 4,
    arbitrary: event("recognition", {
      body: from("one", "two"),
      kind: from("recognised", "prisoner_of_conscience", "withdrawn", "rehabilitation_demanded"),
      on: anyDate,
    }),
  },
  {
    weight: 3,
    arbitrary: event("release", {
      on: anyDate,
      kind: maybe(from("pardon", "full_term")),
      status: maybe(dated(from("reported", "confirmed", "retracted"))),
    }),
  },
  { weight: 1, arbitrary: event("death", { on: anyDate, circumstances: maybe(from("in_custody", "unknown")) }) },
  { weight: 1, arbitrary: event("incommunicado", { began: anyDate, ended: maybe(anyDate) }) },
  { weight: 1, arbitrary: event("act", { kind: from("punishment_cell", "extremist_tag"), began: maybe(anyDate) }) },
  { weight: 1, arbitrary: event("report", { status: from("in_custody", "released_in_country", "died_in_custody"), as_of: anyDate }) },
);

/** One thing a person does. `who` and `which` choose among what exists by then. */
export type Step =
  | {
      readonly do: "person";
      readonly gender: string | undefined;
      readonly born: number | undefined;
      readonly events: readonly EventDraft[];
    }
  | { readonly do: "event"; readonly who: number; readonly event: EventDraft }
  | { readonly do: "status"; readonly which: number; readonly status: string; readonly on: number }
  | { readonly do: "withdraw" | "prefer"; readonly which: number }
  | { readonly do: "judge"; readonly who: number; readonly other: number; readonly judgement: "same" | "different" | "unsure" };

const number = fc.nat(10_000);

export const newPerson: fc.Arbitrary<Step> = fc.record({
  do: fc.constant("person" as const),
  gender: maybe(from("female", "male")),
  born: maybe(fc.integer({ min: 1940, max: 2008 })),
  events: fc.array(anyEvent, { maxLength: 6 }),
});

export const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: newPerson },
  { weight: 5, arbitrary: fc.record({ do: fc.constant("event" as const), who: number, event: anyEvent }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("status" as const),
      which: number,
      status: from("reported", "confirmed", "retracted"),
      on: anyDay,
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: from("withdraw" as const, "prefer" as const), which: number }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant("judge" as const),
      who: number,
      other: number,
      judgement: from("same" as const, "same" as const, "different" as const, "unsure" as const),
    }),
  },
);

export const anyHistory = fc.array(anyStep, { minLength: 4, maxLength: 14 });

const ACTOR = { id: "a-test" };
const GROUNDS = { sources: [{ title: "A source" }], reliability: "B", credibility: 2 };
const named = (name: string): { name: object[] } => ({ name: [{ text: name, lang: "en", script: "Latn", role: "legal" }] });

/** Judgements that contradict a standing one are refused: part of life, and nothing happened. */
async function unlessContradicting(done: Promise<{ position: number }>): Promise<number | undefined> {
  try {
    return (await done).position;
  } catch (error) {
    if (error instanceof AporaError && error.code === "registry.judgements-contradict") return undefined;
    throw error;
  }
}

async function call(ledger: Ledger, name: string, input: unknown): Promise<{ position: number; result: unknown }> {
  const command = findCommand(name);
  if (command === undefined) throw new Error(`no command ${name}`);
  return perform(ledger, command, { actor: ACTOR, input });
}

/** Places and bodies the random events refer to. */
export async function recordCatalogue(ledger: Ledger): Promise<number> {
  const items = (codes: readonly string[], fields: (code: string) => object): object => ({
    items: codes.map((code) => ({ code, fields: fields(code), grounds: GROUNDS })),
  });
  await call(
    ledger,
    "registry.record-places",
    items(["P-1", "P-2", "P-3"], (code) => ({ ...named(code), region: code === "P-3" ? "south" : "north" })),
  );
  return (await call(ledger, "registry.record-organisations", items(["one", "two"], named))).position;
}

/** Carries out steps one after another and remembers who exists. */
export type Writer = {
  readonly people: readonly string[];
  /** The position after the step, or undefined where there was nothing to do it to. */
  apply(step: Step): Promise<number | undefined>;
};

type Found = { readonly owner: string; readonly entity: string; readonly position: number };

async function findClaims(ledger: Ledger, property: string): Promise<Found[]> {
  const { rows } = await ledger.pool.query<Found>(
    `select c.owner, c.entity, c.position from claim c join entity_root r on r.id = c.owner and r.kind = 'person'
     where c.property like $1 and c.property not like 'judgement.%' order by c.position`,
    [property],
  );
  return rows;
}

const pick = <T>(list: readonly T[], at: number): T | undefined => list[at % Math.max(list.length, 1)];
type Of<D extends Step["do"]> = Extract<Step, { readonly do: D }>;

async function judgeClaim(ledger: Ledger, step: Of<"withdraw" | "prefer">): Promise<number | undefined> {
  const claim = pick(await findClaims(ledger, "%"), step.which);
  if (claim === undefined) return undefined;
  return unlessContradicting(
    call(ledger, `ledger.${step.do}-claim`, { owner: claim.owner, position: claim.position, reason: "for a reason" }),
  );
}

async function changeStatus(ledger: Ledger, step: Of<"status">): Promise<number | undefined> {
  const release = pick(await findClaims(ledger, "release.on"), step.which);
  if (release === undefined) return undefined;
  const { owner, entity } = release;
  const input = { owner, entity, property: "release.status", value: step.status, valid: `${isoOf(step.on)}/..`, grounds: GROUNDS };
  return (await call(ledger, "ledger.add-claim", input)).position;
}

export function createWriter(ledger: Ledger, known: readonly string[] = []): Writer {
  const people: string[] = [...known];
  const enter = async ({ gender, born, events }: Of<"person">): Promise<number> => {
    const person = {
      ...named(`Person ${people.length}`),
      ...(gender === undefined ? {} : { gender }),
      ...(born === undefined ? {} : { birth_year: born }),
    };
    const done = await call(ledger, "registry.record-person", { person, events, grounds: GROUNDS });
    people.push((done.result as { person: string }).person);
    return done.position;
  };
  const judge = async (step: Of<"judge">): Promise<number | undefined> => {
    const [a, b] = [pick(people, step.who), pick(people, step.other)];
    if (a === undefined || b === undefined || a === b) return undefined;
    return unlessContradicting(call(ledger, "registry.judge-same", { a, b, judgement: step.judgement, reason: "for a reason" }));
  };
  return {
    people,
    async apply(step) {
      if (step.do === "person") return enter(step);
      if (step.do === "status") return changeStatus(ledger, step);
      if (step.do === "judge") return judge(step);
      if (step.do !== "event") return judgeClaim(ledger, step);
      const who = pick(people, step.who);
      if (who === undefined) return undefined;
      return (await call(ledger, `registry.record-${step.event.kind}`, { person: who, fields: step.event.fields, grounds: GROUNDS }))
        .position;
    },
  };
}

/** A register of its own per history, so that a failing history can be made smaller. */
export async function withHistory(
  steps: readonly Step[],
  check: (ledger: Ledger, at: { positions: number[] }) => Promise<void>,
): Promise<void> {
  const database = await createTestDatabase();
  try {
    const ledger = createLedger(database.pool);
    const positions = [await recordCatalogue(ledger)];
    const writer = createWriter(ledger);
    for (const step of steps) {
      const position = await writer.apply(step);
      if (position !== undefined) positions.push(position);
    }
    await check(ledger, { positions });
  } finally {
    await database.drop();
  }
}
