import type { Catalogue } from "../catalogue.ts";
import type { pictures as source } from "../en/pictures.ts";

export const pictures: Catalogue<typeof source> = {
  "nav.pictures": "Diagramose",
  "pictures.title": "Diagramose",
  "pictures.description": "Šio registro skaičiai diagramose, kiekviena su savo lentele ir apibrėžtimi.",
  "pictures.definitions": "Apibrėžtys:",
  "pictures.year": "Metai",
  "pictures.kind": "Rūšis",
  "pictures.flows": "Pripažinti, paleisti, mirę",
  "pictures.flows.text":
    "Pagal metus. Pripažinimai yra sprendimai, paleidimai yra paleidimai, mirtys yra žmonės: vieno iš kito atimti negalima. Šie metai baigiasi šio puslapio diena.",
  "pictures.flows.desc": "Stulpeliai pagal metus: pripažinimai virš ašies, paleidimai ir mirtys po ja. Skaičiai yra lentelėje.",
  "pictures.flows.into": "pripažinimai",
  "pictures.flows.out": "paleidimai",
  "pictures.flows.ended": "mirtys",
  "pictures.map": "Kur laikomi žmonės, pagal miestus",
  "pictures.map.text": "Apskritimas reiškia miestą, o ne pastatą; jo plotas – ten laikomų žmonių, kurių vieta žinoma, skaičių.",
  "pictures.map.desc":
    "Šalies kontūras, jame {n, plural, one {# miestas} few {# miestai} many {# miesto} other {# miestų}}. Greta esančiame sąraše tie patys skaičiai.",
  "pictures.map.source": "Siena: {source}.",
  "pictures.articles": "Pagal kuriuos straipsnius",
  "pictures.articles.text":
    "Vienam žmogui gali būti pareikšti kaltinimai pagal kelis straipsnius, todėl eilučių suma didesnė už žmonių skaičių. Straipsnis yra valstybės kaltinimas, o ne mūsų žmogaus apibūdinimas.",
  "pictures.gender": "Kalinamos moterys ir vyrai",
  "pictures.age": "Kalinamų žmonių amžius",
  "pictures.age.0-17": "iki 18 metų",
  "pictures.age.18-24": "18–24 metai",
  "pictures.age.25-34": "25–34 metai",
  "pictures.age.35-44": "35–44 metai",
  "pictures.age.45-59": "45–59 metai",
  "pictures.age.60-": "60 metų ir daugiau",
  "pictures.notPublished": "nepaskelbta",
  "pictures.protected":
    "Mažos grupės tiksliai nerodomos, ir žmonių sąrašo čia nėra: lytis ir amžius kartu su kitais faktais gali nurodyti vieną žmogų.",
  "pictures.small": "mažiau kaip {n}",
  "pictures.withheld": "nerodoma, kad nebūtų galima apskaičiuoti mažesnės grupės",
  "pictures.releases": "Paleidimai ir jų rūšys",
  "pictures.releases.text":
    "Paleidimai nuo 2020 m. pagal pagrindą. Paleidimas nėra išteisinimas, ir po daugelio jų sekė priverstinis išvežimas iš šalies. Tai, ką praneša tik vienas šaltinis, stovi skliaustuose.",
  "pictures.contact": "Dienos be ryšio",
  "pictures.contact.text": "Žmonės, tą dieną laikomi be ryšio su išoriniu pasauliu, pagal laiką nuo paskutinės žinios.",
  "pictures.contact.days": "nuo {from} iki {to, plural, one {# dienos} few {# dienų} many {# dienos} other {# dienų}}",
  "pictures.contact.longer":
    "{from, plural, one {# diena arba ilgiau} few {# dienos arba ilgiau} many {# dienos arba ilgiau} other {# dienų arba ilgiau}}",
};
