import type { Catalogue } from "../catalogue.ts";
import type { exports as source } from "../en/exports.ts";

export const exports: Catalogue<typeof source> = {
  "exports.title": "Відкриті дані",
  "exports.description": "Усе публічне в цьому реєстрі, що можна взяти із собою: таблиці, JSON, стрічки, календарі, інтерфейс для програм.",
  "exports.lead":
    "Беріть, що потрібно, і називайте джерело. У кожному файлі сказано, на який день і за яким записом реєстру його зроблено.",
  "exports.tables": "Таблиці й списки",
  "exports.table": "Що",
  "exports.people": "Люди і те, що про кожну людину відомо",
  "exports.dictionary": "Словник даних: кожен стовпець і що він означає",
  "exports.figures": "Числа та їхні криві",
  "exports.feeds": "Стрічки",
  "exports.feedsText": "Стрічка повідомляє програмі для читання, що нового. Ніхто не дізнається, хто її читає.",
  "exports.calendars": "Календарі",
  "exports.calendarsText":
    "Судові засідання, річниці затримань і розрахункові кінці строків, як події на цілий день. Дат, які відомі не з точністю до дня, тут немає.",
  "exports.calendarAll": "Календар людей в ув’язненні",
  "exports.programs": "Для програм",
  "exports.programsText": "Інтерфейс не потребує ключа, лише читає, і його відповідь для того самого дня й запису ніколи не змінюється.",
  "exports.programsLink": "Опис інтерфейсу",
  "exports.whole": "Увесь реєстр",
  "exports.wholeText":
    "Хто запускає Апору, записує все одразу однією командою: CSV, XLSX, JSON, рядки, з яких інша Апора отримає ті самі числа, і FollowTheMoney.",
  "exports.mirror": "Копія цього сайту",
  "exports.mirrorText":
    "Сайт можна записати файлами, яким не потрібен сервер: на диск, флешку, будь-який хостинг або onion-сервіс. На копії вказано, за який вона день.",
  "exports.embed": "Число на вашій сторінці",
  "exports.embedText": "Малюнок без скрипту, який показує значення з одиницею, днем і визначенням:",
  "exports.cells":
    "Перед текстом, який електронна таблиця виконала б як формулу, стоїть апостроф; так само перед текстом, що сам починається з апострофа. Приберіть один апостроф, щоб мати оригінал.",
  "exports.terms": "Умови",
  "exports.termsText":
    "Факти із зазначенням походження: називайте цей реєстр, день і запис, а також джерела фактів, які наводите. Ці дані — про людей у небезпеці. Не публікуйте ні про кого більше, ніж є тут, і перевірте становище ще раз, перш ніж діяти.",
  "exports.live.title": "Це може показати лише сервер, що працює",
  "exports.live.description": "Це копія реєстру у вигляді файлів.",
  "exports.live.text":
    "Ви читаєте копію реєстру: файли без програми. Вона не може шукати, відбирати чи показати інший день. Тут становище на {date}, запис {position}.",
  "exports.live.next": "Поверніться назад, читайте списки такими, як вони є, або запитайте те саме на сервері, що працює.",
  "feed.title.recognitions": "Нові визнання",
  "feed.title.releases": "Звільнення",
  "feed.title.deaths": "Смерті",
  "feed.title.corrections": "Виправлення",
  "feed.title.person": "Що стає відомо: {name}",
  "feed.entry.recognitions": "Визнання: {name}",
  "feed.entry.releases": "Звільнення: {name}",
  "feed.entry.deaths": "Смерть: {name}",
  "feed.entry.corrections": "Виправлення в записі: {name}",
  "feed.entry.detail": "{title} ({detail})",
  "calendar.title": "Люди в ув’язненні",
  "calendar.titleOf": "Календар: {name}",
  "calendar.detained": "Річниця затримання: {name}",
  "calendar.hearing": "Судове засідання: {name}",
  "calendar.planned-end": "Розрахунковий кінець строку: {name}",
  "feed.title.statements": "Опубліковані числа та їх виправлення",
  "feed.entry.statement": "Опубліковано й підписано: {text}",
  "feed.entry.statementCorrected": "Опубліковане число виправлено: {text}",
  "feed.statementBefore": "Раніше: {text}",
};
