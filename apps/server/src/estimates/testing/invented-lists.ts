import { perform, type Ledger } from "../../ledger/ledger.ts";
import { recordPeople } from "../../registry/record-person.ts";
import { catalogueCommands } from "../../registry/record-catalogue.ts";
import { findCommand } from "../../ledger/command.ts";
import { createRandom } from "../../synth/random.ts";

/** An invented population of known size, and how likely each list is to hold somebody. Nobody in it exists. */
export type InventedLists = {
  readonly population: number;
  /** Per list key, the chance to be on it. */
  readonly coverage: Readonly<Record<string, number>>;
  readonly seed: number;
  /** Persons on two lists whose two records nobody has joined: they stand as two files. */
  readonly split?: number;
  /** Gender of a file by its number; nobody's is published unless told otherwise. */
  readonly gender?: (number: number) => "female" | "male" | undefined;
};

const actor = { id: "inventor" };
const grounds = { sources: [{ url: "https://example.org/invented", title: "Invented" }] };

function eventFor(list: string): object {
  const [kind, code] = list.split(":");
  return kind === "official"
    ? { kind: "listing", fields: { list: code, listed_on: "2022-03-01" } }
    : { kind: "recognition", fields: { body: code, kind: "recognised", on: "2022-02-01" } };
}

const fileOf = (number: number, lists: readonly string[], gender: string | undefined): object => ({
  person: {
    name: [{ text: `Invented person ${number}`, lang: "en", script: "Latn", role: "legal" }],
    ...(gender === undefined ? {} : { gender }),
  },
  events: lists.map(eventFor),
  grounds,
});

async function recordBodies(ledger: Ledger, lists: readonly string[]): Promise<void> {
  const codes = lists.filter((list) => list.startsWith("recognised:")).map((list) => list.slice("recognised:".length));
  const items = codes.map((code) => ({
    code,
    fields: { name: [{ text: `Invented body ${code}`, lang: "en", script: "Latn", role: "legal" }] },
    grounds,
  }));
  await perform(ledger, catalogueCommands["organisation"] ?? fail(), { actor, input: { items } });
}

const fail = (): never => {
  throw new Error("organisations cannot be recorded");
};

/** Records the people whom a list holds. Returns how many there are, and the pairs of files that are one person and were left apart. */
export async function recordInventedLists(
  ledger: Ledger,
  { population, coverage, seed, split = 0, gender = () => undefined }: InventedLists,
): Promise<{ readonly captured: number; readonly apart: readonly { readonly a: string; readonly b: string }[] }> {
  const random = createRandom(seed, 0);
  const keys = Object.keys(coverage);
  await recordBodies(ledger, keys);
  const people = Array.from({ length: population }, () => keys.filter((key) => random.chance(coverage[key] ?? 0))).filter(
    (lists) => lists.length > 0,
  );
  const several = people.filter((lists) => lists.length > 1).slice(0, split);
  const whole = people.filter((lists) => !several.includes(lists));
  const files = [...several.flatMap((lists) => [lists.slice(0, 1), lists.slice(1)]), ...whole].map((lists, number) =>
    fileOf(number, lists, gender(number)),
  );
  const ids: string[] = [];
  for (let start = 0; start < files.length; start += 1000) {
    const { result } = await perform(ledger, recordPeople, { actor, input: { files: files.slice(start, start + 1000) } });
    ids.push(...result.people);
  }
  const apart = several.map((_, index) => ({ a: ids[2 * index] ?? "", b: ids[2 * index + 1] ?? "" }));
  return { captured: people.length, apart };
}

/** Judges two files. */
export async function judge(
  ledger: Ledger,
  pair: { readonly a: string; readonly b: string },
  judgement: "same" | "different" | "unsure",
): Promise<void> {
  const command = findCommand("registry.judge-same");
  if (command === undefined) throw new Error("no command to judge with");
  await perform(ledger, command, { actor, input: { ...pair, judgement, reason: "invented" } });
}
