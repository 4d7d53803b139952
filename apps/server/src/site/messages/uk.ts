import type { Catalogue } from "./catalogue.ts";
import { accessibility } from "./uk/accessibility.ts";
import { chrome } from "./uk/chrome.ts";
import { entering } from "./uk/entering.ts";
import { errors } from "./uk/errors.ts";
import { estimates } from "./uk/estimates.ts";
import { evidence } from "./uk/evidence.ts";
import { exports } from "./uk/exports.ts";
import { figures } from "./uk/figures.ts";
import { glossary } from "./uk/glossary.ts";
import { imports } from "./uk/imports.ts";
import { life } from "./uk/life.ts";
import { matching } from "./uk/matching.ts";
import { method } from "./uk/method.ts";
import { mistake } from "./uk/mistake.ts";
import { pages } from "./uk/pages.ts";
import { people } from "./uk/people.ts";
import { person } from "./uk/person.ts";
import { privacy } from "./uk/privacy.ts";
import { pictures } from "./uk/pictures.ts";
import { proceedings } from "./uk/proceedings.ts";
import { search } from "./uk/search.ts";
import { proofs } from "./uk/proofs.ts";
import { tasks } from "./uk/tasks.ts";
import type { en } from "./en.ts";

export const uk: Catalogue<typeof en> = {
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
