import type { Child } from "hono/jsx";
import { CAUSE_KEYS } from "../design/cause-keys.ts";
import { Section } from "../design/blocks.tsx";
import type { Count } from "../../figures/count.ts";
import type { Figure, When } from "../../figures/figure.ts";
import { pageHref } from "../design/links.ts";
import type { PageRequest } from "../page.ts";
import { readNames } from "../../registry/person-names.ts";
import { TextPiece } from "./person/texts.tsx";
import { personText } from "./person-link.ts";
import type { Text } from "./text.ts";
import { validAtOf } from "../../proofs/provable.ts";
import { findStanding, listStatements, type StatedChange, type StoredStatement } from "../../proofs/statements.ts";

/** The address of a statement's page, without the language. */
export const statementPath = (id: string): string => `/statements/${encodeURIComponent(id)}`;

/** The signed statement that says of a figure what a page shows of it; undefined where none does. */
export async function standingStatement(
  { reader }: PageRequest,
  shown: { readonly figure: Figure; readonly when: When; readonly count: Count },
): Promise<string | undefined> {
  const { id, definition } = shown.figure;
  const wanted = { figure: id, version: definition.version, value: shown.count.value, validAt: validAtOf(shown.when) };
  return (await findStanding(reader, wanted))?.id;
}

type Asked = { readonly request: PageRequest };

/** The two lists that stand wherever a number can be checked: what is proved, and what is not. */
export function WhatIsProved({ request }: Asked) {
  const { t } = request.tr;
  return (
    <>
      <h3>{t("proofs.proved")}</h3>
      <ul>
        {(["proofs.proved.1", "proofs.proved.2", "proofs.proved.3"] as const).map((key) => (
          <li>{t(key)}</li>
        ))}
      </ul>
      <h3>{t("proofs.not")}</h3>
      <ul>
        {(["proofs.not.1", "proofs.not.2", "proofs.not.3"] as const).map((key) => (
          <li>{t(key)}</li>
        ))}
      </ul>
    </>
  );
}

/** What a statement is about, in words: its day, or the first and the last of its period. */
const statedTime = ({ tr }: PageRequest, { valid_at: at }: Pick<StoredStatement, "valid_at">): string =>
  at.split("/").map(tr.day).join(" – ");

/** On the page of a figure: the way to its latest statement, or that there is none yet. */
export async function renderCheck(request: PageRequest, figure: string): Promise<Child> {
  const { tr, lang } = request;
  const [latest] = await listStatements(request.reader, { figure, limit: 1 });
  return (
    <Section id="check" title={tr.t("proofs.check")}>
      {latest === undefined ? (
        <p>{tr.t("proofs.noneHere")}</p>
      ) : (
        <p>
          <a href={pageHref(lang, statementPath(latest.id))}>
            {tr.t("proofs.statedLink", { value: tr.number(latest.value), date: statedTime(request, latest) })}
          </a>
        </p>
      )}
    </Section>
  );
}

/** What a correction changed, record by record, under each cause. */
export async function renderChanged(request: PageRequest, changes: readonly StatedChange[]): Promise<Child> {
  const { tr, lang, reader, knownAt } = request;
  const names = await readNames(
    reader,
    changes.flatMap(({ records }) => records),
    { knownAt, lang },
  );
  const itemOf = (id: string): Text => personText(request, names.get(id), pageHref(lang, `/people/${id}`));
  return (
    <ul>
      {changes.map(({ cause, sign, count, records }) => (
        <li>
          {tr.signed(sign * count)} {tr.t(CAUSE_KEYS[cause])}
          {records.length > 0 && (
            <ul>
              {records.map((id) => (
                <li>
                  <TextPiece piece={itemOf(id)} />
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  );
}

/** The day on which a statement was made. */
export const statedDay = ({ stated_at: at }: Pick<StoredStatement, "stated_at">): string => at.toISOString().slice(0, 10);
