import path from "node:path";
import type { LogFiles } from "@apora/tlog/node";
import type { Ledger } from "../ledger/ledger.ts";

/** Where the parts of the log lie. */
export type LogPlaces = {
  /** Served as it is under `/log/`: tiles and checkpoint. */
  readonly folder: string;
  /** The last signed head, kept apart: never restored together with the folder or the database. */
  readonly stateFolder: string;
  /** The log's secret: "this was in the log". */
  readonly logKey: string;
  /** The publisher's secret: "we say this". It may be anywhere, for example on a stick. */
  readonly publisherKey: string;
  /** Which witnesses are asked, and how many are wanted (C2SP tlog-policy). */
  readonly policy: string;
};

/** The places of a register, in its data folder unless said otherwise. */
export function logPlaces(
  dataFolder: string,
  elsewhere: { readonly publisherKey?: string | undefined; readonly policy?: string | undefined } = {},
): LogPlaces {
  const at = (name: string): string => path.join(dataFolder, name);
  return {
    folder: at("log"),
    stateFolder: at("log-state"),
    logKey: at("log-key"),
    publisherKey: elsewhere.publisherKey ?? at("publisher-key"),
    policy: elsewhere.policy ?? at("log-policy"),
  };
}

/** A register whose log is written. */
export type LogSetting = {
  readonly ledger: Ledger;
  readonly places: LogPlaces;
  /** Host that goes into the names of new keys: what the log and its publisher are called for ever. */
  readonly host?: string | undefined;
  /** Age recipients who can open closed entries of statements; without one none are published. */
  readonly openingsTo?: readonly string[] | undefined;
  /** The file system the log is written to, for tests that let it fail. */
  readonly files?: LogFiles;
};
