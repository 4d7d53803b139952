import type { Catalogue } from "../catalogue.ts";
import type { accessibility as source } from "../en/accessibility.ts";

export const accessibility: Catalogue<typeof source> = {
  "accessibility.title": "Dostępność",
  "accessibility.description": "Co robi ta witryna, aby każdy mógł ją czytać, czego jeszcze nie umie i komu o tym powiedzieć.",
  "accessibility.aim": "Do czego dążymy",
  "accessibility.aimText":
    "Wytyczne dotyczące dostępności treści internetowych (WCAG) 2.2, poziom AA, na każdej stronie, w każdym języku, w jasnych i ciemnych kolorach.",
  "accessibility.does": "Co to znaczy tutaj",
  "accessibility.does.1": "Wszystko jest dostępne z samej klawiatury, w kolejności czytania, i widać, gdzie jesteś.",
  "accessibility.does.2":
    "Nic nie wymaga skryptów, nie porusza się samo i nie jest ograniczone czasem. Strony można czytać w przeglądarce tekstowej.",
  "accessibility.does.3": "Każdy rysunek ma tabelę z tymi samymi liczbami. Nic nie jest powiedziane samym kolorem.",
  "accessibility.does.4": "Tekst można powiększyć cztery razy bez przewijania w bok, a każdą stronę można wydrukować.",
  "accessibility.does.5": "Nazwy i teksty w innym języku są oznaczone, aby czytnik ekranu wymawiał je właściwie.",
  "accessibility.checked": "Jak to sprawdzamy",
  "accessibility.checkedText":
    "Przy każdej zmianie oprogramowania program sprawdza każdy rodzaj strony według tych zasad i przechodzi go z klawiatury. Żaden program nie znajduje wszystkiego; resztę muszą nam powiedzieć ludzie.",
  "accessibility.limits": "Czego, jak wiemy, brakuje",
  "accessibility.limits.1": "Tytuły i uwagi źródeł stoją w swoim języku, bez tłumaczenia.",
  "accessibility.limits.2": "Kartka do druku (PDF) powtarza stronę osoby na papier. Formą, którą każdy może czytać, jest sama strona.",
  "accessibility.limits.3": "Dokumenty w innych witrynach nie są nasze i mogą nie być dostępne.",
  "accessibility.tell": "Jeśli nie możesz czegoś przeczytać",
  "accessibility.tellText": "Powiedz nam, co to było i jakim programem czytasz. Nazwisko nie jest potrzebne.",
};
