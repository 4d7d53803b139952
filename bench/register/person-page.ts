import {
  clustersModule,
  databaseModule,
  personFileModule,
  positionsModule,
  sourcesModule,
  timelineModule,
  type Register,
} from "./built.ts";
import { createChoice, spreadOf, spreadText, timeEach, type Result } from "../measure.ts";

const ASKED = 1000;
const WARM_UP = 50;
const LIMIT_MS = 10;

/** Ids of people from everywhere in the register. */
export async function somePeople(register: Register, count: number): Promise<readonly string[]> {
  const { rows: ends } = await register.pool.query<{ position: number }>("select position from ledger_head");
  const choice = createChoice(11);
  const positions = Array.from({ length: count }, () => choice.below(ends[0]?.position ?? 1));
  const { rows } = await register.pool.query<{ id: string }>(
    "select r.id from unnest($1::bigint[]) as p(position) join claim c on c.position = p.position join entity_root r on r.id = c.owner where r.kind = 'person'",
    [positions],
  );
  return rows.map((row) => row.id);
}

/** What a person's page takes out of the database and folds; the page itself is measured over HTTP in `server.ts`. */
export async function benchPersonFile(register: Register, people: string): Promise<readonly Result[]> {
  const [{ readFrom }, { membersOf }, { readFiles, getHead }] = [await databaseModule(), await clustersModule(), await positionsModule()];
  const [{ openPersonFile }, { custodyEpisodes }, { findSources }] = [
    await personFileModule(),
    await timelineModule(),
    await sourcesModule(),
  ];
  const reader = readFrom(register.pool);
  const { position } = await getHead(reader);
  const { times } = await timeEach(await somePeople(register, ASKED + WARM_UP), async (id) => {
    const members = await membersOf(reader, id, position);
    const claims = await readFiles(reader, members, position);
    custodyEpisodes(openPersonFile(members, claims));
    await findSources(reader, [...new Set(claims.flatMap((claim) => claim.sources))]);
  });
  const spread = spreadOf(times.slice(WARM_UP));
  return [
    {
      name: `person file of ${people}`,
      measured: spread.p95,
      limit: LIMIT_MS,
      unit: "ms",
      good: "below",
      note: `p95 of query and fold; ${spreadText(spread)}`,
    },
  ];
}
