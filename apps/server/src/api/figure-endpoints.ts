import { z } from "zod";
import { CAUSES } from "../figures/causes.ts";
import { countFigure, countFigures } from "../figures/count.ts";
import { listRecords } from "../figures/records.ts";
import { traceFigure } from "../figures/curve.ts";
import { currentDefinitions, type Definition } from "../figures/definitions.ts";
import { explainDifference, type Change, type Side } from "../figures/difference.ts";
import { readWhen, type Figure } from "../figures/figure.ts";
import { findPublicFigure, listPublicParts } from "../figures/small-cells.ts";
import { EVERYBODY } from "../figures/measure.ts";
import { definitionText } from "../figures/texts.ts";
import { dayOf, isoOf } from "../ledger/edtf.ts";
import { resolveKnown } from "../proofs/heads.ts";
import { bad, listParams, readPage, timeParams, writeCursor, type Asked } from "./asked.ts";
import { aboutOf, aboutSchema, one, type Endpoint } from "./endpoint.ts";

const count = { value: z.number().int(), uncertain: z.number().int().describe("How many more may count; never added.") };

const figureSchema = z.strictObject({
  id: z.string(),
  definition: z.string().describe("Id and version of the definition."),
  unit: z.enum(["person", "decision", "release", "conviction"]),
  shape: z.enum(["stock", "total", "period"]),
  title: z.string(),
  rule: z.string(),
  when: z.string(),
  ...count,
});

const PERIOD = z
  .string()
  .max(60)
  .optional()
  .describe("For figures over a period: a month, a year or from/to; the year of `at` unless given.");

type Told = z.infer<typeof figureSchema>;

/** What a figure is asked for: the day, or for figures over a period the one given, else the year of the day. */
export const whenOf = (asked: Asked, definition: Definition, period?: string): ReturnType<typeof readWhen> =>
  readWhen(definition, definition.shape === "period" ? (period ?? asked.at.slice(0, 4)) : asked.at);

export async function presentFigure(asked: Asked, figure: Figure, period?: string): Promise<Told> {
  const { definition } = figure;
  const when = whenOf(asked, definition, period);
  const { value, uncertain } = await countFigure(asked.reader, { figure, when, knownAt: asked.knownAt });
  const { title, rule } = definitionText(definition, "en");
  const name = `${definition.id}@${definition.version}`;
  const { unit, shape } = definition;
  return { id: figure.id, definition: name, unit, shape, title, rule, when: when.text, value, uncertain };
}

const figures: Endpoint = {
  path: "/api/v1/figures",
  about: "All figures in force with their values.",
  params: {},
  query: z.strictObject(timeParams),
  out: one(z.array(figureSchema)),
  answer: async (asked) => {
    const wholes = currentDefinitions().map((definition): Figure => ({ id: definition.id, definition, key: EVERYBODY }));
    return { about: aboutOf(asked), data: await Promise.all(wholes.map((figure) => presentFigure(asked, figure))) };
  },
};

const stepSchema = z.strictObject({ day: z.string(), ...count });
const recordSchema = z.strictObject({ record: z.uuid(), person: z.uuid() });

/** The first day of the curves. */
const CURVE_FROM = "2020-01-01";

/** How a stock or total went since 2020; nothing for figures over a period. */
export async function curveOf(asked: Asked, figure: Figure): Promise<z.infer<typeof stepSchema>[]> {
  if (figure.definition.shape === "period") return [];
  const steps = await traceFigure(asked.reader, figure, { from: dayOf(CURVE_FROM), to: asked.day, knownAt: asked.knownAt });
  return steps.map(({ day, value, uncertain }) => ({ day: isoOf(day), value, uncertain }));
}

const BEFORE_ALL = "00000000-0000-0000-0000-000000000000";

const figureAnswer = async (given: Asked, id: string, query: Readonly<Record<string, string | undefined>>): Promise<unknown> => {
  const { asked, after, limit } = readPage(given, query, BEFORE_ALL);
  const figure = await findPublicFigure(asked.reader, id);
  const when = whenOf(asked, figure.definition, query["period"]);
  const counted = { figure, when, knownAt: asked.knownAt };
  const records = await listRecords(asked.reader, counted, { certain: true, limit: limit + 1, after });
  const parts = figure.key === EVERYBODY ? await listPublicParts(asked.reader, figure.definition, asked.knownAt) : [];
  const counts = await countFigures(
    asked.reader,
    parts.map((part) => ({ figure: part, when })),
    asked.knownAt,
  );
  const last = records[limit - 1];
  const data = {
    ...(await presentFigure(asked, figure, query["period"])),
    curve: await curveOf(asked, figure),
    parts: parts.map(({ id: part }, at) => ({ id: part, ...(counts[at] ?? { value: 0, uncertain: 0 }) })),
    records: records.slice(0, limit).map(({ record, person }) => ({ record, person })),
  };
  const next = records.length > limit && last !== undefined ? writeCursor({ knownAt: asked.knownAt, after: last.record }) : null;
  return { about: aboutOf(asked), data, next };
};

