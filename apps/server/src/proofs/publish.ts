import { randomBytes } from "node:crypto";
import {
  buildRoll,
  composeStatement,
  definitionHash,
  figureLeaf,
  LEAST_HIDDEN,
  signStatement,
  type BuiltRoll,
  type CanonicalStatement,
  type DefinitionDocument,
  type StatementRef,
} from "@apora/proof";
import { createVrfKey, formatVerifierKey, readUtf8, type Signer } from "@apora/tlog";
import type { DurableLog } from "@apora/tlog/node";
import { z } from "zod";
import type { Position } from "../ledger/claim.ts";
import type { Command } from "../ledger/command.ts";
import { perform } from "../ledger/ledger.ts";
import { readFrom, sql, type Reader } from "../platform/database.ts";
import { AporaError } from "../platform/errors.ts";
import { readClusters } from "../registry/clusters.ts";
import { countFigure, type CountQuery } from "../figures/count.ts";
import { listRecords } from "../figures/records.ts";
import { explainDifference, type Change } from "../figures/difference.ts";
import { findFigure, readWhen, type When } from "../figures/figure.ts";
import { readCodeIdentity, type CodeIdentity } from "./code-identity.ts";
import { headOf, lastSignedBatch, type Batch } from "./batches.ts";
import { openPublisherKey } from "./open-keys.ts";
import { withLog } from "./open-log.ts";
import type { LogSetting } from "./places.ts";
import { planBatch, type Beacon } from "./plan-batch.ts";
import { claimTexts, documentOf, openGrounds, validAtOf } from "./provable.ts";
import { storeProof } from "./store-proof.ts";
import { completeWaiting, LOG_ACTOR, sealWaiting } from "./seal.ts";
import { getStatement, listStatements, type StatedChange, type StoredStatement } from "./statements.ts";
import { readSubjects, type Counted } from "./subjects.ts";

export type PublishRequest = {
  readonly figure: string;
  /** A day; for figures over a period a day, month, year or two days with a slash between. */
  readonly at: string;
  readonly definitionVersion?: number | undefined;
  /** People whose entries stay closed. */
  readonly hidden?: ReadonlySet<string>;
  readonly supersedes?: string | undefined;
  /** Why the superseded statement is corrected, by language. */
  readonly reason?: Readonly<Record<string, string>> | undefined;
  readonly beacon?: Beacon | undefined;
  readonly actor?: { readonly id: string };
};

type Draft = {
  readonly setting: LogSetting;
  readonly request: PublishRequest;
  readonly publisher: Signer;
  readonly query: CountQuery;
  readonly known: Batch & { readonly note: string };
  readonly document: DefinitionDocument;
  readonly counted: readonly Counted[];
  readonly uncertain: number;
  readonly previous: StoredStatement | undefined;
  readonly superseded: StoredStatement | undefined;
  readonly difference: readonly StatedChange[] | null;
  readonly code: CodeIdentity;
};

const refOf = (stored: StoredStatement | undefined): StatementRef | null =>
  stored === undefined ? null : { id: stored.id, sha256: stored.sha256 };

/** @throws statement.not-found, statement.cannot-supersede */
async function findSuperseded(
  reader: Reader,
  { supersedes, reason, figure }: PublishRequest,
  when: When,
): Promise<StoredStatement | undefined> {
  const refuse = (statement: string, fault: string): AporaError =>
    new AporaError("statement.cannot-supersede", { statement, reason: fault });
  if (supersedes === undefined) {
    if (reason !== undefined) throw refuse("(none)", "a reason is given, but no statement to correct");
    return undefined;
  }
  const old = await getStatement(reader, supersedes);
  if (reason === undefined) throw refuse(old.id, "a correction needs a reason");
  if (old.figure !== figure || old.valid_at !== validAtOf(when)) throw refuse(old.id, `it is about ${old.figure} on ${old.valid_at}`);
  if (old.supersededBy !== null) throw refuse(old.id, `${old.supersededBy} supersedes it already`);
  return old;
}

const stated = (changes: readonly Change[], sign: 1 | -1, hidden: ReadonlySet<string>): StatedChange[] =>
  changes.map(({ cause, records }) => ({
    cause,
    sign,
    count: records.length,
    records: records.map(({ person }) => person).filter((person) => !hidden.has(person)),
  }));

