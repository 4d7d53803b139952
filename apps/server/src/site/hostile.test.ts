import { existsSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createLedger } from "../cli/open-register.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { Answer } from "../platform/answer-cache.ts";
import { readFrom, sql } from "../platform/database.ts";
import { AporaError, toAporaError } from "../platform/errors.ts";
import { createTestDatabase, type TestDatabase } from "../testing/test-database.ts";
import { countTags, markupFaults, parseHtml } from "../testing/html.ts";
import { run } from "../testing/test-site.ts";
import { LANGUAGES } from "./i18n.ts";
import { errorPage } from "./pages/error-page.tsx";
import { PAGES } from "./pages/index.ts";
import { createErrorRenderer, createRenderer } from "./render.tsx";
import { baseHeaders } from "./server.ts";

/** The corpus lies beside the repository, because it is nobody's code and holds offensive words. */
const CORPUS = new URL("../../../../../shared/conformance/blns/blns.json", import.meta.url);
const isHere = existsSync(CORPUS);
const strings = isHere ? (JSON.parse(readFileSync(CORPUS, "utf8")) as string[]) : [];

const BENIGN = "Simple text";
const plainGrounds = { sources: [{ url: "https://example.org/1", title: "Report" }], credibility: 2 };

const local = (text: string): object[] => [{ text, lang: "en" }];
const name = (text: string): object[] => [{ text, lang: "en", script: "Latn", role: "legal" }];
const source = (text: string, fields: readonly string[]): object => ({
  sources: [
    { ...(fields.includes("url") ? {} : { url: "https://example.org/1" }), ...Object.fromEntries(fields.map((field) => [field, text])) },
  ],
});

type Attempt = {
  readonly kind: string;
  readonly command: string;
  readonly input: (text: string, fields: readonly string[], code: string) => object;
  readonly fields: readonly string[];
};

/** `given` where the field is asked for, otherwise nothing. */
const put = (fields: readonly string[], wanted: string, given: object): object => (fields.includes(wanted) ? given : {});

const SOURCE_FIELDS = ["url", "title", "publisher", "archive", "source-note", "reason"];
function groundsWith(text: string, fields: readonly string[]): object {
  const given = fields
    .filter((field) => SOURCE_FIELDS.includes(field) && field !== "reason")
    .map((field) => (field === "source-note" ? "note" : field));
  return { ...(given.length === 0 ? plainGrounds : source(text, given)), ...put(fields, "reason", { reason: text }) };
}

