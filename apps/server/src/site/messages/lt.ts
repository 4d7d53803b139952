import type { Catalogue } from "./catalogue.ts";
import { accessibility } from "./lt/accessibility.ts";
import { chrome } from "./lt/chrome.ts";
import { entering } from "./lt/entering.ts";
import { errors } from "./lt/errors.ts";
import { estimates } from "./lt/estimates.ts";
import { evidence } from "./lt/evidence.ts";
import { exports } from "./lt/exports.ts";
import { figures } from "./lt/figures.ts";
import { glossary } from "./lt/glossary.ts";
import { imports } from "./lt/imports.ts";
import { life } from "./lt/life.ts";
import { matching } from "./lt/matching.ts";
import { method } from "./lt/method.ts";
import { mistake } from "./lt/mistake.ts";
import { pages } from "./lt/pages.ts";
import { people } from "./lt/people.ts";
import { person } from "./lt/person.ts";
import { privacy } from "./lt/privacy.ts";
import { pictures } from "./lt/pictures.ts";
import { proceedings } from "./lt/proceedings.ts";
import { search } from "./lt/search.ts";
import { proofs } from "./lt/proofs.ts";
import { tasks } from "./lt/tasks.ts";
import type { en } from "./en.ts";

export const lt: Catalogue<typeof en> = {
  ...accessibility,
  ...chrome,
  ...entering,
  ...errors,
  ...estimates,
  ...evidence,
  ...exports,
  ...figures,
  ...glossary,
  ...imports,
  ...life,
  ...matching,
  ...method,
  ...mistake,
  ...pages,
  ...people,
  ...person,
  ...privacy,
  ...pictures,
  ...proceedings,
  ...search,
  ...proofs,
  ...tasks,
};
