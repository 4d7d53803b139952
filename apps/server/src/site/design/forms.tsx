import type { Translator } from "../i18n.ts";
import { AT_PARAM, KNOWN_AT_PARAM, pageHref, type HeadChoice, type PageTime } from "./links.ts";

export type FilterOption = { readonly value: string; readonly label: string };
export type FilterField =
  | {
      readonly kind: "text";
      readonly name: string;
      readonly label: string;
      readonly value: string;
      readonly hint?: string;
    }
  | {
      readonly kind: "select";
      readonly name: string;
      readonly label: string;
      readonly value: string;
      readonly options: readonly FilterOption[];
    };

/** Values that a form keeps without showing them, such as the sort order or the chosen date. */
export type HiddenValues = Readonly<Record<string, string | undefined>>;

export type FilterFormProps = {
  readonly tr: Translator;
  readonly action: string;
  readonly legend: string;
  readonly fields: readonly FilterField[];
  readonly hidden?: HiddenValues;
  readonly submit: string;
  /** Where the unfiltered list is; shown only when something is filtered. */
  readonly clear?: { readonly href: string; readonly label: string } | undefined;
};

/** A filter as a plain GET form: the result has an address and works without scripts. */
export function FilterForm({ tr, action, legend, fields, hidden = {}, submit, clear }: FilterFormProps) {
  return (
    <form class="form filter" method="get" action={action} role="search" aria-label={legend}>
      <fieldset>
        <legend>{legend}</legend>
        <div class="fields">
          {fields.map((field) => (
            <Field tr={tr} field={field} />
          ))}
        </div>
        <Hidden values={hidden} />
        <p class="form-actions">
          <button type="submit">{submit}</button>
          {clear !== undefined && <a href={clear.href}>{clear.label}</a>}
        </p>
      </fieldset>
    </form>
  );
}

function Field({ tr, field }: { readonly tr: Translator; readonly field: FilterField }) {
  const id = `filter-${field.name}`;
  if (field.kind === "select") {
    return (
      <div class="field">
        <label for={id}>{field.label}</label>
        <select id={id} name={field.name}>
          <option value="" selected={field.value === ""}>
            {tr.t("people.filter.any")}
          </option>
          {field.options.map((option) => (
            <option value={option.value} selected={option.value === field.value}>
              {option.label}
            </option>
          ))}
        </select>
      </div>
    );
  }
  return (
    <div class="field">
      <label for={id}>{field.label}</label>
      {/* A name looked for must not stay in the browser of a shared computer. */}
      <input
        id={id}
        name={field.name}
        type="search"
        value={field.value}
        autocomplete="off"
        spellcheck={false}
        maxlength={100}
        aria-describedby={field.hint === undefined ? undefined : `${id}-hint`}
      />
      {field.hint !== undefined && (
        <p class="hint" id={`${id}-hint`}>
          {field.hint}
        </p>
      )}
    </div>
  );
}

export type TimePickerProps = {
  readonly tr: Translator;
  readonly action: string;
  readonly time: PageTime;
  /** Today, as `YYYY-MM-DD`: the register makes no forecasts. */
  readonly today: string;
  readonly hidden?: HiddenValues;
};

/** Asks for the two dates of every figure: the day in life, and the day of knowledge. */
export function TimePicker({ tr, action, time, today, hidden = {} }: TimePickerProps) {
  const { t } = tr;
  return (
    <form class="form time-picker" method="get" action={action} aria-label={t("time.legend")}>
      <fieldset>
        <legend>{t("time.legend")}</legend>
        <div class="fields">
          <div class="field">
            <label for="time-at">{t("time.at")}</label>
            <input id="time-at" type="date" name={AT_PARAM} value={time.at ?? ""} max={today} aria-describedby="time-at-hint" />
            <p class="hint" id="time-at-hint">
              {t("time.atHint")}
            </p>
          </div>
          <div class="field">
            <label for="time-known">{t("time.known")}</label>
            <KnownChoice tr={tr} time={time} today={today} />
          </div>
        </div>
        <Hidden values={hidden} />
        <p class="form-actions">
          <button type="submit">{t("time.submit")}</button>
        </p>
      </fieldset>
    </form>
  );
}

/** What was known: states fixed by signed heads where there is a log, else any day. */
function KnownChoice({ tr, time, today }: Pick<TimePickerProps, "tr" | "time" | "today">) {
  const { t } = tr;
  const { heads = [], knownAt = "", head } = time;
  if (heads.length === 0)
    return (
      <>
        <input id="time-known" type="date" name={KNOWN_AT_PARAM} value={knownAt} max={today} aria-describedby="time-known-hint" />
        <p class="hint" id="time-known-hint">
          {t("time.knownHint")}
        </p>
      </>
    );
  // Whoever came by an older link stays where it led until another state is chosen.
  const own = knownAt === "" || heads.some(({ text }) => text === knownAt) ? [] : [head ?? knownAt];
  const labelOf = (choice: HeadChoice | string): string =>
    typeof choice === "string"
      ? t("proofs.heads.unsigned", { date: tr.day(choice) })
      : t("proofs.heads.option", { date: tr.day(choice.day), n: tr.number(choice.size) });
  return (
    <>
      <select id="time-known" name={KNOWN_AT_PARAM} aria-describedby="time-known-hint">
        <option value="" selected={knownAt === ""}>
          {t("proofs.heads.now")}
        </option>
        {[...own, ...heads].map((choice) => {
          const value = typeof choice === "string" ? choice : choice.text;
          return (
            <option value={value} selected={value === knownAt}>
              {labelOf(choice)}
            </option>
          );
        })}
      </select>
      <p class="hint" id="time-known-hint">
        {t("proofs.heads.hint")} <a href={pageHref(tr.lang, "/log")}>{t("proofs.heads.all")}</a>
      </p>
    </>
  );
}

function Hidden({ values }: { readonly values: HiddenValues }) {
  return (
    <>
      {Object.entries(values).map(([name, value]) =>
        value === undefined || value === "" ? null : <input type="hidden" name={name} value={value} />,
      )}
    </>
  );
}
