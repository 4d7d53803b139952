import { z } from "zod";
import { embedSvg, EMBED_POLICY } from "../exports/embed.ts";
import { readWhen, type Figure } from "../figures/figure.ts";
import { findPublicFigure } from "../figures/small-cells.ts";
import { AporaError } from "../platform/errors.ts";
import { validAtOf } from "../proofs/provable.ts";
import { bodyOf, findStanding, findStatement, type StoredStatement } from "../proofs/statements.ts";
import { timeParams, type Asked } from "./asked.ts";
import { presentFigure } from "./figure-endpoints.ts";
import { NO_QUERY, type Asking, type PublicFile, type PublicWords } from "./public-file.ts";

/** Pictures and their data may be shown anywhere. */
const EMBEDDABLE = { "access-control-allow-origin": "*", "cross-origin-resource-policy": "cross-origin" } as const;

const figureId = ({ id = "", part }: Readonly<Record<string, string>>): string => (part === undefined ? id : `${id}/${part}`);

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);

/** @throws not-found for a language without an interface */
function tellerOf({ params, query, words }: Pick<Asking, "params" | "query" | "words">): PublicWords {
  const lang = params["lang"] ?? query["lang"] ?? "en";
  if (!words.languages.includes(lang)) throw new AporaError("not-found", {});
  return words.of(lang);
}

type Told = Awaited<ReturnType<typeof presentFigure>>;

/** The statement that says just this and stands: the same line, time, rule and value. */
async function standingOf({ reader }: Asked, { id, definition }: Figure, told: Told): Promise<string | null> {
  const validAt = validAtOf(readWhen(definition, told.when));
  const standing = await findStanding(reader, { figure: id, version: definition.version, value: told.value, validAt });
  return standing?.id ?? null;
}

async function picture(asking: Asking): Promise<string> {
  const { asked, params, query } = asking;
  const told = tellerOf(asking);
  const figure = await findPublicFigure(asked.reader, figureId(params));
  const presented = await presentFigure(asked, figure, query["period"]);
  const { value, unit, when, definition } = presented;
  const statement = await standingOf(asked, figure, presented);
  return embedSvg({
    lang: told.lang,
    title: `${told.definition(figure.definition.id, figure.definition.version)}${params["part"] === undefined ? "" : `: ${params["part"]}`}`,
    value: told.number(value),
    unit: told.unit(unit),
    asOf: isDay(when) ? told.asOf(when) : when,
    small: `${statement ?? definition} · ${asked.knownAt}`,
  });
}

const EMBED_LANG = z.string().max(3).optional().describe("Language of the words; English unless given.");
const EMBED_QUERY = z.strictObject({
  ...timeParams,
  lang: EMBED_LANG,
  period: z.string().max(60).optional().describe("For figures over a period."),
});

async function getShown({ asked, params }: Asking): Promise<StoredStatement> {
  const stored = await findStatement(asked.reader, params["id"] ?? "");
  if (stored === undefined) throw new AporaError("not-found", {});
  return stored;
}

/** A statement as it was stated; a corrected one says so on the picture itself. */
async function statementPicture(asking: Asking): Promise<string> {
  const stored = await getShown(asking);
  const told = tellerOf(asking);
  const { definition, unit } = bodyOf(stored);
  const title = told.definition(stored.figure.replace(/\/.*/, ""), stored.version);
  const part = definition.id.includes("/") ? `: ${definition.id.slice(definition.id.indexOf("/") + 1)}` : "";
  const corrected = stored.supersededBy === null ? "" : `${told.corrected} → ${stored.supersededBy}`;
  return embedSvg({
    lang: told.lang,
    title: `${title}${part}`,
    value: told.number(stored.value),
    unit: told.unit(unit),
    asOf: isDay(stored.valid_at) ? told.asOf(stored.valid_at) : stored.valid_at.split("/").map(told.day).join(" – "),
    small: corrected === "" ? `${stored.id} · sha256 ${stored.sha256.slice(0, 16)}` : corrected,
  });
}

const STATEMENT_QUERY = z.strictObject({ lang: EMBED_LANG });

const statementEmbeds = ["/embed/statements/{id}", "/embed/{lang}/statements/{id}"].map((path): PublicFile => ({
  path: `${path}.svg`,
  type: "image/svg+xml; charset=utf-8",
  query: STATEMENT_QUERY,
  headers: { ...EMBEDDABLE, "content-security-policy": EMBED_POLICY },
  body: statementPicture,
}));

const statementData: PublicFile = {
  path: "/embed/statements/{id}.json",
  type: "application/json; charset=utf-8",
  query: NO_QUERY,
  headers: EMBEDDABLE,
  body: async (asking) => {
    const { id, figure, valid_at: at, value, sha256, supersededBy, body } = await getShown(asking);
    const { unit, text, definition } = bodyOf({ body });
    return `${JSON.stringify({ statement: id, sha256, figure, definition: `${definition.id}@${definition.version}`, valid_at: at, value, unit, text, superseded_by: supersededBy })}\n`;
  },
};

/** The language may also stand in the path: a copy as files has no queries. */
const embeds = ["/embed/figures/{id}", "/embed/figures/{id}/{part}", "/embed/{lang}/figures/{id}"].flatMap((path): PublicFile[] => [
  {
    path: `${path}.svg`,
    type: "image/svg+xml; charset=utf-8",
    query: EMBED_QUERY,
    headers: { ...EMBEDDABLE, "content-security-policy": EMBED_POLICY },
    body: picture,
  },
  {
    path: `${path}.json`,
    type: "application/json; charset=utf-8",
    query: EMBED_QUERY,
    headers: EMBEDDABLE,
    body: async ({ asked, params, query }) => {
      const figure = await findPublicFigure(asked.reader, figureId(params));
      const told = await presentFigure(asked, figure, query["period"]);
      return `${JSON.stringify({ ...told, position: asked.knownAt, statement: await standingOf(asked, figure, told) })}\n`;
    },
  },
]);

/** Pictures and data that may stand on anybody's page, without a script. */
export const EMBED_FILES: readonly PublicFile[] = [...embeds, ...statementEmbeds, statementData];
