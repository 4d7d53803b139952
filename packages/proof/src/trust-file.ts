import { parsePolicy, parseVerifierKey, type VerifierKey } from "@apora/tlog";
import { malformed } from "./read-json.ts";
import type { Trust } from "./trust.ts";

const OWN_LINE = /^[ \t]*(publisher|auditor)[ \t]+(\S+)[ \t]*$/;

/**
 * Reads whom a reader trusts: a policy file (C2SP tlog-policy: log, witness, group, quorum) with two more kinds of
 * lines, `publisher <vkey>` and `auditor <vkey>`. A file without any line of a policy names only people.
 *
 * @throws proof.malformed, policy.malformed, key.malformed
 */
export function parseTrust(text: string): Pick<Trust, "policy" | "publishers" | "auditors"> {
  const keys: Record<"publisher" | "auditor", VerifierKey[]> = { publisher: [], auditor: [] };
  const rest = text.split("\n").map((line) => {
    const [, kind, vkey = ""] = OWN_LINE.exec(line) ?? [];
    if (kind !== "publisher" && kind !== "auditor") return line;
    const key = parseVerifierKey(vkey);
    if (key.kind !== "note") throw malformed("The trust file", `the key of the ${kind} is not one that signs notes`);
    keys[kind].push(key);
    // Kept as an empty line, so that the policy's errors name the right one.
    return "";
  });
  const isPolicy = rest.some((line) => line.trim() !== "" && !line.trim().startsWith("#"));
  return {
    ...(isPolicy ? { policy: parsePolicy(rest.join("\n")) } : {}),
    publishers: keys.publisher,
    auditors: keys.auditor,
  };
}
