import type { Catalogue } from "../catalogue.ts";
import type { entering as source } from "../en/entering.ts";

export const entering: Catalogue<typeof source> = {
  "entering.title": "Įrašyti žmogų",
  "entering.lead":
    "Kas jau yra registre, parodoma prieš sukuriant įrašą. Vien vardas niekada nereiškia, kad du yra vienas žmogus: sprendžiate jūs.",
  "entering.name": "Visas vardas",
  "entering.language": "Vardo kalba",
  "entering.born": "Gimimo metai, jei juos paskelbė šaltinis",
  "entering.source": "Šaltinis: kaip jis vadinasi",
  "entering.url": "Šaltinis: jo adresas",
  "entering.source.hint": "Reikia bent vieno iš dviejų. Vieša.",
  "entering.look": "Kas panašus?",
  "entering.likely": "Jau yra registre",
  "entering.record": "Įrašas",
  "entering.create": "Nė vienas iš jų: sukurti įrašą",
  "entering.createNew": "Sukurti įrašą",
  "entering.changed": "Kol žiūrėjote, kažkas įrašė panašų žmogų. Pažiūrėkite dar kartą.",
  "entering.created": "Įrašas sukurtas: {id}",
};
