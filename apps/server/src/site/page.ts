import type { Policy } from "@apora/tlog";
import type { Child } from "hono/jsx";
import type { Position } from "../ledger/claim.ts";
import type { Day } from "../ledger/edtf.ts";
import type { Reader } from "../platform/database.ts";
import type { PageTime } from "./design/links.ts";
import type { Language, Translator } from "./i18n.ts";

/**
 * Everything a page is made from. A page is a pure function of its address, the language, the position of the ledger
 * and, where no date is given, of today: so it can be kept until one of them changes.
 */
export type PageRequest = {
  readonly reader: Reader;
  readonly lang: Language;
  readonly tr: Translator;
  /** Path after the language, without query: `/people`. */
  readonly path: string;
  /** The page's own query, without the dates. */
  readonly query: URLSearchParams;
  readonly time: PageTime;
  /** The day the page speaks of. */
  readonly at: string;
  readonly atDay: Day;
  /** What is known: everything up to this position. */
  readonly knownAt: Position;
  readonly today: string;
  /** What stands before the path in an address that leaves the site, where the operator has said it. */
  readonly publicOrigin?: string | undefined;
  /** Whether somebody reads reports of mistakes here. */
  readonly takesReports?: boolean | undefined;
  /** Which witnesses of the log are asked, as the operator has set it now. */
  readonly logPolicy?: (() => Promise<Policy | undefined>) | undefined;
};

/** What a page answers with. */
export type PageAnswer =
  | { readonly kind: "page"; readonly html: Child }
  /** Something else than HTML; `name` is what a browser that saves it calls it. */
  | { readonly kind: "file"; readonly type: string; readonly name: string; readonly body: Buffer }
  | { readonly kind: "redirect"; readonly path: string }
  | { readonly kind: "not-found" };

export const NOT_FOUND: PageAnswer = { kind: "not-found" };

/** A page: a pattern such as `/people/:id` and what it shows. */
export type Page = {
  readonly pattern: string;
  readonly render: (request: PageRequest, params: Readonly<Record<string, string>>) => Promise<PageAnswer>;
};
