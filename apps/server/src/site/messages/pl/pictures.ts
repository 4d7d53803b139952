import type { Catalogue } from "../catalogue.ts";
import type { pictures as source } from "../en/pictures.ts";

export const pictures: Catalogue<typeof source> = {
  "nav.pictures": "Na wykresach",
  "pictures.title": "Na wykresach",
  "pictures.description": "Liczby tego rejestru na wykresach, każdy ze swoją tabelą i definicją.",
  "pictures.definitions": "Definicje:",
  "pictures.year": "Rok",
  "pictures.kind": "Rodzaj",
  "pictures.flows": "Uznani, uwolnieni, zmarli",
  "pictures.flows.text":
    "Według lat. Uznania to decyzje, uwolnienia to uwolnienia, śmierci to osoby: jednego od drugiego odejmować nie wolno. Bieżący rok kończy się w dniu tej strony.",
  "pictures.flows.desc": "Słupki według lat: uznania nad osią, uwolnienia i śmierci pod nią. Liczby są w tabeli.",
  "pictures.flows.into": "uznania",
  "pictures.flows.out": "uwolnienia",
  "pictures.flows.ended": "śmierci",
  "pictures.map": "Gdzie ludzie są przetrzymywani, według miast",
  "pictures.map.text": "Koło oznacza miasto, nie budynek; jego pole to liczba przetrzymywanych tam osób, których miejsce jest znane.",
  "pictures.map.desc":
    "Zarys kraju, na nim {n, plural, one {# miasto} few {# miasta} many {# miast} other {# miasta}}. Lista obok podaje te same liczby.",
  "pictures.map.source": "Granica: {source}.",
  "pictures.articles": "Z jakich artykułów",
  "pictures.articles.text":
    "Jednej osobie można postawić zarzuty z kilku artykułów, więc suma wierszy jest większa niż liczba osób. Artykuł to oskarżenie ze strony państwa, a nie nasz opis człowieka.",
  "pictures.gender": "Kobiety i mężczyźni pozbawieni wolności",
  "pictures.age": "Wiek osób pozbawionych wolności",
  "pictures.age.0-17": "poniżej 18 lat",
  "pictures.age.18-24": "18–24 lata",
  "pictures.age.25-34": "25–34 lata",
  "pictures.age.35-44": "35–44 lata",
  "pictures.age.45-59": "45–59 lat",
  "pictures.age.60-": "60 lat i więcej",
  "pictures.notPublished": "nieopublikowane",
  "pictures.protected":
    "Małych grup nie pokazujemy dokładnie i nie ma tu listy osób: płeć i wiek zestawione z innymi faktami mogą wskazać jedną osobę.",
  "pictures.small": "mniej niż {n}",
  "pictures.withheld": "niepokazane, aby nie dało się wyliczyć mniejszej grupy",
  "pictures.releases": "Uwolnienia i ich rodzaje",
  "pictures.releases.text":
    "Uwolnienia od 2020 według podstawy. Uwolnienie nie jest uniewinnieniem, a po wielu z nich nastąpiło przymusowe wywiezienie z kraju. To, co podaje tylko jedno źródło, stoi w nawiasie.",
  "pictures.contact": "Dni bez kontaktu",
  "pictures.contact.text": "Osoby przetrzymywane tego dnia bez kontaktu ze światem zewnętrznym, według czasu od ostatniej wiadomości.",
  "pictures.contact.days": "od {from} do {to, plural, one {# dnia} few {# dni} many {# dni} other {# dnia}}",
  "pictures.contact.longer":
    "{from, plural, one {# dzień lub dłużej} few {# dni lub dłużej} many {# dni lub dłużej} other {# dnia lub dłużej}}",
};
