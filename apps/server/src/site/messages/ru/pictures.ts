import type { Catalogue } from "../catalogue.ts";
import type { pictures as source } from "../en/pictures.ts";

export const pictures: Catalogue<typeof source> = {
  "nav.pictures": "В графиках",
  "pictures.title": "В графиках",
  "pictures.description": "Числа этого реестра в графиках, каждый — со своей таблицей и определением.",
  "pictures.definitions": "Определения:",
  "pictures.year": "Год",
  "pictures.kind": "Вид",
  "pictures.flows": "Признанные, освобождённые, умершие",
  "pictures.flows.text":
    "По годам. Признания — это решения, освобождения — освобождения, смерти — люди: одно из другого вычитать нельзя. Текущий год заканчивается днём этой страницы.",
  "pictures.flows.desc": "Столбцы по годам: признания над осью, освобождения и смерти под ней. Числа — в таблице.",
  "pictures.flows.into": "признания",
  "pictures.flows.out": "освобождения",
  "pictures.flows.ended": "смерти",
  "pictures.map": "Где удерживают людей, по городам",
  "pictures.map.text": "Круг обозначает город, а не здание; его площадь — число людей, место содержания которых известно.",
  "pictures.map.desc":
    "Очертания страны, на которых {n, plural, one {# город} few {# города} many {# городов} other {# города}}. В списке рядом те же числа.",
  "pictures.map.source": "Граница: {source}.",
  "pictures.articles": "По каким статьям",
  "pictures.articles.text":
    "Один человек может быть обвинён по нескольким статьям, поэтому сумма строк больше числа людей. Статья — это обвинение со стороны государства, а не наше описание человека.",
  "pictures.gender": "Женщины и мужчины в заключении",
  "pictures.age": "Возраст людей в заключении",
  "pictures.age.0-17": "младше 18 лет",
  "pictures.age.18-24": "18–24 года",
  "pictures.age.25-34": "25–34 года",
  "pictures.age.35-44": "35–44 года",
  "pictures.age.45-59": "45–59 лет",
  "pictures.age.60-": "60 лет и старше",
  "pictures.notPublished": "не опубликовано",
  "pictures.protected":
    "Малые группы не показываются точно, и списка людей здесь нет: пол и возраст вместе с другими фактами могут указать на одного человека.",
  "pictures.small": "меньше {n}",
  "pictures.withheld": "не показывается, чтобы нельзя было вычислить меньшую группу",
  "pictures.releases": "Освобождения и их виды",
  "pictures.releases.text":
    "Освобождения с 2020 года по основанию. Освобождение — не оправдание, и за многими из них следовал принудительный вывоз из страны. То, о чём сообщает только один источник, стоит в скобках.",
  "pictures.contact": "Дни без связи",
  "pictures.contact.text": "Люди, которых в этот день удерживают без связи с внешним миром, по времени, прошедшему с последней вести.",
  "pictures.contact.days": "от {from} до {to, plural, one {# дня} few {# дней} many {# дней} other {# дня}}",
  "pictures.contact.longer": "{from, plural, one {# день и более} few {# дня и более} many {# дней и более} other {# дня и более}}",
};
