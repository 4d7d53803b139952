import { perform } from "../../../ledger/ledger.ts";
import { getHead } from "../../../ledger/positions.ts";
import { decidePairs, listDecisions, undoDecision, type StoredDecision } from "../../../matching/decide.ts";
import { readProfiles } from "../../../matching/profile.ts";
import { lastSearch, listSuspected } from "../../../matching/queue.ts";
import { Notice, PageHead, Section } from "../../../site/design/blocks.tsx";
import { DataTable } from "../../../site/design/data-table.tsx";
import { DeskLayout, type DeskSection } from "../../layout.tsx";
import type { DeskAnswer, DeskPage, DeskRequest } from "../../page.ts";
import { decisionsIn, QueueForm } from "./queue-form.tsx";
import { SearchView } from "./search-view.tsx";
import type { Searches, SearchState } from "./searches.ts";

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

/** Seconds after which the page of a search at work is asked for again. */
const REFRESH = 2;

async function show(request: DeskRequest, sections: readonly DeskSection[], state: SearchState): Promise<DeskAnswer> {
  const { tr, reader } = request;
  const { t } = tr;
  const [search, { pairs, open }, decisions] = [
    await lastSearch(reader),
    await listSuspected(reader, { offset: 0, limit: SHOWN }),
    await listDecisions(reader, SHOWN),
  ];
  const { position } = await getHead(reader);
  const people = await readProfiles(reader, [...new Set(pairs.flatMap(({ a, b }) => [a, b]))], position);
  const nameOf = new Map(people.map(({ id, names }) => [id, names[0] ?? id]));
  const refresh = state.kind === "working" ? REFRESH : undefined;
  const html = (
    <DeskLayout tr={tr} title={t("matching.title")} path="/matches" sections={sections} refresh={refresh}>
      <PageHead title={t("matching.title")} lead={t("matching.lead")} />
      {search === undefined ? (
        <Notice>{t("matching.never")}</Notice>
      ) : (
        <p>{t("matching.searched", { when: tr.instant(search.recordedAt.toISOString()), people: search.people })}</p>
      )}
      <SearchView request={request} state={state} />
      <QueueForm request={request} pairs={pairs} open={open} nameOf={(id) => nameOf.get(id) ?? id} />
      <Decisions request={request} decisions={decisions} />
    </DeskLayout>
  );
  return { kind: "page", html };
}

/** The queue of suspected pairs, the search that fills it, and what was decided. */
export function matchesPage(searches: Searches, sections: readonly DeskSection[]): DeskPage {
  return {
    pattern: "/matches",
    show: (request) => show(request, sections, searches.state()),
    async act({ ledger, actor }, form) {
      const { fields } = form;
      const [search, decision, reason] = [fields.get("search"), fields.get("decision"), fields.get("reason")];
      if (search === "start") searches.start(ledger);
      else if (search === "stop") searches.stop();
      else if (decision !== undefined) await perform(ledger, undoDecision, { actor, input: { decision, reason } });
      else await perform(ledger, decidePairs, { actor, input: { decisions: decisionsIn(form) } });
      return { kind: "redirect", path: "/matches" };
    },
  };
}
