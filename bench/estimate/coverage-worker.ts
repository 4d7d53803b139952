import { parentPort } from "node:worker_threads";
import { createTable, drawSimulation, estimateAll, simulateTable, type CaptureTable } from "@apora/estimate";
import { keyOf, type Case, type CaseResult } from "./coverage.ts";

function tableOf(wanted: Case): { readonly table: CaptureTable; readonly truth: number } {
  if (wanted.kind === "given") {
    const rows = Object.entries(wanted.patterns).map(([pattern, count]) => ({ pattern: [...pattern].map((c) => c === "1"), count }));
    return { table: createTable(wanted.lists, rows), truth: wanted.truth };
  }
  const simulation = drawSimulation(wanted.scenario, wanted.seed);
  return { table: simulateTable(simulation, { seed: wanted.seed }), truth: simulation.population };
}

async function judge(wanted: Case): Promise<CaseResult> {
  const { table, truth } = tableOf(wanted);
  const report = await estimateAll(table, { quick: true, seed: wanted.seed });
  return {
    key: keyOf(wanted),
    group: wanted.group,
    truth,
    captured: table.captured,
    verdict: report.verdict,
    reasons: report.reasons.map(({ code }) => code),
    methods: report.methods.map(({ method, estimate, lo, hi, verdict }) => ({ method, estimate, lo, hi, verdict })),
  };
}

parentPort?.on("message", (wanted: Case) => {
  judge(wanted).then(
    (result) => parentPort?.postMessage(result, []),
    (error: unknown) => parentPort?.postMessage({ error: String(error) }, []),
  );
});
