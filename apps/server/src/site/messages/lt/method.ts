import type { Catalogue } from "../catalogue.ts";
import type { method as source } from "../en/method.ts";

export const method: Catalogue<typeof source> = {
  "method.title": "Ką skaičiuojame ir ko nežinome",
  "method.description": "Taisyklės, esančios už kiekvieno šio registro skaičiaus ir puslapio.",
  "method.lead":
    "Kalinamų žmonių skaičius naudingas tik tada, jei kiekvienas gali paklausti: kas skaičiavo, ką, kuriai dienai ir iš ko. Šis puslapis atsako už kiekvieną svetainės skaičių.",
  "method.who.title": "Kas yra šiame registre",
  "method.who.1": "Tik žmonės, jau viešai įvardyti šaltiniuose, kuriuos galima perskaityti ir datuoti. Nieko neskelbiame pirmi.",
  "method.who.2":
    "Tai ne visas Baltarusijos politinių kalinių sąrašas. Represijas dokumentuojančios žmogaus teisių organizacijos žino apie daug daugiau žmonių. Jei ko nors čia nėra, tai apie tą žmogų nieko nesako.",
  "method.who.3":
    "Jei žmogus ar šeima prašo palaukti arba ko nors neskelbti, taip ir darome. Iš puslapio nematyti, kad kas nors praleista.",
  "method.words.title": "Ką reiškia žodžiai",
  "method.words.detained": "Sulaikymas",
  "method.words.detainedText": "Žmogų paėmė valdžios atstovai. Tai gali baigtis po kelių valandų arba būti pirmoji ilgų metų diena.",
  "method.words.prosecuted": "Baudžiamasis persekiojimas",
  "method.words.prosecutedText": "Žmogui iškelta baudžiamoji byla. Pats žmogus gali būti laisvėje arba užsienyje.",
  "method.words.convicted": "Nuteisimas",
  "method.words.convictedText":
    "Teismas paskelbė nuosprendį. Vienas žmogus gali būti nuteistas kelis kartus; asmenys ir nuosprendžiai skaičiuojami atskirai. Nuteistieji už akių nėra kalinami.",
  "method.words.custody": "Kalinami",
  "method.words.custodyText":
    "Tą dieną žmogui atimta laisvė: jis yra laikinojo sulaikymo patalpoje, tardymo izoliatoriuje, kolonijoje, kalėjime, atviro tipo įstaigoje, ligoninėje su sargyba arba iki nuosprendžio namų arešte. Laisvės apribojimas namuose, bauda ir atlikta bausmė nėra kalinimas.",
  "method.words.recognised": "Pripažinimas",
  "method.words.recognisedText":
    "Organizacija nusprendė ir paskelbė, kad žmogus yra politinis kalinys. Įrašome, kas nusprendė, kada ir pagal kokius kriterijus. Skirtingų organizacijų sprendimai stovi greta ir niekada nesumuojami.",
  "method.words.released": "Paleidimas",
  "method.words.releasedText":
    "Išėjimas į laisvę bet kokiu būdu: atlikta bausmė, malonė, amnestija, mainai, išvežimas iš šalies. Apie paleidimą pirma pranešama, vėliau jis patvirtinamas; puslapis nurodo, kas iš to įvyko. Paleistas žmogus gali būti suimtas vėl.",
  "method.dates.title": "Netikslios datos",
  "method.dates.1": "Dažnai žinomas tik mėnuo arba metai. Datą saugome tokią tikslią, kokia ji šaltinyje, ir dienos neišgalvojame.",
  "method.dates.2":
    "Įrašas skaičiuojamas nuo paskutinės dienos, kai jo padėtis galėjo prasidėti, iki pirmosios dienos, kai ji galėjo baigtis. Tarp ankstyviausios ir vėliausios galimos dienos jis rodomas kaip neaiškus ir niekada nepridedamas.",
  "method.dates.3":
    "Pavyzdys: „2021 m. gegužę sulaikytas“ žmogus neaiškus nuo gegužės 1 iki 30 d. ir skaičiuojamas nuo gegužės 31 d. „2024 m. kovą paleistas“ skaičiuojamas iki vasario 29 d., o kovą neaiškus.",
  "method.confirm.title": "Kai metus nieko negirdėti",
  "method.confirm.1":
    "Jei 365 dienas jokio atviro įrašo nepatvirtino joks šaltinis, įrašas tampa neaiškus. Jis išeina iš skaičiaus ir lieka neaiškių įrašų sąraše, kol šaltinis vėl prabils.",
  "method.confirm.2": "Tai nereiškia, kad žmogus laisvas. Tai reiškia, kad nebežinome.",
  "method.sources.title": "Kiek pasitikime šaltiniu",
  "method.sources.1":
    "Kiekvienas teiginys turi šaltinį, paskelbimo dieną, dieną, kai jį perskaitėme, ir du įvertinimus. Raidė vertina šaltinį, skaitmuo – patį teiginį. Jie pateikiami atskirai: patikimas šaltinis gali perduoti abejotiną teiginį.",
  "method.sources.letters": "Šaltinis",
  "method.sources.digits": "Teiginys",
  "method.conflict.title": "Kai šaltiniai nesutaria",
  "method.conflict.1":
    "Lieka abu teiginiai. Puslapis rodo vieną, pasako kurį ir kodėl, o greta rodo kitus. Kitų organizacijų skaičiai rodomi kaip jų, ir mes jų netaisome.",
  "method.time.title": "Dvi kiekvieno skaičiaus datos",
  "method.time.1":
    "Dienos padėtis ir tai, kas tą dieną buvo žinoma, yra skirtingi dalykai. „Kalinami 2021 m. gegužės 21 d., kaip žinoma šiandien“ apima žmones, apie kuriuos sužinojome vėliau; „kaip buvo žinoma 2021 m. gegužės 21 d.“ – ne. Kiekvieno puslapio galima klausti ir to, ir to.",
  "method.time.2": "Niekas neperrašoma. Pataisa yra naujas įrašas, senąjį tebegalima perskaityti, o pakeitimų sąrašas susideda į skirtumą.",
  "method.unknown.title": "Ko šis registras nežino",
  "method.unknown.1":
    "Jis nežino, kiek žmonių kalinama. Žmogaus teisių organizacijos mano, kad daug bylų, galbūt penktadalis, lieka nežinomos: žmonės tyli iš baimės, teismai uždari, teismų duomenų bazė išjungta.",
  "method.unknown.2":
    "Jis nežino, kas dėl ko kaltas. Straipsniai ir formuluotės yra valdžios. Jas kartojame, kad parodytume, kuo kaltinta, o ne kas padaryta.",
  "method.unknown.3": "Jis nevertina to, kas nežinoma. Jei kada nors pradės, žodis „įvertis“ stovės pačioje diagramoje.",
  "method.wrong.title": "Jei čia kas nors neteisinga",
  "method.wrong.1":
    "Praneškite organizacijai, kuri tvarko šį registrą. Klaida taisoma viešai: puslapis pasako, kas jame buvo anksčiau ir nuo kada.",
  "method.danger.title": "Jei esate šalyje",
  "method.danger.1":
    "Baltarusijoje žmonės buvo baudžiami už tokių puslapių skaitymą, laikymą ir persiuntimą bei už rašymą žmogaus teisių organizacijoms. Pasverkite tai prieš ką nors išsaugodami, spausdindami ar persiųsdami ir nesusisiekite su mumis iš nesaugaus telefono ar tinklo.",
  "method.example.caption": "Ta pati taisyklė lentelėje. Visus tris įrašus šaltinis patvirtina kasmet.",
  "method.example.record": "Įrašas",
  "method.example.may": "sulaikymas 2021 m. gegužę",
  "method.example.released": "sulaikymas 2021 m. gegužės 10 d., paleidimas 2024 m. kovą",
  "method.example.year": "sulaikymas 2021 m.",
  "method.example.sum": "Skaičius tą dieną",
  "method.example.counted": "skaičiuojama",
  "method.example.uncertain": "neaišku",
  "method.example.not": "neskaičiuojama",
  "method.confirm.days": "Galiojanti taisyklė: {n, plural, one {# diena} few {# dienos} many {# dienos} other {# dienų}}.",
  "method.definitions.title": "Galiojančios apibrėžtys",
  "method.definitions.1":
    "Kitaip skaičiuojanti taisyklė gauna naują versiją. Ankstesnė lieka, kad anksčiau pasakytą skaičių būtų galima apskaičiuoti iš naujo.",
  "method.definitions.about": "Pavadinimas: {id}, {version} versija; skaičiuojama: {unit}.",
  "method.shape.stock": "Kiek vieną dieną.",
  "method.shape.total": "Kiek iki vienos dienos imtinai.",
  "method.shape.period": "Kiek per laikotarpį.",
  "method.merge.title": "Kai du įrašai yra vienas žmogus",
  "method.merge.1":
    "Jokia programa įrašų nesujungia. Žmonės beveik tuo pačiu vardu dažnai yra skirtingi, o vienas žmogus rašomas įvairiai; kas nors palygina šaltinius ir nusprendžia: tas pats, skirtingi arba neaišku.",
  "method.merge.2":
    "Sprendimas yra įrašas su data ir priežastimi. Jį galima atšaukti, ir tada abu įrašai stovi kaip anksčiau. Saugomas ir sprendimas, kad tai skirtingi žmonės, kad niekas jų per klaidą nesujungtų.",
  "method.merge.3": "Sujungti įrašai skaičiuojami vieną kartą. Kai dėl to skaičius sumažėja, pakeitimų sąrašas tai pasako.",
  "method.position.title": "Kaip skaičių apskaičiuoti iš naujo",
  "method.position.1":
    "Kiekvienas šio registro įrašas turi vietą vienoje eilėje: pirmasis yra 1, kitas 2. Niekas neįterpiama ir nešalinama. Todėl „įrašas 6000“ visada reiškia tą patį žinojimą, o skaičių su jo diena ir įrašu kiekvienas gali bet kada apskaičiuoti iš naujo.",
  "method.position.2":
    "Su šio registro programa ir duomenimis jūsų kompiuteryje ši komanda pateikia kalinamų žmonių skaičių taip, kaip jį žino šis puslapis, su kiekvienu įrašu už jo:",
  "method.position.answer": "Jos atsakymas: {value} tikrai, {uncertain} neaišku, įrašas {position}.",
  "method.missing.title": "Suskaičiuota {date}",
  "method.missing.uncertain": "Kalinami, neaišku ir todėl nepridėta: {n} (tikrai: {all})",
  "method.missing.place": "Kalinami, vieta neaiški: {n} iš {all}",
  "method.missing.article": "Kalinami, nė vienas straipsnis nėra aiškus: {n} iš {all}",
  "method.missing.gender": "Žmonės be paskelbtos lyties: {n} iš {all}",
  "method.missing.birth": "Žmonės be paskelbtų gimimo metų: {n} iš {all}",
  "method.missing.places": "Nepatikrintos vietos: {n} iš {all}",
  "method.missing.addresses": "Vietos be patikrinto adreso laiškams: {n} iš {all}",
  "method.missing.articles": "Straipsniai su nepatikrintu numeriu arba formuluote: {n} iš {all}",
  "method.readers.title": "Ką ši svetainė žino apie jus",
  "method.readers.1":
    "Čia nėra skaitytojų paskyrų, slapukų, scenarijų ir sekimo. Serveris nesaugo nei skaitytojų adresų, nei to, ko jie ieškojo. Puslapiai nieko neklausia kitų svetainių.",
  "method.readers.2": "Jūsų naršyklė, tinklas ir telefonas vis tiek gali išsaugoti, ką atvėrėte. Iš ten to pašalinti negalime.",
  "method.licence.title": "Licencijos",
  "method.licence.data": "Faktai ir skaičiai",
  "method.licence.dataText":
    "Faktus galima laisvai cituoti. Nurodykite šaltinį, kuris stovi šalia, o mūsų skaičiams – apibrėžtį, dieną ir įrašo numerį.",
  "method.licence.people": "Žmonės",
  "method.licence.peopleText":
    "Faktai apie jau viešai įvardytus žmones. Tai asmens duomenys: prieš naudodami patikrinkite padėtį ir nekopijuokite jų kaip sąrašo.",
  "method.licence.places": "Vietos",
  "method.licence.placesText":
    "Faktai iš prie kiekvienos vietos nurodytų puslapių. Oficialūs angliški pavadinimai yra ir suvestiniame Europos Sąjungos finansinių sankcijų sąraše (Europos Komisija, naudojama nurodant šaltinį).",
  "method.licence.articles": "Įstatymo straipsniai",
  "method.licence.articlesText":
    "Įstatymų pavadinimus galima laisvai naudoti. Pažymėtus kaip nepatikrintus pirma reikia palyginti su įstatymu.",
  "method.licence.documents": "Dokumentai, kuriais remiamės",
  "method.licence.documentsText":
    "Jie priklauso savo autoriams. Tai, ką jie sako, perteikiame savais žodžiais arba trumpomis citatomis, su adresu.",
  "method.licence.software": "Programa",
  "method.licence.softwareText": "AGPL-3.0 arba naujesnė programoms, Apache-2.0 bibliotekoms.",
};
