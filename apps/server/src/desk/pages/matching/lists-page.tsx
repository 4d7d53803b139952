import { resolveKnownAt } from "../../../ledger/positions.ts";
import { peopleOfTable } from "../../../matching/list-table.ts";
import type { Profile } from "../../../matching/profile.ts";
import { reconcile, type ListedPeople, type Match, type Reconciliation } from "../../../matching/reconcile.ts";
import { reconciliationCsv } from "../../../matching/reconciliation-csv.ts";
import { readRegisterList } from "../../../matching/register-list.ts";
import { AporaError } from "../../../platform/errors.ts";
import { readTable } from "../../../platform/read-table.ts";
import { PageHead, Section } from "../../../site/design/blocks.tsx";
import { DataTable } from "../../../site/design/data-table.tsx";
import { DeskLayout, type DeskSection } from "../../layout.tsx";
import type { DeskAnswer, DeskPage, DeskRequest, Form } from "../../page.ts";

const SHOWN = 200;

type Asked = { readonly left: string; readonly right: string; readonly at: string };
type Result = { readonly left: ListedPeople; readonly right: ListedPeople; readonly found: Reconciliation };

const readAsked = ({ ledger }: DeskRequest, get: (name: string) => string | null | undefined): Asked => ({
  left: (get("left") ?? "").trim(),
  right: (get("right") ?? "").trim(),
  at: (get("at") ?? "").trim() || ledger.clock.now().toISOString().slice(0, 10),
});

async function compare({ reader }: DeskRequest, { left, right, at }: Asked, file: Form["file"]): Promise<Result> {
  const when = { at, knownAt: await resolveKnownAt(reader, null) };
  const first = await readRegisterList(reader, left, when);
  if (right === "" && file === undefined) throw new AporaError("bad-request", {});
  const second: ListedPeople =
    right === "" && file !== undefined
      ? { name: file.name.slice(0, 80), source: "file", people: peopleOfTable(file.name, await readTable(file.path, ",")) }
      : await readRegisterList(reader, right, when);
  return { left: first, right: second, found: reconcile(first, second) };
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

const nameOf = ({ names, born }: Profile): string => `${names[0] ?? ""}${born === undefined ? "" : `, ${born}`}`;

function Pairs({ request, title, rows }: { request: DeskRequest; title: string; rows: readonly Match[] }) {
  const { tr } = request;
  const { t, number } = tr;
  return (
    <DataTable
      tr={tr}
      caption={`${title}: ${number(rows.length)}`}
      empty={`${title}: ${t("matching.lists.none")}`}
      columns={[
        { label: t("matching.first"), kind: "name", cell: ({ left }) => nameOf(left) },
        { label: t("matching.second"), kind: "name", cell: ({ right }) => nameOf(right) },
        { label: t("matching.probability"), kind: "number", cell: ({ probability }) => `${(100 * probability).toFixed(1)} %` },
      ]}
      rows={rows.slice(0, SHOWN)}
    />
  );
}

function Alone({ request, title, rows }: { request: DeskRequest; title: string; rows: readonly Profile[] }) {
  const { tr } = request;
  return (
    <DataTable
      tr={tr}
      caption={`${title}: ${tr.number(rows.length)}`}
      empty={`${title}: ${tr.t("matching.lists.none")}`}
      columns={[{ label: tr.t("matching.names"), kind: "name", cell: nameOf }]}
      rows={rows.slice(0, SHOWN)}
    />
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
      {result !== undefined && (
        <Section id="result" title={`${result.left.name} – ${result.right.name}`}>
          <p>{t("matching.lists.shown", { n: SHOWN })}</p>
          <Pairs request={request} title={t("matching.lists.doubtful")} rows={result.found.doubtful} />
          <Alone request={request} title={t("matching.lists.onlyLeft", { list: result.left.name })} rows={result.found.onlyLeft} />
          <Alone request={request} title={t("matching.lists.onlyRight", { list: result.right.name })} rows={result.found.onlyRight} />
          <Pairs request={request} title={t("matching.lists.both")} rows={result.found.both} />
        </Section>
      )}
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
      if (fields.get("as") === "csv")
        return { kind: "file", name: "lists.csv", type: "text/csv; charset=utf-8", body: reconciliationCsv(result, result.found) };
      return page(request, sections, { asked, result });
    },
  };
}
