import type { Catalogue } from "../catalogue.ts";
import type { method as source } from "../en/method.ts";

export const method: Catalogue<typeof source> = {
  "method.title": "Was wir zählen und was wir nicht wissen",
  "method.description": "Die Regeln hinter jeder Zahl und jeder Seite dieses Verzeichnisses.",
  "method.lead":
    "Eine Zahl von Menschen im Gefängnis ist nur nützlich, wenn alle fragen können: Wer hat gezählt, wen, an welchem Tag und woraus? Diese Seite antwortet für jede Zahl auf dieser Website.",
  "method.who.title": "Wer in diesem Verzeichnis steht",
  "method.who.1":
    "Nur Menschen, die schon öffentlich genannt wurden, in Quellen, die sich lesen und datieren lassen. Wir machen niemanden als Erste öffentlich.",
  "method.who.2":
    "Dies ist nicht die vollständige Liste der politischen Gefangenen von Belarus. Die Menschenrechtsorganisationen, die die Repression dokumentieren, wissen von weit mehr Menschen. Dass jemand hier fehlt, sagt nichts über diesen Menschen.",
  "method.who.3":
    "Wenn eine Person oder eine Familie uns bittet zu warten oder etwas wegzulassen, tun wir das. Die Seite lässt nicht erkennen, dass etwas fehlt.",
  "method.words.title": "Was die Wörter bedeuten",
  "method.words.detained": "Festgenommen",
  "method.words.detainedText": "Von den Behörden mitgenommen. Es kann nach Stunden enden oder der erste Tag von Jahren sein.",
  "method.words.prosecuted": "Strafrechtlich verfolgt",
  "method.words.prosecutedText": "Gegen die Person wurde ein Strafverfahren eröffnet. Die Person kann frei oder im Ausland sein.",
  "method.words.convicted": "Verurteilt",
  "method.words.convictedText":
    "Ein Gericht hat ein Urteil gesprochen. Eine Person kann mehrmals verurteilt werden; Personen und Verurteilungen werden getrennt gezählt. In Abwesenheit Verurteilte sind nicht in Haft.",
  "method.words.custody": "In Haft",
  "method.words.custodyText":
    "An jenem Tag der Freiheit beraubt: in Polizeigewahrsam, einem Untersuchungsgefängnis, einer Kolonie, einem Gefängnis, einer Einrichtung offenen Typs, unter Bewachung im Krankenhaus oder vor dem Urteil unter Hausarrest. Freiheitsbeschränkung zu Hause, eine Geldstrafe und eine verbüßte Strafe sind keine Haft.",
  "method.words.recognised": "Anerkannt",
  "method.words.recognisedText":
    "Eine Organisation hat entschieden und veröffentlicht, dass die Person politisch gefangen ist. Wir halten fest, wer entschieden hat, wann und nach welchen Kriterien. Entscheidungen verschiedener Organisationen stehen nebeneinander und werden nie zusammengezählt.",
  "method.words.released": "Freigelassen",
  "method.words.releasedText":
    "Auf irgendeinem Weg aus der Haft: Strafe verbüßt, begnadigt, amnestiert, ausgetauscht, außer Landes gebracht. Eine Freilassung wird zuerst gemeldet und später bestätigt; die Seite sagt, was davon gilt. Wer freigelassen wurde, kann wieder in Haft genommen werden.",
  "method.dates.title": "Daten, die nicht genau sind",
  "method.dates.1":
    "Oft ist nur der Monat oder das Jahr bekannt. Wir halten das Datum so genau fest, wie die Quelle es hat, und erfinden keinen Tag.",
  "method.dates.2":
    "Ein Eintrag zählt vom letzten Tag, an dem sein Zustand begonnen haben kann, bis zum ersten Tag, an dem er geendet haben kann. Zwischen dem frühesten und dem spätesten möglichen Tag wird er als unsicher gezeigt und nie hinzugezählt.",
  "method.dates.3":
    "Ein Beispiel: Wer „im Mai 2021 festgenommen“ wurde, ist vom 1. bis 30. Mai unsicher und zählt ab dem 31. Mai. Wer „im März 2024 freigelassen“ wurde, zählt bis zum 29. Februar und ist im März unsicher.",
  "method.confirm.title": "Wenn ein Jahr lang nichts zu hören ist",
  "method.confirm.1":
    "Nach 365 Tagen ohne Bestätigung durch eine Quelle wird ein offener Eintrag unsicher. Er verlässt die Zahl und bleibt in der Liste der unsicheren Einträge, bis wieder eine Quelle spricht.",
  "method.confirm.2": "Das heißt nicht, dass der Mensch frei ist. Es heißt, dass wir es nicht mehr wissen.",
  "method.sources.title": "Wie weit wir einer Quelle trauen",
  "method.sources.1":
    "Jede Aussage trägt ihre Quelle, den Tag der Veröffentlichung, den Tag, an dem wir sie gelesen haben, und zwei Bewertungen. Der Buchstabe bewertet die Quelle, die Ziffer die Aussage. Sie stehen getrennt: Eine verlässliche Quelle kann eine zweifelhafte Aussage weitergeben.",
  "method.sources.letters": "Die Quelle",
  "method.sources.digits": "Die Aussage",
  "method.conflict.title": "Wenn Quellen sich widersprechen",
  "method.conflict.1":
    "Beide Aussagen bleiben. Die Seite zeigt eine, sagt welche und warum, und zeigt die anderen daneben. Die Zahlen anderer Organisationen werden als ihre gezeigt und von uns nie berichtigt.",
  "method.time.title": "Zwei Daten für jede Zahl",
  "method.time.1":
    "Der Stand an einem Tag und was an jenem Tag bekannt war, sind zweierlei. „In Haft am 21. Mai 2021, wie heute bekannt“ schließt Menschen ein, von denen wir später erfuhren; „wie am 21. Mai 2021 bekannt“ nicht. Jede Seite lässt sich nach beidem fragen.",
  "method.time.2":
    "Nichts wird überschrieben. Eine Berichtigung ist ein neuer Eintrag, der alte bleibt lesbar, und die Liste der Änderungen ergibt zusammen den Unterschied.",
  "method.unknown.title": "Was dieses Verzeichnis nicht weiß",
  "method.unknown.1":
    "Es weiß nicht, wie viele Menschen festgehalten werden. Menschenrechtsorganisationen nehmen an, dass viele Fälle, vielleicht ein Fünftel, nie bekannt werden; Menschen schweigen aus Angst, Prozesse sind geschlossen, und die Datenbank der Gerichte wurde abgeschaltet.",
  "method.unknown.2":
    "Es weiß nicht, wer woran schuld ist. Artikel und Wortlaut sind die der Behörden. Wir geben sie wieder, um zu zeigen, was vorgeworfen, nicht was getan wurde.",
  "method.unknown.3": "Es schätzt das Unbekannte nicht. Sollte es das je tun, wird das Wort „Schätzung“ im Diagramm selbst stehen.",
  "method.wrong.title": "Wenn hier etwas falsch ist",
  "method.wrong.1":
    "Sagen Sie es der Organisation, die dieses Verzeichnis führt. Ein Fehler wird offen berichtigt: Die Seite sagt, was sie vorher sagte und seit wann.",
  "method.danger.title": "Wenn Sie im Land sind",
  "method.danger.1":
    "In Belarus wurden Menschen dafür bestraft, dass sie Seiten wie diese gelesen, gespeichert und weitergegeben und an Menschenrechtsorganisationen geschrieben haben. Wägen Sie es ab, bevor Sie etwas speichern, drucken oder weiterleiten, und nehmen Sie keinen Kontakt mit uns über ein Telefon oder ein Netz auf, das nicht sicher ist.",
  "method.example.caption": "Dieselbe Regel als Tabelle. Alle drei Einträge bestätigt jedes Jahr eine Quelle.",
  "method.example.record": "Eintrag",
  "method.example.may": "im Mai 2021 festgenommen",
  "method.example.released": "am 10. Mai 2021 festgenommen, im März 2024 freigelassen",
  "method.example.year": "2021 festgenommen",
  "method.example.sum": "Die Zahl an jenem Tag",
  "method.example.counted": "gezählt",
  "method.example.uncertain": "unsicher",
  "method.example.not": "nicht gezählt",
  "method.confirm.days": "Die geltende Regel: {n, plural, one {# Tag} other {# Tage}}.",
  "method.definitions.title": "Die geltenden Definitionen",
  "method.definitions.1":
    "Eine Regel, die anders zählt, bekommt eine neue Version. Die frühere bleibt, damit eine früher genannte Zahl wieder berechnet werden kann.",
  "method.definitions.about": "Name: {id}, Version {version}; gezählt wird: {unit}.",
  "method.shape.stock": "Wie viele an einem Tag.",
  "method.shape.total": "Wie viele bis einschließlich eines Tages.",
  "method.shape.period": "Wie viele in einem Zeitraum.",
  "method.merge.title": "Wenn zwei Einträge ein Mensch sind",
  "method.merge.1":
    "Kein Programm führt Einträge zusammen. Menschen mit fast gleichem Namen sind oft verschiedene Menschen, und ein Mensch wird auf viele Arten geschrieben; jemand vergleicht die Quellen und entscheidet: derselbe, verschieden oder unklar.",
  "method.merge.2":
    "Die Entscheidung ist ein Eintrag mit Datum und Grund. Sie lässt sich zurücknehmen, und dann stehen beide Einträge wie zuvor. Auch die Entscheidung, dass zwei Menschen verschieden sind, wird aufbewahrt, damit niemand sie irrtümlich zusammenführt.",
  "method.merge.3": "Zusammengeführte Einträge zählen einmal. Sinkt deshalb eine Zahl, sagt es die Liste der Änderungen.",
  "method.position.title": "Wie sich eine Zahl wieder berechnen lässt",
  "method.position.1":
    "Jeder Eintrag dieses Verzeichnisses hat seinen Platz in einer Reihe: Der erste ist 1, der nächste 2. Nichts wird eingefügt oder entfernt. „Eintrag 6000“ bedeutet deshalb immer dasselbe Wissen, und eine Zahl mit ihrem Tag und ihrem Eintrag kann jederzeit von allen wieder berechnet werden.",
  "method.position.2":
    "Mit der Software und den Daten dieses Verzeichnisses auf dem eigenen Rechner nennt dieser Befehl die Zahl der Menschen in Haft, wie diese Seite sie kennt, mit jedem Eintrag dahinter:",
  "method.position.answer": "Seine Antwort: {value} sicher, {uncertain} unsicher, Eintrag {position}.",
  "method.missing.title": "Gezählt am {date}",
  "method.missing.uncertain": "In Haft, unsicher und deshalb nicht hinzugezählt: {n} (sicher: {all})",
  "method.missing.place": "In Haft, Ort nicht sicher: {n} von {all}",
  "method.missing.article": "In Haft, kein Artikel sicher: {n} von {all}",
  "method.missing.gender": "Menschen ohne veröffentlichtes Geschlecht: {n} von {all}",
  "method.missing.birth": "Menschen ohne veröffentlichtes Geburtsjahr: {n} von {all}",
  "method.missing.places": "Nicht geprüfte Orte: {n} von {all}",
  "method.missing.addresses": "Orte ohne geprüfte Adresse für Briefe: {n} von {all}",
  "method.missing.articles": "Artikel mit ungeprüfter Nummer oder ungeprüftem Wortlaut: {n} von {all}",
  "method.readers.title": "Was diese Website über Sie weiß",
  "method.readers.1":
    "Es gibt keine Konten für Leserinnen und Leser, keine Cookies, keine Skripte und keine Verfolgung. Der Server speichert weder ihre Adressen noch, wonach sie gesucht haben. Die Seiten fragen bei keiner anderen Website etwas an.",
  "method.readers.2":
    "Ihr Browser, Ihr Netz und Ihr Telefon können trotzdem behalten, was Sie geöffnet haben. Von dort können wir es nicht entfernen.",
  "method.licence.title": "Lizenzen",
  "method.licence.data": "Fakten und Zahlen",
  "method.licence.dataText":
    "Fakten dürfen frei zitiert werden. Nennen Sie die Quelle, die daneben steht, und bei unseren Zahlen die Definition, den Tag und die Nummer des Eintrags.",
  "method.licence.people": "Menschen",
  "method.licence.peopleText":
    "Fakten über Menschen, die schon öffentlich genannt sind. Es sind personenbezogene Daten: Prüfen Sie den Stand, bevor Sie sie verwenden, und kopieren Sie sie nicht als Liste.",
  "method.licence.places": "Orte",
  "method.licence.placesText":
    "Fakten von den Seiten, die bei jedem Ort genannt sind. Amtliche englische Namen stehen auch in der konsolidierten Finanzsanktionsliste der Europäischen Union (Europäische Kommission, Weiterverwendung mit Quellenangabe).",
  "method.licence.articles": "Gesetzesartikel",
  "method.licence.articlesText":
    "Titel von Gesetzen sind frei verwendbar. Als ungeprüft gekennzeichnete müssen zuerst mit dem Gesetz verglichen werden.",
  "method.licence.documents": "Dokumente, auf die wir uns stützen",
  "method.licence.documentsText":
    "Sie gehören ihren Urheberinnen und Urhebern. Was sie sagen, geben wir in eigenen Worten oder kurzen Zitaten wieder, mit der Adresse.",
  "method.licence.software": "Software",
  "method.licence.softwareText": "AGPL-3.0 oder neuer für die Anwendungen, Apache-2.0 für die Pakete.",
};
