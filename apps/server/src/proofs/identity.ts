import type { RollIdentity } from "@apora/proof";
import type { EntityId } from "../ledger/claim.ts";
import { valueOf } from "../ledger/resolve.ts";
import { birthYearOf, displayName, namesOf, type PersonFile } from "../registry/person-file.ts";
import { eventOf, type Grounds } from "./provable.ts";

const LEGAL = "legal";

function nameOf(file: PersonFile): string {
  const names = namesOf(file).map(({ value }) => value);
  const legal = names.filter(({ role }) => role === LEGAL);
  const name = displayName(legal.length > 0 ? legal : names, "be");
  const plain = name.normalize("NFC").toLowerCase().replaceAll(/\s+/gu, " ").trim();
  return plain === "" ? "-" : plain;
}

/**
 * What makes a counted record itself in a roll. A person: the legal name as Belarusian readers see it, and the year of
 * birth where one is published. An event: the same, its kind, its date, and what else tells it from others of that day.
 * Never the register's own id, of which one person, or one release entered twice, could have two.
 *
 * @param n above 0 for people who look alike and were judged different
 */
export function identityOf(
  grounds: Grounds,
  { file, record }: { readonly file: PersonFile; readonly record: EntityId },
  n: number,
): RollIdentity {
  const person = { patronymic: "", born: String(birthYearOf(file) ?? ""), n: String(n) };
  const { event, codes } = grounds;
  const entity = eventOf(grounds, { file, record });
  if (event === undefined || entity === undefined) return { name: nameOf(file), ...person };
  const words = [event.what, valueOf(entity, event.on) ?? "", ...event.apart(entity, codes)].filter((word) => word !== "");
  return { name: `${nameOf(file)}: ${words.join(" ")}`, ...person };
}
