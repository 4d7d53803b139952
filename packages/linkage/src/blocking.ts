import { bindRule, type BlockRule, type RuleKeys } from "./block-keys.ts";
import { LinkageError } from "./errors.ts";
import { isAdmissible, type RecordSet } from "./record-set.ts";

/** Bounds that keep a wide rule from comparing everybody with everybody. */
export type BlockLimits = {
  /** Groups with more records are left out of the rule and reported; other rules may still bring their pairs together. */
  readonly mostRecordsPerBlock: number;
  /** With more pairs than this nothing is compared: too-many-pairs. */
  readonly mostPairs: number;
};

/** A block of 2,000 is two million pairs from one key: hardly a sign of being the same person. */
export const DEFAULT_LIMITS: BlockLimits = { mostRecordsPerBlock: 2000, mostPairs: 100_000_000 };

/** What a rule gives. */
export type RuleReport = {
  readonly rule: string;
  /** Pairs within its blocks, before pairs of earlier rules are left out. */
  readonly pairsWithin: number;
  /** Blocks left out because they were too large, with the records and pairs in them. */
  readonly skippedBlocks: number;
  readonly largestSkipped: number;
  readonly skippedPairs: number;
};

type Groups = { readonly members: Uint32Array; readonly starts: Uint32Array };

type Rule = { readonly keys: RuleKeys; readonly groups: Groups; readonly report: RuleReport };

/** The rules over a record set, ready to give their pairs. */
export type BlockPlan = { readonly records: RecordSet; readonly rules: readonly Rule[]; readonly reports: readonly RuleReport[] };

/** Records by key, by counting. */
function groupRecords(size: number, { keys, offsets, count }: RuleKeys): Groups {
  const starts = new Uint32Array(count + 2);
  for (const key of keys) starts[key + 1] = (starts[key + 1] ?? 0) + 1;
  for (let key = 0; key <= count; key++) starts[key + 1] = (starts[key + 1] ?? 0) + (starts[key] ?? 0);
  const next = starts.slice();
  const members = new Uint32Array(keys.length);
  for (let record = 0; record < size; record++) {
    const end = offsets === undefined ? record + 1 : (offsets[record + 1] ?? 0);
    for (let i = offsets === undefined ? record : (offsets[record] ?? 0); i < end; i++) {
      const key = keys[i] ?? 0;
      const at = next[key] ?? 0;
      members[at] = record;
      next[key] = at + 1;
    }
  }
  return { members, starts };
}

/** Takes away the keys of blocks that are too large, so that a later rule does not take their pairs for given. */
function planRule(records: RecordSet, rule: BlockRule, limits: BlockLimits): Rule {
  const bound = bindRule(records, rule);
  const groups = groupRecords(records.size, bound);
  const keys = bound.keys.slice();
  let [pairsWithin, skippedBlocks, largestSkipped, skippedPairs] = [0, 0, 0, 0];
  const isSkipped = new Uint8Array(bound.count + 1);
  for (let key = 1; key <= bound.count; key++) {
    const size = (groups.starts[key + 1] ?? 0) - (groups.starts[key] ?? 0);
    const pairs = (size * (size - 1)) / 2;
    if (size <= limits.mostRecordsPerBlock) pairsWithin += pairs;
    else {
      isSkipped[key] = 1;
      skippedBlocks++;
      skippedPairs += pairs;
      largestSkipped = Math.max(largestSkipped, size);
    }
  }
  if (skippedBlocks > 0) for (let i = 0; i < keys.length; i++) if (isSkipped[keys[i] ?? 0] === 1) keys[i] = 0;
  const report = { rule: rule.label, pairsWithin, skippedBlocks, largestSkipped, skippedPairs };
  return { keys: { ...bound, keys }, groups, report };
}

/**
 * Groups records by every rule and counts, before anything is compared.
 * @throws LinkageError too-many-pairs, column-unknown, config-invalid
 */
export function planBlocks(records: RecordSet, rules: readonly BlockRule[], limits: BlockLimits = DEFAULT_LIMITS): BlockPlan {
  const planned = rules.map((rule) => planRule(records, rule, limits));
  const reports = planned.map(({ report }) => report);
  const pairs = reports.reduce((sum, { pairsWithin }) => sum + pairsWithin, 0);
  const widest = reports.reduce((a, b) => (b.pairsWithin > a.pairsWithin ? b : a), reports[0] ?? { rule: "", pairsWithin: 0 });
  if (pairs > limits.mostPairs) throw new LinkageError("too-many-pairs", { pairs, most: limits.mostPairs, widest: widest.rule });
  return { records, rules: planned, reports };
}

/** The smallest key two records share under a rule, 0 for none. */
function sharedKey({ keys, offsets }: RuleKeys, left: number, right: number): number {
  if (offsets === undefined) {
    const key = keys[left] ?? 0;
    return key === keys[right] ? key : 0;
  }
  // Spelled out: this runs for every pair and rule.
  let i = offsets[left] ?? 0;
  let j = offsets[right] ?? 0;
  const iEnd = offsets[left + 1] ?? 0;
  const jEnd = offsets[right + 1] ?? 0;
  while (i < iEnd && j < jEnd) {
    const a = keys[i] ?? 0;
    const b = keys[j] ?? 0;
    if (a === b && a !== 0) return a;
    if (a <= b) i++;
    else j++;
  }
  return 0;
}

/** How many rules bring two records together, and which first (-1 for none). */
export function rulesOf({ rules }: BlockPlan, left: number, right: number): { readonly first: number; readonly count: number } {
  let [first, count] = [-1, 0];
  for (let r = 0; r < rules.length; r++) {
    const keys = rules[r]?.keys;
    if (keys === undefined || sharedKey(keys, left, right) === 0) continue;
    if (first < 0) first = r;
    count++;
  }
  return { first, count };
}

/** Gives every pair of the plan once, the smaller record first. Pairs within a source that holds nobody twice are left out. */
export function forEachPair(plan: BlockPlan, visit: (left: number, right: number) => void): void {
  const { records, rules } = plan;
  const mayMeet = records.sources.some(({ unique }) => unique)
    ? (a: number, b: number): boolean => isAdmissible(records, a, b)
    : (): boolean => true;
  for (let r = 0; r < rules.length; r++) {
    const rule = rules[r];
    if (rule === undefined) continue;
    const earlier = rules.slice(0, r).map(({ keys }) => keys);
    visitRule(rule, (a, b, key) => {
      if (!mayMeet(a, b)) return;
      if (rule.keys.offsets !== undefined && sharedKey(rule.keys, a, b) !== key) return;
      for (const keys of earlier) if (sharedKey(keys, a, b) !== 0) return;
      visit(a, b);
    });
  }
}

/** Members of a group are ascending, so the smaller record comes first. Groups without a valid key were skipped. */
function visitRule({ keys, groups }: Rule, visit: (left: number, right: number, key: number) => void): void {
  const { members, starts } = groups;
  const isKept = new Uint8Array(keys.count + 1);
  for (const key of keys.keys) isKept[key] = 1;
  for (let key = 1; key <= keys.count; key++) {
    if (isKept[key] === 0) continue;
    const end = starts[key + 1] ?? 0;
    for (let i = starts[key] ?? 0; i < end; i++) {
      const left = members[i] ?? 0;
      for (let j = i + 1; j < end; j++) visit(left, members[j] ?? 0, key);
    }
  }
}
