// `npm start`: whatever a fresh checkout lacks, then `apora serve` in this very process, so that signals and the
// exit code need no forwarding.
import { pathToFileURL } from "node:url";
import { ensureInstalled } from "./ensure-installed.mjs";

const main = ensureInstalled();
process.argv = [process.argv[0], main, "serve", ...process.argv.slice(2)];
await import(pathToFileURL(main).href);
