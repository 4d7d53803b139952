import type { Catalogue } from "../catalogue.ts";
import type { entering as source } from "../en/entering.ts";

export const entering: Catalogue<typeof source> = {
  "entering.title": "Внести человека",
  "entering.lead":
    "Кто уже есть в реестре, показывается до того, как запись создана. Одно имя никогда не значит, что двое — один человек: решаете вы.",
  "entering.name": "Полное имя",
  "entering.language": "Язык имени",
  "entering.born": "Год рождения, если его опубликовал источник",
  "entering.source": "Источник: как он называется",
  "entering.url": "Источник: его адрес",
  "entering.source.hint": "Нужно хотя бы одно. Публично.",
  "entering.look": "Кто похож?",
  "entering.likely": "Уже есть в реестре",
  "entering.record": "Запись",
  "entering.create": "Никто из них: создать запись",
  "entering.createNew": "Создать запись",
  "entering.changed": "Пока вы смотрели, кто-то внёс похожего человека. Посмотрите ещё раз.",
  "entering.created": "Запись создана: {id}",
};
