import { formatVerifierKey, type Policy, type PolicyGroup } from "@apora/tlog";

const groupLine = ({ name, threshold, members }: PolicyGroup): string => `group ${name} ${threshold} ${members.join(" ")}`;

/**
 * What a reader hands to `apora verify --trust`: the log, the witnesses that are really asked and how many are wanted
 * (C2SP tlog-policy), and the publisher. Without a policy nobody is asked, and it says so.
 *
 * @param keys verifier keys; the log's is missing while nothing is signed
 */
export function trustText(keys: { readonly log?: string | undefined; readonly publisher: string }, policy: Policy | undefined): string {
  return [
    ...(keys.log === undefined ? [] : [`log ${keys.log}`]),
    ...(policy?.witnesses ?? []).map(({ name, key }) => `witness ${name} ${formatVerifierKey(key)}`),
    ...(policy?.groups ?? []).map(groupLine),
    ...(keys.log === undefined ? [] : [`quorum ${policy?.quorum ?? "none"}`]),
    `publisher ${keys.publisher}`,
  ].join("\n");
}
