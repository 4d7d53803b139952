import type { Catalogue } from "../catalogue.ts";
import type { people as source } from "../en/people.ts";

export const people: Catalogue<typeof source> = {
  "home.title": "Kas žinoma šiandien",
  "home.description": "Kiek žmonių Baltarusijoje kalinama dėl politinių priežasčių, kas jie ir iš kur tai žinome.",
  "home.lead":
    "Šiame registre yra {n, plural, one {# viešai įvardytas asmuo} few {# viešai įvardyti asmenys} many {# viešai įvardyto asmens} other {# viešai įvardytų asmenų}}. Tai ne visas Baltarusijos politinių kalinių sąrašas: čia tik tai, ką sako paskelbti šaltiniai ir ką galėjome perskaityti bei datuoti.",
  "home.uncertain":
    "{n, plural, =0 {Neaiškių įrašų nėra.} one {Dar # įrašas neaiškus: jis gali priklausyti šiam skaičiui arba ne, todėl nepridėtas.} few {Dar # įrašai neaiškūs: jie gali priklausyti šiam skaičiui arba ne, todėl nepridėti.} many {Dar # įrašo neaiški: ji gali priklausyti šiam skaičiui arba ne, todėl nepridėta.} other {Dar # įrašų neaiškūs: jie gali priklausyti šiam skaičiui arba ne, todėl nepridėti.}}",
  "home.curve": "Kalinami: kaip kito skaičius",
  "home.curveText":
    "Ištisinę liniją suskaičiavo šis registras iš savo įrašų. Tušti ženklai – tai, ką sakė kiti, kiekvienas savo dienai ir pagal savo apibrėžtį. Tai skirtingi skaičiavimai, ir sutapti jie neprivalo.",
  "home.doNow": "Ką galima padaryti",
  "home.doNowText": "Susiraskite vardą, pateikite skaičių su jo data ir apibrėžtimi arba prieš skelbdami perskaitykite, kaip skaičiuojame.",
  "people.title": "Žmonės",
  "people.description": "Viešai įvardyti žmonės, persekiojami dėl politinių priežasčių: kas žinoma apie kiekvieną ir iš kur.",
  "people.found": "{n, plural, =0 {Nieko nerasta.} one {# asmuo} few {# asmenys} many {# asmens} other {# asmenų}}",
  "people.foundNone": "Netinka nė vienas įrašas. Žmogus gali būti žinomas kita rašyba, viešai neįvardytas arba čia jo trūksta.",
  "people.filter": "Susiaurinti sąrašą",
  "people.filter.name": "Vardas ar pavardė, bet kokia rašyba",
  "people.filter.nameHint": "Kirilica arba lotyniškomis raidėmis; užtenka dalies.",
  "people.filter.state": "Padėtis",
  "people.filter.any": "bet kuris",
  "people.filter.submit": "Rodyti žmones",
  "people.filter.clear": "Rodyti visus",
  "people.column.name": "Vardas",
  "people.column.state": "Padėtis",
  "people.column.since": "Nuo kada",
  "people.column.place": "Vieta",
  "people.column.articles": "Straipsniai",
  "people.column.days": "Kalinimo dienų",
  "people.column.changed": "Paskutinis pakeitimas",
  "people.sort.name": "pagal vardą",
  "people.sort.changed": "pagal paskutinį pakeitimą",
  "people.notListed": "Kodėl ko nors čia gali nebūti",
  "people.notListedText":
    "Įrašome tik tuos, kurie jau viešai įvardyti. Šeimos gali prašyti palaukti; tų, kurie laikomi ir neįvardyti, čia nėra, o mūsų skaičius mažesnis už tikrąjį bent tiek pat.",
  "home.inCustodyRecognised": "Kalinami ir pripažinti bent vienos organizacijos",
  "home.synthetic": "Visi šio registro žmonės išgalvoti. Jis sukurtas programai išbandyti; šių žmonių nėra.",
  "people.filter.query.unknown": "šiame registre nėra: {value}",
  "people.filter.recogniser": "Kas pripažino",
  "people.filter.asOf": "Filtrai klausia apie datą: {date}",
  "people.filter.held": "Kalinimo vieta",
  "people.filter.heldUnder": "Kalinami pagal straipsnį",
  "people.filter.sort": "Tvarka",
  "people.state.perhaps": "Kalinami: neaišku",
  "people.state.out": "Paleisti ir nekalinami",
  "people.foundMore": "Daugiau kaip {n, plural, one {# asmuo} few {# asmenys} many {# asmens} other {# asmenų}}",
  "people.pageBound": "Puslapiais galima versti tik pirmuosius {n, number}. Kad pasiektumėte kitus, susiaurinkite sąrašą.",
  "people.recentBound": "Pagal paskutinį įrašo pakeitimą; šia tvarka išvardyti tik neseniai pakeisti įrašai.",
  "home.ofRegister":
    "{n, plural, one {Kalinami iš # asmens šiame registre} few {Kalinami iš # asmenų šiame registre} many {Kalinami iš # asmens šiame registre} other {Kalinami iš # asmenų šiame registre}}",
};
