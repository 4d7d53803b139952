import { z } from "zod";

/**
 * The shape of a country pack: `pack.json` says what the pack is and names its files; every other file holds inputs
 * of the register's own commands. The shapes are public: packs of other countries are written against them.
 */

const language = z.string().regex(/^[a-z]{2,3}$/);
const fileName = z.string().regex(/^[a-z0-9-]+\.json$/);
const code = z.string().trim().min(1).max(80);

export const packSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{1,40}$/),
  country: z.string().regex(/^[A-Z]{2}$/),
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  languages: z.array(language).min(1),
  /** Month the facts were last read; every status has a date of its own besides. */
  asOf: z.string().regex(/^\d{4}-\d{2}$/),
  /** Accent of the public pages. */
  accent: z.string().regex(/^#[0-9a-f]{6}$/),
  regions: z.array(z.strictObject({ code, names: z.record(language, z.string().min(1)) })),
  /** Who says of somebody that they are a political prisoner: by decision, or by a list of their own. */
  recognisers: z.array(z.strictObject({ organisation: code, by: z.enum(["decision", "list"]) })),
  files: z.strictObject({
    places: fileName,
    provisions: fileName,
    organisations: fileName,
    courts: fileName,
    officials: fileName,
    /** Separable: an operator can start without people. */
    people: fileName.optional(),
    reportedFigures: fileName,
  }),
});
export type PackDescription = z.infer<typeof packSchema>;

/** In the order of loading: what refers comes after what it refers to. */
export const PACK_PARTS = ["places", "provisions", "organisations", "courts", "officials", "people", "reportedFigures"] as const;
export type PackPart = (typeof PACK_PARTS)[number];

/** The kind of root each part opens. */
export const KIND_OF_PART = {
  places: "place",
  provisions: "provision",
  organisations: "organisation",
  courts: "court",
  officials: "official",
  people: "person",
  reportedFigures: "reported_figure",
} as const satisfies Record<PackPart, string>;

/** An entry whose inside is the command's business; only what the loader itself needs is read here. */
const entry = z.looseObject({ code });
export type PackEntry = z.infer<typeof entry>;
export const entriesFile = z.strictObject({ items: z.array(entry).min(1) });

/** A person's file; its inside is the command's business too. */
const packFile = z.looseObject({ code });
export type PackFile = z.infer<typeof packFile>;
export const peopleFile = z.strictObject({ files: z.array(packFile).min(1) });
