import type { EntityId } from "../../../ledger/claim.ts";
import type { SuspectedPair } from "../../../matching/queue.ts";
import { DataTable } from "../../../site/design/data-table.tsx";
import { pageHref } from "../../../site/design/links.ts";
import type { DeskRequest, Form } from "../../page.ts";
import { likelihoodText } from "./likelihood.ts";

const VERDICTS = ["same", "different", "unsure"] as const;
const PAIR_FIELD = "pair-";

/** The verdicts as a choice of one. */
export function VerdictChoice({ request }: { readonly request: DeskRequest }) {
  const { t } = request.tr;
  return (
    <>
      {VERDICTS.map((verdict) => (
        <p class="choice">
          <input type="radio" id={verdict} name="judgement" value={verdict} required />{" "}
          <label for={verdict}>{t(`matching.${verdict}`)}</label>
        </p>
      ))}
    </>
  );
}

function BulkDecision({ request }: { readonly request: DeskRequest }) {
  const { t } = request.tr;
  return (
    <fieldset>
      <legend>{t("matching.bulk")}</legend>
      <VerdictChoice request={request} />
      <div class="field">
        <label for="bulk-reason">{t("matching.reason")}</label>
        <textarea id="bulk-reason" name="reason" required minlength={3} maxlength={2000} rows={2} aria-describedby="bulk-hint"></textarea>
        <p class="hint" id="bulk-hint">
          {t("matching.reason.hint")} {t("matching.bulk.hint")}
        </p>
      </div>
      <p class="form-actions">
        <button type="submit">{t("matching.submit")}</button>
      </p>
    </fieldset>
  );
}

type Queue = {
  readonly request: DeskRequest;
  readonly pairs: readonly SuspectedPair[];
  readonly open: number;
  readonly nameOf: (id: EntityId) => string;
};

/** The queue as a table, with boxes to decide several pairs as one. */
export function QueueForm({ request, pairs, open, nameOf }: Queue) {
  const { tr, lang } = request;
  const { t, number } = tr;
  return (
    <form class="form" method="post">
      <input type="hidden" name="form-token" value={request.formToken} />
      <DataTable
        tr={tr}
        caption={t("matching.open", { n: open })}
        empty={t("matching.open", { n: 0 })}
        columns={[
          { label: t("matching.first"), kind: "name", cell: (pair) => nameOf(pair.a) },
          { label: t("matching.second"), cell: (pair) => nameOf(pair.b) },
          { label: t("matching.probability"), kind: "number", cell: ({ probability }) => likelihoodText(probability) },
          { label: t("matching.figures"), kind: "number", cell: ({ figures }) => number(figures) },
          { label: t("matching.decide"), cell: ({ a, b }) => <a href={pageHref(lang, `/matches/${a}/${b}`)}>{t("matching.open.link")}</a> },
          {
            label: t("matching.ticked"),
            cell: ({ a, b }) => (
              <input
                type="checkbox"
                name={`${PAIR_FIELD}${a}_${b}`}
                value="1"
                aria-label={t("matching.tick", { first: nameOf(a), second: nameOf(b) })}
              />
            ),
          },
        ]}
        rows={pairs}
      />
      {pairs.length > 0 && <BulkDecision request={request} />}
    </form>
  );
}

/** The decisions a form asks for: every ticked pair, by one verdict and one reason. What they may be is judged by the command. */
export function decisionsIn({ fields }: Form): readonly object[] {
  const [judgement, reason] = [fields.get("judgement"), fields.get("reason")];
  return [...fields.keys()].flatMap((name) => {
    if (!name.startsWith(PAIR_FIELD)) return [];
    const [a, b] = name.slice(PAIR_FIELD.length).split("_");
    return [{ a, b, judgement, reason }];
  });
}
