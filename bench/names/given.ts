/** A given name in both languages with the patronymics it gives. */
export type GivenForm = {
  readonly gender: "m" | "f";
  readonly be: string;
  readonly ru: string;
  readonly patronymicBe: { readonly m: string; readonly f: string };
  readonly patronymicRu: { readonly m: string; readonly f: string };
};

/** Men: Belarusian, Russian, stems of the patronymic where grammar makes them irregular. Commonest first, roughly. */
const MEN = `Аляксандр Александр;Сяргей Сергей;Уладзімір Владимир;Андрэй Андрей;Дзмітрый Дмитрий Дзмітрыевіч Дмитриевич;Аляксей Алексей;Віктар Виктор
Мікалай Николай;Іван Иван;Віталь Виталий Вітальевіч Витальевич;Міхаіл Михаил Міхайлавіч Михайлович;Юрый Юрий Юр'евіч Юрьевич;Павел Павел Паўлавіч Павлович
Ігар Игорь Ігаравіч Игоревич;Яўген Евгений Яўгенавіч Евгеньевич;Васіль Василий Васільевіч Васильевич;Анатоль Анатолий Анатольевіч Анатольевич;Максім Максим
Алег Олег;Валерый Валерий Валер'евіч Валерьевич;Пётр Пётр Пятровіч Петрович;Леанід Леонид;Генадзь Геннадий Генадзевіч Геннадьевич;Віталій Виталий Вітальевіч Витальевич
Канстанцін Константин;Руслан Руслан;Артур Артур;Антон Антон;Вадзім Вадим;Станіслаў Станислав;Барыс Борис;Кірыл Кирилл;Раман Роман;Дзяніс Денис
Арцём Артём;Мікіта Никита Мікітавіч Никитич;Эдуард Эдуард;Рыгор Григорий Рыгоравіч Григорьевич;Фёдар Фёдор;Яўгеній Евгений Яўгеньевіч Евгеньевич;Вячаслаў Вячеслав
Ілья Илья Ільіч Ильич;Георгій Георгий Георгіевіч Георгиевич;Уладзіслаў Владислав;Якаў Яков Якаўлевіч Яковлевич;Сцяпан Степан;Аркадзь Аркадий Аркадзевіч Аркадьевич
Даніла Данила Данілавіч Данилович;Матвей Матвей;Тарас Тарас;Ян Ян;Кузьма Кузьма Кузьміч Кузьмич;Захар Захар;Глеб Глеб;Ягор Егор;Багдан Богдан;Сямён Семён
Леў Лев Львовіч Львович;Марк Марк;Мірон Мирон;Назар Назар;Іосіф Иосиф;Адам Адам;Ян Ян;Франц Франц;Мечыслаў Мечислав;Казімір Казимир;Яраслаў Ярослав
Браніслаў Бронислав;Віктарын Викторин;Радзівон Родион;Цімафей Тимофей;Давыд Давид;Ціхан Тихон;Рустам Рустам;Тимур Тимур`;

const WOMEN = `Алена Елена;Таццяна Татьяна;Наталля Наталья;Вольга Ольга;Ірына Ирина;Святлана Светлана;Людміла Людмила;Марыя Мария;Ганна Анна;Валянціна Валентина
Кацярына Екатерина;Юлія Юлия;Галіна Галина;Ніна Нина;Анастасія Анастасия;Надзея Надежда;Любоў Любовь;Марына Марина;Тамара Тамара;Вера Вера;Вікторыя Виктория
Дар'я Дарья;Ксенія Ксения;Лідзія Лидия;Раіса Раиса;Аксана Оксана;Ларыса Лариса;Алеся Олеся;Аліна Алина;Крысціна Кристина;Яна Яна;Паліна Полина;Вераніка Вероника
Жанна Жанна;Зінаіда Зинаида;Яўгенія Евгения;Аляксандра Александра;Іна Инна;Марта Марта;Ядвіга Ядвига;Яніна Янина;Рэгіна Регина;Ульяна Ульяна;Вольга Ольга;Кіра Кира`;

const words = (text: string): readonly (readonly string[])[] => text.split(/[;\n]/u).map((entry) => entry.split(" "));

function patronymics(be: string, irregular: string | undefined, language: "be" | "ru"): { readonly m: string; readonly f: string } {
  const son = irregular ?? regular(be, language);
  const [male, female] = language === "be" ? ["віч", "ўна"] : ["вич", "вна"];
  if (son.endsWith(male)) return { m: son, f: son.slice(0, -male.length) + female };
  return { m: son, f: language === "be" ? `${son.slice(0, -2)}інічна` : `${son.slice(0, -2)}инична` };
}

function regular(name: string, language: "be" | "ru"): string {
  const [hard, soft] = language === "be" ? ["авіч", "евіч"] : ["ович", "евич"];
  if (/[йь]$/u.test(name)) return name.slice(0, -1) + soft;
  if (/[аяы]$/u.test(name)) return name.slice(0, -1) + hard;
  return (language === "be" ? name.replace(/ў$/u, "в") : name) + hard;
}

/** Every given name of the invented people. */
export const GIVEN: readonly GivenForm[] = [
  ...words(MEN).map(([be = "", ru = "", sonBe, sonRu]) => ({
    gender: "m" as const,
    be,
    ru,
    patronymicBe: patronymics(be, sonBe, "be"),
    patronymicRu: patronymics(ru, sonRu, "ru"),
  })),
  ...words(WOMEN).map(([be = "", ru = ""]) => ({
    gender: "f" as const,
    be,
    ru,
    patronymicBe: { m: "", f: "" },
    patronymicRu: { m: "", f: "" },
  })),
];
