import type { Catalogue } from "../catalogue.ts";
import type { glossary as source } from "../en/glossary.ts";

export const glossary: Catalogue<typeof source> = {
  "glossary.title": "Žodžiai ir ką jie reiškia",
  "glossary.description":
    "Šio registro žodžiai, kiekvienas turi vieną reikšmę. Kas pateikia skaičių, tevartoja tą žodį, kuris jam priklauso.",
  "glossary.count": "Skaičiavimų žodžiai",
  "glossary.countText": "Tai šeši skirtingi skaičiavimai. Nė vieno jų negalima pateikti vietoj kito.",
  "glossary.case": "Bylos žodžiai",
  "glossary.register": "Šio registro žodžiai",
  "glossary.remand": "Kardomasis kalinimas",
  "glossary.remandText": "Žmogus laikomas tardymo izoliatoriuje (SIZO), kol tiriama byla ir kol nuosprendis neįsiteisėjo.",
  "glossary.administrative": "Administracinis areštas",
  "glossary.administrativeText":
    "Dienos sulaikymo patalpoje pagal sprendimą be baudžiamosios bylos. Keli tokie areštai gali eiti vienas po kito.",
  "glossary.house": "Namų areštas",
  "glossary.houseText": "Laikymas namuose iki nuosprendžio. Tai kalinimas.",
  "glossary.colony": "Pataisos kolonija",
  "glossary.colonyText": "Čia atliekama dauguma bausmių: bendruoju, sustiprintuoju, griežtuoju arba ypatinguoju režimu.",
  "glossary.prison": "Kalėjimo režimas",
  "glossary.prisonText":
    "Bausmės dalis uždarame kalėjime: pagal nuosprendį arba vėliau pagal teismo sprendimą, kaip nuobauda kalinimo metu.",
  "glossary.open": "Atviro tipo įstaiga",
  "glossary.openText":
    "Bendrabutis su pareiga dirbti, savo maistu ir nuoma, iš kurio negalima išeiti be leidimo; žmonės vadina „chemija“. Tai kalinimas.",
  "glossary.home": "Laisvės apribojimas namuose",
  "glossary.homeText":
    "Valandos namuose pagal tvarkaraštį, patikrinimai naktį, jokių kelionių; žmonės vadina „namų chemija“. Tai ne kalinimas.",
  "glossary.cell": "Baudos izoliatorius (ŠIZO), kamerų tipo patalpa (PKT)",
  "glossary.cellText": "Nuobaudos kolonijos viduje: pirmajame dienos, antrojoje mėnesiai.",
  "glossary.incommunicado": "Be ryšio su išoriniu pasauliu",
  "glossary.incommunicadoText":
    "Niekas iš išorės neturėjo ryšio: nei šeima, nei advokatas. Skaičiuojame dienas nuo paskutinio gyvybės ženklo.",
  "glossary.absentia": "Už akių",
  "glossary.absentiaText": "Teismas ir nuosprendis žmogui nedalyvaujant, paprastai esant užsienyje. Tai ne kalinimas.",
  "glossary.lists": "Oficialūs sąrašai",
  "glossary.listsText":
    "Žmonių ir organizacijų, kuriuos valdžia vadina „ekstremistiniais“ arba „teroristiniais“, sąrašai. Nurodome sąrašo pavadinimą, o ne jo vertinimą.",
  "glossary.prisoner": "Politinis kalinys",
  "glossary.prisonerText":
    "Žmogus, kuriam laisvė atimta dėl politinių motyvų, pagal organizacijos paskelbtus kriterijus. Baltarusijai tai visų pirma 2013 metų gairės, greta Europos Tarybos Parlamentinės Asamblėjos rezoliucijos 1900 (2012). Kas naudojo smurtą prieš žmones arba jam kvietė, neįtraukiamas; tai nepateisina persekiojimo.",
  "glossary.conscience": "Sąžinės kalinys",
  "glossary.conscienceText": "Laisvė atimta tik už įsitikinimus arba naudojimąsi teisėmis be smurto.",
  "glossary.rehabilitation": "Reikalaujama reabilitacijos",
  "glossary.rehabilitationText":
    "Žmogus kalinamas atitiko kriterijus, bet tapo žinomas tik po paleidimo. Skaičiuojamas atskirai nuo pripažintųjų.",
  "glossary.statement": "Teiginys",
  "glossary.statementText":
    "Tai, ką vienas šaltinis sako apie vieną žmogų ar dalyką, su data ir dviem įvertinimais: vienas šaltiniui, kitas tam, kas pasakyta.",
  "glossary.uncertain": "Neaišku",
  "glossary.uncertainText": "Įrašas, kuris gali priklausyti skaičiui arba ne. Jis rodomas greta skaičiaus ir niekada nepridedamas.",
  "glossary.dates": "Dienos padėtis ir kaip buvo žinoma tą dieną",
  "glossary.datesText": "Kas buvo tą dieną ir ką šis registras iki tos dienos žinojo. Kiekvienas skaičius turi abi datas.",
  "glossary.entry": "Įrašas",
  "glossary.entryText": "Vieta eilėje viso, kas kada nors įrašyta į šį registrą. Prieš jį niekas neįterpiama ir nešalinama.",
};
