import type { PageTexts } from "./catalogue.ts";

export const lt: PageTexts = {
  title: "Patikrinti skaičių",
  lead: "Šis puslapis tikrina paskelbto skaičiaus įrodymą jūsų įrenginyje. Jis niekur nieko nesiunčia ir veikia išjungus tinklą.",
  chooseFile: "Įrodymo failas (.apora-proof.json)",
  orDrop: "Failą taip pat galima nutempti į šį puslapį.",
  orPaste: "Arba įklijuokite jo tekstą",
  entryCode: "Spausdinto kodo tekstas (jei yra)",
  entryUnusable: "Spausdinto kodo panaudoti negalima:",
  trustTitle: "Kuo pasitikite",
  trustLead:
    "Leidėjo, žurnalo ir jo liudytojų raktai, teksto eilutėmis. Paimkite juos iš antro šaltinio: iš lapelio, laikraščio, partnerio; niekada iš ten, iš kur įrodymas.",
  keptHead: "Žurnalo būsena, išsaugota per ankstesnį apsilankymą (jei yra)",
  check: "Patikrinti",
  checking: "Tikriname. Dideliam skaičiui reikia kelių sekundžių …",
  print: "Spausdinti ataskaitą",
  language: "Kalba",
  trustUnreadable: "Raktų neįmanoma perskaityti:",
  tooLarge: "Failas per didelis.",
  nothing: "Pirmiausia pasirinkite failą arba įklijuokite jo tekstą.",
  about:
    "Ar šis puslapis tikras? Apskaičiuokite jo SHA-256 (sha256sum verify.html) ir palyginkite su paskelbtu kitoje vietoje. Ką įrodo pavykusi patikra ir ko ji įrodyti negali, parašyta ataskaitoje.",
};
