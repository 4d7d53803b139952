import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { toBase64 } from "../index.ts";

const SCRIPT = fileURLToPath(new URL("oracle.py", import.meta.url));

const runs = (program: string, ...args: readonly string[]): boolean => spawnSync(program, args, { stdio: "ignore" }).status === 0;

const missing = [...(runs("python3", "--version") ? [] : ["python3"]), ...(runs("openssl", "version") ? [] : ["openssl"])];
export const oracleIsHere: boolean = missing.length === 0;
/** To put behind the name of a test: why it is skipped, or nothing. */
export const oracleNote: string = oracleIsHere ? "" : ` (skipped: not here: ${missing.join(", ")})`;

export type Question =
  | {
      readonly kind: "inclusion";
      readonly index: bigint;
      readonly size: bigint;
      readonly leaf: Uint8Array;
      readonly proof: readonly Uint8Array[];
      readonly root: Uint8Array;
    }
  | {
      readonly kind: "consistency";
      readonly from: bigint;
      readonly to: bigint;
      readonly fromRoot: Uint8Array;
      readonly toRoot: Uint8Array;
      readonly proof: readonly Uint8Array[];
    }
  | { readonly kind: "note"; readonly vkey: string; readonly note: string }
  | { readonly kind: "commitment"; readonly salt: Uint8Array; readonly message: Uint8Array; readonly commitment: Uint8Array };

const asJson = (_: string, value: unknown): unknown =>
  value instanceof Uint8Array ? toBase64(value) : typeof value === "bigint" ? value.toString() : value;

/** What the second verifier says to each question, asked all at once. */
export function askOracle(questions: readonly Question[]): readonly boolean[] {
  const input = questions.map((question) => `${JSON.stringify(question, asJson)}\n`).join("");
  const { status, stdout, stderr } = spawnSync("python3", [SCRIPT], { input, encoding: "utf8", maxBuffer: 64 * 1024 * 1024 });
  if (status !== 0) throw new Error(`the oracle failed: ${stderr}`);
  return stdout
    .trimEnd()
    .split("\n")
    .map((line) => line === "true");
}
