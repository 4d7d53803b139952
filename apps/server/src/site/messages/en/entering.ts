/** Entering a person at the desk. */
export const entering = {
  "entering.title": "Enter a person",
  "entering.lead": "Who is in the register already is shown before a file is opened. A name alone never says that two are one: you decide.",
  "entering.name": "Full name",
  "entering.language": "Language of the name",
  "entering.born": "Year of birth, where a source published it",
  "entering.source": "Source: what it is called",
  "entering.url": "Source: its address",
  "entering.source.hint": "One of the two is needed. Public.",
  "entering.look": "Who is like this?",
  "entering.likely": "In the register already",
  "entering.record": "Record",
  "entering.create": "Nobody of these: open a file",
  "entering.createNew": "Open a file",
  "entering.changed": "Since you looked somebody entered a person who is like this. Look again.",
  "entering.created": "The file was opened: {id}",
};
