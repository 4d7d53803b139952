import fc from "fast-check";
import { perform, type Ledger } from "../ledger/ledger.ts";
import { AporaError } from "../platform/errors.ts";
import { findCommand } from "../ledger/command.ts";

const grounds = (n: number): object => ({ sources: [{ url: `https://example.org/${n}`, title: `Report ${n}` }], credibility: 1 + (n % 3) });
const actor = { id: "tester" };

const BODIES = ["first-body", "second-body"] as const;
const NAMES = ["Ганна Пятровіч", "Іван Пятровіч", "Hanna Piatrovich", "Ян Кавалёў"] as const;

/** Something a person may do with the register; `a`, `b` choose files and claims by number. */
export type Act = { readonly do: (typeof DEEDS)[number]; readonly a: number; readonly b: number; readonly day: number };
const DEEDS = [
  "person",
  "people",
  "detention",
  "detention",
  "release",
  "recognition",
  "sentence",
  "death",
  "name",
  "same",
  "same",
  "different",
  "unsure",
  "withdraw",
  "withdraw",
  "prefer",
] as const;

const number = fc.nat(1000);
const act = fc.record({ do: fc.constantFrom(...DEEDS), a: number, b: number, day: fc.nat(2000) });
const opening = fc.record({ do: fc.constant("people" as const), a: number, b: number, day: fc.nat(2000) });
/** Histories of any order, on at least two people: what is refused is part of life and leaves nothing. */
export const histories: fc.Arbitrary<Act[]> = fc
  .tuple(opening, fc.array(act, { minLength: 8, maxLength: 40, size: "max" }))
  .map(([first, rest]) => [first, ...rest]);

const dateOf = (day: number): string => {
  const text = new Date(Date.UTC(2020, 0, 1 + day)).toISOString();
  // Some dates are partial, as in life.
  return text.slice(0, day % 7 === 0 ? 7 : 10);
};

const personInput = ({ a, b, day }: Act): object => ({
  person: {
    name: [{ text: NAMES[a % NAMES.length], lang: "be", script: "Cyrl", role: "legal" }],
    ...(b % 3 === 0 ? {} : { gender: b % 2 === 0 ? "female" : "male" }),
    birth_year: 1950 + (b % 60),
  },
  events: b % 2 === 0 ? [{ kind: "detention", fields: { began: dateOf(day), track: "criminal" } }] : [],
  grounds: grounds(day),
});

type World = { readonly files: string[]; readonly claims: { readonly owner: string; readonly position: number }[] };

function callOf(act: Act, world: World): [string, object] | undefined {
  if (act.do === "person") return ["registry.record-person", personInput(act)];
  if (act.do === "people")
    return ["registry.record-people", { files: [personInput(act), personInput({ ...act, a: act.a + 1, b: act.b + 1 })] }];
  const [a, b] = [world.files[act.a % world.files.length], world.files[act.b % world.files.length]];
  if (a === undefined || b === undefined) return undefined;
  const event = (fields: object): object => ({ person: a, fields, grounds: grounds(act.b) });
  const on = dateOf(act.day);
  if (act.do === "detention") return ["registry.record-detention", event({ began: on, track: "criminal" })];
  if (act.do === "release") return ["registry.record-release", event({ on, kind: "full_term" })];
  if (act.do === "recognition")
    return ["registry.record-recognition", event({ on, body: BODIES[act.b % 2], kind: act.b % 5 === 0 ? "withdrawn" : "recognised" })];
  if (act.do === "sentence") return ["registry.record-sentence", event({ on, in_absentia: act.b % 3 === 0 })];
  if (act.do === "death") return ["registry.record-death", event({ on })];
  if (act.do === "name") {
    const value = { text: NAMES[act.b % NAMES.length], lang: "ru", script: "Cyrl", role: "short" };
    return ["ledger.add-claim", { owner: a, entity: a, property: "person.name", value, grounds: grounds(act.day) }];
  }
  if (act.do === "withdraw" || act.do === "prefer") {
    const claim = world.claims[(act.a * 31 + act.b) % world.claims.length];
    return [`ledger.${act.do}-claim`, { ...claim, reason: "for the test" }];
  }
  return ["registry.judge-same", { a, b, judgement: act.do, reason: "for the test" }];
}

/** The bodies that recognise people in these histories. */
export async function recordBodies(ledger: Ledger): Promise<void> {
  const items = BODIES.map((code) => ({
    code,
    fields: { name: [{ text: code, lang: "en", script: "Latn", role: "legal" }] },
    grounds: grounds(1),
  }));
  await run(ledger, "registry.record-organisations", { items });
}

async function run(ledger: Ledger, name: string, input: object): Promise<{ position: number; result: unknown } | undefined> {
  const command = findCommand(name);
  if (command === undefined) throw new Error(`no command ${name}`);
  return perform(ledger, command, { actor, input }).catch((error: unknown) => {
    // A person recorded twice, a claim that is a judgement: refused, and the ledger unchanged.
    if (error instanceof AporaError && error.definition.status < 500 && error.code !== "command.invalid-input") return undefined;
    throw error;
  });
}

/** Carries out a history. Returns how many of its acts were accepted. */
export async function carryOut(ledger: Ledger, history: readonly Act[]): Promise<number> {
  const world: World = { files: [], claims: [] };
  let accepted = 0;
  for (const act of history) {
    const call = callOf(act, world);
    const done = call === undefined ? undefined : await run(ledger, ...call);
    if (done === undefined) continue;
    accepted += 1;
    const { person, people } = done.result as { person?: string; people?: string[] };
    world.files.push(...(people ?? []), ...(person === undefined ? [] : [person]));
    const { rows } = await ledger.pool.query<{ owner: string; position: number }>(
      "select owner, position from claim order by position desc limit 5",
    );
    world.claims.push(...rows.map((row) => ({ owner: row.owner, position: row.position })));
  }
  return accepted;
}
