import type { FieldMapping, Mapping } from "../../../imports/mapping/mapping.ts";
import { PARTS } from "../../../imports/mapping/mapping.ts";
import type { Sample } from "../../../imports/mapping/suggest.ts";
import { targetsFor } from "../../../imports/mapping/targets.ts";
import type { Translator } from "../../../site/i18n.ts";
import { columnControl, constantLine, KEY_CHOICE, SOURCE_CHOICES } from "./mapping-form.ts";

/** Values of a column as its first rows have them. */
function examplesOf({ rows }: Sample, column: number): string {
  const texts = rows.slice(0, 20).flatMap(({ cells }) => {
    const cell = cells[column];
    return cell === undefined || (typeof cell === "object" && "fault" in cell) ? [] : [typeof cell === "object" ? cell.date : String(cell)];
  });
  return [...new Set(texts)]
    .slice(0, 3)
    .map((text) => text.slice(0, 40))
    .join(" · ");
}

/** Properties by kind, in the order of the schema. */
function groupsOf(about: "person"): readonly (readonly [kind: string, codes: readonly string[]])[] {
  const groups = new Map<string, string[]>();
  for (const code of targetsFor(about).keys()) {
    const kind = code.slice(0, code.indexOf("."));
    groups.set(kind, [...(groups.get(kind) ?? (kind === about ? [] : [kind])), code]);
  }
  return [...groups];
}

const GROUPS = groupsOf("person");

type TargetProps = { readonly tr: Translator; readonly name: string; readonly label: string; readonly chosen: string };

/** Everything a column may be. */
function TargetSelect({ tr, name, label, chosen }: TargetProps) {
  const { t } = tr;
  return (
    <select name={name} aria-label={label}>
      <option value="">{t("imports.map.leave")}</option>
      <option value={KEY_CHOICE} selected={chosen === KEY_CHOICE}>
        {t("imports.map.key")}
      </option>
      <optgroup label={t("imports.map.source")}>
        {SOURCE_CHOICES.map((code) => (
          <option value={code} selected={chosen === code}>
            {code}
          </option>
        ))}
      </optgroup>
      {GROUPS.map(([kind, codes]) => (
        <optgroup label={kind}>
          {codes.map((code) => (
            <option value={code} selected={chosen === code}>
              {code}
            </option>
          ))}
        </optgroup>
      ))}
    </select>
  );
}

type ColumnProps = {
  readonly tr: Translator;
  readonly sample: Sample;
  readonly place: { readonly sheet: number; readonly column: number };
  readonly heading: string;
  readonly chosen: string;
  readonly field: FieldMapping | undefined;
};

function ColumnRow({ tr, sample, place, heading, chosen, field }: ColumnProps) {
  const { t } = tr;
  const name = (control: Parameters<typeof columnControl>[0]): string => columnControl(control, place.sheet, place.column);
  const label = (text: string): string => `${text}: ${heading}`;
  return (
    <tr role="row">
      <th scope="row" role="rowheader" class="name" data-label={t("imports.map.column")}>
        {heading}
      </th>
      <td role="cell" data-label={t("imports.map.examples")}>
        <span class="cell">{examplesOf(sample, place.column)}</span>
      </td>
      <td role="cell" data-label={t("imports.map.to")}>
        <TargetSelect tr={tr} name={name("to")} label={label(t("imports.map.to"))} chosen={chosen} />
      </td>
      <td role="cell" data-label={t("imports.map.event")}>
        <input name={name("event")} value={field?.event ?? ""} maxlength={40} size={6} aria-label={label(t("imports.map.event"))} />
      </td>
      <td role="cell" data-label={t("imports.map.part")}>
        <select name={name("part")} aria-label={label(t("imports.map.part"))}>
          <option value="">{""}</option>
          {PARTS.map((part) => (
            <option value={part} selected={field?.part === part}>
              {part}
            </option>
          ))}
        </select>
      </td>
      <td role="cell" data-label={t("imports.map.language")}>
        <input name={name("lang")} value={field?.lang ?? ""} maxlength={3} size={3} aria-label={label(t("imports.map.language"))} />
      </td>
      <td role="cell" data-label={t("imports.map.familyFirst")}>
        <input
          type="checkbox"
          name={name("family")}
          checked={field?.familyFirst === true}
          aria-label={label(t("imports.map.familyFirst"))}
        />
      </td>
    </tr>
  );
}

function chosenFor(mapping: Mapping, sample: Sample, heading: string): { chosen: string; field: FieldMapping | undefined } {
  const sheet = mapping.sheets.find((one) => one.sheet === sample.sheet);
  if (sheet?.key === heading) return { chosen: KEY_CHOICE, field: undefined };
  const document = SOURCE_CHOICES.find((choice) => {
    const given = mapping.source[choice.slice("source.".length) as "url"];
    return given !== undefined && "column" in given && given.column === heading;
  });
  const field = sheet?.fields.find((one) => one.column === heading);
  return { chosen: document ?? field?.to ?? "", field };
}

