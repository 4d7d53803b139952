/** What is and is not kept of a reader, and what danger there is. */
export const privacy = {
  "privacy.title": "Privacy and safety",
  "privacy.description": "What this site keeps of its readers: nothing. What others can see, and what to think of inside the country.",
  "privacy.kept": "What this site keeps of you",
  "privacy.kept.1": "Nothing. There are no accounts for readers, no cookies, no scripts, no counters and no trackers.",
  "privacy.kept.2":
    "The program does not write down addresses, names of browsers, or which pages were read and searched for. What it writes down about its own faults names no reader.",
  "privacy.kept.3": "The language is chosen by what your browser asks for when you open the first page, and is not remembered.",
  "privacy.others": "What others can see",
  "privacy.others.1":
    "Your network and whoever watches it see that you opened this site, though not which page, if the address begins with https. Tor Browser hides this too; a private window does not.",
  "privacy.others.2":
    "Your browser and your telephone may keep what you opened: history, saved pages, screenshots, the list of open windows. We cannot remove it from there.",
  "privacy.others.3":
    "Whoever keeps the computer or the network on which this site stands could see addresses as they pass. The program gives them no record of it.",
  "privacy.others.4": "A link to another site leads there openly: that site learns that you came, but not from which page.",
  "privacy.report": "If you report a mistake",
  "privacy.reportText":
    "The text is sealed as soon as it arrives, for the people who keep this register, and stored with the page and the day. No address and no time is kept. Write nothing about yourself.",
  "privacy.danger": "If you are inside the country",
  "privacy.danger.1":
    "In Belarus people have been punished for reading, saving and passing on pages like this one, for helping prisoners, and for writing to organisations named here. A telephone can be searched: at the border, at work, in the street.",
  "privacy.danger.2":
    "Do not save, photograph or forward these pages on a telephone that you carry. Do not open them over a network at work or at school.",
  "privacy.danger.3": "Trust nobody who writes to you first in the name of this register, asks who you are or asks for money.",
  "privacy.people": "The people in this register",
  "privacy.people.1":
    "Only people already named in public are here, each fact with its source. Relatives, home addresses and health are not.",
  "privacy.people.2":
    "Who is named here, or their family, can ask to have a fact corrected, left out or held back. It is done without a word on the page about it.",
};
