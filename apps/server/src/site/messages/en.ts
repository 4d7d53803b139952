import { chrome } from "./en/chrome.ts";
import { errors } from "./en/errors.ts";
import { evidence } from "./en/evidence.ts";
import { exports } from "./en/exports.ts";
import { figures } from "./en/figures.ts";
import { life } from "./en/life.ts";
import { method } from "./en/method.ts";
import { pages } from "./en/pages.ts";
import { people } from "./en/people.ts";
import { person } from "./en/person.ts";
import { proceedings } from "./en/proceedings.ts";

/** The source catalogue: its keys are the message keys of the site. */
export const en = {
  ...chrome,
  ...errors,
  ...evidence,
  ...exports,
  ...figures,
  ...life,
  ...method,
  ...pages,
  ...people,
  ...person,
  ...proceedings,
};
