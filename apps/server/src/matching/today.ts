import { dayOf, type Day } from "../ledger/edtf.ts";
import type { Clock } from "../platform/clock.ts";

/** The day in UTC, as figures are asked for. */
export const todayFrom = (clock: Clock): Day => dayOf(clock.now().toISOString().slice(0, 10));
