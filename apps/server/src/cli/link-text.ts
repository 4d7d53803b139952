import { probabilityOf, type Explanation, type LinkResult, type RecordSet } from "@apora/linkage";

/** A record as its file names it. */
export type RecordName = { readonly source: string; readonly record: string };

export const nameOf = (records: RecordSet, record: number): RecordName => ({
  source: records.sources[records.sourceOf[record] ?? 0]?.name ?? "",
  record: records.ids[record] ?? "",
});

const MOST_CLUSTERS = 20;
const MOST_DOUBTFUL = 5;

const count = (n: number): string => Math.round(n).toLocaleString("en");
const percent = (share: number): string => `${(100 * share).toFixed(2)} %`;
const bits = (n: number): string => `${n < 0 ? "−" : "+"}${Math.abs(n).toFixed(1)}`;

/** Terminal commands hidden in a cell are not obeyed. */
const plain = (text: string): string => text.replaceAll(/[\p{Cc}\p{Cf}]/gu, "").slice(0, 60);

/** Columns of text, each as wide as its widest cell. */
function table(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]?.map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0))) ?? [];
  const line = (row: readonly string[]): string => row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join("  ");
  return rows.map((row) => `  ${line(row).trimEnd()}`).join("\n");
}

const nameText = (records: RecordSet, record: number): string => {
  const name = nameOf(records, record);
  return records.sources.length === 1 ? plain(name.record) : `${plain(name.source)}:${plain(name.record)}`;
};

function clusterTable(records: RecordSet, { clustering }: LinkResult): string {
  const shown = clustering.clusters.slice(0, MOST_CLUSTERS).map(({ members, density, bridges }) => [
    String(members.length),
    percent(density),
    String(bridges.length),
    members
      .slice(0, 8)
      .map((member) => nameText(records, member))
      .join("  "),
  ]);
  const rest = clustering.clusters.length - shown.length;
  return `${table([["size", "density", "bridges", "records"], ...shown])}${rest > 0 ? `\n  … and ${count(rest)} more (--json has all)` : ""}`;
}

/** The waterfall of one pair. */
function waterfall(records: RecordSet, explanation: Explanation): string {
  const { left, right, priorBits, steps, probability } = explanation;
  const rows = steps.map((step) => [
    step.comparison,
    step.left.map(plain).join(" "),
    step.right.map(plain).join(" "),
    step.level ?? "no evidence",
    bits(step.bits + step.rarityBits),
    bits(step.total),
  ]);
  const head = `${nameText(records, left)} and ${nameText(records, right)}: p = ${probability.toFixed(3)}`;
  return `${head}\n${table([["", "", "", "prior", "", bits(priorBits)], ...rows])}`;
}

/** Kept pairs nearest to the threshold. */
function doubtful(result: LinkResult): readonly (readonly [number, number])[] {
  const { pairs, threshold } = result;
  const distance = (k: number): number => Math.abs(probabilityOf(pairs.bits[k] ?? 0) - threshold);
  const nearest: number[] = [];
  for (let k = 0; k < pairs.size; k++) {
    if (nearest.length === MOST_DOUBTFUL && distance(k) >= distance(nearest.at(-1) ?? 0)) continue;
    nearest.push(k);
    nearest.sort((a, b) => distance(a) - distance(b));
    nearest.length = Math.min(nearest.length, MOST_DOUBTFUL);
  }
  return nearest.map((k) => [pairs.left[k] ?? 0, pairs.right[k] ?? 0]);
}

function blockingLines({ blocking }: LinkResult): readonly string[] {
  const skipped = blocking.rules.filter(({ skippedBlocks }) => skippedBlocks > 0);
  return [
    `${count(blocking.compared)} of ${count(blocking.admissible)} pairs compared; at most ${percent(blocking.recallAtMost)} of the matches are among them`,
    ...skipped.map(
      ({ rule, skippedBlocks, largestSkipped, skippedPairs }) =>
        `  left out of the rule ${rule}: ${count(skippedBlocks)} blocks of up to ${count(largestSkipped)} records (${count(skippedPairs)} pairs)`,
    ),
  ];
}

/** What a person reads about a linkage. */
export function linkText(records: RecordSet, result: LinkResult): string {
  const { rates, clustering } = result;
  const sources = records.sources.map(({ name, size, unique }) => `${plain(name)} ${count(size)}${unique ? " (nobody twice)" : ""}`);
  const pairs = doubtful(result);
  return [
    `${count(records.size)} records: ${sources.join(", ")}`,
    ...blockingLines(result),
    `${count(rates.proposed)} pairs proposed at p ≥ ${rates.threshold}: expected ${percent(rates.falseMatchRate)} false, ${percent(rates.falseNonMatchRate)} of the matches missed`,
    `${count(clustering.clusters.length)} clusters; ${count(clustering.cut.length)} proposed pairs not followed. Nothing is merged.`,
    ...(clustering.clusters.length === 0 ? [] : ["", clusterTable(records, result)]),
    ...(pairs.length === 0 ? [] : ["", "Nearest to the threshold:"]),
    ...pairs.map(([left, right]) => waterfall(records, result.explain(left, right))),
  ].join("\n");
}
