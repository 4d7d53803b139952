import path from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { AporaError } from "./errors.ts";

/** Beside the program, not in the current folder: starting from elsewhere must not open an empty register. */
const DEFAULT_DATA = fileURLToPath(new URL("../../../../data", import.meta.url));

/** A file named by its full path: a relative one would depend on where the program was started. */
const filePath = (): z.ZodOptional<z.ZodString> =>
  z
    .string()
    .refine((value) => path.isAbsolute(value), "is not an absolute path")
    .optional();

/**
 * The one schema of everything an operator can set. The message of a rule says what is wrong;
 * the help of the setting, below, is the cure.
 */
const schema = z.object({
  port: z
    .string()
    .regex(/^\d{1,5}$/, "is not a whole number")
    .transform(Number)
    .refine((port) => port <= 65535, "is above 65535"),
  host: z.string().regex(/^[A-Za-z0-9._:-]+$/, "is not an address"),
  dataFolder: z
    .string()
    .refine((value) => !value.includes("\0"), "is not a path")
    .transform((value) => path.resolve(value)),
  databaseUrl: z.string().refine(isPostgresUrl, "is not a postgres:// address").optional(),
  pgBin: z
    .string()
    .refine((value) => path.isAbsolute(value), "is not an absolute path")
    .optional(),
  publicOrigin: z
    .string()
    .refine(isOrigin, "is not an origin such as https://example.org")
    .transform((value) => new URL(value).origin)
    .optional(),
  onion: z
    .string()
    .regex(/^(?:https?:\/\/)?[a-z2-7]{56}\.onion\/?$/, "is not a version 3 onion address")
    .transform(normaliseOnion)
    .optional(),
  reportTo: z
    .string()
    .refine((value) => readRecipients(value).every((one) => /^age1[02-9ac-hj-np-z]{20,2000}$/.test(one)), "is not a list of age recipients")
    .optional(),
  openingsTo: z
    .string()
    .refine((value) => readRecipients(value).every((one) => /^age1[02-9ac-hj-np-z]{20,2000}$/.test(one)), "is not a list of age recipients")
    .optional(),
  publisherKey: filePath(),
  logPolicy: filePath(),
});

type Values = z.infer<typeof schema>;
type SettingKey = keyof Values;

type SettingHelp = {
  readonly env: string;
  readonly fallback?: string;
  /** What it is for and what a right value looks like. */
  readonly help: string;
  /** How to print it; absent when it may be printed as it is. */
  readonly conceal?: (value: string) => string;
};

const SETTINGS: Readonly<Record<SettingKey, SettingHelp>> = {
  port: { env: "APORA_PORT", fallback: "8080", help: "The port of the web site, 1 to 65535, e.g. 8080; 0 takes any free one." },
  // Only this machine by default: Apora speaks plain HTTP and expects an onion service or a proxy with TLS before it.
  host: {
    env: "APORA_HOST",
    fallback: "127.0.0.1",
    help: "The address to listen on, e.g. 127.0.0.1 behind a proxy, or 0.0.0.0 inside a container.",
  },
  dataFolder: {
    env: "APORA_DATA",
    fallback: DEFAULT_DATA,
    help: "The folder that holds everything, e.g. /var/lib/apora; this is what to back up.",
  },
  databaseUrl: {
    env: "APORA_DATABASE_URL",
    help: "A PostgreSQL server, 15 or newer, e.g. postgres://user:password@host:5432/apora; unset means the built-in one.",
    conceal: withoutPassword,
  },
  pgBin: {
    env: "APORA_PG_BIN",
    help: "A folder with the programs postgres and initdb to use instead of the bundled ones, e.g. /usr/lib/postgresql/15/bin.",
  },
  publicOrigin: { env: "APORA_PUBLIC_ORIGIN", help: "The address visitors type, scheme and host only, e.g. https://example.org." },
  reportTo: {
    env: "APORA_REPORT_TO",
    help: "Who can read reports of mistakes: age recipients, with commas between. `apora mistakes key` makes one. Unset: none are taken.",
  },
  openingsTo: {
    env: "APORA_OPENINGS_TO",
    help: "Who can open the closed entries of published figures: age recipients, with commas between. `apora log seal-key` makes one. Unset: no figure with closed entries is published.",
  },
  publisherKey: {
    env: "APORA_PUBLISHER_KEY",
    help: "The file with the key that signs published figures, e.g. /media/stick/publisher-key; unset means publisher-key in the data folder.",
  },
  logPolicy: {
    env: "APORA_LOG_POLICY",
    help: "The file that names witnesses and how many are wanted (C2SP tlog-policy), e.g. /etc/apora/log-policy; unset means log-policy in the data folder.",
  },
  onion: { env: "APORA_ONION", help: "The onion address of the same site: 56 characters and .onion." },
};

