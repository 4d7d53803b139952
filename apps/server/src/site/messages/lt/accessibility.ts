import type { Catalogue } from "../catalogue.ts";
import type { accessibility as source } from "../en/accessibility.ts";

export const accessibility: Catalogue<typeof source> = {
  "accessibility.title": "Prieinamumas",
  "accessibility.description": "Ką daro ši svetainė, kad ją galėtų skaityti kiekvienas, ko dar nemoka ir kam apie tai pasakyti.",
  "accessibility.aim": "Ko siekiame",
  "accessibility.aimText":
    "Žiniatinklio turinio prieinamumo gairės (WCAG) 2.2, AA lygis, kiekviename puslapyje, kiekviena kalba, šviesiomis ir tamsiomis spalvomis.",
  "accessibility.does": "Ką tai reiškia čia",
  "accessibility.does.1": "Viskas pasiekiama vien klaviatūra, skaitymo tvarka, ir matyti, kur esate.",
  "accessibility.does.2":
    "Niekam nereikia scenarijų, niekas nejuda savaime ir neturi laiko ribos. Puslapius galima skaityti tekstinėje naršyklėje.",
  "accessibility.does.3": "Kiekvienas brėžinys turi lentelę su tais pačiais skaičiais. Niekas nepasakyta vien spalva.",
  "accessibility.does.4": "Tekstą galima padidinti keturis kartus neslenkant į šoną, o kiekvieną puslapį galima išspausdinti.",
  "accessibility.does.5": "Vardai ir tekstai kita kalba pažymėti, kad ekrano skaitytuvas juos tartų teisingai.",
  "accessibility.checked": "Kaip tai tikrinama",
  "accessibility.checkedText":
    "Su kiekvienu programos pakeitimu atskira programa patikrina kiekvieną puslapių rūšį pagal šias taisykles ir pereina ją klaviatūra. Jokia programa neranda visko; likusį turi pasakyti žmonės.",
  "accessibility.limits": "Ko, kaip žinome, trūksta",
  "accessibility.limits.1": "Šaltinių pavadinimai ir pastabos pateikiami sava kalba, be vertimo.",
  "accessibility.limits.2":
    "Lapas spausdinti (PDF) pakartoja žmogaus puslapį popieriui. Forma, kurią gali skaityti kiekvienas, yra pats puslapis.",
  "accessibility.limits.3": "Dokumentai kitose svetainėse nėra mūsų ir gali būti neprieinami.",
  "accessibility.tell": "Jei ko nors negalite perskaityti",
  "accessibility.tellText": "Pasakykite mums, kas tai buvo ir kokia programa skaitote. Vardo nereikia.",
};
