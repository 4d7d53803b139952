import type { NameValue } from "../../registry/values.ts";
import type { PageRequest } from "../page.ts";
import { textIn, type Text } from "./text.ts";

/** A person by name, leading to the page about them. Where no name is published there is no page either, and nothing to follow. */
export function personText({ tr, lang }: Pick<PageRequest, "tr" | "lang">, name: NameValue | undefined, href: string): Text {
  return name === undefined ? { text: tr.t("people.nameless") } : { ...textIn(lang, name), href };
}
