import { Disagreement, Notice, Section } from "../../design/blocks.tsx";
import { DataTable } from "../../design/data-table.tsx";
import { outsideHref } from "../../design/links.ts";
import { OutsideLink } from "../../design/sources.tsx";
import type { Translator } from "../../i18n.ts";
import type { BodyView, DecisionLine, RecordView, VersionView } from "./present-record.ts";
import { Marked, TextPiece, TextPieces } from "./texts.tsx";

type Props = { readonly tr: Translator; readonly record: RecordView };

/** In a cell of a table, so that lines are broken and not set as paragraphs. */
function Decision({ tr, decision }: { readonly tr: Translator; readonly decision: DecisionLine }) {
  const { statement, criteria, grounds } = decision;
  return (
    <>
      <Marked tr={tr} marks={decision.marks}>
        {decision.kind}, {decision.date}
      </Marked>
      <br />
      {statement !== undefined && (
        <span class="quiet">
          {tr.t("person.recognitions.statement")}:{" "}
          {outsideHref(statement) === undefined ? statement : <OutsideLink url={statement} fallback="" />}
          <br />
        </span>
      )}
      {criteria !== undefined && (
        <span class="quiet">
          {tr.t("person.recognitions.criteria")}: {criteria}
          <br />
        </span>
      )}
      {grounds.length > 0 && (
        <>
          <TextPieces pieces={grounds} separator=" " />
          <br />
        </>
      )}
    </>
  );
}

/** What each body decided, side by side. */
export function RecognitionSection({ tr, record }: Props) {
  const { t } = tr;
  const bodies: readonly BodyView[] = record.recognitions;
  return (
    <Section id="recognition" title={t("person.recognitions")}>
      {bodies.length === 0 ? (
        <p class="quiet">{t("person.recognitions.none")}</p>
      ) : (
        <>
          <p class="quiet">{t("person.recognitions.note")}</p>
          <DataTable
            tr={tr}
            caption={t("person.recognitions")}
            captionHidden
            rows={bodies}
            columns={[
              { label: t("person.recognitions.by"), kind: "name", cell: (row) => <TextPiece piece={row.body} /> },
              {
                label: t("person.recognitions.decision"),
                cell: (row) => row.decisions.map((decision) => <Decision tr={tr} decision={decision} />),
              },
            ]}
          />
        </>
      )}
    </Section>
  );
}

/** How the person was last heard of. */
export function ContactSection({ tr, record }: Props) {
  const { t } = tr;
  const { channels, incommunicado, daysWithout, marks } = record.contact;
  return (
    <Section id="contact" title={t("person.contact")}>
      {incommunicado !== undefined && (
        <p>
          <Marked tr={tr} marks={marks}>
            <strong>{incommunicado}</strong>
          </Marked>
        </p>
      )}
      {daysWithout !== undefined && <p>{t("person.contact.days", { n: daysWithout })}</p>}
      {channels.length === 0 ? (
        <p class="quiet">{t("person.contact.none")}</p>
      ) : (
        <DataTable
          tr={tr}
          caption={t("person.contact")}
          captionHidden
          rows={channels}
          columns={[
            { label: t("person.contact.channel"), kind: "name", cell: (row) => row.channel },
            {
              label: t("person.contact.on"),
              cell: (row) => (
                <Marked tr={tr} marks={row.marks}>
                  {row.date}
                </Marked>
              ),
            },
          ]}
        />
      )}
    </Section>
  );
}

/** Entries in lists kept by the authorities. */
export function ListingSection({ tr, record }: Props) {
  const { t } = tr;
  if (record.listings.length === 0) return null;
  return (
    <Section id="listings" title={t("person.listings")}>
      <DataTable
        tr={tr}
        caption={t("person.listings.note")}
        rows={record.listings}
        columns={[
          {
            label: t("person.listings.list"),
            kind: "name",
            cell: (row) => (
              <Marked tr={tr} marks={row.marks}>
                {row.list}
              </Marked>
            ),
          },
          { label: t("person.listings.in"), cell: (row) => row.entered },
          { label: t("person.listings.out"), cell: (row) => row.removed },
        ]}
      />
    </Section>
  );
}

const version = (tr: Translator, { value, voice, marks }: VersionView) => ({
  value: <TextPiece piece={value} />,
  voice,
  marks: <Marked tr={tr} marks={marks} />,
});

/** Statements that contradict each other, and those taken back. */
export function DisagreementSection({ tr, record }: Props) {
  const { t } = tr;
  return (
    <>
      <Section id="disagree" title={t("person.disagree")}>
        {record.disagreements.length === 0 && <p class="quiet">{t("person.disagree.none")}</p>}
        {record.disagreements.map(({ topic, shown, others, reason }) => (
          <Disagreement
            tr={tr}
            topic={topic}
            shown={version(tr, shown)}
            others={others.map((other) => version(tr, other))}
            reason={<TextPiece piece={reason} />}
          />
        ))}
      </Section>
      {record.withdrawn.length > 0 && (
        <Section id="withdrawn" title={t("person.withdrawn")}>
          <p class="quiet">{t("person.withdrawn.note")}</p>
          <ul>
            {record.withdrawn.map((one) => (
              <li>
                <Marked tr={tr} marks={one.marks}>
                  {one.topic}:{" "}
                  <s>
                    <TextPiece piece={one.value} />
                  </s>
                </Marked>
                {one.reason !== undefined && <span class="quiet"> {t("person.withdrawn.reason", { reason: one.reason })}</span>}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

/** What nobody knows, said plainly. */
export function UnknownsSection({ tr, record }: Props) {
  const { t } = tr;
  return (
    <Section id="unknown" title={t("person.unknowns")}>
      {record.unknowns.length === 0 ? (
        <p class="quiet">{t("person.unknowns.none")}</p>
      ) : (
        <Notice tone="unknown">
          <ul>
            {record.unknowns.map((text) => (
              <li>{text}</li>
            ))}
          </ul>
        </Notice>
      )}
    </Section>
  );
}
