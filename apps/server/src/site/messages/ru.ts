import type { Catalogue } from "./catalogue.ts";
import { accessibility } from "./ru/accessibility.ts";
import { chrome } from "./ru/chrome.ts";
import { entering } from "./ru/entering.ts";
import { errors } from "./ru/errors.ts";
import { estimates } from "./ru/estimates.ts";
import { evidence } from "./ru/evidence.ts";
import { exports } from "./ru/exports.ts";
import { figures } from "./ru/figures.ts";
import { glossary } from "./ru/glossary.ts";
import { imports } from "./ru/imports.ts";
import { life } from "./ru/life.ts";
import { matching } from "./ru/matching.ts";
import { method } from "./ru/method.ts";
import { mistake } from "./ru/mistake.ts";
import { pages } from "./ru/pages.ts";
import { people } from "./ru/people.ts";
import { person } from "./ru/person.ts";
import { privacy } from "./ru/privacy.ts";
import { pictures } from "./ru/pictures.ts";
import { proceedings } from "./ru/proceedings.ts";
import { search } from "./ru/search.ts";
import { proofs } from "./ru/proofs.ts";
import { tasks } from "./ru/tasks.ts";
import type { en } from "./en.ts";

export const ru: Catalogue<typeof en> = {
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
