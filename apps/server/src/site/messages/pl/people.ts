import type { Catalogue } from "../catalogue.ts";
import type { people as source } from "../en/people.ts";

export const people: Catalogue<typeof source> = {
  "home.title": "Co wiadomo dzisiaj",
  "home.description": "Ile osób pozbawiono w Białorusi wolności z powodów politycznych, kim są i skąd to wiemy.",
  "home.lead":
    "Ten rejestr obejmuje {n, plural, one {# publicznie wymienioną osobę} few {# publicznie wymienione osoby} many {# publicznie wymienionych osób} other {# publicznie wymienionej osoby}}. Nie jest to pełna lista więźniów politycznych Białorusi: zawiera tylko to, co mówią opublikowane źródła i co mogliśmy przeczytać i opatrzyć datą.",
  "home.uncertain":
    "{n, plural, =0 {Żaden wpis nie jest niepewny.} one {Jeszcze # wpis jest niepewny: może należeć do tej liczby albo nie, i nie jest dodany.} few {Jeszcze # wpisy są niepewne: mogą należeć do tej liczby albo nie, i nie są dodane.} many {Jeszcze # wpisów jest niepewnych: mogą należeć do tej liczby albo nie, i nie są dodane.} other {Jeszcze # wpisu jest niepewne: mogą należeć do tej liczby albo nie, i nie są dodane.}}",
  "home.curve": "Pozbawieni wolności w czasie",
  "home.curveText":
    "Linię ciągłą policzył ten rejestr z własnych wpisów. Puste znaki to to, co mówili inni, każdy na swój dzień i według własnej definicji. To różne obliczenia i nie muszą się zgadzać.",
  "home.doNow": "Co możesz zrobić",
  "home.doNowText": "Znajdź nazwisko, podaj liczbę wraz z jej datą i definicją albo przeczytaj, jak liczymy, zanim opublikujesz.",
  "people.title": "Ludzie",
  "people.description": "Publicznie wymienione osoby prześladowane z powodów politycznych: co wiadomo o każdej z nich i skąd.",
  "people.found": "{n, plural, =0 {Nikogo nie znaleziono.} one {# osoba} few {# osoby} many {# osób} other {# osoby}}",
  "people.foundNone": "Żaden wpis nie pasuje. Osoba może być znana w innej pisowni, nie być wymieniona publicznie albo tu jej brakuje.",
  "people.filter": "Zawęź listę",
  "people.filter.name": "Imię lub nazwisko, w dowolnej pisowni",
  "people.filter.nameHint": "Cyrylicą lub alfabetem łacińskim; wystarczy część.",
  "people.filter.state": "Stan",
  "people.filter.any": "dowolne",
  "people.filter.submit": "Pokaż osoby",
  "people.filter.clear": "Pokaż wszystkich",
  "people.column.name": "Nazwisko",
  "people.column.state": "Stan",
  "people.column.since": "Od kiedy",
  "people.column.place": "Miejsce",
  "people.column.articles": "Artykuły",
  "people.column.days": "Dni pozbawienia wolności",
  "people.column.changed": "Ostatnia zmiana",
  "people.sort.name": "według nazwiska",
  "people.sort.changed": "według ostatniej zmiany",
  "people.notListed": "Dlaczego kogoś może tu nie być",
  "people.notListedText":
    "Umieszczamy tylko osoby, które zostały już publicznie wymienione. Rodziny mogą poprosić o zwłokę; osób przetrzymywanych i niewymienionych tu nie ma, a nasza liczba jest mniejsza od prawdziwej co najmniej o tyle samo.",
  "home.inCustodyRecognised": "Pozbawieni wolności i uznani przez co najmniej jedną organizację",
  "home.synthetic": "Wszystkie osoby w tym rejestrze są zmyślone. Powstał, aby wypróbować oprogramowanie; żadna z tych osób nie istnieje.",
  "people.filter.query.unknown": "nie ma w tym rejestrze: {value}",
  "people.filter.recogniser": "Uznani przez",
  "people.filter.asOf": "Filtry pytają o datę: {date}",
  "people.filter.held": "Miejsce pozbawienia wolności",
  "people.filter.heldUnder": "Pozbawieni wolności z artykułu",
  "people.filter.sort": "Kolejność",
  "people.state.perhaps": "Pozbawieni wolności: niepewne",
  "people.state.out": "Uwolnieni i nie pozbawieni wolności",
  "people.foundMore": "Ponad {n, plural, one {# osobę} few {# osoby} many {# osób} other {# osoby}}",
  "people.pageBound": "Przeglądać strona po stronie można tylko pierwsze {n, number}. Aby dotrzeć do pozostałych, zawęź listę.",
  "people.recentBound": "Według ostatniej zmiany wpisu; w tej kolejności podane są tylko wpisy zmienione niedawno.",
  "home.ofRegister":
    "{n, plural, one {Pozbawieni wolności, z # osoby w tym rejestrze} few {Pozbawieni wolności, z # osób w tym rejestrze} many {Pozbawieni wolności, z # osób w tym rejestrze} other {Pozbawieni wolności, z # osoby w tym rejestrze}}",
};
