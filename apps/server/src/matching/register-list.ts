import { listRecords } from "../figures/records.ts";
import { findFigure, readWhen } from "../figures/figure.ts";
import type { Position } from "../ledger/claim.ts";
import type { Reader } from "../platform/database.ts";
import { AporaError } from "../platform/errors.ts";
import { readProfiles } from "./profile.ts";
import type { ListedPeople } from "./reconcile.ts";

/**
 * A body's list of prisoners as the register has it: everybody who counts, for certain or perhaps, in its line of the figure
 * in-custody. Any other figure about people may be named in full (`ever-recognised/one`).
 *
 * @param list the code of an organisation, or the id of a figure that counts people
 * @param at the day, YYYY-MM-DD
 * @throws AporaError matching.list-unknown, time.unreadable
 */
export async function readRegisterList(
  reader: Reader,
  list: string,
  { at, knownAt }: { at: string; knownAt: Position },
): Promise<ListedPeople> {
  const id = list.includes("/") || list === "in-custody" ? list : `in-custody/${list}`;
  const figure = await findFigure(reader, id).catch((cause: unknown) => {
    throw new AporaError("matching.list-unknown", { list: list.slice(0, 80) }, { cause });
  });
  if (figure.definition.unit !== "person" || figure.definition.shape === "period")
    throw new AporaError("matching.list-unknown", { list: list.slice(0, 80) });
  const asked = { figure, when: readWhen(figure.definition, at), knownAt };
  const records = [...(await listRecords(reader, asked, { certain: true })), ...(await listRecords(reader, asked, { certain: false }))];
  const people = [...new Set(records.map(({ person }) => person))];
  return { name: list, source: "register", people: await readProfiles(reader, people, knownAt) };
}
