import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { ERRORS, type ErrorDefinition } from "./errors.ts";

const row = ([code, { status, exit, message }]: [string, ErrorDefinition]): string =>
  `| \`${code}\` | ${status} | ${exit ?? ""} | ${message.replaceAll("\n", " ").replaceAll("|", "\\|")} |`;

const document = `# Error codes

The closed list. A fault over HTTP carries its code in the header \`apora-error\` and on the page; on the command line it stands
in brackets after the sentence. Exit codes follow sysexits. Names in braces are filled in.

| code | HTTP | exit | sentence |
|---|---|---|---|
${Object.entries(ERRORS).map(row).join("\n")}
`;

test("docs/errors.md lists every code as the program has it", async () => {
  await expect(document).toMatchFileSnapshot(fileURLToPath(new URL("../../../../docs/errors.md", import.meta.url)));
});
