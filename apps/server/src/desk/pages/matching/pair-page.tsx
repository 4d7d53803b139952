import { perform } from "../../../ledger/ledger.ts";
import { getHead } from "../../../ledger/positions.ts";
import { decidePairs } from "../../../matching/decide.ts";
import { readProfiles, type Profile } from "../../../matching/profile.ts";
import { findSuspected, type SuspectedPair } from "../../../matching/queue.ts";
import { Breadcrumb, DefinitionList, PageHead, Section } from "../../../site/design/blocks.tsx";
import { DataTable } from "../../../site/design/data-table.tsx";
import { pageHref } from "../../../site/design/links.ts";
import { matchFact, matchFinding } from "../../../site/match-words.ts";
import { DeskLayout, type DeskSection } from "../../layout.tsx";
import { VerdictChoice } from "./queue-form.tsx";
import { NOT_FOUND, type DeskAnswer, type DeskPage, type DeskRequest } from "../../page.ts";
import { likelihoodText } from "./likelihood.ts";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

function Person({ request, id, title, profile }: { request: DeskRequest; id: string; title: string; profile: Profile | undefined }) {
  const { t } = request.tr;
  return (
    <Section id={id} title={title}>
      <DefinitionList
        items={[
          { term: t("matching.names"), value: (profile?.names ?? []).join(" · ") },
          { term: t("matching.born"), value: profile?.born === undefined ? "–" : String(profile.born) },
          { term: t("matching.days"), value: profile === undefined || profile.days.length === 0 ? "–" : profile.days.join(", ") },
        ]}
      />
    </Section>
  );
}

function DecisionForm({ request }: { readonly request: DeskRequest }) {
  const { t } = request.tr;
  return (
    <form class="form" method="post">
      <input type="hidden" name="form-token" value={request.formToken} />
      <fieldset>
        <legend>{t("matching.decide")}</legend>
        <VerdictChoice request={request} />
      </fieldset>
      <div class="field">
        <label for="reason">{t("matching.reason")}</label>
        <textarea id="reason" name="reason" required minlength={3} maxlength={2000} rows={3} aria-describedby="reason-hint"></textarea>
        <p class="hint" id="reason-hint">
          {t("matching.reason.hint")}
        </p>
      </div>
      <p class="form-actions">
        <button type="submit">{t("matching.submit")}</button>
      </p>
    </form>
  );
}

async function find({ params, reader }: DeskRequest): Promise<SuspectedPair | undefined> {
  const { a = "", b = "" } = params;
  return UUID.test(a) && UUID.test(b) ? findSuspected(reader, a, b) : undefined;
}

async function show(request: DeskRequest, sections: readonly DeskSection[]): Promise<DeskAnswer> {
  const pair = await find(request);
  if (pair === undefined) return NOT_FOUND;
  const { tr, lang, reader } = request;
  const { t } = tr;
  const people = await readProfiles(reader, [pair.a, pair.b], (await getHead(reader)).position);
  const profileOf = (id: string): Profile | undefined => people.find((profile) => profile.id === id);
  const html = (
    <DeskLayout tr={tr} title={t("matching.pair")} path={request.path} sections={sections}>
      <Breadcrumb tr={tr} items={[{ label: t("matching.title"), href: pageHref(lang, "/matches") }]} />
      <PageHead title={t("matching.pair")} />
      <Person request={request} id="first" title={t("matching.first")} profile={profileOf(pair.a)} />
      <Person request={request} id="second" title={t("matching.second")} profile={profileOf(pair.b)} />
      <Section id="why" title={t("matching.why")}>
        <p>{`${t("matching.probability")}: ${likelihoodText(pair.probability)}`}</p>
        <DataTable
          tr={tr}
          caption={t("matching.why")}
          captionHidden
          columns={[
            { label: t("matching.fact"), kind: "name", cell: (step) => matchFact(tr, step) },
            { label: t("matching.finding"), cell: (step) => matchFinding(tr, step) },
            { label: t("matching.bits"), kind: "number", cell: ({ bits }) => tr.signed(bits) },
          ]}
          rows={pair.explanation}
        />
      </Section>
      <DecisionForm request={request} />
    </DeskLayout>
  );
  return { kind: "page", html };
}

/** One suspected pair: both records, what speaks for and against, and the form to decide. */
export function pairPage(sections: readonly DeskSection[]): DeskPage {
  return {
    pattern: "/matches/:a/:b",
    show: (request) => show(request, sections),
    async act(request, { fields }) {
      const pair = await find(request);
      if (pair === undefined) return NOT_FOUND;
      const decision = { a: pair.a, b: pair.b, judgement: fields.get("judgement"), reason: fields.get("reason") };
      await perform(request.ledger, decidePairs, { actor: request.actor, input: { decisions: [decision] } });
      return { kind: "redirect", path: "/matches" };
    },
  };
}
