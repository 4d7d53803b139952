import { findProperty } from "../../../ledger/schema.ts";
import type { LocalText, NameValue, PenaltyValue, ProvisionValue } from "../../../registry/values.ts";
import {
  countryName,
  dateText,
  lengthText,
  localText,
  penaltyText,
  plain,
  provisionTexts,
  referenceText,
  type Text,
  type Words,
} from "./wording.ts";

/** Properties whose values are codes, with the group of messages that has their words. */
const CODED: Readonly<Record<string, string>> = {
  "person.gender": "gender",
  "detention.track": "track",
  "detention.manner": "manner",
  "stay.whereabouts": "whereabouts",
  "stay.state": "state",
  "charge.status": "charge",
  "hearing.stage": "hearing",
  "sentence.status": "sentenceStatus",
  "sentence.adds_to": "addsTo",
  "appeal.outcome": "appeal",
  "recognition.kind": "recognition",
  "act.kind": "act",
  "contact.channel": "channel",
  "release.kind": "release",
  "release.status": "releaseStatus",
  "death.circumstances": "death",
  "listing.list": "listing",
  "report.status": "reported",
};

const DATES = /\.(?:began|ended|on|as_of|listed_on|removed_on|credit_from)$/u;
const COUNTRIES: ReadonlySet<string> = new Set(["person.citizenship", "release.destination"]);

/** Words of a code; the code itself where this build has none. */
function codeText({ tr, gender }: Words, group: string, code: string): string {
  const key = `${group}.${code}`;
  return tr.has(key) ? tr.t(key, { gender }) : code;
}

function structured(words: Words, property: string, value: object): Text {
  const { tr } = words;
  if (property === "person.name") {
    const { text, lang } = value as NameValue;
    return localText(words, { text, lang });
  }
  if (property.endsWith(".penalty")) return plain(penaltyText(tr, value as PenaltyValue));
  if (property.endsWith(".provision"))
    return plain(
      provisionTexts(words, value as ProvisionValue)
        .map((text) => text.text)
        .join("; "),
    );
  if (property === "sentence.stated_total") return plain(lengthText(tr, value));
  return "text" in value && "lang" in value ? localText(words, value as LocalText) : plain("");
}

/** The value of any property in words, for putting statements side by side. */
export function valueText(words: Words, property: string, value: unknown): Text {
  const { tr } = words;
  if (typeof value === "boolean") return plain(tr.t(value ? "word.yes" : "word.no"));
  if (typeof value === "number") return plain(property === "person.birth_year" ? String(value) : tr.number(value));
  if (typeof value === "object" && value !== null) return structured(words, property, value);
  const text = String(value);
  const group = CODED[property];
  if (group !== undefined) return plain(codeText(words, group, text));
  if (COUNTRIES.has(property)) return plain(countryName(tr, text));
  if ((findProperty(property)?.refers ?? null) !== null) return referenceText(words, text) ?? plain(tr.t("word.unknown"));
  return plain(DATES.test(property) ? dateText(tr, text) : text);
}

/** What a property is about: "Detention: date". */
export function topicText({ tr }: Words, property: string): string {
  const [kind = "", name = ""] = property.split(".");
  const [event, field] = [`event.${kind}`, `field.${name}`];
  const parts = [event, field].flatMap((key) => (tr.has(key) ? [tr.t(key)] : []));
  return parts.join(": ");
}
