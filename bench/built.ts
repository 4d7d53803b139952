// The server as it is shipped: the benches measure the built program, never sources through a test runner.
import path from "node:path";
import { fileURLToPath } from "node:url";

/** The checkout: the compiled benches lie three folders below it. */
export const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
export const MAIN = path.join(ROOT, "apps/server/dist/cli/main.js");

const built = (module: string): Promise<unknown> => import(new URL(`apps/server/dist/${module}.js`, `file://${ROOT}`).href);

export type OpenRegister = typeof import("../apps/server/src/cli/open-register.ts");
export type Register = Awaited<ReturnType<OpenRegister["openRegister"]>>;

export const openRegisterModule = (): Promise<OpenRegister> => built("cli/open-register") as Promise<OpenRegister>;
export const loadModule = (): Promise<typeof import("../apps/server/src/synth/load.ts")> => built("synth/load") as Promise<typeof import("../apps/server/src/synth/load.ts")>;
export const databaseModule = (): Promise<typeof import("../apps/server/src/platform/database.ts")> => built("platform/database") as Promise<typeof import("../apps/server/src/platform/database.ts")>;
export const countModule = (): Promise<typeof import("../apps/server/src/figures/count.ts")> => built("figures/count") as Promise<typeof import("../apps/server/src/figures/count.ts")>;
export const figureModule = (): Promise<typeof import("../apps/server/src/figures/figure.ts")> => built("figures/figure") as Promise<typeof import("../apps/server/src/figures/figure.ts")>;
export const definitionsModule = (): Promise<typeof import("../apps/server/src/figures/definitions.ts")> => built("figures/definitions") as Promise<typeof import("../apps/server/src/figures/definitions.ts")>;
export const checkpointModule = (): Promise<typeof import("../apps/server/src/figures/checkpoint.ts")> => built("figures/checkpoint") as Promise<typeof import("../apps/server/src/figures/checkpoint.ts")>;
export const positionsModule = (): Promise<typeof import("../apps/server/src/ledger/positions.ts")> => built("ledger/positions") as Promise<typeof import("../apps/server/src/ledger/positions.ts")>;
export const sourcesModule = (): Promise<typeof import("../apps/server/src/ledger/sources.ts")> => built("ledger/sources") as Promise<typeof import("../apps/server/src/ledger/sources.ts")>;
export const clustersModule = (): Promise<typeof import("../apps/server/src/registry/clusters.ts")> => built("registry/clusters") as Promise<typeof import("../apps/server/src/registry/clusters.ts")>;
export const personFileModule = (): Promise<typeof import("../apps/server/src/registry/person-file.ts")> => built("registry/person-file") as Promise<typeof import("../apps/server/src/registry/person-file.ts")>;
export const timelineModule = (): Promise<typeof import("../apps/server/src/registry/timeline.ts")> => built("registry/timeline") as Promise<typeof import("../apps/server/src/registry/timeline.ts")>;
