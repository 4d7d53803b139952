import type { Catalogue } from "../catalogue.ts";
import type { exports as source } from "../en/exports.ts";

export const exports: Catalogue<typeof source> = {
  "exports.title": "Otwarte dane",
  "exports.description": "Wszystko, co w tym rejestrze publiczne, do zabrania: tabele, JSON, kanały, kalendarze, interfejs dla programów.",
  "exports.lead":
    "Weź, czego potrzebujesz, i podaj źródło. W każdym pliku zapisano, na jaki dzień i według którego wpisu rejestru powstał.",
  "exports.tables": "Tabele i listy",
  "exports.table": "Co",
  "exports.people": "Ludzie i to, co o każdym wiadomo",
  "exports.dictionary": "Słownik danych: każda kolumna i co znaczy",
  "exports.figures": "Liczby i ich krzywe",
  "exports.feeds": "Kanały",
  "exports.feedsText": "Kanał mówi czytnikowi, co nowego. Nikt się nie dowie, kto go czyta.",
  "exports.calendars": "Kalendarze",
  "exports.calendarsText":
    "Rozprawy, rocznice zatrzymań i obliczone końce kar, jako całe dni. Pominięto daty, których nie znamy co do dnia.",
  "exports.calendarAll": "Kalendarz osób pozbawionych wolności",
  "exports.programs": "Dla programów",
  "exports.programsText":
    "Interfejs nie wymaga klucza, tylko odczytuje, a jego odpowiedź dla tego samego dnia i wpisu nigdy się nie zmienia.",
  "exports.programsLink": "Opis interfejsu",
  "exports.whole": "Cały rejestr",
  "exports.wholeText":
    "Kto uruchamia oprogramowanie Apora, zapisuje wszystko naraz jednym poleceniem: CSV, XLSX, JSON, wiersze, z których inna Apora odtworzy te same liczby, i FollowTheMoney.",
  "exports.mirror": "Kopia tej witryny",
  "exports.mirrorText":
    "Witrynę można zapisać jako pliki, które nie potrzebują serwera: na dysku, pendrivie, dowolnym hostingu lub w usłudze onion. Kopia mówi, z którego jest dnia.",
  "exports.embed": "Liczba na twojej stronie",
  "exports.embedText": "Obrazek bez skryptu, który pokazuje wartość z jednostką, dniem i definicją:",
  "exports.cells":
    "Tekst, który arkusz kalkulacyjny wykonałby jako formułę, poprzedzony jest apostrofem; tak samo tekst, który sam zaczyna się od apostrofu. Usuń jeden apostrof, aby otrzymać oryginał.",
  "exports.terms": "Warunki",
  "exports.termsText":
    "Fakty z podaniem pochodzenia: podaj ten rejestr, dzień i wpis oraz źródła faktów, które przytaczasz. Te dane dotyczą ludzi w niebezpieczeństwie. Nie publikuj o nikim więcej, niż jest tutaj, i sprawdź stan ponownie, zanim na jego podstawie coś zrobisz.",
  "exports.live.title": "To może pokazać tylko działający serwer",
  "exports.live.description": "To kopia rejestru w postaci plików.",
  "exports.live.text":
    "Czytasz kopię rejestru: pliki bez programu. Nie może ona wyszukiwać, filtrować ani pokazać innego dnia. Jest tu stan na {date}, wpis {position}.",
  "exports.live.next": "Wróć, czytaj listy takie, jakie są, albo zapytaj o to samo działający serwer.",
  "feed.title.recognitions": "Nowe uznania",
  "feed.title.releases": "Uwolnienia",
  "feed.title.deaths": "Śmierci",
  "feed.title.corrections": "Poprawki",
  "feed.title.person": "Co nowego wiadomo: {name}",
  "feed.entry.recognitions": "Uznanie: {name}",
  "feed.entry.releases": "Uwolnienie: {name}",
  "feed.entry.deaths": "Śmierć: {name}",
  "feed.entry.corrections": "Poprawka wpisu: {name}",
  "feed.entry.detail": "{title} ({detail})",
  "calendar.title": "Osoby pozbawione wolności",
  "calendar.titleOf": "Kalendarz: {name}",
  "calendar.detained": "Rocznica zatrzymania: {name}",
  "calendar.hearing": "Rozprawa: {name}",
  "calendar.planned-end": "Obliczony koniec kary: {name}",
  "feed.title.statements": "Opublikowane liczby i ich poprawki",
  "feed.entry.statement": "Opublikowano i podpisano: {text}",
  "feed.entry.statementCorrected": "Poprawiono opublikowaną liczbę: {text}",
  "feed.statementBefore": "Wcześniej: {text}",
};
