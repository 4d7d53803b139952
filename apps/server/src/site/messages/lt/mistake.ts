import type { Catalogue } from "../catalogue.ts";
import type { mistake as source } from "../en/mistake.ts";

export const mistake: Catalogue<typeof source> = {
  "footer.mistake": "Pranešti apie klaidą",
  "mistake.title": "Pranešti apie klaidą",
  "mistake.lead": "Parašykite, kas puslapyje neteisinga. Nei paskyros, nei vardo nereikia.",
  "mistake.danger":
    "Skaitytojams Baltarusijoje: už tokį siuntimą ten gali būti baudžiama. Naudokite „Tor“, apie save ir kitus nerašykite nieko, kas neskelbta, ir pagalvokite prieš siųsdami.",
  "mistake.about": "Puslapis: {page}",
  "mistake.text": "Kas neteisinga?",
  "mistake.text.hint":
    "Pavyzdžiui, data, rašyba, vieta. Ne daugiau kaip 1500 ženklų. Nerašykite nieko, kas neskelbta: kol siunčiate, šis serveris galėtų tai perskaityti.",
  "mistake.source": "Kur tai galima patikrinti? (adresas, jei jį turite)",
  "mistake.send": "Siųsti",
  "mistake.kept": "Kas saugoma",
  "mistake.keptText":
    "Tekstas, užantspauduotas tiems, kurie tvarko šį registrą, puslapis ir diena. Nei jūsų adresas, nei naršyklė, nei laikas. Serveris negali atverti to, ką saugo. Atsakyti jums negalime. Kai pranešimas išnagrinėtas, jis ištrinamas.",
  "mistake.closed": "Čia pranešimų niekas neskaito: šios svetainės savininkas jų neįjungė.",
  "mistake.thanks": "Ačiū",
  "mistake.thanksText": "Pranešimas užantspauduotas ir įtrauktas į eilę.",
  "mistake.back": "Grįžti į pirmąjį puslapį",
};
