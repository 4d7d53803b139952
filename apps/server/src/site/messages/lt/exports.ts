import type { Catalogue } from "../catalogue.ts";
import type { exports as source } from "../en/exports.ts";

export const exports: Catalogue<typeof source> = {
  "exports.title": "Atvirieji duomenys",
  "exports.description": "Visa, kas šiame registre vieša ir ką galima pasiimti: lentelės, JSON, srautai, kalendoriai, sąsaja programoms.",
  "exports.lead":
    "Imkite, ko reikia, ir nurodykite šaltinį. Kiekvienas failas sako, kurios dienos jis yra ir pagal kurį registro įrašą sudarytas.",
  "exports.tables": "Lentelės ir sąrašai",
  "exports.table": "Kas",
  "exports.people": "Žmonės ir kas apie kiekvieną žinoma",
  "exports.dictionary": "Duomenų žodynas: kiekvienas stulpelis ir ką jis reiškia",
  "exports.figures": "Skaičiai ir jų kreivės",
  "exports.feeds": "Srautai",
  "exports.feedsText": "Srautas praneša skaitymo programai, kas naujo. Niekas nesužino, kas jį skaito.",
  "exports.calendars": "Kalendoriai",
  "exports.calendarsText":
    "Teismo posėdžiai, sulaikymų metinės ir apskaičiuotos bausmių pabaigos, kaip visos dienos įvykiai. Dienos tikslumu nežinomos datos praleistos.",
  "exports.calendarAll": "Kalinamų žmonių kalendorius",
  "exports.programs": "Programoms",
  "exports.programsText": "Sąsajai nereikia rakto, ji tik skaito, o jos atsakymas apie tą pačią dieną ir įrašą niekada nesikeičia.",
  "exports.programsLink": "Sąsajos aprašas",
  "exports.whole": "Visas registras",
  "exports.wholeText":
    "Kas paleidžia programą „Apora“, viską iš karto išrašo viena komanda: CSV, XLSX, JSON, eilutes, iš kurių kita „Apora“ gauna tuos pačius skaičius, ir „FollowTheMoney“.",
  "exports.mirror": "Šios svetainės kopija",
  "exports.mirrorText":
    "Svetainę galima išrašyti failais, kuriems nereikia serverio: į diską, atmintinę, bet kurią prieglobą ar „onion“ tarnybą. Kopija nurodo, kurios dienos ji yra.",
  "exports.embed": "Skaičius jūsų puslapyje",
  "exports.embedText": "Paveikslas be scenarijaus, rodantis reikšmę su vienetu, diena ir apibrėžtimi:",
  "exports.cells":
    "Prieš tekstą, kurį skaičiuoklė įvykdytų kaip formulę, rašomas apostrofas; taip pat ir prieš tekstą, kuris pats prasideda apostrofu. Pašalinkite vieną apostrofą ir turėsite originalą.",
  "exports.terms": "Sąlygos",
  "exports.termsText":
    "Faktai su nuoroda: nurodykite šį registrą, dieną ir įrašą, taip pat cituojamų faktų šaltinius. Šie duomenys yra apie žmones, kuriems gresia pavojus. Neskelbkite apie nieką daugiau, nei yra čia, ir prieš ką nors darydami dar kartą patikrinkite padėtį.",
  "exports.live.title": "Tai gali parodyti tik veikiantis serveris",
  "exports.live.description": "Tai registro kopija failais.",
  "exports.live.text":
    "Jūs skaitote registro kopiją: failus be programos. Joje negalima ieškoti, filtruoti ar pamatyti kitos dienos. Čia padėtis {date}, įrašas {position}.",
  "exports.live.next": "Grįžkite, skaitykite sąrašus tokius, kokie yra, arba to paties klauskite veikiančio serverio.",
  "feed.title.recognitions": "Nauji pripažinimai",
  "feed.title.releases": "Paleidimai",
  "feed.title.deaths": "Mirtys",
  "feed.title.corrections": "Pataisos",
  "feed.title.person": "Kas tampa žinoma: {name}",
  "feed.entry.recognitions": "Pripažinimas: {name}",
  "feed.entry.releases": "Paleidimas: {name}",
  "feed.entry.deaths": "Mirtis: {name}",
  "feed.entry.corrections": "Įrašo pataisa: {name}",
  "feed.entry.detail": "{title} ({detail})",
  "calendar.title": "Kalinami žmonės",
  "calendar.titleOf": "Kalendorius: {name}",
  "calendar.detained": "Sulaikymo metinės: {name}",
  "calendar.hearing": "Teismo posėdis: {name}",
  "calendar.planned-end": "Apskaičiuota bausmės pabaiga: {name}",
  "feed.title.statements": "Paskelbti skaičiai ir jų pataisos",
  "feed.entry.statement": "Paskelbta ir pasirašyta: {text}",
  "feed.entry.statementCorrected": "Paskelbtas skaičius pataisytas: {text}",
  "feed.statementBefore": "Anksčiau: {text}",
};
