import type { Child } from "hono/jsx";
import type { State } from "../../registry/codes.ts";
import type { Translator } from "../i18n.ts";

/** Each tone has a shape of its own, so that it is readable without colour. */
export type Tone = "held" | "restricted" | "free" | "died" | "unknown";

/** Shape of each state. What counts as custody is decided by the register, not here. */
export const STATE_TONES: Readonly<Record<State, Tone>> = {
  detained: "held",
  admin_arrest: "held",
  remand: "held",
  house_arrest: "restricted",
  charged: "restricted",
  at_large_before_trial: "free",
  in_hiding_or_wanted: "free",
  trial: "restricted",
  sentenced_not_in_force: "restricted",
  in_force: "restricted",
  in_transit: "held",
  colony: "held",
  prison_regime: "held",
  open_type: "held",
  home_restriction: "restricted",
  colony_settlement: "held",
  hospital_custody: "held",
  psychiatric_compulsory: "held",
  whereabouts_unknown: "unknown",
  released: "free",
  returned_to_custody: "held",
  died: "died",
  exiled: "free",
  convicted_in_absentia: "free",
  record_spent: "free",
  rehabilitated: "free",
};

/** A state in words with its shape. */
export function StateLabel({ tone, children }: { readonly tone: Tone; readonly children?: Child }) {
  return (
    <span class={`state state-${tone}`}>
      <svg class="state-shape" viewBox="0 0 12 12" width="12" height="12" aria-hidden="true" focusable="false">
        <ToneShape tone={tone} />
      </svg>
      {children}
    </span>
  );
}

function ToneShape({ tone }: { readonly tone: Tone }) {
  switch (tone) {
    case "held":
      return <rect class="shape-solid" x="1.5" y="1.5" width="9" height="9" />;
    case "restricted":
      return <path class="shape-hollow" d="M2 2H10V10H2ZM2 10L10 2" />;
    case "free":
      return <circle class="shape-hollow" cx="6" cy="6" r="4.25" />;
    case "died":
      return <rect class="shape-solid" x="0" y="5" width="12" height="2" />;
    case "unknown":
      return <path class="shape-dashed" d="M6 1L11 6L6 11L1 6Z" />;
  }
}

/** A short word in a frame: an article, a place kind. */
export function Tag({ href, children }: { readonly href?: string | undefined; readonly children?: Child }) {
  return href === undefined ? (
    <span class="tag">{children}</span>
  ) : (
    <a class="tag" href={href}>
      {children}
    </a>
  );
}

/** Stands where a portrait would: there is none, and nothing is put in its place. */
export function InitialsTile({ tr, name }: { readonly tr: Translator; readonly name: string }) {
  const initials = name
    .split(/[\s-]+/u)
    .filter((part) => /^\p{L}/u.test(part))
    .slice(0, 2)
    .map((part) => [...part][0]?.toLocaleUpperCase(tr.lang) ?? "")
    .join("");
  return (
    <div class="portrait" role="img" aria-label={tr.t("person.portrait", { initials })}>
      <span aria-hidden="true">{initials}</span>
    </div>
  );
}
