import type { Catalogue } from "../catalogue.ts";
import type { people as source } from "../en/people.ts";

export const people: Catalogue<typeof source> = {
  "home.title": "Was heute bekannt ist",
  "home.description": "Wie viele Menschen in Belarus aus politischen Gründen festgehalten werden, wer sie sind und woher wir das wissen.",
  "home.lead":
    "Dieses Verzeichnis enthält {n, plural, one {# öffentlich genannte Person} other {# öffentlich genannte Personen}}. Es ist nicht die vollständige Liste der politischen Gefangenen von Belarus: Es enthält nur, was veröffentlichte Quellen sagen und was wir lesen und datieren konnten.",
  "home.uncertain":
    "{n, plural, =0 {Kein Eintrag ist unsicher.} one {# weiterer Eintrag ist unsicher: Er kann zu dieser Zahl gehören oder nicht und ist nicht hinzugezählt.} other {# weitere Einträge sind unsicher: Sie können zu dieser Zahl gehören oder nicht und sind nicht hinzugezählt.}}",
  "home.curve": "In Haft im Lauf der Zeit",
  "home.curveText":
    "Die durchgezogene Linie zählt dieses Verzeichnis aus seinen eigenen Einträgen. Die hohlen Zeichen sind, was andere sagten, jedes an seinem Tag und nach eigener Definition. Es sind verschiedene Zählungen; sie müssen nicht übereinstimmen.",
  "home.doNow": "Was Sie tun können",
  "home.doNowText":
    "Suchen Sie einen Namen, nennen Sie eine Zahl mit Datum und Definition, oder lesen Sie, wie wir zählen, bevor Sie veröffentlichen.",
  "people.title": "Menschen",
  "people.description":
    "Öffentlich genannte Menschen, die aus politischen Gründen verfolgt werden: was über jede und jeden bekannt ist und woher.",
  "people.found": "{n, plural, =0 {Niemand gefunden.} one {# Person} other {# Personen}}",
  "people.foundNone":
    "Kein Eintrag passt. Eine Person kann in anderer Schreibweise bekannt, nicht öffentlich genannt oder hier nicht erfasst sein.",
  "people.filter": "Liste eingrenzen",
  "people.filter.name": "Name, in beliebiger Schreibweise",
  "people.filter.nameHint": "Kyrillisch oder lateinisch; ein Teil genügt.",
  "people.filter.state": "Status",
  "people.filter.any": "beliebig",
  "people.filter.submit": "Menschen zeigen",
  "people.filter.clear": "Alle zeigen",
  "people.nameless": "Name nicht veröffentlicht",
  "people.column.name": "Name",
  "people.column.state": "Status",
  "people.column.since": "Seit",
  "people.column.place": "Ort",
  "people.column.articles": "Artikel",
  "people.column.days": "Tage in Haft",
  "people.column.changed": "Letzte Änderung",
  "people.sort.name": "nach Name",
  "people.sort.changed": "nach letzter Änderung",
  "people.notListed": "Warum jemand hier fehlen kann",
  "people.notListedText":
    "Wir führen nur Menschen auf, die schon öffentlich genannt wurden. Familien können uns bitten zu warten; wer festgehalten und nicht genannt wird, steht nicht hier, und unsere Zahl ist mindestens um so viele kleiner als die Wirklichkeit.",
  "home.inCustodyRecognised": "In Haft und von mindestens einer Organisation anerkannt",
  "home.synthetic":
    "Alle Menschen in diesem Verzeichnis sind erfunden. Es wurde angelegt, um die Software zu erproben; keinen dieser Menschen gibt es.",
  "people.filter.query.unknown": "nicht in diesem Verzeichnis: {value}",
  "people.filter.recogniser": "Anerkannt von",
  "people.filter.asOf": "Die Filter fragen nach dem Datum: {date}",
  "people.filter.held": "Festgehalten in",
  "people.filter.heldUnder": "In Haft nach Artikel",
  "people.filter.sort": "Reihenfolge",
  "people.state.perhaps": "In Haft: unsicher",
  "people.state.out": "Freigelassen und nicht in Haft",
  "people.foundMore": "Mehr als {n, plural, one {# Person} other {# Personen}}",
  "people.pageBound":
    "Nur die ersten {n, number} lassen sich Seite für Seite durchblättern. Grenzen Sie die Liste ein, um die übrigen zu erreichen.",
  "people.recentBound": "Nach der letzten Änderung des Eintrags; in dieser Reihenfolge stehen nur kürzlich geänderte Einträge.",
  "home.ofRegister":
    "{n, plural, one {In Haft, von der # Person in diesem Verzeichnis} other {In Haft, von den # Personen in diesem Verzeichnis}}",
};
