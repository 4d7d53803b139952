import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";

/** An answer ready to be sent, in both encodings. */
export type Answer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  readonly gzip: Buffer | null;
  readonly etag: string;
};

/** Below this size compressing costs more than it saves, in bytes. */
const WORTH_COMPRESSING = 700;

/** Makes an answer: entity tag from the content, compressed once. */
export function createAnswer(status: number, headers: Readonly<Record<string, string>>, content: string | Buffer): Answer {
  const body = typeof content === "string" ? Buffer.from(content, "utf8") : content;
  const etag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
  return { status, headers, body, etag, gzip: body.length < WORTH_COMPRESSING ? null : gzipSync(body, { level: 6 }) };
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

const sizeOf = (answer: Answer): number => answer.body.length + (answer.gzip?.length ?? 0) + 400;
