import type { Catalogue } from "../catalogue.ts";
import type { pages as source } from "../en/pages.ts";

export const pages: Catalogue<typeof source> = {
  "places.title": "Месцы зняволення",
  "places.description": "Дзе трымаюць людзей, паводле гэтага рэестра, і з якога часу.",
  "places.name": "Месца",
  "places.kind": "Від",
  "places.town": "Горад",
  "places.region": "Вобласць",
  "places.aliases": "Іншыя назвы",
  "places.predecessor": "Раней: {name}",
  "places.successor": "Пазней: {name}",
  "places.open": "дзейнічае: {period}",
  "places.heldNow": "Цяпер тут",
  "places.heldNowCount":
    "{n, plural, =0 {Цяпер тут няма нікога, пра каго мы ведаем.} one {Цяпер тут # чалавек} few {Цяпер тут # чалавекі} many {Цяпер тут # чалавек} other {Цяпер тут # чалавека}}",
  "places.heldEver": "Калі-небудзь былі тут",
  "places.address": "Адрас для лістоў",
  "places.addressValid":
    "Дзейнічае {date}. Адрасы мяняюцца: перш чым пісаць, удакладніце ў сям’і або ў арганізацыі.",
  "places.addressUnknown": "Праверанага адраса ў нас няма. Не адгадвайце яго.",
  "places.townLevel": "Месцы паказаныя па гарадах, ніколі па будынках.",
  "places.chart": "Цяпер у зняволенні, па месцах",
  "placeKind.temporary": "ізалятар часовага ўтрымання (ІЧУ, ЦІП)",
  "placeKind.pretrial": "следчы ізалятар (СІЗА)",
  "placeKind.prison": "турма",
  "placeKind.colony": "папраўчая калонія",
  "placeKind.open-type": "папраўчая ўстанова адкрытага тыпу",
  "placeKind.home": "абмежаванне волі дома",
  "placeKind.house-arrest": "хатні арышт",
  "placeKind.hospital": "бальніца",
  "placeKind.juvenile": "выхаваўчая калонія",
  "placeKind.ltp": "лячэбна-працоўны прафілакторый (ЛПП)",
  "placeKind.unknown": "месца невядомае",
  "articles.title": "Артыкулы закона",
  "articles.description":
    "Артыкулы, якія ўжываюць у палітычна матываваных справах, і колькі людзей яны закранулі.",
  "articles.number": "Артыкул",
  "articles.label": "Афіцыйная фармулёўка",
  "articles.valid": "Дзеянне",
  "articles.validFrom": "дзейнічае {date}",
  "articles.validTo": "дзейнічаў да {date}",
  "articles.people":
    "{n, plural, =0 {у гэтым рэестры нікога} one {# чалавек у гэтым рэестры} few {# чалавекі ў гэтым рэестры} many {# чалавек у гэтым рэестры} other {# чалавека ў гэтым рэестры}}",
  "articles.any":
    "Людзі, абвінавачаныя або асуджаныя паводле гэтага артыкула, аднаго або разам з іншымі. Адзін чалавек можа быць пад некалькімі артыкуламі, таму складаць гэтыя лічбы нельга.",
  "articles.chart": "Людзі па артыкулах",
  "articles.trap":
    "Нумар праз злучок у прэсе двухсэнсоўны: «361-3» можа быць асобным артыкулам або часткай 3 артыкула 361. Мы захоўваем тэкст як напісана і кажам, якое прачытанне выбралі.",
  "articles.unverified": "Фармулёўка не звераная з тэкстам закона.",
  "organisations.title": "Арганізацыі",
  "organisations.description":
    "Хто дакументуе, прызнае, дапамагае і гаворыць — у той меры, у якой гэты рэестр на іх спасылаецца.",
  "organisations.name": "Назва",
  "organisations.kind": "Чым займаецца",
  "organisations.country": "Краіна",
  "organisations.site": "Сайт",
  "organisations.recognitions":
    "{n, plural, =0 {рашэнняў аб прызнанні не запісана} one {запісана # рашэнне аб прызнанні} few {запісаны # рашэнні аб прызнанні} many {запісана # рашэнняў аб прызнанні} other {запісана # рашэння аб прызнанні}}",
  "organisations.danger":
    "Улады Беларусі абвясцілі многія з гэтых арганізацый «экстрэмісцкімі». За сувязь з імі ўнутры краіны могуць пакараць.",
  "sources.title": "Крыніцы",
  "sources.description":
    "Усе публікацыі, на якіх стаіць гэты рэестр, і дзень, калі мы кожную прачыталі.",
  "sources.name": "Назва",
  "sources.publisher": "Выдавец",
  "sources.date": "Апублікавана",
  "sources.read": "Прачытана",
  "sources.reliability": "Надзейнасць",
  "sources.claims":
    "{n, plural, one {# сцверджанне ў гэтым рэестры} few {# сцверджанні ў гэтым рэестры} many {# сцверджанняў у гэтым рэестры} other {# сцверджання ў гэтым рэестры}}",
  "sources.note":
    "Спасылка вядзе на іншы сайт, і ён даведаецца, што вы прыйшлі. Пра нашу старонку мы яму нічога не паведамляем.",
};
