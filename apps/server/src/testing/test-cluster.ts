declare module "vitest" {
  interface ProvidedContext {
    /** What the run's one cluster tells the test files. */
    testCluster: TestCluster;
  }
}

/** `fault` instead of a template when the migrations do not apply: tests without a database still run. */
export type TestCluster = { readonly socketFolder: string; readonly port: number; readonly user: string; readonly fault?: string };

/** The migrated database every test database is a copy of. */
export const TEMPLATE = "apora_template";
