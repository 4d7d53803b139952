import { readFile } from "node:fs/promises";
import {
  addSignatures,
  formatAddCheckpoint,
  monitoringPath,
  openCheckpoint,
  parsePolicy,
  readWitnessAnswer,
  TlogError,
  type Policy,
  type PolicyWitness,
  type VerifierKey,
} from "@apora/tlog";
import type { DurableLog } from "@apora/tlog/node";
import { AporaError, systemCode } from "../platform/errors.ts";

const PATIENCE_MS = 10_000;
/** Asked before every opening of the log, so a witness that is away must not hold it up for long. */
const MEMORY_PATIENCE_MS = 3_000;
/** A witness that stands elsewhere says so once; one that keeps moving is left alone. */
const MOST_TRIES = 3;
const LONGEST_ANSWER = 64 * 1024;

/** The operator's policy; undefined where there is none: then nobody is asked. @throws log.damaged */
export async function readPolicy(file: string): Promise<Policy | undefined> {
  try {
    return parsePolicy(await readFile(file, "utf8"));
  } catch (cause) {
    if (systemCode(cause) === "ENOENT") return undefined;
    if (!(cause instanceof TlogError)) throw cause;
    throw new AporaError("log.damaged", { reason: `the policy ${file}: ${cause.message}` }, { cause });
  }
}

/** A head as a witness keeps it, if it is one that this log signed; undefined for silence and for anything else. */
async function readKept({ url }: PolicyWitness, log: VerifierKey): Promise<string | undefined> {
  if (url === undefined) return undefined;
  try {
    const address = `${url.replace(/\/$/, "")}/${monitoringPath(log.name)}`;
    const answer = await fetch(address, { redirect: "error", signal: AbortSignal.timeout(MEMORY_PATIENCE_MS) });
    const note = answer.ok ? (await answer.text()).slice(0, LONGEST_ANSWER) : "";
    openCheckpoint(note, { logs: [log] });
    return note;
  } catch {
    return undefined;
  }
}

/**
 * The last heads of this log that witnesses remember. Where database, folder and state were restored together to one older
 * moment, nothing here knows better; they do. A witness that is silent stops nothing.
 */
export async function recallHeads(policy: Policy | undefined, log: VerifierKey): Promise<readonly string[]> {
  const kept = await Promise.all((policy?.witnesses ?? []).map((witness) => readKept(witness, log)));
  return kept.filter((note) => note !== undefined);
}

/** What came of asking one witness. */
export type Asked = { readonly witness: string; readonly outcome: "cosigned" | "refused" | "unreachable"; readonly detail: string };

async function post(url: string, body: string): Promise<{ readonly status: number; readonly body: string }> {
  const address = `${url.replace(/\/$/, "")}/add-checkpoint`;
  const answer = await fetch(address, { method: "POST", body, redirect: "error", signal: AbortSignal.timeout(PATIENCE_MS) });
  const text = await answer.text();
  return { status: answer.status, body: text.slice(0, LONGEST_ANSWER) };
}

async function askOne(log: DurableLog, { key, name, url }: PolicyWitness): Promise<Asked> {
  if (url === undefined) return { witness: name, outcome: "unreachable", detail: "the policy names no address" };
  const { note, size } = log.head();
  let oldSize = 0n;
  for (let attempt = 0; attempt < MOST_TRIES; attempt += 1) {
    const proof = oldSize === 0n || oldSize === size ? [] : await log.consistencyProof(oldSize);
    const answer = await post(url, formatAddCheckpoint({ oldSize, proof, checkpoint: note }));
    const outcome = readWitnessAnswer(answer, { checkpoint: note, witnesses: [key] });
    if (outcome.kind === "cosigned") {
      await log.publishCosigned(addSignatures(log.head().note, outcome.lines));
      return { witness: name, outcome: "cosigned", detail: "" };
    }
    if (outcome.kind === "refused") return { witness: name, outcome: "refused", detail: `it answered ${outcome.status}` };
    if (outcome.size > size) return { witness: name, outcome: "refused", detail: `it has cosigned a head over ${outcome.size} leaves` };
    oldSize = outcome.size;
  }
  return { witness: name, outcome: "refused", detail: "it kept changing its mind" };
}

/**
 * Asks every witness of the policy to cosign the present head, and publishes what comes back. A witness that is silent or
 * refuses stops nothing: the head is signed, and readers decide how many witnesses they want.
 */
export async function gatherCosignatures(log: DurableLog, policy: Policy | undefined): Promise<readonly Asked[]> {
  const asked: Asked[] = [];
  for (const witness of policy?.witnesses ?? []) {
    try {
      asked.push(await askOne(log, witness));
    } catch (error) {
      asked.push({ witness: witness.name, outcome: "unreachable", detail: error instanceof Error ? error.message : "unknown" });
    }
  }
  return asked;
}
