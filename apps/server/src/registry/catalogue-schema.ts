import { z } from "zod";
import { defineKind } from "../ledger/schema.ts";
import { PLACE_KINDS, codesOf } from "./codes.ts";
import { localText, nameValue, text, uuid } from "./values.ts";

/** What the register knows how to say about places, organisations, provisions of law, courts and officials. */

export const place = defineKind(
  "place",
  { root: true },
  {
    name: { class: "C0", value: nameValue, many: true, about: "A name of the place in one language." },
    kind: { class: "C0", value: z.enum(codesOf(PLACE_KINDS)), about: "Remand prison, colony, open-type facility…" },
    town: { class: "C0", value: localText, many: true, about: "Town, in one language." },
    region: { class: "C0", value: text(80), about: "Region, by its code in the country pack." },
    coordinates: {
      class: "C0",
      value: z.strictObject({ lat: z.number().min(-90).max(90), lon: z.number().min(-180).max(180) }),
      unit: "degree",
      about: "Of the town, never of the building.",
    },
    regime: { class: "C0", value: localText, many: true, about: "Regime or group held there, as published." },
    address: { class: "C0", value: localText, many: true, about: "Postal address as published for letters; dated by its valid period." },
    note: { class: "C0", value: localText, many: true, about: "Remark." },
    successor: { class: "C0", value: uuid, refers: "place", about: "The place that took over." },
    existence: { class: "C0", value: z.enum(["verified", "unverified"]), about: "Whether its existence was seen in a source." },
    address_state: { class: "C0", value: z.enum(["verified", "unverified"]), about: "Whether a postal address was seen in a source." },
  },
);

export const organisation = defineKind(
  "organisation",
  { root: true },
  {
    name: { class: "C0", value: nameValue, many: true, about: "A name of the organisation." },
    kind: { class: "C0", value: text(80), many: true, about: "What kind of organisation or mechanism." },
    does: { class: "C0", value: localText, many: true, about: "What it does." },
    intake: { class: "C0", value: localText, many: true, about: "Publicly described intake or fields." },
    note: { class: "C0", value: localText, many: true, about: "Remark, for example a danger for people inside the country." },
    state: { class: "C0", value: z.enum(["verified", "unverified"]), about: "Whether the description was seen in a source." },
  },
);

export const provision = defineKind(
  "provision",
  { root: true },
  {
    code: { class: "C0", value: text(40), about: "The code of law, for example UK-BY." },
    number: { class: "C0", value: text(20), about: "Number of the article." },
    label: { class: "C0", value: localText, many: true, about: "Title, in one language; dated where it changed." },
    label_state: {
      class: "C0",
      value: z.enum(["verified-in-source", "general-knowledge-unverified", "number-unverified"]),
      about: "How far the title and number were checked.",
    },
    formerly: { class: "C0", value: text(40), about: "Number in the earlier code." },
    group: { class: "C0", value: text(40), about: "Subject group, for reading only." },
    note: { class: "C0", value: localText, many: true, about: "Remark." },
  },
);

export const court = defineKind(
  "court",
  { root: true },
  {
    name: { class: "C0", value: nameValue, many: true, about: "Name of the court." },
  },
);

export const official = defineKind(
  "official",
  { root: true },
  {
    name: { class: "C0", value: nameValue, many: true, about: "Name of a judge or official, as published." },
    role: { class: "C0", value: localText, many: true, about: "Public role." },
  },
);

/** Root kinds other than people: what the country pack brings. */
export const CATALOGUE_KINDS = { place, organisation, provision, court, official } as const;
export type CatalogueKind = keyof typeof CATALOGUE_KINDS;
