import { readFileSync } from "node:fs";
import { z } from "zod";

/** The border of a country for small maps: longitudes and latitudes, first point repeated at the end. */
const outlineSchema = z.strictObject({
  note: z.string(),
  source: z.string(),
  licence: z.string(),
  ring: z.array(z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)])).min(4),
});
export type Outline = z.output<typeof outlineSchema>;

/** Reads the border a country pack brings along. Packs without one have no map. */
export function readOutline(folder: URL): Outline | undefined {
  try {
    return outlineSchema.parse(JSON.parse(readFileSync(new URL("outline.json", folder), "utf8")));
  } catch (problem) {
    if (typeof problem === "object" && problem !== null && "code" in problem && problem.code === "ENOENT") return undefined;
    throw problem;
  }
}
