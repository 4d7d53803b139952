/** Places, articles, organisations, sources. */
export const pages = {
  "places.title": "Places of detention",
  "places.description": "Where people are held, by this register, and since when.",
  "places.name": "Place",
  "places.kind": "Kind",
  "places.town": "Town",
  "places.region": "Region",
  "places.aliases": "Also called",
  "places.predecessor": "Before: {name}",
  "places.successor": "After: {name}",
  "places.open": "in use {period}",
  "places.heldNow": "Held here now",
  "places.heldNowCount":
    "{n, plural, =0 {Nobody known to us is held here now.} one {# person held here now} other {# people held here now}}",
  "places.heldEver": "Ever held here",
  "places.address": "Address for letters",
  "places.addressValid":
    "Valid {date}. Addresses change; check with the family or an organisation before you write.",
  "places.addressUnknown": "We have no checked address. Do not guess one.",
  "places.townLevel": "Places are shown by town, never by building.",
  "places.chart": "Held now, by place",
  "placeKind.temporary": "temporary detention centre",
  "placeKind.pretrial": "remand prison (SIZO)",
  "placeKind.prison": "prison",
  "placeKind.colony": "penal colony",
  "placeKind.open-type": "open-type facility",
  "placeKind.home": "home restriction",
  "placeKind.house-arrest": "house arrest",
  "placeKind.hospital": "hospital",
  "placeKind.juvenile": "juvenile colony",
  "placeKind.ltp": "labour and treatment centre (LTP)",
  "placeKind.unknown": "place unknown",
  "articles.title": "Articles of law",
  "articles.description":
    "The articles used in politically motivated cases, and how many people they touch.",
  "articles.number": "Article",
  "articles.label": "Official wording",
  "articles.valid": "In force",
  "articles.validFrom": "in force {date}",
  "articles.validTo": "in force until {date}",
  "articles.people":
    "{n, plural, =0 {nobody in this register} one {# person in this register} other {# people in this register}}",
  "articles.any":
    "People charged or convicted under this article, alone or with others. One person can stand under several articles, so these numbers must not be added up.",
  "articles.chart": "People by article",
  "articles.trap":
    "A number with a hyphen is ambiguous in the press: “361-3” can be an article of its own or part 3 of article 361. We keep the text as written and say which reading we took.",
  "articles.unverified": "The wording has not been checked against the text of the law.",
  "organisations.title": "Organisations",
  "organisations.description":
    "Who documents, recognises, helps and speaks, as far as this register refers to them.",
  "organisations.name": "Name",
  "organisations.kind": "What it does",
  "organisations.country": "Country",
  "organisations.site": "Website",
  "organisations.recognitions":
    "{n, plural, =0 {no decisions on recognition recorded} one {# decision on recognition recorded} other {# decisions on recognition recorded}}",
  "organisations.danger":
    "The authorities of Belarus have declared many of these organisations “extremist”. Contact with them from inside the country can be punished.",
  "sources.title": "Sources",
  "sources.description":
    "Every publication on which this register stands, with the date on which we read it.",
  "sources.name": "Title",
  "sources.publisher": "Publisher",
  "sources.date": "Published",
  "sources.read": "Read",
  "sources.reliability": "Reliability",
  "sources.claims":
    "{n, plural, one {# statement in this register} other {# statements in this register}}",
  "sources.note":
    "A link leads to another site, which learns that you came. We send it nothing about this page.",
};
