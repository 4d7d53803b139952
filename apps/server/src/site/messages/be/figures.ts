import type { Catalogue } from "../catalogue.ts";
import type { figures as source } from "../en/figures.ts";

export const figures: Catalogue<typeof source> = {
  "figures.title": "Лічбы",
  "figures.description":
    "Кожная лічба з яе азначэннем, датай, запісамі, з якіх яна складзена, і зменамі.",
  "figures.definition": "Азначэнне",
  "figures.definitionVersion": "Азначэнне, версія {version}, ужываецца {since}",
  "figures.unit": "Адзінка",
  "figures.asOf": "Становішча на {date}",
  "figures.knownAt": "як было вядома на {date}",
  "figures.drill": "Запісы, з якіх складзена гэтая лічба",
  "figures.drillText":
    "{n, plural, =0 {Ніводзін запіс не палічаны.} one {Палічаны # запіс.} few {Палічаныя # запісы, кожны адзін раз.} many {Палічана # запісаў, кожны адзін раз.} other {Палічана # запісу, кожны адзін раз.}}",
  "figures.uncertain": "Няпэўныя запісы",
  "figures.uncertainText":
    "{n, plural, =0 {Няпэўных запісаў няма.} one {# запіс няпэўны і ў лічбу не ўваходзіць.} few {# запісы няпэўныя і ў лічбу не ўваходзяць.} many {# запісаў няпэўныя і ў лічбу не ўваходзяць.} other {# запісу няпэўныя і ў лічбу не ўваходзяць.}}",
  "figures.uncertain.date": "дата недакладная",
  "figures.uncertain.unconfirmed": "не пацверджана больш за 365 дзён",
  "figures.uncertain.source": "толькі адна слабая крыніца",
  "figures.range": "ад {low} да {high} разам з няпэўнымі запісамі",
  "figures.others": "Што кажуць іншыя",
  "figures.othersText":
    "У кожнай лічбы ёсць той, хто яе назваў, дзень і ўласнае азначэнне. Мы іх не асярэдняем.",
  "figures.speaker": "Хто кажа",
  "figures.value": "Значэнне",
  "figures.date": "Дата",
  "figures.ours": "гэты рэестр",
  "figures.series": "Шэраг",
  "figures.changed": "Што змянілася пасля {date}",
  "figures.changedText":
    "Было {from}, стала {to}. Кожны радок ніжэй — спіс запісаў, і радкі сыходзяцца ў суме.",
  "figures.change.entered": "дадаліся: затрыманыя або ўпершыню згаданыя як зняволеныя",
  "figures.change.recognised": "нядаўна прызнаныя",
  "figures.change.foundLate": "даведаліся позна: ужо былі ў зняволенні, але мы не ведалі",
  "figures.change.released": "вызваленыя",
  "figures.change.died": "памерлі",
  "figures.change.merged": "аб’яднаныя: два запісы пра аднаго чалавека",
  "figures.change.withdrawn": "прызнанне або запіс адкліканыя",
  "figures.change.definition": "змянілася азначэнне",
  "figures.change.unconfirmed": "больш не пацвярджаецца",
  "figures.change.confirmed": "стала пэўна: раней запіс быў няпэўны",
  "figures.change.ageReached": "дасягнулі ўзросту",
  "figures.change.moved": "увайшлі ў гэтае азначэнне або выйшлі з яго",
  "figures.change.residual": "не растлумачана",
  "figures.change.residualZero": "Нерастлумачанага не засталося.",
  "figures.chart.title": "У зняволенні: як мянялася лічба",
  "figures.chart.desc":
    "Суцэльная лінія: палічана гэтым рэестрам. Пустыя знакі: лічбы, якія апублікавалі іншыя. Перыяд: {from} — {to}; найбольшае паказанае значэнне: {max}.",
  "figures.chart.gap": "нічога не вядома",
  "figures.chart.period": "рыска: дата вядомая толькі да месяца або года",
  "figures.chart.gt": "стрэлка: «больш за» або «не менш за»",
  "figures.chart.approx": "тыльда: «каля»",
  "figures.chart.lt": "стрэлка ўніз: «менш за»",
  "figures.event.election": "выбары",
  "figures.event.release": "вызваленне групы",
  "figures.cite": "Спасылайцеся так",
  "figures.citeText":
    "{value} {unit} ({definition}), становішча на {asOf}, як было вядома на {knownAt}. Апора, запіс {position}.",
  "figures.anyRecogniser":
    "прызнаныя прынамсі адной арганізацыяй",
  "figures.part":
    "Радок",
  "figures.parts":
    "З іх",
  "figures.overTime":
    "З цягам часу",
  "figures.period":
    "Перыяд",
  "figures.periodHint":
    "Год, месяц або два дні: 2024, 2024-05, 2024-01-01/2024-06-30",
  "figures.uncertainWhy":
    "Гэтыя запісы могуць адносіцца да ліку: дата недакладная, патрэбны факт не апублікаваны або на працягу 365 дзён запіс не пацвердзіла ніводная крыніца.",
  "figures.version":
    "версія {version}",
  "figures.earlierVersions":
    "{n, plural, one {Захоўваецца # ранейшая версія} few {Захоўваюцца # ранейшыя версіі} many {Захоўваецца # ранейшых версій} other {Захоўваецца # ранейшай версіі}}, каб старыя лікі можна было вылічыць зноў.",
  "figures.reproduce":
    "Вылічыць зноў",
  "figures.andMore":
    "{n, plural, one {і яшчэ #} few {і яшчэ #} many {і яшчэ #} other {і яшчэ #}}",
  "figures.changedSince":
    "Параўнаць з іншым днём",
  "figures.changedTooLarge":
    "Спіс змен занадта доўгі для старонкі. Яго можна скласці ў камандным радку:",
};
