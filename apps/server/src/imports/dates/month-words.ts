/** Names of months as they stand in dates, in the languages of the interface: nominative, genitive, usual short forms. */
const NAMES: readonly (readonly [month: number, words: string])[] = [
  [1, "студзень студзеня студз январь января янв january jan січень січня stycz styczeń stycznia sausis sausio januar jänner"],
  [2, "люты лютага лют февраль февраля фев february feb лютий лютого luty lutego vasaris vasario februar"],
  [3, "сакавік сакавіка сак март марта мар march mar березень березня marzec marca kovas kovo märz"],
  [4, "красавік красавіка крас апрель апреля апр april apr квітень квітня kwiecień kwietnia balandis balandžio"],
  [5, "травень траўня трав май мая may травня maj maja gegužė gegužės mai"],
  [6, "чэрвень чэрвеня чэрв июнь июня июн june jun червень червня czerwiec czerwca birželis birželio juni"],
  [7, "ліпень ліпеня ліп июль июля июл july jul липень липня lipiec lipca liepa liepos juli"],
  [8, "жнівень жніўня жнів август августа авг august aug серпень серпня sierpień sierpnia rugpjūtis rugpjūčio"],
  [9, "верасень верасня вер сентябрь сентября сен сент september sep sept вересень вересня wrzesień września rugsėjis rugsėjo"],
  [10, "кастрычнік кастрычніка каст октябрь октября окт october oct жовтень жовтня październik października spalis spalio oktober"],
  [11, "лістапад лістапада ліст ноябрь ноября ноя нояб november nov листопад листопада listopad listopada lapkritis lapkričio"],
  [12, "снежань снежня снеж декабрь декабря дек december dec грудень грудня grudzień grudnia gruodis gruodžio dezember"],
];

/** Seasons, by their codes in EDTF. */
const SEASONS: readonly (readonly [season: number, words: string])[] = [
  [21, "вясна вясной вясны весна весной весны spring навесні wiosna wiosną pavasaris pavasarį frühling"],
  [22, "лета летам лето летом лета summer літо влітку lato latem vasara vasarą sommer"],
  [23, "восень восенню восені осень осенью осени autumn fall осінь восени jesień jesienią ruduo rudenį herbst"],
  [24, "зіма зімой зімы зима зимой зимы winter взимку zima zimą žiema žiemą"],
];

const byWord = (groups: readonly (readonly [number, string])[]): ReadonlyMap<string, number> =>
  new Map(groups.flatMap(([code, words]) => words.split(" ").map((word) => [word, code] as const)));

export const MONTHS = byWord(NAMES);
export const SEASON_WORDS = byWord(SEASONS);

/** Words around a date that say nothing more: "12 мая 2021 г.". */
export const FILLERS = new Set("г гг год года году р рік року г. р. m metai metų d roku r rok jahr of year the".split(" "));

/** Words that make a date approximate. */
export const ABOUT = new Set(
  "около ок примерно каля прыблізна about circa ca approximately approx близько біля około apie ungefähr etwa".split(" "),
);

/** What people write where they know no date. */
export const NO_DATE = new Set(
  "- – — ? ?? ??? / x n/a na none unknown н/д нд нет няма неизвестно неизвестна невядома невядомая невядомы невідомо nieznana nežinoma unbekannt null".split(
    " ",
  ),
);
