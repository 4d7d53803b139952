import type { DefinitionText, TextKey } from "./texts.ts";

const CONFIRMED =
  "Wpis liczy się od ostatniego dnia, w którym pozbawienie wolności mogło się zacząć, do pierwszego dnia, w którym mogło się skończyć; wpis otwarty liczy się, dopóki jakieś źródło potwierdza go w ciągu 365 dni. Ograniczenie wolności w domu nie jest pozbawieniem wolności.";

export const PL: Readonly<Record<TextKey, DefinitionText>> = {
  "in-register@1": {
    title: "Osoby w tym rejestrze",
    rule: "Osoby, które mają teczkę w tym rejestrze, cokolwiek się z nimi stało. Teczki uznane za dotyczące jednej osoby liczą się raz. Nie jest to liczba więźniów politycznych.",
  },
  "in-custody@1": {
    title: "Pozbawieni wolności (wcześniejsza zasada)",
    rule: "Osoby z tego rejestru pozbawione tego dnia wolności. Wpis liczy się od ostatniego dnia, w którym pozbawienie wolności mogło się zacząć, do pierwszego dnia, w którym mogło się skończyć; wpisowi otwartemu wierzono bez końca. Zastąpione wersją 2.",
  },
  "in-custody@2": {
    title: "Pozbawieni wolności",
    rule: `Osoby z tego rejestru pozbawione tego dnia wolności. ${CONFIRMED}`,
  },
  "in-custody-women@1": {
    title: "Kobiety pozbawione wolności",
    rule: "Spośród pozbawionych wolności te osoby, których płeć źródło podaje jako żeńską. Osoby, których płci nie podaje żadne źródło, pokazane są jako niepewne.",
  },
  "in-custody-minors-at-arrest@1": {
    title: "Pozbawieni wolności, w chwili aresztowania poniżej 18 lat",
    rule: "Spośród pozbawionych wolności te osoby, które nie miały 18 lat, gdy to pozbawienie wolności się zaczęło. Gdy znany jest tylko rok urodzenia albo i on nie jest znany, wpis, który mógłby tu należeć, pokazany jest jako niepewny.",
  },
  "in-custody-over-60@1": {
    title: "Pozbawieni wolności, w wieku 60 lat i więcej",
    rule: "Spośród pozbawionych wolności te osoby, które tego dnia ukończyły 60 lat. W roku sześćdziesiątych urodzin oraz gdy rok urodzenia nie jest opublikowany, wpis pokazany jest jako niepewny.",
  },
  "in-custody-by-place@1": {
    title: "Pozbawieni wolności według miejsc",
    rule: "Osoby pozbawione wolności, których miejsce przetrzymywania jest znane, każda od pierwszego dnia w nim do pierwszego dnia w następnym. Osób w nieznanym miejscu nie ma w żadnym wierszu.",
  },
  "in-custody-by-region@1": {
    title: "Pozbawieni wolności według obwodów",
    rule: "Osoby pozbawione wolności według obwodu miejsca, w którym są przetrzymywane. Osób w nieznanym miejscu nie ma w żadnym wierszu.",
  },
  "in-custody-by-article@1": {
    title: "Pozbawieni wolności według dowolnego artykułu",
    rule: "Osoby pozbawione wolności, oskarżone lub skazane z danego artykułu, niezależnie od innych zarzutów. Jedna osoba może być w kilku wierszach, więc suma wierszy jest większa niż liczba osób.",
  },
  "in-custody-by-main-article@1": {
    title: "Pozbawieni wolności według głównego artykułu",
    rule: "Osoby pozbawione wolności według artykułu, który źródło nazywa głównym, albo jedynego znanego. Osób z kilkoma artykułami bez głównego nie ma w żadnym wierszu.",
  },
  "in-custody-by-gender@1": {
    title: "Pozbawieni wolności według płci",
    rule: "Osoby pozbawione wolności według płci podanej przez źródło. Małych grup nie podajemy dokładnie, listy osób nie ma.",
  },
  "in-custody-by-age@1": {
    title: "Pozbawieni wolności według wieku",
    rule: "Osoby pozbawione wolności według wieku tego dnia. Gdy znany jest tylko rok urodzenia, w roku urodzin na granicy grup osoba może należeć do każdej z nich. Małych grup nie podajemy dokładnie, listy osób nie ma.",
  },
  "incommunicado@1": {
    title: "Bez kontaktu ze światem zewnętrznym",
    rule: "Osoby pozbawione wolności, z którymi nikt z zewnątrz nie miał kontaktu, od ostatniego kontaktu do następnego albo do końca pozbawienia wolności.",
  },
  "ever-recognised@1": {
    title: "Kiedykolwiek uznani za więźniów politycznych",
    rule: "Osoby, które do tego dnia jakaś organizacja uznała za więźniów politycznych lub więźniów sumienia, gdziekolwiek teraz są. Późniejsze wycofanie nie unieważnia podjętej wtedy decyzji.",
  },
  "rehabilitation-demanded@1": {
    title: "Żądanie rehabilitacji",
    rule: "Osoby, które spełniały kryteria w czasie pozbawienia wolności, a stały się znane dopiero po uwolnieniu: organizacja żąda ich rehabilitacji. Liczone osobno od uznanych.",
  },
  "recognised-in-period@1": {
    title: "Uznania w okresie",
    rule: "Decyzje o uznaniu, których data w całości mieści się w okresie. Jedna osoba uznana przez dwie organizacje to dwie decyzje.",
  },
  "released-in-period@1": {
    title: "Uwolnienia w okresie",
    rule: "Potwierdzone uwolnienia, których data w całości mieści się w okresie. Uwolnienie tylko zgłoszone jest niepewne, odwołane się nie liczy. Jedna osoba uwolniona dwa razy to dwa uwolnienia.",
  },
  "died-in-period@1": {
    title: "Śmierci w okresie",
    rule: "Osoby z tego rejestru, które zmarły; data w całości mieści się w okresie.",
  },
  "deaths-in-custody@1": {
    title: "Śmierci w niewoli",
    rule: "Osoby, które do tego dnia zmarły, będąc pozbawione wolności, także w szpitalu pod strażą. Śmierci wkrótce po uwolnieniu tu nie należą.",
  },
  "convicted-persons@1": {
    title: "Osoby skazane",
    rule: "Osoby, wobec których do tego dnia zapadł co najmniej jeden nieuchylony wyrok, w obecności lub zaocznie.",
  },
  "convictions-in-absentia@1": {
    title: "Wyroki zaoczne",
    rule: "Wyroki wydane zaocznie do tego dnia i nieuchylone. Jedna osoba może mieć ich kilka.",
  },
  "persons-convicted-in-absentia@1": {
    title: "Osoby skazane zaocznie",
    rule: "Osoby, wobec których do tego dnia zapadł co najmniej jeden nieuchylony wyrok zaoczny. Są to osoby represjonowane, a nie więźniowie.",
  },
};
