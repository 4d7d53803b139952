import type { DefinitionText } from "./texts.ts";

const CONFIRMED =
  "A record counts from the last day on which custody can have begun until the first day on which it can have ended; an open record counts while some source confirms it within 365 days. Restriction of liberty at home is not custody.";

export const EN = {
  "in-register@1": {
    title: "People in this register",
    rule: "People with a file in this register, whatever happened to them. Files judged to be one person count once. It is not a number of political prisoners.",
  },
  "in-custody@1": {
    title: "In custody (earlier rule)",
    rule: "People of this register deprived of liberty on the day. A record counts from the last day on which custody can have begun until the first day on which it can have ended; an open record is believed without end. Replaced by version 2.",
  },
  "in-custody@2": { title: "In custody", rule: `People of this register deprived of liberty on the day. ${CONFIRMED}` },
  "in-custody-women@1": {
    title: "Women in custody",
    rule: "Of the people in custody, those whose gender a source publishes as female. People whose gender no source publishes are shown as uncertain.",
  },
  "in-custody-minors-at-arrest@1": {
    title: "In custody, under 18 when arrested",
    rule: "Of the people in custody, those who were under 18 when that custody began. With only a year of birth, or none, a record that could belong here is shown as uncertain.",
  },
  "in-custody-over-60@1": {
    title: "In custody, aged 60 or over",
    rule: "Of the people in custody, those who have reached 60 on the day. In the year of the sixtieth birthday, and where no year of birth is published, a record is shown as uncertain.",
  },
  "in-custody-by-place@1": {
    title: "In custody, by place",
    rule: "People in custody whose place of detention is known, each from the first day there until the first day at the next place. People at an unknown place are in no line.",
  },
  "in-custody-by-region@1": {
    title: "In custody, by region",
    rule: "People in custody by the region of the place where they are held. People at an unknown place are in no line.",
  },
  "in-custody-by-article@1": {
    title: "In custody, by any article",
    rule: "People in custody charged or convicted under an article, whatever else they are charged with. One person can be in several lines, so the lines add up to more than the people.",
  },
  "in-custody-by-main-article@1": {
    title: "In custody, by main article",
    rule: "People in custody by the article a source calls the main one, or the only article known. People with several articles and no main one are in no line.",
  },
  "in-custody-by-gender@1": {
    title: "In custody, by gender",
    rule: "People in custody by the gender a source publishes. Small groups are not told exactly, and the people are not listed.",
  },
  "in-custody-by-age@1": {
    title: "In custody, by age",
    rule: "People in custody by their age on the day. With only a year of birth a person may be in either of two groups in the year of a birthday between them. Small groups are not told exactly, and the people are not listed.",
  },
  "incommunicado@1": {
    title: "Held incommunicado",
    rule: "People in custody with whom nobody outside has had contact, from the last contact until the next or the end of custody.",
  },
  "ever-recognised@1": {
    title: "Ever recognised as political prisoners",
    rule: "People whom a body has recognised as political prisoners or prisoners of conscience up to the day, wherever they are now. A later withdrawal does not undo the decision that was made.",
  },
  "rehabilitation-demanded@1": {
    title: "Rehabilitation demanded",
    rule: "People who met the criteria while they were held and became known only after release: a body demands their rehabilitation. Counted apart from the recognised.",
  },
  "recognised-in-period@1": {
    title: "Recognitions in the period",
    rule: "Decisions to recognise, dated wholly within the period. One person recognised by two bodies is two decisions.",
  },
  "released-in-period@1": {
    title: "Releases in the period",
    rule: "Releases dated wholly within the period and confirmed. A release that was only reported is uncertain, one that was retracted does not count. One person released twice is two releases.",
  },
  "died-in-period@1": { title: "Deaths in the period", rule: "People of this register who died, the date lying wholly within the period." },
  "deaths-in-custody@1": {
    title: "Deaths in custody",
    rule: "People who died in custody up to the day, hospitals under guard included. Deaths shortly after release are not in this figure.",
  },
  "convicted-persons@1": {
    title: "Convicted persons",
    rule: "People with at least one verdict that was not annulled, up to the day, in presence or in absentia.",
  },
  "convictions-in-absentia@1": {
    title: "Convictions in absentia",
    rule: "Verdicts passed in absentia up to the day and not annulled. One person can have several.",
  },
  "persons-convicted-in-absentia@1": {
    title: "Persons convicted in absentia",
    rule: "People with at least one verdict passed in absentia and not annulled, up to the day. They are repressed people, not prisoners.",
  },
} as const satisfies Record<string, DefinitionText>;
