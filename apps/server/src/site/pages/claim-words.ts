import type { Claim } from "../../ledger/claim.ts";
import { tryParseDate } from "../../ledger/edtf.ts";
import { findProperty } from "../../ledger/schema.ts";
import { formatProvision } from "../../registry/article-notation.ts";
import { edtfDate, localText, nameValue, penaltyValue, provisionValue, type LocalText } from "../../registry/values.ts";
import type { Translator } from "../i18n.ts";

/** Where the words for the codes of a property are. A property that is not here shows no code at all. */
const CODED: Readonly<Record<string, string>> = {
  "detention.track": "track",
  "detention.manner": "manner",
  "stay.whereabouts": "whereabouts",
  "stay.state": "state",
  "charge.status": "charge",
  "hearing.stage": "hearing",
  "sentence.status": "sentenceStatus",
  "appeal.outcome": "appeal",
  "recognition.kind": "recognition",
  "act.kind": "act",
  "contact.channel": "channel",
  "release.kind": "release",
  "death.circumstances": "death",
  "listing.list": "listing",
  "report.status": "reported",
  "place.kind": "placeKind",
  "place.region": "region",
  "place.existence": "verification",
  "place.address_state": "verification",
  "organisation.kind": "organisationKind",
  "organisation.state": "verification",
  "provision.label_state": "labelState",
  "provision.group": "provisionGroup",
  "reported_figure.indicator": "indicator",
  "reported_figure.unit": "reportedUnit",
};

/** What a claim is about in words: "detention: when it began". A property newer than this build keeps its code. */
export function propertyWords(tr: Translator, code: string): string {
  const [kind = "", name = ""] = code.split(".");
  const [kindKey, nameKey] = [`kind.${kind}`, `property.${name}`];
  const words = tr.has(nameKey) ? tr.t(nameKey) : name;
  return tr.has(kindKey) ? `${tr.t(kindKey)}: ${words}` : words;
}

/** The language a stored text carries; undefined for anything that is no text. */
function textOf(value: unknown): LocalText | undefined {
  const text = localText.safeParse(value);
  if (text.success) return text.data;
  const name = nameValue.safeParse(value);
  return name.success ? { text: name.data.text, lang: name.data.lang } : undefined;
}

function provisionsOf(tr: Translator, value: unknown): string {
  const read = provisionValue.safeParse(value);
  if (!read.success) return "";
  if (read.data.kind === "not_disclosed") return tr.t("charge.not_disclosed");
  if (read.data.kind === "described") return read.data.text;
  return read.data.provisions
    .map(({ code, article, part, point }) =>
      formatProvision({ code, article, ...(part === undefined ? {} : { part }), ...(point === undefined ? {} : { point }) }, tr.lang),
    )
    .join("; ");
}

/** A penalty in short: what and how long. Regime and amount are on the page of the person. */
function penaltyOf(tr: Translator, value: unknown): string {
  const read = penaltyValue.safeParse(value);
  if (!read.success) return "";
  const { kind, length = {} } = read.data;
  const parts = [
    length.years === undefined ? "" : tr.t("count.years", { n: length.years }),
    length.months === undefined ? "" : tr.t("count.months", { n: length.months }),
    length.days === undefined ? "" : tr.t("count.days", { n: length.days }),
  ].filter((part) => part !== "");
  return [tr.t(`penalty.${kind}`), parts.join("\u00a0")].filter((part) => part !== "").join(", ");
}

type ValueWords = { readonly text: string; readonly lang?: string | undefined };

/**
 * The value of a claim in short, where it can be said in words: texts, dates, numbers, codes that have words. Empty for
 * references and for what has too many parts; the page it leads to shows those.
 */
export function valueWords(tr: Translator, claim: Claim): ValueWords {
  const { property, value } = claim;
  const text = textOf(value);
  if (text !== undefined) return text;
  if (typeof value === "boolean") return { text: tr.t(value ? "word.yes" : "word.no") };
  if (typeof value === "number") return { text: property === "person.birth_year" ? String(value) : tr.number(value) };
  if (property.endsWith(".provision")) return { text: provisionsOf(tr, value) };
  if (property === "sentence.penalty") return { text: penaltyOf(tr, value) };
  if (property === "place.coordinates") {
    const { lat, lon } = value as { lat: number; lon: number };
    return { text: tr.t("places.ofTown", { lat: tr.number(lat), lon: tr.number(lon) }) };
  }
  if (typeof value !== "string") return { text: "" };
  const coded = CODED[property];
  if (coded !== undefined) {
    const key = `${coded}.${value}`;
    return { text: tr.has(key) ? tr.t(key) : value };
  }
  const declared = findProperty(property);
  if (declared === undefined || declared.refers !== null || /^[0-9a-f-]{36}$/u.test(value)) return { text: "" };
  const date = declared.value === edtfDate ? tryParseDate(value) : undefined;
  return { text: date === undefined ? value : tr.edtf(date) };
}