/** Read by tests and scripts, not by the server. */
const FOREIGN_SETTINGS = new Set(["APORA_CHROMIUM"]);

/** One setting as `apora doctor` prints it; the value is safe to show. */
export type Setting = {
  readonly key: SettingKey;
  readonly env: string;
  readonly value: string | undefined;
  readonly source: "default" | "environment" | "unset";
  readonly help: string;
};

export type Config = Readonly<Values> & {
  readonly settings: readonly Setting[];
  /** Variables that begin with APORA_ and mean nothing to us: most likely misspelt. */
  readonly unknown: readonly string[];
};

export type ConfigFault = { readonly env: string; readonly value: string; readonly fault: string; readonly cure: string };

/** All faults at once: an operator should not have to start five times to find five mistakes. */
export class ConfigError extends AporaError {
  override readonly name = "ConfigError";
  readonly faults: readonly ConfigFault[];

  constructor(faults: readonly ConfigFault[]) {
    super("config.invalid", { faults: faults.map(({ env, value, fault, cure }) => `  ${env}="${value}" ${fault}. ${cure}`).join("\n") });
    this.faults = faults;
  }
}

/**
 * Reads and checks every setting before anything starts.
 * @throws ConfigError listing all faults with their cures
 */
export function loadConfig(env: NodeJS.ProcessEnv): Config {
  const keys = Object.keys(SETTINGS) as SettingKey[];
  const given = Object.fromEntries(keys.map((key) => [key, fromEnvironment(env, key) ?? SETTINGS[key].fallback]));
  const parsed = schema.safeParse(given);
  if (!parsed.success) throw new ConfigError(parsed.error.issues.map((issue) => describeFault(issue, given)));
  const known = new Set(keys.map((key) => SETTINGS[key].env));
  return {
    ...parsed.data,
    settings: keys.map((key) => describeSetting(key, env, parsed.data[key])),
    unknown: Object.keys(env)
      .filter((name) => name.startsWith("APORA_") && !known.has(name) && !FOREIGN_SETTINGS.has(name))
      .toSorted(),
  };
}

/** An empty variable counts as unset: that is what `VARIABLE=` in a unit file is meant to say. */
function fromEnvironment(env: NodeJS.ProcessEnv, key: SettingKey): string | undefined {
  const value = env[SETTINGS[key].env]?.trim();
  return value === "" ? undefined : value;
}

function describeSetting(key: SettingKey, env: NodeJS.ProcessEnv, value: string | number | undefined): Setting {
  const { env: name, help, conceal } = SETTINGS[key];
  const source = fromEnvironment(env, key) !== undefined ? "environment" : value === undefined ? "unset" : "default";
  const text = value === undefined ? undefined : String(value);
  return { key, env: name, value: text !== undefined && conceal ? conceal(text) : text, source, help };
}

function describeFault(issue: z.core.$ZodIssue, given: Record<string, string | undefined>): ConfigFault {
  const key = issue.path[0] as SettingKey;
  const { env, help, conceal } = SETTINGS[key];
  const value = given[key] ?? "";
  return { env, value: conceal ? conceal(value) : value, fault: issue.message, cure: help };
}

/** User, host and database of a connection address; never the password, wherever it was written. */
export function withoutPassword(address: string): string {
  if (!URL.canParse(address)) return "(hidden)";
  const { protocol, username, host, pathname } = new URL(address);
  return `${protocol}//${username === "" ? "" : `${username}@`}${host}${pathname}`;
}

/** The recipients in a setting. */
export function readRecipients(value: string | undefined): readonly string[] {
  return (value ?? "")
    .split(",")
    .map((one) => one.trim())
    .filter((one) => one !== "");
}

function isPostgresUrl(value: string): boolean {
  return URL.canParse(value) && /^postgres(?:ql)?:$/.test(new URL(value).protocol) && new URL(value).pathname.length > 1;
}

function isOrigin(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const url = new URL(value);
  return /^https?:$/.test(url.protocol) && url.pathname === "/" && url.search === "" && url.hash === "" && url.username === "";
}

function normaliseOnion(value: string): string {
  const bare = value.replace(/\/$/, "");
  return bare.startsWith("http") ? bare : `http://${bare}`;
}
