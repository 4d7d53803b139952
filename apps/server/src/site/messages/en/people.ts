/** The first page and the list of people. */
export const people = {
  "home.title": "What is known today",
  "home.description":
    "How many people are held in Belarus for political reasons, who they are, and how we know.",
  "home.lead":
    "This register holds {n, plural, one {# publicly named person} other {# publicly named people}}. It is not the full list of political prisoners of Belarus: it holds only what published sources say and what we could read and date.",
  "home.inCustody": "in custody now, by this register",
  "home.recognised": "ever recognised as political prisoners",
  "home.released": "released or out of custody",
  "home.died": "died in custody or soon after",
  "home.uncertain":
    "{n, plural, =0 {No record is uncertain.} one {# more record is uncertain: it may or may not belong to this number, and is not added.} other {# more records are uncertain: they may or may not belong to this number, and are not added.}}",
  "home.curve": "In custody over time",
  "home.curveText":
    "The solid line is counted by this register from its own records. The hollow marks are what others said, each on its day and in its own definition. They are not the same count and are not expected to meet.",
  "home.recent": "What changed last",
  "home.days": "Held the longest",
  "home.noContact": "No sign of life for the longest",
  "home.doNow": "What you can do",
  "home.doNowText":
    "Look up a name, quote a number with its date and definition, or read how we count before you publish.",
  "people.title": "People",
  "people.description":
    "Publicly named people persecuted for political reasons, with what is known about each and from where.",
  "people.found": "{n, plural, =0 {Nobody found.} one {# person} other {# people}}",
  "people.foundNone":
    "No record matches. A person may be known under another spelling, may not be named in public, or may be missing here.",
  "people.filter": "Narrow the list",
  "people.filter.name": "Name, in any spelling",
  "people.filter.nameHint": "Cyrillic or Latin letters; a part is enough.",
  "people.filter.state": "State",
  "people.filter.place": "Place",
  "people.filter.article": "Article",
  "people.filter.any": "any",
  "people.filter.submit": "Show people",
  "people.filter.clear": "Show everyone",
  "people.column.name": "Name",
  "people.column.state": "State",
  "people.column.since": "Since",
  "people.column.place": "Place",
  "people.column.articles": "Articles",
  "people.column.days": "Days in custody",
  "people.column.ends": "Planned end",
  "people.column.changed": "Last change",
  "people.sort.name": "by name",
  "people.sort.since": "by date of detention",
  "people.sort.days": "by days in custody",
  "people.sort.changed": "by last change",
  "people.spellings": "also {names}",
  "people.notListed": "Why somebody may not be here",
  "people.notListedText":
    "We list only people who have been named in public. Families may ask us to wait; people who are held and not named are not here, and our number is smaller than the truth by at least as many.",
  "home.inCustodyRecognised":
    "In custody and recognised by at least one organisation",
  "home.synthetic":
    "Everybody in this register is invented. It was made to try the software out; none of these people exist.",
  "people.filter.query.unknown": "not in this register: {value}",
  "people.filter.recogniser": "Recognised by",
  "people.filter.asOf": "Filters ask about {date}",
  "people.filter.held": "Held at",
  "people.filter.heldUnder": "Held under article",
  "people.filter.sort": "Order",
  "people.state.perhaps": "In custody: uncertain",
  "people.state.out": "Released and not in custody",
  "people.foundMore": "More than {n, plural, one {# person} other {# people}}",
  "people.pageBound":
    "Only the first {n, number} can be turned page by page. Narrow the list to reach the others.",
  "people.recentBound":
    "Ordered by the last change of the record; only records changed lately are listed in this order.",
  "home.ofRegister":
    "{n, plural, one {In custody, of the # person in this register} other {In custody, of the # people in this register}}",
};
