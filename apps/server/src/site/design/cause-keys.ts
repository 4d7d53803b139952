import type { Cause } from "../../figures/causes.ts";
import type { MessageKey } from "../i18n.ts";

/** The words for why a figure changed; a new cause without words does not compile. */
export const CAUSE_KEYS: Readonly<Record<Cause, MessageKey>> = {
  entered: "figures.change.entered",
  recognised: "figures.change.recognised",
  "found late": "figures.change.foundLate",
  released: "figures.change.released",
  died: "figures.change.died",
  merged: "figures.change.merged",
  withdrawn: "figures.change.withdrawn",
  "definition changed": "figures.change.definition",
  moved: "figures.change.moved",
  confirmed: "figures.change.confirmed",
  unconfirmed: "figures.change.unconfirmed",
  "age reached": "figures.change.ageReached",
};
