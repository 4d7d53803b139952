import { createLedger } from "../../../../cli/open-register.ts";
import { findCommand } from "../../../../ledger/command.ts";
import { perform, type Ledger } from "../../../../ledger/ledger.ts";
import { getHead } from "../../../../ledger/positions.ts";
import { readFrom } from "../../../../platform/database.ts";
import { createTestDatabase } from "../../../../testing/test-database.ts";
import type { Answer } from "../../../../platform/answer-cache.ts";
import { createRenderer } from "../../../render.tsx";
import { errorPage } from "../../error-page.tsx";
import { peoplePage } from "../../people-page.tsx";
import { personPage } from "../person-page.tsx";

/** The day on which the tests ask. */
export const TODAY = "2026-11-22";
export const HOSTILE = `<script>alert("x")</script> Q'Nil & Sons`;

/** A register of invented people in a database of its own, and the pages over it. */
export type InventedRegister = {
  readonly ledger: Ledger;
  /** Carries out a command; the clock shows noon of `on`. */
  call(name: string, input: unknown, on?: string): Promise<Record<string, string>>;
  person(name: string, events: readonly object[], fields?: object): Promise<string>;
  /** The position at which something was claimed, with its event. */
  claim(owner: string, property: string): Promise<{ position: number; entity: string }>;
  /** The answer to an address. */
  get(url: string): Promise<Answer>;
  /** The text of a page without its marks. */
  text(url: string): Promise<string>;
  close(): Promise<void>;
};

export const grounds = (publisher: string, more: object = {}): object => ({
  sources: [{ title: `Invented report of ${publisher}`, publisher, url: `https://example.org/${encodeURIComponent(publisher)}` }],
  reliability: "B",
  credibility: 2,
  ...more,
});

const name = (text: string, lang: string, script: string): object => ({ text, lang, script, role: "legal" });
export const names = (en: string, be = "", ru = ""): { name: object[] } => ({
  name: [name(en, "en", "Latn"), ...(be === "" ? [] : [name(be, "be", "Cyrl")]), ...(ru === "" ? [] : [name(ru, "ru", "Cyrl")])],
});

const CATALOGUE = [
  ["places", { code: "X-SIZO", fields: { ...names("Remand prison X", "СІЗА X", "СИЗО X"), kind: "pretrial" } }],
  ["places", { code: "X-COLONY", fields: { ...names("Colony X", "Калонія X", "Колония X"), kind: "colony" } }],
  ["organisations", { code: "body-one", fields: names("Body One", "Першая арганізацыя", "Первая организация") }],
  ["organisations", { code: "body-two", fields: names("Body Two") }],
  ["courts", { code: "X-COURT", fields: names("Court of X", "Суд X", "Суд X") }],
] as const;

/** Opens an invented register with places, bodies and a court, and no people. */
export async function openInventedRegister(): Promise<InventedRegister> {
  const database = await createTestDatabase();
  let now = new Date("2026-01-01T12:00:00Z");
  const ledger = createLedger(database.pool, { now: () => now, today: () => now.toISOString().slice(0, 10) });
  const reader = readFrom(database.pool);
  const render = createRenderer({ reader, pages: [personPage, peoplePage], headers: {}, errorPage });
  const call: InventedRegister["call"] = async (command, input, on) => {
    if (on !== undefined) now = new Date(`${on}T12:00:00Z`);
    const found = findCommand(command);
    if (found === undefined) throw new Error(`no command ${command}`);
    return (await perform(ledger, found, { actor: { id: "a-test" }, input })).result as Record<string, string>;
  };
  const get = async (url: string): Promise<Answer> => render(url, { position: (await getHead(reader)).position, today: TODAY });
  for (const [kind, item] of CATALOGUE) await call(`registry.record-${kind}`, { items: [{ ...item, grounds: grounds("Catalogue") }] });
  return {
    ledger,
    call,
    get,
    person: async (en, events, fields = {}) => {
      const synthetic = { public_role: [{ text: "invented for a test (synthetic)", lang: "en" }] };
      const input = { person: { ...names(en), ...synthetic, ...fields }, events, grounds: grounds("Agency One") };
      return (await call("registry.record-person", input))["person"] ?? "";
    },
    claim: async (owner, property) => {
      const { rows } = await database.pool.query<{ position: number; entity: string }>(
        "select position, entity from claim where owner = $1 and property = $2 order by position limit 1",
        [owner, property],
      );
      const [row] = rows;
      if (row === undefined) throw new Error(`no claim ${property}`);
      return row;
    },
    text: async (url) => plainText((await get(url)).body.toString()),
    close: () => database.drop(),
  };
}

/** What a reader sees of a page: no tags, entities resolved, every space plain. */
export function plainText(html: string): string {
  return html
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&")
    .replaceAll(/\s+/g, " ");
}

const from = (value: string, day: string): object => ({ value, valid: `${day}/..` });
const article = (number: string, part: string): object => ({ kind: "provisions", provisions: [{ code: "UK-BY", article: number, part }] });

/** A woman detained in 2021, sentenced twice, recognised, unheard of since 2024. */
export const LONG_CASE: readonly object[] = [
  { kind: "detention", fields: { began: "2021-03-10", track: "criminal", manner: "detained", place: "X-SIZO" } },
  { kind: "charge", fields: { provision: article("342", "1"), status: [from("charged", "2021-03-20"), from("convicted", "2021-09-01")] } },
  {
    kind: "sentence",
    key: "first",
    fields: {
      on: "2021-09-01",
      penalty: [{ kind: "imprisonment", length: { years: 5 }, regime: "general" }],
      provision: [article("342", "1")],
      court: "X-COURT",
      status: [from("in_force", "2021-12-01")],
    },
  },
  { kind: "appeal", fields: { on: "2021-12-01", outcome: "upheld", sentence: "#first", court: "X-COURT" } },
  { kind: "stay", fields: { began: "2021-12-20", place: "X-COLONY", whereabouts: "known" } },
  {
    kind: "sentence",
    fields: {
      on: "2023-05-05",
      penalty: [{ kind: "imprisonment", length: { years: 1 } }],
      provision: [article("411", "2")],
      adds_to: "cumulative",
    },
  },
  { kind: "recognition", fields: { body: "body-one", kind: "recognised", on: "2021-04-01", statement: "https://example.org/statement" } },
  { kind: "recognition", fields: { body: "body-two", kind: "declined", on: "2021-05-01" } },
  { kind: "contact", fields: { on: "2024-01-15", channel: "letter" } },
  { kind: "incommunicado", fields: { began: "2024-02-01" } },
  { kind: "listing", fields: { list: "mia_extremist", listed_on: "2022-03-23" } },
  { kind: "report", fields: { status: "in_custody", as_of: "2026-10-01" } },
];
