import { describe, expect, test } from "vitest";
import { getHead } from "../ledger/positions.ts";
import { readFrom } from "../platform/database.ts";
import { readNames } from "../registry/person-names.ts";
import { withHistory } from "../testing/counted-history.ts";
import { run } from "../testing/test-site.ts";
import { findFigure, readWhen } from "./figure.ts";
import { listRecords } from "./records.ts";

describe("records by name", () => {
  test("stand in the alphabet of the reader, whatever was recorded first", async () => {
    await withHistory([], async (ledger) => {
      const grounds = { sources: [{ title: "A source" }], reliability: "B", credibility: 2 };
      const [iryna, nina, pavel, anna] = [
        ["Ірына Яраш", "Iryna Yarash"],
        ["Ніна Іваненка", "Nina Ivanenka"],
        ["Павел Зуёнак", "Pavel Zuyonak"],
        ["Анна Абрамава", "Anna Abramava"],
      ] as const;
      const released = { kind: "release", fields: { on: "2024-05-01", status: [{ value: "confirmed", valid: "2024-05-02/.." }] } };
      for (const [text, latin] of [iryna, nina, pavel, anna]) {
        const name = [
          { text, lang: "be", script: "Cyrl", role: "legal" },
          { text: latin, lang: "en", script: "Latn", role: "as_in_source" },
        ];
        await run(ledger, "registry.record-person", { person: { name }, events: [released, released], grounds });
      }
      const reader = readFrom(ledger.pool);
      const { position } = await getHead(reader);
      const figure = await findFigure(reader, "released-in-period");
      const query = { figure, when: readWhen(figure.definition, "2024"), knownAt: position };
      const listed = async (byNameIn: "be" | "en"): Promise<readonly string[]> => {
        const records = await listRecords(reader, query, { certain: true, byNameIn });
        const people = records.map(({ person }) => person);
        const found = await readNames(reader, people, { knownAt: position, lang: "be" });
        return people.map((person) => found.get(person)?.text ?? "");
      };
      const twice = (...list: readonly (readonly [string, string])[]): readonly string[] => list.flatMap(([name]) => [name, name]);
      expect(await listed("be")).toEqual(twice(anna, pavel, nina, iryna));
      expect(await listed("en")).toEqual(twice(anna, nina, iryna, pavel));
    });
  });
});
