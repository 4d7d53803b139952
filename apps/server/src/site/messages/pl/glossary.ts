import type { Catalogue } from "../catalogue.ts";
import type { glossary as source } from "../en/glossary.ts";

export const glossary: Catalogue<typeof source> = {
  "glossary.title": "Słowa i co znaczą",
  "glossary.description": "Słowa tego rejestru, każde o jednym znaczeniu. Kto przytacza liczbę, niech użyje słowa, które do niej należy.",
  "glossary.count": "Słowa obliczeń",
  "glossary.countText": "Tych sześć słów to sześć różnych obliczeń. Żadnego nie wolno postawić w miejsce innego.",
  "glossary.case": "Słowa sprawy",
  "glossary.register": "Słowa tego rejestru",
  "glossary.remand": "Areszt tymczasowy",
  "glossary.remandText": "Przetrzymywanie w areszcie śledczym (SIZO) w czasie śledztwa i do uprawomocnienia się wyroku.",
  "glossary.administrative": "Areszt administracyjny",
  "glossary.administrativeText": "Dni w izbie zatrzymań na mocy decyzji bez sprawy karnej. Kilka takich aresztów może następować po sobie.",
  "glossary.house": "Areszt domowy",
  "glossary.houseText": "Przetrzymywanie w domu przed wyrokiem. Jest pozbawieniem wolności.",
  "glossary.colony": "Kolonia karna",
  "glossary.colonyText": "Tu odbywa się większość kar: w rygorze ogólnym, wzmocnionym, surowym lub specjalnym.",
  "glossary.prison": "Rygor więzienny",
  "glossary.prisonText": "Część kary w zamkniętym więzieniu: na mocy wyroku albo później na mocy decyzji sądu, jako kara wewnątrz.",
  "glossary.open": "Zakład typu otwartego",
  "glossary.openText":
    "Internat z obowiązkiem pracy, własnym wyżywieniem i czynszem, bez wychodzenia bez zgody; potocznie „chemia”. Jest pozbawieniem wolności.",
  "glossary.home": "Ograniczenie wolności w domu",
  "glossary.homeText":
    "Godziny w domu według rozkładu, nocne kontrole, bez podróży; potocznie „domowa chemia”. Nie jest pozbawieniem wolności.",
  "glossary.cell": "Izolatka karna (SzIZO), pomieszczenie typu celi (PKT)",
  "glossary.cellText": "Kary wewnątrz kolonii: w pierwszej dni, w drugim miesiące.",
  "glossary.incommunicado": "Bez kontaktu ze światem zewnętrznym",
  "glossary.incommunicadoText": "Nikt z zewnątrz nie miał kontaktu: ani rodzina, ani adwokat. Liczymy dni od ostatniego znaku życia.",
  "glossary.absentia": "Zaocznie",
  "glossary.absentiaText": "Proces i wyrok bez obecności osoby, z reguły przebywającej za granicą. Nie jest pozbawieniem wolności.",
  "glossary.lists": "Listy urzędowe",
  "glossary.listsText":
    "Listy osób i organizacji, które władze nazywają „ekstremistycznymi” lub „terrorystycznymi”. Podajemy nazwę listy, a nie jej ocenę.",
  "glossary.prisoner": "Więzień polityczny",
  "glossary.prisonerText":
    "Osoba pozbawiona wolności z pobudek politycznych, według kryteriów ogłoszonych przez organizację. Dla Białorusi są to przede wszystkim wytyczne z 2013 roku, obok rezolucji 1900 (2012) Zgromadzenia Parlamentarnego Rady Europy. Kto użył przemocy wobec ludzi lub do niej wzywał, nie jest uwzględniany; nie usprawiedliwia to prześladowania.",
  "glossary.conscience": "Więzień sumienia",
  "glossary.conscienceText": "Pozbawiony wolności wyłącznie za przekonania lub za korzystanie z praw bez przemocy.",
  "glossary.rehabilitation": "Żądanie rehabilitacji",
  "glossary.rehabilitationText":
    "Osoba spełniała kryteria w czasie pozbawienia wolności, a stała się znana dopiero po uwolnieniu. Liczona osobno od uznanych.",
  "glossary.statement": "Stwierdzenie",
  "glossary.statementText":
    "To, co jedno źródło mówi o jednej osobie lub rzeczy, z datą i dwiema ocenami: jedną dla źródła, drugą dla tego, co mówi.",
  "glossary.uncertain": "Niepewne",
  "glossary.uncertainText": "Wpis, który może należeć do liczby albo nie. Pokazany jest obok liczby i nigdy nie jest dodawany.",
  "glossary.dates": "Stan na dzień i według wiedzy z dnia",
  "glossary.datesText": "Co było tego dnia i co ten rejestr wiedział do tego dnia. Każda liczba ma obie daty.",
  "glossary.entry": "Wpis",
  "glossary.entryText":
    "Miejsce w szeregu wszystkiego, co kiedykolwiek wprowadzono do tego rejestru. Niczego się przed nim nie wstawia ani nie usuwa.",
};
