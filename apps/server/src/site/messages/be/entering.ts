import type { Catalogue } from "../catalogue.ts";
import type { entering as source } from "../en/entering.ts";

export const entering: Catalogue<typeof source> = {
  "entering.title": "Унесці чалавека",
  "entering.lead":
    "Хто ўжо ёсць у рэестры, паказваецца да таго, як запіс будзе створаны. Адно імя ніколі не значыць, што двое — адзін чалавек: вырашаеце вы.",
  "entering.name": "Поўнае імя",
  "entering.language": "Мова імя",
  "entering.born": "Год нараджэння, калі яго апублікавала крыніца",
  "entering.source": "Крыніца: як яна называецца",
  "entering.url": "Крыніца: яе адрас",
  "entering.source.hint": "Патрэбна хаця б адно. Публічна.",
  "entering.look": "Хто падобны?",
  "entering.likely": "Ужо ёсць у рэестры",
  "entering.record": "Запіс",
  "entering.create": "Нікога з іх: стварыць запіс",
  "entering.createNew": "Стварыць запіс",
  "entering.changed": "Пакуль вы глядзелі, нехта ўнёс падобнага чалавека. Паглядзіце яшчэ раз.",
  "entering.created": "Запіс створаны: {id}",
};
