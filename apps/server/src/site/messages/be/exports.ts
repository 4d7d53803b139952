import type { Catalogue } from "../catalogue.ts";
import type { exports as source } from "../en/exports.ts";

/** Open data, feeds, calendars and the copy as files. */
export const exports: Catalogue<typeof source> = {
  "exports.title": "Адкрытыя даныя",
  "exports.description": "Усё публічнае ў гэтым рэестры, што можна ўзяць з сабой: табліцы, JSON, стужкі, календары, інтэрфейс для праграм.",
  "exports.lead": "Бярыце патрэбнае і называйце крыніцу. Кожны файл кажа, з якога дня і з якой пазіцыі рэестра ён зроблены.",
  "exports.tables": "Табліцы і спісы",
  "exports.table": "Што",
  "exports.people": "Людзі і тое, што пра кожнага вядома",
  "exports.dictionary": "Слоўнік даных: кожны слупок і што ён значыць",
  "exports.figures": "Паказчыкі і іх крывыя",
  "exports.feeds": "Стужкі",
  "exports.feedsText": "Стужка кажа праграме для чытання, што новага. Ніхто не даведаецца, хто яе чытае.",
  "exports.calendars": "Календары",
  "exports.calendarsText":
    "Суды, гадавіны затрыманняў і вылічаныя канцы тэрмінаў, цэлымі днямі. Даты, невядомыя з дакладнасцю да дня, не паказаныя.",
  "exports.calendarAll": "Каляндар людзей у няволі",
  "exports.programs": "Для праграм",
  "exports.programsText": "Інтэрфейсу не патрэбны ключ, ён толькі чытае, і адказ для таго самага дня і пазіцыі ніколі не мяняецца.",
  "exports.programsLink": "Апісанне інтэрфейсу",
  "exports.whole": "Увесь рэестр",
  "exports.wholeText":
    "Хто запускае Apora, запісвае ўсё адной камандай: CSV, XLSX, JSON, радкі, з якіх іншая Apora атрымае роўныя паказчыкі, і FollowTheMoney.",
  "exports.mirror": "Копія гэтага сайта",
  "exports.mirrorText":
    "Сайт можна запісаць файламі, якім не патрэбны сервер: на дыск, флэшку, любы хостынг ці onion-сэрвіс. Копія кажа, за які яна дзень.",
  "exports.embed": "Паказчык на вашай старонцы",
  "exports.embedText": "Малюнак без скрыпта, які паказвае значэнне з адзінкай, днём і азначэннем:",
  "exports.cells":
    "Перад тэкстам, які табліца выканала б як формулу, стаіць апостраф; гэтак жа перад тэкстам, што сам пачынаецца з апострафа. Прыбярыце адзін апостраф, каб атрымаць арыгінал.",
  "exports.terms": "Умовы",
  "exports.termsText":
    "Факты са спасылкай: называйце гэты рэестр, дзень і пазіцыю, а таксама крыніцы фактаў. Даныя — пра людзей у небяспецы. Не публікуйце пра чалавека больш, чым ёсць тут, і пераправерце стан, перш чым дзейнічаць.",
  "exports.live.title": "Гэта можа паказаць толькі працуючы сервер",
  "exports.live.description": "Гэта копія рэестра ў выглядзе файлаў.",
  "exports.live.text":
    "Вы чытаеце копію рэестра: файлы без праграмы. Яна не можа шукаць, адбіраць ці паказаць іншы дзень. Тут стан на {date}, пазіцыя рэестра {position}.",
  "exports.live.next": "Вярніцеся назад, чытайце спісы як ёсць або спытайце тое самае на працуючым серверы.",
  "feed.title.recognitions": "Новыя прызнанні",
  "feed.title.releases": "Вызваленні",
  "feed.title.deaths": "Смерці",
  "feed.title.corrections": "Выпраўленні",
  "feed.title.person": "Што становіцца вядома: {name}",
  "feed.entry.recognitions": "Прызнанне: {name}",
  "feed.entry.releases": "Вызваленне: {name}",
  "feed.entry.deaths": "Смерць: {name}",
  "feed.entry.corrections": "Выпраўленне ў запісе: {name}",
  "feed.entry.detail": "{title} ({detail})",
  "calendar.title": "Людзі ў няволі",
  "calendar.titleOf": "Каляндар: {name}",
  "calendar.detained": "Гадавіна затрымання: {name}",
  "calendar.hearing": "Суд: {name}",
  "calendar.planned-end": "Вылічаны канец тэрміну: {name}",
};
