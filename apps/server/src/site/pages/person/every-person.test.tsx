import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createLedger } from "../../../cli/open-register.ts";
import { countFigure } from "../../../figures/count.ts";
import { findFigure, readWhen } from "../../../figures/figure.ts";
import { getHead } from "../../../ledger/positions.ts";
import { findPack, loadPack } from "../../../packs/load-pack.ts";
import { readFrom, sql, type Reader } from "../../../platform/database.ts";
import { createTestDatabase, type TestDatabase } from "../../../testing/test-database.ts";
import { LANGUAGES } from "../../i18n.ts";
import { createRenderer } from "../../render.tsx";
import { errorPage } from "../error-page.tsx";
import { peoplePage } from "../people-page.tsx";
import { personPage } from "./person-page.tsx";
import { plainText, TODAY } from "./testing/invented-register.ts";

let database: TestDatabase;
let reader: Reader;
let position = 0;
let people: readonly string[] = [];
let render: (url: string) => Promise<string>;

beforeAll(async () => {
  database = await createTestDatabase();
  await loadPack(createLedger(database.pool), findPack("belarus"), { actor: { id: "country-pack" } });
  reader = readFrom(database.pool);
  position = (await getHead(reader)).position;
  people = (await reader.query<{ person: string }>(sql`select person from person_index`)).map((row) => row.person);
  const answer = createRenderer({ reader, pages: [personPage, peoplePage], headers: {}, errorPage });
  render = async (url) => (await answer(url, { position, today: TODAY })).body.toString();
});
afterAll(() => database.drop());

/** A message key, a code or a hole where words should be. */
const RAW =
  /\b(?:person|life|state|release|charge|penalty|regime|act|people|event|field|reported|evidence|word|death)\.[a-z]\w+\b|undefined|\[object|NaN|\{\w+\}/u;

describe("every person of the public record", () => {
  test.each(LANGUAGES)("is told in %s without a hole, today and in the past", async (lang) => {
    for (const id of people) {
      for (const at of ["", "?at=2021-06-01", "?at=2023-05-21"]) {
        const html = await render(`/${lang}/people/${id}${at}`);
        expect([id, at, RAW.exec(plainText(html.replaceAll(/https?:[^<"]*/g, "")))?.[0]]).toEqual([id, at, undefined]);
        expect(html.match(/<h1>/g)).toHaveLength(1);
      }
    }
  });

  test.each(["2021-06-01", "2022-12-31", "2024-05-21", TODAY])(
    "on %s the list counts as the figure does, and no page contradicts it",
    async (at) => {
      const figure = await findFigure(reader, "in-custody");
      const { value } = await countFigure(reader, { figure, when: readWhen(figure.definition, at), knownAt: position });
      const html = await render(`/en/people?state=in-custody&at=${at}`);
      const listed = [...html.matchAll(/href="\/en\/people\/([0-9a-f-]{36})/g)].map((match) => match[1] ?? "");
      expect(listed).toHaveLength(value);
      for (const id of listed)
        expect(plainText(await render(`/en/people/${id}?at=${at}`))).toMatch(/ Held(?: since| \(from: |; we do not know since when)/);
    },
  );
});
