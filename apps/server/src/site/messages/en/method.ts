/** What we count and what we do not know. */
export const method = {
  "method.title": "What we count and what we do not know",
  "method.description": "The rules behind every number and every page of this register.",
  "method.lead":
    "A number about people in prison is useful only if anybody can ask: who counted, whom, on which day, and from what. This page answers for every number on this site.",
  "method.who.title": "Who is in this register",
  "method.who.1":
    "Only people who have been named in public, in sources that can be read and dated. We do not publish anybody for the first time.",
  "method.who.2":
    "This is not the full list of political prisoners of Belarus. The human rights organisations that document the repression know of many more people. Somebody’s absence here says nothing about that person.",
  "method.who.3":
    "Where a person or a family asks us to wait or to leave something out, we do. The page does not show that anything was left out.",
  "method.words.title": "What the words mean",
  "method.words.detained": "Detained",
  "method.words.detainedText": "Taken by the authorities. It may end within hours or be the first day of years.",
  "method.words.prosecuted": "Prosecuted",
  "method.words.prosecutedText": "A criminal case has been opened against the person. The person may be at liberty or abroad.",
  "method.words.convicted": "Convicted",
  "method.words.convictedText":
    "A court has passed a sentence. One person can be convicted several times; persons and convictions are counted apart. People convicted in absentia are not in custody.",
  "method.words.custody": "In custody",
  "method.words.custodyText":
    "Deprived of liberty on that day: in police detention, a remand prison, a colony, a prison, an open-type facility, in hospital under guard or under house arrest before the verdict. Restriction of liberty at home, a fine and a served term are not custody.",
  "method.words.recognised": "Recognised",
  "method.words.recognisedText":
    "An organisation has decided and published that the person is a political prisoner. We record who decided, when and by which criteria. Decisions of different organisations stand side by side and are never added up.",
  "method.words.released": "Released",
  "method.words.releasedText":
    "Out of custody in any way: term served, pardon, amnesty, exchange, removal from the country. A release is reported first and confirmed later; the page says which. Somebody released can be taken back.",
  "method.dates.title": "Dates that are not exact",
  "method.dates.1":
    "Often only the month or the year is known. We keep the date as exact as the source has it, and we do not invent a day.",
  "method.dates.2":
    "A record counts from the last day on which its state could have begun until the first day on which it could have ended. Between the earliest and the latest possible day it is shown as uncertain, and never added.",
  "method.dates.3":
    "An example: somebody “detained in May 2021” is uncertain from 1 to 30 May and counted from 31 May. Somebody “released in March 2024” is counted until 29 February and uncertain in March.",
  "method.confirm.title": "When nothing is heard for a year",
  "method.confirm.1":
    "After 365 days without any source confirming it, an open record becomes uncertain. It leaves the number and stays in the list of uncertain records until a source speaks again.",
  "method.confirm.2": "This does not mean that the person is free. It means that we no longer know.",
  "method.sources.title": "How far we trust a source",
  "method.sources.1":
    "Every statement carries its source, the day of publication, the day on which we read it, and two marks. The letter judges the source, the digit the statement. They are given apart: a reliable source can pass on a doubtful statement.",
  "method.sources.letters": "The source",
  "method.sources.digits": "The statement",
  "method.conflict.title": "When sources disagree",
  "method.conflict.1":
    "Both statements stay. The page shows one, says which and why, and shows the others beside it. The numbers of other organisations are shown as theirs and are never corrected by us.",
  "method.time.title": "Two dates for every number",
  "method.time.1":
    "The situation on a day and what was known on a day are two different things. “In custody on 21 May 2021, as known today” includes people of whom we learned later; “as known on 21 May 2021” does not. Every page can be asked for both.",
  "method.time.2":
    "Nothing is overwritten. A correction is a new entry, the old one stays readable, and the list of changes adds up to the difference.",
  "method.unknown.title": "What this register does not know",
  "method.unknown.1":
    "It does not know how many people are held. Human rights organisations believe that many cases, perhaps a fifth of them, never become known; people are silent out of fear, trials are closed, and the database of courts was shut.",
  "method.unknown.2":
    "It does not know who is guilty of what. Articles and wordings are those of the authorities. We repeat them to show what was charged, not what was done.",
  "method.unknown.3": "It makes no estimates of the unknown. If it ever does, the word “estimate” will stand in the chart itself.",
  "method.wrong.title": "If something here is wrong",
  "method.wrong.1":
    "Tell the organisation that maintains this register. A mistake is corrected in the open: the page says what it said before and since when.",
  "method.danger.title": "If you are inside the country",
  "method.danger.1":
    "In Belarus people have been punished for reading, storing and passing on pages like this one, and for writing to human rights organisations. Weigh it before you save, print or forward anything, and do not contact us from a telephone or a network that is not safe.",
  "method.example.caption": "The same rule as a table. All three records are confirmed by a source every year.",
  "method.example.record": "Record",
  "method.example.may": "detained in May 2021",
  "method.example.released": "detained on 10 May 2021, released in March 2024",
  "method.example.year": "detained in 2021",
  "method.example.sum": "The number on that day",
  "method.example.counted": "counted",
  "method.example.uncertain": "uncertain",
  "method.example.not": "not counted",
  "method.confirm.days": "The rule in force: {n, plural, one {# day} other {# days}}.",
  "method.definitions.title": "The definitions in force",
  "method.definitions.1":
    "A rule that counts differently gets a new version. The earlier one stays, so that a number said in the past can be computed again.",
  "method.definitions.about": "Name: {id}, version {version}; what is counted: {unit}.",
  "method.shape.stock": "How many on one day.",
  "method.shape.total": "How many up to and including one day.",
  "method.shape.period": "How many within a period.",
  "method.merge.title": "When two records are one person",
  "method.merge.1":
    "No program joins records. People with nearly the same name are often different people, and one person is written in many ways; somebody compares the sources and decides: the same, different, or not sure.",
  "method.merge.2":
    "The decision is an entry with a date and a reason. It can be taken back, and then both records stand as before. A decision that two people are different is kept as well, so that nobody joins them by mistake.",
  "method.merge.3": "Joined records count once. When a number falls because of it, the list of changes says so.",
  "method.position.title": "How to compute a number again",
  "method.position.1":
    "Every entry of this register has a place in one row: the first is 1, the next 2. Nothing is inserted or removed. “Entry 6,000” therefore always means the same knowledge, and a number with its day and its entry can be computed again by anybody at any time.",
  "method.position.2":
    "With the software and the data of this register on your own computer, this command gives the number of people in custody as this page knows it, with every record behind it:",
  "method.position.answer": "Its answer: {value} certain, {uncertain} uncertain, entry {position}.",
  "method.missing.title": "Counted on {date}",
  "method.missing.uncertain": "In custody, uncertain and therefore not added: {n} (certain: {all})",
  "method.missing.place": "In custody, place not certain: {n} of {all}",
  "method.missing.article": "In custody, no article certain: {n} of {all}",
  "method.missing.gender": "People without a published gender: {n} of {all}",
  "method.missing.birth": "People without a published year of birth: {n} of {all}",
  "method.missing.places": "Places not verified: {n} of {all}",
  "method.missing.addresses": "Places without a verified address for letters: {n} of {all}",
  "method.missing.articles": "Articles with a number or wording not checked: {n} of {all}",
  "method.readers.title": "What this site knows about you",
  "method.readers.1":
    "There are no accounts for readers, no cookies, no scripts and no trackers. The server does not store the addresses of its readers or what they looked for. Pages ask no other site for anything.",
  "method.readers.2": "Your browser, your network and your telephone may still keep what you opened. We cannot remove it from there.",
  "method.licence.title": "Licences",
  "method.licence.data": "Facts and figures",
  "method.licence.dataText":
    "Facts are free to quote. Name the source that stands beside each, and for our own numbers the definition, the day and the entry number.",
  "method.licence.people": "People",
  "method.licence.peopleText":
    "Facts about people who are already named in public. They are personal data: check the state before you use them, and do not copy them as a list.",
  "method.licence.places": "Places",
  "method.licence.placesText":
    "Facts from the pages named with each. Official English names also stand in the consolidated list of financial sanctions of the European Union (European Commission, reuse with acknowledgement).",
  "method.licence.articles": "Articles of law",
  "method.licence.articlesText": "Titles of laws are free to use. Those marked as not checked must be compared with the law first.",
  "method.licence.documents": "Documents we cite",
  "method.licence.documentsText":
    "They belong to their authors. We give what they say in our own words or in short quotations, with the address.",
  "method.licence.software": "Software",
  "method.licence.softwareText": "AGPL-3.0 or later for the applications, Apache-2.0 for the packages.",
};
