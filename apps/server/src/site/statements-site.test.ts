import { readFile } from "node:fs/promises";
import { parseTrust, verify } from "@apora/proof";
import { openCheckpoint, parseVerifierKey, tilePath } from "@apora/tlog";
import { verifyWholeLog } from "@apora/tlog/node";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openSite } from "../cli/serve.ts";
import { createLog } from "../platform/log.ts";
import type { Database } from "../platform/postgres/start-database.ts";
import { publishFigure } from "../proofs/publish.ts";
import type { StoredStatement } from "../proofs/statements.ts";
import { startProofRegister, type ProofRegister } from "../testing/proof-register.ts";
import { ask, listenAnywhere, run, type Reply } from "../testing/test-site.ts";
import { LANGUAGES } from "./i18n.ts";

let register: ProofRegister;
let first: StoredStatement;
let second: StoredStatement;
let origin: string;
let stop: () => Promise<void>;

beforeAll(async () => {
  register = await startProofRegister(6);
  const { database, dataFolder, setting } = register;
  const opened = {
    mode: "server",
    version: "18",
    connection: database.connection,
    poolConfig: database.poolConfig,
    pid: () => undefined,
    stop: () => Promise.resolve(),
  } satisfies Database;
  const site = await openSite(
    { database: opened, pool: database.pool, ledger: setting.ledger, close: () => Promise.resolve() },
    { onion: undefined, publicOrigin: undefined, dataFolder },
    createLog({ write: () => {}, plain: false }),
  );
  origin = await listenAnywhere(site.server);
  stop = () => site.stop();
});
afterAll(async () => {
  await stop();
  await register.stop();
});

const get = (path: string): Promise<Reply> => ask(origin, path);
const publish = (more: object = {}): Promise<StoredStatement> =>
  publishFigure(register.setting, { figure: "in-custody", at: "2024-05-21", ...more });

