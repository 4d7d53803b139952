import type { Catalogue } from "../catalogue.ts";
import type { accessibility as source } from "../en/accessibility.ts";

export const accessibility: Catalogue<typeof source> = {
  "accessibility.title": "Barrierefreiheit",
  "accessibility.description": "Was diese Website tut, damit alle sie lesen können, was sie noch nicht kann und wem man es sagt.",
  "accessibility.aim": "Was wir anstreben",
  "accessibility.aimText":
    "Die Richtlinien für barrierefreie Webinhalte (WCAG) 2.2, Stufe AA, auf jeder Seite, in jeder Sprache, in hellen und dunklen Farben.",
  "accessibility.does": "Was das hier bedeutet",
  "accessibility.does.1": "Alles ist allein mit der Tastatur erreichbar, in der Reihenfolge des Lesens, und man sieht, wo man ist.",
  "accessibility.does.2":
    "Nichts braucht ein Skript, bewegt sich von selbst oder läuft ab. Die Seiten lassen sich in einem Textbrowser lesen.",
  "accessibility.does.3": "Jede Zeichnung hat eine Tabelle mit denselben Zahlen. Nichts wird allein durch Farbe gesagt.",
  "accessibility.does.4": "Text lässt sich auf das Vierfache vergrößern, ohne seitlich zu scrollen, und jede Seite lässt sich drucken.",
  "accessibility.does.5": "Namen und Texte in einer anderen Sprache sind gekennzeichnet, damit ein Bildschirmleser sie richtig ausspricht.",
  "accessibility.checked": "Wie es geprüft wird",
  "accessibility.checkedText":
    "Bei jeder Änderung der Software prüft ein Programm jede Art von Seite nach diesen Regeln und geht sie mit der Tastatur durch. Kein Programm findet alles; das Übrige müssen uns Menschen sagen.",
  "accessibility.limits": "Was, wie wir wissen, fehlt",
  "accessibility.limits.1": "Titel und Anmerkungen von Quellen stehen in ihrer eigenen Sprache, ohne Übersetzung.",
  "accessibility.limits.2":
    "Das Blatt zum Drucken (PDF) wiederholt die Seite einer Person für Papier. Die Form, die alle lesen können, ist die Seite selbst.",
  "accessibility.limits.3": "Dokumente auf anderen Websites sind nicht unsere und vielleicht nicht barrierefrei.",
  "accessibility.tell": "Wenn Sie etwas nicht lesen können",
  "accessibility.tellText": "Sagen Sie uns, was es war und mit welchem Programm Sie lesen. Ein Name ist nicht nötig.",
};
