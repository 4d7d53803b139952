import { createRandom } from "../random.ts";
import { createRecordSet, type RecordSet } from "../record-set.ts";

const GIVEN = ["anna", "olga", "vera", "ivan", "piotr", "maksim", "alena", "siarhei", "dzmitry", "halina", "viktar", "ihar"];
const SYLLABLES = ["var", "mel", "zar", "tol", "bur", "kin", "raz", "dub", "sam", "pir", "gal", "sham"];

/** Synthetic records: `people` invented people, of whom each has another record with a slip in one cell in `doubles` of 100 cases. */
export function inventPeople(
  people: number,
  doubles: number,
  seed = 1,
): { readonly records: RecordSet; readonly truth: readonly number[]; readonly rows: readonly (readonly string[])[] } {
  const random = createRandom(seed);
  const pick = (list: readonly string[]): string => list[random.below(list.length)] ?? "";
  const rows: string[][] = [];
  const truth: number[] = [];
  for (let person = 0; person < people; person++) {
    const surname = pick(SYLLABLES) + pick(SYLLABLES) + pick(["ski", "vich", "nik", "ko"]);
    const born = `${1940 + random.below(65)}-${String(1 + random.below(12)).padStart(2, "0")}-${String(1 + random.below(28)).padStart(2, "0")}`;
    const row = [surname, pick(GIVEN), born, String(100 + random.below(300))];
    rows.push(row);
    truth.push(person);
    if (random.below(100) >= doubles) continue;
    const copy = [...row];
    const at = random.below(4);
    const cell = copy[at] ?? "";
    const place = random.below(cell.length - 1);
    if (random.below(3) > 0) copy[at] = cell.slice(0, place) + (cell[place + 1] ?? "") + (cell[place] ?? "") + cell.slice(place + 2);
    rows.push(copy);
    truth.push(person);
  }
  return { records: createRecordSet([{ name: "synthetic", columns: ["surname", "given", "born", "office"], rows }]), truth, rows };
}
