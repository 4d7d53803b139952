import { describeQuorum } from "@apora/tlog";
import type { Child } from "hono/jsx";
import { findFigure } from "../../figures/figure.ts";
import { definitionText } from "../../figures/texts.ts";
import { batchOfLeaf } from "../../proofs/batches.ts";
import { bodyOf, countErasedEntries, findStatement, readBundle, type StoredStatement } from "../../proofs/statements.ts";
import { trustText } from "../../proofs/trust-text.ts";
import { Breadcrumb, DefinitionList, Notice, PageHead, Section } from "../design/blocks.tsx";
import { Layout } from "../design/layout.tsx";
import { pageHref, PRESENT } from "../design/links.ts";
import { LANGUAGES } from "../i18n.ts";
import { NOT_FOUND, type Page, type PageRequest } from "../page.ts";
import { readVerifier, VERIFIER_PATH } from "../verifier-file.ts";
import { renderAudits } from "./statement-audits.tsx";
import { renderChanged, statedDay, statementPath, WhatIsProved } from "./statement-parts.tsx";

type Shown = { readonly request: PageRequest; readonly stored: StoredStatement };

/** What stands above everything else where a statement was corrected, or corrects. */
function Standing({ request, stored }: Shown) {
  const { tr, lang } = request;
  const { supersedes, supersededBy } = stored;
  return (
    <>
      {supersededBy !== null && (
        <Notice tone="danger" title={tr.t("proofs.corrected")}>
          <p>
            {tr.t("proofs.correctedText")} <a href={pageHref(lang, statementPath(supersededBy))}>{tr.t("proofs.newer")}</a>
          </p>
        </Notice>
      )}
      {supersedes !== null && (
        <p>
          {tr.t("proofs.corrects")} <a href={pageHref(lang, statementPath(supersedes))}>{supersedes}</a>
        </p>
      )}
    </>
  );
}

/** Statements made before the program knew its commit and its sources say neither. */
function Program({ code: { version, commit, sha256 } }: Pick<ReturnType<typeof bodyOf>, "code">) {
  return (
    <>
      Apora {version}
      {commit !== "" && (
        <>
          {", commit "}
          <code>{commit}</code>
        </>
      )}
      {sha256 !== "" && (
        <>
          {", SHA-256 "}
          <code>{sha256}</code>
        </>
      )}
    </>
  );
}

async function renderClaim({ request, stored }: Shown): Promise<Child> {
  const { tr, lang, reader } = request;
  const body = bodyOf(stored);
  const { definition } = await findFigure(reader, stored.figure, stored.version);
  const { roll } = body;
  const entries = tr.t("proofs.entriesText", { open: tr.number(Number(roll.public)), hidden: tr.number(Number(roll.hidden)) });
  const erased = await countErasedEntries(reader, stored.id);
  return (
    <Section id="claim" title={tr.t("proofs.claim")}>
      <p class="lead">{body.text[lang] ?? body.text["en"]}</p>
      <DefinitionList
        items={[
          { term: tr.t("proofs.rule"), value: definitionText(definition, lang).rule },
          { term: tr.t("proofs.stated"), value: tr.day(statedDay(stored)) },
          {
            term: tr.t("proofs.entries"),
            value: erased === 0 ? entries : `${entries} ${tr.t("proofs.entriesErased", { n: tr.number(erased) })}`,
          },
          { term: tr.t("proofs.uncertain"), value: tr.number(Number(body.uncertain)) },
          { term: tr.t("proofs.known"), value: tr.t("proofs.knownText", { n: tr.number(Number(body.known_at.size)) }) },
          { term: tr.t("proofs.code"), value: <Program code={body.code} /> },
        ]}
      />
    </Section>
  );
}

