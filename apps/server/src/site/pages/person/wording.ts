import type { EntityId } from "../../../ledger/claim.ts";
import { tryParseDate, type EdtfDate, type Length } from "../../../ledger/edtf.ts";
import { factsOf, type Entity, type Fact } from "../../../ledger/resolve.ts";
import type { Property } from "../../../ledger/schema.ts";
import { formatProvision } from "../../../registry/article-notation.ts";
import { shownName } from "../../../registry/person-file.ts";
import { readable } from "../../../registry/reader-languages.ts";
import type { LocalText, PenaltyValue, ProvisionReading, ProvisionValue } from "../../../registry/values.ts";
import { pageHref, type PageTime } from "../../design/links.ts";
import type { Translator } from "../../i18n.ts";
import { textIn, type Text } from "../text.ts";
import type { References } from "./references.ts";

export type { Text };

/** Everything needed to put facts about one person into words. */
export type Words = {
  readonly tr: Translator;
  readonly time: PageTime;
  readonly references: References;
  /** `female`, `male` or `other`, for the words that need it. */
  readonly gender: string;
};

const NBSP = "\u00a0";

export const plain = (text: string): Text => ({ text });

/** First letter large: codes have words for the middle of a sentence. */
export function capital(text: string): string {
  const [first = "", ...rest] = text;
  return first.toUpperCase() + rest.join("");
}

/** The name of a place, court, official or body in the reader's language; a link where it has a page. */
export function referenceText({ tr, time, references }: Words, id: EntityId | null | undefined): Text | undefined {
  if (id === null || id === undefined) return undefined;
  const found = references.get(id);
  if (found === undefined) return undefined;
  const name = shownName(found.names, tr.lang);
  const text: Text = name === undefined ? { text: found.code ?? "" } : textIn(tr.lang, name);
  const path = found.kind === "place" && found.code !== null ? `/places/${encodeURIComponent(found.code)}` : undefined;
  return path === undefined ? text : { ...text, href: pageHref(tr.lang, path, time) };
}

/** As `referenceText`, the bare words; empty where nothing is known. */
export const referenceName = (words: Words, id: EntityId | null | undefined): string => referenceText(words, id)?.text ?? "";

/** A text in its own language; marked where that is not the reader's. */
export const localText = ({ tr }: Pick<Words, "tr">, text: LocalText): Text => textIn(tr.lang, text);

/** Remarks of an event in the language the reader can read best. */
export function notesOf(words: Words, entity: Entity, property: Property<LocalText>): readonly Text[] {
  const texts = factsOf(entity, property).map((fact) => fact.value);
  return readable(texts, words.tr.lang, ({ lang }) => lang).map((text) => localText(words, text));
}

/** "11 years, 6 months". */
export function lengthText({ t }: Translator, { years = 0, months = 0, days = 0 }: Length): string {
  const parts = [
    years > 0 ? t("count.years", { n: years }) : undefined,
    months > 0 ? t("count.months", { n: months }) : undefined,
    days > 0 ? t("count.days", { n: days }) : undefined,
  ];
  return parts.filter((part) => part !== undefined).join(", ");
}

/** A penalty with its length, regime and amount. */
export function penaltyText(tr: Translator, penalty: PenaltyValue): string {
  const { t } = tr;
  const amount = penalty.amount === undefined ? undefined : `${tr.number(penalty.amount)}${NBSP}${penalty.currency ?? ""}`.trim();
  const parts = [
    t(`penalty.${penalty.kind}`),
    penalty.length === undefined ? undefined : lengthText(tr, penalty.length),
    penalty.regime === undefined ? undefined : t(`regime.${penalty.regime}`),
    amount,
  ];
  return parts.filter((part) => part !== undefined && part !== "").join(", ");
}

/** An article with its part, linked to its page, where the official wording stands. */
export function provisionText({ tr, time }: Pick<Words, "tr" | "time">, reading: ProvisionReading): Text {
  const { code, article, part, point } = reading;
  const text = formatProvision(
    { code, article, ...(part === undefined ? {} : { part }), ...(point === undefined ? {} : { point }) },
    tr.lang,
  );
  return { text, href: pageHref(tr.lang, `/articles/${encodeURIComponent(`${code}:${article}`)}`, time) };
}

/** What a person is charged with: articles, or that they are not disclosed, or the words of a source. */
export function provisionTexts(words: Pick<Words, "tr" | "time">, value: ProvisionValue): readonly Text[] {
  if (value.kind === "provisions") return value.provisions.map((reading) => provisionText(words, reading));
  if (value.kind === "not_disclosed") return [plain(words.tr.t("charge.not_disclosed"))];
  return [plain(value.text)];
}

/** Administrative codes of the country packs; every other code is a criminal one. */
const ADMINISTRATIVE = /^KoAP-/u;

/** Administrative or criminal, told by the codes of law; undefined where no article is named. */
export function trackOf(values: readonly ProvisionValue[]): "administrative" | "criminal" | undefined {
  const codes = values.flatMap((value) => (value.kind === "provisions" ? value.provisions.map((one) => one.code) : []));
  if (codes.length === 0) return undefined;
  return codes.every((code) => ADMINISTRATIVE.test(code)) ? "administrative" : "criminal";
}

/** A country by its code, in the reader's language. */
export function countryName({ lang }: Translator, code: string): string {
  try {
    return new Intl.DisplayNames([lang], { type: "region" }).of(code) ?? code;
  } catch {
    return code;
  }
}

/** A stored date in words; what cannot be read is shown as written. */
export function dateText({ edtf }: Translator, text: string): string {
  const date = tryParseDate(text);
  return date === undefined ? text : edtf(date);
}

/** For the machine-readable date of an event: only a plain day, month or year has one. */
export function isoDate(date: EdtfDate | undefined): string | undefined {
  return date !== undefined && /^\d{4}(-\d\d){0,2}$/u.test(date.text) ? date.text : undefined;
}

/** Values of the facts of a property. */
export const valuesOf = <T>(facts: readonly Fact<T>[]): readonly T[] => facts.map((fact) => fact.value);
