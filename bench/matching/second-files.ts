import type * as PeopleModule from "../../apps/server/src/synth/people.ts";
import { createChoice } from "../measure.ts";

type InventedFile = ReturnType<(typeof PeopleModule)["inventPerson"]>;

type Name = { readonly text: string; readonly lang: string; readonly script: string; readonly role: string };

/** One person in so many has a second file. */
const ONE_IN = 50;

/** A file with another id about somebody who has one: one of her names, the year of birth, the first detention. */
function secondFile(file: InventedFile, id: string, spelling: number): InventedFile {
  const names = file.person["name"] as readonly Name[];
  const name = names[spelling % names.length];
  const born = file.person["birth_year"];
  const [first] = file.events.filter(({ kind }) => kind === "detention");
  return {
    id,
    person: { name: [name], ...(born === undefined ? {} : { birth_year: born }) },
    events: first === undefined ? [] : [{ kind: first.kind, fields: first.fields }],
    grounds: file.grounds,
  };
}

const hex = (n: number): string => n.toString(16).padStart(12, "0");

export type SecondFiles = {
  readonly files: readonly InventedFile[];
  /** Second file → the file it is about. */ readonly about: ReadonlyMap<string, string>;
};

/** Second files about every fiftieth of the invented people: the same in every run. */
export function makeSecondFiles(people: number, invent: (place: number) => InventedFile): SecondFiles {
  const choice = createChoice(17);
  const about = new Map<string, string>();
  const files: InventedFile[] = [];
  for (let place = 0; place < people; place += ONE_IN) {
    const original = invent(place);
    const id = `0f0f0f0f-0000-7000-8000-${hex(place)}`;
    about.set(id, original.id);
    files.push(secondFile(original, id, choice.below(3)));
  }
  return { files, about };
}
