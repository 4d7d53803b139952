import type pg from "pg";
import { expect, onTestFinished, test } from "vitest";
import { createEmptyDatabase, createTestDatabase, type TestDatabase } from "../testing/test-database.ts";
import { withClient } from "./postgres/probe.ts";
import { dumpSchema } from "./schema-snapshot.ts";

const TYPES = ["create type mood as enum ('calm', 'afraid')", "create domain small_count as integer not null default 0 check (value >= 0)"];
const FUNCTION = "create function refuse() returns trigger language plpgsql as $$ begin raise exception 'never'; end $$";
const TABLE_A = `create table a (id bigint generated always as identity primary key, name text not null default 'x' check (name <> ''), twice integer generated always as (1 + 1) stored, m mood, c small_count)`;
const TABLE_B = "create table b (a_id bigint not null references a on delete cascade, at timestamptz default now(), unique (a_id, at))";
const REST = [
  "create index a_name on a (lower(name)) where m = 'calm'",
  "create view calm as select id from a where m = 'calm'",
  "create trigger a_is_kept before delete on a for each row execute function refuse()",
  "comment on table a is 'first'",
  "alter table b enable row level security",
  "create policy mine on b using (a_id > 0)",
];

async function dumpAfter(statements: readonly string[]): Promise<string> {
  const database = await createEmptyDatabase();
  onTestFinished(() => database.drop());
  return withClient(database.connection, async (client) => {
    for (const statement of statements) await client.query(statement);
    return dumpSchema(client);
  });
}

async function dump(database: TestDatabase): Promise<string> {
  return withClient(database.connection, (client: pg.Client) => dumpSchema(client));
}

test("the dump shows every kind of thing we use", async () => {
  const text = await dumpAfter([...TYPES, FUNCTION, TABLE_A, TABLE_B, ...REST]);
  for (const line of [
    "create type public.mood as enum ('calm', 'afraid');",
    "create domain public.small_count as integer not null default 0",
    "  id bigint not null generated always as identity,",
    "  name text not null default 'x'::text,",
    "  twice integer generated always as ((1 + 1)) stored,",
    "  constraint b_a_id_at_key UNIQUE (a_id, at),",
    "  constraint b_a_id_fkey FOREIGN KEY (a_id) REFERENCES public.a(id) ON DELETE CASCADE",
    "CREATE INDEX a_name ON public.a USING btree (lower(name)) WHERE (m = 'calm'::public.mood);",
    "create view public.calm as",
    "CREATE OR REPLACE FUNCTION public.refuse()",
    "CREATE TRIGGER a_is_kept BEFORE DELETE ON public.a FOR EACH ROW EXECUTE FUNCTION public.refuse();",
    "alter table public.b enable row level security;",
    "create policy mine on public.b as permissive for all to public using ((a_id > 0));",
    "comment on table public.a is 'first';",
  ])
    expect(text).toContain(line);
});

test("it does not depend on the order of creation", async () => {
  const forward = await dumpAfter([...TYPES, FUNCTION, TABLE_A, TABLE_B, ...REST]);
  const other = await dumpAfter([
    "create table temporary_thing ()",
    FUNCTION,
    ...TYPES.toReversed(),
    TABLE_A,
    TABLE_B,
    ...REST.toReversed(),
    "drop table temporary_thing",
  ]);
  expect(other).toBe(forward);
});

test("it notices a change as small as a default", async () => {
  const before = await dumpAfter(["create table a (id integer default 1)"]);
  const after = await dumpAfter(["create table a (id integer default 2)"]);
  expect(after).not.toBe(before);
});

test("two migrated databases have the same dump, and dumping leaves no transaction open", async () => {
  const [one, two] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  onTestFinished(async () => void (await Promise.all([one.drop(), two.drop()])));
  expect(await dump(one)).toBe(await dump(two));
  expect(await dump(one)).toContain("create table public.migration (");
});
