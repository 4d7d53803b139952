import { defineConfig } from "vitest/config";

// Generous, because a small machine shares its two cores with a database.
const timeouts = { testTimeout: 30_000, hookTimeout: 60_000 };

// The configuration file is the one place where the tool asks for a default export.
export default defineConfig({
  // The packages are tested and used from their source here; the product uses what was built from it.
  resolve: { conditions: ["apora-source"] },
  ssr: { resolve: { conditions: ["apora-source"] } },
  oxc: { jsx: { runtime: "automatic", importSource: "hono/jsx" } },
  test: {
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          ...timeouts,
          name: "server",
          include: ["apps/server/src/**/*.test.ts", "apps/server/src/**/*.test.tsx"],
          globalSetup: ["apps/server/src/testing/global-setup.ts"],
        },
      },
      { extends: true, test: { ...timeouts, name: "packages", include: ["packages/*/src/**/*.test.ts"] } },
      // The program itself, started once as an operator starts it.
      {
        extends: true,
        test: {
          ...timeouts,
          name: "e2e",
          include: ["e2e/**/*.test.ts"],
          exclude: ["e2e/verifier.test.ts"],
          globalSetup: ["e2e/global-setup.ts"],
        },
      },
      // The page that verifies figures needs a browser and no program.
      { extends: true, test: { ...timeouts, name: "verifier", include: ["e2e/verifier.test.ts"] } },
    ],
  },
});