/** The columns of a sheet, each with what it is; and what is the same in every row. */
export function SheetFields({
  tr,
  mapping,
  sample,
  index,
}: {
  readonly tr: Translator;
  readonly mapping: Mapping;
  readonly sample: Sample;
  readonly index: number;
}) {
  const { t } = tr;
  const constants = mapping.sheets.find((one) => one.sheet === sample.sheet)?.fields.filter((field) => field.column === undefined) ?? [];
  return (
    <fieldset>
      <legend>{sample.sheet === "" ? t("imports.map.columns") : t("imports.map.sheet", { sheet: sample.sheet })}</legend>
      <table class="data" role="table">
        <caption class="unseen">{t("imports.map.columns")}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {(["column", "examples", "to", "event", "part", "language", "familyFirst"] as const).map((key) => (
              <th scope="col" role="columnheader">
                {t(`imports.map.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {sample.headings.map((heading, column) => (
            <ColumnRow
              tr={tr}
              sample={sample}
              place={{ sheet: index, column }}
              heading={heading}
              {...chosenFor(mapping, sample, heading)}
            />
          ))}
        </tbody>
      </table>
      <div class="field">
        <label for={`constants-${index}`}>{t("imports.map.constants")}</label>
        <textarea id={`constants-${index}`} name={`constants.${index}`} rows={4} aria-describedby={`constants-${index}-hint`}>
          {constants.map(constantLine).join("\n")}
        </textarea>
        <p class="hint" id={`constants-${index}-hint`}>
          {t("imports.map.constantsHint")} <code>detention.track = criminal</code>
        </p>
      </div>
    </fieldset>
  );
}

type Choice = {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [string, string])[];
};

function Select({ name, label, value, options }: Choice) {
  const id = name.replace(".", "-");
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select id={id} name={name}>
        {options.map(([code, text]) => (
          <option value={code} selected={code === value}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}

function Text({ name, label, value }: { readonly name: string; readonly label: string; readonly value: string }) {
  const id = name.replace(".", "-");
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input id={id} name={name} value={value} maxlength={500} autocomplete="off" />
    </div>
  );
}

type Options = readonly (readonly [code: string, text: string])[];
const same = (codes: readonly string[]): Options => codes.map((code) => [code, code]);

/** The choices about dates, each undecided at first: nothing is guessed for anybody. */
function dateChoices({ t }: Translator, { dates }: Mapping): readonly Choice[] {
  const undecided = ["", t("imports.choice.undecided")] as const;
  return [
    {
      name: "dates.order",
      label: t("imports.settings.order"),
      value: dates.order ?? "",
      options: [undecided, ["dmy", t("imports.choice.dmy")], ["mdy", t("imports.choice.mdy")], ["ymd", t("imports.choice.ymd")]],
    },
    {
      name: "dates.century",
      label: t("imports.settings.century"),
      value: dates.century ?? "",
      options: [undecided, ["2000", "20··"], ["1900", "19··"]],
    },
    {
      name: "dates.january",
      label: t("imports.settings.january"),
      value: dates.january ?? "",
      options: [undecided, ["day", t("imports.choice.day")], ["year", t("imports.choice.year")]],
    },
    {
      name: "dates.serials",
      label: t("imports.settings.serials"),
      value: dates.serials ?? "",
      options: [undecided, ...same(["1900", "1904"])],
    },
  ];
}

function otherChoices({ t }: Translator, { source, likely }: Mapping): readonly Choice[] {
  const undecided = ["", t("imports.choice.undecided")] as const;
  return [
    {
      name: "source.reliability",
      label: t("imports.settings.reliability"),
      value: source.reliability ?? "",
      options: [undecided, ...same([..."ABCDEF"])],
    },
    {
      name: "source.credibility",
      label: t("imports.settings.credibility"),
      value: String(source.credibility ?? ""),
      options: [undecided, ...same([..."123456"])],
    },
    {
      name: "likely",
      label: t("imports.settings.likely"),
      value: likely,
      options: [
        ["ask", t("imports.choice.ask")],
        ["new", t("imports.choice.new")],
      ],
    },
  ];
}

/** What is said about the whole file: its name as a list, its document, its dates. */
export function SettingsFields({ tr, mapping }: { readonly tr: Translator; readonly mapping: Mapping }) {
  const { t } = tr;
  const constant = (name: "url" | "title"): string => {
    const given = mapping.source[name];
    return given !== undefined && "value" in given ? given.value : "";
  };
  return (
    <fieldset>
      <legend>{t("imports.settings.title")}</legend>
      <div class="fields">
        <Text name="dataset" label={t("imports.settings.dataset")} value={mapping.dataset} />
        <Text name="language" label={t("imports.settings.language")} value={mapping.language} />
        <Text name="source.title" label={t("imports.settings.sourceTitle")} value={constant("title")} />
        <Text name="source.url" label={t("imports.settings.sourceUrl")} value={constant("url")} />
        {[...dateChoices(tr, mapping), ...otherChoices(tr, mapping)].map((choice) => (
          <Select {...choice} />
        ))}
      </div>
    </fieldset>
  );
}
