import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import path from "node:path";
import {
  addSignatures,
  answerAddCheckpoint,
  FRESH_WITNESS_STATE,
  MAX_ADD_CHECKPOINT_BYTES,
  monitoringPath,
  openCheckpoint,
  parseAddCheckpoint,
  parseSignatureLine,
  readUtf8,
  utf8,
  type Signer,
  type VerifierKey,
  type WitnessAnswer,
  type WitnessState,
} from "@apora/tlog";
import { nodeLogFiles, type LogFiles } from "@apora/tlog/node";

export type WitnessSetting = {
  /** Where the last cosigned head of each log is kept. Lost, the witness would believe any head once more. */
  readonly folder: string;
  /** A key of the kind "cosignature". */
  readonly signer: Signer;
  /** The logs it watches. */
  readonly logs: readonly VerifierKey[];
  /** Seconds since 1970-01-01. */
  readonly now: () => bigint;
  readonly files?: LogFiles;
};

type Reply = { readonly status: number; readonly body: string; readonly contentType?: string };

const PLAIN = "text/plain; charset=utf-8";

async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > MAX_ADD_CHECKPOINT_BYTES) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts).toString("utf8");
}

/** The file of a log's last cosigned head. The path of the protocol is a hash, so no name of a log becomes a path. */
const fileOf = (folder: string, origin: string): string => path.join(folder, monitoringPath(origin).replace("/", "."));

async function readState({ folder, signer, logs, files = nodeLogFiles }: WitnessSetting, origin: string): Promise<WitnessState> {
  const kept = await files.read(fileOf(folder, origin));
  if (kept === undefined) return FRESH_WITNESS_STATE;
  // Its own cosignature must be on it: a file somebody put there is no memory.
  const { checkpoint, cosignatures } = openCheckpoint(readUtf8(kept), { logs, witnesses: [signer.key] });
  if (cosignatures.length === 0) throw new Error("the kept head does not carry the witness's own signature");
  return checkpoint;
}

/** On the disk before the answer is sent. */
async function remember({ folder, files = nodeLogFiles }: WitnessSetting, origin: string, note: string): Promise<void> {
  const file = fileOf(folder, origin);
  await files.remove(`${file}.writing`);
  await files.create(`${file}.writing`, utf8(note));
  await files.rename(`${file}.writing`, file);
  await files.syncFolder(folder);
}

async function answer(setting: WitnessSetting, body: string): Promise<WitnessAnswer> {
  const states = new Map<string, WitnessState>();
  for (const { name } of setting.logs) states.set(name, await readState(setting, name));
  const { logs, signer, now } = setting;
  const stateOf = (origin: string): WitnessState => states.get(origin) ?? FRESH_WITNESS_STATE;
  const given = answerAddCheckpoint(body, { logs, stateOf, signer, now: now() });
  if (given.remember !== undefined) {
    const note = addSignatures(parseAddCheckpoint(body).checkpoint, [parseSignatureLine(given.body.trimEnd())]);
    await remember(setting, given.remember.origin, note);
  }
  return given;
}

/** A witness (C2SP tlog-witness): cosigns heads that extend what it has cosigned, and shows the last one to monitors. */
export function createWitness(setting: WitnessSetting): Server {
  const { folder, logs, files = nodeLogFiles } = setting;
  // One request after another: two could roll the state back.
  let queue: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = queue.then(work);
    queue = turn.catch(() => undefined);
    return turn;
  };
  const send = (response: ServerResponse, { status, body, contentType = PLAIN }: Reply): void => {
    response.writeHead(status, { "content-type": contentType, "cache-control": "no-cache" });
    response.end(body);
  };
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.method === "POST" && request.url === "/add-checkpoint") {
      const body = await readBody(request);
      if (body === undefined) {
        send(response, { status: 400, body: "the request is too long\n" });
        return;
      }
      const given = await inTurn(async () => {
        await files.makeFolder(folder);
        return answer(setting, body);
      });
      send(response, given);
      return;
    }
    const asked = logs.find(({ name }) => request.url === `/${monitoringPath(name)}`);
    const kept = asked === undefined || request.method !== "GET" ? undefined : await files.read(fileOf(folder, asked.name));
    if (kept === undefined) send(response, { status: 404, body: "there is nothing here\n" });
    else send(response, { status: 200, body: readUtf8(kept) });
  };
  return createServer({ headersTimeout: 8_000, requestTimeout: 15_000, maxHeaderSize: 16_384 }, (request, response) => {
    handle(request, response).catch(() => {
      // Rather no answer than a wrong one: nothing was cosigned that is not remembered.
      if (response.headersSent) response.destroy();
      else send(response, { status: 500, body: "something went wrong here\n" });
    });
  });
}
