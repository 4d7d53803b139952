import type { Catalogue } from "./catalogue.ts";
import { accessibility } from "./de/accessibility.ts";
import { chrome } from "./de/chrome.ts";
import { entering } from "./de/entering.ts";
import { errors } from "./de/errors.ts";
import { estimates } from "./de/estimates.ts";
import { evidence } from "./de/evidence.ts";
import { exports } from "./de/exports.ts";
import { figures } from "./de/figures.ts";
import { glossary } from "./de/glossary.ts";
import { imports } from "./de/imports.ts";
import { life } from "./de/life.ts";
import { matching } from "./de/matching.ts";
import { method } from "./de/method.ts";
import { mistake } from "./de/mistake.ts";
import { pages } from "./de/pages.ts";
import { people } from "./de/people.ts";
import { person } from "./de/person.ts";
import { privacy } from "./de/privacy.ts";
import { pictures } from "./de/pictures.ts";
import { proceedings } from "./de/proceedings.ts";
import { search } from "./de/search.ts";
import { proofs } from "./de/proofs.ts";
import { tasks } from "./de/tasks.ts";
import type { en } from "./en.ts";

export const de: Catalogue<typeof en> = {
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
