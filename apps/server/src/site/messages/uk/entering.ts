import type { Catalogue } from "../catalogue.ts";
import type { entering as source } from "../en/entering.ts";

export const entering: Catalogue<typeof source> = {
  "entering.title": "Внести людину",
  "entering.lead":
    "Хто вже є в реєстрі, показано до того, як запис створено. Саме ім’я ніколи не означає, що двоє — одна людина: вирішуєте ви.",
  "entering.name": "Повне ім’я",
  "entering.language": "Мова імені",
  "entering.born": "Рік народження, якщо його опублікувало джерело",
  "entering.source": "Джерело: як воно називається",
  "entering.url": "Джерело: його адреса",
  "entering.source.hint": "Потрібне хоча б одне. Публічно.",
  "entering.look": "Хто схожий?",
  "entering.likely": "Уже є в реєстрі",
  "entering.record": "Запис",
  "entering.create": "Ніхто з них: створити запис",
  "entering.createNew": "Створити запис",
  "entering.changed": "Поки ви дивилися, хтось вніс схожу людину. Подивіться ще раз.",
  "entering.created": "Запис створено: {id}",
};