/** Every text field that a command takes, by the kind of record it belongs to. */
const ATTEMPTS: readonly Attempt[] = [
  {
    kind: "person",
    command: "registry.record-person",
    fields: [
      "name",
      "public_role",
      "note",
      "as_written",
      "described",
      "charge-note",
      "statement",
      "ground",
      "event-note",
      ...SOURCE_FIELDS,
    ],
    input: (text, fields) => ({
      person: {
        name: name(fields.includes("name") ? text : "Somebody"),
        ...put(fields, "public_role", { public_role: local(text) }),
        ...put(fields, "note", { note: local(text) }),
      },
      events: [
        {
          kind: "detention",
          fields: { began: "2025-01-01", track: "criminal", place: "BY-PLAIN", ...put(fields, "event-note", { note: local(text) }) },
        },
        {
          kind: "charge",
          fields: {
            ...put(fields, "as_written", { as_written: text }),
            provision: fields.includes("described") ? { kind: "described", text } : { kind: "not_disclosed" },
            ...put(fields, "charge-note", { note: local(text) }),
          },
        },
        {
          kind: "recognition",
          fields: {
            body: "plain",
            kind: "recognised",
            on: "2025-02-01",
            ...put(fields, "statement", { statement: text }),
            ...put(fields, "ground", { ground: local(text) }),
          },
        },
      ],
      grounds: groundsWith(text, fields),
    }),
  },
  {
    kind: "place",
    command: "registry.record-places",
    fields: ["name", "town", "region", "address", "regime", "note", "code"],
    input: (text, fields, code) => ({
      items: [
        {
          code: fields.includes("code") ? text : code,
          fields: {
            name: name(fields.includes("name") ? text : "Colony"),
            kind: "colony",
            ...put(fields, "town", { town: local(text) }),
            ...put(fields, "region", { region: text }),
            ...put(fields, "address", { address: local(text) }),
            ...put(fields, "regime", { regime: local(text) }),
            ...put(fields, "note", { note: local(text) }),
          },
          grounds: plainGrounds,
        },
      ],
    }),
  },
  {
    kind: "organisation",
    command: "registry.record-organisations",
    fields: ["name", "kind", "does", "intake", "note"],
    input: (text, fields, code) => ({
      items: [
        {
          code,
          fields: {
            name: name(fields.includes("name") ? text : "Body"),
            ...put(fields, "kind", { kind: [text] }),
            ...put(fields, "does", { does: local(text) }),
            ...put(fields, "intake", { intake: local(text) }),
            ...put(fields, "note", { note: local(text) }),
          },
          grounds: plainGrounds,
        },
      ],
    }),
  },
  {
    kind: "provision",
    command: "registry.record-provisions",
    fields: ["number", "label", "formerly", "group", "note"],
    input: (text, fields, code) => ({
      items: [
        {
          code: `UK-BY:${code}`,
          fields: {
            code: "UK-BY",
            number: fields.includes("number") ? text : "1",
            ...put(fields, "label", { label: local(text) }),
            ...put(fields, "formerly", { formerly: text }),
            ...put(fields, "group", { group: text }),
            ...put(fields, "note", { note: local(text) }),
          },
          grounds: plainGrounds,
        },
      ],
    }),
  },
  {
    kind: "official",
    command: "registry.record-officials",
    fields: ["name", "role"],
    input: (text, fields, code) => ({
      items: [
        {
          code,
          fields: { name: name(fields.includes("name") ? text : "Judge"), ...put(fields, "role", { role: local(text) }) },
          grounds: plainGrounds,
        },
      ],
    }),
  },
  {
    kind: "figure",
    command: "figures.record-reported",
    fields: ["said_by", "attributed_to", "period", "note", "indicator", "unit"],
    input: (text, fields, code) => ({
      items: [
        {
          code,
          fields: {
            indicator: fields.includes("indicator") ? text : "pp_in_custody",
            comparator: "=",
            value: 7,
            unit: fields.includes("unit") ? text : "persons",
            as_of: "2025-03-01",
            said_by: fields.includes("said_by") ? text : "Somebody",
            ...put(fields, "attributed_to", { attributed_to: text }),
            ...put(fields, "period", { period: text }),
            ...put(fields, "note", { note: local(text) }),
          },
          grounds: plainGrounds,
        },
      ],
    }),
  },
];

let database: TestDatabase;
let ledger: Ledger;
let render: (path: string) => Promise<Answer>;
let someone: string;

beforeAll(async () => {
  database = await createTestDatabase();
  ledger = createLedger(database.pool);
  const rendering = { reader: readFrom(database.pool), pages: PAGES, headers: baseHeaders(), errorPage };
  const [make, makeError] = [createRenderer(rendering), createErrorRenderer(rendering)];
  render = async (path) => {
    const [row] = await readFrom(database.pool).query<{ position: number }>(sql`select position from ledger_head`);
    return make(path, { position: row?.position ?? 0, today: "2026-06-01" }).catch((problem: unknown) => {
      const error = toAporaError(problem);
      if (error.code === "internal") throw problem;
      return makeError(path, error);
    });
  };
  await run(ledger, "registry.record-places", {
    items: [{ code: "BY-PLAIN", fields: { name: name("Colony"), kind: "colony" }, grounds: plainGrounds }],
  });
  await run(ledger, "registry.record-organisations", { items: [{ code: "plain", fields: { name: name("Body") }, grounds: plainGrounds }] });
  const { person } = await run(ledger, "registry.record-person", {
    person: { name: name("Somebody") },
    events: [{ kind: "detention", fields: { began: "2025-01-01", track: "criminal" } }],
    grounds: plainGrounds,
  });
  someone = String(person);
});
afterAll(() => database.drop());

