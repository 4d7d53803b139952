import type { Catalogue } from "../catalogue.ts";
import type { privacy as source } from "../en/privacy.ts";

export const privacy: Catalogue<typeof source> = {
  "privacy.title": "Prywatność i bezpieczeństwo",
  "privacy.description": "Co ta witryna przechowuje o czytelnikach: nic. Co mogą widzieć inni i o czym pomyśleć wewnątrz kraju.",
  "privacy.kept": "Co ta witryna przechowuje o Tobie",
  "privacy.kept.1": "Nic. Nie ma kont czytelników, plików cookie, skryptów, liczników ani śledzenia.",
  "privacy.kept.2":
    "Program nie zapisuje adresów, nazw przeglądarek ani tego, które strony czytano i czego szukano. To, co zapisuje o własnych błędach, nie wymienia żadnego czytelnika.",
  "privacy.kept.3":
    "Język wybierany jest według tego, o co prosi Twoja przeglądarka przy otwarciu pierwszej strony, i nie jest zapamiętywany.",
  "privacy.others": "Co mogą widzieć inni",
  "privacy.others.1":
    "Twoja sieć i ten, kto ją obserwuje, widzą, że otwarto tę witrynę, ale nie którą stronę, jeśli adres zaczyna się od https. Tor Browser ukrywa i to; okno prywatne nie.",
  "privacy.others.2":
    "Twoja przeglądarka i telefon mogą zachować to, co otwierasz: historię, zapisane strony, zrzuty ekranu, listę otwartych okien. Stamtąd nie możemy tego usunąć.",
  "privacy.others.3":
    "Kto utrzymuje komputer lub sieć, w której stoi ta witryna, mógłby widzieć adresy w chwili zapytania. Program nie daje mu żadnego zapisu.",
  "privacy.others.4": "Odnośnik do innej witryny prowadzi tam otwarcie: tamta witryna dowie się o wejściu, ale nie z której strony.",
  "privacy.report": "Jeśli zgłaszasz błąd",
  "privacy.reportText":
    "Tekst jest pieczętowany, gdy tylko nadejdzie, dla osób prowadzących ten rejestr, i przechowywany ze stroną i dniem. Nie zachowuje się ani adresu, ani godziny. Nie pisz niczego o sobie.",
  "privacy.danger": "Jeśli jesteś w kraju",
  "privacy.danger.1":
    "W Białorusi karano ludzi za czytanie, zapisywanie i przekazywanie takich stron, za pomoc więźniom i za pisanie do wymienionych tu organizacji. Telefon może zostać przeszukany: na granicy, w pracy, na ulicy.",
  "privacy.danger.2":
    "Nie zapisuj, nie fotografuj i nie przesyłaj tych stron na telefonie, który nosisz przy sobie. Nie otwieraj ich przez sieć w pracy ani w szkole.",
  "privacy.danger.3": "Nie ufaj nikomu, kto pierwszy pisze do Ciebie w imieniu tego rejestru, pyta, kim jesteś, albo prosi o pieniądze.",
  "privacy.people": "Osoby w tym rejestrze",
  "privacy.people.1":
    "Są tu tylko osoby już publicznie wymienione, każdy fakt ze swoim źródłem. Nie ma krewnych, adresów domowych ani zdrowia.",
  "privacy.people.2":
    "Osoba tu wymieniona lub jej rodzina może poprosić o poprawienie, pominięcie lub wstrzymanie faktu. Dzieje się to bez słowa o tym na stronie.",
};
