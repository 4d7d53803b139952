import { systemClock, type Clock } from "./clock.ts";
import { AporaError, systemCode } from "./errors.ts";

/** Ids, counts and codes only. Names, texts and addresses of people never enter a log. */
export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;

export interface Log {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  /** The cause is reduced to its class, its code and its place in our code. */
  error(event: string, cause?: unknown, fields?: LogFields): void;
}

export type LogOptions = {
  readonly write?: (line: string) => void;
  /** Plain lines for a person at a terminal, JSON lines for everything else. */
  readonly plain?: boolean;
  readonly clock?: Clock;
};

/** A log that writes one line per event; to stderr unless told otherwise, because stdout belongs to results. */
export function createLog(options: LogOptions = {}): Log {
  const write = options.write ?? ((line: string) => void process.stderr.write(line));
  const plain = options.plain ?? process.stderr.isTTY === true;
  const clock = options.clock ?? systemClock;
  const emit = (level: string, event: string, fields: LogFields): void => {
    const at = clock.now().toISOString();
    write(`${plain ? plainLine(at, level, { event, ...fields }) : JSON.stringify({ at, level, event, ...fields })}\n`);
  };
  return {
    info: (event, fields = {}) => emit("info", event, fields),
    warn: (event, fields = {}) => emit("warn", event, fields),
    error: (event, cause, fields = {}) => emit("error", event, { ...fields, ...describeCause(cause) }),
  };
}

/** Swallows everything. */
export const silentLog: Log = { info: () => {}, warn: () => {}, error: () => {} };

function plainLine(at: string, level: string, { event, ...fields }: LogFields & { event: string }): string {
  const rest = Object.entries(fields).filter(([, value]) => value !== undefined);
  return [at.slice(11, 19), level.padEnd(5), event, ...rest.map(([key, value]) => `${key}=${quoteIfNeeded(value)}`)].join(" ");
}

function quoteIfNeeded(value: string | number | boolean | undefined): string {
  const text = String(value);
  return /^[\w.:/+-]+$/.test(text) ? text : JSON.stringify(text);
}

/** A foreign message may quote what somebody typed, so only our own sentences are printed. */
function describeCause(cause: unknown): LogFields {
  if (cause === undefined) return {};
  if (!(cause instanceof Error)) return { error: typeof cause };
  const own = cause instanceof AporaError;
  const origin = own && cause.cause instanceof Error ? cause.cause : cause;
  const frames = (origin.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  return {
    error: own ? cause.code : cause.name,
    code: systemCode(origin),
    message: own ? cause.message : undefined,
    origin: frames
      .slice(0, 4)
      .map((line) => line.trim())
      .join(" < "),
  };
}
