#!/usr/bin/env -S node --max-semi-space-size=64
// `apora …`. In a checkout the build is brought up to date first; an installed package has no scripts and is built.
import { existsSync } from "node:fs";

const freshness = new URL("../../../scripts/ensure-installed.mjs", import.meta.url);
if (existsSync(freshness)) {
  const { ensureInstalled } = await import(freshness.href);
  ensureInstalled({ quiet: true });
}
await import(new URL("../dist/cli/main.js", import.meta.url).href);
