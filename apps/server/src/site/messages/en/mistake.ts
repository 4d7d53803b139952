/** Reports of mistakes. */
export const mistake = {
  "footer.mistake": "Report a mistake",
  "mistake.title": "Report a mistake",
  "mistake.lead": "Say what is wrong on a page. No account and no name is asked for.",
  "mistake.danger":
    "Readers in Belarus: sending this can be punished there. Use Tor, write nothing about yourself or others that is not public, and think before you send.",
  "mistake.about": "Page: {page}",
  "mistake.text": "What is wrong?",
  "mistake.text.hint":
    "For example a date, a spelling, a place. At most 1,500 letters. Write nothing that is not public: while you send, this server could read it.",
  "mistake.source": "Where can it be checked? (an address, if you have one)",
  "mistake.send": "Send",
  "mistake.kept": "What is kept",
  "mistake.keptText":
    "The text, sealed for the people who keep this register, the page and the day. Not your address, not your browser, not the time. The server cannot open what it keeps. We cannot answer you. When somebody has dealt with it, it is deleted.",
  "mistake.closed": "Here nobody reads reports: the keeper of this site has not set it up.",
  "mistake.thanks": "Thank you",
  "mistake.thanksText": "Your report was sealed and put into the queue.",
  "mistake.back": "Back to the first page",
};
