import type { Catalogue } from "./catalogue.ts";
import { chrome } from "./ru/chrome.ts";
import { errors } from "./ru/errors.ts";
import { evidence } from "./ru/evidence.ts";
import { figures } from "./ru/figures.ts";
import { imports } from "./ru/imports.ts";
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
  ...figures,
  ...imports,
  ...life,
  ...method,
  ...pages,
  ...people,
  ...person,
  ...proceedings,
};
