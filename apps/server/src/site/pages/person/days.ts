import { CONFIRMATION_DAYS } from "../../../figures/measure.ts";
import { FOREVER, NEVER, type Day } from "../../../ledger/edtf.ts";
import type { Episode } from "../../../registry/timeline.ts";

/** Days spent in custody; `atLeast` where a date is not exact or nobody has confirmed the custody lately. */
export type HeldDays = { readonly days: number; readonly atLeast: boolean };

type Held = { readonly from: Day; readonly to: Day; readonly exact: boolean };

/** A release, or one sighting, from a custody whose beginning nobody recorded: it lasted, and nobody knows how long. */
const isMoment = ({ beginningKnown, began, ended, lastEvidence }: Episode): boolean =>
  !beginningKnown && (ended?.lo ?? lastEvidence) <= began.hi;

function heldIn(episode: Episode, day: Day): Held {
  const { began, ended, lastEvidence } = episode;
  const exactStart = episode.beginningKnown && began.lo === began.hi;
  if (ended !== null && ended.lo <= day) return { from: began.hi, to: ended.lo, exact: exactStart && ended.lo === ended.hi };
  const confirmed = day < lastEvidence + CONFIRMATION_DAYS;
  return { from: began.hi, to: confirmed ? day : Math.min(day, lastEvidence), exact: exactStart && confirmed };
}

/**
 * Days in custody up to a day over these episodes. The first and the last day count, each calendar day once; a partial
 * date counts from its last possible day to its first, so the number is never too high.
 */
export function heldDays(episodes: readonly Episode[], day: Day): HeldDays {
  const begun = episodes.filter((episode) => episode.began.lo <= day);
  const held = begun.filter((episode) => !isMoment(episode)).map((episode) => heldIn(episode, day));
  let days = 0;
  let counted = NEVER;
  for (const { from, to } of [...held].sort((a, b) => a.from - b.from)) {
    const first = Math.max(from, counted + 1);
    if (first > to || to >= FOREVER || first <= NEVER) continue;
    days += to - first + 1;
    counted = to;
  }
  return { days, atLeast: held.length < begun.length || held.some((one) => !one.exact) };
}
