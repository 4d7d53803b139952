import { Section } from "../../design/blocks.tsx";
import { DataTable, type Column } from "../../design/data-table.tsx";
import type { Translator } from "../../i18n.ts";
import type { CaseView, ChargeRow, EndView, SentenceRow, TrackRow } from "./present-case.ts";
import { Marked, TextPieces } from "./texts.tsx";
import { plain, type Text } from "./wording.ts";

type Props = { readonly tr: Translator; readonly law: CaseView };

const orUnknown = (tr: Translator, pieces: readonly Text[]): readonly Text[] =>
  pieces.length === 0 ? [plain(tr.t("word.unknown"))] : pieces;

/** Times in custody, administrative and criminal marked. */
export function TracksSection({ tr, law }: Props) {
  const { t } = tr;
  if (law.tracks.length === 0) return null;
  const columns: readonly Column<TrackRow>[] = [
    {
      label: t("person.tracks.from"),
      kind: "name",
      cell: (row) => (
        <Marked tr={tr} marks={row.marks}>
          {row.from}
        </Marked>
      ),
    },
    { label: t("person.tracks.to"), cell: (row) => row.to },
    { label: t("person.tracks.how"), cell: (row) => row.how },
    { label: t("person.tracks.track"), cell: (row) => row.track },
    { label: t("people.column.days"), kind: "number", cell: (row) => row.days },
  ];
  return (
    <Section id="custody" title={t("person.tracks")}>
      <DataTable tr={tr} caption={t("person.tracks.both")} columns={columns} rows={law.tracks} />
    </Section>
  );
}

function chargeColumns(tr: Translator): readonly Column<ChargeRow>[] {
  const { t } = tr;
  return [
    {
      label: t("person.charges.article"),
      kind: "name",
      cell: (row) => (
        <Marked tr={tr} marks={row.marks}>
          <TextPieces pieces={orUnknown(tr, row.articles)} />
          {row.written !== undefined && " "}
          {row.written !== undefined && <span class="quiet">{row.written}</span>}
        </Marked>
      ),
    },
    { label: t("person.tracks.track"), cell: (row) => row.track },
    {
      label: t("person.charges.status"),
      cell: (row) => (
        <>
          {row.stage}
          {row.history.length > 0 && <span class="quiet"> ({row.history.join("; ")})</span>}
          {row.notes.length > 0 && (
            <span class="quiet">
              <br />
              <TextPieces pieces={row.notes} separator=" " />
            </span>
          )}
        </>
      ),
    },
    { label: t("person.charges.date"), cell: (row) => row.since },
  ];
}

/** Charges with their stages; the official wording is one click away, in the voice of the law. */
export function ChargesSection({ tr, law }: Props) {
  const { t } = tr;
  return (
    <Section id="charges" title={t("person.charges")}>
      {law.charges.length === 0 ? (
        <p class="quiet">{t("person.charges.none")}</p>
      ) : (
        <DataTable tr={tr} caption={t("person.charges.voice")} columns={chargeColumns(tr)} rows={law.charges} />
      )}
    </Section>
  );
}

function sentenceColumns(tr: Translator): readonly Column<SentenceRow>[] {
  const { t } = tr;
  return [
    {
      label: t("person.sentence.date"),
      kind: "name",
      cell: (row) => (
        <Marked tr={tr} marks={row.marks}>
          {row.date}
        </Marked>
      ),
    },
    { label: t("person.sentence.penalty"), cell: (row) => <TextPieces pieces={orUnknown(tr, row.penalties)} separator="; " /> },
    { label: t("person.sentence.articles"), cell: (row) => <TextPieces pieces={orUnknown(tr, row.articles)} /> },
    { label: t("person.sentence.court"), cell: (row) => <TextPieces pieces={orUnknown(tr, row.court)} separator="; " /> },
    { label: t("person.sentence.status"), cell: (row) => (row.status.length === 0 ? t("word.notStated") : row.status.join("; ")) },
  ];
}

function EndOfTerm({ tr, end }: { readonly tr: Translator; readonly end: EndView }) {
  const { t } = tr;
  return (
    <>
      <p>
        <strong>{end.current}</strong>
        {end.releasedEarlier && <> ({t("person.end.reason.release")})</>}
      </p>
      {end.unknown !== null && end.unknown !== "" && <p>{t("person.end.unknown", { missing: end.unknown })}</p>}
      <p class="quiet">{t("person.end.computed")}</p>
      <DataTable
        tr={tr}
        caption={t("person.end.versions")}
        rows={end.versions}
        columns={[
          { label: t("person.end.from"), kind: "name", cell: (row) => row.since },
          { label: t("person.end.value"), cell: (row) => row.end },
          { label: t("person.end.why"), cell: (row) => row.why },
          { label: t("person.end.how"), cell: (row) => row.how.join("; ") },
        ]}
      />
    </>
  );
}

/** Verdicts, and when the term is planned to end, with every version of that day and why it moved. */
export function SentenceSection({ tr, law }: Props) {
  const { t } = tr;
  return (
    <Section id="sentence" title={t("person.sentence")}>
      {law.sentences.length === 0 ? (
        <p class="quiet">{t("person.sentence.none")}</p>
      ) : (
        <DataTable tr={tr} caption={t("person.sentence")} captionHidden columns={sentenceColumns(tr)} rows={law.sentences} />
      )}
      {law.ends.length > 0 && (
        <Section id="end" level={3} title={t("person.end")}>
          {law.ends.map((end) => (
            <EndOfTerm tr={tr} end={end} />
          ))}
        </Section>
      )}
    </Section>
  );
}