/** A kept page is made anew once the site has heard of the command. */
async function until(path: string, wanted: (reply: Reply) => boolean): Promise<Reply> {
  for (let i = 0; i < 100; i += 1) {
    const reply = await get(path);
    if (wanted(reply)) return reply;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return get(path);
}

describe("the pages of published numbers", () => {
  test("say that nothing is published before something is", async () => {
    for (const path of ["/en/statements", "/en/log"]) expect((await get(path)).status).toBe(200);
    expect((await get("/en/figures/in-custody")).body).toContain("has not been published as a signed statement yet");
    for (const path of ["/en/statements/none", "/en/statements/none/proof", "/log/checkpoint"]) expect((await get(path)).status).toBe(404);
  });

  test("a reader of any language is led from the figure to its statement, and what is kept in memory is not older than it", async () => {
    first = await publish();
    const page = await until("/en/figures/in-custody", ({ body }) => body.includes("/en/statements/in-custody.2024-05-21.1"));
    expect(page.body).toContain("/en/statements/in-custody.2024-05-21.1");
    for (const lang of LANGUAGES) {
      for (const path of ["statements", `statements/${first.id}`, "log", "method"]) {
        const reply = await get(`/${lang}/${path}`);
        expect([lang, path, reply.status]).toEqual([lang, path, 200]);
        expect(reply.body).not.toMatch(/proofs\.[a-z]/);
      }
    }
    expect((await get(`/en/statements/${first.id}`)).body).toContain("In custody, 2024-05-21: 6");
  });

  test("from what the site gives, and nothing else, a stranger verifies the number and the whole log", async () => {
    const page = await get(`/en/statements/${first.id}`);
    const keys = /<pre>([^<]+)<\/pre>/.exec(page.body)?.[1] ?? "";
    const proof = await get(`/en/statements/${first.id}/proof`);
    expect(proof.headers["content-type"]).toBe("application/json");
    expect(verify(proof.body, parseTrust(`${keys}\n`)).exitCode).toBe(0);
    const log = parseVerifierKey(/log (\S+)/.exec(keys)?.[1] ?? "");
    const head = await get("/log/checkpoint");
    expect(head.headers["cache-control"]).toBe("no-cache");
    const { checkpoint } = openCheckpoint(head.body, { logs: [log] });
    const fetched: string[] = [];
    const verdict = await verifyWholeLog(checkpoint, async (ref) => {
      const answer = await fetch(`${origin}/log/${tilePath(ref)}`);
      fetched.push(answer.headers.get("cache-control") ?? "");
      return new Uint8Array(await answer.arrayBuffer());
    });
    expect(verdict).toEqual({ good: true, leaves: checkpoint.size });
    expect(new Set(fetched)).toEqual(new Set(["public, max-age=31536000, immutable"]));
  });

  test("a corrected number stays where it was, marked, and leads to the newer one with the reason", async () => {
    const added = await register.addPerson();
    second = await publish({ supersedes: first.id, reason: { en: "One more record <b>was</b> found." } });
    const old = await until(`/en/statements/${first.id}`, ({ body }) => body.includes(second.id));
    expect(old.body).toContain("has been corrected");
    expect(old.body).toContain("In custody, 2024-05-21: 6");
    const page = await get(`/en/statements/${second.id}`);
    expect(page.body).toContain("One more record &lt;b&gt;was&lt;/b&gt; found.");
    expect(page.body).toContain(`/en/people/${added}`);
    expect((await get("/be/statements")).body).toContain("Выпраўлена");
  });

  test("a signed head is a state of the register that readers, lists and programs can ask for, and no day is offered beside it", async () => {
    const picker = async (path: string): Promise<string> =>
      /<select id="time-known"[^]*?<\/select>/.exec((await get(path)).body)?.[0] ?? "";
    const listed = JSON.parse((await get("/api/v1/heads")).body) as {
      data: { id: string; position: number; size: number; root: string }[];
    };
    const [newest, oldest] = [listed.data[0], listed.data.at(-1)];
    expect((await get("/log/checkpoint")).body).toContain(`\n${newest?.size}\n${newest?.root}\n`);
    expect(newest?.position).toBeGreaterThan(oldest?.position ?? 0);
    expect((await get("/en/figures/in-custody")).body).not.toMatch(/<input[^>]*name="known_at"/);
    expect(await picker("/en/figures/in-custody")).toContain(`<option value="${oldest?.id}">`);
    // Six people were known under the first head, seven under the last.
    const at = `at=2024-05-21&known_at=${oldest?.id}`;
    const past = await get(`/en/figures/in-custody?${at}`);
    expect(past.body).toContain(`href="/en/log/${oldest?.size}"`);
    expect(await picker(`/en/figures/in-custody?${at}`)).toContain(`<option value="${oldest?.id}" selected="">`);
    const value = async (known: string): Promise<unknown> => {
      const reply = JSON.parse((await get(`/api/v1/figures/in-custody?at=2024-05-21${known}`)).body) as {
        data: { value: number };
        about: object;
      };
      return [reply.data.value, reply.about];
    };
    expect(await value(`&known_at=${oldest?.id}`)).toMatchObject([6, { position: oldest?.position }]);
    expect(await value("")).toMatchObject([7, {}]);
    expect(await value(`&known_at=${newest?.id}`)).toMatchObject([7, { position: newest?.position }]);
    const head = await get(`/en/log/${oldest?.size}`);
    expect(head.body).toContain(`known_at=${oldest?.id}`);
    expect(head.body).toContain(oldest?.root);
  });

  test("a day, a head that is none, and nonsense: the day still leads where it did, the rest is refused with its code", async () => {
    expect((await get("/en/figures/in-custody?known_at=2024-05-20")).status).toBe(200);
    expect((await get("/en/figures/in-custody?known_at=2024-05-20")).body).toContain('<option value="2024-05-20" selected="">');
    for (const [path, status, code] of [
      ["/en?known_at=log-7", 404, "log.no-head"],
      ["/en?known_at=log-07", 400, "time.unreadable"],
      ["/en?known_at=log-", 400, "time.unreadable"],
      ["/en/log/7", 404, "not-found"],
      ["/api/v1/figures/in-custody?known_at=log-7", 404, "log.no-head"],
      ["/api/v1/figures/in-custody?known_at=log-x", 400, "api.bad-parameter"],
      ["/api/v1/statements/none", 404, "not-found"],
    ] as const) {
      const reply = await get(path);
      expect([path, reply.status, reply.headers["apora-error"]]).toEqual([path, status, code]);
    }
  });

  test("programs read every statement with the one that corrects it", async () => {
    const { data } = JSON.parse((await get("/api/v1/statements?figure=in-custody")).body) as { data: Record<string, unknown>[] };
    expect(data.map(({ id, value, supersedes, superseded_by: by }) => [id, value, supersedes, by])).toEqual([
      [second.id, 7, first.id, null],
      [first.id, 6, null, second.id],
    ]);
    const own = JSON.parse((await get(`/api/v1/statements/${first.id}`)).body) as { data: { known_at: string } };
    expect((await get(`/en?known_at=${own.data.known_at}`)).status).toBe(200);
  });

  test("a number that is stated just so leads to its statement wherever it stands, and no other number does", async () => {
    const link = `href="/en/statements/${second.id}"`;
    for (const [path, leads] of [
      ["/en?at=2024-05-21", true],
      ["/en/figures/in-custody?at=2024-05-21", true],
      ["/en?at=2024-05-20", false],
    ] as const)
      expect([path, (await get(path)).body.split('class="figure-definition"')[1]?.split("</div>")[0]?.includes(link)]).toEqual([
        path,
        leads,
      ]);
  });

  test("feeds announce a correction with its reason and what it corrects, and announce it once, by one id", async () => {
    for (const [lang, words] of [
      ["en", "A published number is corrected: In custody, 2024-05-21: 7"],
      ["be", "Апублікаваную лічбу выпраўлена:"],
    ] as const)
      for (const kind of ["corrections", "statements"]) {
        const { body, headers } = await get(`/feeds/${lang}/${kind}.atom`);
        expect(headers["content-type"]).toContain("application/atom+xml");
        expect([kind, body.split(words).length - 1]).toEqual([kind, 2]);
        expect(body).toContain("One more record &lt;b&gt;was&lt;/b&gt; found.");
        expect(body).toContain(`href="/${lang}/statements/${second.id}"`);
        expect(body.split("<entry>")).toHaveLength(kind === "corrections" ? 2 : 3);
      }
    const idOf = async (kind: string): Promise<string | undefined> =>
      (await get(`/feeds/en/${kind}.atom`)).body
        .split("<entry>")
        .map((entry) => (entry.includes("corrected") ? /<id>([^<]+)/.exec(entry)?.[1] : undefined))
        .find(Boolean);
    expect(await idOf("corrections")).toBe(await idOf("statements"));
  });

  test("a number on somebody else's page carries the name of its statement, and says when it was corrected", async () => {
    const old = await get(`/embed/be/statements/${first.id}.svg`);
    expect(old.headers).toMatchObject({ "content-type": "image/svg+xml; charset=utf-8", "cross-origin-resource-policy": "cross-origin" });
    expect(old.body).toContain(`Выпраўлена → ${second.id}`);
    const now = await get(`/embed/en/statements/${second.id}.svg`);
    expect(now.body).toContain(`${second.id} · sha256 ${second.sha256.slice(0, 16)}`);
    expect(now.body).not.toMatch(/<script|on\w+=|href/i);
    const json = async (path: string): Promise<unknown> => JSON.parse((await get(path)).body);
    expect(await json(`/embed/statements/${first.id}.json`)).toMatchObject({ statement: first.id, value: 6, superseded_by: second.id });
    expect(await json(`/embed/statements/${second.id}.json`)).toMatchObject({
      statement: second.id,
      sha256: second.sha256,
      superseded_by: null,
    });
    // The live figure names the statement only where it says the same.
    expect(await json("/embed/figures/in-custody.json?at=2024-05-21")).toMatchObject({ value: 7, statement: second.id });
    expect(await json("/embed/figures/in-custody.json?at=2024-05-20")).toMatchObject({ statement: null });
    expect((await get("/embed/figures/in-custody.svg?at=2024-05-21")).body).toContain(second.id);
    for (const path of ["/embed/statements/none.svg", "/embed/xx/statements/none.svg", "/embed/statements/none.json"])
      expect((await get(path)).status).toBe(404);
  });

  test("nothing else of the data folder is served", async () => {
    expect(await readFile(register.setting.places.logKey, "utf8")).toContain("PRIVATE+KEY");
    for (const path of [
      "/log/../log-key",
      "/log/%2e%2e/log-key",
      "/log/lock",
      "/log/",
      "/log/tile",
      "/log-key",
      "/log/tile/0/..%2f..%2f..%2flog-key",
    ]) {
      const reply = await get(path);
      expect([path, reply.status >= 400, reply.body.includes("PRIVATE")]).toEqual([path, true, false]);
    }
  });

  test("an entry emptied at the person's wish is told on the page of the statement", async () => {
    const person = register.people[0] ?? "";
    await run(register.setting.ledger, "registry.erase-claims", { person, reason: "consent was withdrawn" });
    const page = await until(`/en/statements/${second.id}`, ({ body }) => body.includes("wish"));
    expect(page.body).toContain("Open to everybody: 7. Closed, shown to families and auditors only: 0. Of the open entries, emptied");
    expect(page.body).toContain("wish: 1. Nobody can open these any more.");
    expect((await get(`/be/statements/${second.id}`)).body).toContain("сцёрта па жаданні чалавека: 1.");
  });
});
