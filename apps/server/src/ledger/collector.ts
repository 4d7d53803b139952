import { v7 as uuidv7 } from "uuid";
import { AporaError } from "../platform/errors.ts";
import type { Claim, EntityId, Position } from "./claim.ts";
import type { CommandTx, NewClaim, NewJob, SourceInput } from "./command.ts";
import { parsePeriod } from "./edtf.ts";
import { AUDIENCES, isRootKind, type Audience, type DataClass, type Property } from "./schema.ts";
import { sourceDigest } from "./sources.ts";
import type { Tx } from "../platform/database.ts";

/** The widest audience of each class, and the one a claim gets when it names none. */
const WIDEST: Readonly<Record<DataClass, Audience>> = { C0: "public", C1: "coalition", C2: "team", C3: "vault", C4: "sealed" };

/** A claim not yet stored: its sources are still digests, its event number is not known. */
export type PendingClaim = Omit<Claim, "sources" | "eventSeq"> & { readonly digests: readonly string[] };

export type Collected = {
  readonly claims: PendingClaim[];
  readonly roots: { readonly id: EntityId; readonly kind: string; readonly code: string | null; readonly position: Position }[];
  readonly sources: Map<string, SourceInput>;
  readonly jobs: NewJob[];
  detail: Readonly<Record<string, unknown>> | null;
};

/**
 * The audience a claim may have. A public property told to fewer people is an unpublished fact about somebody:
 * those exist only as ciphertext made in a client, so the clear text is refused rather than stored.
 */
function audienceOf(property: Property, wished: Audience | undefined): Audience {
  const widest = WIDEST[property.class];
  if (wished === undefined || wished === widest) return widest;
  if (property.class === "C0") throw new AporaError("claim.needs-sealing", { property: property.code, audience: wished });
  if (AUDIENCES.indexOf(wished) < AUDIENCES.indexOf(widest)) {
    throw new AporaError("claim.audience-too-wide", { property: property.code, audience: wished });
  }
  return wished;
}

function checkedValue<T>(claim: NewClaim<T>): T {
  const parsed = claim.property.value.safeParse(claim.value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new AporaError("claim.invalid-value", {
    property: claim.property.code,
    where: issue?.path.join(".") ?? "",
    problem: issue?.message ?? "not accepted",
  });
}

/** Gathers what a command wants to write; the ledger stores it in one go when the command has ended well. */
export function createCollector(tx: Tx, head: Position, now: Date): { readonly commandTx: CommandTx; readonly collected: Collected } {
  const collected: Collected = { claims: [], roots: [], sources: new Map(), jobs: [], detail: null };
  const cite = (source: SourceInput): string => {
    const digest = sourceDigest(source);
    collected.sources.set(digest, source);
    return digest;
  };
  const append = <T>(claim: NewClaim<T>): Position => {
    if (claim.valid !== undefined) parsePeriod(claim.valid);
    const position = head + collected.claims.length + 1;
    collected.claims.push({
      position,
      entity: claim.entity,
      owner: claim.owner,
      property: claim.property.code,
      value: checkedValue(claim),
      valid: claim.valid ?? null,
      digests: claim.grounds.sources.map(cite),
      reliability: claim.grounds.reliability ?? null,
      credibility: claim.grounds.credibility ?? null,
      audience: audienceOf(claim.property, claim.audience),
      reason: claim.grounds.reason ?? null,
    });
    return position;
  };
  const commandTx: CommandTx = {
    now,
    query: tx.query,
    openRoot(kind, identity = {}) {
      if (!isRootKind(kind)) throw new Error(`"${kind}" does not own a file`);
      const id = identity.id ?? uuidv7();
      collected.roots.push({ id, kind, code: identity.code ?? null, position: head + collected.claims.length + 1 });
      return id;
    },
    newEvent: () => uuidv7(),
    append,
    audit(detail) {
      collected.detail = detail;
    },
    enqueue(job) {
      collected.jobs.push(job);
    },
  };
  return { commandTx, collected };
}
