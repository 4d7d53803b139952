import type { PageTexts } from "./catalogue.ts";

export const de: PageTexts = {
  title: "Eine Zahl prüfen",
  lead: "Diese Seite prüft den Beweis einer veröffentlichten Zahl auf Ihrem Gerät. Sie sendet nirgendwohin etwas und arbeitet bei ausgeschaltetem Netz.",
  chooseFile: "Beweisdatei (.apora-proof.json)",
  orDrop: "Sie können die Datei auch auf diese Seite ziehen.",
  orPaste: "Oder fügen Sie ihren Text ein",
  entryCode: "Text eines gedruckten Codes (falls vorhanden)",
  entryUnusable: "Der gedruckte Code ist nicht verwendbar:",
  trustTitle: "Wem Sie vertrauen",
  trustLead:
    "Schlüssel des Herausgebers, des Protokolls und seiner Zeugen, als Textzeilen. Nehmen Sie sie aus einer zweiten Quelle: einem Flugblatt, einer Zeitung, von einem Partner; nie von dort, woher der Beweis kommt.",
  keptHead: "Ein Stand des Protokolls, den Sie von einem früheren Besuch aufgehoben haben (falls vorhanden)",
  check: "Prüfen",
  checking: "Es wird geprüft. Eine große Zahl braucht einige Sekunden …",
  print: "Bericht drucken",
  language: "Sprache",
  trustUnreadable: "Die Schlüssel sind nicht lesbar:",
  tooLarge: "Die Datei ist zu groß.",
  nothing: "Wählen Sie zuerst eine Datei oder fügen Sie ihren Text ein.",
  about:
    "Ist diese Seite die echte? Berechnen Sie ihr SHA-256 (sha256sum verify.html) und vergleichen Sie es mit dem, das an einer zweiten Stelle veröffentlicht ist. Was eine bestandene Prüfung beweist und was sie nie beweisen kann, steht im Bericht.",
};
