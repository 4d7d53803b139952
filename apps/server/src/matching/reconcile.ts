import { linkPeople, type ModelUsed, type Step } from "./link-people.ts";
import type { Profile } from "./profile.ts";

/** One of two lists to be laid side by side. The ids of people of the register are theirs; of a file, the numbers of its rows. */
export type ListedPeople = {
  readonly name: string;
  readonly source: "register" | "file";
  readonly people: readonly Profile[];
};

/** Two entries that are, or may be, one person. No explanation where both lists mean one record of the register. */
export type Match = {
  readonly left: Profile;
  readonly right: Profile;
  readonly probability: number;
  readonly explanation: readonly Step[];
};

export type Reconciliation = {
  readonly both: readonly Match[];
  /** Pairs somebody should look at; an entry may stand in several. */
  readonly doubtful: readonly Match[];
  readonly onlyLeft: readonly Profile[];
  readonly onlyRight: readonly Profile[];
  readonly model: ModelUsed;
};

/** From here a pair counts as found in both lists, if neither entry has another candidate above the threshold of doubt. */
export const SURE = 0.9;
/** A second candidate at least this likely makes both doubtful. */
const RIVAL = 0.3;
const MOST_PAIRS = 50_000;

type Entry = { readonly profile: Profile; readonly place: number };

function sharedRecords(left: ListedPeople, right: ListedPeople): ReadonlyMap<string, Profile> {
  if (left.source !== "register" || right.source !== "register") return new Map();
  const there = new Map(right.people.map((profile) => [profile.id, profile]));
  return new Map(left.people.flatMap(({ id }) => (there.has(id) ? [[id, there.get(id) as Profile] as const] : [])));
}

/** Whether either entry has another candidate worth a look. */
function rivals(matches: readonly Match[]): (match: Match) => boolean {
  const count = new Map<Profile, number>();
  for (const { left, right, probability } of matches)
    if (probability >= RIVAL) for (const one of [left, right]) count.set(one, (count.get(one) ?? 0) + 1);
  return ({ left, right }) => (count.get(left) ?? 0) > 1 || (count.get(right) ?? 0) > 1;
}

/**
 * Lays two lists side by side: in both, only here, only there, and doubtful. Each list is taken to name nobody twice.
 * Says what it finds and changes nothing.
 */
export function reconcile(left: ListedPeople, right: ListedPeople): Reconciliation {
  const shared = sharedRecords(left, right);
  const rest = (list: ListedPeople): Entry[] =>
    list.people.filter(({ id }) => !shared.has(id)).map((profile, place) => ({ profile, place }));
  const [here, there] = [rest(left), rest(right)];
  const profiles = [...here, ...there].map(({ profile }) => profile);
  const { pairs, model } = linkPeople(
    [
      { name: "left", unique: true, people: here.map(({ profile }) => profile) },
      { name: "right", unique: true, people: there.map(({ profile }) => profile) },
    ],
    MOST_PAIRS,
  );
  const matches = pairs.flatMap(({ left: a, right: b, probability, explanation }): Match[] => {
    const [one, other] = [profiles[a], profiles[b]];
    return one === undefined || other === undefined ? [] : [{ left: one, right: other, probability, explanation }];
  });
  const hasRival = rivals(matches);
  const sure = matches.filter((match) => match.probability >= SURE && !hasRival(match));
  const settled = new Set(sure.flatMap((match) => [match.left, match.right]));
  const doubtful = matches.filter((match) => !settled.has(match.left) && !settled.has(match.right));
  const told = new Set([...settled, ...doubtful.flatMap((match) => [match.left, match.right])]);
  const alone = (entries: readonly Entry[]): Profile[] => entries.map(({ profile }) => profile).filter((profile) => !told.has(profile));
  const identical = left.people.flatMap((profile): Match[] => {
    const other = shared.get(profile.id);
    return other === undefined ? [] : [{ left: profile, right: other, probability: 1, explanation: [] }];
  });
  return { both: [...identical, ...sure], doubtful, onlyLeft: alone(here), onlyRight: alone(there), model };
}
