import { AporaError } from "../platform/errors.ts";
import type { Profile } from "./profile.ts";

/** A table of people as it was read. */
export type Table = { readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] };

/** What a column may be called, in the languages of the lists that are passed around. Folded: lower case, letters and digits only. */
const HEADINGS = {
  name: [
    "name",
    "fullname",
    "person",
    "імя",
    "імяіпрозвішча",
    "прозвішчаіімя",
    "піб",
    "пип",
    "фио",
    "имя",
    "имяифамилия",
    "ім'я",
    "nazwiskoiimię",
    "imięinazwisko",
    "vardaspavardė",
    "vardasirpavardė",
  ],
  surname: ["surname", "lastname", "familyname", "прозвішча", "фамилия", "прізвище", "nazwisko", "pavardė", "nachname", "familienname"],
  given: ["given", "givenname", "firstname", "уласнаеімя", "личноеимя", "імення", "imię", "vardas", "vorname"],
  patronymic: ["patronymic", "middlename", "імяпабацьку", "отчество", "побатькові", "otczestwo", "tėvavardis", "vatersname"],
  born: [
    "born",
    "birthyear",
    "yearofbirth",
    "birthdate",
    "dateofbirth",
    "годнараджэння",
    "датанараджэння",
    "годрождения",
    "датарождения",
    "рікнародження",
    "датанародження",
    "rokurodzenia",
    "dataurodzenia",
    "gimimometai",
    "gimimodata",
    "geburtsjahr",
    "geburtsdatum",
  ],
  detained: [
    "detained",
    "detainedon",
    "dateofdetention",
    "датазатрымання",
    "датазадержания",
    "датазатримання",
    "datazatrzymania",
    "sulaikymodata",
    "festgenommen",
  ],
} as const;
type Field = keyof typeof HEADINGS;

const fold = (heading: string): string => heading.toLowerCase().replaceAll(/[^\p{L}\p{N}']/gu, "");

function findColumns(columns: readonly string[]): ReadonlyMap<Field, number> {
  const folded = columns.map(fold);
  const found = new Map<Field, number>();
  for (const field of Object.keys(HEADINGS) as Field[]) {
    const at = folded.findIndex((heading) => (HEADINGS[field] as readonly string[]).includes(heading));
    if (at >= 0) found.set(field, at);
  }
  return found;
}

const FIRST_YEAR = 1880;
const LAST_YEAR = 2100;

/** The year in a cell that may hold a whole date; nothing where no year can be told. */
function yearIn(cell: string): number | undefined {
  const year = Number(/(?<!\d)(\d{4})(?!\d)/.exec(cell.slice(0, 40))?.[1] ?? Number.NaN);
  return year >= FIRST_YEAR && year <= LAST_YEAR ? year : undefined;
}

/** A day written 2021-05-03 or 03.05.2021, or a month 2021-05. */
function dayIn(cell: string): string[] {
  const iso = /^(\d{4}-\d{2}(?:-\d{2})?)$/.exec(cell)?.[1];
  if (iso !== undefined) return [iso];
  const [, day, month, year] = /^(\d{2})\.(\d{2})\.(\d{4})$/.exec(cell) ?? [];
  return day === undefined || month === undefined || year === undefined ? [] : [`${year}-${month}-${day}`];
}

/**
 * The people a table names, by the headings of its columns. Ids are the numbers of the rows, from 2: the first holds the headings.
 * Rows without a name are left out.
 * @param file how the table is called in what it says about itself
 * @throws AporaError file.unusable
 */
export function peopleOfTable(file: string, { columns, rows }: Table): readonly Profile[] {
  const at = findColumns(columns);
  if (!at.has("name") && !at.has("surname"))
    throw new AporaError("file.unusable", {
      file,
      reason: "no column is called name, or surname and given (in any language of the interface)",
    });
  return rows.flatMap((row, i): Profile[] => {
    const cell = (field: Field): string => (row[at.get(field) ?? -1] ?? "").trim();
    const parts = [cell("given"), cell("patronymic"), cell("surname")].filter((part) => part !== "").join(" ");
    const whole = cell("name");
    // A column "name" beside one for the surname holds the given name.
    const name =
      at.has("name") && at.has("surname") && !at.has("given") ? [whole, parts].filter((part) => part !== "").join(" ") : whole || parts;
    if (name === "") return [];
    return [
      {
        id: String(i + 2),
        names: [name.slice(0, 300)],
        born: yearIn(cell("born")),
        days: dayIn(cell("detained")),
        places: [],
        articles: [],
      },
    ];
  });
}
