import { perform } from "../../../ledger/ledger.ts";
import { getHead } from "../../../ledger/positions.ts";
import { listDecisions, undoDecision, type StoredDecision } from "../../../matching/decide.ts";
import { readProfiles } from "../../../matching/profile.ts";
import { lastSearch, listSuspected, type SuspectedPair } from "../../../matching/queue.ts";
import { AporaError } from "../../../platform/errors.ts";
import { Notice, PageHead, Section } from "../../../site/design/blocks.tsx";
import { DataTable } from "../../../site/design/data-table.tsx";
import { pageHref } from "../../../site/design/links.ts";
import { DeskLayout, type DeskSection } from "../../layout.tsx";
import type { DeskAnswer, DeskPage, DeskRequest } from "../../page.ts";

const SHOWN = 100;

function Decisions({ request, decisions }: { readonly request: DeskRequest; readonly decisions: readonly StoredDecision[] }) {
  const { tr, formToken } = request;
  const { t, number } = tr;
  return (
    <Section id="decisions" title={t("matching.decisions")}>
      <DataTable
        tr={tr}
        caption={t("matching.decisions")}
        captionHidden
        empty={t("matching.decisions.none")}
        columns={[
          { label: t("matching.decision"), kind: "name", cell: (one) => <code>{one.id}</code> },
          { label: t("matching.when"), cell: (one) => tr.instant(one.recordedAt.toISOString()) },
          { label: t("matching.pairs"), kind: "number", cell: (one) => number(one.pairs) },
          { label: t("matching.standing"), kind: "number", cell: (one) => number(one.standing) },
          {
            label: t("matching.undo"),
            cell: (one) =>
              one.standing === 0 ? (
                t("matching.undone")
              ) : (
                <form class="form" method="post">
                  <input type="hidden" name="form-token" value={formToken} />
                  <input type="hidden" name="decision" value={one.id} />
                  <label for={`reason-${one.id}`}>{t("matching.reason")}</label>
                  <input id={`reason-${one.id}`} name="reason" required minlength={3} maxlength={2000} />
                  <button type="submit">{t("matching.undo")}</button>
                </form>
              ),
          },
        ]}
        rows={decisions}
      />
    </Section>
  );
}

async function show(request: DeskRequest, sections: readonly DeskSection[]): Promise<DeskAnswer> {
  const { tr, lang, reader } = request;
  const { t, number } = tr;
  const [search, { pairs, open }, decisions] = [
    await lastSearch(reader),
    await listSuspected(reader, { offset: 0, limit: SHOWN }),
    await listDecisions(reader, SHOWN),
  ];
  const { position } = await getHead(reader);
  const people = await readProfiles(reader, [...new Set(pairs.flatMap(({ a, b }) => [a, b]))], position);
  const nameOf = new Map(people.map(({ id, names }) => [id, names[0] ?? id]));
  const pairHref = ({ a, b }: SuspectedPair): string => pageHref(lang, `/matches/${a}/${b}`);
  const html = (
    <DeskLayout tr={tr} title={t("matching.title")} path="/matches" sections={sections}>
      <PageHead title={t("matching.title")} lead={t("matching.lead")} />
      {search === undefined ? (
        <Notice>{t("matching.never")}</Notice>
      ) : (
        <p>{t("matching.searched", { when: tr.instant(search.recordedAt.toISOString()), people: search.people })}</p>
      )}
      <DataTable
        tr={tr}
        caption={t("matching.open", { n: open })}
        empty={t("matching.open", { n: 0 })}
        columns={[
          { label: t("matching.first"), kind: "name", cell: (pair) => nameOf.get(pair.a) ?? pair.a },
          { label: t("matching.second"), kind: "name", cell: (pair) => nameOf.get(pair.b) ?? pair.b },
          { label: t("matching.probability"), kind: "number", cell: ({ probability }) => `${(100 * probability).toFixed(1)} %` },
          { label: t("matching.figures"), kind: "number", cell: ({ figures }) => number(figures) },
          {
            label: t("matching.decide"),
            cell: (pair) => <a href={pairHref(pair)}>{t("matching.open.link")}</a>,
          },
        ]}
        rows={pairs}
      />
      <Decisions request={request} decisions={decisions} />
    </DeskLayout>
  );
  return { kind: "page", html };
}

/** The queue of suspected pairs, and what was decided. */
export function matchesPage(sections: readonly DeskSection[]): DeskPage {
  return {
    pattern: "/matches",
    show: (request) => show(request, sections),
    async act({ ledger, actor }, { fields }) {
      const [decision, reason] = [fields.get("decision"), fields.get("reason")];
      if (decision === undefined || reason === undefined) throw new AporaError("bad-request", {});
      await perform(ledger, undoDecision, { actor, input: { decision, reason } });
      return { kind: "redirect", path: "/matches" };
    },
  };
}
