import type { DefinitionText, TextKey } from "./texts.ts";

const CONFIRMED =
  "Įrašas skaičiuojamas nuo paskutinės dienos, kai kalinimas galėjo prasidėti, iki pirmosios dienos, kai jis galėjo baigtis; atviras įrašas skaičiuojamas, kol jį per 365 dienas patvirtina koks nors šaltinis. Laisvės apribojimas namuose nėra kalinimas.";

export const LT: Readonly<Record<TextKey, DefinitionText>> = {
  "in-register@1": {
    title: "Žmonės šiame registre",
    rule: "Žmonės, apie kuriuos šiame registre yra byla, kad ir kas jiems būtų nutikę. Bylos, pripažintos vieno žmogaus bylomis, skaičiuojamos vieną kartą. Tai nėra politinių kalinių skaičius.",
  },
  "in-custody@1": {
    title: "Kalinami (ankstesnė taisyklė)",
    rule: "Šio registro žmonės, kuriems tą dieną atimta laisvė. Įrašas skaičiuojamas nuo paskutinės dienos, kai kalinimas galėjo prasidėti, iki pirmosios dienos, kai jis galėjo baigtis; atviru įrašu buvo tikima be galo. Pakeista 2 versija.",
  },
  "in-custody@2": {
    title: "Kalinami",
    rule: `Šio registro žmonės, kuriems tą dieną atimta laisvė. ${CONFIRMED}`,
  },
  "in-custody-women@1": {
    title: "Kalinamos moterys",
    rule: "Iš kalinamų žmonių – tie, kurių lytį šaltinis nurodo kaip moterišką. Žmonės, kurių lyties nenurodo nė vienas šaltinis, rodomi kaip neaiškūs.",
  },
  "in-custody-minors-at-arrest@1": {
    title: "Kalinami, suimti neturėdami 18 metų",
    rule: "Iš kalinamų žmonių – tie, kuriems nebuvo 18 metų, kai tas kalinimas prasidėjo. Kai žinomi tik gimimo metai arba ir jie nežinomi, įrašas, kuris galėtų čia priklausyti, rodomas kaip neaiškus.",
  },
  "in-custody-over-60@1": {
    title: "Kalinami, 60 metų ir vyresni",
    rule: "Iš kalinamų žmonių – tie, kuriems tą dieną jau sukakę 60 metų. Šešiasdešimtmečio metais, taip pat kai gimimo metai nepaskelbti, įrašas rodomas kaip neaiškus.",
  },
  "in-custody-by-place@1": {
    title: "Kalinami pagal vietas",
    rule: "Kalinami žmonės, kurių kalinimo vieta žinoma: kiekvienas nuo pirmosios dienos joje iki pirmosios dienos kitoje vietoje. Nežinomoje vietoje esantys žmonės neįeina į jokią eilutę.",
  },
  "in-custody-by-region@1": {
    title: "Kalinami pagal sritis",
    rule: "Kalinami žmonės pagal vietos, kurioje jie laikomi, sritį. Nežinomoje vietoje esantys žmonės neįeina į jokią eilutę.",
  },
  "in-custody-by-article@1": {
    title: "Kalinami pagal bet kurį straipsnį",
    rule: "Kalinami žmonės, kaltinami arba nuteisti pagal straipsnį, nepriklausomai nuo kitų kaltinimų. Vienas žmogus gali būti keliose eilutėse, todėl eilučių suma didesnė už žmonių skaičių.",
  },
  "in-custody-by-main-article@1": {
    title: "Kalinami pagal pagrindinį straipsnį",
    rule: "Kalinami žmonės pagal straipsnį, kurį šaltinis vadina pagrindiniu, arba vienintelį žinomą. Žmonės su keliais straipsniais be pagrindinio neįeina į jokią eilutę.",
  },
  "in-custody-by-gender@1": {
    title: "Kalinami pagal lytį",
    rule: "Kalinami žmonės pagal šaltinio paskelbtą lytį. Mažos grupės tiksliai nenurodomos, žmonių sąrašo nėra.",
  },
  "in-custody-by-age@1": {
    title: "Kalinami pagal amžių",
    rule: "Kalinami žmonės pagal amžių tą dieną. Kai žinomi tik gimimo metai, gimtadienio ties grupių riba metais žmogus gali priklausyti bet kuriai iš jų. Mažos grupės tiksliai nenurodomos, žmonių sąrašo nėra.",
  },
  "incommunicado@1": {
    title: "Be ryšio su išoriniu pasauliu",
    rule: "Kalinami žmonės, su kuriais niekas iš išorės neturi ryšio: nuo paskutinio ryšio iki kito arba iki kalinimo pabaigos.",
  },
  "ever-recognised@1": {
    title: "Kada nors pripažinti politiniais kaliniais",
    rule: "Žmonės, kuriuos iki tos dienos kuri nors organizacija pripažino politiniais kaliniais arba sąžinės kaliniais, kad ir kur jie būtų dabar. Vėlesnis atšaukimas nepanaikina tada priimto sprendimo.",
  },
  "rehabilitation-demanded@1": {
    title: "Reikalaujama reabilitacijos",
    rule: "Žmonės, kurie kalinami atitiko kriterijus, bet tapo žinomi tik po paleidimo: organizacija reikalauja juos reabilituoti. Skaičiuojami atskirai nuo pripažintųjų.",
  },
  "recognised-in-period@1": {
    title: "Pripažinimai per laikotarpį",
    rule: "Sprendimai pripažinti, kurių data visa patenka į laikotarpį. Vienas žmogus, pripažintas dviejų organizacijų, yra du sprendimai.",
  },
  "released-in-period@1": {
    title: "Paleidimai per laikotarpį",
    rule: "Patvirtinti paleidimai, kurių data visa patenka į laikotarpį. Paleidimas, apie kurį tik pranešta, yra neaiškus, atšauktas neskaičiuojamas. Vienas du kartus paleistas žmogus yra du paleidimai.",
  },
  "died-in-period@1": {
    title: "Mirtys per laikotarpį",
    rule: "Šio registro žmonės, kurie mirė; data visa patenka į laikotarpį.",
  },
  "deaths-in-custody@1": {
    title: "Mirtys kalinimo metu",
    rule: "Žmonės, iki tos dienos mirę kalinimo metu, taip pat ligoninėje su sargyba. Mirtys netrukus po paleidimo čia neįeina.",
  },
  "convicted-persons@1": {
    title: "Nuteisti asmenys",
    rule: "Žmonės, kuriems iki tos dienos paskelbtas bent vienas nepanaikintas nuosprendis, jiems dalyvaujant arba už akių.",
  },
  "convictions-in-absentia@1": {
    title: "Nuosprendžiai už akių",
    rule: "Nuosprendžiai, paskelbti už akių iki tos dienos ir nepanaikinti. Vienas žmogus jų gali turėti kelis.",
  },
  "persons-convicted-in-absentia@1": {
    title: "Už akių nuteisti asmenys",
    rule: "Žmonės, kuriems iki tos dienos už akių paskelbtas bent vienas nepanaikintas nuosprendis. Tai represuoti žmonės, o ne kaliniai.",
  },
};
