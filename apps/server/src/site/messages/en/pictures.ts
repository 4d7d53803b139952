/** Drawings of the figures. */
export const pictures = {
  "nav.pictures": "In pictures",
  "pictures.title": "In pictures",
  "pictures.description": "The figures of this register drawn, each with its table and its definition.",
  "pictures.definitions": "Definitions:",
  "pictures.year": "Year",
  "pictures.kind": "Kind",
  "pictures.flows": "Recognised, released, died",
  "pictures.flows.text":
    "By year. Recognitions are decisions, releases are releases, deaths are people: one may not be subtracted from another. The present year ends on the day of this page.",
  "pictures.flows.desc": "Bars by year: recognitions above the axis, releases and deaths below it. The numbers are in the table.",
  "pictures.flows.into": "recognitions",
  "pictures.flows.out": "releases",
  "pictures.flows.ended": "deaths",
  "pictures.map": "Where people are held, by town",
  "pictures.map.text": "A circle stands for a town, not for a building; its area for the people held there whose place is known.",
  "pictures.map.desc":
    "{n, plural, one {Outline of the country with # town.} other {Outline of the country with # towns.}} The list beside it has the same numbers.",
  "pictures.map.source": "Border: {source}.",
  "pictures.articles": "Under which articles",
  "pictures.articles.text":
    "One person can be charged under several articles, so the lines add up to more than the people. An article is the accusation of the state, not our description of a person.",
  "pictures.gender": "Women and men in custody",
  "pictures.age": "Ages in custody",
  "pictures.age.0-17": "under 18",
  "pictures.age.18-24": "18 to 24",
  "pictures.age.25-34": "25 to 34",
  "pictures.age.35-44": "35 to 44",
  "pictures.age.45-59": "45 to 59",
  "pictures.age.60-": "60 and over",
  "pictures.notPublished": "not published",
  "pictures.protected":
    "Small groups are not shown exactly, and nobody is listed here: gender and age, put together with other facts, can point at one person.",
  "pictures.small": "fewer than {n}",
  "pictures.withheld": "not shown, so that a smaller group cannot be worked out",
  "pictures.releases": "Releases and their kinds",
  "pictures.releases.text":
    "Releases since 2020 by their ground. A release is not an acquittal, and many were followed by forced removal from the country. What one source alone reports stands in brackets.",
  "pictures.contact": "Days without contact",
  "pictures.contact.text": "People held incommunicado on this day, by the time since anybody outside last heard of them.",
  "pictures.contact.days": "{from} to {to, plural, one {# day} other {# days}}",
  "pictures.contact.longer": "{from, plural, one {# day or longer} other {# days or longer}}",
};