/** The record's id or code when the ledger took it; the refusal's code when it did not. Anything else is thrown. */
async function attempt(
  { command, input }: Attempt,
  given: { text: string; fields: readonly string[]; code: string },
): Promise<{ taken: Readonly<Record<string, unknown>> } | { refused: string }> {
  try {
    return { taken: await run(ledger, command, input(given.text, given.fields, given.code)) };
  } catch (problem) {
    if (problem instanceof AporaError && problem.definition.status < 500) return { refused: problem.code };
    throw new Error(`${command} with ${JSON.stringify(given)}`, { cause: problem });
  }
}

const addressesOf = (kind: string, result: Readonly<Record<string, unknown>>, code: string): string[] => {
  if (kind === "person") return [`/people/${String(result["person"])}`];
  if (kind === "place") return [`/places/${encodeURIComponent(code)}`];
  if (kind === "organisation") return [`/organisations/${code}`];
  if (kind === "provision") return [`/articles/UK-BY:${code}`];
  return [];
};

/** What is wrong with a page that was made from hostile text, beside the same page from simple text. */
function faultsBeside(page: string, benign: string): string[] {
  const [parsed, plain] = [parseHtml(page), parseHtml(benign)];
  const usual = countTags(plain);
  const surplus = [...countTags(parsed)].filter(
    ([tag, count]) =>
      !usual.has(tag) ||
      (["svg", "form", "input", "button", "meta", "link", "main", "h1", "body", "html"].includes(tag) && count !== usual.get(tag)),
  );
  return [...markupFaults(parsed), ...surplus.map(([tag, count]) => `${count} × <${tag}>, usually ${usual.get(tag) ?? 0}`)];
}

