import { createHash } from "node:crypto";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { scratchFolder } from "../testing/scratch-folder.ts";
import { readVerifier } from "./verifier-file.ts";

const PAGE = "<!doctype html><p>The report: failed</p>";
const hash = (text: string): string => createHash("sha256").update(text).digest("hex");

test("the page that checks proofs is handed out only as it was built; a replaced verify.html is not", async () => {
  const folder = await scratchFolder();
  const url = pathToFileURL(`${folder}/`);
  const write = (name: string, text: string): Promise<void> => writeFile(path.join(folder, name), text);
  expect(await readVerifier(url)).toBeUndefined();
  await write("verify.html", PAGE);
  expect(await readVerifier(url)).toBeUndefined();
  await write("verify.html.sha256", `${hash(PAGE)}  verify.html\n`);
  expect((await readVerifier(url))?.sha256).toBe(hash(PAGE));
  await write("verify.html", PAGE.replace("failed", "verified"));
  expect(await readVerifier(url)).toBeUndefined();
});
