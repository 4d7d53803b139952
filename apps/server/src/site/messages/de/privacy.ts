import type { Catalogue } from "../catalogue.ts";
import type { privacy as source } from "../en/privacy.ts";

export const privacy: Catalogue<typeof source> = {
  "privacy.title": "Datenschutz und Sicherheit",
  "privacy.description":
    "Was diese Website über ihre Leserinnen und Leser aufbewahrt: nichts. Was andere sehen können und woran im Land zu denken ist.",
  "privacy.kept": "Was diese Website über Sie aufbewahrt",
  "privacy.kept.1":
    "Nichts. Es gibt keine Konten für Leserinnen und Leser, keine Cookies, keine Skripte, keine Zähler und keine Verfolgung.",
  "privacy.kept.2":
    "Das Programm schreibt weder Adressen noch Namen von Browsern auf noch, welche Seiten gelesen und gesucht wurden. Was es über eigene Fehler aufschreibt, nennt niemanden, der liest.",
  "privacy.kept.3": "Die Sprache richtet sich danach, worum Ihr Browser beim Öffnen der ersten Seite bittet, und wird nicht gespeichert.",
  "privacy.others": "Was andere sehen können",
  "privacy.others.1":
    "Ihr Netz und wer es beobachtet, sehen, dass Sie diese Website geöffnet haben, aber nicht welche Seite, wenn die Adresse mit https beginnt. Tor Browser verbirgt auch das; ein privates Fenster nicht.",
  "privacy.others.2":
    "Ihr Browser und Ihr Telefon können behalten, was Sie geöffnet haben: Verlauf, gespeicherte Seiten, Bildschirmfotos, die Liste offener Fenster. Von dort können wir es nicht entfernen.",
  "privacy.others.3":
    "Wer den Rechner oder das Netz betreibt, in dem diese Website steht, könnte Adressen im Augenblick der Anfrage sehen. Das Programm gibt ihm keine Aufzeichnung davon.",
  "privacy.others.4":
    "Ein Link auf eine andere Website führt offen dorthin: Sie erfährt, dass Sie gekommen sind, aber nicht von welcher Seite.",
  "privacy.report": "Wenn Sie einen Fehler melden",
  "privacy.reportText":
    "Der Text wird beim Eintreffen für die Menschen versiegelt, die dieses Verzeichnis führen, und mit der Seite und dem Tag aufbewahrt. Weder Adresse noch Uhrzeit werden behalten. Schreiben Sie nichts über sich.",
  "privacy.danger": "Wenn Sie im Land sind",
  "privacy.danger.1":
    "In Belarus wurden Menschen dafür bestraft, dass sie Seiten wie diese gelesen, gespeichert und weitergegeben haben, für Hilfe an Gefangene und für Briefe an Organisationen, die hier genannt sind. Ein Telefon kann durchsucht werden: an der Grenze, bei der Arbeit, auf der Straße.",
  "privacy.danger.2":
    "Speichern, fotografieren und verschicken Sie diese Seiten nicht auf einem Telefon, das Sie bei sich tragen. Öffnen Sie sie nicht über ein Netz bei der Arbeit oder in der Schule.",
  "privacy.danger.3":
    "Trauen Sie niemandem, der Ihnen im Namen dieses Verzeichnisses zuerst schreibt, fragt, wer Sie sind, oder um Geld bittet.",
  "privacy.people": "Die Menschen in diesem Verzeichnis",
  "privacy.people.1":
    "Hier stehen nur Menschen, die schon öffentlich genannt sind, jede Angabe mit ihrer Quelle. Angehörige, Wohnadressen und Gesundheit stehen hier nicht.",
  "privacy.people.2":
    "Wer hier genannt ist oder zur Familie gehört, kann bitten, eine Angabe zu berichtigen, wegzulassen oder zurückzuhalten. Das geschieht, ohne dass die Seite ein Wort darüber verliert.",
};
