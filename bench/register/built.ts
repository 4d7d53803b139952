// The server as it is shipped: the benches measure the built program, never sources through a test runner.
import path from "node:path";
import { fileURLToPath } from "node:url";
import type * as OpenRegisterModule from "../../apps/server/src/cli/open-register.ts";
import type * as PublicSiteModule from "../../apps/server/src/cli/public-site.ts";
import type * as LoadModule from "../../apps/server/src/synth/load.ts";
import type * as DatabaseModule from "../../apps/server/src/platform/database.ts";
import type * as CountModule from "../../apps/server/src/figures/count.ts";
import type * as FigureModule from "../../apps/server/src/figures/figure.ts";
import type * as DefinitionsModule from "../../apps/server/src/figures/definitions.ts";
import type * as CheckpointModule from "../../apps/server/src/figures/checkpoint.ts";
import type * as PositionsModule from "../../apps/server/src/ledger/positions.ts";
import type * as SourcesModule from "../../apps/server/src/ledger/sources.ts";
import type * as ClustersModule from "../../apps/server/src/registry/clusters.ts";
import type * as PersonFileModule from "../../apps/server/src/registry/person-file.ts";
import type * as NameSearchModule from "../../apps/server/src/registry/name-search-index.ts";
import type * as SearchModule from "../../apps/server/src/figures/search-people.ts";
import type * as NameIndexModule from "../../apps/server/src/registry/name-index.ts";
import type * as TimelineModule from "../../apps/server/src/registry/timeline.ts";

/** The checkout: the compiled benches lie four folders below it. */
const ROOT = fileURLToPath(new URL("../../../../", import.meta.url));
export const MAIN = path.join(ROOT, "apps/server/dist/cli/main.js");

export const built = async <T>(module: string): Promise<T> =>
  (await import(new URL(`apps/server/dist/${module}.js`, `file://${ROOT}`).href)) as T;

export type Register = Awaited<ReturnType<(typeof OpenRegisterModule)["openRegister"]>>;

export const openRegisterModule = (): Promise<typeof OpenRegisterModule> => built("cli/open-register");
export const loadModule = (): Promise<typeof LoadModule> => built("synth/load");
export const publicSiteModule = (): Promise<typeof PublicSiteModule> => built("cli/public-site");
export const databaseModule = (): Promise<typeof DatabaseModule> => built("platform/database");
export const countModule = (): Promise<typeof CountModule> => built("figures/count");
export const figureModule = (): Promise<typeof FigureModule> => built("figures/figure");
export const definitionsModule = (): Promise<typeof DefinitionsModule> => built("figures/definitions");
export const checkpointModule = (): Promise<typeof CheckpointModule> => built("figures/checkpoint");
export const positionsModule = (): Promise<typeof PositionsModule> => built("ledger/positions");
export const sourcesModule = (): Promise<typeof SourcesModule> => built("ledger/sources");
export const clustersModule = (): Promise<typeof ClustersModule> => built("registry/clusters");
export const personFileModule = (): Promise<typeof PersonFileModule> => built("registry/person-file");
export const nameSearchModule = (): Promise<typeof NameSearchModule> => built("registry/name-search-index");
export const searchModule = (): Promise<typeof SearchModule> => built("figures/search-people");
export const nameIndexModule = (): Promise<typeof NameIndexModule> => built("registry/name-index");
export const timelineModule = (): Promise<typeof TimelineModule> => built("registry/timeline");
