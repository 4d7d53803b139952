import type { Language, Translator } from "../../i18n.ts";
import type { ChartModel } from "../charts/chart-model.ts";
import type { PageTime } from "../links.ts";

/** What a sample page is made of; `name` goes wherever stored text goes. */
export type Sample = {
  readonly lang: Language;
  readonly name: string;
  readonly url: string;
  readonly time: PageTime;
};

const NAMES: Readonly<Record<Language, string>> = {
  be: "Вольга Прыкладная",
  ru: "Ольга Примерная",
  uk: "Ольга Прикладна",
  pl: "Olga Przykładna",
  lt: "Olga Pavyzdinė",
  de: "Olga Beispiel",
  en: "Volha Prykladnaja",
};
const YEAR = 365.25;
const DAY_2020 = 18_262;

/** A sample without hostile text. */
export const plainSample = (lang: Language): Sample => ({
  lang,
  name: NAMES[lang],
  url: "https://example.org/be/naviny/12345?a=1",
  time: { at: "2021-05-21", knownAt: "2021-06-01", isPast: true },
});

/** A curve with a gap, a band, five other speakers and every comparator mark. */
export function sampleModel(tr: Translator, speaker: string): ChartModel {
  const steps = Array.from({ length: 60 }, (_, index) => ({
    day: DAY_2020 + 200 + index * 35,
    value: index > 30 && index < 34 ? null : Math.round(900 * Math.sin(index / 22) ** 2 + index),
    uncertain: Math.round(index * 1.5),
  }));
  const day = (years: number): number => Math.round(DAY_2020 + years * YEAR);
  return {
    own: { label: tr.t("figures.ours"), steps },
    others: [
      {
        speaker,
        points: [0.6, 1, 1.9, 2.5, 3, 4.4, 5, 6].map((years, index) => ({
          lo: day(years),
          hi: day(years) + (index === 1 ? 31 : 0),
          value: [25, 169, 862, 1217, 1446, 1374, 1265, 1131][index] ?? 0,
          comparator: "=" as const,
        })),
      },
      {
        speaker: "Dissidentby",
        points: [
          { lo: day(3.3), hi: day(3.4), value: 1770, comparator: "=" },
          { lo: day(4), hi: day(5), value: 1597, comparator: "~" },
        ],
      },
      {
        speaker: "Tsikhanouskaya Office",
        points: [
          { lo: day(4.9), hi: day(4.9), value: 1300, comparator: ">" },
          { lo: day(5.95), hi: day(5.95), value: 1110, comparator: "=" },
        ],
      },
      {
        speaker: "Human Rights Watch",
        points: [{ lo: day(5.2), hi: day(5.2), value: 1200, comparator: ">=" }],
      },
      { speaker: "AP", points: [{ lo: day(2), hi: day(2.08), value: 900, comparator: "<" }] },
    ],
    events: [
      { day: 18_483, label: tr.t("figures.event.election") },
      { day: 20_435, label: tr.t("figures.event.release") },
    ],
    from: DAY_2020 + 200,
    to: day(6.2),
  };
}
