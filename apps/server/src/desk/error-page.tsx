import type { Child } from "hono/jsx";
import type { AporaError } from "../platform/errors.ts";
import { createTranslator, type Language, type MessageKey } from "../site/i18n.ts";
import { DeskLayout } from "./layout.tsx";

/** What went wrong. Faults of what somebody gave in are told in their own sentence; the rest as on the public site. */
export function deskErrorPage(lang: Language, error: AporaError): Child {
  const tr = createTranslator(lang);
  const { status } = error.definition;
  const known = `errors.${status}.title`;
  const group = tr.has(known) ? status : status < 500 ? 400 : 500;
  const isOwn = error.code.includes(".") && status < 500;
  return (
    <DeskLayout tr={tr} title={tr.t(`errors.${group}.title` as MessageKey)} path="/" sections={[]}>
      <h1>{tr.t(`errors.${group}.title` as MessageKey)}</h1>
      <p lang={isOwn ? "en" : undefined}>{isOwn ? error.message : tr.t(`errors.${group}.text` as MessageKey)}</p>
      <p class="quiet">{tr.t("errors.reference", { reference: error.code })}</p>
    </DeskLayout>
  );
}