const figureShape = {
  query: z.strictObject({ ...listParams, period: PERIOD }),
  out: z.strictObject({
    about: aboutSchema,
    data: figureSchema.extend({
      curve: z.array(stepSchema).describe("The value from each day on, until the next."),
      parts: z.array(z.strictObject({ id: z.string(), ...count })),
      records: z.array(recordSchema).describe("A page of the records behind the value; their number is the value, always."),
    }),
    next: z.string().nullable(),
  }),
};

const figure: Endpoint = {
  path: "/api/v1/figures/{id}",
  about: "A figure with its curve, its lines and the records behind it.",
  params: { id: "Id of the definition, such as in-custody." },
  ...figureShape,
  answer: (asked, { params, query }) => figureAnswer(asked, params["id"] ?? "", query),
};

const figurePart: Endpoint = {
  path: "/api/v1/figures/{id}/{part}",
  about: "One line of a figure: a recogniser, a place, an article, a region, a kind of release.",
  params: { id: "Id of the definition.", part: "What the line is named after, such as viasna or BY-IK-17." },
  ...figureShape,
  answer: (asked, { params, query }) => figureAnswer(asked, `${params["id"] ?? ""}/${params["part"] ?? ""}`, query),
};

const changeSchema = z.strictObject({ cause: z.enum(CAUSES), records: z.array(recordSchema) });
const sideSchema = z.strictObject({ when: z.string(), position: z.number().int(), ...count });

async function readSide(asked: Asked, id: string, text: string): Promise<Side> {
  const [at = "", known] = text.split("@");
  const figure = await findPublicFigure(asked.reader, id);
  const knownAt = known === undefined ? asked.knownAt : Math.min(asked.knownAt, (await resolveKnown(asked.reader, known)).position);
  return { figure, when: readWhen(figure.definition, at), knownAt };
}

const changesOf = (changes: readonly Change[]): z.infer<typeof changeSchema>[] =>
  changes.map(({ cause, records }) => ({ cause, records: records.map(({ record, person }) => ({ record, person })) }));

/** Records a comparison looks at: each costs the reading of a file. */
const MOST_CHANGES = 20_000;

const SIDE = "A day or period, and after @ a signed head, position or day of knowledge: 2024-05-21@2024-06-01.";

const differences: Endpoint = {
  path: "/api/v1/differences",
  about: "Why a figure had two values: every record that entered or left, with the reason. `residual` is 0 or the answer is an error.",
  params: {},
  query: z.strictObject({
    known_at: timeParams.known_at,
    figure: z.string().max(120).describe("Id of the figure."),
    from: z.string().max(120).describe(SIDE),
    to: z.string().max(120).describe(SIDE),
  }),
  out: one(
    z.strictObject({
      figure: z.string(),
      definition: z.string(),
      from: sideSchema,
      to: sideSchema,
      added: z.array(changeSchema),
      removed: z.array(changeSchema),
      residual: z.literal(0),
    }),
  ),
  answer: async (asked, { query }) => {
    const id = query["figure"] ?? "";
    const [from, to] = [await readSide(asked, id, query["from"] ?? ""), await readSide(asked, id, query["to"] ?? "")];
    const values = [await countFigure(asked.reader, from), await countFigure(asked.reader, to)];
    if (values.some(({ value }) => value > MOST_CHANGES))
      throw bad("figure", `a side has more than ${MOST_CHANGES} records: ask for one of its lines`);
    const difference = await explainDifference(asked.reader, from, to);
    const side = ({ when, knownAt }: Side, { value, uncertain }: { value: number; uncertain: number }): z.infer<typeof sideSchema> => ({
      when: when.text,
      position: knownAt,
      value,
      uncertain,
    });
    const { definition } = to.figure;
    const data = {
      figure: to.figure.id,
      definition: `${definition.id}@${definition.version}`,
      from: side(from, difference.from),
      to: side(to, difference.to),
      added: changesOf(difference.added),
      removed: changesOf(difference.removed),
      residual: difference.residual,
    };
    return { about: aboutOf(asked), data };
  },
};

export const FIGURE_ENDPOINTS: readonly Endpoint[] = [figures, figure, figurePart, differences];
