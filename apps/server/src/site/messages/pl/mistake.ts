import type { Catalogue } from "../catalogue.ts";
import type { mistake as source } from "../en/mistake.ts";

export const mistake: Catalogue<typeof source> = {
  "footer.mistake": "Zgłoś błąd",
  "mistake.title": "Zgłoś błąd",
  "mistake.lead": "Napisz, co na stronie jest nie tak. Nie trzeba konta ani nazwiska.",
  "mistake.danger":
    "Czytelnicy w Białorusi: za wysłanie tego można tam zostać ukaranym. Używaj Tora, nie pisz o sobie ani o innych niczego, co nie jest publiczne, i zastanów się, zanim wyślesz.",
  "mistake.about": "Strona: {page}",
  "mistake.text": "Co jest nie tak?",
  "mistake.text.hint":
    "Na przykład data, pisownia, miejsce. Najwyżej 1500 znaków. Nie pisz niczego, co nie jest publiczne: w chwili wysyłania ten serwer mógłby to przeczytać.",
  "mistake.source": "Gdzie można to sprawdzić? (adres, jeśli go masz)",
  "mistake.send": "Wyślij",
  "mistake.kept": "Co jest przechowywane",
  "mistake.keptText":
    "Tekst, zapieczętowany dla osób prowadzących ten rejestr, strona i dzień. Ani Twojego adresu, ani przeglądarki, ani godziny. Serwer nie może otworzyć tego, co przechowuje. Nie możemy Ci odpowiedzieć. Gdy ktoś zajmie się zgłoszeniem, zostaje usunięte.",
  "mistake.closed": "Tutaj nikt nie czyta zgłoszeń: prowadzący tę witrynę ich nie uruchomił.",
  "mistake.thanks": "Dziękujemy",
  "mistake.thanksText": "Zgłoszenie zapieczętowano i ustawiono w kolejce.",
  "mistake.back": "Wróć na pierwszą stronę",
};
