import type { DefinitionText, TextKey } from "./texts.ts";

const CONFIRMED =
  "Ein Eintrag zählt vom letzten Tag, an dem die Haft begonnen haben kann, bis zum ersten Tag, an dem sie geendet haben kann; ein offener Eintrag zählt, solange ihn innerhalb von 365 Tagen eine Quelle bestätigt. Freiheitsbeschränkung zu Hause ist keine Haft.";

export const DE: Readonly<Record<TextKey, DefinitionText>> = {
  "in-register@1": {
    title: "Menschen in diesem Verzeichnis",
    rule: "Menschen mit einer Akte in diesem Verzeichnis, was immer ihnen geschehen ist. Akten, die einer Person zugeordnet wurden, zählen einmal. Dies ist keine Zahl politischer Gefangener.",
  },
  "in-custody@1": {
    title: "In Haft (frühere Regel)",
    rule: "Menschen dieses Verzeichnisses, die an dem Tag der Freiheit beraubt sind. Ein Eintrag zählt vom letzten Tag, an dem die Haft begonnen haben kann, bis zum ersten Tag, an dem sie geendet haben kann; einem offenen Eintrag wurde ohne Ende geglaubt. Ersetzt durch Version 2.",
  },
  "in-custody@2": {
    title: "In Haft",
    rule: `Menschen dieses Verzeichnisses, die an dem Tag der Freiheit beraubt sind. ${CONFIRMED}`,
  },
  "in-custody-women@1": {
    title: "Frauen in Haft",
    rule: "Von den Menschen in Haft diejenigen, deren Geschlecht eine Quelle als weiblich angibt. Menschen, deren Geschlecht keine Quelle angibt, werden als unsicher gezeigt.",
  },
  "in-custody-minors-at-arrest@1": {
    title: "In Haft, bei der Festnahme unter 18",
    rule: "Von den Menschen in Haft diejenigen, die unter 18 waren, als diese Haft begann. Ist nur das Geburtsjahr oder auch dieses nicht bekannt, wird ein Eintrag, der hierher gehören könnte, als unsicher gezeigt.",
  },
  "in-custody-over-60@1": {
    title: "In Haft, 60 Jahre oder älter",
    rule: "Von den Menschen in Haft diejenigen, die an dem Tag 60 Jahre alt sind. Im Jahr des sechzigsten Geburtstags und wo kein Geburtsjahr veröffentlicht ist, wird ein Eintrag als unsicher gezeigt.",
  },
  "in-custody-by-place@1": {
    title: "In Haft, nach Ort",
    rule: "Menschen in Haft, deren Haftort bekannt ist, jeweils vom ersten Tag dort bis zum ersten Tag am nächsten Ort. Menschen an einem unbekannten Ort stehen in keiner Zeile.",
  },
  "in-custody-by-region@1": {
    title: "In Haft, nach Gebiet",
    rule: "Menschen in Haft nach dem Gebiet des Ortes, an dem sie festgehalten werden. Menschen an einem unbekannten Ort stehen in keiner Zeile.",
  },
  "in-custody-by-article@1": {
    title: "In Haft, nach jedem Artikel",
    rule: "Menschen in Haft, die nach einem Artikel beschuldigt oder verurteilt sind, unabhängig von anderen Vorwürfen. Eine Person kann in mehreren Zeilen stehen, die Zeilen ergeben deshalb mehr als die Zahl der Menschen.",
  },
  "in-custody-by-main-article@1": {
    title: "In Haft, nach Hauptartikel",
    rule: "Menschen in Haft nach dem Artikel, den eine Quelle als Hauptartikel nennt, oder nach dem einzigen bekannten. Menschen mit mehreren Artikeln ohne Hauptartikel stehen in keiner Zeile.",
  },
  "in-custody-by-gender@1": {
    title: "In Haft, nach Geschlecht",
    rule: "Menschen in Haft nach dem Geschlecht, das eine Quelle angibt. Kleine Gruppen werden nicht genau genannt, und die Menschen werden nicht aufgelistet.",
  },
  "in-custody-by-age@1": {
    title: "In Haft, nach Alter",
    rule: "Menschen in Haft nach ihrem Alter an dem Tag. Ist nur das Geburtsjahr bekannt, kann eine Person im Jahr eines Geburtstags zwischen zwei Gruppen zu jeder von ihnen gehören. Kleine Gruppen werden nicht genau genannt, und die Menschen werden nicht aufgelistet.",
  },
  "incommunicado@1": {
    title: "Ohne Kontakt zur Außenwelt",
    rule: "Menschen in Haft, mit denen niemand draußen Kontakt hatte, vom letzten Kontakt bis zum nächsten oder bis zum Ende der Haft.",
  },
  "ever-recognised@1": {
    title: "Jemals als politische Gefangene anerkannt",
    rule: "Menschen, die eine Organisation bis zu dem Tag als politische Gefangene oder als gewaltlose politische Gefangene anerkannt hat, wo immer sie jetzt sind. Eine spätere Rücknahme macht die damals getroffene Entscheidung nicht ungeschehen.",
  },
  "rehabilitation-demanded@1": {
    title: "Rehabilitierung gefordert",
    rule: "Menschen, die während der Haft die Kriterien erfüllten und erst nach der Freilassung bekannt wurden: Eine Organisation fordert ihre Rehabilitierung. Getrennt von den Anerkannten gezählt.",
  },
  "recognised-in-period@1": {
    title: "Anerkennungen im Zeitraum",
    rule: "Entscheidungen über eine Anerkennung, deren Datum ganz in den Zeitraum fällt. Eine von zwei Organisationen anerkannte Person sind zwei Entscheidungen.",
  },
  "released-in-period@1": {
    title: "Freilassungen im Zeitraum",
    rule: "Bestätigte Freilassungen, deren Datum ganz in den Zeitraum fällt. Eine nur gemeldete Freilassung ist unsicher, eine widerrufene zählt nicht. Eine zweimal freigelassene Person sind zwei Freilassungen.",
  },
  "died-in-period@1": {
    title: "Todesfälle im Zeitraum",
    rule: "Menschen dieses Verzeichnisses, die gestorben sind; das Datum fällt ganz in den Zeitraum.",
  },
  "deaths-in-custody@1": {
    title: "Todesfälle in Haft",
    rule: "Menschen, die bis zu dem Tag in Haft gestorben sind, auch unter Bewachung im Krankenhaus. Todesfälle bald nach der Freilassung gehören nicht dazu.",
  },
  "convicted-persons@1": {
    title: "Verurteilte Personen",
    rule: "Menschen mit mindestens einem nicht aufgehobenen Urteil bis zu dem Tag, in Anwesenheit oder in Abwesenheit.",
  },
  "convictions-in-absentia@1": {
    title: "Verurteilungen in Abwesenheit",
    rule: "Bis zu dem Tag in Abwesenheit gesprochene, nicht aufgehobene Urteile. Eine Person kann mehrere haben.",
  },
  "persons-convicted-in-absentia@1": {
    title: "In Abwesenheit verurteilte Personen",
    rule: "Menschen mit mindestens einem in Abwesenheit gesprochenen, nicht aufgehobenen Urteil bis zu dem Tag. Sie sind verfolgt, aber nicht gefangen.",
  },
};
