/** The accessibility statement. */
export const accessibility = {
  "accessibility.title": "Accessibility",
  "accessibility.description": "What this site does so that everybody can read it, what it cannot do yet, and whom to tell.",
  "accessibility.aim": "What we aim at",
  "accessibility.aimText":
    "Web Content Accessibility Guidelines (WCAG) 2.2, level AA, on every page, in every language, in light and dark colours.",
  "accessibility.does": "What that means here",
  "accessibility.does.1":
    "Everything can be reached with the keyboard alone, in the order of reading, and the place where you are can be seen.",
  "accessibility.does.2": "Nothing needs a script, moves by itself or runs out of time. The pages can be read in a text browser.",
  "accessibility.does.3": "Every drawing has a table with the same numbers. Nothing is said by colour alone.",
  "accessibility.does.4": "Text can be enlarged four times without scrolling sideways, and every page can be printed.",
  "accessibility.does.5": "Names and texts in another language are marked, so that a screen reader pronounces them rightly.",
  "accessibility.checked": "How it is checked",
  "accessibility.checkedText":
    "With every change of the software a program examines every kind of page by these rules and walks through it with the keyboard. No program finds everything; people have to tell us the rest.",
  "accessibility.limits": "What we know is missing",
  "accessibility.limits.1": "Titles and remarks of sources stand in their own language, without a translation.",
  "accessibility.limits.2":
    "The sheet to print (PDF) repeats the page of a person for paper. The page itself is the form that everybody can read.",
  "accessibility.limits.3": "Documents on other sites are not ours and may not be accessible.",
  "accessibility.tell": "If you cannot read something",
  "accessibility.tellText": "Tell us what it was and with which program you read. No name is needed.",
};
