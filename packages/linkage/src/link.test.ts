import { describe, expect, test } from "vitest";
import type { LinkageConfig } from "./config.ts";
import { link } from "./link.ts";
import { readModel } from "./model.ts";
import { createRecordSet } from "./record-set.ts";
import { probabilityOf } from "./score.ts";
import { inventPeople } from "./testing/people.ts";

const config: LinkageConfig = {
  comparisons: [
    { columns: ["surname"], comparator: { kind: "jaro-winkler" } },
    { columns: ["given"], comparator: { kind: "jaro-winkler", steps: [0.9] } },
    { columns: ["born"], comparator: { kind: "date" } },
    { columns: ["office"], comparator: { kind: "exact" } },
  ],
  blocking: [["surname", "given"], ["born"], ["surname", { columns: ["born"], key: "year" }], ["office", "given"]],
  training: [["surname"], ["born"]],
  deterministic: { rules: [["surname", "given", "born"]], recall: 0.6 },
};

const invented = inventPeople(1500, 30);

describe("linking", () => {
  const result = link(invented.records, config);

  test("finds nearly all doubles and hardly a stranger, without having seen a label", () => {
    const proposed = Array.from({ length: result.pairs.size }, (_, k) => k).filter((k) => (result.pairs.bits[k] ?? 0) >= 0);
    const right = proposed.filter((k) => invented.truth[result.pairs.left[k] ?? 0] === invented.truth[result.pairs.right[k] ?? 0]).length;
    const all = invented.truth.length - 1500;
    expect(right / proposed.length).toBeGreaterThan(0.97);
    expect(right / all).toBeGreaterThan(0.97);
  });

  test("expects about as many matches as there are, and says how many of its proposals are wrong", () => {
    const all = invented.truth.length - 1500;
    expect(result.rates.expectedMatches / all).toBeGreaterThan(0.9);
    expect(result.rates.expectedMatches / all).toBeLessThan(1.1);
    expect(result.rates.falseMatchRate).toBeLessThan(0.05);
    expect(result.blocking.recallAtMost).toBeGreaterThan(0.95);
    expect(result.blocking.recallAtMost).toBeLessThanOrEqual(1);
  });

  test("the steps of an explanation add up to the weight of the pair", () => {
    for (let k = 0; k < Math.min(200, result.pairs.size); k++) {
      const [left, right] = [result.pairs.left[k] ?? 0, result.pairs.right[k] ?? 0];
      const { priorBits, steps, bits, probability } = result.explain(left, right);
      const sum = steps.reduce((total, step) => total + step.bits + step.rarityBits, priorBits);
      expect(sum).toBeCloseTo(result.pairs.bits[k] ?? 0, 9);
      expect(bits).toBeCloseTo(sum, 9);
      expect(steps.at(-1)?.total).toBeCloseTo(sum, 9);
      expect(probability).toBeCloseTo(probabilityOf(sum), 12);
      expect(result.explain(right, left).bits).toBeCloseTo(bits, 9);
    }
  });

  test("agreement on a rare name weighs more than on a frequent one", () => {
    const rows = [...invented.rows.map((row) => [...row]), ["uniqueovich", "anna", "", ""], ["uniqueovich", "vera", "", ""]];
    const frequent = rows
      .map((row) => row[0] ?? "")
      .sort((a, b) => rows.filter((r) => r[0] === b).length - rows.filter((r) => r[0] === a).length)[0];
    rows.push([frequent ?? "", "anna", "", ""], [frequent ?? "", "vera", "", ""]);
    const records = createRecordSet([{ name: "t", columns: ["surname", "given", "born", "office"], rows }]);
    const { explain } = link(records, config, { model: result.model });
    const surnameBits = (left: number): number => {
      const step = explain(left, left + 1).steps[0];
      return (step?.bits ?? 0) + (step?.rarityBits ?? 0);
    };
    expect(surnameBits(rows.length - 4)).toBeGreaterThan(surnameBits(rows.length - 2) + 3);
  });

  test("a model read back from its file predicts the same without training, and holds no value of a record", () => {
    const file = JSON.stringify(result.model);
    const again = link(invented.records, config, { model: readModel(JSON.parse(file)) });
    expect(again.pairs).toEqual(result.pairs);
    expect(again.clustering.labels).toEqual(result.clustering.labels);
    for (const row of invented.rows.slice(0, 200)) expect(file).not.toContain(row[0]);
  });

  test("the same records and seed give the same result", () => {
    expect(link(invented.records, config).model).toEqual(result.model);
    expect(result.draw(3).labels(2)).toEqual(result.draw(3).labels(2));
  });

  test("draws scatter around the number of people there are", () => {
    const draws = result.draw(50);
    const people = Array.from({ length: 50 }, (_, m) => new Set(draws.labels(m)).size);
    const mean = people.reduce((a, b) => a + b, 0) / 50;
    expect(Math.abs(mean - 1500) / 1500).toBeLessThan(0.02);
    expect(new Set(people).size).toBeGreaterThan(1);
  });

  test("a judgement moves the cluster and stays out of the weights", () => {
    const cluster = result.clustering.clusters[0];
    const [left = 0, right = 0] = cluster?.members ?? [];
    const judged = link(invented.records, config, { model: result.model, judgements: [{ left, right, verdict: "different" }] });
    expect(judged.clustering.labels[left]).not.toBe(judged.clustering.labels[right]);
    expect(judged.explain(left, right).bits).toBe(result.explain(left, right).bits);
  });

  test("two lists that hold nobody twice are joined one to one", () => {
    const halves = [0, 1].map((half) => invented.rows.filter((_, i) => (i + (invented.truth[i] ?? 0)) % 2 === half));
    const columns = ["surname", "given", "born", "office"];
    const records = createRecordSet(halves.map((rows, i) => ({ name: `list ${i}`, unique: true, columns, rows })));
    const { clustering, pairs } = link(records, config);
    for (const { members } of clustering.clusters)
      expect(members.map((member) => records.sourceOf[member] ?? 9).sort((a, b) => a - b)).toEqual([0, 1]);
    for (let k = 0; k < pairs.size; k++) expect(records.sourceOf[pairs.left[k] ?? 0]).not.toBe(records.sourceOf[pairs.right[k] ?? 0]);
  });
});