/** People whose entry was not open in a statement: those it counted, but for the open ones. */
async function closedIn(reader: Reader, old: StoredStatement, query: CountQuery): Promise<ReadonlySet<string>> {
  const open = await reader.query<{ record: string }>(sql`select record from statement_entry where statement = ${old.id} and public`);
  const records = new Set(open.map(({ record }) => record));
  const counted = await listRecords(reader, query, { certain: true });
  return new Set(counted.filter(({ record }) => !records.has(record)).map(({ person }) => person));
}

async function compare(
  reader: Reader,
  to: CountQuery,
  draft: { old: StoredStatement | undefined; hidden: ReadonlySet<string> },
): Promise<StatedChange[] | null> {
  const { old, hidden } = draft;
  if (old === undefined) return null;
  const figure = await findFigure(reader, old.figure, old.version);
  // Who was closed in the old statement is not named by what is said about the new one.
  const before: CountQuery = { figure, when: to.when, knownAt: old.position };
  const closed = await allFilesOf(reader, await closedIn(reader, old, before), to.knownAt);
  const unnamed = new Set([...hidden, ...closed]);
  const { added, removed } = await explainDifference(reader, before, to);
  return [...stated(added, 1, unnamed), ...stated(removed, -1, unnamed)];
}

/** Few can be guessed. Where events are counted, many of them may still be those of few people. */
function refuseFewHidden(counted: readonly Counted[], hidden: ReadonlySet<string>): void {
  const closed = new Set(counted.filter(({ person }) => hidden.has(person)).map(({ person }) => person)).size;
  if (closed > 0 && closed < Number(LEAST_HIDDEN))
    throw new AporaError("statement.hidden-too-few", { hidden: closed, least: Number(LEAST_HIDDEN) });
}

/** Whoever asks that one file stays closed asks it for the person, under whichever file she is counted. */
async function allFilesOf(reader: Reader, hidden: ReadonlySet<string>, knownAt: Position): Promise<ReadonlySet<string>> {
  const clusters = hidden.size === 0 ? [] : await readClusters(reader, [...hidden], knownAt);
  return new Set([...hidden, ...clusters.flatMap(({ person, canonical }) => [person, canonical])]);
}

/** Everything about a statement that can be known before its place in the log. */
async function prepare(setting: LogSetting, asked: PublishRequest): Promise<Draft> {
  const reader = readFrom(setting.ledger.pool);
  const known = await lastSignedBatch(reader);
  if (known === undefined || known.note === null) throw new Error("a figure is published only under a signed head");
  const hidden = await allFilesOf(reader, asked.hidden ?? new Set(), known.position);
  const request: PublishRequest = { ...asked, hidden };
  const figure = await findFigure(reader, request.figure, request.definitionVersion);
  const query: CountQuery = { figure, when: readWhen(figure.definition, request.at), knownAt: known.position };
  const grounds = await openGrounds(reader, figure, known.position);
  const document = documentOf(grounds);
  const superseded = await findSuperseded(reader, request, query.when);
  const counted = await readSubjects(reader, query, { grounds, document });
  refuseFewHidden(counted, hidden);
  if ((setting.openingsTo ?? []).length === 0 && counted.some(({ person }) => hidden.has(person)))
    throw new AporaError("statement.no-seal", {});
  const [previous] = await listStatements(reader, { figure: request.figure, limit: 1 });
  return {
    setting,
    request,
    publisher: await openPublisherKey(setting),
    query,
    known: { ...known, note: known.note },
    document,
    counted,
    uncertain: (await countFigure(reader, query)).uncertain,
    previous,
    superseded,
    difference: await compare(reader, query, { old: superseded, hidden }),
    code: await readCodeIdentity(),
  };
}

type Place = { readonly id: string; readonly number: number; readonly statedAt: string };

function compose(draft: Draft, built: BuiltRoll, { place, publicKey }: { place: Place; publicKey: Uint8Array }): CanonicalStatement {
  const { request, query, document, counted, known, superseded } = draft;
  const { size, root } = headOf(known.note);
  const hidden = counted.filter(({ person }) => request.hidden?.has(person) === true).length;
  return composeStatement({
    id: place.id,
    figure: request.figure,
    text: claimTexts(query.figure, { value: counted.length, when: query.when }),
    uncertain: String(draft.uncertain),
    unit: document.unit,
    definition: { id: document.id, version: document.version, sha256: definitionHash(document) },
    valid_at: validAtOf(query.when),
    known_at: { size, root },
    roll: { size: built.roll.size, root: built.roll.root, publicKey, public: BigInt(counted.length - hidden), toldApart: built.toldApart },
    code: draft.code,
    stated_at: place.statedAt,
    previous: refOf(draft.previous),
    supersedes: refOf(superseded),
    reason: request.reason ?? null,
  });
}

