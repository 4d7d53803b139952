import { Resvg } from "@resvg/resvg-js";
import { formatEntryCode, joinEntryCode, parseBundle, verify, formatBundle } from "@apora/proof";
import decodeQR from "qr/decode.js";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readFrom } from "../../platform/database.ts";
import { readEntry } from "../../proofs/open-entry.ts";
import { publishFigure } from "../../proofs/publish.ts";
import { readBundle, type StoredStatement } from "../../proofs/statements.ts";
import { startProofRegister, type ProofRegister } from "../../testing/proof-register.ts";
import { LANGUAGES } from "../i18n.ts";
import { drawCode, entrySheet } from "./entry-paper.ts";
import { printPdf } from "./press.ts";

let register: ProofRegister;
let statement: StoredStatement;
beforeAll(async () => {
  register = await startProofRegister(8);
  statement = await publishFigure(register.setting, {
    figure: "in-custody",
    at: "2024-05-21",
    hidden: new Set(register.people.slice(0, 6)),
  });
});
afterAll(() => register.stop());

/** What a phone reads from the sheet, by the module picture printed on it. */
function scan(svg: string, width: number): string {
  const { pixels, width: wide, height } = new Resvg(svg, { fitTo: { mode: "width", value: width }, background: "white" }).render();
  return decodeQR({ width: wide, height, data: pixels });
}

const entry = (at: number): ReturnType<typeof readEntry> =>
  readEntry(register.setting.ledger, {
    statement: statement.id,
    record: register.people[at] ?? "",
    actor: { id: "keeper" },
    identity: register.identity,
  });

describe("the sheet for a family", () => {
  test("holds a code that is read from the picture and verified with the figure's file, closed entry or open", async () => {
    const published = parseBundle((await readBundle(readFrom(register.database.pool), statement.id)) ?? "");
    for (const at of [0, 7]) {
      const { opening } = await entry(at);
      const sheet = entrySheet({ statement, opening, lang: "be" }) as { readonly qr: string };
      const code = scan(sheet.qr, 700);
      expect(Buffer.byteLength(code)).toBeLessThan(1500);
      const report = verify(formatBundle(joinEntryCode(published, code)));
      expect(report.steps.filter(({ outcome }) => outcome === "fail")).toEqual([]);
      const passed = report.steps.filter(({ outcome }) => outcome === "pass").map(({ finding }) => finding);
      expect(passed).toEqual(expect.arrayContaining(["roll-root.path", "openings.good", "public-part.person"]));
      expect(() => joinEntryCode(published, code.replace(statement.sha256, "0".repeat(64)))).toThrow(/another figure/u);
      const altered = verify(formatBundle(joinEntryCode(published, code.replace("2021-05-20", "2021-05-19"))));
      expect(altered.steps.filter(({ outcome }) => outcome === "fail").map(({ finding }) => finding)).toEqual(["openings.commitment"]);
    }
  });

  test("is one page in every language, and names the address, the line and the danger", async () => {
    const { opening } = await entry(1);
    for (const lang of LANGUAGES) {
      const sheet = entrySheet({ statement, opening, lang, publicOrigin: "https://example.org" });
      expect(JSON.stringify(sheet)).toContain(`https://example.org/${lang}/statements/${statement.id}`);
      expect(JSON.stringify(sheet)).not.toMatch(/proofs\.[a-z]/u);
      const pdf = printPdf("entry", sheet, 0);
      expect([lang, (pdf.toString("latin1").match(/\/Type\s*\/Page[^s]/gu) ?? []).length]).toEqual([lang, 1]);
    }
  });

  test("with letters of any alphabet in it reads back the same", () => {
    for (const text of ["Ганна Ўладзіміраўна Žilvinė Łuć Größe 'quoted' \\ \"", "я".repeat(600)])
      expect(scan(drawCode(text).svg, 900)).toBe(text);
  });

  test("is refused where the entry is larger than any code", async () => {
    const { opening } = await entry(1);
    const large = { ...opening, subject: { ...opening.subject, records: Array.from({ length: 900 }, (_, i) => String(i)) } };
    expect(formatEntryCode(statement.sha256, large).length).toBeGreaterThan(2953);
    expect(() => entrySheet({ statement, opening: large, lang: "en" })).toThrow(/hand out the proof file/u);
  });
});