describe("bad input", () => {
  const columns = ["surname", "given", "born", "office"];
  const linkRows = (rows: readonly (readonly (string | null)[])[], change: Partial<LinkageConfig> = {}): unknown =>
    link(createRecordSet([{ name: "t", columns, rows }]), { ...config, ...change });
  const code = (name: string): unknown => expect.objectContaining({ code: name });

  test("no record, or one, teaches nothing and says so", () => {
    expect(() => linkRows([])).toThrow(code("lambda-unknown"));
    expect(() => linkRows([["a", "b", "1990-02-03", "1"]])).toThrow(code("lambda-unknown"));
  });

  test("a model works on one record and on none", () => {
    const { model } = link(invented.records, config);
    for (const rows of [[], [["a", "b", "1990-02-03", "1"]]]) {
      const records = createRecordSet([{ name: "t", columns, rows }]);
      expect(link(records, config, { model }).clustering.clusters).toEqual([]);
    }
  });

  test("only empty cells are no evidence, not agreement", () => {
    expect(() => linkRows(Array.from({ length: 50 }, () => ["", null, " ", ""]))).toThrow(code("lambda-unknown"));
  });

  test("records that are all the same say that chance agreement is certain", () => {
    expect(() => linkRows(Array.from({ length: 100 }, () => ["a", "b", "1990-02-03", "1"]))).toThrow(code("em-wrong-class"));
  });

  test("everybody in one block is refused in seconds, with the size of the block", () => {
    const began = performance.now();
    const rows = Array.from({ length: 30_000 }, (_, i) => ["same", `name${i % 5000}`, `19${10 + (i % 80)}`, String(i % 50)]);
    const change: Partial<LinkageConfig> = {
      deterministic: { rules: [["given"]], recall: 0.5 },
      blocking: [["surname"]],
      training: [["surname"]],
    };
    expect(() => linkRows(rows, change)).toThrow(code("training-block-empty"));
    expect(performance.now() - began).toBeLessThan(20_000);
  });

  test("cells of ten thousand letters are compared like others", () => {
    const long = "x".repeat(10_000);
    const rows = invented.rows.map((row, i) => (i < 4 ? [long + String(i % 2), long, row[2] ?? "", long] : [...row]));
    expect(() => linkRows(rows)).not.toThrow();
  });

  test("a comparison that no training rule leaves free is named", () => {
    expect(() => link(invented.records, { ...config, training: [["surname"]] })).toThrow(code("comparison-untrained"));
    expect(() => link(invented.records, { ...config, training: [["surname", "given", "born"]] })).toThrow(code("config-invalid"));
  });

  test("nobody meeting a strict rule leaves the share of matches unknown", () => {
    const deterministic = { rules: [["surname", "given", "born", "office"]], recall: 0.5 };
    const rows = invented.rows.filter((_, i) => invented.truth.indexOf(invented.truth[i] ?? 0) === i);
    expect(() => linkRows(rows, { deterministic })).toThrow(code("lambda-unknown"));
  });

  test("more levels than a pattern holds are refused", () => {
    const comparisons = Array.from({ length: 30 }, (_, i) => ({
      name: `n${i}`,
      columns: ["surname"],
      comparator: { kind: "jaro-winkler" },
    }));
    const { model } = link(invented.records, config);
    const levels = model.comparisons[0]?.levels ?? [];
    const wide = { ...model, config: { ...config, comparisons }, comparisons: comparisons.map(({ name }) => ({ name, levels })) };
    expect(() => link(invented.records, config, { model: wide })).toThrow(code("too-many-levels"));
  });
});
