import type { Child } from "hono/jsx";
import type { AporaError } from "../../platform/errors.ts";
import { Layout } from "../design/layout.tsx";
import { PRESENT } from "../design/links.ts";
import { createTranslator, LANGUAGES, type Language, type MessageKey } from "../i18n.ts";

/** What happened, what was kept, what to do next; with the code of the closed list. */
export function errorPage(lang: Language, path: string, error: AporaError): Child {
  const tr = createTranslator(lang);
  const { status } = error.definition;
  const known = `errors.${status}.title`;
  const group = tr.has(known) ? status : status < 500 ? 400 : 500;
  const title = tr.t(`errors.${group}.title` as MessageKey);
  return (
    <Layout tr={tr} title={title} description={title} path={path} time={PRESENT} alternates={LANGUAGES}>
      <h1>{title}</h1>
      <p>{tr.t(`errors.${group}.text` as MessageKey)}</p>
      <p>{tr.t(`errors.${group}.next` as MessageKey)}</p>
      <p class="quiet">{tr.t("errors.reference", { reference: error.code })}</p>
    </Layout>
  );
}
