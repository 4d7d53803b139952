/** What happened, what was kept, what to do next. */
export const errors = {
  "errors.404.title": "There is no such page",
  "errors.404.text":
    "Nothing is published at this address. A record may have been joined with another, withdrawn at the wish of a family, or never have existed; we give one answer to all three.",
  "errors.404.next": "Look for a name in the list of people.",
  "errors.400.title": "This request cannot be understood",
  "errors.400.text": "A part of the address has a form that we do not accept. Nothing was changed.",
  "errors.400.next": "Check the date: year, month, day, for example 2021-05-21.",
  "errors.405.title": "This address can only be read",
  "errors.405.text": "Nothing was received or stored.",
  "errors.405.next": "Open the page itself.",
  "errors.429.title": "Too many requests",
  "errors.429.text":
    "Too many pages were asked for in a short time, and the server needs a pause. Nothing was changed.",
  "errors.429.next": "Wait a minute, or download the whole data instead of asking page by page.",
  "errors.500.title": "The page could not be made",
  "errors.500.text": "The fault is ours. The register itself is unharmed; nothing was changed.",
  "errors.500.next": "Try again in a few minutes.",
  "errors.503.title": "The register is not available now",
  "errors.503.text": "It is being started or repaired. Nothing is lost.",
  "errors.503.next": "Try again in a few minutes.",
  "errors.future.title": "This date lies in the future",
  "errors.future.text": "The register answers for today and for the past. It makes no forecasts.",
  "errors.future.next": "Choose today or an earlier day.",
  "errors.beforeStart.title": "The register did not exist then",
  "errors.beforeStart.text":
    "The first entry is of {date}. We can say what happened on earlier days, but not what we knew on them.",
  "errors.beforeStart.next": "Leave the field “As known on” empty.",
  "errors.reference": "Reference for a report: {reference}",
};
