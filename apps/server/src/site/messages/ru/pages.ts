import type { Catalogue } from "../catalogue.ts";
import type { pages as source } from "../en/pages.ts";

export const pages: Catalogue<typeof source> = {
  "places.title": "Места заключения",
  "places.description": "Где держат людей, по данным этого реестра, и с какого времени.",
  "places.name": "Место",
  "places.kind": "Вид",
  "places.town": "Город",
  "places.region": "Область",
  "places.aliases": "Другие названия",
  "places.predecessor": "Раньше: {name}",
  "places.successor": "Позже: {name}",
  "places.open": "действует: {period}",
  "places.heldNow": "Сейчас здесь",
  "places.heldNowCount":
    "{n, plural, =0 {Сейчас здесь нет никого, о ком мы знаем.} one {Сейчас здесь # человек} few {Сейчас здесь # человека} many {Сейчас здесь # человек} other {Сейчас здесь # человека}}",
  "places.heldEver": "Когда-либо были здесь",
  "places.address": "Адрес для писем",
  "places.addressValid":
    "Действует {date}. Адреса меняются: прежде чем писать, уточните у семьи или у организации.",
  "places.addressUnknown": "Проверенного адреса у нас нет. Не угадывайте его.",
  "places.townLevel": "Места показаны по городам, никогда по зданиям.",
  "places.chart": "Сейчас в заключении, по местам",
  "placeKind.temporary": "изолятор временного содержания (ИВС, ЦИП)",
  "placeKind.pretrial": "следственный изолятор (СИЗО)",
  "placeKind.prison": "тюрьма",
  "placeKind.colony": "исправительная колония",
  "placeKind.open-type": "исправительное учреждение открытого типа",
  "placeKind.home": "ограничение свободы дома",
  "placeKind.house-arrest": "домашний арест",
  "placeKind.hospital": "больница",
  "placeKind.juvenile": "воспитательная колония",
  "placeKind.ltp": "лечебно-трудовой профилакторий (ЛТП)",
  "placeKind.unknown": "место неизвестно",
  "articles.title": "Статьи закона",
  "articles.description":
    "Статьи, которые применяют в политически мотивированных делах, и сколько людей они затронули.",
  "articles.number": "Статья",
  "articles.label": "Официальная формулировка",
  "articles.valid": "Действие",
  "articles.validFrom": "действует {date}",
  "articles.validTo": "действовала до {date}",
  "articles.people":
    "{n, plural, =0 {в этом реестре никого} one {# человек в этом реестре} few {# человека в этом реестре} many {# человек в этом реестре} other {# человека в этом реестре}}",
  "articles.any":
    "Люди, обвинённые или осуждённые по этой статье, одной или вместе с другими. Один человек может быть под несколькими статьями, поэтому складывать эти числа нельзя.",
  "articles.chart": "Люди по статьям",
  "articles.trap":
    "Номер через дефис в прессе двусмыслен: «361-3» может быть отдельной статьёй или частью 3 статьи 361. Мы храним текст как написано и говорим, какое прочтение выбрали.",
  "articles.unverified": "Формулировка не сверена с текстом закона.",
  "organisations.title": "Организации",
  "organisations.description":
    "Кто документирует, признаёт, помогает и говорит — в той мере, в какой этот реестр на них ссылается.",
  "organisations.name": "Название",
  "organisations.kind": "Чем занимается",
  "organisations.country": "Страна",
  "organisations.site": "Сайт",
  "organisations.recognitions":
    "{n, plural, =0 {решений о признании не записано} one {записано # решение о признании} few {записано # решения о признании} many {записано # решений о признании} other {записано # решения о признании}}",
  "organisations.danger":
    "Власти Беларуси объявили многие из этих организаций «экстремистскими». За связь с ними внутри страны могут наказать.",
  "sources.title": "Источники",
  "sources.description":
    "Все публикации, на которых стоит этот реестр, и день, когда мы каждую прочитали.",
  "sources.name": "Название",
  "sources.publisher": "Издатель",
  "sources.date": "Опубликовано",
  "sources.read": "Прочитано",
  "sources.reliability": "Надёжность",
  "sources.claims":
    "{n, plural, one {# утверждение в этом реестре} few {# утверждения в этом реестре} many {# утверждений в этом реестре} other {# утверждения в этом реестре}}",
  "sources.note":
    "Ссылка ведёт на другой сайт, и он узнает, что вы пришли. О нашей странице мы ему ничего не сообщаем.",
};
