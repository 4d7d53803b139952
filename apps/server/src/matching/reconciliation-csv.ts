import type { ListedPeople, Match, Reconciliation } from "./reconcile.ts";
import type { Profile } from "./profile.ts";

/** A cell that a spreadsheet would run as a formula is made a text; quotes are doubled. */
export function csvCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

type Lists = { readonly left: ListedPeople; readonly right: ListedPeople };

const HEAD = ["state", "probability", "left_id", "left_name", "left_born", "right_id", "right_name", "right_born"] as const;

const cells = (profile: Profile | undefined): string[] =>
  profile === undefined ? ["", "", ""] : [profile.id, profile.names[0] ?? "", profile.born === undefined ? "" : String(profile.born)];

/** A reconciliation as comma-separated values in UTF-8: one row per pair or entry, cells neutralised. The head names the lists. */
export function reconciliationCsv({ left, right }: Lists, found: Reconciliation): string {
  const pair =
    (state: string) =>
    ({ left: a, right: b, probability }: Match): string[] => [state, probability.toFixed(3), ...cells(a), ...cells(b)];
  const rows = [
    [...HEAD, `left: ${left.name}`, `right: ${right.name}`],
    ...found.both.map(pair("both")),
    ...found.doubtful.map(pair("doubtful")),
    ...found.onlyLeft.map((one) => ["only-left", "", ...cells(one), ...cells(undefined)]),
    ...found.onlyRight.map((one) => ["only-right", "", ...cells(undefined), ...cells(one)]),
  ];
  return `${rows.map((row) => row.map(csvCell).join(",")).join("\r\n")}\r\n`;
}
