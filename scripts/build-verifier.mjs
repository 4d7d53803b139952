// `npm run build -w @apora/verifier`: one HTML file that verifies figures offline. Prints its SHA-256, which is to be
// published in a second place: whoever exchanges the file cannot exchange that.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const SOURCE = path.join(ROOT, "apps/verifier/src");
const TARGET = path.join(ROOT, "apps/verifier/dist/verify.html");

const digest = (text, encoding) => createHash("sha256").update(text).digest(encoding);

async function bundleScript() {
  const { rolldown } = await import("rolldown");
  const bundle = await rolldown({
    input: path.join(SOURCE, "main.ts"),
    platform: "browser",
    // The packages from their sources, as the tests use them: no build has to run first.
    resolve: { conditionNames: ["apora-source", "import", "default"] },
    tsconfig: false,
  });
  const { output } = await bundle.generate({ format: "iife", minify: true, comments: false });
  await bundle.close();
  if (output.length !== 1) throw new Error("the verifier is one file, and so must its script be");
  // Inside a script element nothing may look like its end.
  return output[0].code.trim().replaceAll("</script", "<\\/script").replaceAll("<!--", "<\\!--");
}

/** Builds the page; the same sources give the same bytes. */
export async function buildVerifier() {
  const script = await bundleScript();
  const style = readFileSync(path.join(SOURCE, "style.css"), "utf8");
  const policy = [
    "default-src 'none'",
    `script-src 'sha256-${digest(script, "base64")}'`,
    `style-src 'sha256-${digest(style, "base64")}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>Apora: verify</title>
<style>${style}</style>
</head>
<body>
<noscript>This page needs JavaScript to compute. Without it, follow docs/verify-by-hand.md.</noscript>
<script>${script}</script>
</body>
</html>
`;
  mkdirSync(path.dirname(TARGET), { recursive: true });
  writeFileSync(TARGET, html);
  const sha256 = digest(html, "hex");
  // Beside it, for `sha256sum -c` and for the server, which hands out no page but the one that was built.
  writeFileSync(`${TARGET}.sha256`, `${sha256}  verify.html\n`);
  return { file: TARGET, bytes: Buffer.byteLength(html), sha256 };
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { file, bytes, sha256 } = await buildVerifier();
  process.stdout.write(`${sha256}  ${path.relative(ROOT, file)}\n`);
  process.stderr.write(`${bytes.toLocaleString("en")} bytes. Publish the hash in a second place.\n`);
}
