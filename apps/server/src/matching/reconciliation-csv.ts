import type { ListedPeople, Match, Reconciliation } from "./reconcile.ts";
import type { Profile } from "./profile.ts";
import type { Beside, TasksBeside } from "./tasks/lists.ts";

/** A cell that a spreadsheet would run as a formula is made a text; quotes are doubled. */
export function csvCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

type Lists = { readonly left: ListedPeople; readonly right: ListedPeople };

const HEAD = ["state", "probability", "left_id", "left_name", "left_born", "right_id", "right_name", "right_born", "task"] as const;

const cells = (profile: Profile | undefined): string[] =>
  profile === undefined ? ["", "", ""] : [profile.id, profile.names[0] ?? "", profile.born === undefined ? "" : String(profile.born)];

/** A reconciliation as comma-separated values in UTF-8: one row per pair or entry, with the state of its task; cells neutralised. The head names the lists. */
export function reconciliationCsv({ left, right }: Lists, found: Reconciliation, beside: TasksBeside): string {
  const pair = (state: string, { left: a, right: b, probability }: Match, task: string): string[] => [
    state,
    probability.toFixed(3),
    ...cells(a),
    ...cells(b),
    task,
  ];
  const stateOf = ({ task }: Beside): string => task?.state ?? "";
  const rows = [
    [...HEAD, `left: ${left.name}`, `right: ${right.name}`],
    ...found.both.map((match) => pair("both", match, "")),
    ...found.doubtful.map((match) => pair("doubtful", match, stateOf(beside.pair(match)))),
    ...found.onlyLeft.map((one) => ["only-left", "", ...cells(one), ...cells(undefined), stateOf(beside.left(one))]),
    ...found.onlyRight.map((one) => ["only-right", "", ...cells(undefined), ...cells(one), stateOf(beside.right(one))]),
  ];
  return `${rows.map((row) => row.map(csvCell).join(",")).join("\r\n")}\r\n`;
}
