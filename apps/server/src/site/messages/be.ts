import type { Catalogue } from "./catalogue.ts";
import { chrome } from "./be/chrome.ts";
import { errors } from "./be/errors.ts";
import { evidence } from "./be/evidence.ts";
import { exports } from "./be/exports.ts";
import { figures } from "./be/figures.ts";
import { life } from "./be/life.ts";
import { method } from "./be/method.ts";
import { pages } from "./be/pages.ts";
import { people } from "./be/people.ts";
import { person } from "./be/person.ts";
import { proceedings } from "./be/proceedings.ts";
import type { en } from "./en.ts";

export const be: Catalogue<typeof en> = {
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