/** The three things a reader needs, and how they are put together. */
async function renderHow({ request, stored }: Shown): Promise<Child> {
  const { tr, lang, reader } = request;
  const [bundle, batch] = [await readBundle(reader, stored.id), await batchOfLeaf(reader, stored.idx)];
  const verifier = await readVerifier();
  // The policy of today: a policy that cannot be read stops sealing, not reading.
  const policy = await request.logPolicy?.().catch(() => undefined);
  const keys = trustText({ log: batch?.key ?? undefined, publisher: stored.publisher }, policy);
  return (
    <Section id="how" title={tr.t("proofs.how")}>
      <ol>
        <li>
          {tr.t("proofs.how.1")}{" "}
          {bundle === undefined ? (
            tr.t("proofs.pending")
          ) : (
            <a href={pageHref(lang, `${statementPath(stored.id)}/proof`)}>{tr.t("proofs.file")}</a>
          )}
          {verifier !== undefined && (
            <>
              {", "}
              <a href={VERIFIER_PATH}>verify.html</a>
            </>
          )}
        </li>
        <li>{tr.t("proofs.how.2")}</li>
        <li>
          {tr.t("proofs.how.3")} <code>{`npx apora verify ${stored.id}.apora-proof.json --trust keys.txt`}</code>
        </li>
      </ol>
      <p>{tr.t("proofs.keys")}</p>
      <pre>{keys}</pre>
      <DefinitionList
        items={[
          {
            term: tr.t("proofs.policy"),
            value: policy === undefined || policy.quorum === "none" ? tr.t("proofs.policy.none") : describeQuorum(policy),
          },
          { term: "SHA-256", value: <code>{stored.sha256}</code> },
          ...(verifier === undefined
            ? []
            : [
                {
                  term: "verify.html",
                  value: (
                    <>
                      <code>{verifier.sha256}</code> {tr.t("proofs.verifierHash")}
                    </>
                  ),
                },
              ]),
        ]}
      />
    </Section>
  );
}

async function renderDifference({ request, stored }: Shown): Promise<Child> {
  const { tr, lang } = request;
  const { reason } = bodyOf(stored);
  if (stored.supersedes === null || reason === null) return undefined;
  const [language = "en", text = ""] = Object.entries(reason).find(([own]) => own === lang) ?? Object.entries(reason)[0] ?? [];
  const changes = stored.difference ?? [];
  return (
    <Section id="changed" title={tr.t("proofs.changed")}>
      <p>
        {tr.t("proofs.reason")}: <q lang={language}>{text}</q>
      </p>
      {changes.length === 0 ? <p>{tr.t("proofs.sameRecords")}</p> : await renderChanged(request, changes)}
    </Section>
  );
}

/** One published number: what exactly is claimed, how to check it, what it cannot prove. It stays as it was stated. */
export const statementPage: Page = {
  pattern: "/statements/:id",
  render: async (request, params) => {
    const { tr, lang, reader } = request;
    const stored = await findStatement(reader, params["id"] ?? "");
    if (stored === undefined) return NOT_FOUND;
    const shown = { request, stored };
    const title = bodyOf(stored).text[lang] ?? stored.id;
    const path = statementPath(stored.id);
    const html = (
      <Layout tr={tr} title={title} description={tr.t("proofs.lead")} path={path} time={PRESENT} alternates={LANGUAGES}>
        <Breadcrumb tr={tr} items={[{ label: tr.t("proofs.title"), href: pageHref(lang, "/statements") }]} />
        <PageHead title={tr.t("proofs.check")} />
        <Standing request={request} stored={stored} />
        {await renderClaim(shown)}
        {await renderHow(shown)}
        <Section id="meaning" title={tr.t("proofs.meaning")}>
          <WhatIsProved request={request} />
        </Section>
        {await renderAudits(request, stored)}
        {await renderDifference(shown)}
        <Section id="embed" title={tr.t("proofs.embed")}>
          <p>{tr.t("proofs.embedText")}</p>
          <p>
            <code>{`<img src="…/embed/${lang}/statements/${stored.id}.svg">`}</code>
          </p>
          <p>
            <a href={`/embed/${lang}/statements/${encodeURIComponent(stored.id)}.svg`}>SVG</a>,{" "}
            <a href={`/embed/statements/${encodeURIComponent(stored.id)}.json`}>JSON</a>
          </p>
        </Section>
      </Layout>
    );
    return { kind: "page", html };
  },
};

/** The proof file, as it is checked with the network switched off. */
export const statementProofPage: Page = {
  pattern: "/statements/:id/proof",
  render: async ({ reader }, params) => {
    const id = params["id"] ?? "";
    const bundle = await readBundle(reader, id);
    if (bundle === undefined) return NOT_FOUND;
    // Ids hold letters, digits, dots and hyphens; nothing else may end up in a header.
    const name = `${id.replaceAll(/[^\w.-]/gu, "_")}.apora-proof.json`;
    return { kind: "file", type: "application/json", name, body: Buffer.from(bundle, "utf8") };
  },
};
