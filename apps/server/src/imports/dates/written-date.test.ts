import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseDate } from "../../ledger/edtf.ts";
import { readWrittenDate, type DateReading, type ReadDate } from "./written-date.ts";

const read = (text: string, reading: DateReading = {}): string => {
  const found: ReadDate = readWrittenDate(text, reading);
  return found.kind === "date" ? found.edtf : found.kind === "question" ? `? ${found.question}` : found.kind;
};

describe("a date as people write it", () => {
  test.each([
    ["2021-05-12", "2021-05-12"],
    ["2021-05-12T00:00:00", "2021-05-12"],
    ["2021-05", "2021-05"],
    ["2021", "2021"],
    ["2021 г.", "2021"],
    ["_.5.1939", "1939-05"],
    ["__.__.1939", "1939"],
    ["??.05.1939", "1939-05"],
    ["00.00.1939", "1939"],
    ["5.1939", "1939-05"],
    ["05/2021", "2021-05"],
    ["май 2021", "2021-05"],
    ["Мая 2021 г.", "2021-05"],
    ["траўня 2021", "2021-05"],
    ["травень 2021", "2021-05"],
    ["12 мая 2021 года", "2021-05-12"],
    ["May 12, 2021", "2021-05-12"],
    ["12th May 2021", "2021-05-12"],
    ["лістапад 2020", "2020-11"],
    ["gegužės 2021", "2021-05"],
    ["вясна 2021", "2021-21"],
    ["около 2021", "2021~"],
    ["31.12.2021", "2021-12-31"],
    ["2021.12.31", "2021-12-31"],
    ["12.12.2021", "2021-12-12"],
    ["[2021-05-01..2021-05-09]", "[2021-05-01..2021-05-09]"],
    ["../2021-05-12", "../2021-05-12"],
    ["2021?", "2021?"],
    ["", "none"],
    ["н/д", "none"],
    ["—", "none"],
    ["31.02.2021", "unreadable"],
    ["2021-02-30", "unreadable"],
    ["вчера", "unreadable"],
    ["32 мая 2021", "unreadable"],
    ["12 мая 13 июня 2021", "unreadable"],
    ["12.13.14.15", "unreadable"],
  ])("%s is %s", (written, meant) => expect(read(written)).toBe(meant));

  test.each([
    ["12.03.21", "? date-order"],
    ["12/03/2021", "? date-order"],
    ["12.03.2021", "? date-order"],
    ["12._.1939", "? date-order"],
    ["31.12.21", "? date-order"],
    ["13.13.21", "unreadable"],
    ["01.01.2021", "? date-january"],
    ["2021-01-01", "? date-january"],
    ["44328", "? date-serial"],
    ["май 21", "? date-century"],
  ])("%s is asked about, never guessed (%s)", (written, question) => expect(read(written)).toBe(question));

  test("what a person has decided is followed", () => {
    expect(read("12.03.2021", { order: "dmy" })).toBe("2021-03-12");
    expect(read("12._.1939", { order: "dmy" })).toBe("1939");
    expect(read("12/03/2021", { order: "mdy" })).toBe("2021-12-03");
    expect(read("12.03.21", { order: "dmy" })).toBe("? date-century");
    expect(read("12.03.21", { order: "dmy", century: "2000" })).toBe("2021-03-12");
    expect(read("12.03.39", { order: "dmy", century: "1900" })).toBe("1939-03-12");
    expect(read("01.01.2021", { order: "dmy", january: "year" })).toBe("2021");
    expect(read("01.01.2021", { order: "dmy", january: "day" })).toBe("2021-01-01");
    expect(read("44328", { serials: "1900" })).toBe("2021-05-12");
    expect(read("44328", { serials: "1904" })).toBe("2025-05-13");
    // A year of four digits stands where it stands, whatever the order of the rest.
    expect(read("2021-12-31", { order: "dmy" })).toBe("2021-12-31");
    expect(read("2021/12/31", { order: "dmy" })).toBe("2021-12-31");
  });

  test("any text gives an answer, and any date it gives is one the register can keep", () => {
    const piece = fc.constantFrom(
      "12",
      "1",
      "2021",
      "21",
      "99",
      "мая",
      "May",
      ".",
      "/",
      "-",
      " ",
      "_",
      "?",
      "г.",
      "около",
      "0",
      "весна",
      "Z",
      "T",
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece, { maxLength: 9 }).map((all) => all.join("")),
        ),
        (text) => {
          const found = readWrittenDate(text, { order: "dmy", century: "2000", january: "day", serials: "1900" });
          if (found.kind === "date") expect(parseDate(found.edtf).lo).not.toBeNaN();
        },
      ),
      { numRuns: 2000 },
    );
  });

  test("a date written in an order is read back in that order", () => {
    const day = fc.record({
      y: fc.integer({ min: 1900, max: 2099 }),
      m: fc.integer({ min: 1, max: 12 }),
      d: fc.integer({ min: 1, max: 28 }),
    });
    fc.assert(
      fc.property(day, fc.constantFrom(".", "/", "-"), ({ y, m, d }, mark) => {
        const iso = `${y}-${String(m).padStart(2, "0")}-${String(d).padStart(2, "0")}`;
        expect(read([d, m, y].join(mark), { order: "dmy", january: "day" })).toBe(iso);
        expect(read([m, d, y].join(mark), { order: "mdy", january: "day" })).toBe(iso);
        // Undecided, it is either the same day or a question.
        expect([iso, "? date-order"]).toContain(read([d, m, y].join(mark), { january: "day" }));
      }),
    );
  });
});
