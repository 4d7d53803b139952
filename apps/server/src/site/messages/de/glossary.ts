import type { Catalogue } from "../catalogue.ts";
import type { glossary as source } from "../en/glossary.ts";

export const glossary: Catalogue<typeof source> = {
  "glossary.title": "Die Wörter und was sie bedeuten",
  "glossary.description":
    "Die Wörter dieses Verzeichnisses, jedes mit einer einzigen Bedeutung. Wer eine Zahl zitiert, sollte das Wort verwenden, das zu ihr gehört.",
  "glossary.count": "Wörter der Zählungen",
  "glossary.countText": "Diese sechs sind sechs verschiedene Zählungen. Keine darf an die Stelle einer anderen treten.",
  "glossary.case": "Wörter eines Verfahrens",
  "glossary.register": "Wörter dieses Verzeichnisses",
  "glossary.remand": "Untersuchungshaft",
  "glossary.remandText": "Haft in einem Untersuchungsgefängnis (SIZO), während ermittelt wird und bis das Urteil rechtskräftig ist.",
  "glossary.administrative": "Administrativhaft",
  "glossary.administrativeText":
    "Tage in einem Gewahrsam aufgrund einer Entscheidung ohne Strafverfahren. Mehrere können aufeinander folgen.",
  "glossary.house": "Hausarrest",
  "glossary.houseText": "Vor dem Urteil zu Hause festgehalten. Es ist Haft.",
  "glossary.colony": "Strafkolonie",
  "glossary.colonyText": "Wo die meisten Strafen verbüßt werden: unter allgemeinem, verstärktem, strengem oder besonderem Regime.",
  "glossary.prison": "Gefängnisregime",
  "glossary.prisonText":
    "Ein Teil der Strafe in einem geschlossenen Gefängnis: durch das Urteil oder später durch ein Gericht, als Strafe in der Haft.",
  "glossary.open": "Einrichtung offenen Typs",
  "glossary.openText":
    "Ein Wohnheim mit Arbeitspflicht, eigener Verpflegung und Miete, das niemand ohne Erlaubnis verlassen darf; im Volksmund „Chemie“. Es ist Haft.",
  "glossary.home": "Freiheitsbeschränkung zu Hause",
  "glossary.homeText": "Feste Stunden zu Hause, Kontrollen in der Nacht, keine Reisen; im Volksmund „Hauschemie“. Es ist keine Haft.",
  "glossary.cell": "Strafzelle (SHIZO), Raum zellenartigen Typs (PKT)",
  "glossary.cellText": "Strafen innerhalb einer Kolonie: in der ersten tageweise, im zweiten monatelang.",
  "glossary.incommunicado": "Ohne Kontakt zur Außenwelt",
  "glossary.incommunicadoText":
    "Niemand draußen hatte Kontakt, weder Familie noch anwaltlicher Beistand. Wir zählen die Tage seit dem letzten Lebenszeichen.",
  "glossary.absentia": "In Abwesenheit",
  "glossary.absentiaText": "Prozess und Urteil, ohne dass die Person anwesend ist, meist während sie im Ausland ist. Es ist keine Haft.",
  "glossary.lists": "Amtliche Listen",
  "glossary.listsText":
    "Listen von Personen und Organisationen, die die Behörden „extremistisch“ oder „terroristisch“ nennen. Wir geben den Namen der Liste wieder, nicht ihr Urteil.",
  "glossary.prisoner": "Politische Gefangene",
  "glossary.prisonerText":
    "Menschen, denen aus politischen Beweggründen die Freiheit entzogen ist, nach Kriterien, die eine Organisation veröffentlicht hat. Für Belarus sind das vor allem die Leitlinien von 2013, neben der Entschließung 1900 (2012) der Parlamentarischen Versammlung des Europarats. Wer Gewalt gegen Menschen angewandt oder dazu aufgerufen hat, gehört nicht dazu; das billigt die Verfolgung nicht.",
  "glossary.conscience": "Gewaltlose politische Gefangene (prisoner of conscience)",
  "glossary.conscienceText": "Allein wegen ihrer Überzeugungen oder der gewaltlosen Ausübung ihrer Rechte in Haft.",
  "glossary.rehabilitation": "Rehabilitierung gefordert",
  "glossary.rehabilitationText":
    "Hat während der Haft die Kriterien erfüllt und wurde erst nach der Freilassung bekannt. Getrennt von den Anerkannten gezählt.",
  "glossary.statement": "Aussage",
  "glossary.statementText":
    "Was eine Quelle über eine Person oder Sache sagt, mit Datum und zwei Bewertungen: einer für die Quelle, einer für das Gesagte.",
  "glossary.uncertain": "Unsicher",
  "glossary.uncertainText": "Ein Eintrag, der zu einer Zahl gehören kann oder nicht. Er steht neben der Zahl und wird nie hinzugezählt.",
  "glossary.dates": "Stand an einem Tag und wie an einem Tag bekannt",
  "glossary.datesText": "Was an jenem Tag war und was dieses Verzeichnis bis zu jenem Tag wusste. Jede Zahl hat beide Daten.",
  "glossary.entry": "Eintrag",
  "glossary.entryText":
    "Ein Platz in der Reihe von allem, was je in dieses Verzeichnis aufgenommen wurde. Davor wird nichts eingefügt und nichts entfernt.",
};
