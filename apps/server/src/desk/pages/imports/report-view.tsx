import type { Fault, Question } from "../../../imports/findings.ts";
import { isClean, type ImportReport } from "../../../imports/report.ts";
import { DefinitionList, Notice, Section } from "../../../site/design/blocks.tsx";
import { DataTable } from "../../../site/design/data-table.tsx";
import type { MessageKey, Translator } from "../../../site/i18n.ts";

const SHOWN = 100;

const sum = (counts: Readonly<Record<string, number>>): number => Object.values(counts).reduce((total, n) => total + n, 0);

/** What an import would change or has changed, and what stands in its way. */
export function ReportView({ tr, report }: { readonly tr: Translator; readonly report: ImportReport }) {
  const { t, number } = tr;
  return (
    <>
      <Section id="report" title={t("imports.report.title")}>
        <DefinitionList
          items={[
            { term: t("imports.report.rows"), value: number(report.rows) },
            { term: t("imports.report.opened"), value: number(sum(report.opened)) },
            { term: t("imports.report.addedTo"), value: number(sum(report.addedTo)) },
            { term: t("imports.report.unchanged"), value: number(sum(report.unchanged)) },
            { term: t("imports.report.claims"), value: number(report.claims.added) },
            { term: t("imports.report.already"), value: number(report.claims.already) },
            { term: t("imports.report.left"), value: number(sum(report.left)) },
          ]}
        />
        {isClean(report) ? <Notice>{t("imports.report.clean")}</Notice> : <Notice tone="danger">{t("imports.report.blocked")}</Notice>}
      </Section>
      {report.changes.length > 0 && (
        <DataTable
          tr={tr}
          caption={t("imports.report.changes", { shown: report.changes.length, all: sum(report.opened) + sum(report.addedTo) })}
          columns={[
            { label: t("imports.report.record"), kind: "name", cell: (one) => one.label },
            { label: t("imports.report.key"), cell: (one) => one.key },
            { label: t("imports.report.what"), cell: (one) => t(one.opens ? "imports.report.new" : "imports.report.more") },
            { label: t("imports.report.facts"), kind: "number", cell: (one) => number(one.claims) },
          ]}
          rows={report.changes}
        />
      )}
      {report.faultCount > 0 && <FaultTable tr={tr} faults={report.faults} all={report.faultCount} />}
    </>
  );
}

function FaultTable({ tr, faults, all }: { readonly tr: Translator; readonly faults: readonly Fault[]; readonly all: number }) {
  const { t, number } = tr;
  const shown = faults.slice(0, SHOWN);
  return (
    <Section id="faults" title={t("imports.faults.title", { n: all })}>
      <DataTable
        tr={tr}
        caption={t("imports.faults.caption", { shown: shown.length, all })}
        columns={[
          { label: t("imports.faults.sheet"), cell: (fault) => fault.where.sheet },
          { label: t("imports.faults.row"), kind: "number", cell: (fault) => number(fault.where.row) },
          { label: t("imports.faults.column"), cell: (fault) => fault.where.column ?? "" },
          { label: t("imports.faults.text"), cell: (fault) => fault.text ?? "" },
          {
            label: t("imports.faults.problem"),
            kind: "name",
            cell: (fault) => (
              <>
                {t(`imports.fault.${fault.code}` as MessageKey)}
                {fault.about !== undefined && <code> {fault.about}</code>}
                {fault.detail !== undefined && <span lang="en"> {fault.detail}</span>}
              </>
            ),
          },
        ]}
        rows={shown}
      />
    </Section>
  );
}

/** Whether a question is answered by a control of its own here; the others by the settings above. */
const hasControl = ({ code }: Question): boolean =>
  code.startsWith("reference-") || code === "charge-ambiguous" || code === "likely-person";

/** The questions of the last check, each with its first place and, where it has one, its control. */
export function QuestionFields({
  tr,
  questions,
  further,
}: {
  readonly tr: Translator;
  readonly questions: readonly Question[];
  readonly further: number;
}) {
  const { t } = tr;
  if (questions.length === 0) return null;
  const shown = questions.slice(0, SHOWN);
  return (
    <fieldset>
      <legend>{t("imports.questions.title", { n: questions.length + further })}</legend>
      {shown.map((question, index) => (
        <div class="field">
          {hasControl(question) ? (
            <>
              <label for={`answer-${index}`}>
                <QuestionText tr={tr} question={question} />
              </label>
              <Answer tr={tr} question={question} index={index} />
            </>
          ) : (
            <p>
              <QuestionText tr={tr} question={question} />
            </p>
          )}
        </div>
      ))}
    </fieldset>
  );
}

function QuestionText({ tr, question }: { readonly tr: Translator; readonly question: Question }) {
  const { code, text, about, count, first } = question;
  return (
    <>
      {tr.t(`imports.question.${code}` as MessageKey, { text, about })}{" "}
      <span class="quiet">{tr.t("imports.questions.count", { n: count, row: first.row })}</span>
    </>
  );
}

function Answer({ tr, question, index }: { readonly tr: Translator; readonly question: Question; readonly index: number }) {
  const { t } = tr;
  const name = `answer.${index}`;
  const id = `answer-${index}`;
  if (question.code.startsWith("reference-"))
    return (
      <>
        <input id={id} name={name} list={`${id}-options`} autocomplete="off" aria-describedby={`${id}-hint`} />
        <datalist id={`${id}-options`}>
          {question.options.map((option) => (
            <option value={option} />
          ))}
        </datalist>
        <p class="hint" id={`${id}-hint`}>
          {t("imports.questions.referenceHint")}
        </p>
      </>
    );
  const options =
    question.code === "likely-person"
      ? [
          { value: "new", label: t("imports.questions.somebodyElse") },
          ...question.options.map((option) => ({ value: option.slice(0, 36), label: option })),
        ]
      : [
          ...question.options.map((option) => ({
            value: option.slice(option.indexOf("{")),
            label: option.slice(0, option.indexOf(" = {")),
          })),
          { value: "described", label: t("imports.questions.described") },
        ];
  return (
    <select id={id} name={name}>
      <option value="">{t("imports.choice.undecided")}</option>
      {options.map((option) => (
        <option value={option.value}>{option.label}</option>
      ))}
    </select>
  );
}
