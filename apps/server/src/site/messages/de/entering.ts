import type { Catalogue } from "../catalogue.ts";
import type { entering as source } from "../en/entering.ts";

export const entering: Catalogue<typeof source> = {
  "entering.title": "Eine Person eintragen",
  "entering.lead":
    "Wer schon im Verzeichnis steht, wird gezeigt, bevor ein Eintrag entsteht. Ein Name allein sagt nie, dass zwei dieselbe Person sind: Sie entscheiden.",
  "entering.name": "Voller Name",
  "entering.language": "Sprache des Namens",
  "entering.born": "Geburtsjahr, wo eine Quelle es veröffentlicht hat",
  "entering.source": "Quelle: wie sie heißt",
  "entering.url": "Quelle: ihre Adresse",
  "entering.source.hint": "Eines von beiden ist nötig. Öffentlich.",
  "entering.look": "Wer ist ähnlich?",
  "entering.likely": "Schon im Verzeichnis",
  "entering.record": "Eintrag",
  "entering.create": "Niemand davon: Eintrag anlegen",
  "entering.createNew": "Eintrag anlegen",
  "entering.changed": "Inzwischen hat jemand eine ähnliche Person eingetragen. Sehen Sie noch einmal nach.",
  "entering.created": "Der Eintrag ist angelegt: {id}",
};
