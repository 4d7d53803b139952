import type { Catalogue } from "../catalogue.ts";
import type { method as source } from "../en/method.ts";

export const method: Catalogue<typeof source> = {
  "method.title": "Co liczymy i czego nie wiemy",
  "method.description": "Zasady stojące za każdą liczbą i każdą stroną tego rejestru.",
  "method.lead":
    "Liczba ludzi w więzieniu jest przydatna tylko wtedy, gdy każdy może zapytać: kto liczył, kogo, na który dzień i z czego. Ta strona odpowiada za każdą liczbę w tej witrynie.",
  "method.who.title": "Kto jest w tym rejestrze",
  "method.who.1":
    "Tylko osoby już publicznie wymienione, w źródłach, które można przeczytać i opatrzyć datą. Nikogo nie ujawniamy jako pierwsi.",
  "method.who.2":
    "Nie jest to pełna lista więźniów politycznych Białorusi. Organizacje praw człowieka dokumentujące represje wiedzą o znacznie większej liczbie osób. To, że kogoś tu nie ma, nic o tej osobie nie mówi.",
  "method.who.3": "Gdy osoba lub rodzina prosi, by poczekać lub coś pominąć, robimy to. Strona nie zdradza, że coś pominięto.",
  "method.words.title": "Co znaczą słowa",
  "method.words.detained": "Zatrzymanie",
  "method.words.detainedText":
    "Osobę zabrali przedstawiciele władz. Może się to skończyć po kilku godzinach albo być pierwszym dniem wielu lat.",
  "method.words.prosecuted": "Ściganie karne",
  "method.words.prosecutedText": "Wszczęto przeciw osobie sprawę karną. Sama osoba może być na wolności lub za granicą.",
  "method.words.convicted": "Skazanie",
  "method.words.convictedText":
    "Sąd wydał wyrok. Jedną osobę można skazać kilka razy; osoby i wyroki liczy się osobno. Skazani zaocznie nie są pozbawieni wolności.",
  "method.words.custody": "Pozbawienie wolności",
  "method.words.custodyText":
    "Tego dnia osoba nie ma wolności: jest w izbie zatrzymań, areszcie śledczym, kolonii, więzieniu, zakładzie typu otwartego, w szpitalu pod strażą albo w areszcie domowym przed wyrokiem. Ograniczenie wolności w domu, grzywna i odbyta kara nie są pozbawieniem wolności.",
  "method.words.recognised": "Uznanie",
  "method.words.recognisedText":
    "Organizacja postanowiła i ogłosiła, że osoba jest więźniem politycznym. Zapisujemy, kto postanowił, kiedy i według jakich kryteriów. Decyzje różnych organizacji stoją obok siebie i nigdy nie są sumowane.",
  "method.words.released": "Uwolnienie",
  "method.words.releasedText":
    "Wyjście na wolność w jakikolwiek sposób: odbycie kary, ułaskawienie, amnestia, wymiana, wywiezienie z kraju. O uwolnieniu najpierw się mówi, a potem się je potwierdza; strona podaje, co z tego nastąpiło. Uwolnionego można uwięzić ponownie.",
  "method.dates.title": "Daty niedokładne",
  "method.dates.1": "Często znany jest tylko miesiąc lub rok. Zachowujemy datę tak dokładną, jak ma ją źródło, i nie wymyślamy dnia.",
  "method.dates.2":
    "Wpis liczy się od ostatniego dnia, w którym jego stan mógł się zacząć, do pierwszego dnia, w którym mógł się skończyć. Między najwcześniejszym a najpóźniejszym możliwym dniem pokazany jest jako niepewny i nigdy nie jest dodawany.",
  "method.dates.3":
    "Przykład: ktoś „zatrzymany w maju 2021” jest niepewny od 1 do 30 maja i liczony od 31 maja. Ktoś „uwolniony w marcu 2024” jest liczony do 29 lutego i niepewny w marcu.",
  "method.confirm.title": "Gdy przez rok nic nie słychać",
  "method.confirm.1":
    "Po 365 dniach bez potwierdzenia przez jakiekolwiek źródło otwarty wpis staje się niepewny. Wychodzi z liczby i pozostaje na liście niepewnych wpisów, dopóki źródło nie odezwie się znowu.",
  "method.confirm.2": "Nie znaczy to, że osoba jest wolna. Znaczy to, że już nie wiemy.",
  "method.sources.title": "Jak dalece ufamy źródłu",
  "method.sources.1":
    "Każde stwierdzenie ma źródło, dzień publikacji, dzień, w którym je przeczytaliśmy, i dwie oceny. Litera ocenia źródło, cyfra samo stwierdzenie. Podaje się je osobno: wiarygodne źródło może przekazać wątpliwe stwierdzenie.",
  "method.sources.letters": "Źródło",
  "method.sources.digits": "Stwierdzenie",
  "method.conflict.title": "Gdy źródła się różnią",
  "method.conflict.1":
    "Oba stwierdzenia zostają. Strona pokazuje jedno, mówi które i dlaczego, a obok pokazuje pozostałe. Liczby innych organizacji pokazujemy jako ich własne i nigdy ich nie poprawiamy.",
  "method.time.title": "Dwie daty przy każdej liczbie",
  "method.time.1":
    "Stan na dany dzień i to, co tego dnia było wiadomo, to dwie różne rzeczy. „Pozbawieni wolności 21 maja 2021 według dzisiejszej wiedzy” obejmuje osoby, o których dowiedzieliśmy się później; „według wiedzy z 21 maja 2021” nie. O jedno i drugie można zapytać na każdej stronie.",
  "method.time.2": "Niczego się nie nadpisuje. Poprawka to nowy wpis, stary pozostaje czytelny, a lista zmian sumuje się do różnicy.",
  "method.unknown.title": "Czego ten rejestr nie wie",
  "method.unknown.1":
    "Nie wie, ile osób jest pozbawionych wolności. Organizacje praw człowieka sądzą, że wiele spraw, może jedna piąta, nigdy nie wychodzi na jaw: ludzie milczą ze strachu, procesy są zamknięte, a bazę danych sądów wyłączono.",
  "method.unknown.2":
    "Nie wie, kto i czego jest winny. Artykuły i sformułowania należą do władz. Powtarzamy je, aby pokazać, co zarzucono, a nie co zrobiono.",
  "method.unknown.3": "Nie szacuje nieznanego. Jeśli kiedyś zacznie, słowo „szacunek” będzie stało na samym wykresie.",
  "method.wrong.title": "Jeśli coś tu jest błędne",
  "method.wrong.1":
    "Powiedz organizacji, która prowadzi ten rejestr. Błąd poprawia się otwarcie: strona mówi, co podawała wcześniej i od kiedy.",
  "method.danger.title": "Jeśli jesteś w kraju",
  "method.danger.1":
    "W Białorusi karano ludzi za czytanie, przechowywanie i przekazywanie takich stron oraz za pisanie do organizacji praw człowieka. Rozważ to, zanim coś zapiszesz, wydrukujesz lub prześlesz, i nie kontaktuj się z nami z telefonu ani sieci, które nie są bezpieczne.",
  "method.example.caption": "Ta sama zasada jako tabela. Wszystkie trzy wpisy źródło potwierdza co roku.",
  "method.example.record": "Wpis",
  "method.example.may": "zatrzymanie w maju 2021",
  "method.example.released": "zatrzymanie 10 maja 2021, uwolnienie w marcu 2024",
  "method.example.year": "zatrzymanie w 2021",
  "method.example.sum": "Liczba na ten dzień",
  "method.example.counted": "liczony",
  "method.example.uncertain": "niepewny",
  "method.example.not": "nieliczony",
  "method.confirm.days": "Obowiązująca zasada: {n, plural, one {# dzień} few {# dni} many {# dni} other {# dnia}}.",
  "method.definitions.title": "Obowiązujące definicje",
  "method.definitions.1":
    "Zasada, która liczy inaczej, dostaje nową wersję. Wcześniejsza zostaje, aby dawną liczbę można było obliczyć ponownie.",
  "method.definitions.about": "Nazwa: {id}, wersja {version}; co się liczy: {unit}.",
  "method.shape.stock": "Ile jednego dnia.",
  "method.shape.total": "Ile do jednego dnia włącznie.",
  "method.shape.period": "Ile w okresie.",
  "method.merge.title": "Gdy dwa wpisy to jedna osoba",
  "method.merge.1":
    "Żaden program nie łączy wpisów. Ludzie o prawie tym samym nazwisku to często różne osoby, a jedną osobę zapisuje się na wiele sposobów; ktoś porównuje źródła i rozstrzyga: ta sama, różne albo nie wiadomo.",
  "method.merge.2":
    "Rozstrzygnięcie to wpis z datą i powodem. Można je cofnąć, a wtedy oba wpisy stoją jak przedtem. Rozstrzygnięcie, że to różne osoby, też się zachowuje, aby nikt nie połączył ich przez pomyłkę.",
  "method.merge.3": "Połączone wpisy liczą się raz. Gdy liczba przez to maleje, lista zmian o tym mówi.",
  "method.position.title": "Jak obliczyć liczbę ponownie",
  "method.position.1":
    "Każdy wpis tego rejestru ma miejsce w jednym szeregu: pierwszy to 1, następny 2. Niczego się nie wstawia ani nie usuwa. „Wpis 6000” znaczy więc zawsze tę samą wiedzę, a liczbę z jej dniem i wpisem każdy może w każdej chwili obliczyć ponownie.",
  "method.position.2":
    "Z oprogramowaniem i danymi tego rejestru na własnym komputerze to polecenie podaje liczbę pozbawionych wolności taką, jaką zna ta strona, z każdym wpisem, który za nią stoi:",
  "method.position.answer": "Jego odpowiedź: {value} pewnych, {uncertain} niepewnych, wpis {position}.",
  "method.missing.title": "Policzono na {date}",
  "method.missing.uncertain": "Pozbawieni wolności, niepewni i dlatego niedodani: {n} (pewni: {all})",
  "method.missing.place": "Pozbawieni wolności, miejsce niepewne: {n} z {all}",
  "method.missing.article": "Pozbawieni wolności, żaden artykuł nie jest pewny: {n} z {all}",
  "method.missing.gender": "Osoby bez opublikowanej płci: {n} z {all}",
  "method.missing.birth": "Osoby bez opublikowanego roku urodzenia: {n} z {all}",
  "method.missing.places": "Miejsca niesprawdzone: {n} z {all}",
  "method.missing.addresses": "Miejsca bez sprawdzonego adresu do listów: {n} z {all}",
  "method.missing.articles": "Artykuły z niesprawdzonym numerem lub brzmieniem: {n} z {all}",
  "method.readers.title": "Co ta witryna wie o tobie",
  "method.readers.1":
    "Nie ma kont czytelników, plików cookie, skryptów ani śledzenia. Serwer nie przechowuje adresów czytelników ani tego, czego szukali. Strony o nic nie pytają innych witryn.",
  "method.readers.2": "Twoja przeglądarka, sieć i telefon mogą jednak zachować to, co otwierasz. Stamtąd nie możemy tego usunąć.",
  "method.licence.title": "Licencje",
  "method.licence.data": "Fakty i liczby",
  "method.licence.dataText":
    "Fakty można swobodnie cytować. Podaj źródło, które stoi obok każdego, a przy naszych liczbach definicję, dzień i numer wpisu.",
  "method.licence.people": "Ludzie",
  "method.licence.peopleText":
    "Fakty o osobach już publicznie wymienionych. To dane osobowe: sprawdź stan, zanim ich użyjesz, i nie kopiuj ich jako listy.",
  "method.licence.places": "Miejsca",
  "method.licence.placesText":
    "Fakty ze stron wymienionych przy każdym. Oficjalne angielskie nazwy są też na skonsolidowanej liście sankcji finansowych Unii Europejskiej (Komisja Europejska, wykorzystanie z podaniem źródła).",
  "method.licence.articles": "Artykuły prawa",
  "method.licence.articlesText":
    "Tytuły ustaw można swobodnie wykorzystywać. Oznaczone jako niesprawdzone trzeba najpierw porównać z ustawą.",
  "method.licence.documents": "Cytowane dokumenty",
  "method.licence.documentsText": "Należą do swoich autorów. To, co mówią, podajemy własnymi słowami lub w krótkich cytatach, z adresem.",
  "method.licence.software": "Oprogramowanie",
  "method.licence.softwareText": "AGPL-3.0 lub nowsza dla aplikacji, Apache-2.0 dla bibliotek.",
};
