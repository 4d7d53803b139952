import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { recordReportedFigures } from "../figures/reported.ts";
import { parseDate, parsePeriod } from "../ledger/edtf.ts";
import { findProperty } from "../ledger/schema.ts";
import { groundsInput } from "../registry/inputs.ts";
import { catalogueCommands } from "../registry/record-catalogue.ts";
import { recordPeople } from "../registry/record-person.ts";
import type { CatalogueKind } from "../registry/catalogue-schema.ts";
import { findPack } from "./load-pack.ts";
import { KIND_OF_PART } from "./pack-schema.ts";
import { readPack } from "./read-pack.ts";

const folder = findPack("belarus");
const pack = await readPack(folder);
const { entries, people, description } = pack;
const CATALOGUE = ["places", "provisions", "organisations", "courts", "officials"] as const;

type Grounds = {
  readonly sources: readonly { readonly url?: string; readonly title?: string; readonly published?: string }[];
  readonly credibility?: number;
  readonly reason?: string;
};
type Part = { readonly fields: unknown; readonly grounds: unknown };
/** As much of a person's file as the test looks into. */
type FileOfPack = Omit<Part, "fields"> & {
  readonly code: string;
  readonly person: unknown;
  readonly further?: readonly Part[];
  readonly events: readonly (Part & { readonly kind: string; readonly further?: readonly Part[] })[];
};
type Said = {
  readonly where: string;
  readonly property: string;
  readonly value: unknown;
  readonly valid: string | undefined;
  readonly grounds: Grounds;
};

const dated = (given: unknown): { value: unknown; valid?: string } =>
  typeof given === "object" && given !== null && "value" in given ? given : { value: given };

function saidBy(where: string, kind: string, part: { fields: unknown; grounds: unknown }): Said[] {
  return Object.entries(part.fields as Record<string, unknown>).flatMap(([name, given]) =>
    (Array.isArray(given) ? given : [given]).map((one): Said => {
      const { value, valid } = dated(one);
      return { where, property: `${kind}.${name}`, value, valid, grounds: part.grounds as Grounds };
    }),
  );
}

/** Every statement of the pack with its grounds. */
function statements(): Said[] {
  const all = (where: string, kind: string, parts: readonly { fields: unknown; grounds: unknown }[]): Said[] =>
    parts.flatMap((part) => saidBy(where, kind, part));
  const catalogue = [...CATALOGUE, "reportedFigures" as const].flatMap((part) =>
    entries[part].flatMap((entry) => {
      const own = { fields: entry["fields"], grounds: entry["grounds"] };
      return all(entry.code, KIND_OF_PART[part], [own, ...((entry["further"] ?? []) as Part[])]);
    }),
  );
  const files = (people as unknown as FileOfPack[]).flatMap((file) => [
    ...all(file.code, "person", [{ fields: file.person, grounds: file.grounds }, ...(file.further ?? [])]),
    ...file.events.flatMap((event) =>
      all(file.code, event.kind, [{ fields: event.fields, grounds: event.grounds ?? file.grounds }, ...(event.further ?? [])]),
    ),
  ]);
  return [...catalogue, ...files];
}

const said = statements();
const codesOf = (part: keyof typeof entries): Set<string> => new Set(entries[part].map((entry) => entry.code));

