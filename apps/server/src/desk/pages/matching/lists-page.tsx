import { resolveKnownAt } from "../../../ledger/positions.ts";
import { reconcile, type Reconciliation } from "../../../matching/reconcile.ts";
import { reconciliationCsv } from "../../../matching/reconciliation-csv.ts";
import type { ReferredList } from "../../../matching/tasks/difference-code.ts";
import { readOwnList, readTableList, readTasksBeside, type TasksBeside } from "../../../matching/tasks/lists.ts";
import { AporaError } from "../../../platform/errors.ts";
import { PageHead, Section } from "../../../site/design/blocks.tsx";
import { DeskLayout, type DeskSection } from "../../layout.tsx";
import type { DeskAnswer, DeskPage, DeskRequest, Form } from "../../page.ts";
import { DifferencesForm, InBoth, SHOWN } from "./differences-form.tsx";

type Asked = { readonly left: string; readonly right: string; readonly at: string };
type Result = { readonly lists: readonly [ReferredList, ReferredList]; readonly found: Reconciliation; readonly beside: TasksBeside };

const readAsked = ({ ledger }: DeskRequest, get: (name: string) => string | null | undefined): Asked => ({
  left: (get("left") ?? "").trim(),
  right: (get("right") ?? "").trim(),
  at: (get("at") ?? "").trim() || ledger.clock.now().toISOString().slice(0, 10),
});

async function compare({ reader }: DeskRequest, { left, right, at }: Asked, file: Form["file"]): Promise<Result> {
  const when = { at, knownAt: await resolveKnownAt(reader, null) };
  const first = await readOwnList(reader, left, when);
  if (right === "" && file === undefined) throw new AporaError("bad-request", {});
  const second =
    right === "" && file !== undefined
      ? await readTableList({ path: file.path, name: file.name.slice(0, 80), delimiter: "," })
      : await readOwnList(reader, right, when);
  const lists = [first, second] as const;
  const found = reconcile(first.people, second.people);
  return { lists, found, beside: await readTasksBeside(reader, lists, found) };
}

function ListForm({ request, asked }: { readonly request: DeskRequest; readonly asked: Asked }) {
  const { t } = request.tr;
  return (
    <form class="form" method="post" enctype="multipart/form-data">
      <input type="hidden" name="form-token" value={request.formToken} />
      {(["left", "right"] as const).map((side) => (
        <div class="field">
          <label for={side}>{t(`matching.lists.${side}`)}</label>
          <input id={side} name={side} value={asked[side]} required={side === "left"} maxlength={80} aria-describedby={`${side}-hint`} />
          <p class="hint" id={`${side}-hint`}>
            {t("matching.lists.code")}
          </p>
        </div>
      ))}
      <div class="field">
        <label for="at">{t("matching.lists.at")}</label>
        <input id="at" name="at" type="date" value={asked.at} />
      </div>
      <div class="field">
        <label for="file">{t("matching.lists.file")}</label>
        <input id="file" name="file" type="file" accept=".csv" />
      </div>
      <p class="form-actions">
        <button type="submit" name="as" value="page">
          {t("matching.lists.submit")}
        </button>{" "}
        <button type="submit" name="as" value="csv">
          {t("matching.lists.csv")}
        </button>
      </p>
    </form>
  );
}

function Compared({ request, result }: { readonly request: DeskRequest; readonly result: Result }) {
  const { t } = request.tr;
  const { lists, found, beside } = result;
  const longest = Math.max(...[found.both, found.doubtful, found.onlyLeft, found.onlyRight].map((rows) => rows.length));
  const names = [lists[0].people.name, lists[1].people.name] as const;
  return (
    <Section id="result" title={names.join(" – ")}>
      {longest > SHOWN && <p>{t("matching.lists.shown", { n: SHOWN })}</p>}
      <DifferencesForm request={request} names={names} found={found} beside={beside} />
      <InBoth request={request} title={t("matching.lists.both")} rows={found.both} />
    </Section>
  );
}

function page(
  request: DeskRequest,
  sections: readonly DeskSection[],
  shown: { readonly asked: Asked; readonly result?: Result },
): DeskAnswer {
  const { tr } = request;
  const { t } = tr;
  const { asked, result } = shown;
  const html = (
    <DeskLayout tr={tr} title={t("matching.lists.title")} path="/lists" sections={sections}>
      <PageHead title={t("matching.lists.title")} lead={t("matching.lists.lead")} />
      <ListForm request={request} asked={asked} />
      {result !== undefined && <Compared request={request} result={result} />}
    </DeskLayout>
  );
  return { kind: "page", html };
}

/** Two lists side by side. Nothing is kept: the answer comes with the form that asked. */
export function listsPage(sections: readonly DeskSection[]): DeskPage {
  return {
    pattern: "/lists",
    takesFile: true,
    show: (request) => Promise.resolve(page(request, sections, { asked: readAsked(request, (name) => request.query.get(name)) })),
    async act(request, { fields, file }) {
      const asked = readAsked(request, (name) => fields.get(name));
      // A browser sends a file without a name where none was chosen.
      const result = await compare(request, asked, file?.name === "" ? undefined : file);
      if (fields.get("as") === "csv") {
        const { lists, found, beside } = result;
        const body = reconciliationCsv({ left: lists[0].people, right: lists[1].people }, found, beside);
        return { kind: "file", name: "lists.csv", type: "text/csv; charset=utf-8", body };
      }
      return page(request, sections, { asked, result });
    },
  };
}
