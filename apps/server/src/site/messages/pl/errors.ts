import type { Catalogue } from "../catalogue.ts";
import type { errors as source } from "../en/errors.ts";

export const errors: Catalogue<typeof source> = {
  "errors.404.title": "Nie ma takiej strony",
  "errors.404.text":
    "Pod tym adresem nic nie opublikowano. Wpis mógł zostać połączony z innym, usunięty na życzenie rodziny albo nigdy nie istnieć; na wszystkie trzy przypadki odpowiadamy tak samo.",
  "errors.404.next": "Poszukaj nazwiska na liście osób.",
  "errors.400.title": "Nie można zrozumieć tego zapytania",
  "errors.400.text": "Część adresu ma postać, której nie przyjmujemy. Nic nie zostało zmienione.",
  "errors.400.next": "Sprawdź datę: rok, miesiąc, dzień, na przykład 2021-05-21.",
  "errors.405.title": "Ten adres można tylko czytać",
  "errors.405.text": "Nic nie zostało odebrane ani zapisane.",
  "errors.405.next": "Otwórz samą stronę.",
  "errors.429.title": "Zbyt wiele zapytań",
  "errors.429.text": "W krótkim czasie poproszono o zbyt wiele stron i serwer potrzebuje przerwy. Nic nie zostało zmienione.",
  "errors.429.next": "Odczekaj minutę albo pobierz całe dane zamiast pytać strona po stronie.",
  "errors.500.title": "Nie udało się przygotować strony",
  "errors.500.text": "Błąd jest po naszej stronie. Sam rejestr jest nienaruszony; nic nie zostało zmienione.",
  "errors.500.next": "Spróbuj ponownie za kilka minut.",
  "errors.503.title": "Rejestr jest teraz niedostępny",
  "errors.503.text": "Jest uruchamiany lub naprawiany. Nic nie zginęło.",
  "errors.503.next": "Spróbuj ponownie za kilka minut.",
  "errors.future.title": "Ta data leży w przyszłości",
  "errors.future.text": "Rejestr odpowiada za dziś i za przeszłość. Nie robi prognoz.",
  "errors.future.next": "Wybierz dziś albo wcześniejszy dzień.",
  "errors.beforeStart.title": "Rejestr wtedy jeszcze nie istniał",
  "errors.beforeStart.text":
    "Data pierwszego wpisu: {date}. Możemy powiedzieć, co działo się wcześniej, ale nie to, co wtedy wiedzieliśmy.",
  "errors.beforeStart.next": "Zostaw pole „Według wiedzy z dnia” puste.",
  "errors.reference": "Numer do zgłoszenia: {reference}",
};
