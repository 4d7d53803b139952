import { readFile } from "node:fs/promises";
import type { z } from "zod";
import { entriesFile, packSchema, peopleFile, type PackDescription, type PackEntry, type PackFile, type PackPart } from "./pack-schema.ts";

/** A pack as it lies in its folder, checked in shape. What the entries say is checked by the commands. */
export type Pack = {
  readonly description: PackDescription;
  readonly entries: Readonly<Record<Exclude<PackPart, "people">, readonly PackEntry[]>>;
  /** Empty where the pack brings no people. */
  readonly people: readonly PackFile[];
};

async function readJson<T>(folder: URL, name: string, shape: z.ZodType<T>): Promise<T> {
  const parsed = shape.safeParse(JSON.parse(await readFile(new URL(name, folder), "utf8")));
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.slice(0, 10).map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  throw new Error(`the country pack's ${name} is not in order: ${problems.join("; ")}`);
}

/** Reads a pack. @throws Error when a file is missing or not in the shape of a pack */
export async function readPack(folder: URL): Promise<Pack> {
  const description = await readJson(folder, "pack.json", packSchema);
  const { files } = description;
  const items = async (name: string): Promise<readonly PackEntry[]> => (await readJson(folder, name, entriesFile)).items;
  return {
    description,
    entries: {
      places: await items(files.places),
      provisions: await items(files.provisions),
      organisations: await items(files.organisations),
      courts: await items(files.courts),
      officials: await items(files.officials),
      reportedFigures: await items(files.reportedFigures),
    },
    people: files.people === undefined ? [] : (await readJson(folder, files.people, peopleFile)).files,
  };
}