describe.skipIf(!isHere)(`every naughty string${isHere ? "" : " (skipped: the corpus is not here)"}`, () => {
  // Questions first, while the register is small and each page is made quickly.
  const PARAMETERS = [
    "q",
    "state",
    "place",
    "article",
    "recogniser",
    "sort",
    "page",
    "at",
    "known_at",
    "period",
    "since",
    "since_known",
    "region",
    "kind",
    "listed",
  ];
  const ASKED = [
    "",
    "/people",
    "/places",
    "/articles",
    "/organisations",
    "/sources",
    "/figures",
    "/figures/in-custody",
    "/figures/released-in-period",
    "/figures/in-custody-by-place",
    "/method",
  ];

  test("is answered below 500 in every parameter of every page, and never echoed as markup", async () => {
    const faults: string[] = [];
    const person = `/people/${someone}`;
    for (const [i, text] of strings.entries()) {
      const value = encodeURIComponent(text);
      const all = PARAMETERS.map((each) => `${each}=${value}`).join("&");
      const every = [...ASKED, person, "/places/BY-PLAIN"];
      // In turn, so that over all strings each parameter of each page meets several of them.
      const addresses = [0, 1, 2].map(
        (n) =>
          `${every[(i + n * 5) % every.length] ?? ""}?${PARAMETERS[(i * 2 + n + Math.floor(i / every.length)) % PARAMETERS.length] ?? "q"}=${value}`,
      );
      if (i % 3 === 0) addresses.push(`${every[i % every.length] ?? ""}?${all}`);
      for (const path of [
        ...addresses,
        `/people?q=${value}`,
        `/figures/released-in-period?period=${value}`,
        `/figures/in-custody?since=${value}&since_known=${value}`,
      ]) {
        const answer = await render(`/${LANGUAGES[i % LANGUAGES.length] ?? "en"}${path}`).catch((problem: unknown) => problem);
        if (answer instanceof Error) faults.push(`${path}: ${String(answer.stack).slice(0, 300)}`);
        else {
          const { status, body } = answer as Answer;
          if (status >= 500) faults.push(`${path}: ${status}`);
          for (const fault of markupFaults(parseHtml(body.toString()))) faults.push(`${path}: ${fault}`);
        }
      }
    }
    expect(faults.slice(0, 20)).toEqual([]);
  }, 180_000);

  test("is answered below 500 in every part of an address", async () => {
    const faults: string[] = [];
    for (const text of strings) {
      const part = encodeURIComponent(text);
      for (const path of [
        `/${part}`,
        `/en/${part}`,
        `/en/people/${part}`,
        `/en/places/${part}`,
        `/be/articles/${part}`,
        `/ru/organisations/${part}`,
        `/en/sources/${part}`,
        `/en/figures/${part}`,
        `/en/figures/in-custody/${part}`,
        `/en/figures/in-custody-by-place/${part}`,
        `/en/figures/in-custody-by-article/${part}`,
        `/assets/${part}`,
      ]) {
        const answer = await render(path).catch((problem: unknown) => problem);
        if (answer instanceof Error) faults.push(`${path}: ${String(answer.stack).slice(0, 300)}`);
        else if ((answer as Answer).status >= 500) faults.push(`${path}: ${(answer as Answer).status}`);
        else for (const fault of markupFaults(parseHtml((answer as Answer).body.toString()))) faults.push(`${path}: ${fault}`);
      }
    }
    expect(faults.slice(0, 20)).toEqual([]);
  }, 120_000);

  const pages: { path: string; text: string; benign: string }[] = [];
  const count = { taken: 0, refused: 0, pages: 0 };

  test("is taken by every text field, or refused with a code", async () => {
    for (const each of ATTEMPTS) {
      const usual = await attempt(each, {
        text: BENIGN,
        fields: each.fields.filter((field) => !["url", "archive"].includes(field)),
        code: `benign-${each.kind}`,
      });
      if (!("taken" in usual)) throw new Error(`simple text was refused: ${usual.refused}`);
      const [benign = ""] = addressesOf(each.kind, usual.taken, each.fields.includes("code") ? BENIGN : `benign-${each.kind}`);
      for (const [i, text] of strings.entries()) {
        const code = `c${i}`;
        const whole = await attempt(each, { text, fields: each.fields, code });
        const tried = "taken" in whole ? [{ outcome: whole, code: each.fields.includes("code") ? text.trim() : code }] : [];
        if ("refused" in whole) {
          for (const field of each.fields) tried.push(...(await tryField(each, { text, field, code: `${code}-${field}` })));
        } else count.taken += each.fields.length;
        for (const { outcome, code: own } of tried)
          for (const path of addressesOf(each.kind, outcome.taken, own)) pages.push({ path, text, benign });
      }
    }
    process.stderr.write(
      `Of ${strings.length} strings in ${ATTEMPTS.flatMap((each) => each.fields).length} fields, ${count.taken} were taken and ${count.refused} refused.\n`,
    );
    expect(count.taken).toBeGreaterThan(10_000);
  }, 180_000);

  /** One field alone, when all together were refused. */
  async function tryField(
    each: Attempt,
    { text, field, code }: { text: string; field: string; code: string },
  ): Promise<{ outcome: { taken: Readonly<Record<string, unknown>> }; code: string }[]> {
    const outcome = await attempt(each, { text, fields: [field], code });
    if ("refused" in outcome) {
      count.refused += 1;
      return [];
    }
    count.taken += 1;
    return [{ outcome, code: field === "code" ? text.trim() : code }];
  }

  // English first: it looks at everything.
  test.each(LANGUAGES.toReversed())(
    "%s: comes out of every record's page as text and as nothing else",
    async (lang) => {
      const faults: string[] = [];
      const usual = new Map<string, string>();
      // One language looks at every page, each other at a ninth of its own: escaping does not depend on the language.
      for (const [i, { path, text, benign }] of pages.entries()) {
        if (lang !== "en" && i % 9 !== LANGUAGES.indexOf(lang)) continue;
        if (!usual.has(benign)) usual.set(benign, (await render(`/${lang}${benign}`)).body.toString());
        const answer = await render(`/${lang}${path}`);
        count.pages += 1;
        const page = answer.body.toString();
        if (answer.status !== 200) faults.push(`${path}: ${answer.status} for ${JSON.stringify(text)}`);
        else if (!parseHtml(page).text.includes(text.trim())) faults.push(`${path}: does not show ${JSON.stringify(text)}`);
        for (const fault of faultsBeside(page, usual.get(benign) ?? "")) faults.push(`${path}: ${fault} from ${JSON.stringify(text)}`);
      }
      expect(faults.slice(0, 40)).toEqual([]);
      expect(count.pages).toBeGreaterThan(500);
    },
    180_000,
  );

  test.each(LANGUAGES)(
    "%s: comes out of every list, figure and source as text",
    async (lang) => {
      const faults: string[] = [];
      const [last] = await readFrom(database.pool).query<{ id: number }>(sql`select max(id) as id from source`);
      const lists = [
        "",
        "/people",
        "/places",
        "/articles",
        "/organisations",
        "/sources",
        "/figures",
        "/figures/in-custody",
        "/figures/in-register",
        "/figures/in-custody-by-place",
        "/figures/in-custody/plain",
        "/method",
      ];
      const numbers = Array.from({ length: last?.id ?? 0 }, (_, i) => i + 1).filter(
        (id) => lang === "en" || id % 21 === LANGUAGES.indexOf(lang),
      );
      const paged = ["/people", "/places", "/sources", "/figures/in-register"].flatMap((path) =>
        [2, 3, 4].map((page) => `${path}?page=${page}`),
      );
      for (const path of [...lists, ...paged, ...numbers.map((id) => `/sources/${id}`)]) {
        const answer = await render(`/${lang}${path}`);
        const parsed = parseHtml(answer.body.toString());
        if (answer.status !== 200) faults.push(`${path}: ${answer.status}`);
        for (const fault of markupFaults(parsed)) faults.push(`${path}: ${fault}`);
      }
      expect(faults.slice(0, 40)).toEqual([]);
    },
    180_000,
  );
});

