import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { createLedger } from "../cli/open-register.ts";
import { fixedClock, type Clock } from "../platform/clock.ts";
import { createSealKey } from "../platform/sealed.ts";
import { logPlaces, type LogSetting } from "../proofs/places.ts";
import { createWriter, recordCatalogue, type Step } from "./counted-history.ts";
import { createTestDatabase, type TestDatabase } from "./test-database.ts";

/** A register with a log of its own, and invented people. */
export type ProofRegister = {
  readonly database: TestDatabase;
  readonly setting: LogSetting;
  /** Opens the closed entries of its statements. */
  readonly identity: string;
  readonly dataFolder: string;
  readonly people: readonly string[];
  /** Another invented person, in custody since 2021 and recognised by "one" where asked. */
  readonly addPerson: (traits?: { readonly recognised?: boolean; readonly released?: string; readonly gender?: string }) => Promise<string>;
  readonly apply: (step: Step) => Promise<number | undefined>;
  readonly stop: () => Promise<void>;
};

const personStep = (traits: { readonly recognised?: boolean; readonly released?: string; readonly gender?: string }): Step => ({
  do: "person",
  gender: traits.gender ?? "female",
  born: 1980,
  events: [
    { kind: "detention", fields: { track: "criminal", began: "2021-05-20", place: "P-1" } },
    { kind: "report", fields: { status: "in_custody", as_of: "2024-03-01" } },
    ...(traits.recognised === false ? [] : [{ kind: "recognition", fields: { body: "one", kind: "recognised", on: "2021-07-01" } }]),
    ...(traits.released === undefined ? [] : [{ kind: "release", fields: { on: traits.released, kind: "pardon" } }]),
  ],
});

export async function startProofRegister(people: number, clock: Clock = fixedClock("2024-05-21T04:00:00.500Z")): Promise<ProofRegister> {
  const database = await createTestDatabase();
  const dataFolder = await mkdtemp(path.join(os.tmpdir(), "apora-proofs-"));
  const { identity, recipient } = await createSealKey();
  const ledger = createLedger(database.pool, clock);
  await recordCatalogue(ledger);
  const writer = createWriter(ledger);
  const addPerson: ProofRegister["addPerson"] = async (traits = {}) => {
    await writer.apply(personStep(traits));
    return writer.people.at(-1) ?? "";
  };
  for (let i = 0; i < people; i += 1) await addPerson({ recognised: i % 2 === 0 });
  return {
    database,
    setting: { ledger, places: logPlaces(dataFolder), host: "register.example", openingsTo: [recipient] },
    identity,
    dataFolder,
    people: writer.people,
    addPerson,
    apply: (step) => writer.apply(step),
    stop: async () => {
      await database.drop();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}
