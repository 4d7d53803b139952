import type { Claim, EntityId, Position } from "../ledger/claim.ts";
import { parseDate, type EdtfDate } from "../ledger/edtf.ts";
import { listRoots, readFiles } from "../ledger/positions.ts";
import { foldClaims, factOf, valueOf, type Entity } from "../ledger/resolve.ts";
import type { Reader } from "../platform/database.ts";
import { reportedFigure, type Comparator } from "./reported.ts";

/** A figure said by somebody else, as known at a position. */
export type Reported = {
  readonly id: EntityId;
  readonly indicator: string;
  readonly comparator: Comparator;
  /** Null where only words were given ("thousands"). */
  readonly value: number | null;
  readonly unit: string;
  readonly asOf: EdtfDate;
  readonly asOfStatus: string | null;
  readonly saidBy: string;
  readonly organisation: EntityId | null;
  readonly attributedTo: string | null;
  readonly period: string | null;
  readonly note: string | null;
  /** The claim that carries the number, for its sources and ratings. */
  readonly claim: Claim;
};

function present(entity: Entity): Reported | undefined {
  const [indicator, comparator, unit] = [reportedFigure.indicator, reportedFigure.comparator, reportedFigure.unit].map((p) =>
    valueOf(entity, p),
  );
  const [asOf, saidBy] = [valueOf(entity, reportedFigure.as_of), valueOf(entity, reportedFigure.said_by)];
  const claim = factOf(entity, reportedFigure.value)?.claim ?? factOf(entity, reportedFigure.indicator)?.claim;
  if (
    indicator === undefined ||
    comparator === undefined ||
    unit === undefined ||
    asOf === undefined ||
    saidBy === undefined ||
    claim === undefined
  )
    return undefined;
  const note = entity.facts.get(reportedFigure.note.code)?.[0]?.value as { text: string } | undefined;
  return {
    id: entity.id,
    indicator,
    comparator: comparator as Comparator,
    value: valueOf(entity, reportedFigure.value) ?? null,
    unit,
    asOf: parseDate(asOf),
    asOfStatus: valueOf(entity, reportedFigure.as_of_status) ?? null,
    saidBy,
    organisation: valueOf(entity, reportedFigure.organisation) ?? null,
    attributedTo: valueOf(entity, reportedFigure.attributed_to) ?? null,
    period: valueOf(entity, reportedFigure.period) ?? null,
    note: note?.text ?? null,
    claim,
  };
}

/** All figures said by others as known at a position, by the day they speak of, oldest first. */
export async function listReported(reader: Reader, knownAt: Position): Promise<readonly Reported[]> {
  const roots = await listRoots(reader, "reported_figure", knownAt);
  const folded = foldClaims(
    await readFiles(
      reader,
      roots.map((root) => root.id),
      knownAt,
    ),
  );
  const reported = folded.entities.flatMap((entity) => present(entity) ?? []);
  return reported.sort((a, b) => a.asOf.lo - b.asOf.lo || a.asOf.hi - b.asOf.hi || a.claim.position - b.claim.position);
}
