import type { Catalogue } from "../catalogue.ts";
import type { exports as source } from "../en/exports.ts";

/** Open data, feeds, calendars and the copy as files. */
export const exports: Catalogue<typeof source> = {
  "exports.title": "Адкрытыя даныя",
  "exports.description": "Усё публічнае ў гэтым рэестры, што можна ўзяць з сабой: табліцы, JSON, стужкі, календары, інтэрфейс для праграм.",
  "exports.lead": "Бярыце патрэбнае і называйце крыніцу. У кожным файле сказана, на які дзень і паводле якога запісу рэестра ён зроблены.",
  "exports.tables": "Табліцы і спісы",
  "exports.table": "Што",
  "exports.people": "Людзі і тое, што пра кожнага вядома",
  "exports.dictionary": "Слоўнік даных: кожны слупок і што ён значыць",
  "exports.figures": "Лічбы і іх крывыя",
  "exports.feeds": "Стужкі",
  "exports.feedsText": "Стужка паведамляе праграме для чытання, што новага. Ніхто не даведаецца, хто яе чытае.",
  "exports.calendars": "Календары",
  "exports.calendarsText":
    "Пасяджэнні судоў, гадавіны затрыманняў і разліковыя канцы тэрмінаў, як падзеі на цэлы дзень. Дат, вядомых не з дакладнасцю да дня, тут няма.",
  "exports.calendarAll": "Каляндар людзей у зняволенні",
  "exports.programs": "Для праграм",
  "exports.programsText": "Інтэрфейсу не патрэбны ключ, ён толькі чытае, і яго адказ для таго самага дня і запісу ніколі не мяняецца.",
  "exports.programsLink": "Апісанне інтэрфейсу",
  "exports.whole": "Увесь рэестр",
  "exports.wholeText":
    "Хто запускае Апору, запісвае ўсё адразу адной камандай: CSV, XLSX, JSON, радкі, з якіх іншая Апора атрымае тыя самыя лічбы, і FollowTheMoney.",
  "exports.mirror": "Копія гэтага сайта",
  "exports.mirrorText":
    "Сайт можна запісаць файламі, якім не патрэбны сервер: на дыск, флэшку, любы хостынг ці onion-сэрвіс. На копіі пазначана, за які яна дзень.",
  "exports.embed": "Лічба на вашай старонцы",
  "exports.embedText": "Малюнак без скрыпта, які паказвае значэнне з адзінкай, днём і азначэннем:",
  "exports.cells":
    "Перад тэкстам, які электронная табліца выканала б як формулу, стаіць апостраф; гэтак жа перад тэкстам, што сам пачынаецца з апострафа. Прыбярыце адзін апостраф, каб атрымаць арыгінал.",
  "exports.terms": "Умовы",
  "exports.termsText":
    "Факты са спасылкай: называйце гэты рэестр, дзень і запіс, а таксама крыніцы фактаў, якія вы прыводзіце. Гэтыя даныя — пра людзей у небяспецы. Не публікуйце ні пра кога больш, чым ёсць тут, і яшчэ раз праверце становішча, перш чым дзейнічаць.",
  "exports.live.title": "Гэта можа паказаць толькі сервер, які працуе",
  "exports.live.description": "Гэта копія рэестра ў выглядзе файлаў.",
  "exports.live.text":
    "Вы чытаеце копію рэестра: файлы без праграмы. Яна не можа шукаць, адбіраць ці паказаць іншы дзень. Тут становішча на {date}, запіс {position}.",
  "exports.live.next": "Вярніцеся назад, чытайце спісы як ёсць або спытайце тое самае на серверы, які працуе.",
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
  "calendar.title": "Людзі ў зняволенні",
  "calendar.titleOf": "Каляндар: {name}",
  "calendar.detained": "Гадавіна затрымання: {name}",
  "calendar.hearing": "Пасяджэнне суда: {name}",
  "calendar.planned-end": "Разліковы канец тэрміну: {name}",
  "feed.title.statements": "Апублікаваныя лічбы і іх выпраўленні",
  "feed.entry.statement": "Апублікавана і падпісана: {text}",
  "feed.entry.statementCorrected": "Апублікаваную лічбу выпраўлена: {text}",
  "feed.statementBefore": "Раней: {text}",
};
