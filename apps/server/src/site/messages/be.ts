import type { Catalogue } from "./catalogue.ts";
import { accessibility } from "./be/accessibility.ts";
import { chrome } from "./be/chrome.ts";
import { entering } from "./be/entering.ts";
import { errors } from "./be/errors.ts";
import { estimates } from "./be/estimates.ts";
import { evidence } from "./be/evidence.ts";
import { exports } from "./be/exports.ts";
import { figures } from "./be/figures.ts";
import { glossary } from "./be/glossary.ts";
import { imports } from "./be/imports.ts";
import { life } from "./be/life.ts";
import { matching } from "./be/matching.ts";
import { method } from "./be/method.ts";
import { mistake } from "./be/mistake.ts";
import { pages } from "./be/pages.ts";
import { people } from "./be/people.ts";
import { person } from "./be/person.ts";
import { privacy } from "./be/privacy.ts";
import { pictures } from "./be/pictures.ts";
import { proceedings } from "./be/proceedings.ts";
import { search } from "./be/search.ts";
import { proofs } from "./be/proofs.ts";
import { tasks } from "./be/tasks.ts";
import type { en } from "./en.ts";

export const be: Catalogue<typeof en> = {
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
