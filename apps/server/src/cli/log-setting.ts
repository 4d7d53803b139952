import { readRecipients, type Config } from "../platform/config.ts";
import { logPlaces, type LogSetting } from "../proofs/places.ts";
import type { Register } from "./open-register.ts";

/** The log of an open register, where the operator's settings say. */
export function logSettingOf(
  { ledger }: Pick<Register, "ledger">,
  config: Pick<Config, "dataFolder" | "publicOrigin" | "publisherKey" | "logPolicy" | "openingsTo">,
): LogSetting {
  const { dataFolder, publicOrigin, publisherKey, logPolicy, openingsTo } = config;
  return {
    ledger,
    openingsTo: readRecipients(openingsTo),
    places: logPlaces(dataFolder, { publisherKey, policy: logPolicy }),
    ...(publicOrigin === undefined ? {} : { host: new URL(publicOrigin).hostname }),
  };
}
