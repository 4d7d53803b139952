import type { Catalogue } from "../catalogue.ts";
import type { exports as source } from "../en/exports.ts";

/** Open data, feeds, calendars and the copy as files. */
export const exports: Catalogue<typeof source> = {
  "exports.title": "Открытые данные",
  "exports.description": "Всё публичное в этом реестре, что можно взять с собой: таблицы, JSON, ленты, календари, интерфейс для программ.",
  "exports.lead": "Берите нужное и называйте источник. Каждый файл говорит, за какой день и из какой позиции реестра он сделан.",
  "exports.tables": "Таблицы и списки",
  "exports.table": "Что",
  "exports.people": "Люди и то, что о каждом известно",
  "exports.dictionary": "Словарь данных: каждый столбец и что он значит",
  "exports.figures": "Показатели и их кривые",
  "exports.feeds": "Ленты",
  "exports.feedsText": "Лента сообщает программе для чтения, что нового. Никто не узнает, кто её читает.",
  "exports.calendars": "Календари",
  "exports.calendarsText":
    "Суды, годовщины задержаний и вычисленные концы сроков, целыми днями. Даты, известные не с точностью до дня, не показаны.",
  "exports.calendarAll": "Календарь людей в неволе",
  "exports.programs": "Для программ",
  "exports.programsText": "Интерфейсу не нужен ключ, он только читает, и ответ для того же дня и позиции никогда не меняется.",
  "exports.programsLink": "Описание интерфейса",
  "exports.whole": "Весь реестр",
  "exports.wholeText":
    "Кто запускает Apora, записывает всё одной командой: CSV, XLSX, JSON, строки, из которых другая Apora получит равные показатели, и FollowTheMoney.",
  "exports.mirror": "Копия этого сайта",
  "exports.mirrorText":
    "Сайт можно записать файлами, которым не нужен сервер: на диск, флешку, любой хостинг или onion-сервис. Копия говорит, за какой она день.",
  "exports.embed": "Показатель на вашей странице",
  "exports.embedText": "Картинка без скрипта, которая показывает значение с единицей, днём и определением:",
  "exports.cells":
    "Перед текстом, который таблица выполнила бы как формулу, стоит апостроф; так же перед текстом, который сам начинается с апострофа. Уберите один апостроф, чтобы получить оригинал.",
  "exports.terms": "Условия",
  "exports.termsText":
    "Факты со ссылкой: называйте этот реестр, день и позицию, а также источники фактов. Данные — о людях в опасности. Не публикуйте о человеке больше, чем есть здесь, и перепроверьте состояние, прежде чем действовать.",
  "exports.live.title": "Это может показать только работающий сервер",
  "exports.live.description": "Это копия реестра в виде файлов.",
  "exports.live.text":
    "Вы читаете копию реестра: файлы без программы. Она не может искать, отбирать или показать другой день. Здесь состояние на {date}, позиция реестра {position}.",
  "exports.live.next": "Вернитесь назад, читайте списки как есть или спросите то же на работающем сервере.",
  "feed.title.recognitions": "Новые признания",
  "feed.title.releases": "Освобождения",
  "feed.title.deaths": "Смерти",
  "feed.title.corrections": "Исправления",
  "feed.title.person": "Что становится известно: {name}",
  "feed.entry.recognitions": "Признание: {name}",
  "feed.entry.releases": "Освобождение: {name}",
  "feed.entry.deaths": "Смерть: {name}",
  "feed.entry.corrections": "Исправление в записи: {name}",
  "feed.entry.detail": "{title} ({detail})",
  "calendar.title": "Люди в неволе",
  "calendar.titleOf": "Календарь: {name}",
  "calendar.detained": "Годовщина задержания: {name}",
  "calendar.hearing": "Суд: {name}",
  "calendar.planned-end": "Вычисленный конец срока: {name}",
};
