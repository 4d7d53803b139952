import type { Catalogue } from "./catalogue.ts";
import { chrome } from "./uk/chrome.ts";
import { errors } from "./uk/errors.ts";
import { evidence } from "./uk/evidence.ts";
import { figures } from "./uk/figures.ts";
import { life } from "./uk/life.ts";
import { method } from "./uk/method.ts";
import { mistake } from "./uk/mistake.ts";
import { pages } from "./uk/pages.ts";
import { people } from "./uk/people.ts";
import { person } from "./uk/person.ts";
import { pictures } from "./uk/pictures.ts";
import { proceedings } from "./uk/proceedings.ts";
import type { en } from "./en.ts";

export const uk: Catalogue<typeof en> = {
  ...chrome,
  ...errors,
  ...evidence,
  ...figures,
  ...life,
  ...method,
  ...mistake,
  ...pages,
  ...people,
  ...person,
  ...pictures,
  ...proceedings,
};
