import { fileURLToPath } from "node:url";
import vm from "node:vm";
import { rolldown } from "rolldown";
import { expect, test } from "vitest";
import * as here from "./index.ts";

const METHODS = here.METHOD_NAMES.filter((method) => method !== "lcmcr" && method !== "pooled");

type Library = Pick<typeof here, "estimateAll" | "readTable">;

const COUNTS = "A,B,C,count\n1,0,0,60\n0,1,0,40\n0,0,1,50\n1,1,0,42\n1,0,1,39\n0,1,1,38\n1,1,1,44\n";

test("the library is one script for a browser, with nothing of Node in it, and says there what it says here", async () => {
  const bundle = await rolldown({ input: fileURLToPath(new URL("./index.ts", import.meta.url)), platform: "browser" });
  const { output } = await bundle.generate({ format: "iife", name: "estimate" });
  await bundle.close();
  expect(output).toHaveLength(1);
  const [script] = output;
  expect(script.imports).toEqual([]);
  expect(script.code).not.toMatch(/node:|\brequire\(|\bprocess\.|\bBuffer\b/u);
  // A world with what every browser has, and no more.
  const { setTimeout, crypto, TextEncoder } = globalThis;
  const window = vm.createContext({ setTimeout, crypto, TextEncoder });
  vm.runInContext(script.code, window);
  const there = vm.runInContext("estimate", window) as Library;
  const run = async ({ estimateAll, readTable }: Library): Promise<string> =>
    // Without the sampler: in this kind of window every Math.log is slow, and it asks for millions.
    JSON.stringify(await estimateAll(readTable(COUNTS), { quick: true, seed: 5, methods: METHODS }));
  expect(await run(there)).toBe(await run(here));
}, 120_000);
