/** What the page says around a report. A new language is one more file of this shape and one line in texts.ts. */
export type PageTexts = {
  readonly title: string;
  readonly lead: string;
  readonly chooseFile: string;
  readonly orDrop: string;
  readonly orPaste: string;
  readonly entryCode: string;
  readonly entryUnusable: string;
  readonly trustTitle: string;
  readonly trustLead: string;
  readonly keptHead: string;
  readonly check: string;
  readonly checking: string;
  readonly print: string;
  readonly language: string;
  readonly trustUnreadable: string;
  readonly tooLarge: string;
  readonly nothing: string;
  /** Below everything: how to know that this page itself was not exchanged. */
  readonly about: string;
};
