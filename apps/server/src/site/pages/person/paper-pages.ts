import { isoOf } from "../../../ledger/edtf.ts";
import type { Page, PageAnswer, PageRequest } from "../../page.ts";
import { cardOf, lastingAddress, sheetOf } from "../../paper/person-paper.ts";
import { drawPng, printPdf } from "../../paper/press.ts";
import { openPerson } from "./open-person.ts";
import type { PersonView } from "./view.ts";

const DAY_SECONDS = 86_400;

/** A name for the file that says nothing about the reader and what it is about only by number: it may lie on a seized computer. */
const fileName = (view: PersonView, request: PageRequest, ending: string): string => `apora-${view.id}-${isoOf(request.atDay)}.${ending}`;

type Printed = { readonly type: string; readonly ending: string; readonly print: (request: PageRequest, view: PersonView) => Buffer };

const paperPage = (rest: string, { type, ending, print }: Printed): Page => ({
  pattern: `/people/:id/${rest}`,
  render: async (request, params): Promise<PageAnswer> => {
    const view = await openPerson(request, params["id"] ?? "", `/${rest}`);
    if ("kind" in view) return view;
    return { kind: "file", type, name: fileName(view, request, ending), body: print(request, view) };
  },
});

/** The page of a person on one sheet, to be printed, filed, sent by post. */
export const sheetPage = paperPage("sheet.pdf", {
  type: "application/pdf",
  ending: "pdf",
  print: (request, view) => printPdf("sheet", sheetOf(request, view, lastingAddress(request, view)), request.atDay * DAY_SECONDS),
});

/** The picture that stands beside a shared link. */
export const cardPage = paperPage("card.png", {
  type: "image/png",
  ending: "png",
  print: (request, view) => drawPng("card", cardOf(request, view)),
});
