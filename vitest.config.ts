import { defineConfig } from "vitest/config";

// The configuration file is the one place where the tool asks for a default export.
export default defineConfig({
  oxc: { jsx: { runtime: "automatic", importSource: "hono/jsx" } },
  test: {
    include: ["apps/server/src/**/*.test.ts", "apps/server/src/**/*.test.tsx", "packages/*/src/**/*.test.ts", "e2e/**/*.test.ts"],
    globalSetup: ["apps/server/src/testing/global-setup.ts"],
    // Generous, because a small machine shares its two cores with a database.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
  },
});