describe("what is not text", () => {
  // NUL, half a character in two places, and both where a long text would hide them.
  const NOT_TEXT = ["\0", "a\0b", "\ud800", "a\udfff", `${"x".repeat(200)}\ud83d`, "\ud83d\0"];

  test("is refused by every text field with a code, and nothing is written", async () => {
    const before = await readFrom(database.pool).query(sql`select position, event_seq from ledger_head`);
    for (const each of ATTEMPTS) {
      for (const field of each.fields) {
        for (const [i, text] of NOT_TEXT.entries()) {
          const outcome = await attempt(each, { text, fields: [field], code: `nul-${field}-${i}` });
          expect([each.kind, field, JSON.stringify(text), outcome]).toEqual([
            each.kind,
            field,
            JSON.stringify(text),
            { refused: "command.invalid-input" },
          ]);
        }
      }
    }
    expect(await readFrom(database.pool).query(sql`select position, event_seq from ledger_head`)).toEqual(before);
  });

  test("is refused as a reason, a reference and a period", async () => {
    const calls: [string, object][] = NOT_TEXT.flatMap((text) => [
      ["ledger.withdraw-claim", { owner: someone, position: 5, reason: `because ${text}` }] as [string, object],
      ["ledger.prefer-claim", { owner: someone, position: 5, reason: `because ${text}` }] as [string, object],
      ["registry.judge-same", { a: someone, b: "00000000-0000-4000-8000-000000000000", judgement: "same", reason: `because ${text}` }] as [
        string,
        object,
      ],
      ["registry.record-stay", { person: someone, fields: { began: "2025-01-02", place: `BY-${text}` }, grounds: plainGrounds }] as [
        string,
        object,
      ],
      ["registry.record-charge", { person: someone, text: `art. ${text}`, fields: {}, grounds: plainGrounds }] as [string, object],
      ["ledger.add-claim", { owner: someone, entity: someone, property: `person.${text}`, value: "x", grounds: plainGrounds }] as [
        string,
        object,
      ],
      [
        "ledger.add-claim",
        {
          owner: someone,
          entity: someone,
          property: "person.note",
          value: { text: "x", lang: "en" },
          valid: `2024${text}`,
          grounds: plainGrounds,
        },
      ] as [string, object],
    ]);
    for (const [command, input] of calls) {
      const problem: unknown = await run(ledger, command, input).then(
        () => undefined,
        (error: unknown) => error,
      );
      expect([command, JSON.stringify(input), problem instanceof AporaError ? problem.definition.status : problem]).toEqual([
        command,
        JSON.stringify(input),
        400,
      ]);
    }
  });

  test.each(["__proto__", "constructor", "toString", "hasOwnProperty"])("a field called %s is refused", async (field) => {
    const input = JSON.parse(
      `{"person":{"name":[{"text":"A","lang":"en","script":"Latn","role":"legal"}],"${field}":"x"},"grounds":{"sources":[{"title":"T"}]}}`,
    ) as object;
    const problem: unknown = await run(ledger, "registry.record-person", input).then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(problem instanceof AporaError ? problem.code : problem).toBe("command.invalid-input");
  });
});
