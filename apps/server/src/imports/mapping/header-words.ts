/**
 * What headings usually mean, by the words in them: the first line whose every word group fits is taken. Suggestions for a
 * person to look at, so a near miss costs a click and no fact.
 */
export type HeaderRule = {
  readonly words: RegExp;
  readonly to: string;
  readonly more?: Readonly<Record<string, string | boolean>>;
  /** Constants an event cannot be without. */
  readonly with?: readonly { readonly to: string; readonly value: string }[];
};

const CRIMINAL = [{ to: "detention.track", value: "criminal" }];

export const KEY_WORDS =
  /^(?:id|ид|№|no\.?|n|код|code|uid|uuid|нумар|номер|number|sharedid|ідэнтыфікатар|идентификатор|person[_ ]?id|id[_ ]?person)$/iu;

export const SOURCE_RULES: readonly { readonly words: RegExp; readonly to: "url" | "title" | "publisher" | "published" }[] = [
  { words: /(?:url|link|ссылк|спасылк|посилання)/iu, to: "url" },
  { words: /(?:дата публикац|дата публікац|published)/iu, to: "published" },
  { words: /(?:источник|крыніц|source|džerela|джерело|źródł|quelle|šaltin)/iu, to: "title" },
  { words: /(?:издание|выданне|publisher)/iu, to: "publisher" },
];

/** Whole-name headings that put the family name first. */
const FAMILY_FIRST = { familyFirst: true } as const;

export const HEADER_RULES: readonly HeaderRule[] = [
  {
    words: /(?:фио|ф\.\s?и\.\s?о|прозвішча.*імя|фамилия.*имя|прізвище.*ім|family name.*given|last name.*first)/iu,
    to: "person.name",
    more: FAMILY_FIRST,
  },
  { words: /(?:as in source|как в источнике|як у крыніцы)/iu, to: "person.name", more: { role: "as_in_source" } },
  { words: /(?:псевдоним|псеўданім|pen name|alias|мянушк)/iu, to: "person.name", more: { role: "pen" } },
  { words: /(?:^name|имя|імя|title|full[ _]?name|nazwisko|vardas)/iu, to: "person.name" },
  { words: /(?:пол$|^пол|gender|sex|płeć|lytis|geschlecht|^стать$)/iu, to: "person.gender" },
  { words: /(?:(?:год|year).*(?:рожд|нарад|birth|народж)|^г\.?\s?р\.?$|birth[_ ]?year)/iu, to: "person.birth_year" },
  { words: /(?:гражданств|грамадзянств|громадянств|citizenship|nationality|obywatelstwo)/iu, to: "person.citizenship" },
  { words: /(?:професси|прафесі|деятельност|дзейнасц|род занят|occupation|position|role|кто это|занят)/iu, to: "person.public_role" },
  {
    words: /(?:(?:дата|date).*(?:освобожд|вызвал|releas|звільн)|вызвален|освобожд|release[d]?)/iu,
    to: "release.on",
    with: [{ to: "release.status", value: "reported" }],
  },
  { words: /(?:(?:дата|date|день).*(?:смерт|death|гібел|гибел)|^died)/iu, to: "death.on" },
  {
    words:
      /(?:(?:дата|date|день|калі|когда|when).*(?:задерж|затрым|арест|арышт|detain|detent|arrest|затрим)|^задерж|^затрым|^арест|^арышт|^detain|^detent|^arrest)/iu,
    to: "detention.began",
    with: CRIMINAL,
  },
  { words: /(?:(?:дата|date|день).*(?:приговор|прысуд|вырак|sentenc|verdict|суд)|^приговор$|^прысуд$)/iu, to: "sentence.on" },
  { words: /(?:стать|артык|article|artykuł|обвинен|абвінав|charge)/iu, to: "charge.provision" },
  { words: /(?:режим|рэжым|regime)/iu, to: "sentence.penalty", more: { part: "regime" } },
  {
    words: /(?:срок|тэрмін|term|sentence length)/iu,
    to: "sentence.penalty",
    more: { part: "length" },
    with: [{ to: "sentence.penalty", value: "imprisonment" }],
  },
  { words: /(?:место|месца|place|колони|калоні|сизо|сіза|учрежд|установ|prison|zakład)/iu, to: "stay.place" },
  {
    words: /(?:(?:дата|date).*(?:признан|прызнан|recogni)|признан|прызнан|recogni)/iu,
    to: "recognition.on",
    with: [{ to: "recognition.kind", value: "recognised" }],
  },
  { words: /(?:судья|суддзя|judge)/iu, to: "sentence.judge" },
  { words: /(?:^суд|court)/iu, to: "sentence.court" },
  { words: /(?:примечан|заўваг|нататк|комментар|каментар|note|comment|remark|приміт)/iu, to: "person.note" },
];
