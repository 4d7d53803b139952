import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";

/** A body in one encoding with its headers, name and value in turn: the form that costs Node least to send. */
export type Encoded = { readonly headers: readonly string[]; readonly body: Buffer };

/** An answer ready to be sent, in both encodings. */
export type Answer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  readonly etag: string;
  readonly plain: Encoded;
  readonly gzip: Encoded | null;
  /** Headers of "not modified". */
  readonly unchanged: readonly string[];
};

/** Below this size compressing costs more than it saves, in bytes. */
const WORTH_COMPRESSING = 700;

/** Makes an answer: entity tag from the content, compressed once, headers laid out once. */
export function createAnswer(status: number, headers: Readonly<Record<string, string>>, content: string | Buffer): Answer {
  const body = typeof content === "string" ? Buffer.from(content, "utf8") : content;
  const etag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
  const unchanged = [...Object.entries(headers).flat(), "etag", etag];
  const encode = (bytes: Buffer, more: readonly string[]): Encoded => ({
    headers: [...unchanged, ...more, "content-length", String(bytes.length)],
    body: bytes,
  });
  let gzip: Encoded | null | undefined;
  return {
    status,
    headers,
    body,
    etag,
    plain: encode(body, []),
    // Compressed when it is first asked for: what is written to a file never is.
    get gzip() {
      gzip ??= body.length < WORTH_COMPRESSING ? null : encode(gzipSync(body, { level: 6 }), ["content-encoding", "gzip"]);
      return gzip;
    },
    unchanged,
  };
}

/**
 * Answers kept in memory, least recently used first out. Bounded by bytes, because the number of addresses a stranger
 * can ask for is not.
 */
export class AnswerCache {
  readonly #limit: number;
  readonly #answers = new Map<string, Answer>();
  #bytes = 0;
  #version = "";

  constructor(limitBytes: number) {
    this.#limit = limitBytes;
  }

  /** Forgets everything when what the answers were made from has changed. */
  useVersion(version: string): void {
    if (version === this.#version) return;
    this.#version = version;
    this.#answers.clear();
    this.#bytes = 0;
  }

  get(key: string): Answer | undefined {
    const answer = this.#answers.get(key);
    if (answer === undefined) return undefined;
    this.#answers.delete(key);
    this.#answers.set(key, answer);
    return answer;
  }

  /** Keeps an answer, unless what it was made from has changed meanwhile. */
  set(key: string, answer: Answer, version: string): void {
    const size = sizeOf(answer);
    if (version !== this.#version || size > this.#limit / 8) return;
    const old = this.#answers.get(key);
    if (old !== undefined) this.#bytes -= sizeOf(old);
    this.#answers.delete(key);
    this.#answers.set(key, answer);
    this.#bytes += size;
    for (const [oldest, dropped] of this.#answers) {
      if (this.#bytes <= this.#limit) break;
      this.#answers.delete(oldest);
      this.#bytes -= sizeOf(dropped);
    }
  }
}

const sizeOf = (answer: Answer): number => answer.body.length + (answer.gzip?.body.length ?? 0) + 4_000;
