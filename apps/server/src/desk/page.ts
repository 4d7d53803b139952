import type { Child } from "hono/jsx";
import type { Actor } from "../ledger/command.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { Reader } from "../platform/database.ts";
import type { Language, Translator } from "../site/i18n.ts";

/** What was sent with a form: its fields, and the file where there is one. The file goes when the answer is given. */
export type Form = {
  readonly fields: ReadonlyMap<string, string>;
  readonly file?: { readonly path: string; readonly name: string } | undefined;
};

/** Everything a page of the desk is made from. */
export type DeskRequest = {
  readonly lang: Language;
  readonly tr: Translator;
  /** Path after the language: `/imports`. */
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly ledger: Ledger;
  readonly reader: Reader;
  readonly actor: Actor;
  /** Goes into every form. */
  readonly formToken: string;
};

export type DeskAnswer =
  | { readonly kind: "page"; readonly html: Child; readonly status?: number }
  | { readonly kind: "redirect"; readonly path: string }
  | { readonly kind: "file"; readonly name: string; readonly type: string; readonly body: string }
  | { readonly kind: "not-found" };

export const NOT_FOUND: DeskAnswer = { kind: "not-found" };

/** A page of the desk: what it shows, and what its forms do. Forms answer with a redirect. */
export type DeskPage = {
  readonly pattern: string;
  readonly show: (request: DeskRequest) => Promise<DeskAnswer>;
  readonly act?: (request: DeskRequest, form: Form) => Promise<DeskAnswer>;
  /** Whether its form sends a file. */
  readonly takesFile?: boolean;
};
