import type { Catalogue } from "../catalogue.ts";
import type { pictures as source } from "../en/pictures.ts";

export const pictures: Catalogue<typeof source> = {
  "nav.pictures": "In Bildern",
  "pictures.title": "In Bildern",
  "pictures.description": "Die Zahlen dieses Verzeichnisses als Zeichnungen, jede mit ihrer Tabelle und ihrer Definition.",
  "pictures.definitions": "Definitionen:",
  "pictures.year": "Jahr",
  "pictures.kind": "Art",
  "pictures.flows": "Anerkannt, freigelassen, gestorben",
  "pictures.flows.text":
    "Nach Jahr. Anerkennungen sind Entscheidungen, Freilassungen sind Freilassungen, Todesfälle sind Menschen: Das eine darf nicht vom anderen abgezogen werden. Das laufende Jahr endet am Tag dieser Seite.",
  "pictures.flows.desc":
    "Balken nach Jahr: Anerkennungen über der Achse, Freilassungen und Todesfälle darunter. Die Zahlen stehen in der Tabelle.",
  "pictures.flows.into": "Anerkennungen",
  "pictures.flows.out": "Freilassungen",
  "pictures.flows.ended": "Todesfälle",
  "pictures.map": "Wo Menschen festgehalten werden, nach Stadt",
  "pictures.map.text":
    "Ein Kreis steht für eine Stadt, nicht für ein Gebäude; seine Fläche für die dort festgehaltenen Menschen, deren Ort bekannt ist.",
  "pictures.map.desc": "Umriss des Landes mit {n, plural, one {# Stadt} other {# Städten}}. Die Liste daneben hat dieselben Zahlen.",
  "pictures.map.source": "Grenze: {source}.",
  "pictures.articles": "Nach welchen Artikeln",
  "pictures.articles.text":
    "Einer Person können Verstöße gegen mehrere Artikel vorgeworfen werden, die Zeilen ergeben deshalb mehr als die Zahl der Menschen. Ein Artikel ist die Anklage des Staates, nicht unsere Beschreibung eines Menschen.",
  "pictures.gender": "Frauen und Männer in Haft",
  "pictures.age": "Alter der Menschen in Haft",
  "pictures.age.0-17": "unter 18",
  "pictures.age.18-24": "18 bis 24",
  "pictures.age.25-34": "25 bis 34",
  "pictures.age.35-44": "35 bis 44",
  "pictures.age.45-59": "45 bis 59",
  "pictures.age.60-": "60 und älter",
  "pictures.notPublished": "nicht veröffentlicht",
  "pictures.protected":
    "Kleine Gruppen werden nicht genau gezeigt, und niemand wird hier aufgelistet: Geschlecht und Alter können zusammen mit anderen Angaben auf einen einzelnen Menschen weisen.",
  "pictures.small": "weniger als {n}",
  "pictures.withheld": "nicht gezeigt, damit sich keine kleinere Gruppe errechnen lässt",
  "pictures.releases": "Freilassungen und ihre Arten",
  "pictures.releases.text":
    "Freilassungen seit 2020 nach ihrem Grund. Eine Freilassung ist kein Freispruch, und auf viele folgte die erzwungene Ausreise. Was nur eine Quelle meldet, steht in Klammern.",
  "pictures.contact": "Tage ohne Kontakt",
  "pictures.contact.text":
    "Menschen, die an diesem Tag ohne Kontakt zur Außenwelt festgehalten werden, nach der Zeit, seit draußen zuletzt jemand von ihnen hörte.",
  "pictures.contact.days": "{from} bis {to, plural, one {# Tag} other {# Tage}}",
  "pictures.contact.longer": "{from, plural, one {# Tag oder länger} other {# Tage oder länger}}",
};
