import type { Catalogue } from "../catalogue.ts";
import type { pictures as source } from "../en/pictures.ts";

export const pictures: Catalogue<typeof source> = {
  "nav.pictures": "У графіках",
  "pictures.title": "У графіках",
  "pictures.description": "Числа цього реєстру в графіках, кожен — зі своєю таблицею та визначенням.",
  "pictures.definitions": "Визначення:",
  "pictures.year": "Рік",
  "pictures.kind": "Вид",
  "pictures.flows": "Визнані, звільнені, померлі",
  "pictures.flows.text":
    "За роками. Визнання — це рішення, звільнення — звільнення, смерті — люди: одне від одного віднімати не можна. Поточний рік закінчується днем цієї сторінки.",
  "pictures.flows.desc": "Стовпці за роками: визнання над віссю, звільнення і смерті під нею. Числа — у таблиці.",
  "pictures.flows.into": "визнання",
  "pictures.flows.out": "звільнення",
  "pictures.flows.ended": "смерті",
  "pictures.map": "Де тримають людей, за містами",
  "pictures.map.text": "Коло позначає місто, а не будівлю; його площа — число людей, місце тримання яких відоме.",
  "pictures.map.desc":
    "Обриси країни, на яких {n, plural, one {# місто} few {# міста} many {# міст} other {# міста}}. У списку поруч ті самі числа.",
  "pictures.map.source": "Кордон: {source}.",
  "pictures.articles": "За якими статтями",
  "pictures.articles.text":
    "Одну людину можуть обвинуватити за кількома статтями, тому сума рядків більша за число людей. Стаття — це обвинувачення з боку держави, а не наш опис людини.",
  "pictures.gender": "Жінки та чоловіки в ув’язненні",
  "pictures.age": "Вік людей в ув’язненні",
  "pictures.age.0-17": "менше 18 років",
  "pictures.age.18-24": "18–24 роки",
  "pictures.age.25-34": "25–34 роки",
  "pictures.age.35-44": "35–44 роки",
  "pictures.age.45-59": "45–59 років",
  "pictures.age.60-": "60 років і більше",
  "pictures.notPublished": "не опубліковано",
  "pictures.protected":
    "Малі групи не показано точно, і списку людей тут немає: стать і вік разом з іншими фактами можуть указати на одну людину.",
  "pictures.small": "менше ніж {n}",
  "pictures.withheld": "не показано, щоб не можна було обчислити меншу групу",
  "pictures.releases": "Звільнення та їхні види",
  "pictures.releases.text":
    "Звільнення з 2020 року за підставою. Звільнення — не виправдання, і за багатьма з них було примусове вивезення з країни. Те, про що повідомляє лише одне джерело, стоїть у дужках.",
  "pictures.contact": "Дні без зв’язку",
  "pictures.contact.text": "Люди, яких цього дня тримають без зв’язку із зовнішнім світом, за часом, що минув від останньої звістки.",
  "pictures.contact.days": "від {from} до {to, plural, one {# дня} few {# днів} many {# днів} other {# дня}}",
  "pictures.contact.longer": "{from, plural, one {# день і більше} few {# дні і більше} many {# днів і більше} other {# дня і більше}}",
};
