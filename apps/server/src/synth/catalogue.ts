import type { Command } from "../ledger/command.ts";
import { perform, type Ledger } from "../ledger/ledger.ts";
import { catalogueCommands } from "../registry/record-catalogue.ts";
import { SYNTHETIC_MARK } from "../registry/synthetic.ts";

/** Who writes invented records. */
export const INVENTOR = { id: "synth" } as const;

/** Invented facts rest on nothing but their making. */
export const INVENTED = {
  sources: [{ title: "Synthetic: invented for tests, no real person", publisher: "apora synth" }],
  reliability: "F",
  credibility: 6,
} as const;

const named = (text: string): object => ({ name: [{ text, lang: "en", script: "Latn", role: "legal" }] });

type Item = { readonly code: string; readonly fields: object; readonly grounds: typeof INVENTED };
const item = (code: string, fields: object): Item => ({ code, fields, grounds: INVENTED });

const REGIONS = ["SYN-A", "SYN-B", "SYN-C", "SYN-D", "SYN-E", "SYN-F"];
const KINDS = ["pretrial", "pretrial", "pretrial", "colony", "colony", "colony", "prison", "open-type", "temporary", "hospital"];

/** Codes of places by what happens there; what people are held in is drawn from these. */
export const PLACES = Array.from({ length: 31 }, (_, i) => ({
  code: `SYN-${String(i + 1).padStart(2, "0")}`,
  kind: KINDS[i % KINDS.length] ?? "colony",
}));
/** Codes of recognising bodies. */
export const BODIES = ["synthetic-centre", "synthetic-union"] as const;
/** The code of law and its articles, most used first. */
export const CODE = "SYN";
export const ARTICLES = ["342", "130", "361", "368", "293", "364", "411", "356", "289", "339", "369", "188"] as const;

async function recordAll(ledger: Ledger, kind: keyof typeof catalogueCommands, items: readonly Item[]): Promise<void> {
  const command = catalogueCommands[kind];
  if (command === undefined) throw new Error(`no command for ${kind}`);
  await perform(ledger, command as Command, { actor: INVENTOR, input: { items } });
}

/** Writes the mark and, with it, what invented people refer to. Only for an empty ledger. */
export async function recordCatalogue(ledger: Ledger): Promise<void> {
  const mark = item(SYNTHETIC_MARK, named("Synthetic register: every record in it is invented"));
  await recordAll(ledger, "organisation", [mark, ...BODIES.map((code) => item(code, named(`Synthetic body ${code}`)))]);
  await recordAll(
    ledger,
    "place",
    PLACES.map(({ code, kind }, i) => item(code, { ...named(`Synthetic place ${code}`), kind, region: REGIONS[i % REGIONS.length] })),
  );
  await recordAll(
    ledger,
    "provision",
    ARTICLES.map((article) => item(`${CODE}:${article}`, { code: CODE, number: article })),
  );
}
