import type { Signer } from "@apora/tlog";
import { openSigner } from "./keys.ts";
import type { LogSetting } from "./places.ts";

const NOWHERE = "apora.local";

/** The log's own key. */
export const openLogKey = ({ places, host = NOWHERE }: LogSetting): Promise<Signer> =>
  openSigner(places.logKey, { name: `${host}/log`, kind: "note" });

/** The publisher's key. Whoever seizes the log without it cannot speak for the publisher. */
export const openPublisherKey = ({ places, host = NOWHERE }: LogSetting): Promise<Signer> =>
  openSigner(places.publisherKey, { name: `${host}/publisher`, kind: "note" });

/** Both, made at the first use. @throws log.damaged */
export async function openKeys(setting: LogSetting): Promise<{ readonly log: Signer; readonly publisher: Signer }> {
  return { log: await openLogKey(setting), publisher: await openPublisherKey(setting) };
}
