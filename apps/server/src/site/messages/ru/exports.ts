import type { Catalogue } from "../catalogue.ts";
import type { exports as source } from "../en/exports.ts";

/** Open data, feeds, calendars and the copy as files. */
export const exports: Catalogue<typeof source> = {
  "exports.title": "Открытые данные",
  "exports.description": "Всё публичное в этом реестре, что можно взять с собой: таблицы, JSON, ленты, календари, интерфейс для программ.",
  "exports.lead": "Берите нужное и называйте источник. В каждом файле сказано, на какой день и по какой записи реестра он сделан.",
  "exports.tables": "Таблицы и списки",
  "exports.table": "Что",
  "exports.people": "Люди и то, что о каждом известно",
  "exports.dictionary": "Словарь данных: каждый столбец и что он значит",
  "exports.figures": "Числа и их кривые",
  "exports.feeds": "Ленты",
  "exports.feedsText": "Лента сообщает программе для чтения, что нового. Никто не узнает, кто её читает.",
  "exports.calendars": "Календари",
  "exports.calendarsText":
    "Заседания судов, годовщины задержаний и расчётные концы сроков, как события на целый день. Дат, известных не с точностью до дня, здесь нет.",
  "exports.calendarAll": "Календарь людей в заключении",
  "exports.programs": "Для программ",
  "exports.programsText": "Интерфейсу не нужен ключ, он только читает, и его ответ для того же дня и записи никогда не меняется.",
  "exports.programsLink": "Описание интерфейса",
  "exports.whole": "Весь реестр",
  "exports.wholeText":
    "Кто запускает Апору, записывает всё сразу одной командой: CSV, XLSX, JSON, строки, из которых другая Апора получит те же числа, и FollowTheMoney.",
  "exports.mirror": "Копия этого сайта",
  "exports.mirrorText":
    "Сайт можно записать файлами, которым не нужен сервер: на диск, флешку, любой хостинг или onion-сервис. На копии указано, за какой она день.",
  "exports.embed": "Число на вашей странице",
  "exports.embedText": "Картинка без скрипта, которая показывает значение с единицей, днём и определением:",
  "exports.cells":
    "Перед текстом, который электронная таблица выполнила бы как формулу, стоит апостроф; так же и перед текстом, который сам начинается с апострофа. Уберите один апостроф, чтобы получить оригинал.",
  "exports.terms": "Условия",
  "exports.termsText":
    "Факты со ссылкой: называйте этот реестр, день и запись, а также источники фактов, которые вы приводите. Эти данные — о людях в опасности. Не публикуйте ни о ком больше, чем есть здесь, и ещё раз проверьте положение, прежде чем действовать.",
  "exports.live.title": "Это может показать только работающий сервер",
  "exports.live.description": "Это копия реестра в виде файлов.",
  "exports.live.text":
    "Вы читаете копию реестра: файлы без программы. Она не может искать, отбирать или показать другой день. Здесь положение на {date}, запись {position}.",
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
  "calendar.title": "Люди в заключении",
  "calendar.titleOf": "Календарь: {name}",
  "calendar.detained": "Годовщина задержания: {name}",
  "calendar.hearing": "Заседание суда: {name}",
  "calendar.planned-end": "Расчётный конец срока: {name}",
  "feed.title.statements": "Опубликованные числа и их исправления",
  "feed.entry.statement": "Опубликовано и подписано: {text}",
  "feed.entry.statementCorrected": "Опубликованное число исправлено: {text}",
  "feed.statementBefore": "Раньше: {text}",
};
