import path from "node:path";
import { describe, expect, test } from "vitest";
import { ConfigError, loadConfig } from "./config.ts";

function faultsOf(env: NodeJS.ProcessEnv): ConfigError {
  try {
    loadConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error;
  }
  throw new Error("no fault was found");
}

describe("settings", () => {
  test("nothing set is a working configuration that only this machine can reach", () => {
    const config = loadConfig({});
    expect(config).toMatchObject({ port: 8080, host: "127.0.0.1", databaseUrl: undefined, onion: undefined });
    expect(path.isAbsolute(config.dataFolder)).toBe(true);
    expect(config.settings.every(({ source }) => source !== "environment")).toBe(true);
  });

  test("each remembers where its value came from", () => {
    const { settings, port } = loadConfig({ APORA_PORT: "9000", APORA_ONION: "" });
    expect(port).toBe(9000);
    expect(settings.find(({ env }) => env === "APORA_PORT")).toMatchObject({ value: "9000", source: "environment" });
    expect(settings.find(({ env }) => env === "APORA_HOST")).toMatchObject({ value: "127.0.0.1", source: "default" });
    expect(settings.find(({ env }) => env === "APORA_ONION")).toMatchObject({ value: undefined, source: "unset" });
  });

  test("all faults come at once, each with its value and its cure", () => {
    const error = faultsOf({
      APORA_PORT: "99999",
      APORA_DATABASE_URL: "mysql://u:verysecret@h/db",
      APORA_PUBLIC_ORIGIN: "https://example.org/path",
      APORA_ONION: "short.onion",
      APORA_PG_BIN: "bin",
    });
    expect(error.code).toBe("config.invalid");
    expect(error.definition.exit).toBe(64);
    expect(error.faults.map(({ env }) => env).toSorted()).toEqual([
      "APORA_DATABASE_URL",
      "APORA_ONION",
      "APORA_PG_BIN",
      "APORA_PORT",
      "APORA_PUBLIC_ORIGIN",
    ]);
    expect(error.message).toContain('APORA_PORT="99999" is above 65535. The port of the web site');
  });

  test("a password is printed neither in a fault nor in the list", () => {
    const wrong = faultsOf({ APORA_DATABASE_URL: "mysql://u:verysecret@h/db?password=verysecret" });
    const right = loadConfig({ APORA_DATABASE_URL: "postgres://u:verysecret@h:5433/db?password=verysecret" });
    expect(wrong.message + JSON.stringify(wrong) + JSON.stringify(right.settings)).not.toContain("verysecret");
    expect(right.settings.find(({ key }) => key === "databaseUrl")?.value).toBe("postgres://u@h:5433/db");
  });

  test("addresses are brought into one form", () => {
    const onion = `${"a".repeat(56)}.onion`;
    expect(loadConfig({ APORA_PUBLIC_ORIGIN: "https://Example.org/", APORA_ONION: onion })).toMatchObject({
      publicOrigin: "https://example.org",
      onion: `http://${onion}`,
    });
  });

  test("a misspelt variable is not silently ignored", () => {
    expect(loadConfig({ APORA_DATABSE_URL: "x", APORA_CHROMIUM: "/usr/bin/chromium" }).unknown).toEqual(["APORA_DATABSE_URL"]);
  });
});
