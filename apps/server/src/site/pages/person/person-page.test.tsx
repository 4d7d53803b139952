import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { AporaError } from "../../../platform/errors.ts";
import { grounds, HOSTILE, LONG_CASE, names, openInventedRegister, type InventedRegister } from "./testing/invented-register.ts";

let register: InventedRegister;
let volha = "";
let ivan = "";
let joined: readonly [string, string] = ["", ""];
let hostile = "";

beforeAll(async () => {
  register = await openInventedRegister();
  volha = await register.person("Volha Prykladnaja", LONG_CASE, {
    ...names("Volha Prykladnaja", "Вольга Прыкладная", "Ольга Примерная"),
    gender: "female",
  });
  const detained = await register.claim(volha, "detention.began");
  const later = {
    owner: volha,
    entity: detained.entity,
    property: "detention.began",
    value: "2021-03-11",
    grounds: grounds("Agency Two", { credibility: 4 }),
  };
  await register.call("ledger.add-claim", later, "2026-02-01");
  ivan = await register.person(
    "Ivan Vydumany",
    [
      { kind: "detention", fields: { began: "2022-01-01", track: "criminal" } },
      { kind: "release", fields: { on: "2022-06-01", status: [{ value: "reported", valid: "2022-06-01/.." }] } },
      { kind: "report", fields: { status: "in_custody", as_of: "2026-09-01" } },
    ],
    { gender: "male" },
  );
  const release = await register.claim(ivan, "release.on");
  const retracted = {
    owner: ivan,
    entity: release.entity,
    property: "release.status",
    value: "retracted",
    valid: "2022-07-01/..",
    grounds: grounds("Agency Two"),
  };
  await register.call("ledger.add-claim", retracted, "2026-03-01");
  joined = [
    await register.person("Pavel Adzin", []),
    await register.person("Pavel Odin", [{ kind: "death", fields: { on: "2023-04-05", circumstances: "in_custody", place: "X-COLONY" } }]),
  ];
  await register.call(
    "registry.judge-same",
    { a: joined[0], b: joined[1], judgement: "same", reason: "one invented person" },
    "2026-04-01",
  );
  hostile = await register.person(
    HOSTILE,
    [
      {
        kind: "act",
        fields: { kind: "torture", note: [{ text: `${HOSTILE}</p><img src=x onerror=alert(1)>`, lang: "en" }] },
        grounds: { sources: [{ url: "javascript:alert(1)", title: HOSTILE }] },
      },
    ],
    { note: [{ text: HOSTILE, lang: "en" }] },
  );
});
afterAll(() => register.close());

describe("a long case", () => {
  test("says where, since when and how many days", async () => {
    const text = await register.text(`/en/people/${volha}`);
    expect(text).toContain("Held since 10 March 2021");
    expect(text).toContain("2,084 days");
    expect(text).toContain("Colony X");
  });

  test("shows the planned end and why it moved", async () => {
    const text = await register.text(`/en/people/${volha}`);
    expect(text).toContain("Moved from 10 March 2026 to 10 March 2027");
    expect(text).toContain("term added in custody");
    expect(text).toContain("changed on appeal; unchanged");
  });

  test("puts decisions of bodies side by side and does not merge them", async () => {
    const text = await register.text(`/en/people/${volha}`);
    expect(text).toMatch(/Body One Recognised as a political prisoner, 1 April 2021/);
    expect(text).toMatch(/Body Two Recognition declined, 1 May 2021/);
  });

  test("puts disagreeing statements side by side with their speakers", async () => {
    const text = await register.text(`/en/people/${volha}`);
    expect(text).toMatch(/Detention: beginning 10 March 2021 .*Agency One says · B: usually reliable · 2: probably true/);
    expect(text).toMatch(/11 March 2021 .*Agency Two says · B: usually reliable · 4: doubtful/);
  });

  test("counts the days without contact", async () => {
    const text = await register.text(`/en/people/${volha}`);
    expect(text).toContain("Incommunicado since 1 February 2024");
    expect(text).toContain("1,025 days without contact");
  });

  test("names the figures that count the person", async () => {
    const html = (await register.get(`/en/people/${volha}`)).body.toString();
    expect(html).toContain('href="/en/figures/in-custody"');
    expect(html).toContain('href="/en/figures/incommunicado"');
    expect(html).not.toContain('href="/en/figures/persons-convicted-in-absentia"');
  });

  test.each([
    ["be", "У зняволенні з 10 сакавіка 2021 г.", "Асуджаная", "Калонія X", "ч. 1 арт. 342"],
    ["ru", "В заключении с 10 марта 2021 г.", "Осуждена", "Колония X", "ч. 1 ст. 342"],
    ["en", "Held since 10 March 2021", "Sentenced", "Colony X", "article 342, part 1"],
  ])("is told in %s with the right gender", async (lang, ...parts) => {
    const text = await register.text(`/${lang}/people/${volha}`);
    for (const part of parts) expect(text).toContain(part);
  });

  test("every source mark leads to a source of the page", async () => {
    const html = (await register.get(`/en/people/${volha}`)).body.toString();
    const marks = [...html.matchAll(/href="#(source-\d+)"/g)].map((match) => match[1]);
    expect(marks.length).toBeGreaterThan(10);
    for (const mark of new Set(marks)) expect(html).toContain(`id="${mark ?? ""}"`);
  });
});

