import { listImports, type StoredImport } from "../../../imports/list-imports.ts";
import { PageHead, Section } from "../../../site/design/blocks.tsx";
import { DataTable } from "../../../site/design/data-table.tsx";
import { pageHref } from "../../../site/design/links.ts";
import { AporaError } from "../../../platform/errors.ts";
import { DeskLayout, type DeskSection } from "../../layout.tsx";
import type { DeskPage, DeskRequest } from "../../page.ts";
import type { Draft, Drafts } from "./drafts.ts";

const SHOWN = 200;

function UploadForm({ request }: { readonly request: DeskRequest }) {
  const { t } = request.tr;
  return (
    <form class="form" method="post" enctype="multipart/form-data">
      {/* Before the file: it is only taken from a form that has shown that it is ours. */}
      <input type="hidden" name="form-token" value={request.formToken} />
      <div class="field">
        <label for="file">{t("imports.upload.label")}</label>
        <input id="file" type="file" name="file" required accept=".xlsx,.csv,.tsv,.txt,.json,.jsonl,.ftm" aria-describedby="file-hint" />
        <p class="hint" id="file-hint">
          {t("imports.upload.hint")}
        </p>
      </div>
      <p class="form-actions">
        <button type="submit">{t("imports.upload.submit")}</button>
      </p>
    </form>
  );
}

function Page({
  request,
  sections,
  drafts,
  imports,
}: {
  request: DeskRequest;
  sections: readonly DeskSection[];
  drafts: readonly Draft[];
  imports: readonly StoredImport[];
}) {
  const { tr, lang } = request;
  const { t, number } = tr;
  return (
    <DeskLayout tr={tr} title={t("imports.title")} path="/imports" sections={sections}>
      <PageHead title={t("imports.title")} lead={t("imports.lead")} />
      <UploadForm request={request} />
      {drafts.length > 0 && (
        <Section id="drafts" title={t("imports.drafts")}>
          <ul>
            {drafts.map((draft) => (
              <li>
                <a href={pageHref(lang, `/imports/drafts/${draft.id}`)}>{draft.name}</a>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section id="done" title={t("imports.done")}>
        <DataTable
          tr={tr}
          caption={t("imports.done")}
          captionHidden
          empty={t("imports.none")}
          columns={[
            { label: t("imports.list.id"), kind: "name", cell: (one) => <a href={pageHref(lang, `/imports/${one.id}`)}>{one.id}</a> },
            { label: t("imports.list.when"), cell: (one) => tr.instant(one.recordedAt.toISOString()) },
            { label: t("imports.list.format"), cell: (one) => one.format },
            { label: t("imports.list.records"), kind: "number", cell: (one) => number(one.files) },
            { label: t("imports.list.facts"), kind: "number", cell: (one) => number(one.claims) },
            { label: t("imports.list.state"), cell: (one) => t(one.undoneAt === null ? "imports.list.stands" : "imports.list.undone") },
          ]}
          rows={imports}
        />
      </Section>
    </DeskLayout>
  );
}

/** Where a file comes in, what waits, and what was imported. */
export function importsPage(drafts: Drafts, sections: readonly DeskSection[]): DeskPage {
  return {
    pattern: "/imports",
    takesFile: true,
    async show(request) {
      const imports = await listImports(request.reader, SHOWN);
      return { kind: "page", html: <Page request={request} sections={sections} drafts={drafts.list()} imports={imports} /> };
    },
    async act(_request, { file }) {
      if (file === undefined) throw new AporaError("bad-request", {});
      const draft = await drafts.add(file);
      return { kind: "redirect", path: `/imports/drafts/${draft.id}` };
    },
  };
}
