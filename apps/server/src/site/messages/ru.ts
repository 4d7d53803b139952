import type { Catalogue } from "./catalogue.ts";
import { chrome } from "./ru/chrome.ts";
import { errors } from "./ru/errors.ts";
import { evidence } from "./ru/evidence.ts";
import { exports } from "./ru/exports.ts";
import { figures } from "./ru/figures.ts";
import { life } from "./ru/life.ts";
import { method } from "./ru/method.ts";
import { pages } from "./ru/pages.ts";
import { people } from "./ru/people.ts";
import { person } from "./ru/person.ts";
import { proceedings } from "./ru/proceedings.ts";
import type { en } from "./en.ts";

export const ru: Catalogue<typeof en> = {
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
