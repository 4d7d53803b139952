import type { Catalogue } from "../catalogue.ts";
import type { pictures as source } from "../en/pictures.ts";

export const pictures: Catalogue<typeof source> = {
  "nav.pictures": "У графіках",
  "pictures.title": "У графіках",
  "pictures.description": "Лічбы гэтага рэестра ў графіках, кожны — са сваёй табліцай і азначэннем.",
  "pictures.definitions": "Азначэнні:",
  "pictures.year": "Год",
  "pictures.kind": "Від",
  "pictures.flows": "Прызнаныя, вызваленыя, памерлыя",
  "pictures.flows.text":
    "Па гадах. Прызнанні — гэта рашэнні, вызваленні — вызваленні, смерці — людзі: адно ад аднаго аднімаць нельга. Бягучы год сканчаецца днём гэтай старонкі.",
  "pictures.flows.desc": "Слупкі па гадах: прызнанні над воссю, вызваленні і смерці пад ёю. Лічбы — у табліцы.",
  "pictures.flows.into": "прызнанні",
  "pictures.flows.out": "вызваленні",
  "pictures.flows.ended": "смерці",
  "pictures.map": "Дзе ўтрымліваюць людзей, па гарадах",
  "pictures.map.text": "Круг абазначае горад, а не будынак; яго плошча — колькасць людзей, месца ўтрымання якіх вядомае.",
  "pictures.map.desc":
    "Абрыс краіны, на якім {n, plural, one {# горад} few {# гарады} many {# гарадоў} other {# горада}}. У спісе побач тыя самыя лічбы.",
  "pictures.map.source": "Мяжа: {source}.",
  "pictures.articles": "Па якіх артыкулах",
  "pictures.articles.text":
    "Адзін чалавек можа быць абвінавачаны па некалькіх артыкулах, таму сума радкоў большая за колькасць людзей. Артыкул — гэта абвінавачанне з боку дзяржавы, а не наша апісанне чалавека.",
  "pictures.gender": "Жанчыны і мужчыны ў зняволенні",
  "pictures.age": "Узрост людзей у зняволенні",
  "pictures.age.0-17": "да 18 гадоў",
  "pictures.age.18-24": "18–24 гады",
  "pictures.age.25-34": "25–34 гады",
  "pictures.age.35-44": "35–44 гады",
  "pictures.age.45-59": "45–59 гадоў",
  "pictures.age.60-": "60 гадоў і больш",
  "pictures.notPublished": "не апублікавана",
  "pictures.protected":
    "Малыя групы не паказваюцца дакладна, і спісу людзей тут няма: пол і ўзрост разам з іншымі фактамі могуць указаць на аднаго чалавека.",
  "pictures.small": "менш за {n}",
  "pictures.withheld": "не паказваецца, каб нельга было вылічыць меншую групу",
  "pictures.releases": "Вызваленні і іх віды",
  "pictures.releases.text":
    "Вызваленні з 2020 года паводле падставы. Вызваленне — не апраўданне, і за многімі з іх ішоў прымусовы вываз з краіны. Тое, пра што паведамляе толькі адна крыніца, стаіць у дужках.",
  "pictures.contact": "Дні без сувязі",
  "pictures.contact.text":
    "Людзі, якіх у гэты дзень утрымліваюць без сувязі са знешнім светам, паводле часу, што прайшоў ад апошняй весткі.",
  "pictures.contact.days": "ад {from} да {to, plural, one {# дня} few {# дзён} many {# дзён} other {# дня}}",
  "pictures.contact.longer": "{from, plural, one {# дзень і больш} few {# дні і больш} many {# дзён і больш} other {# дня і больш}}",
};
