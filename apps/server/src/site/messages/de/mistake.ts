import type { Catalogue } from "../catalogue.ts";
import type { mistake as source } from "../en/mistake.ts";

export const mistake: Catalogue<typeof source> = {
  "footer.mistake": "Einen Fehler melden",
  "mistake.title": "Einen Fehler melden",
  "mistake.lead": "Sagen Sie, was auf einer Seite falsch ist. Weder Konto noch Name werden verlangt.",
  "mistake.danger":
    "Wer in Belarus liest: Dies zu senden kann dort bestraft werden. Benutzen Sie Tor, schreiben Sie nichts über sich oder andere, was nicht öffentlich ist, und überlegen Sie, bevor Sie senden.",
  "mistake.about": "Seite: {page}",
  "mistake.text": "Was ist falsch?",
  "mistake.text.hint":
    "Zum Beispiel ein Datum, eine Schreibweise, ein Ort. Höchstens 1500 Zeichen. Schreiben Sie nichts, was nicht öffentlich ist: Während Sie senden, könnte dieser Server es lesen.",
  "mistake.source": "Wo lässt es sich prüfen? (eine Adresse, wenn Sie eine haben)",
  "mistake.send": "Senden",
  "mistake.kept": "Was aufbewahrt wird",
  "mistake.keptText":
    "Der Text, versiegelt für die Menschen, die dieses Verzeichnis führen, die Seite und der Tag. Nicht Ihre Adresse, nicht Ihr Browser, nicht die Uhrzeit. Der Server kann nicht öffnen, was er aufbewahrt. Wir können Ihnen nicht antworten. Wenn sich jemand darum gekümmert hat, wird es gelöscht.",
  "mistake.closed": "Hier liest niemand Meldungen: Wer diese Website betreibt, hat es nicht eingerichtet.",
  "mistake.thanks": "Danke",
  "mistake.thanksText": "Ihre Meldung wurde versiegelt und eingereiht.",
  "mistake.back": "Zurück zur ersten Seite",
};
