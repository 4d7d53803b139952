import { LinkageError } from "./errors.ts";
import { UnionFind } from "./union-find.ts";

/** What a person decided about two records. It holds whatever the model says; who and when is kept by whoever stores it. */
export type Judgement = {
  readonly left: number;
  readonly right: number;
  /** same: always together. different: never together. unsure: seen, and no reason to join them. */
  readonly verdict: "same" | "different" | "unsure";
};

/** Judgements by pair; the last one about a pair counts. */
export type JudgedPairs = {
  /** Records that are together because somebody said so: the groups they form, by their representative. */
  readonly same: UnionFind;
  verdictOf(left: number, right: number): Judgement["verdict"] | undefined;
  readonly list: readonly Judgement[];
};

/** @throws LinkageError judgements-contradict, record-unknown */
export function readJudgements(size: number, judgements: readonly Judgement[]): JudgedPairs {
  const key = (left: number, right: number): number => Math.min(left, right) * size + Math.max(left, right);
  const byPair = new Map<number, Judgement>();
  for (const judgement of judgements) {
    for (const record of [judgement.left, judgement.right])
      if (!Number.isSafeInteger(record) || record < 0 || record >= size) throw new LinkageError("record-unknown", { record });
    byPair.set(key(judgement.left, judgement.right), judgement);
  }
  const same = new UnionFind(size);
  const list = [...byPair.values()];
  for (const { left, right, verdict } of list) if (verdict === "same") same.join(left, right);
  for (const { left, right, verdict } of list)
    if (verdict === "different" && same.find(left) === same.find(right)) throw new LinkageError("judgements-contradict", { left, right });
  return { same, list, verdictOf: (left, right) => byPair.get(key(left, right))?.verdict };
}