describe("a past date", () => {
  test("leaves out what had not begun", async () => {
    const text = await register.text(`/en/people/${volha}?at=2021-06-01`);
    expect(text).toContain("Held since 10 March 2021");
    expect(text).toContain("84 days");
    expect(text).toContain("in pre-trial detention".replace(/^i/, "I"));
    expect(text).not.toContain("Colony X");
    // As a word: its four figures may also stand in a random identifier.
    expect(text).not.toMatch(/\b2023\b/u);
    expect(text).toContain("No sentence is known to us.");
  });

  test("before anything happened nothing is claimed", async () => {
    const text = await register.text(`/en/people/${volha}?at=2020-01-01`);
    expect(text).toContain("State unknown");
    expect(text).toContain("No event is recorded up to this day.");
  });

  test("shows only what was known on the day of knowledge", async () => {
    expect(await register.text(`/en/people/${volha}?known_at=2026-01-15`)).not.toContain("11 March 2021");
    await expect(register.get(`/en/people/${ivan}?known_at=2026-01-15`)).rejects.toThrow(AporaError);
  });
});

describe("a release that was retracted", () => {
  test("is marked, and the person is held", async () => {
    const text = await register.text(`/en/people/${ivan}`);
    expect(text).toContain("reported and later found wrong");
    expect(text).toContain("Held since 1 January 2022");
  });

  test("left the custody uncertain as long as it was only reported", async () => {
    const text = await register.text(`/en/people/${ivan}?at=2022-08-01&known_at=2026-02-15`);
    expect(text).toContain("reported, not confirmed");
    expect(text).toContain("In custody (uncertain)");
  });
});

describe("joined files", () => {
  test("lead to the file that stands for the person", async () => {
    const [low = "", high = ""] = [...joined].sort();
    const answer = await register.get(`/be/people/${high}`);
    expect([answer.status, answer.headers["location"]]).toEqual([302, `/be/people/${low}`]);
    const text = await register.text(`/en/people/${low}`);
    expect(text).toContain("2 files judged to be about one person");
    expect(text).toContain("Died, 5 April 2023");
  });

  test("stand apart as known before the judgement", async () => {
    for (const id of joined) expect((await register.get(`/en/people/${id}?known_at=2026-03-15`)).status).toBe(200);
  });
});

describe("addresses and texts from outside", () => {
  test.each(["/en/people/nobody", "/en/people/00000000-0000-7000-8000-000000000000", "/en/people/'or'1'='1"])(
    "%s is not found",
    async (url) => {
      await expect(register.get(url)).rejects.toThrow(expect.objectContaining({ code: "not-found" }) as Error);
    },
  );

  test("a place is not a person", async () => {
    const { rows } = await register.ledger.pool.query<{ id: string }>("select id from entity_root where kind = 'place' limit 1");
    await expect(register.get(`/en/people/${rows[0]?.id ?? ""}`)).rejects.toThrow(expect.objectContaining({ code: "not-found" }) as Error);
  });

  test("letters of an id may be large", async () => {
    const answer = await register.get(`/en/people/${volha.toUpperCase()}`);
    expect(answer.headers["location"]).toBe(`/en/people/${volha}`);
  });

  test("stored text stays text, and an address that is no web address is no link", async () => {
    const html = (await register.get(`/en/people/${hostile}`)).body.toString();
    expect(html).not.toMatch(/<script|<img|href="javascript/i);
    expect(html).toContain("&lt;script&gt;");
  });

  test("a withdrawn claim is shown with its reason and no longer counts", async () => {
    const claim = await register.claim(hostile, "act.kind");
    await register.call(
      "ledger.withdraw-claim",
      { owner: hostile, position: claim.position, reason: `wrong person ${HOSTILE}` },
      "2026-05-01",
    );
    const html = (await register.get(`/en/people/${hostile}`)).body.toString();
    expect(html).toContain("Withdrawn statements");
    expect(html).toMatch(/<s>torture<\/s>/);
    expect(html).not.toContain("<script");
  });
});
