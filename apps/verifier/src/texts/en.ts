import type { PageTexts } from "./catalogue.ts";

export const en: PageTexts = {
  title: "Check a figure",
  lead: "This page checks the proof of a published number on your own device. It sends nothing anywhere: it works with the network switched off.",
  chooseFile: "Proof file (.apora-proof.json)",
  orDrop: "You can also drop the file anywhere on this page.",
  orPaste: "Or paste its text",
  entryCode: "Text of a printed code (if you have one)",
  entryUnusable: "The printed code cannot be used:",
  trustTitle: "Whom you trust",
  trustLead:
    "Keys of the publisher, the log and its witnesses, as lines of text. Take them from a second source: a leaflet, a newspaper, a partner; never from the place the proof came from.",
  keptHead: "A head of the log you kept from an earlier visit (if you have one)",
  check: "Check",
  checking: "Checking. A large figure takes some seconds …",
  print: "Print this report",
  language: "Language",
  trustUnreadable: "The keys cannot be read:",
  tooLarge: "The file is too large.",
  nothing: "Choose a file or paste its text first.",
  about:
    "Is this page the real one? Compute its SHA-256 (sha256sum verify.html) and compare it with the one published in a second place. What a passed check proves, and what it never can, stands in the report.",
};
