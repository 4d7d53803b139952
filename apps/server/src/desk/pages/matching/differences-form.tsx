import type { Profile } from "../../../matching/profile.ts";
import type { Match, Reconciliation } from "../../../matching/reconcile.ts";
import type { Beside, TasksBeside } from "../../../matching/tasks/lists.ts";
import { DataTable, type Column } from "../../../site/design/data-table.tsx";
import { pageHref } from "../../../site/design/links.ts";
import type { DeskRequest } from "../../page.ts";
import { likelihoodText } from "./likelihood.ts";

/** Rows shown of each kind; the table that is downloaded has all. */
export const SHOWN = 200;

/** Names of the fields that carry a difference and say whether it is ticked. The value names nobody: ids and rows only. */
export const [DIFFERENCE_FIELD, TICK_FIELD] = ["difference-", "tick-"] as const;

const nameOf = ({ names, born }: Profile): string => `${names[0] ?? ""}${born === undefined ? "" : `, ${born}`}`;
const shareOf = ({ probability }: Match): string => likelihoodText(probability);

type Shown = { readonly request: DeskRequest; readonly title: string };

/** The task a difference is, or the box to make it one. */
function TaskCell({ request, beside, who }: { readonly request: DeskRequest; readonly beside: Beside; readonly who: string }) {
  const { t, lang } = request.tr;
  const { task, code, difference } = beside;
  if (task !== undefined) return <a href={pageHref(lang, `/tasks/${task.id}`)}>{t(`tasks.state.${task.state}`)}</a>;
  return (
    <>
      <input type="hidden" name={`${DIFFERENCE_FIELD}${code}`} value={JSON.stringify(difference)} />
      <input type="checkbox" name={`${TICK_FIELD}${code}`} value="1" aria-label={t("tasks.tick", { who })} />
    </>
  );
}

function pairColumns({ tr }: DeskRequest): readonly Column<Match>[] {
  return [
    { label: tr.t("matching.first"), kind: "name", cell: ({ left }) => nameOf(left) },
    { label: tr.t("matching.second"), cell: ({ right }) => nameOf(right) },
    { label: tr.t("matching.probability"), kind: "number", cell: shareOf },
  ];
}

/** Who is in both lists: nothing to be done there. */
export function InBoth({ request, title, rows }: Shown & { readonly rows: readonly Match[] }) {
  const { tr } = request;
  return (
    <DataTable
      tr={tr}
      caption={`${title}: ${tr.number(rows.length)}`}
      empty={`${title}: ${tr.t("matching.lists.none")}`}
      columns={pairColumns(request)}
      rows={rows.slice(0, SHOWN)}
    />
  );
}

function Doubtful({ request, title, rows, beside }: Shown & { readonly rows: readonly Match[]; readonly beside: (row: Match) => Beside }) {
  const { tr } = request;
  const task = (row: Match) => <TaskCell request={request} beside={beside(row)} who={`${nameOf(row.left)} – ${nameOf(row.right)}`} />;
  return (
    <DataTable
      tr={tr}
      caption={`${title}: ${tr.number(rows.length)}`}
      empty={`${title}: ${tr.t("matching.lists.none")}`}
      columns={[...pairColumns(request), { label: tr.t("tasks.task"), cell: task }]}
      rows={rows.slice(0, SHOWN)}
    />
  );
}

function Alone({ request, title, rows, beside }: Shown & { readonly rows: readonly Profile[]; readonly beside: (row: Profile) => Beside }) {
  const { tr } = request;
  return (
    <DataTable
      tr={tr}
      caption={`${title}: ${tr.number(rows.length)}`}
      empty={`${title}: ${tr.t("matching.lists.none")}`}
      columns={[
        { label: tr.t("matching.names"), kind: "name", cell: nameOf },
        { label: tr.t("tasks.task"), cell: (row) => <TaskCell request={request} beside={beside(row)} who={nameOf(row)} /> },
      ]}
      rows={rows.slice(0, SHOWN)}
    />
  );
}

function MakeTasks({ request }: { readonly request: DeskRequest }) {
  const { t } = request.tr;
  return (
    <fieldset>
      <legend>{t("tasks.make")}</legend>
      <div class="field">
        <label for="task-reason">{t("tasks.reason")}</label>
        <input id="task-reason" name="reason" required minlength={3} maxlength={2000} aria-describedby="task-hint" />
        <p class="hint" id="task-hint">
          {t("tasks.reason.hint")} {t("tasks.make.hint")}
        </p>
      </div>
      <p class="form-actions">
        <button type="submit" name="which" value="ticked">
          {t("tasks.make.ticked")}
        </button>{" "}
        <button type="submit" name="which" value="all">
          {t("tasks.make.all")}
        </button>
      </p>
    </fieldset>
  );
}

type Compared = {
  readonly request: DeskRequest;
  readonly names: readonly [left: string, right: string];
  readonly found: Reconciliation;
  readonly beside: TasksBeside;
};

/** The differences between two lists, each with its task, and the form that makes tasks of them. */
export function DifferencesForm({ request, names: [left, right], found, beside }: Compared) {
  const { t, lang } = request.tr;
  const differ = found.doubtful.length + found.onlyLeft.length + found.onlyRight.length > 0;
  return (
    <form class="form" method="post" action={pageHref(lang, "/tasks")}>
      <input type="hidden" name="form-token" value={request.formToken} />
      <Doubtful request={request} title={t("matching.lists.doubtful")} rows={found.doubtful} beside={beside.pair} />
      <Alone request={request} title={t("matching.lists.onlyLeft", { list: left })} rows={found.onlyLeft} beside={beside.left} />
      <Alone request={request} title={t("matching.lists.onlyRight", { list: right })} rows={found.onlyRight} beside={beside.right} />
      {differ && <MakeTasks request={request} />}
    </form>
  );
}
