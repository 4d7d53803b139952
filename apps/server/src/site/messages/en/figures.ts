/** Figures: a number, its definition, its date, and what changed. */
export const figures = {
  "figures.title": "Figures",
  "figures.description":
    "Every number with its definition, its date, the records behind it and what changed.",
  "figures.definition": "Definition",
  "figures.definitionVersion": "Definition, version {version}, in use {since}",
  "figures.unit": "Unit",
  "figures.asOf": "Situation on {date}",
  "figures.knownAt": "as known on {date}",
  "figures.drill": "The records behind this number",
  "figures.drillText":
    "{n, plural, =0 {No record is counted.} one {# record is counted.} other {# records are counted, each one time.}}",
  "figures.uncertain": "Uncertain records",
  "figures.uncertainText":
    "{n, plural, =0 {No record is uncertain.} one {# record is uncertain and is not in the number.} other {# records are uncertain and are not in the number.}}",
  "figures.uncertain.date": "the date is not exact",
  "figures.uncertain.unconfirmed": "not confirmed for more than 365 days",
  "figures.uncertain.source": "only one weak source",
  "figures.range": "between {low} and {high} with the uncertain records",
  "figures.others": "What others say",
  "figures.othersText":
    "Each number keeps its speaker, its day and its own definition. We do not average them.",
  "figures.speaker": "Who says",
  "figures.value": "Value",
  "figures.date": "Date",
  "figures.ours": "this register",
  "figures.series": "Series",
  "figures.changed": "What changed since {date}",
  "figures.changedText":
    "From {from} to {to}. Every line below is a list of records, and the lines add up.",
  "figures.change.entered": "entered: detained, or first reported in custody",
  "figures.change.recognised": "newly recognised",
  "figures.change.foundLate": "found late: held already, not known to us then",
  "figures.change.released": "released",
  "figures.change.died": "died",
  "figures.change.merged": "merged: two records of one person",
  "figures.change.withdrawn": "recognition or record withdrawn",
  "figures.change.definition": "definition changed",
  "figures.change.unconfirmed": "became unconfirmed",
  "figures.change.confirmed": "became certain: counted as uncertain before",
  "figures.change.ageReached": "reached the age",
  "figures.change.moved": "moved into or out of this definition",
  "figures.change.residual": "not explained",
  "figures.change.residualZero": "Nothing is left unexplained.",
  "figures.chart.title": "In custody over time",
  "figures.chart.desc":
    "Solid line: counted by this register. Hollow marks: numbers that others published. From {from} to {to}; the highest value shown is {max}.",
  "figures.chart.gap": "nothing known",
  "figures.chart.period": "bar: a date known only to the month or year",
  "figures.chart.gt": "arrow: “more than” or “at least”",
  "figures.chart.approx": "tilde: “about”",
  "figures.chart.lt": "arrow down: “fewer than”",
  "figures.event.election": "election",
  "figures.event.release": "release round",
  "figures.cite": "Quote it like this",
  "figures.citeText":
    "{value} {unit} ({definition}), situation on {asOf}, as known on {knownAt}. Apora, record {position}.",
  "figures.anyRecogniser":
    "recognised by at least one organisation",
  "figures.part":
    "Line",
  "figures.parts":
    "Of these",
  "figures.overTime":
    "Over time",
  "figures.period":
    "Period",
  "figures.periodHint":
    "A year, a month or two days: 2024, 2024-05, 2024-01-01/2024-06-30",
  "figures.uncertainWhy":
    "These records may belong to the number: a date is not exact, a needed fact is not published, or no source has confirmed the record within 365 days.",
  "figures.version":
    "version {version}",
  "figures.earlierVersions":
    "{n, plural, one {# earlier version is kept} other {# earlier versions are kept}} so that old numbers can be computed again.",
  "figures.reproduce":
    "Compute it again",
  "figures.andMore":
    "{n, plural, one {and # more} other {and # more}}",
  "figures.changedSince":
    "Compare with another day",
  "figures.changedTooLarge":
    "The list of changes is too long for a page. It can be made on the command line:",
};
