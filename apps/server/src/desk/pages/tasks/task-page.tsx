import { perform } from "../../../ledger/ledger.ts";
import { changeTask } from "../../../matching/tasks/commands.ts";
import { getTask, type TaskFile } from "../../../matching/tasks/list-tasks.ts";
import { TASK_STATES } from "../../../matching/tasks/schema.ts";
import { Breadcrumb, PageHead, Section } from "../../../site/design/blocks.tsx";
import { DataTable } from "../../../site/design/data-table.tsx";
import { pageHref } from "../../../site/design/links.ts";
import { DeskLayout, type DeskSection } from "../../layout.tsx";
import { NOT_FOUND, type DeskAnswer, type DeskPage, type DeskRequest } from "../../page.ts";
import { namesOfTasks, peopleOfTask, taskSentence, type Names } from "./task-words.ts";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

function History({ request, file }: { readonly request: DeskRequest; readonly file: TaskFile }) {
  const { tr } = request;
  const { t } = tr;
  return (
    <Section id="history" title={t("tasks.history")}>
      <DataTable
        tr={tr}
        caption={t("tasks.history")}
        captionHidden
        columns={[
          { label: t("tasks.state"), kind: "name", cell: ({ state }) => t(`tasks.state.${state}`) },
          { label: t("tasks.since"), cell: ({ recordedAt }) => tr.instant(recordedAt.toISOString()) },
          { label: t("tasks.by"), cell: ({ actor }) => actor },
          { label: t("tasks.why"), cell: ({ reason }) => reason },
        ]}
        rows={file.history}
      />
    </Section>
  );
}

function ChangeForm({ request, file }: { readonly request: DeskRequest; readonly file: TaskFile }) {
  const { t } = request.tr;
  return (
    <Section id="change" title={t("tasks.change")}>
      <form class="form" method="post">
        <input type="hidden" name="form-token" value={request.formToken} />
        <fieldset>
          <legend>{t("tasks.newState")}</legend>
          {TASK_STATES.filter((state) => state !== file.task.state).map((state) => (
            <p class="choice">
              <input type="radio" id={state} name="state" value={state} required /> <label for={state}>{t(`tasks.state.${state}`)}</label>
            </p>
          ))}
        </fieldset>
        <div class="field">
          <label for="reason">{t("tasks.reason")}</label>
          <textarea id="reason" name="reason" required minlength={3} maxlength={2000} rows={3} aria-describedby="reason-hint"></textarea>
          <p class="hint" id="reason-hint">
            {t("tasks.reason.hint")}
          </p>
        </div>
        <p class="form-actions">
          <button type="submit">{t("tasks.submit")}</button>
        </p>
      </form>
    </Section>
  );
}

function Records({ request, file, names }: { readonly request: DeskRequest; readonly file: TaskFile; readonly names: Names }) {
  const { t } = request.tr;
  const people = peopleOfTask(file.task);
  if (people.length === 0) return null;
  return (
    <Section id="records" title={t("tasks.records")}>
      <ul>
        {people.map((id) => (
          <li>
            {names.get(id) ?? ""} <code>{id}</code>
          </li>
        ))}
      </ul>
    </Section>
  );
}

async function show(request: DeskRequest, sections: readonly DeskSection[]): Promise<DeskAnswer> {
  const { tr, lang, reader, params } = request;
  const { id = "" } = params;
  if (!UUID.test(id)) return NOT_FOUND;
  const file = await getTask(reader, id);
  const names = await namesOfTasks(reader, [file.task]);
  const html = (
    <DeskLayout tr={tr} title={tr.t("tasks.task")} path={request.path} sections={sections}>
      <Breadcrumb tr={tr} items={[{ label: tr.t("tasks.title"), href: pageHref(lang, "/tasks") }]} />
      <PageHead title={tr.t("tasks.task")} lead={taskSentence(tr, file.task, names)} />
      <Records request={request} file={file} names={names} />
      <History request={request} file={file} />
      <ChangeForm request={request} file={file} />
    </DeskLayout>
  );
  return { kind: "page", html };
}

/** One task: what it is about, what was said about it, and the form that changes its state. */
export function taskPage(sections: readonly DeskSection[]): DeskPage {
  return {
    pattern: "/tasks/:id",
    show: (request) => show(request, sections),
    async act({ ledger, actor, params }, { fields }) {
      const input = { task: params["id"], state: fields.get("state"), reason: fields.get("reason") };
      await perform(ledger, changeTask, { actor, input });
      return { kind: "redirect", path: `/tasks/${params["id"] ?? ""}` };
    },
  };
}
