import type { Figure } from "../../figures/figure.ts";
import type { Parts } from "../../figures/definitions.ts";
import { NOT_PUBLISHED, RECOGNISED_BY_ANY } from "../../figures/measure.ts";
import { readFiles } from "../../ledger/positions.ts";
import { foldClaims, factsOf } from "../../ledger/resolve.ts";
import { formatProvision } from "../../registry/article-notation.ts";
import { shownName } from "../../registry/person-file.ts";
import { organisation, place } from "../../registry/catalogue-schema.ts";
import type { Translator } from "../i18n.ts";
import type { PageRequest } from "../page.ts";
import { textIn, type Text } from "./text.ts";

async function rootNames(request: PageRequest, keys: readonly string[]): Promise<Map<string, Text>> {
  const folded = foldClaims(await readFiles(request.reader, keys, request.knownAt));
  return new Map(
    folded.entities.flatMap((entity): [string, Text][] => {
      const names = [...factsOf(entity, organisation.name), ...factsOf(entity, place.name)].map((fact) => fact.value);
      const name = shownName(names, request.lang);
      return name === undefined ? [] : [[entity.id, textIn(request.lang, name)]];
    }),
  );
}

function articleLabel(key: string, lang: PageRequest["lang"]): string {
  const [code = "", article = ""] = key.split(":");
  return formatProvision({ code, article }, lang);
}

/** What the keys of these lines are called in the catalogues. */
const MESSAGES: Partial<Record<Parts, string>> = { region: "region", release_kind: "release", gender: "gender", age: "pictures.age" };

/** The word for a line whose key is a code of our own: a region, a kind of release, a gender, an age. */
export function partWord(tr: Translator, parts: Parts, key: string): string {
  const message = `${MESSAGES[parts] ?? ""}.${key}`;
  if (key === NOT_PUBLISHED && parts !== "release_kind") return tr.t("pictures.notPublished");
  return tr.has(message) ? tr.t(message) : key;
}

/** Words for the lines of a figure, by key. */
export async function partLabels(request: PageRequest, parts: readonly Figure[]): Promise<ReadonlyMap<string, Text>> {
  const kind = parts[0]?.definition.parts;
  const { tr } = request;
  if (kind === "recogniser" || kind === "place") {
    const names = await rootNames(
      request,
      parts.map((part) => part.key).filter((key) => key !== RECOGNISED_BY_ANY),
    );
    return names.set(RECOGNISED_BY_ANY, { text: tr.t("figures.anyRecogniser") });
  }
  const label = (key: string): string => (kind === "article" ? articleLabel(key, request.lang) : partWord(tr, kind ?? "none", key));
  return new Map(parts.map((part) => [part.key, { text: label(part.key) }]));
}
