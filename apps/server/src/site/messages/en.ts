import { accessibility } from "./en/accessibility.ts";
import { chrome } from "./en/chrome.ts";
import { entering } from "./en/entering.ts";
import { errors } from "./en/errors.ts";
import { estimates } from "./en/estimates.ts";
import { evidence } from "./en/evidence.ts";
import { exports } from "./en/exports.ts";
import { figures } from "./en/figures.ts";
import { glossary } from "./en/glossary.ts";
import { imports } from "./en/imports.ts";
import { life } from "./en/life.ts";
import { matching } from "./en/matching.ts";
import { method } from "./en/method.ts";
import { mistake } from "./en/mistake.ts";
import { pages } from "./en/pages.ts";
import { people } from "./en/people.ts";
import { person } from "./en/person.ts";
import { privacy } from "./en/privacy.ts";
import { pictures } from "./en/pictures.ts";
import { proceedings } from "./en/proceedings.ts";
import { search } from "./en/search.ts";
import { proofs } from "./en/proofs.ts";
import { tasks } from "./en/tasks.ts";

/** The source catalogue: its keys are the message keys of the site. */
export const en = {
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
