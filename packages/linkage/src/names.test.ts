import { describe, expect, test } from "vitest";
import { link } from "./link.ts";
import { NAME_LEVELS, nameKinds, namePartComparator, namePartKey, type NamePartKind } from "./names.ts";
import { createRecordSet } from "./record-set.ts";

function levelOf(part: NamePartKind, a: string, b: string, isFullName = false): string | undefined {
  const comparator = namePartComparator(part, isFullName);
  const [left, right] = [comparator.prepare([a]), comparator.prepare([b])];
  if (left === undefined || right === undefined) return "nothing";
  expect(comparator.compare(left, right)).toBe(comparator.compare(right, left));
  return NAME_LEVELS[comparator.compare(left, right)]?.name;
}

const SAME = "same name, in any script or ending";

describe("names in linkage", () => {
  test.each<[NamePartKind, string, string, string]>([
    ["surname", "Ашурак", "Ashurak", SAME],
    ["surname", "Ціханоўская", "Тихановский", SAME],
    ["surname", "Ашурак", "Ашурок", SAME],
    ["surname", "Вараманік", "Вараманіх", "one letter or sound off"],
    ["surname", "Вараманік", "Дубаловіч", "different"],
    ["given", "Аляксандр", "Alexander", SAME],
    ["given", "Марыя", "Марына", "known to be another name"],
    ["given", "В.", "Віктар", "an initial that fits"],
    ["patronymic", "Мікалаевіч", "Николаевич", SAME],
    ["patronymic", "Мікалаевіч", "Пятровіч", "known to be another name"],
    ["surname", "", "Ашурак", "nothing"],
    ["surname", "123", "Ашурак", "nothing"],
  ])("%s %s and %s: %s", (part, a, b, level) => {
    expect(levelOf(part, a, b)).toBe(level);
  });

  test("a part is found in a whole name, whatever the order of its words", () => {
    expect(levelOf("surname", "Віктар Вараманік", "Вараманік Виктор", true)).toBe(SAME);
    expect(levelOf("given", "Віктар Вараманік", "Вараманік Виктор", true)).toBe(SAME);
  });

  test("spellings of one name share a blocking key, different names do not", () => {
    const meet = (part: NamePartKind, a: string, b: string): boolean => {
      const keys = namePartKey(part);
      return keys([a]).some((key) => keys([b]).includes(key));
    };
    expect(meet("surname", "Ціханоўская", "Tikhanovskaya")).toBe(true);
    expect(meet("given", "Мікалай", "Nicholas")).toBe(true);
    expect(meet("patronymic", "Мікалаевіч", "Николаевна")).toBe(true);
    expect(meet("surname", "Вараманік", "Дубаловіч")).toBe(false);
    expect(meet("given", "Марыя", "Марына")).toBe(false);
  });

  test("hostile cells are read in bounded time", () => {
    const began = performance.now();
    for (const cell of ["а".repeat(10_000), "a ".repeat(5000), "😀".repeat(3000), "\u202E\u0301".repeat(3000), "щ-".repeat(4000)]) {
      const prepared = namePartComparator("surname").prepare([cell]);
      if (prepared !== undefined) namePartComparator("surname").compare(prepared, prepared);
      namePartKey("surname")([cell]);
    }
    expect(performance.now() - began).toBeLessThan(5000);
  });

  test("a configuration asks for them by name", () => {
    const starts = [
      ["Вар", "Var"],
      ["Зар", "Zar"],
      ["Тол", "Tol"],
      ["Бур", "Bur"],
      ["Дуб", "Dub"],
    ];
    const ends = [
      ["аманік", "amanik"],
      ["алонак", "alonak"],
      ["анішка", "anishka"],
      ["омскі", "omski"],
    ];
    const given = [
      ["Віктар", "Viktar"],
      ["Вольга", "Volha"],
      ["Іван", "Ivan"],
      ["Ганна", "Hanna"],
      ["Павел", "Pavel"],
    ];
    // Synthetic people, each with a record in Cyrillic and one in Latin letters.
    const rows = Array.from({ length: 400 }, (_, i) => {
      const [person, script] = [Math.floor(i / 2), i % 2];
      const surname = `${starts[person % 5]?.[script] ?? ""}${ends[Math.floor(person / 5) % 4]?.[script] ?? ""}`;
      const born = `${1940 + ((person * 37) % 60)}-${String(1 + ((person * 7) % 12)).padStart(2, "0")}-${String(1 + ((person * 11) % 28)).padStart(2, "0")}`;
      return [surname, given[(person * 3) % 5]?.[script] ?? "", born];
    });
    const records = createRecordSet([{ name: "synthetic", columns: ["surname", "given", "born"], rows }]);
    const surname = { columns: ["surname"], key: "surname" };
    const { clustering } = link(
      records,
      {
        comparisons: [
          { columns: ["surname"], comparator: { kind: "surname" } },
          { columns: ["given"], comparator: { kind: "given-name" } },
          { columns: ["born"], comparator: { kind: "date" } },
        ],
        blocking: [[surname, "born"]],
        training: [[surname], ["born"]],
        deterministic: { rules: [[surname, { columns: ["given"], key: "given-name" }, "born"]], recall: 0.9 },
      },
      { kinds: nameKinds() },
    );
    const joined = rows.filter((_, i) => i % 2 === 1 && clustering.labels[i] === i - 1).length;
    expect(joined).toBeGreaterThan(190);
    expect(clustering.clusters.filter(({ members }) => members.length > 2)).toEqual([]);
  });
});
