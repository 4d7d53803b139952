import type { Catalogue } from "../catalogue.ts";
import type { privacy as source } from "../en/privacy.ts";

export const privacy: Catalogue<typeof source> = {
  "privacy.title": "Privatumas ir saugumas",
  "privacy.description": "Ką ši svetainė saugo apie skaitytojus: nieko. Ką gali matyti kiti ir apie ką pagalvoti šalies viduje.",
  "privacy.kept": "Ką ši svetainė saugo apie jus",
  "privacy.kept.1": "Nieko. Nėra skaitytojų paskyrų, slapukų, scenarijų, skaitiklių ir sekimo.",
  "privacy.kept.2":
    "Programa neužrašo nei adresų, nei naršyklių pavadinimų, nei to, kurie puslapiai skaityti ir ko ieškota. Tai, ką ji užrašo apie savo klaidas, nemini nė vieno skaitytojo.",
  "privacy.kept.3": "Kalba parenkama pagal tai, ko prašo jūsų naršyklė atveriant pirmąjį puslapį, ir neįsimenama.",
  "privacy.others": "Ką gali matyti kiti",
  "privacy.others.1":
    "Jūsų tinklas ir tas, kas jį stebi, mato, kad atvėrėte šią svetainę, bet ne kurį puslapį, jei adresas prasideda https. „Tor Browser“ paslepia ir tai; privatus langas – ne.",
  "privacy.others.2":
    "Jūsų naršyklė ir telefonas gali išsaugoti, ką atvėrėte: istoriją, išsaugotus puslapius, ekrano nuotraukas, atvertų langų sąrašą. Iš ten to pašalinti negalime.",
  "privacy.others.3":
    "Kas prižiūri kompiuterį ar tinklą, kuriame stovi ši svetainė, galėtų matyti adresus užklausos metu. Programa jam nepalieka jokio įrašo.",
  "privacy.others.4": "Nuoroda į kitą svetainę veda ten atvirai: ta svetainė sužino, kad atėjote, bet ne iš kurio puslapio.",
  "privacy.report": "Jei pranešate apie klaidą",
  "privacy.reportText":
    "Tekstas vos gautas užantspauduojamas tiems, kurie tvarko šį registrą, ir saugomas su puslapiu bei diena. Nesaugomas nei adresas, nei laikas. Nerašykite nieko apie save.",
  "privacy.danger": "Jei esate šalyje",
  "privacy.danger.1":
    "Baltarusijoje žmonės buvo baudžiami už tokių puslapių skaitymą, saugojimą ir persiuntimą, už pagalbą kaliniams ir už laiškus čia įvardytoms organizacijoms. Telefonas gali būti patikrintas: pasienyje, darbe, gatvėje.",
  "privacy.danger.2":
    "Nesaugokite, nefotografuokite ir nepersiųskite šių puslapių telefone, kurį nešiojatės. Neatverkite jų darbo ar mokymo įstaigos tinkle.",
  "privacy.danger.3": "Nepasitikėkite niekuo, kas šio registro vardu jums parašo pirmas, klausia, kas esate, arba prašo pinigų.",
  "privacy.people": "Žmonės šiame registre",
  "privacy.people.1":
    "Čia yra tik jau viešai įvardyti žmonės, kiekvienas faktas su savo šaltiniu. Giminaičių, namų adresų ir sveikatos čia nėra.",
  "privacy.people.2":
    "Čia įvardytas žmogus arba jo šeima gali prašyti faktą pataisyti, praleisti ar sulaikyti. Tai padaroma be žodžio apie tai puslapyje.",
};
