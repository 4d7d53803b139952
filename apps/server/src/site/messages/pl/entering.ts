import type { Catalogue } from "../catalogue.ts";
import type { entering as source } from "../en/entering.ts";

export const entering: Catalogue<typeof source> = {
  "entering.title": "Wprowadź osobę",
  "entering.lead":
    "Kto już jest w rejestrze, widać, zanim powstanie wpis. Samo nazwisko nigdy nie znaczy, że dwoje to jedna osoba: decydujesz ty.",
  "entering.name": "Pełne imię i nazwisko",
  "entering.language": "Język imienia",
  "entering.born": "Rok urodzenia, jeśli podało go źródło",
  "entering.source": "Źródło: jak się nazywa",
  "entering.url": "Źródło: jego adres",
  "entering.source.hint": "Potrzebne jest jedno z dwojga. Publiczne.",
  "entering.look": "Kto jest podobny?",
  "entering.likely": "Już w rejestrze",
  "entering.record": "Wpis",
  "entering.create": "Nikt z nich: utwórz wpis",
  "entering.createNew": "Utwórz wpis",
  "entering.changed": "W międzyczasie ktoś wprowadził podobną osobę. Spójrz jeszcze raz.",
  "entering.created": "Utworzono wpis: {id}",
};
