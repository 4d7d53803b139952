import type { Catalogue } from "../catalogue.ts";
import type { exports as source } from "../en/exports.ts";

export const exports: Catalogue<typeof source> = {
  "exports.title": "Offene Daten",
  "exports.description":
    "Alles Öffentliche in diesem Verzeichnis, zum Mitnehmen: Tabellen, JSON, Feeds, Kalender, eine Schnittstelle für Programme.",
  "exports.lead":
    "Nehmen Sie, was Sie brauchen, und nennen Sie die Quelle. In jeder Datei steht, von welchem Tag und nach welchem Eintrag des Verzeichnisses sie ist.",
  "exports.tables": "Tabellen und Listen",
  "exports.table": "Was",
  "exports.people": "Menschen und was über jede und jeden bekannt ist",
  "exports.dictionary": "Datenwörterbuch: jede Spalte und was sie bedeutet",
  "exports.figures": "Zahlen und ihre Kurven",
  "exports.feeds": "Feeds",
  "exports.feedsText": "Ein Feed sagt einem Leseprogramm, was neu ist. Niemand erfährt, wer ihn liest.",
  "exports.calendars": "Kalender",
  "exports.calendarsText":
    "Verhandlungen, Jahrestage von Festnahmen und berechnete Haftenden, als ganze Tage. Daten, die nicht auf den Tag genau bekannt sind, fehlen.",
  "exports.calendarAll": "Kalender der Menschen in Haft",
  "exports.programs": "Für Programme",
  "exports.programsText":
    "Die Schnittstelle braucht keinen Schlüssel, liest nur, und ihre Antwort für denselben Tag und Eintrag ändert sich nie.",
  "exports.programsLink": "Beschreibung der Schnittstelle",
  "exports.whole": "Das ganze Verzeichnis",
  "exports.wholeText":
    "Wer Apora betreibt, schreibt alles auf einmal mit einem Befehl: CSV, XLSX, JSON, Zeilen, aus denen ein anderes Apora dieselben Zahlen erhält, und FollowTheMoney.",
  "exports.mirror": "Eine Kopie dieser Website",
  "exports.mirrorText":
    "Die Website lässt sich als Dateien schreiben, die keinen Server brauchen: auf eine Festplatte, einen USB-Stick, irgendeinen Webspace oder einen Onion-Dienst. Eine Kopie sagt, von welchem Tag sie ist.",
  "exports.embed": "Eine Zahl auf Ihrer Seite",
  "exports.embedText": "Ein Bild ohne Skript, das den Wert mit Einheit, Tag und Definition zeigt:",
  "exports.cells":
    "Vor einem Text, den eine Tabellenkalkulation als Formel ausführen würde, steht ein Apostroph, ebenso vor einem Text, der selbst mit einem beginnt. Entfernen Sie einen Apostroph, um das Original zu erhalten.",
  "exports.terms": "Bedingungen",
  "exports.termsText":
    "Fakten mit Herkunftsangabe: Nennen Sie dieses Verzeichnis, den Tag und den Eintrag sowie die Quellen der Fakten, die Sie zitieren. Die Daten handeln von Menschen in Gefahr. Veröffentlichen Sie über niemanden mehr, als hier steht, und prüfen Sie den Status noch einmal, bevor Sie danach handeln.",
  "exports.live.title": "Das kann nur ein laufender Server zeigen",
  "exports.live.description": "Dies ist eine Kopie des Verzeichnisses als Dateien.",
  "exports.live.text":
    "Sie lesen eine Kopie des Verzeichnisses: Dateien ohne Programm. Sie kann nicht suchen, nicht filtern und keinen anderen Tag zeigen. Was hier steht, ist der Stand am {date}, Eintrag {position}.",
  "exports.live.next": "Gehen Sie zurück, lesen Sie die Listen, wie sie sind, oder fragen Sie dasselbe bei einem laufenden Server.",
  "feed.title.recognitions": "Neue Anerkennungen",
  "feed.title.releases": "Freilassungen",
  "feed.title.deaths": "Todesfälle",
  "feed.title.corrections": "Berichtigungen",
  "feed.title.person": "Was bekannt wird: {name}",
  "feed.entry.recognitions": "Anerkennung: {name}",
  "feed.entry.releases": "Freilassung: {name}",
  "feed.entry.deaths": "Tod: {name}",
  "feed.entry.corrections": "Berichtigung des Eintrags: {name}",
  "feed.entry.detail": "{title} ({detail})",
  "calendar.title": "Menschen in Haft",
  "calendar.titleOf": "Kalender: {name}",
  "calendar.detained": "Jahrestag der Festnahme: {name}",
  "calendar.hearing": "Verhandlung: {name}",
  "calendar.planned-end": "Berechnetes Haftende: {name}",
  "feed.title.statements": "Veröffentlichte Zahlen und ihre Berichtigungen",
  "feed.entry.statement": "Veröffentlicht und signiert: {text}",
  "feed.entry.statementCorrected": "Eine veröffentlichte Zahl ist berichtigt: {text}",
  "feed.statementBefore": "Vorher: {text}",
};
