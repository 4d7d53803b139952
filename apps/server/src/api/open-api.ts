import { z } from "zod";
import { LICENCE_NOTE } from "../exports/read-me.ts";
import { xmlText } from "../exports/xml.ts";
import type { Endpoint } from "./endpoint.ts";

type Json = Record<string, unknown>;

export const errorSchema = z.strictObject({
  error: z.strictObject({ code: z.string().describe("From the closed list in docs/errors.md."), message: z.string() }),
});

/** JSON Schema 2020-12 is the schema language of OpenAPI 3.1; the address of the dialect is said once for the document. */
function schemaOf(type: z.ZodType): Json {
  const { $schema: _dialect, ...schema } = z.toJSONSchema(type, { io: "output", unrepresentable: "any" }) as Json;
  return schema;
}

function parametersOf({ params, query }: Endpoint): Json[] {
  const inPath = Object.entries(params).map(([name, description]) => ({
    name,
    in: "path",
    required: true,
    description,
    schema: { type: "string" },
  }));
  const inQuery = Object.entries(query.shape).map(([name, type]) => {
    const { description, ...schema } = schemaOf(type as z.ZodType);
    return { name, in: "query", required: !(type as z.ZodType).safeParse(undefined).success, description: description ?? name, schema };
  });
  return [...inPath, ...inQuery];
}

const operationId = (path: string): string =>
  path
    .slice("/api/v1/".length)
    .replaceAll(/[{}]/g, "")
    .replaceAll(/[/-]([a-z])/g, (_, letter: string) => letter.toUpperCase());

const json = (description: string, schema: Json): Json => ({ description, content: { "application/json": { schema } } });

/** The OpenAPI 3.1 document of the API, from its contract. */
export function openApi(endpoints: readonly Endpoint[]): Json {
  const failed = json("The request cannot be answered; `code` says why.", { $ref: "#/components/schemas/Error" });
  const paths = endpoints.map((endpoint) => [
    endpoint.path,
    {
      get: {
        operationId: operationId(endpoint.path),
        summary: endpoint.about,
        parameters: parametersOf(endpoint),
        responses: { 200: json(endpoint.about, schemaOf(endpoint.out)), 400: failed, 404: failed, 429: failed },
      },
    },
  ]);
  return {
    openapi: "3.1.0",
    info: { title: "A register of political prisoners", version: "1", description: LICENCE_NOTE },
    paths: Object.fromEntries(paths) as Json,
    components: { schemas: { Error: schemaOf(errorSchema) } },
  };
}

/** The same for people, without a script. */
export function apiPage(endpoints: readonly Endpoint[], stylesheet: string): string {
  const sections = endpoints.map((endpoint) => {
    const rows = parametersOf(endpoint).map(
      ({ name, in: where, required, description }) =>
        `<tr><th scope="row"><code>${xmlText(String(name))}</code></th><td>${String(where)}${required === true ? ", required" : ""}</td><td>${xmlText(String(description))}</td></tr>`,
    );
    return `<section><h2><code>GET ${xmlText(endpoint.path)}</code></h2><p>${xmlText(endpoint.about)}</p><table><thead><tr><th scope="col">Parameter</th><th scope="col">In</th><th scope="col">Meaning</th></tr></thead><tbody>${rows.join("")}</tbody></table></section>`;
  });
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"/><meta name="viewport" content="width=device-width, initial-scale=1"/><title>The API</title><meta name="referrer" content="no-referrer"/><meta name="color-scheme" content="light dark"/><link rel="stylesheet" href="${stylesheet}"/></head><body><div class="page"><main id="content"><h1>The API</h1><p>Reads only, needs no key, keeps nothing about who asks. Every answer says its position and its day and never changes for them. <a href="/api/v1/openapi.json">OpenAPI document</a> · <a href="/en/open-data">Open data</a></p><p>${xmlText(LICENCE_NOTE)}</p><p>Errors have a code: <code>{"error": {"code": "api.unknown-parameter", "message": "…"}}</code>.</p>${sections.join("")}</main></div></body></html>`;
}
