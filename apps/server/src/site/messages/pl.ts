import type { Catalogue } from "./catalogue.ts";
import { accessibility } from "./pl/accessibility.ts";
import { chrome } from "./pl/chrome.ts";
import { entering } from "./pl/entering.ts";
import { errors } from "./pl/errors.ts";
import { estimates } from "./pl/estimates.ts";
import { evidence } from "./pl/evidence.ts";
import { exports } from "./pl/exports.ts";
import { figures } from "./pl/figures.ts";
import { glossary } from "./pl/glossary.ts";
import { imports } from "./pl/imports.ts";
import { life } from "./pl/life.ts";
import { matching } from "./pl/matching.ts";
import { method } from "./pl/method.ts";
import { mistake } from "./pl/mistake.ts";
import { pages } from "./pl/pages.ts";
import { people } from "./pl/people.ts";
import { person } from "./pl/person.ts";
import { privacy } from "./pl/privacy.ts";
import { pictures } from "./pl/pictures.ts";
import { proceedings } from "./pl/proceedings.ts";
import { search } from "./pl/search.ts";
import { proofs } from "./pl/proofs.ts";
import { tasks } from "./pl/tasks.ts";
import type { en } from "./en.ts";

export const pl: Catalogue<typeof en> = {
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
