import type { Catalogue } from "../catalogue.ts";
import type { figures as source } from "../en/figures.ts";

export const figures: Catalogue<typeof source> = {
  "figures.title": "Числа",
  "figures.description":
    "Каждое число с его определением, датой, записями, из которых оно сложено, и изменениями.",
  "figures.definition": "Определение",
  "figures.definitionVersion": "Определение, версия {version}, применяется {since}",
  "figures.unit": "Единица",
  "figures.asOf": "Положение на {date}",
  "figures.knownAt": "как было известно на {date}",
  "figures.drill": "Записи, из которых сложено это число",
  "figures.drillText":
    "{n, plural, =0 {Ни одна запись не посчитана.} one {Посчитана # запись.} few {Посчитаны # записи, каждая один раз.} many {Посчитано # записей, каждая один раз.} other {Посчитано # записи, каждая один раз.}}",
  "figures.uncertain": "Неясные записи",
  "figures.uncertainText":
    "{n, plural, =0 {Неясных записей нет.} one {# запись неясна и в число не входит.} few {# записи неясны и в число не входят.} many {# записей неясны и в число не входят.} other {# записи неясны и в число не входят.}}",
  "figures.uncertain.date": "дата неточная",
  "figures.uncertain.unconfirmed": "не подтверждено больше 365 дней",
  "figures.uncertain.source": "только один слабый источник",
  "figures.range": "от {low} до {high} вместе с неясными записями",
  "figures.others": "Что говорят другие",
  "figures.othersText":
    "У каждого числа есть тот, кто его назвал, день и собственное определение. Мы их не усредняем.",
  "figures.speaker": "Кто говорит",
  "figures.value": "Значение",
  "figures.date": "Дата",
  "figures.ours": "этот реестр",
  "figures.series": "Ряд",
  "figures.changed": "Что изменилось после {date}",
  "figures.changedText":
    "Было {from}, стало {to}. Каждая строка ниже — список записей, и строки сходятся в сумме.",
  "figures.change.entered": "вошли: задержаны или впервые упомянуты как заключённые",
  "figures.change.recognised": "недавно признаны",
  "figures.change.foundLate": "узнали поздно: уже были в заключении, но мы не знали",
  "figures.change.released": "освобождены",
  "figures.change.died": "умерли",
  "figures.change.merged": "объединены: две записи об одном человеке",
  "figures.change.withdrawn": "признание или запись отозваны",
  "figures.change.definition": "изменилось определение",
  "figures.change.unconfirmed": "больше не подтверждается",
  "figures.change.confirmed": "стало ясно: раньше запись была неясной",
  "figures.change.ageReached": "достигли возраста",
  "figures.change.moved": "вошли в это определение или вышли из него",
  "figures.change.residual": "не объяснено",
  "figures.change.residualZero": "Необъяснённого не осталось.",
  "figures.chart.title": "В заключении: как менялось число",
  "figures.chart.desc":
    "Сплошная линия: посчитано этим реестром. Пустые знаки: числа, которые опубликовали другие. Период: {from} — {to}; наибольшее показанное значение: {max}.",
  "figures.chart.gap": "ничего не известно",
  "figures.chart.period": "черта: дата известна лишь до месяца или года",
  "figures.chart.gt": "стрелка: «больше» или «не меньше»",
  "figures.chart.approx": "тильда: «около»",
  "figures.chart.lt": "стрелка вниз: «меньше»",
  "figures.event.election": "выборы",
  "figures.event.release": "освобождение группы",
  "figures.cite": "Ссылайтесь так",
  "figures.citeText":
    "{value} {unit} ({definition}), положение на {asOf}, как было известно на {knownAt}. Апора, запись {position}.",
  "figures.anyRecogniser":
    "признанные хотя бы одной организацией",
  "figures.part":
    "Строка",
  "figures.parts":
    "Из них",
  "figures.overTime":
    "С течением времени",
  "figures.period":
    "Период",
  "figures.periodHint":
    "Год, месяц или два дня: 2024, 2024-05, 2024-01-01/2024-06-30",
  "figures.uncertainWhy":
    "Эти записи могут относиться к числу: дата неточна, нужный факт не опубликован или в течение 365 дней запись не подтвердил ни один источник.",
  "figures.version":
    "версия {version}",
  "figures.earlierVersions":
    "{n, plural, one {Хранится # прежняя версия} few {Хранятся # прежние версии} many {Хранится # прежних версий} other {Хранится # прежней версии}}, чтобы старые числа можно было вычислить снова.",
  "figures.reproduce":
    "Вычислить снова",
  "figures.andMore":
    "{n, plural, one {и ещё #} few {и ещё #} many {и ещё #} other {и ещё #}}",
  "figures.changedSince":
    "Сравнить с другим днём",
  "figures.changedTooLarge":
    "Список изменений слишком велик для страницы. Его можно составить в командной строке:",
};
