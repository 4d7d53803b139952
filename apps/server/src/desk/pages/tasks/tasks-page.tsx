import { perform } from "../../../ledger/ledger.ts";
import { openTasks } from "../../../matching/tasks/commands.ts";
import { listTasks, type Task } from "../../../matching/tasks/list-tasks.ts";
import { TASK_STATES, type TaskState } from "../../../matching/tasks/schema.ts";
import { AporaError } from "../../../platform/errors.ts";
import { PageHead } from "../../../site/design/blocks.tsx";
import { DataTable } from "../../../site/design/data-table.tsx";
import { pageHref } from "../../../site/design/links.ts";
import { DeskLayout, type DeskSection } from "../../layout.tsx";
import type { DeskAnswer, DeskPage, DeskRequest, Form } from "../../page.ts";
import { DIFFERENCE_FIELD, TICK_FIELD } from "../matching/differences-form.tsx";
import { namesOfTasks, taskSentence } from "./task-words.ts";

const SHOWN = 200;

type Counts = Readonly<Record<TaskState, number>>;

function States({ request, counts, state }: { readonly request: DeskRequest; readonly counts: Counts; readonly state: TaskState }) {
  const { t, lang, number } = request.tr;
  return (
    <nav class="breadcrumb" aria-label={t("tasks.states")}>
      <ol>
        {TASK_STATES.map((one) => (
          <li>
            <a href={`${pageHref(lang, "/tasks")}?state=${one}`} aria-current={one === state ? "page" : undefined}>
              {`${t(`tasks.state.${one}`)} (${number(counts[one])})`}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

async function show(request: DeskRequest, sections: readonly DeskSection[]): Promise<DeskAnswer> {
  const { tr, lang, reader } = request;
  const { t } = tr;
  const state = TASK_STATES.find((one) => one === request.query.get("state")) ?? "open";
  const { tasks, counts } = await listTasks(reader, { state, offset: 0, limit: SHOWN });
  const names = await namesOfTasks(reader, tasks);
  const html = (
    <DeskLayout tr={tr} title={t("tasks.title")} path="/tasks" sections={sections}>
      <PageHead title={t("tasks.title")} lead={t("tasks.lead")} />
      <States request={request} counts={counts} state={state} />
      {counts[state] > SHOWN && <p>{t("tasks.shown", { n: SHOWN })}</p>}
      <DataTable
        tr={tr}
        caption={t("tasks.count", { n: counts[state] })}
        empty={t("tasks.none")}
        columns={[
          {
            label: t("tasks.what"),
            kind: "name",
            cell: (task: Task) => <a href={pageHref(lang, `/tasks/${task.id}`)}>{taskSentence(tr, task, names)}</a>,
          },
          { label: t("tasks.since"), cell: (task) => tr.instant(task.recordedAt.toISOString()) },
          { label: t("tasks.by"), cell: (task) => task.actor },
          { label: t("tasks.why"), cell: (task) => task.reason },
        ]}
        rows={tasks}
      />
    </DeskLayout>
  );
  return { kind: "page", html };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw new AporaError("bad-request", {}, { cause });
  }
}

/** The differences a comparison sends: the ticked ones, or all. What they may be is judged by the command. */
function differencesIn({ fields }: Form): readonly unknown[] {
  const all = fields.get("which") === "all";
  return [...fields].flatMap(([name, value]) => {
    if (!name.startsWith(DIFFERENCE_FIELD)) return [];
    return all || fields.has(`${TICK_FIELD}${name.slice(DIFFERENCE_FIELD.length)}`) ? [parse(value)] : [];
  });
}

/** Every task in a state; takes the differences that a comparison makes tasks of. */
export function tasksPage(sections: readonly DeskSection[]): DeskPage {
  return {
    pattern: "/tasks",
    show: (request) => show(request, sections),
    async act({ ledger, actor }, form) {
      const input = { differences: differencesIn(form), reason: form.fields.get("reason") };
      await perform(ledger, openTasks, { actor, input });
      return { kind: "redirect", path: "/tasks" };
    },
  };
}