describe("the country pack of Belarus", () => {
  test("holds the entries it is known to hold, each under a code of its own", () => {
    const sizes = Object.fromEntries(Object.entries(entries).map(([part, list]) => [part, new Set(list.map((entry) => entry.code)).size]));
    expect({ ...sizes, people: new Set(people.map((file) => file.code)).size }).toEqual({
      places: 31,
      provisions: 44,
      organisations: 39,
      courts: 4,
      officials: 1,
      reportedFigures: 154,
      people: 48,
    });
  });

  test("is accepted by the commands a person's work goes through", () => {
    const inputs = CATALOGUE.map(
      (part) => [catalogueCommands[KIND_OF_PART[part] satisfies CatalogueKind], { items: entries[part] }] as const,
    );
    const all = [
      ...inputs,
      [recordReportedFigures, { items: entries.reportedFigures }] as const,
      [recordPeople, { files: people }] as const,
    ];
    const problems = all.flatMap(
      ([command, input]) =>
        command?.input.safeParse(input).error?.issues.map((i) => `${command.name} ${i.path.join(".")} ${i.message}`) ?? [],
    );
    expect(problems).toEqual([]);
  });

  test("says nothing that is not declared, and every further value fits its property", () => {
    const refused = said.filter(({ property, value }) => {
      const declared = findProperty(property);
      if (declared === undefined) return true;
      const isReference = declared.refers !== null || (typeof value === "string" && value.startsWith("#"));
      return !isReference && !declared.value.safeParse(value).success;
    });
    expect(refused).toEqual([]);
  });

  test("gives a source and a rating for every statement", () => {
    const bare = said.filter(
      ({ grounds }) =>
        !groundsInput.safeParse(grounds).success || grounds.sources.some((s) => s.url === undefined && s.title === undefined),
    );
    expect(bare).toEqual([]);
    expect(said.filter(({ grounds }) => grounds.credibility === undefined)).toEqual([]);
    expect(
      said.filter(
        ({ property, grounds }) => property.startsWith("person") && (grounds.credibility ?? 6) > 3 && grounds.reason === undefined,
      ),
    ).toEqual([]);
  });

  test("refers only to entries it brings", () => {
    const brought: Readonly<Record<string, ReadonlySet<string>>> = {
      place: codesOf("places"),
      organisation: codesOf("organisations"),
      court: codesOf("courts"),
      official: codesOf("officials"),
    };
    const lost = said.filter(({ property, value }) => {
      const refers = findProperty(property)?.refers;
      return typeof refers === "string" && refers !== "event" && brought[refers]?.has(String(value)) !== true;
    });
    expect(lost).toEqual([]);
    expect(description.recognisers.filter((r) => !codesOf("organisations").has(r.organisation))).toEqual([]);
    const regions = new Set(description.regions.map((region) => region.code));
    expect(said.filter(({ property, value }) => property === "place.region" && !regions.has(String(value)))).toEqual([]);
  });

  test("cites only provisions it brings", () => {
    const known = codesOf("provisions");
    const cited = said.flatMap(({ value }) => (value as { provisions?: { code: string; article: string }[] } | null)?.provisions ?? []);
    expect(cited.length).toBeGreaterThan(10);
    expect(cited.filter(({ code, article }) => !known.has(`${code}:${article}`))).toEqual([]);
  });

  test("has only readable dates", () => {
    const days = said.filter(({ property }) => /\.(on|began|ended|as_of|listed_on)$/.test(property)).map(({ value }) => String(value));
    for (const day of [...days, ...said.flatMap((s) => s.grounds.sources.flatMap((source) => source.published ?? []))]) parseDate(day);
    for (const { valid } of said) if (valid !== undefined) parsePeriod(valid);
    expect(days.length).toBeGreaterThan(300);
  });

  test("names no relatives and nobody who signed for them", async () => {
    const files = Object.values(description.files);
    const texts = await Promise.all(files.map((name) => readFile(new URL(name, folder), "utf8")));
    const relatives =
      /Kh?omich|Chomi[cč]|Хом[иі]ч|Aliaksandr Loi?ka|Sviatlana Matskevich|Volha Ivashyna|Аляксандр Лойк|Святлана Мацкевіч|Вольга Івашына/;
    expect(relatives.test("Tatsiana Khomich")).toBe(true);
    expect(texts.filter((text) => relatives.test(text))).toEqual([]);
  });

  test("tells neither birth nor age", () => {
    expect(said.filter(({ property }) => property === "person.birth_year")).toEqual([]);
    expect(
      said.filter(({ property, value }) => property.endsWith(".note") && /\b(aged?|years old|born)\b/.test(JSON.stringify(value))),
    ).toEqual([]);
  });

  test("keeps the release that was reported falsely, with its retraction", () => {
    const losik = (people as unknown as FileOfPack[]).find((file) => file.code === "losik");
    const first = losik?.events.find((event) => event.kind === "release");
    const statuses = said.filter((s) => s.where === "losik" && s.property === "release.status").map((s) => s.value);
    expect(first).toMatchObject({ fields: { on: "2025-06-21" } });
    expect(statuses).toEqual(["reported", "retracted", "confirmed"]);
  });

  test("lets two sources disagree about one day", () => {
    const began = said.filter((s) => s.where === "babaryka-v" && s.property === "detention.began").map((s) => s.value);
    expect(began).toEqual(["2020-07", "2020-06"]);
  });
});
