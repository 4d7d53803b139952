import { findProperty } from "../../ledger/schema.ts";
import { REGIMES, codesOf } from "../../registry/codes.ts";
import type { DraftClaim } from "../draft.ts";
import type { FaultCode } from "../findings.ts";
import type { CompiledField } from "./compile.ts";
import type { Mapping, PenaltyPart } from "./mapping.ts";
import { readLength } from "./read-length.ts";
import type { Target } from "./targets.ts";
import { codeForWord } from "./value-words.ts";

type Problem = { readonly code: FaultCode; readonly detail?: string | undefined };
type Assembled = { readonly slot: string; readonly property: string; readonly value: Record<string, unknown>; readonly written: string[] };

/** Puts penalties and lengths together from the columns that hold their parts. */
export type Penalties = {
  add(field: CompiledField & { readonly target: Target }, text: string, mapping: Mapping): Problem | undefined;
  claims(refuse: (property: string, problem: string) => void): DraftClaim[];
};

const wholeNumber = (text: string): number | undefined =>
  /^\d{1,6}(?:[.,]0+)?$/.test(text) ? Math.trunc(Number(text.replace(",", "."))) : undefined;

function regimeOf(text: string, field: { readonly target: Target }, mapping: Mapping): string | undefined {
  const known: readonly string[] = codesOf(REGIMES);
  const code = mapping.values["sentence.regime"]?.[text] ?? (known.includes(text) ? text : codeForWord(field.target, text, "regime"));
  return code !== undefined && known.includes(code) ? code : undefined;
}

/** The kinds a penalty may have, from its declaration. */
function kindsOf(mapping: Mapping, text: string, target: Target): string | undefined {
  return mapping.values[target.property.code]?.[text] ?? codeForWord(target, text) ?? text;
}

function partValue(field: { readonly target: Target; readonly part: PenaltyPart }, text: string, mapping: Mapping): unknown {
  switch (field.part) {
    case "kind":
      return kindsOf(mapping, text, field.target);
    case "regime":
      return regimeOf(text, field, mapping);
    case "length":
      return readLength(text);
    case "years":
    case "months":
    case "days":
      return wholeNumber(text);
    case "amount":
      return /^[\d\s\u00a0]+(?:[.,]\d+)?$/.test(text) ? Number(text.replaceAll(/[\s\u00a0]/gu, "").replace(",", ".")) : undefined;
    case "currency":
      return text.toUpperCase();
  }
}

const LENGTHS: ReadonlySet<PenaltyPart> = new Set(["years", "months", "days"]);

export function createPenalties(): Penalties {
  const assembled = new Map<string, Assembled>();
  return {
    add(field, text, mapping) {
      const { part, slot, target } = field;
      if (part === undefined) return { code: "not-accepted" };
      const key = `${slot} ${target.property.code}`;
      const one = assembled.get(key) ?? { slot, property: target.property.code, value: {}, written: [] };
      const value = partValue({ target, part }, text, mapping);
      if (value === undefined)
        return {
          code: part === "regime" ? "not-a-code" : "not-a-number",
          detail: part === "regime" ? codesOf(REGIMES).join(", ") : undefined,
        };
      assembled.set(key, one);
      if (part === "length") one.written.push(text);
      if (LENGTHS.has(part) || part === "length") {
        const added = part === "length" ? (value as object) : { [part]: value };
        if (target.form === "length") Object.assign(one.value, added);
        else one.value["length"] = { ...(one.value["length"] as object | undefined), ...added };
      } else one.value[part] = value;
      return undefined;
    },
    claims(refuse) {
      return [...assembled.values()].flatMap(({ slot, property, value, written }): DraftClaim[] => {
        const parsed = findProperty(property)?.value.safeParse(value);
        if (parsed?.success === true)
          return [{ slot, property, value: parsed.data, grounds: 0, ...(written.length === 0 ? {} : { written: written.join(" ") }) }];
        const issue = parsed?.error.issues[0];
        refuse(property, `${issue?.path.join(".") ?? ""} ${issue?.message ?? ""}`.trim());
        return [];
      });
    },
  };
}