/** `in-custody.2024-05-21.1`, `released-in-period.2024-01-01_2024-12-31.1`: readable, and fit for an address. */
async function nextPlace(
  reader: Pick<Reader, "query">,
  { figure, at }: { readonly figure: string; readonly at: string },
  now: Date,
): Promise<Place> {
  const [row] = await reader.query<{ number: number; same: number }>(sql`
    select coalesce(max(number), 0) + 1 as number, count(*) filter (where figure = ${figure} and valid_at = ${at}) + 1 as same from statement`);
  const id = `${figure.replaceAll("/", ".")}.${at.replace("/", "_")}.${row?.same ?? 1}`;
  return { id, number: row?.number ?? 1, statedAt: `${now.toISOString().slice(0, 19)}Z` };
}

/** The command that states a figure: statement, roll, openings and the batch that holds its leaf, together or not at all. */
const stateCommand = (draft: Draft): Command<object, { readonly id: string }> => ({
  name: "proofs.state-figure",
  audit: "proofs.figure-stated@1",
  about: "Publishes a figure as a signed statement with its roll.",
  input: z.strictObject({}),
  run: async (tx) => {
    const { request, counted, document, publisher, known, query } = draft;
    const validAt = validAtOf(query.when);
    const place = await nextPlace(tx, { figure: request.figure, at: validAt }, tx.now);
    // A key for this roll alone. It is forgotten here: every opening holds its own proof.
    const vrf = createVrfKey(randomBytes(32));
    const built = buildRoll(
      counted.map(({ subject }) => subject),
      vrf,
      (bytes) => randomBytes(bytes),
    );
    const statement = compose(draft, built, { place, publicKey: vrf.publicKey });
    const signature = signStatement(statement, [publisher]);
    const leafAt = (time: string): Uint8Array => figureLeaf({ statement, signature, time });
    let leaf = "";
    const { openIndex } = await planBatch(tx, {
      beacon: request.beacon,
      open: (time) => {
        const bytes = leafAt(time);
        leaf = readUtf8(bytes);
        return bytes;
      },
    });
    await tx.query(sql`
      insert into statement (id, number, figure, valid_at, value, version, position, stated_at, sha256, body, idx, publisher, supersedes, difference)
      values (${place.id}, ${place.number}, ${request.figure}, ${validAt}, ${counted.length}, ${query.figure.definition.version},
        ${known.position}, ${place.statedAt}::timestamptz, ${statement.sha256}, ${statement.text}, ${openIndex}, ${formatVerifierKey(publisher.key)},
        ${draft.superseded?.id ?? null}, ${draft.difference === null ? null : JSON.stringify(draft.difference)}::jsonb)`);
    const file = { leaf, definition: document, roll: built.roll.lines };
    const isClosed = (person: string): boolean => request.hidden?.has(person) === true;
    const entries = counted.flatMap(({ record, person }, i) => {
      const opening = built.openings[i];
      return opening === undefined ? [] : [{ record, person, opening, isClosed: isClosed(person) }];
    });
    await storeProof(tx, place.id, { file, entries, recipients: draft.setting.openingsTo ?? [] });
    tx.audit({ statement: place.id, figure: request.figure, supersedes: draft.superseded?.id ?? "" });
    return { id: place.id };
  },
});

async function publishIn(setting: LogSetting, log: DurableLog, request: PublishRequest): Promise<StoredStatement> {
  await sealWaiting(setting, log);
  const draft = await prepare(setting, request);
  const { result } = await perform(setting.ledger, stateCommand(draft), { actor: request.actor ?? LOG_ACTOR, input: {} });
  await completeWaiting(setting, log);
  return getStatement(readFrom(setting.ledger.pool), result.id);
}

/**
 * Freezes a figure: seals what waits, counts what is known under that head, makes the roll, signs and logs the statement,
 * and keeps the proof file. Stopped in between, the next sealing ends it.
 *
 * @throws statement.not-provable, statement.same-identity, statement.hidden-too-few, statement.no-seal, statement.cannot-supersede,
 *   statement.not-found, figure.unknown, figure.wrong-time, and what withLog throws
 */
export function publishFigure(setting: LogSetting, request: PublishRequest): Promise<StoredStatement> {
  return withLog(setting, (log) => publishIn(setting, log, request));
}
