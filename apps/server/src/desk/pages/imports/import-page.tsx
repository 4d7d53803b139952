import { getImport, type StoredImport } from "../../../imports/list-imports.ts";
import { findBuiltUpon, undoImport, type BuiltUpon } from "../../../imports/undo-import.ts";
import { AporaError } from "../../../platform/errors.ts";
import { Breadcrumb, DefinitionList, Notice, PageHead, Section } from "../../../site/design/blocks.tsx";
import { DataTable } from "../../../site/design/data-table.tsx";
import { pageHref } from "../../../site/design/links.ts";
import { DeskLayout, type DeskSection } from "../../layout.tsx";
import { NOT_FOUND, type DeskPage, type DeskRequest } from "../../page.ts";

const SHOWN = 200;

function Undo({ request, built }: { readonly request: DeskRequest; readonly built: readonly BuiltUpon[] }) {
  const { t, number } = request.tr;
  return (
    <Section id="undo" title={t("imports.undo.title")}>
      <p>{t("imports.undo.lead")}</p>
      {built.length > 0 && (
        <>
          <Notice tone="danger">{t("imports.undo.built", { n: built.length })}</Notice>
          <DataTable
            tr={request.tr}
            caption={t("imports.undo.builtCaption")}
            columns={[
              { label: t("imports.undo.file"), kind: "name", cell: (one) => one.file },
              { label: t("imports.undo.later"), kind: "number", cell: (one) => number(one.claims) },
            ]}
            rows={built.slice(0, SHOWN)}
          />
        </>
      )}
      <form class="form" method="post">
        <input type="hidden" name="form-token" value={request.formToken} />
        {built.length > 0 && (
          <p class="field">
            <input type="checkbox" id="except" name="except" value="yes" required /> <label for="except">{t("imports.undo.except")}</label>
          </p>
        )}
        <p class="form-actions">
          <button type="submit">{t("imports.undo.submit")}</button>
        </p>
      </form>
    </Section>
  );
}

function Page({
  request,
  sections,
  stored,
  built,
}: {
  request: DeskRequest;
  sections: readonly DeskSection[];
  stored: StoredImport;
  built: readonly BuiltUpon[];
}) {
  const { tr, lang, path } = request;
  const { t, number } = tr;
  return (
    <DeskLayout tr={tr} title={t("imports.one")} path={path} sections={sections}>
      <Breadcrumb tr={tr} items={[{ label: t("imports.title"), href: pageHref(lang, "/imports") }]} />
      <PageHead title={t("imports.one")} />
      <DefinitionList
        items={[
          { term: t("imports.list.id"), value: <code>{stored.id}</code> },
          { term: t("imports.list.when"), value: tr.instant(stored.recordedAt.toISOString()) },
          { term: t("imports.list.format"), value: stored.format },
          { term: t("imports.list.records"), value: number(stored.files) },
          { term: t("imports.list.facts"), value: number(stored.claims) },
          { term: t("imports.list.positions"), value: `${number(stored.first)}–${number(stored.last)}` },
          { term: "SHA-256", value: <code>{stored.digest}</code> },
        ]}
      />
      <details>
        <summary>{t("imports.map.asJson")}</summary>
        <pre lang="en">{JSON.stringify(stored.mapping, null, 2)}</pre>
      </details>
      {stored.undoneAt === null ? (
        <Undo request={request} built={built} />
      ) : (
        <Notice>{t("imports.undone", { when: tr.instant(stored.undoneAt.toISOString()) })}</Notice>
      )}
    </DeskLayout>
  );
}

async function find(request: DeskRequest): Promise<StoredImport | undefined> {
  try {
    return await getImport(request.reader, request.params["id"] ?? "");
  } catch (error) {
    if (error instanceof AporaError && error.code === "import.unknown") return undefined;
    throw error;
  }
}

/** An import that was committed, what builds upon it, and the button that takes it back. */
export function importPage(sections: readonly DeskSection[]): DeskPage {
  return {
    pattern: "/imports/:id",
    async show(request) {
      const stored = await find(request);
      if (stored === undefined) return NOT_FOUND;
      const built = stored.undoneAt === null ? await findBuiltUpon(request.reader, stored) : [];
      return { kind: "page", html: <Page request={request} sections={sections} stored={stored} built={built} /> };
    },
    async act(request, { fields }) {
      const stored = await find(request);
      if (stored === undefined) return NOT_FOUND;
      const { ledger, actor } = request;
      await undoImport(ledger, { id: stored.id, actor, exceptBuiltUpon: fields.get("except") === "yes" });
      return { kind: "redirect", path: request.path };
    },
  };
}
