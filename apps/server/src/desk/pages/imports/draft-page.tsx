import { isClean } from "../../../imports/report.ts";
import { Breadcrumb, Notice, PageHead, Section } from "../../../site/design/blocks.tsx";
import { pageHref } from "../../../site/design/links.ts";
import type { MessageKey, Translator } from "../../../site/i18n.ts";
import { DeskLayout, type DeskSection } from "../../layout.tsx";
import { NOT_FOUND, type DeskAnswer, type DeskPage, type DeskRequest, type Form } from "../../page.ts";
import type { Draft, Drafts } from "./drafts.ts";
import { applyMappingForm } from "./mapping-form.ts";
import { SettingsFields, SheetFields } from "./mapping-view.tsx";
import { QuestionFields, ReportView } from "./report-view.tsx";

type View = { readonly tr: Translator; readonly draft: Draft; readonly formToken: string };

function Working({ tr, draft }: { readonly tr: Translator; readonly draft: Draft }) {
  if (draft.state.kind !== "working") return null;
  const { phase, done, of } = draft.state.progress;
  return (
    <Notice>
      <p role="status">{tr.t(`imports.phase.${phase}` as MessageKey, { done })}</p>
      {of !== undefined && <progress value={done} max={of} aria-label={tr.t("imports.progress")} />}
    </Notice>
  );
}

function MappingForm({ tr, draft, formToken }: View) {
  const { t } = tr;
  const outcome = draft.state.kind === "checked" ? draft.state.outcome : undefined;
  return (
    <Section id="mapping" title={t("imports.map.title")}>
      <form class="form" method="post">
        <input type="hidden" name="form-token" value={formToken} />
        <SettingsFields tr={tr} mapping={draft.mapping} />
        {draft.samples.map((sample, index) => (
          <SheetFields tr={tr} mapping={draft.mapping} sample={sample} index={index} />
        ))}
        {outcome !== undefined && <QuestionFields tr={tr} questions={outcome.report.questions} further={outcome.report.furtherQuestions} />}
        <p class="form-actions">
          <button type="submit" name="do" value="check">
            {t("imports.do.check")}
          </button>
        </p>
      </form>
      <details>
        <summary>{t("imports.map.asJson")}</summary>
        <form class="form" method="post">
          <input type="hidden" name="form-token" value={formToken} />
          <div class="field">
            <label for="json">{t("imports.map.json")}</label>
            <textarea id="json" name="json" rows={20} spellcheck={false} lang="en">
              {JSON.stringify(draft.mapping, null, 2)}
            </textarea>
          </div>
          <p class="form-actions">
            <button type="submit" name="do" value="check">
              {t("imports.do.check")}
            </button>
          </p>
        </form>
      </details>
    </Section>
  );
}

function Decide({ tr, draft, formToken }: View) {
  const { t } = tr;
  const ready = draft.state.kind === "checked" && isClean(draft.state.outcome.report) && draft.state.outcome.committed === undefined;
  return (
    <form class="form" method="post">
      <input type="hidden" name="form-token" value={formToken} />
      <p class="form-actions">
        {ready && (
          <button type="submit" name="do" value="commit">
            {t("imports.do.commit")}
          </button>
        )}{" "}
        <button type="submit" name="do" value="discard">
          {t("imports.do.discard")}
        </button>
      </p>
    </form>
  );
}

function show(request: DeskRequest, draft: Draft, sections: readonly DeskSection[]): DeskAnswer {
  const { tr, path, lang, formToken } = request;
  const { t } = tr;
  const { state } = draft;
  const committed = state.kind === "checked" ? state.outcome.committed : undefined;
  const html = (
    <DeskLayout tr={tr} title={draft.name} path={path} sections={sections} refresh={state.kind === "working" ? 2 : undefined}>
      <Breadcrumb tr={tr} items={[{ label: t("imports.title"), href: pageHref(lang, "/imports") }]} />
      <PageHead title={draft.name} lead={t("imports.draft.lead", { format: draft.file.format })} />
      <Working tr={tr} draft={draft} />
      {state.kind === "failed" && (
        <Notice tone="danger">
          <p lang="en">{state.error.message}</p>
          <p class="quiet">{t("errors.reference", { reference: state.error.code })}</p>
        </Notice>
      )}
      {committed !== undefined && (
        <Notice>
          <p>
            {t("imports.committed")} <a href={pageHref(lang, `/imports/${committed.id}`)}>{committed.id}</a>
          </p>
        </Notice>
      )}
      {state.kind === "checked" && <ReportView tr={tr} report={state.outcome.report} />}
      {state.kind !== "working" && <Decide tr={tr} draft={draft} formToken={formToken} />}
      {state.kind !== "working" && committed === undefined && <MappingForm tr={tr} draft={draft} formToken={formToken} />}
    </DeskLayout>
  );
  return { kind: "page", html };
}

async function act(
  request: DeskRequest,
  form: Form,
  { draft, drafts }: { readonly draft: Draft; readonly drafts: Drafts },
): Promise<DeskAnswer> {
  const again: DeskAnswer = { kind: "redirect", path: request.path };
  const wish = form.fields.get("do");
  if (draft.state.kind === "working") return again;
  if (wish === "discard") {
    await drafts.discard(draft);
    return { kind: "redirect", path: "/imports" };
  }
  const { ledger, actor } = request;
  if (wish === "commit") drafts.start(draft, { ledger, commitAs: actor });
  if (wish === "check") {
    const questions = draft.state.kind === "checked" ? draft.state.outcome.report.questions : [];
    draft.mapping = applyMappingForm(draft.mapping, { samples: draft.samples, questions, fields: form.fields });
    drafts.start(draft, { ledger });
  }
  return again;
}

/** A file on its way in: what its columns are, what it would change, and the button that does it. */
export function draftPage(drafts: Drafts, sections: readonly DeskSection[]): DeskPage {
  return {
    pattern: "/imports/drafts/:id",
    show: (request) => {
      const draft = drafts.find(request.params["id"] ?? "");
      return Promise.resolve(draft === undefined ? NOT_FOUND : show(request, draft, sections));
    },
    act: (request, form) => {
      const draft = drafts.find(request.params["id"] ?? "");
      return draft === undefined ? Promise.resolve(NOT_FOUND) : act(request, form, { draft, drafts });
    },
  };
}
