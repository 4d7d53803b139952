import type { PageTexts } from "./catalogue.ts";

export const pl: PageTexts = {
  title: "Sprawdź liczbę",
  lead: "Ta strona sprawdza dowód opublikowanej liczby na waszym urządzeniu. Niczego nigdzie nie wysyła i działa przy wyłączonej sieci.",
  chooseFile: "Plik dowodu (.apora-proof.json)",
  orDrop: "Plik można też przeciągnąć na tę stronę.",
  orPaste: "Albo wklejcie jego treść",
  entryCode: "Tekst wydrukowanego kodu (jeśli jest)",
  entryUnusable: "Wydrukowanego kodu nie da się użyć:",
  trustTitle: "Komu ufacie",
  trustLead:
    "Klucze wydawcy, dziennika i jego świadków, w wierszach tekstu. Weźcie je z drugiego źródła: z ulotki, z gazety, od partnera; nigdy stamtąd, skąd jest dowód.",
  keptHead: "Stan dziennika zachowany z wcześniejszej wizyty (jeśli jest)",
  check: "Sprawdź",
  checking: "Sprawdzamy. Duża liczba wymaga kilku sekund …",
  print: "Wydrukuj raport",
  language: "Język",
  trustUnreadable: "Kluczy nie da się odczytać:",
  tooLarge: "Plik jest za duży.",
  nothing: "Najpierw wybierzcie plik albo wklejcie jego treść.",
  about:
    "Czy ta strona jest prawdziwa? Obliczcie jej SHA-256 (sha256sum verify.html) i porównajcie z opublikowanym w innym miejscu. Czego dowodzi sprawdzenie, a czego dowieść nie może, stoi w raporcie.",
};
