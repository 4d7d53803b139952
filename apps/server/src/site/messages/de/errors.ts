import type { Catalogue } from "../catalogue.ts";
import type { errors as source } from "../en/errors.ts";

export const errors: Catalogue<typeof source> = {
  "errors.404.title": "Diese Seite gibt es nicht",
  "errors.404.text":
    "Unter dieser Adresse ist nichts veröffentlicht. Ein Eintrag kann mit einem anderen zusammengeführt oder auf Wunsch einer Familie zurückgezogen worden sein oder nie bestanden haben; wir geben in allen drei Fällen dieselbe Antwort.",
  "errors.404.next": "Suchen Sie einen Namen in der Liste der Menschen.",
  "errors.400.title": "Diese Anfrage ist nicht verständlich",
  "errors.400.text": "Ein Teil der Adresse hat eine Form, die wir nicht annehmen. Nichts wurde geändert.",
  "errors.400.next": "Prüfen Sie das Datum: Jahr, Monat, Tag, zum Beispiel 2021-05-21.",
  "errors.405.title": "Diese Adresse kann nur gelesen werden",
  "errors.405.text": "Es wurde nichts empfangen oder gespeichert.",
  "errors.405.next": "Öffnen Sie die Seite selbst.",
  "errors.429.title": "Zu viele Anfragen",
  "errors.429.text": "In kurzer Zeit wurden zu viele Seiten angefragt, und der Server braucht eine Pause. Nichts wurde geändert.",
  "errors.429.next": "Warten Sie eine Minute, oder laden Sie die gesamten Daten herunter, statt Seite für Seite zu fragen.",
  "errors.500.title": "Die Seite konnte nicht erstellt werden",
  "errors.500.text": "Der Fehler liegt bei uns. Das Verzeichnis selbst ist unversehrt; nichts wurde geändert.",
  "errors.500.next": "Versuchen Sie es in einigen Minuten noch einmal.",
  "errors.503.title": "Das Verzeichnis ist gerade nicht verfügbar",
  "errors.503.text": "Es wird gestartet oder repariert. Nichts ist verloren.",
  "errors.503.next": "Versuchen Sie es in einigen Minuten noch einmal.",
  "errors.future.title": "Dieses Datum liegt in der Zukunft",
  "errors.future.text": "Das Verzeichnis antwortet für heute und für die Vergangenheit. Vorhersagen macht es nicht.",
  "errors.future.next": "Wählen Sie heute oder einen früheren Tag.",
  "errors.beforeStart.title": "Damals gab es das Verzeichnis noch nicht",
  "errors.beforeStart.text": "Der erste Eintrag ist vom {date}. Wir können sagen, was vorher geschah, aber nicht, was wir damals wussten.",
  "errors.beforeStart.next": "Lassen Sie das Feld „Wie bekannt am“ leer.",
  "errors.reference": "Kennung für eine Fehlermeldung: {reference}",
};
