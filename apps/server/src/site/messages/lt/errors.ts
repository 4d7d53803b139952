import type { Catalogue } from "../catalogue.ts";
import type { errors as source } from "../en/errors.ts";

export const errors: Catalogue<typeof source> = {
  "errors.404.title": "Tokio puslapio nėra",
  "errors.404.text":
    "Šiuo adresu nieko nepaskelbta. Įrašas galėjo būti sujungtas su kitu, pašalintas šeimos prašymu arba jo niekada nebuvo; visais trim atvejais atsakome vienodai.",
  "errors.404.next": "Paieškokite vardo žmonių sąraše.",
  "errors.400.title": "Šios užklausos neįmanoma suprasti",
  "errors.400.text": "Dalis adreso užrašyta taip, kaip nepriimame. Niekas nepakeista.",
  "errors.400.next": "Patikrinkite datą: metai, mėnuo, diena, pavyzdžiui, 2021-05-21.",
  "errors.405.title": "Šį adresą galima tik skaityti",
  "errors.405.text": "Nieko negauta ir neišsaugota.",
  "errors.405.next": "Atverkite patį puslapį.",
  "errors.429.title": "Per daug užklausų",
  "errors.429.text": "Per trumpą laiką paprašyta per daug puslapių, ir serveriui reikia pertraukos. Niekas nepakeista.",
  "errors.429.next": "Palaukite minutę arba atsisiųskite visus duomenis, užuot klausę puslapis po puslapio.",
  "errors.500.title": "Puslapio nepavyko parengti",
  "errors.500.text": "Klaida mūsų. Pats registras nepažeistas; niekas nepakeista.",
  "errors.500.next": "Pabandykite dar kartą po kelių minučių.",
  "errors.503.title": "Registras dabar nepasiekiamas",
  "errors.503.text": "Jis paleidžiamas arba taisomas. Nieko neprarasta.",
  "errors.503.next": "Pabandykite dar kartą po kelių minučių.",
  "errors.future.title": "Ši data yra ateityje",
  "errors.future.text": "Registras atsako už šiandieną ir praeitį. Prognozių jis neteikia.",
  "errors.future.next": "Pasirinkite šiandieną arba ankstesnę dieną.",
  "errors.beforeStart.title": "Tada registro dar nebuvo",
  "errors.beforeStart.text": "Pirmojo įrašo data: {date} Galime pasakyti, kas vyko anksčiau, bet ne tai, ką tada žinojome.",
  "errors.beforeStart.next": "Palikite lauką „Kaip buvo žinoma dieną“ tuščią.",
  "errors.reference": "Numeris pranešimui apie klaidą: {reference}",
};
